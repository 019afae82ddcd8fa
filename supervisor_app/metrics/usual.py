"""The usual day, and what is to be expected of a day by it.

A day is its intervals with their values, keyed by the local minute at which an interval begins; days are
looked up by calendar weekday, so that a missing day shifts nothing. An interval that a day lacks is not a
zero: it is left out of means.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from statistics import fmean
from typing import TypeAlias

import numpy as np
from msgspec import Struct

Slot: TypeAlias = int
"""The minute after local midnight at which an interval begins."""
Day: TypeAlias = Mapping[Slot, float]
History: TypeAlias = Mapping[date, Day]

MEAN_OF_DAYS = 4
BAND_OF_DAYS = 8
FACTOR_OF_DAYS = 6
FEWEST_FOR_A_BAND = 2
BAND = (10, 90)
HALF_LIFE_MIN = 240.0
"""On a bank's calls of 110 days anything from 180 to 360 forecasts the rest of the day about equally well."""


class Kinds(Struct, frozen=True, kw_only=True):
    """What is known of days.

    ``monthdays``: the special days of every month. ``gaps``: days not observed in full. ``incidents``: days
    in which something was broken.
    """

    monthdays: frozenset[int] = frozenset({1, 10, 20})
    holidays: frozenset[date] = frozenset()
    gaps: frozenset[date] = frozenset()
    incidents: frozenset[date] = frozenset()

    def kind_of(self, day: date) -> str:
        """The class of a special day (``holiday``, ``monthday``); empty for a day as others."""
        if day in self.holidays:
            return "holiday"
        return "monthday" if day.day in self.monthdays else ""

    def whole(self, day: date) -> bool:
        """Whether the day was observed in full and nothing was broken."""
        return day not in self.gaps and day not in self.incidents

    def ordinary(self, day: date) -> bool:
        """Whether the day tells what is usual."""
        return self.whole(day) and not self.kind_of(day)


class Usual(Struct, frozen=True, kw_only=True):
    """The usual values of the intervals of a day, and the days they come from, newest first.

    ``low`` and ``high``: the band, p10 and p90 of ``band_days``; empty where there are fewer than two.
    """

    values: dict[Slot, float]
    days: tuple[date, ...]
    low: dict[Slot, float]
    high: dict[Slot, float]
    band_days: tuple[date, ...]

    @property
    def has_band(self) -> bool:
        """Whether there were enough days for a band."""
        return len(self.band_days) >= FEWEST_FOR_A_BAND


class Forecast(Struct, frozen=True, kw_only=True):
    """What is expected of a day: its usual values × ``factor``, the mean of ``factor_days`` (none: 1)."""

    values: dict[Slot, float]
    usual: Usual
    factor: float
    factor_days: tuple[date, ...]


def usual(history: History, day: date, ordinary: Callable[[date], bool]) -> Usual:
    """What is usual for a day: the mean of the last 4 ordinary same weekdays before it, the band of 8."""
    same = (d for d in _before(history, day) if d.weekday() == day.weekday() and ordinary(d))
    band_days = tuple(islice(same, BAND_OF_DAYS))
    days = band_days[:MEAN_OF_DAYS]
    band = _columns(history, band_days) if len(band_days) >= FEWEST_FOR_A_BAND else {}
    edges = {slot: np.percentile(column, BAND).tolist() for slot, column in band.items()}
    return Usual(
        values={slot: fmean(column) for slot, column in _columns(history, days).items()},
        days=days,
        low={slot: low for slot, (low, _) in edges.items()},
        high={slot: high for slot, (_, high) in edges.items()},
        band_days=band_days,
    )


def factor(history: History, day: date, ordinary: Callable[[date], bool]) -> float | None:
    """How many times the usual a day was, over the intervals both have; None where nothing is usual."""
    return _ratio(history[day], usual(history, day, ordinary).values)


def forecast(history: History, day: date, kinds: Kinds) -> Forecast:
    """What is expected of a day by those before it: the usual × the mean factor of its class, if any."""
    expected, kind = usual(history, day, kinds.ordinary), kinds.kind_of(day)
    factors = dict(islice(_factors(history, day, kinds), FACTOR_OF_DAYS)) if kind else {}
    mean = fmean(factors.values()) if factors else 1.0
    return Forecast(
        values={slot: value * mean for slot, value in expected.values.items()},
        usual=expected,
        factor=mean,
        factor_days=tuple(factors),
    )


def rest_of_today(expected: Day, so_far: Day, half_life_min: float = HALF_LIFE_MIN) -> dict[Slot, float]:
    """What is expected of the intervals after those of today that are over.

    The ratio of today so far to what was expected so far, its distance from 1 halved with every
    ``half_life_min`` of the horizon (minutes from the last interval that is over).
    """
    last = max(so_far, default=-1)
    ratio = _ratio(so_far, expected)
    surplus = 0.0 if ratio is None else ratio - 1
    return {
        slot: value * (1 + surplus * 0.5 ** ((slot - last) / half_life_min))
        for slot, value in expected.items()
        if slot > last
    }


def _before(history: History, day: date) -> Iterator[date]:
    """The days before a day, newest first."""
    return iter(sorted((d for d in history if d < day), reverse=True))


def _columns(history: History, days: tuple[date, ...]) -> dict[Slot, list[float]]:
    """The values of each interval on the days that have it."""
    columns: dict[Slot, list[float]] = {}
    for day in days:
        for slot, value in history[day].items():
            columns.setdefault(slot, []).append(value)
    return dict(sorted(columns.items()))


def _factors(history: History, day: date, kinds: Kinds) -> Iterator[tuple[date, float]]:
    """The whole days of the class of a day that lie before it, newest first, with their factors."""
    for earlier in _before(history, day):
        if kinds.kind_of(earlier) == kinds.kind_of(day) and kinds.whole(earlier):
            times = factor(history, earlier, kinds.ordinary)
            if times is not None:
                yield earlier, times


def _ratio(day: Day, expected: Day) -> float | None:
    """The sum of a day over the sum expected, of the intervals both have; None where nothing is expected."""
    shared = day.keys() & expected.keys()
    total = sum(expected[slot] for slot in shared)
    return sum(day[slot] for slot in shared) / total if total > 0 else None
