"""Durations put together from several stretches of time, so that a percentile is of all of them at once."""

from functools import reduce
from typing import TypeVar

import numpy as np
from msgspec import Struct

from supervisor_app.metrics.layout import IntArray
from supervisor_app.metrics.sketch import Sketch
from supervisor_app.metrics.times import RANKS, Grouped, Statistic

Key = TypeVar("Key")

SHARES = frozenset(RANKS)
"""The statistics that a pool has."""


class Pool(Struct, frozen=True, eq=False):
    """Durations as they are (ms), and sketches of others where only these are kept."""

    exact: tuple[IntArray, ...] = ()
    sketch: Sketch = Sketch()

    @property
    def approximate(self) -> bool:
        """Whether some of the durations are known only nearly."""
        return bool(self.sketch.buckets)

    def plus(self, other: "Pool") -> "Pool":
        """Both together."""
        return Pool(self.exact + other.exact, self.sketch.plus(other.sketch))

    def value_s(self, statistic: Statistic) -> float | None:
        """A percentile in seconds; None where there is no duration."""
        if self.approximate:
            found = reduce(Sketch.plus, map(Sketch.of, self.exact), self.sketch)
            value_ms = found.quantile_ms(RANKS[statistic])
            return None if value_ms is None else value_ms / 1000
        durations = np.concatenate(self.exact) if self.exact else np.empty(0, np.int64)
        if not len(durations):
            return None
        return float(Grouped(durations, np.zeros(len(durations), np.int64), 1).statistic(statistic)[0])


def pooled(parts: "list[dict[Key, Pool]]") -> dict[Key, Pool]:
    """The pools of several stretches, each key's put together."""
    whole: dict[Key, Pool] = {}
    for part in parts:
        for key, pool in part.items():
            whole[key] = whole[key].plus(pool) if key in whole else pool
    return whole
