"""Figures as sums: rates and means of several days are those of all their contacts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.snapshot import FigureId, Reading, Span
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.sums import Kind, Sum, absent, added, kind_of, mean_day, sum_of, value_of

SHARES = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: (min(pair), max(pair)))


def reading(key: str, value: float | None, n: int, met: int | None = None) -> Reading:
    return Reading(id=FigureId(key, Span.WINDOW), value=value, n=n, met=met, rule="")


def share(met: int, n: int) -> Reading:
    return reading("service_level", met / n if n else None, n, met)


def test_the_mean_of_rates_is_not_the_rate() -> None:
    """One day of 9 in 10, one of 1 in 90: 10 in 100, not 45.6 %."""
    days = [sum_of(share(9, 10)), sum_of(share(1, 90))]
    assert value_of("service_level", mean_day("service_level", days)) == 0.1


@given(st.lists(SHARES, min_size=1))
def test_shares_are_those_of_all_contacts(days: list[tuple[int, int]]) -> None:
    met, n = sum(one for one, _ in days), sum(one for _, one in days)
    total = added(sum_of(share(*one)) for one in days)
    assert value_of("service_level", total) == (met / n if n else None)
    mean = value_of("service_level", mean_day("service_level", [sum_of(share(*one)) for one in days]))
    assert mean == (pytest.approx(met / n) if n else None)


@given(st.lists(st.lists(st.integers(1, 900), max_size=5), min_size=1))
def test_means_are_those_of_all_contacts(days: list[list[int]]) -> None:
    sums = [sum_of(reading("handling", sum(day) / len(day) if day else None, len(day))) for day in days]
    every = [one for day in days for one in day]
    assert value_of("handling", added(sums)) == (pytest.approx(sum(every) / len(every)) if every else None)


def test_counts_are_means_of_days_and_days_without_any_count() -> None:
    days = [sum_of(reading("volume", 6.0, 6)), absent("volume"), absent("volume")]
    assert value_of("volume", mean_day("volume", days)) == 2.0
    assert value_of("volume", added([mean_day("volume", days), mean_day("volume", days)])) == 4.0
    assert value_of("service_level", mean_day("service_level", [absent("service_level")] * 3)) is None


def test_a_sum_that_was_not_told_is_no_zero() -> None:
    """Phrases, of days on which no message was read."""
    days = [sum_of(reading("phrases", None, 0)), sum_of(reading("phrases", 4.0, 2))]
    assert value_of("phrases", mean_day("phrases", days)) == 4.0
    assert value_of("phrases", mean_day("phrases", days[:1])) is None
    assert mean_day("volume", []) == Sum()


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("volume", Kind.COUNT),
        ("abandoned", Kind.COUNT),
        ("peer_points", Kind.COUNT),
        ("handling_total", Kind.COUNT),
        ("abandonment", Kind.SHARE),
        ("first_line", Kind.SHARE),
        ("rating", Kind.MEAN),
        ("average_wait", Kind.MEAN),
        ("p90_wait", Kind.NONE),
        ("longest_talk", Kind.NONE),
        ("customers", Kind.NONE),
    ],
)
def test_how_figures_add_up(key: str, kind: Kind) -> None:
    assert kind_of(key) is kind
    if kind is Kind.NONE:
        assert sum_of(reading(key, 5.0, 3)) == Sum()


def test_every_figure_adds_up_somehow() -> None:
    assert {kind_of(key) for key in FIGURES} == set(Kind)
