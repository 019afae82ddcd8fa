"""What each number of the Trends page leads to: its contacts, and how it was counted."""

from collections.abc import Callable, Mapping

from supervisor_app import text
from supervisor_app.domain.asking import ContactsAsked
from supervisor_app.domain.time import Window
from supervisor_app.domain.trends import CohortTrend, Point, Trends
from supervisor_app.text.times import WEEKDAYS as WEEKDAY_NAMES
from supervisor_app.ui.present.behind import Behind
from supervisor_app.ui.present.trends import key_of, name_of, number_words
from supervisor_app.ui.present.trends_cohorts import fact_title, per_customers
from widgets.facts import Fact

MONTHS, SHARES, INDEX, SERVICE, PER_1000, SHIFT, YEARS, TOPICS = (
    "contacts", "shares", "index", "service", "per_1000", "shift", "years", "topics",
)  # fmt: skip
HOURS, WEEKDAYS, MONTHDAYS, WEATHER, COHORT, SINCE = (
    "hours", "weekdays", "monthdays", "weather", "cohort", "since",
)  # fmt: skip

_RULES = {
    MONTHS: "contacts that reached us in the month",
    SHARES: "contacts of the channel ÷ all contacts of the month; listed are those of the channel",
    INDEX: "contacts of the month ÷ those of the same month a year before, both whole; listed are the former",
    SERVICE: "contacts by self-service ÷ all contacts of the month; listed are those by self-service",
    PER_1000: "contacts of the month ÷ the subscribers imported for it × 1,000",
    SHIFT: "contacts of the channel ÷ all contacts of these months; listed are those of the channel",
    YEARS: "contacts that reached us in the year",
    TOPICS: "contacts about the topic; of a month ÷ what its share of each channel brings in that month",
    HOURS: "contacts in this hour of the day ÷ the days that were watched from end to end",
    WEEKDAYS: "contacts on this weekday ÷ such days that were watched from end to end",
    MONTHDAYS: "contacts on this day of the month ÷ such days that were watched from end to end",
    WEATHER: "contacts that reached us on the day",
    COHORT: "contacts of these customers ÷ the months for which they were on this side, all together",
    SINCE: "contacts of customers in this month before or after their day ÷ the months they had of it",
}
_SHARES_OF = (SHARES, INDEX, SERVICE, SHIFT)
_COUNTS = (MONTHS, YEARS, WEATHER, TOPICS)
_PARTS = {HOURS: ("hours", 0), WEEKDAYS: ("weekdays", 1), MONTHDAYS: ("monthdays", 1)}


def clicked(trends: Trends, part: str, *key: str) -> Behind | None:
    """What was clicked leads to this; None: it leads nowhere."""
    return _OPENERS[part](trends, part, *key)


def _monthly(trends: Trends, part: str, month: str, line: str) -> Behind | None:
    lines = [*([trends.whole] if trends.whole is not None else []), *trends.channels]
    found = next((one for one in lines if key_of(one.channel) == line), None)
    if found is None:
        return None
    points = getattr(found, part)
    place = _place(trends, month)
    title = f"{name_of(found.channel)}, {text.month_brief(month)}"
    return _behind(trends, part, title, points[place]) if place is not None else None


def _single(trends: Trends, part: str, month: str, line: str) -> Behind | None:
    place = _place(trends, month)
    if place is None:
        return None
    if part == SERVICE:
        title = f"Self-service, {text.month_brief(month)}"
        return _behind(trends, part, title, trends.self_service[place])
    return _behind(trends, part, f"Per 1,000 subscribers, {text.month_brief(month)}", trends.per_1000[place])


def _shift(trends: Trends, part: str, row: str, column: str) -> Behind | None:
    found = next((one for one in trends.shifts if one.channel.value == row), None)
    if found is None or column not in ("before", "now"):
        return None
    title = f"Share of contacts, {name_of(found.channel)}"
    return _behind(trends, part, title, found.before if column == "before" else found.now)


def _topic(trends: Trends, part: str, row: str, column: str) -> Behind | None:
    found = next((one for one in trends.topics if one.topic == row), None)
    peak = None if found is None else found.peak
    if found is None or (column == "peak" and peak is None):
        return None
    points = {"before": found.before, "now": found.now, "peak": peak.contacts if peak is not None else None}
    point = points.get(column)
    return None if point is None else _behind(trends, part, row, point)


