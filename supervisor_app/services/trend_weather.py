"""The weather beside the contacts of a day, and how far the two go together on ordinary days. Pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean

from supervisor_app.domain.beside import WEATHER, WeatherDay
from supervisor_app.domain.periods import window_of
from supervisor_app.domain.trends import Correlated, Point, WeatherPoint
from supervisor_app.metrics.correlating import pearson, r_stands_out
from supervisor_app.metrics.usual import Kinds
from supervisor_app.services.trend_counts import Counts, Stretch

_WEEKS = 4
"""The usual of a day is the mean of the ordinary same weekdays of so many weeks before it, and after it."""
_FEWEST = 2
_WET = 0.1
_FALLING = ("rain_mm", "snow_cm")
"""Of these there are days with and days without any."""
_KINDS: dict[str, Callable[[date], bool]] = {
    "all": lambda day: True,
    "workdays": lambda day: day.isoweekday() <= 5,
    "Saturdays": lambda day: day.isoweekday() == 6,
    "Sundays": lambda day: day.isoweekday() == 7,
}


def weather_points(
    stretch: Stretch, counts: Counts, channel: str, told: Sequence[WeatherDay], kinds: Kinds
) -> tuple[WeatherPoint, ...]:
    """The days whose weather is told, a point a measure. Several places are one by their mean.

    Raises StoreError.
    """
    ordinary = {day: counts.days[day] for day in stretch.watched if _is_ordinary(day, counts, kinds)}
    usual = {day: found for day in ordinary if (found := _usual(day, ordinary)) is not None}
    points = list[WeatherPoint]()
    for measure in WEATHER:
        for day, value in _by_day(told, measure).items():
            if day not in stretch.watched:
                continue
            relative = ordinary[day] / usual[day] if day in usual else None
            points.append(WeatherPoint(
                day=day,
                measure=measure,
                weather=value,
                contacts=_point(stretch, counts, channel, day),
                relative=relative,
            ))  # fmt: skip
    return tuple(points)


def correlations(points: Sequence[WeatherPoint]) -> tuple[Correlated, ...]:
    """Each measure against the contacts, over all ordinary days and over kinds of them."""
    measures = dict.fromkeys(point.measure for point in points)
    return tuple(
        _correlated(measure, name, [
            point
            for point in points
            if point.measure == measure and point.relative is not None and wanted(point.day)
        ])
        for measure in measures
        for name, wanted in _KINDS.items()
    )  # fmt: skip


def _correlated(measure: str, days: str, points: Sequence[WeatherPoint]) -> Correlated:
    pairs = [(point.weather, point.relative) for point in points if point.relative is not None]
    falls = measure in _FALLING
    wet = [relative for weather, relative in pairs if falls and weather >= _WET]
    dry = [relative for weather, relative in pairs if falls and weather < _WET]
    told = [relative for _weather, relative in pairs]
    r_any = pearson([float(weather >= _WET) for weather, _relative in pairs], told) if falls else None
    r = pearson([weather for weather, _relative in pairs], told)
    return Correlated(
        measure=measure,
        days=days,
        r=r,
        r_any=r_any,
        n=len(pairs),
        wet=fmean(wet) if wet else None,
        wet_n=len(wet),
        dry=fmean(dry) if dry else None,
        dry_n=len(dry),
        stands_out=r_stands_out(r, len(pairs)) or r_stands_out(r_any, len(pairs)),
    )


def _is_ordinary(day: date, counts: Counts, kinds: Kinds) -> bool:
    return bool(counts.days.get(day)) and kinds.ordinary(day)


def _usual(day: date, ordinary: Mapping[date, int]) -> float | None:
    """The mean of the same weekdays around a day, itself left out; None where there are too few."""
    steps = (week * timedelta(days=7) for week in range(-_WEEKS, _WEEKS + 1) if week)
    others = [ordinary[day + step] for step in steps if day + step in ordinary]
    return fmean(others) if len(others) >= _FEWEST and any(others) else None


def _by_day(told: Sequence[WeatherDay], measure: str) -> dict[date, float]:
    found: dict[date, list[float]] = {}
    for one in told:
        value = getattr(one, measure)
        if value is not None:
            found.setdefault(one.day, []).append(value)
    return {day: fmean(values) for day, values in found.items()}


def _point(stretch: Stretch, counts: Counts, channel: str, day: date) -> Point:
    n = counts.days.get(day, 0)
    window = window_of(day, stretch.zone)
    return Point(value=float(n), n=n, figure=stretch.figure(channel), window=window)
