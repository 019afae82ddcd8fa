"""The choices over the Daily summary: which period, against what, of which site and channel. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import structs

from supervisor_app import text
from supervisor_app.domain.asking import SummaryAsked, SummaryCame
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.periods import day_of, moved, period_of
from supervisor_app.domain.summary import Against, Period, PeriodKind
from supervisor_app.domain.time import Instant
from supervisor_app.text.remarks import usual_title

Choices = tuple[tuple[str, str], ...]
"""Keys with the words they are shown as."""

_KINDS = (
    (PeriodKind.DAY, "Day"),
    (PeriodKind.WEEK, "Week"),
    (PeriodKind.MONTH, "Month"),
    (PeriodKind.RANGE, "Range"),
)
_BEFORE = {PeriodKind.DAY: "day before", PeriodKind.WEEK: "week before", PeriodKind.MONTH: "month before"}
_DAY = timedelta(days=1)


def first_asked(at: Instant, zone: str) -> SummaryAsked:
    """What is shown when nobody chose anything: the day before today."""
    return SummaryAsked(kind=PeriodKind.DAY, day=day_of(at, zone) - _DAY)


def instead_of_nothing(came: SummaryCame, zone: str) -> SummaryAsked | None:
    """What to show where nothing of yesterday is stored yet: today, once it has begun to be watched."""
    today = day_of(came.at, zone)
    begun = came.first_day is not None and came.first_day == today
    return (
        structs.replace(came.asked, day=today) if begun and came.asked == first_asked(came.at, zone) else None
    )


def period_asked(asked: SummaryAsked, at: Instant, zone: str) -> Period:
    """The period that is asked for."""
    return period_of(asked.kind, asked.day, zone, at, asked.last)


def stepped(asked: SummaryAsked, by: int, at: Instant, zone: str) -> SummaryAsked:
    """The same of the period so many lengths later (negative: earlier)."""
    period = moved(period_asked(asked, at, zone), by, at)
    last = period.last if asked.kind is PeriodKind.RANGE else None
    return structs.replace(asked, day=period.first, last=last)


def of_period(asked: SummaryAsked, kind: PeriodKind, first: date, last: date | None) -> SummaryAsked:
    """The same of another period. Of a week or a month the time before is the same as a week before."""
    against = asked.against
    if kind in (PeriodKind.WEEK, PeriodKind.MONTH) and against is Against.WEEK:
        against = Against.BEFORE
    return structs.replace(asked, kind=kind, day=first, last=last, against=against)


def kind_choices() -> Choices:
    """The kinds of period."""
    return tuple((kind.value, word) for kind, word in _KINDS)


def against_choices(period: Period) -> Choices:
    """What the period can be compared with. Of a week the week before is the same weekdays."""
    one_day = period.first == period.last
    choices = [
        (Against.USUAL, usual_title(period)),
        (Against.BEFORE, _BEFORE.get(period.kind, "time before")),
        (Against.WEEK, "same weekday, a week before" if one_day else "same days, a week before"),
        (Against.YEAR, "same period last year"),
    ]
    return tuple(
        (one.value, word)
        for one, word in choices
        if one is not Against.WEEK or period.kind in (PeriodKind.DAY, PeriodKind.RANGE)
    )


def site_choices(sites: Mapping[str, str]) -> Choices:
    """All sites, and each."""
    return (("", "All sites"), *sites.items())


def channel_choices(channels: Iterable[Channel]) -> Choices:
    """All channels, and each."""
    return (("", "All channels"), *((one.value, text.channel_title(one)) for one in channels))


AGAIN_MS = 30_000
"""How often at most a period that may have changed is looked at anew (machine's clock)."""


def look_again(came: SummaryCame | None, since_ms: int, *, opened: bool) -> bool:
    """Whether to ask again, so long after it was last asked: while a period runs, where it failed, and when
    the page is ``opened``."""
    if since_ms < AGAIN_MS or came is None:
        return False
    running = came.summary is None or came.summary.period.running
    return running or opened
