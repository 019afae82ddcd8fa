"""Straight lines, correlations and shares compared: plain statistics. Pure."""

from collections.abc import Sequence
from math import atanh, sqrt

import numpy as np

CHANCE = 3.0
"""From so many standard errors on, something is said to stand out: chance brings that once in 370 times."""
ODDEST = 4.0
"""So many standard errors where the oddest of many is looked at."""
_NORMAL = 1.4826
"""So many median distances are a standard deviation of values that chance scatters."""
_LITTLE = 0.1
_FEWEST = 10
"""Of fewer days no correlation is told to stand out, of fewer months no line."""


def pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r; None where either does not vary, or there are fewer than three pairs."""
    if len(one) < 3 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.clip(np.corrcoef(one, other)[0, 1], -1.0, 1.0))


def r_stands_out(r: float | None, n: int) -> bool:
    """Whether r is beyond what chance brings, by Fisher's transformation."""
    if r is None or n < _FEWEST:
        return False
    return abs(r) >= 1.0 or abs(atanh(r)) * sqrt(n - 3) > CHANCE


def shares_stand_out(met: int, n: int, other_met: int, other_n: int) -> bool:
    """Whether two shares differ by more than chance brings."""
    if not n or not other_n:
        return False
    pooled = (met + other_met) / (n + other_n)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / other_n))
    return abs(met / n - other_met / other_n) > CHANCE * error


def counts_stand_out(n: int, expected: float) -> bool:
    """Whether so many are more or fewer than expected, beyond what the oddest of some dozen counts brings."""
    return expected > 0 and abs(n - expected) > ODDEST * sqrt(expected)


def odd_ones(values: Sequence[float]) -> list[bool]:
    """Which of some dozen values that should be alike lie beyond what the scatter of the others brings.

    Scatter is told by the median distance from the median, which a few odd ones do not move; and a tenth
    more or less is nothing odd.
    """
    if len(values) < _FEWEST:
        return [False] * len(values)
    distances = np.asarray(values) - np.median(values)
    scatter = _NORMAL * np.median(np.abs(distances))
    least = max(ODDEST * scatter, _LITTLE * float(np.median(values)))
    return [bool(one) for one in np.abs(distances) > least]


def slope(values: Sequence[float], at: Sequence[float]) -> float | None:
    """By how much a straight line through the values rises with each step of ``at``, relative to their mean.

    None where there are fewer than three values, or their mean is nothing.
    """
    if len(values) < 3 or not np.mean(values):
        return None
    return float(np.polyfit(at, values, 1)[0] / np.mean(values))


def slope_stands_out(values: Sequence[float], at: Sequence[float]) -> bool:
    """Whether the rise of a straight line is beyond what the scatter around it brings."""
    if len(values) < _FEWEST:
        return False
    rise, level = np.polyfit(at, values, 1)
    rest = np.asarray(values) - (rise * np.asarray(at) + level)
    error = sqrt(float(rest @ rest) / (len(values) - 2)) / (float(np.std(at)) * sqrt(len(values)))
    return bool(abs(rise) > CHANCE * error)
