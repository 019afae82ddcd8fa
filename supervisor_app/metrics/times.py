"""Statistics of durations in groups, exact: percentiles interpolate linearly between ranks (type 7)."""

from enum import StrEnum
from typing import TypeAlias

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


def grouped(
    statistic: Statistic, values: Floats, codes: NDArray[np.int32], size: int
) -> tuple[Floats, IntArray]:
    """The statistic and the number of values of each group ``0 … size - 1``; NaN for an empty one."""
    n = np.bincount(codes, minlength=size).astype(np.int64)
    if statistic in _RANK:
        return _ranked(values, codes, n, _RANK[statistic]), n
    total = np.bincount(codes, weights=values, minlength=size)
    divisor = n if statistic is Statistic.MEAN else np.minimum(n, 1)
    return np.divide(total, divisor, out=np.full(size, np.nan), where=n > 0), n


def _ranked(values: Floats, codes: NDArray[np.int32], n: IntArray, share: float) -> Floats:
    """The value at a share of the ranks of each group."""
    ordered = values[np.lexsort((values, codes))]
    result = np.full(len(n), np.nan)
    some = np.flatnonzero(n)
    first = (np.cumsum(n) - n)[some]
    place = (n[some] - 1) * share
    low = np.floor(place).astype(np.int64)
    high = np.minimum(low + 1, n[some] - 1)
    below, above = ordered[first + low], ordered[first + high]
    result[some] = below + (place - low) * (above - below)
    return result
