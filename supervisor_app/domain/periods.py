"""Periods of whole local days, and the periods they are compared with. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta

from supervisor_app.domain.summary import Against, Period, PeriodKind
from supervisor_app.domain.time import HOUR_MS, Instant, Window, from_instant, local_midnight

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_YEAR_OF_WEEKS = timedelta(days=364)
"""So that a weekday meets the same weekday of the year before."""


def period_of(kind: PeriodKind, day: date, zone: str, at: Instant, last: date | None = None) -> Period:
    """The period of a kind that holds a day; a range from ``day`` to ``last``, included.

    ``at``: the instant last watched; a period that has not ended by then ends at it. Raises ValueError for a
    range that ends before it begins.
    """
    if kind is PeriodKind.WEEK:
        first = day - timedelta(days=day.weekday())
        return _period(kind, first, first + 6 * _DAY, zone, at)
    if kind is PeriodKind.MONTH:
        first = day.replace(day=1)
        return _period(kind, first, _next_month(first) - _DAY, zone, at)
    end = day if last is None or kind is PeriodKind.DAY else last
    if end < day:
        raise ValueError("a range ends on the day it begins or later")
    return _period(kind, day, end, zone, at)


def moved(period: Period, by: int, at: Instant) -> Period:
    """The period so many of its own lengths later (negative: earlier)."""
    if period.kind is PeriodKind.MONTH:
        months = period.first.year * 12 + period.first.month - 1 + by
        first = date(months // 12, months % 12 + 1, 1)
        return _period(period.kind, first, _next_month(first) - _DAY, period.zone, at)
    step = (period.last - period.first + _DAY) * by
    return _period(period.kind, period.first + step, period.last + step, period.zone, at)


def compared(period: Period, against: Against, at: Instant) -> Period | None:
    """The one period that a period is compared with; None for the usual, which is none."""
    if against is Against.BEFORE:
        return moved(period, -1, at)
    if against is Against.WEEK:
        return _shifted(period, _WEEK, at)
    if against is Against.YEAR:
        if period.kind is PeriodKind.MONTH:
            return moved(period, -12, at)
        return _shifted(period, _YEAR_OF_WEEKS, at)
    return None


def days_of(period: Period) -> Iterator[date]:
    """Its days, oldest first."""
    day = period.first
    while day <= period.last:
        yield day
        day += _DAY


def window_of(day: date, zone: str) -> Window:
    """A local day as a window: 23, 24 or 25 hours."""
    return Window(local_midnight(day, zone), local_midnight(day + _DAY, zone))


def days_of_window(window: Window, zone: str) -> Iterator[date]:
    """The local days that a window shares time with, oldest first."""
    day, last = day_of(window.start, zone), day_of(max(window.end - 1, window.start), zone)
    while day <= last:
        yield day
        day += _DAY


def hour_window(day: date, hour: int, zone: str) -> Window | None:
    """An hour of a local day by the clock; both together where it comes twice, None where it is left out."""
    whole = window_of(day, zone)
    starts = [at for at in range(whole.start, whole.end, HOUR_MS) if from_instant(at, zone).hour == hour]
    return Window(starts[0], starts[-1] + HOUR_MS) if starts else None


def day_of(at: Instant, zone: str) -> date:
    """The local day that holds an instant."""
    return from_instant(at, zone).date()


def _period(kind: PeriodKind, first: date, last: date, zone: str, at: Instant) -> Period:
    start, end = local_midnight(first, zone), local_midnight(last + _DAY, zone)
    return Period(
        kind=kind,
        first=first,
        last=last,
        zone=zone,
        window=Window(start, max(start, min(end, at))),
        running=at < end,
    )


def _shifted(period: Period, by: timedelta, at: Instant) -> Period:
    return _period(period.kind, period.first - by, period.last - by, period.zone, at)


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
