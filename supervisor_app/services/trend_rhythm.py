"""Mean contacts of hours, weekdays and days of the month, over days that were watched from end to end."""

from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from supervisor_app.domain.periods import window_of
from supervisor_app.domain.time import Window
from supervisor_app.domain.trends import Point, Rhythm
from supervisor_app.metrics.correlating import counts_stand_out, odd_ones
from supervisor_app.services.trend_counts import Counts, Stretch

_FEWEST = 3
_HOURS, _WEEKDAYS, _MONTHDAYS = range(24), range(1, 8), range(1, 32)


def rhythm_of(stretch: Stretch, counts: Counts, channel: str) -> Rhythm:
    """The rhythm of a stretch. Raises StoreError."""
    days = sorted(stretch.watched)
    if not days:
        return Rhythm()
    whole = _window(days, stretch.zone)

    def point(n: int, times: int, **words: str) -> Point:
        return Point(
            value=n / times if times else None,
            n=n,
            figure=stretch.figure(channel, **words),
            window=whole,
            of=float(times),
        )

    def by(part: str, words: range, word_of: Callable[[date], int]) -> tuple[Point, ...]:
        own = {word: [day for day in days if word_of(day) == word] for word in words}
        return tuple(
            point(sum(counts.days.get(day, 0) for day in some), len(some), **{part: str(word)})
            for word, some in own.items()
        )

    monthdays = by("monthday", _MONTHDAYS, lambda day: day.day)
    return Rhythm(
        hours=tuple(
            point(sum(counts.hours.get((day, hour), 0) for day in days), len(days), hour=str(hour))
            for hour in _HOURS
        ),
        weekdays=by("weekday", _WEEKDAYS, date.isoweekday),
        monthdays=monthdays,
        odd_monthdays=_odd(monthdays),
        days=len(days),
        windows=tuple(_window(run, stretch.zone) for run in _runs(days)),
    )


def _odd(monthdays: tuple[Point, ...]) -> tuple[int, ...]:
    """The days of the month that stand out, of months enough to tell."""
    told = {day: one for day, one in enumerate(monthdays, 1) if one.value and (one.of or 0.0) >= _FEWEST}
    values = [one.value or 0.0 for one in told.values()]
    usual = median(values) if values else 0.0
    found = zip(told.items(), odd_ones(values), strict=True)
    return tuple(day for (day, one), odd in found if odd and counts_stand_out(one.n, usual * (one.of or 0.0)))


def _window(days: list[date], zone: str) -> Window:
    return Window(window_of(days[0], zone).start, window_of(days[-1], zone).end)


def _runs(days: list[date]) -> list[list[date]]:
    """Days that follow each other, together."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
