"""Statistics against numbers worked out by hand."""

import pytest

from supervisor_app.metrics.correlating import pearson, r_stands_out, shares_stand_out, slope


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
