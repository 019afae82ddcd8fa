"""Sketches tell percentiles at most 1 % wrong, and add up and come apart without a trace."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.metrics.sketch import (
    RELATIVE_ERROR,
    ZERO,
    Sketch,
    bucket_of,
    quantiles_ms,
    value_of,
)

LONGEST = 2**63 - 1
# Lengths of every magnitude, each as likely as another.
durations = st.one_of(
    st.integers(0, 60), st.integers(0, 62).flatmap(lambda bits: st.integers(0, 2**bits)), st.just(LONGEST)
)
many = st.lists(durations, max_size=60)
shares = st.floats(0, 1) | st.sampled_from([0.5, 0.9, 0.95])


def _array(values: list[int]) -> np.ndarray:
    return np.array(values, np.int64)


def _exact_ms(values: list[int], share: float) -> float:
    """Type 7 of Hyndman and Fan: rank (n − 1)·share, linear between its neighbours."""
    ordered, place = sorted(values), Fraction(share) * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return float(ordered[low] + (place - low) * (ordered[high] - ordered[low]))


@given(many.filter(bool), shares)
def test_a_percentile_is_at_most_one_percent_wrong(values: list[int], share: float) -> None:
    found, exact = Sketch.of(_array(values)).quantile_ms(share), _exact_ms(values, share)
    assert found == pytest.approx(exact, rel=0.01, abs=1e-9)
    assert RELATIVE_ERROR < 0.01


@given(durations.filter(bool))
def test_a_bucket_holds_what_lies_between_its_powers(value: int) -> None:
    gamma, bucket = Fraction(51, 50), int(bucket_of(_array([value]))[0])
    assert gamma ** (bucket - 1) < value <= gamma**bucket


def test_zeros_are_exact_and_have_a_bucket_of_their_own() -> None:
    assert bucket_of(_array([0, 1, 2])).tolist() == [ZERO, 0, 36]
    assert value_of(_array([ZERO])).tolist() == [0]
    assert Sketch.of(_array([0, 0, 0, 60_000])).quantile_ms(0.5) == 0


def test_bounds_do_not_depend_on_the_logarithm() -> None:
    """At the longest duration of each bucket and right after it, where a rounded logarithm would miss.

    From 52 ms on, where each next whole millisecond lies no further than one bucket away.
    """
    for bucket in range(200, 1400):
        last = int(Fraction(51, 50) ** bucket)
        assert bucket_of(_array([last, last + 1])).tolist() == [bucket, bucket + 1]


@given(st.lists(many, max_size=5), st.randoms(use_true_random=False))
def test_merging_in_any_order_is_the_sketch_of_all(parts: list[list[int]], random: Random) -> None:
    whole = Sketch.of(_array([value for part in parts for value in part]))
    rows = [row for part in parts for row in Sketch.of(_array(part)).buckets]
    random.shuffle(rows)
    assert Sketch.united(rows) == whole
    assert whole.n == sum(len(part) for part in parts)
    folded = Sketch()
    for part in random.sample(parts, len(parts)):
        folded = Sketch.of(_array(part)).plus(folded)
    assert folded == whole


@given(many, many)
def test_what_is_taken_out_again_leaves_no_trace(kept: list[int], passing: list[int]) -> None:
    before = Sketch.of(_array(kept))
    assert before.plus(Sketch.of(_array(passing))).minus(Sketch.of(_array(passing))) == before
    assert before.minus(before) == Sketch()
    correction = Sketch().minus(Sketch.of(_array(passing)))
    assert Sketch.of(_array(kept + passing)).plus(correction) == before


@given(
    st.lists(st.tuples(st.integers(0, 3), durations), max_size=60), shares, st.randoms(use_true_random=False)
)
def test_each_group_has_its_own_percentile(
    drawn: list[tuple[int, int]], share: float, random: Random
) -> None:
    groups = [[value for group, value in drawn if group == wanted] for wanted in range(4)]
    rows = [
        (group, bucket, 1)
        for group, values in enumerate(groups)
        for bucket in bucket_of(_array(values)).tolist()
    ]
    random.shuffle(rows)
    table = np.array(rows, np.int64).reshape(-1, 3)
    found = quantiles_ms(table[:, 0], table[:, 1], table[:, 2], 4, share)
    for group, values in enumerate(groups):
        alone = Sketch.of(_array(values)).quantile_ms(share)
        assert np.isnan(found[group]) if alone is None else found[group] == alone


def test_nothing_has_no_percentile() -> None:
    assert Sketch().quantile_ms(0.5) is None
    assert Sketch().n == 0


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        bucket_of(_array([5, -1]))
    with pytest.raises(ValueError, match="taken out"):
        Sketch(((3, -1),)).quantile_ms(0.5)
