"""Chooses what a period is held against, and says what that is or why there is nothing."""

from datetime import date
from typing import NamedTuple

from msgspec import structs

from supervisor_app import text
from supervisor_app.domain.periods import compared, day_of, days_of, window_of
from supervisor_app.domain.summary import Against, Period
from supervisor_app.domain.time import Window
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.usual import FEWEST_FOR_A_BAND, Usual
from supervisor_app.services.asked import Asker, measured, topics_of
from supervisor_app.services.comparing import Comparison, NoComparison, PeriodComparison, UsualComparison
from supervisor_app.services.day_sums import VOLUME, Days
from supervisor_app.services.local_hours import cut_at
from supervisor_app.services.ordinary import Ordinary
from supervisor_app.services.summary_rows import CHANNELS, WHOLE
from supervisor_app.text import remarks as words


class Chosen(NamedTuple):
    """A comparison, its title (``usual Friday``), and a note where it is not all that it could be.

    ``usual``: the windows of the days behind the usual of a single day.
    """

    comparison: Comparison
    title: str
    note: str = ""
    usual: tuple[Window, ...] = ()


def chosen(asker: Asker, period: Period, against: Against, days: Days, ordinary: Ordinary) -> Chosen:
    """What a period is held against. Raises StoreError."""
    other = compared(period, against, asker.answers.at)
    if other is None:
        return _usual(asker, period, days, ordinary)
    title = text.period_title(other)
    if not ordinary.stored(other.first):
        return Chosen(NoComparison(), title, words.not_stored(other))
    if period.running:
        other = _as_far(period, other, asker)
    return Chosen(_other(asker.within(other.window), other), title)


def usual_of_day(asker: Asker, period: Period, days: Days, ordinary: Ordinary) -> Chosen:
    """The usual of a single day; nothing of a longer period. Raises StoreError."""
    if period.first == period.last:
        return _usual(asker, period, days, ordinary)
    return Chosen(NoComparison(), words.usual_title(period))


def _usual(asker: Asker, period: Period, days: Days, ordinary: Ordinary) -> Chosen:
    title = words.usual_title(period)
    usuals = {day: ordinary.usual_for(day) for day in _begun(asker, period)}
    if not usuals or not all(one.days for one in usuals.values()):
        return Chosen(NoComparison(), title, words.no_usual(period))
    until = asker.answers.at if period.running else None
    single = next(iter(usuals.values())) if period.first == period.last else None
    return Chosen(
        UsualComparison(days, usuals, until),
        title,
        words.no_band(period) if single is not None and _has_no_band(single) else "",
        tuple(days.day(one, until).window for one in single.days) if single is not None else (),
    )


def _begun(asker: Asker, period: Period) -> list[date]:
    """The days of a period that have begun."""
    today = day_of(asker.answers.at, asker.zone)
    return [day for day in days_of(period) if day <= today]


def _has_no_band(usual: Usual) -> bool:
    return len(usual.band_days) < FEWEST_FOR_A_BAND


def _as_far(period: Period, other: Period, asker: Asker) -> Period:
    """The other period as far as the running one has come: as many days, and the same time of day."""
    at, zone = asker.answers.at, asker.zone
    day = other.first + (day_of(at, zone) - period.first)
    if day > other.last:
        return other
    window = Window(window_of(other.first, zone).start, cut_at(day, at, zone).end)
    return structs.replace(other, window=window)


def _other(asker: Asker, period: Period) -> Comparison:
    hours: dict[int, int] = {}
    for one in asker.readings(VOLUME, by=(Dim.HOUR,)):
        hours[int(one.id.scope.hour)] = one.n
    found = measured(asker, WHOLE, CHANNELS)
    topics = {topic: one.n for topic, one in topics_of(asker).items()}
    return PeriodComparison(found.whole, found.channels, hours, topics)
