"""Statistics of durations in groups, exact: percentiles interpolate linearly between ranks (type 7)."""

from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.time import SECOND_MS
from supervisor_app.metrics.layout import NEVER, Floats, IntArray


class Statistic(StrEnum):
    """What is told of a set of durations."""

    MEAN = "mean"
    TOTAL = "total"
    MEDIAN = "median"
    P90 = "p90"
    P95 = "p95"
    LONGEST = "longest"


RANKS = {Statistic.MEDIAN: 0.5, Statistic.P90: 0.9, Statistic.P95: 0.95}
"""The percentiles, each as a share of the ranks."""


class Grouped:
    """Durations (ms) that fall into groups ``0 … size - 1``; ``n``: how many each group has.

    They are sorted only when a percentile is asked for, and then once for all percentiles.
    """

    def __init__(self, durations_ms: IntArray, codes: NDArray[np.integer[Any]], size: int) -> None:
        self._values, self._codes, self._size = durations_ms, codes, size
        self._sorted: tuple[IntArray, int, int] | None = None
        self.n: IntArray = np.bincount(codes, minlength=size).astype(np.int64)

    def statistic(self, statistic: Statistic) -> Floats:
        """The statistic of each group, in seconds; NaN for an empty one."""
        if statistic in RANKS:
            return self._percentile(RANKS[statistic]) / SECOND_MS
        if statistic is Statistic.LONGEST:
            longest = np.full(self._size, NEVER)
            np.maximum.at(longest, self._codes, self._values)
            return self._or_nan(longest) / SECOND_MS
        total = np.bincount(self._codes, self._values, self._size).astype(np.float64)
        divisor = np.ones(self._size) if statistic is Statistic.TOTAL else np.maximum(self.n, 1.0)
        return self._or_nan(total / divisor) / SECOND_MS

    def _or_nan(self, values: Floats | IntArray) -> Floats:
        return np.where(self.n > 0, values, np.nan)

    def _percentile(self, share: float) -> Floats:
        """The value at a share of the ranks of each group."""
        n, (marks, width, least) = self.n[self.n > 0], self._ordered()
        first = (np.cumsum(self.n) - self.n)[self.n > 0]
        place = (n - 1) * share
        low = np.floor(place).astype(np.int64)
        below = marks[first + low] % width + least
        above = marks[first + np.minimum(low + 1, n - 1)] % width + least
        result = np.full(self._size, np.nan)
        result[self.n > 0] = below + (place - low) * (above - below)
        return result

    def _ordered(self) -> tuple[IntArray, int, int]:
        """Marks by group, then by size: a value is a mark modulo the second number, plus the third."""
        if self._sorted is None:
            least = int(self._values.min(initial=0))
            width = int(self._values.max(initial=0)) - least + 1
            # Group and value as one number: to sort one column is several times as fast as two.
            marks = (
                self._values - least
                if self._size == 1
                else self._codes.astype(np.int64) * width + (self._values - least)
            )
            self._sorted = np.sort(marks), width, least
        return self._sorted
