"""Statistics against numbers worked out by hand."""

import pytest

from supervisor_app.metrics.correlating import (
    counts_stand_out,
    odd_ones,
    pearson,
    r_stands_out,
    shares_stand_out,
    slope,
    slope_stands_out,
)


def test_pearson_is_as_by_hand() -> None:
    # deviations (-1.5, -0.5, 0.5, 1.5) and (-2, 0, -1, 3): 7 / sqrt(5 × 14)
    assert pearson([1, 2, 3, 4], [1, 3, 2, 6]) == pytest.approx(7 / (5 * 14) ** 0.5)
    assert pearson([1, 2, 3], [3, 2, 1]) == -1.0


@pytest.mark.parametrize(("one", "other"), [([1, 2], [2, 4]), ([1, 1, 1], [1, 2, 3]), ([], [])])
def test_what_does_not_vary_has_no_r(one: list[float], other: list[float]) -> None:
    assert pearson(one, other) is None


@pytest.mark.parametrize(
    ("r", "n", "stands_out"),
    # atanh(0.5) = 0.5493; 0.5493 × sqrt(n - 3) > 3 from n = 33 on
    [
        (0.5, 32, False),
        (0.5, 33, True),
        (-0.5, 33, True),
        (0.99, 9, False),
        (1.0, 20, True),
        (None, 99, False),
    ],
)
def test_r_stands_out_where_chance_does_not_bring_it(r: float | None, n: int, stands_out: bool) -> None:
    assert r_stands_out(r, n) is stands_out


def test_shares_stand_out_from_three_errors_on() -> None:
    # 0.5 against 0.4 of 100 each: pooled 0.45, error 0.07036, 1.4 errors; of 1,000 each 4.5 errors
    assert not shares_stand_out(50, 100, 40, 100)
    assert shares_stand_out(500, 1000, 400, 1000)
    assert not shares_stand_out(0, 0, 5, 10)


def test_a_straight_line_is_told_relative_to_its_mean() -> None:
    assert slope([90, 100, 110], [0, 1, 2]) == pytest.approx(0.1)
    assert slope([90, 110], [0, 1]) is None
    assert slope([0, 0, 0], [0, 1, 2]) is None


@pytest.mark.parametrize(("n", "stands_out"), [(141, True), (140, False), (60, False), (59, True)])
def test_the_oddest_of_many_counts_stands_out_from_four_errors_on(n: int, stands_out: bool) -> None:
    assert counts_stand_out(n, 100.0) is stands_out
    assert not counts_stand_out(n, 0.0)


def test_a_line_stands_out_where_months_scatter_less_than_it_rises() -> None:
    at = [float(month) for month in range(12)]
    # residuals of ±1 around the line: error of the rise about 1 / (3.45 × sqrt(12)) = 0.084
    scattered = [(-1.0) ** month for month in range(12)]
    assert slope_stands_out([100 + 0.5 * x + one for x, one in zip(at, scattered, strict=True)], at)
    assert not slope_stands_out([100 + 0.1 * x + one for x, one in zip(at, scattered, strict=True)], at)
    assert not slope_stands_out(at[:9], at[:9])  # too few to tell


def test_odd_ones_lie_beyond_the_scatter_of_the_others() -> None:
    even = [100.0, 102.0, 98.0, 101.0, 99.0, 103.0, 97.0, 100.0, 101.0, 99.0]
    assert odd_ones([*even, 150.0, 60.0]) == [False] * 10 + [True, True]
    assert odd_ones([*even, 105.0]) == [False] * 11  # a little more is nothing odd
    assert odd_ones([100.0, 200.0]) == [False, False]
