"""Statistics of durations in groups, exact: percentiles interpolate linearly between ranks (type 7)."""

from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from supervisor_app.metrics.columns import IntArray

Floats: TypeAlias = NDArray[np.float64]


class Statistic(StrEnum):
    """What is told of a set of durations."""

    MEAN = "mean"
    TOTAL = "total"
    MEDIAN = "median"
    P90 = "p90"
    P95 = "p95"
    LONGEST = "longest"


_RANK = {Statistic.MEDIAN: 0.5, Statistic.P90: 0.9, Statistic.P95: 0.95, Statistic.LONGEST: 1.0}


class Ordered(NamedTuple):
    """Values ordered by group, then by size, with the number of values of each group."""

    values: Floats
    n: IntArray


def ordered(values: Floats, codes: NDArray[np.integer[Any]], size: int) -> Ordered:
    """Put values in the order from which every statistic can be read."""
    n = np.bincount(codes, minlength=size).astype(np.int64)
    if size == 1:
        return Ordered(np.sort(values), n)
    return Ordered(values[np.lexsort((values, codes))], n)


def statistic_of(statistic: Statistic, one: Ordered) -> Floats:
    """The statistic of each group; NaN for an empty one."""
    result = np.full(len(one.n), np.nan)
    some = np.flatnonzero(one.n)
    first = (np.cumsum(one.n) - one.n)[some]
    if statistic in _RANK:
        result[some] = _ranked(one.values, first, one.n[some], _RANK[statistic])
    elif len(some):
        result[some] = np.add.reduceat(one.values, first)
        if statistic is Statistic.MEAN:
            result[some] /= one.n[some]
    return result


def _ranked(values: Floats, first: IntArray, n: IntArray, share: float) -> Floats:
    """The value at a share of the ranks of each group; ``first``: where a group begins."""
    place = (n - 1) * share
    low = np.floor(place).astype(np.int64)
    high = np.minimum(low + 1, n - 1)
    below, above = values[first + low], values[first + high]
    between: Floats = below + (place - low) * (above - below)
    return between
