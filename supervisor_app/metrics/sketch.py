"""Percentiles of durations from counts in logarithmic buckets, which add up over hours, days and sources.

Bucket i holds durations (whole ms) over γ^(i−1) and up to γ^i, with γ = 1.02, and stands for 2·γ^i / (γ + 1),
so that no duration is told more than (γ − 1) / (γ + 1) = 0.99 % wrong (the idea of DDSketch: Masson, Rim and
Lee, 2019). Durations of 0 have a bucket of their own and are exact. A percentile interpolates between ranks
as the exact one does (type 7). A count may be negative on its way, as a correction that others make whole.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
Bucket: TypeAlias = tuple[int, int]
"""A bucket and how many durations it holds."""

GAMMA = 1.02
RELATIVE_ERROR = (GAMMA - 1) / (GAMMA + 1)
ZERO = -1
"""The bucket of durations of 0 ms."""

_NUMERATOR, _DENOMINATOR = 51, 50  # γ as a fraction
_LOW = 1e-9  # more than a logarithm may be wrong, in buckets
_LAST_MS = int(np.iinfo(np.int64).max)


def bucket_of(durations_ms: NDArray[np.integer[Any]]) -> IntArray:
    """The bucket of each duration. Raises ValueError for a negative one.

    Guessed by logarithm, a little low, then put right by the exact bounds: a duration must fall into the same
    bucket on every machine, else what is taken out again is not what was put in.
    """
    values = durations_ms.astype(np.int64)
    if values.size and values.min() < 0:
        raise ValueError("a duration is not negative")
    guess = np.ceil(np.log(np.maximum(values, 1)) / np.log(GAMMA) - _LOW).astype(np.int64)
    return np.where(values == 0, ZERO, guess + (values > _bounds()[guess]))


def value_of(buckets: IntArray) -> Floats:
    """The duration (ms) that each bucket stands for."""
    return np.where(buckets == ZERO, 0.0, 2 * GAMMA ** buckets.astype(np.float64) / (GAMMA + 1))


class Sketch(Struct, frozen=True):
    """A set of durations as its buckets, in order, none of them empty."""

    buckets: tuple[Bucket, ...] = ()

    @classmethod
    def of(cls, durations_ms: NDArray[np.integer[Any]]) -> "Sketch":
        """The sketch of some durations."""
        buckets, counts = np.unique(bucket_of(durations_ms), return_counts=True)
        return cls(tuple(zip(buckets.tolist(), counts.tolist(), strict=True)))

    @classmethod
    def united(cls, rows: Iterable[Bucket]) -> "Sketch":
        """The sketch of rows of any number of sketches, in any order."""
        counts: Counter[int] = Counter()
        for bucket, count in rows:
            counts[bucket] += count
        return cls(tuple(sorted((bucket, count) for bucket, count in counts.items() if count)))

    @property
    def n(self) -> int:
        """How many durations it holds."""
        return sum(count for _, count in self.buckets)

    def plus(self, other: "Sketch") -> "Sketch":
        """Both together."""
        return Sketch.united((*self.buckets, *other.buckets))

    def minus(self, other: "Sketch") -> "Sketch":
        """This one, the other taken out of it."""
        return Sketch.united((*self.buckets, *((bucket, -count) for bucket, count in other.buckets)))

    def quantile_ms(self, share: float) -> float | None:
        """The duration (ms) at a share of the ranks; None where there is none."""
        table = np.array(self.buckets, np.int64).reshape(-1, 2)
        found = quantiles_ms(np.zeros(len(table), np.int64), table[:, 0], table[:, 1], 1, share)[0]
        return None if np.isnan(found) else float(found)


def quantiles_ms(groups: IntArray, buckets: IntArray, counts: IntArray, size: int, share: float) -> Floats:
    """The duration (ms) at a share of the ranks of each of the groups ``0 … size - 1``; NaN for an empty one.

    The rows may come in any order, and the same bucket of a group more than once. Raises ValueError where
    more durations were taken out of a bucket than put in.
    """
    return Bucketed(groups, buckets, counts, size).quantiles_ms(share)


class Bucketed:
    """Durations in buckets of the groups ``0 … size - 1``: added up once, asked as often as one likes.

    Raises ValueError where more durations were taken out of a bucket than put in.
    """

    def __init__(self, groups: IntArray, buckets: IntArray, counts: IntArray, size: int) -> None:
        groups, self._buckets, counts = summed(groups, buckets, counts)
        if counts.size and counts.min() < 0:
            raise ValueError("more durations were taken out of a bucket than put in")
        self.n: IntArray = np.bincount(groups, counts, size).astype(np.int64)
        self._reached = np.cumsum(counts)

    def quantiles_ms(self, share: float) -> Floats:
        """The duration (ms) at a share of the ranks of each group; NaN for an empty one."""
        some = self.n > 0
        n, first = self.n[some], (np.cumsum(self.n) - self.n)[some]
        place = (n - 1) * share
        low = np.floor(place).astype(np.int64)
        below, above = self._at(first + low), self._at(first + np.minimum(low + 1, n - 1))
        result = np.full(len(self.n), np.nan)
        result[some] = below + (place - low) * (above - below)
        return result

    def _at(self, ranks: IntArray) -> Floats:
        return value_of(self._buckets[np.searchsorted(self._reached, ranks, side="right")])


def summed(groups: IntArray, buckets: IntArray, counts: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """The rows by group and bucket, each once, without empty ones."""
    width = len(_bounds()) + 1
    keys = groups * width + buckets - ZERO
    if (keys[1:] > keys[:-1]).all() and counts.all():
        return groups, buckets, counts  # as they mostly come
    keys, places = np.unique(keys, return_inverse=True)
    sums = np.zeros(len(keys), np.int64)
    np.add.at(sums, places, counts)
    keys, sums = keys[sums != 0], sums[sums != 0]
    return keys // width, keys % width + ZERO, sums


@lru_cache(maxsize=1)
def _bounds() -> IntArray:
    """The longest duration (whole ms) of each bucket, worked out in whole numbers."""
    bounds, numerator, denominator = [1], 1, 1
    while bounds[-1] < _LAST_MS:
        numerator, denominator = numerator * _NUMERATOR, denominator * _DENOMINATOR
        bounds.append(min(numerator // denominator, _LAST_MS))
    return np.array(bounds, np.int64)
