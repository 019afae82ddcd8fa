"""Mean contacts by day of the month and hour, and by weekday and hour."""

from collections.abc import Callable, Iterator
from datetime import date

from supervisor_app.domain.periods import window_of
from supervisor_app.domain.summary import Heat
from supervisor_app.domain.time import HOUR_MS, Instant, Window
from supervisor_app.services.answering import Answers
from supervisor_app.services.local_hours import hours_of
from supervisor_app.services.long_view import MONTHS_BACK, LongView
from supervisor_app.text.remarks import weekdays_short

WEEKS_BACK = 56
"""Eight weeks, in days."""

_HOURS = tuple(range(24))
_MONTHDAYS = tuple(str(day) for day in range(1, 32))


def by_monthday(past: LongView, answers: Answers, last: date, zone: str) -> Heat:
    """Three months up to a day by day of the month. Raises StoreError."""
    days = past.days(last, MONTHS_BACK)
    return _heat(past, answers, days, zone, _MONTHDAYS, lambda day: day.day - 1)


def by_weekday(past: LongView, answers: Answers, last: date, zone: str) -> Heat:
    """Eight weeks up to a day by weekday. Raises StoreError."""
    return _heat(past, answers, past.days(last, WEEKS_BACK), zone, weekdays_short(), date.weekday)


def _heat(
    past: LongView,
    answers: Answers,
    days: list[date],
    zone: str,
    columns: tuple[str, ...],
    column_of: Callable[[date], int],
) -> Heat:
    if not days:
        return Heat()
    window = Window(window_of(days[0], zone).start, window_of(days[-1], zone).end)
    gaps = tuple(gap.window for gap in answers.gaps(window))
    found = past.counts(days)
    sums = [[0.0] * len(columns) for _ in _HOURS]
    times = [[0] * len(columns) for _ in _HOURS]
    for day in days:
        column = column_of(day)
        for hour, part in _observed(day, zone, gaps, answers.at):
            sums[hour][column] += found[day].get(hour, 0) * part
            times[hour][column] += 1
    return Heat(
        columns=columns,
        rows=_HOURS,
        values=tuple(
            tuple(total / n if n else None for total, n in zip(*row, strict=True))
            for row in zip(sums, times, strict=True)
        ),
        window=window,
    )


def _observed(day: date, zone: str, gaps: tuple[Window, ...], at: Instant) -> Iterator[tuple[int, float]]:
    """The hours of a day that are over and were watched, each once; and its part of what is counted there.

    An hour that comes twice is counted together: half of it is the hour.
    """
    hours = hours_of(window_of(day, zone), zone)
    shown = [one.hour for one in hours]
    blind = {
        one.hour
        for one in hours
        if one.start + HOUR_MS > at or any(gap.meets(Window(one.start, one.start + HOUR_MS)) for gap in gaps)
    }
    for hour in dict.fromkeys(shown):
        if hour not in blind:
            yield hour, 1 / shown.count(hour)