def _year(trends: Trends, part: str, row: str, column: str) -> Behind | None:
    found = [one for one in trends.years if key_of(one.channel) == row and str(one.year) == column]
    if not found:
        return None
    return _behind(trends, part, f"{name_of(found[0].channel)}, {column}", found[0].contacts)


def _rhythm(trends: Trends, part: str, step: str, _line: str) -> Behind | None:
    name, first = _PARTS[part]
    point: Point = getattr(trends.rhythm, name)[int(step)]
    number = int(step) + first
    title = {
        HOURS: lambda: f"Contacts from {number}:00 to {number + 1}:00",
        WEEKDAYS: lambda: f"Contacts on {WEEKDAY_NAMES[number - 1]}s",
        MONTHDAYS: lambda: f"Contacts on day {number} of the month",
    }[part]()
    return _behind(trends, part, title, point, trends.rhythm.windows)


def _weather(trends: Trends, part: str, day: str) -> Behind | None:
    found = next((one for one in trends.weather if one.day.isoformat() == day), None)
    if found is None:
        return None
    return _behind(
        trends,
        part,
        f"Contacts of {text.date_long(found.contacts.window.start, trends.zone)}",
        found.contacts,
    )


def _cohort(trends: Trends, part: str, row: str, column: str) -> Behind | None:
    cohort = trends.cohort
    if cohort is None:
        return None
    own = [one for one in cohort.sides if key_of(one.channel) == row and one.side == column]
    if not own:
        return None
    title = f"{fact_title(cohort.fact)}, {column}: {name_of(own[0].channel).lower()}"
    return _behind(trends, part, title, own[0].rate)


def _since(trends: Trends, part: str, month: str, line: str) -> Behind | None:
    cohort = trends.cohort
    point = None if cohort is None else _month_of(cohort, month, line)
    if point is None or cohort is None:
        return None
    return _behind(trends, part, f"{fact_title(cohort.fact)}, month {month}", point)


def _month_of(cohort: CohortTrend, month: str, line: str) -> Point | None:
    own = (one for one in cohort.months if str(one.month) == month)
    return next((one.rate for one in own if key_of(one.channel) == line), None)


def _behind(trends: Trends, part: str, title: str, point: Point, windows: tuple[Window, ...] = ()) -> Behind:
    asked = ContactsAsked(
        figure=point.figure, windows=windows or (point.window,), zone=trends.zone, hue=point.hue
    )
    return Behind(title, asked, _facts(trends, part, point))


def _facts(trends: Trends, part: str, point: Point) -> tuple[Fact, ...]:
    of = "" if not point.of or part in _COUNTS else f" of {text.decimal(point.of, 0)}"
    end = point.window.end
    first, last = (text.date_long(at, trends.zone) for at in (point.window.start, end - 1))
    facts = (
        Fact("value", "Value", _value(part, point), rest="" if point.whole else "a part of the time"),
        Fact("rule", "Rule", _RULES[part]),
        Fact("n", "Contacts", text.count(point.n) + of),
        Fact("window", "Window", f"{first} to {last}, {trends.zone}"),
        Fact("gap", "Gap", "part of this time was not observed" if point.gap else "", "warn"),
    )
    return tuple(fact for fact in facts if fact.value)


def _value(part: str, point: Point) -> str:
    if part in (COHORT, SINCE):
        return f"{per_customers(point.value)} of 1,000 customers a month"
    if part in _SHARES_OF:
        return text.share(point.value, 1)
    return text.count(point.n) if part in _COUNTS else number_words(point.value)


def _place(trends: Trends, month: str) -> int | None:
    return next((place for place, one in enumerate(trends.months) if one.key == month), None)


_OPENERS: Mapping[str, Callable[..., Behind | None]] = {
    MONTHS: _monthly,
    SHARES: _monthly,
    INDEX: _monthly,
    SERVICE: _single,
    PER_1000: _single,
    SHIFT: _shift,
    YEARS: _year,
    TOPICS: _topic,
    HOURS: _rhythm,
    WEEKDAYS: _rhythm,
    MONTHDAYS: _rhythm,
    WEATHER: _weather,
    COHORT: _cohort,
    SINCE: _since,
}
