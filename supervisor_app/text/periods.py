"""Periods of whole days, and what they are compared with, as text."""

from datetime import date

from supervisor_app.domain.summary import Against, Period, PeriodKind
from supervisor_app.text.times import WEEKDAYS

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_AGAINST = {
    Against.USUAL: "the mean of the last ordinary same weekdays",
    Against.BEFORE: "the period of the same length just before",
    Against.WEEK: "the same days a week before",
    Against.YEAR: "the same period a year before, weekday for weekday",
}


def period_title(period: Period) -> str:
    """A period in full: ``Friday 20 November 2026``, ``Week 47, 16 to 22 November 2026``."""
    first, last = period.first, period.last
    if period.kind is PeriodKind.MONTH:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if first == last:
        return f"{WEEKDAYS[first.weekday()]} {_day(first)} {first.year}"
    days = f"{_beginning(first, last)} to {_day(last)} {last.year}"
    return f"Week {first.isocalendar().week}, {days}" if period.kind is PeriodKind.WEEK else days


def report_stem(period: Period) -> str:
    """What a file of a period is called, without its ending: ``report-2026-11-20``."""
    days = f"{period.first}" if period.first == period.last else f"{period.first}-to-{period.last}"
    return f"report-{days}"


def month_brief(key: str) -> str:
    """A month such as 2026-11 as a label: ``Nov 26``."""
    return f"{_MONTHS[int(key[5:7]) - 1][:3]} {key[2:4]}"


def against_rule(against: Against) -> str:
    """What a comparison is made with, as a rule: ``the mean of the last ordinary same weekdays``."""
    return _AGAINST[against]


def _beginning(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{_day(first)} {first.year}"
    return _day(first) if first.month != last.month else str(first.day)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"
