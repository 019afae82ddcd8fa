"""Erlang C and A: published points, direct sums in fractions, and the integrals of their waits."""

from fractions import Fraction
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.metrics.erlang import Load, erlang_a, erlang_b, erlang_c

HALF_HOUR = Load(100, 1800, 180)
A_CALL_IN_10_S = Load(0.1, 1, 240)
erlangs = st.floats(0.05, 30)
agents = st.integers(1, 40)
patiences = st.floats(5, 3000)


@pytest.mark.parametrize(
    ("n", "p_wait", "average_wait_s", "service_level"),
    [
        (11, "0.682118", "122.781", "0.389614"),
        (13, "0.285270", "17.1162", "0.795595"),
        (14, "0.174132", "7.83594", "0.888350"),
    ],
)
def test_published_points_of_erlang_c(n: int, p_wait: str, average_wait_s: str, service_level: str) -> None:
    met = erlang_c(HALF_HOUR, n, within_s=20)
    assert f"{met.p_wait:.6f}" == p_wait
    assert f"{met.average_wait_s:.6g}" == average_wait_s
    assert f"{met.service_level:.6f}" == service_level


def test_a_published_point_of_a_large_team() -> None:
    met = erlang_c(Load(360, 1800, 240), 55, within_s=15)
    assert (f"{met.p_wait:.4f}", f"{met.average_wait_s:.1f}", f"{met.service_level:.4f}") == (
        "0.2387",
        "8.2",
        "0.8459",
    )


def test_published_points_of_erlang_a() -> None:
    assert f"{erlang_a(A_CALL_IN_10_S, 25, patience_s=30, within_s=20).p_abandon:.7f}" == "0.0975908"
    met = erlang_a(A_CALL_IN_10_S, 28, patience_s=300, within_s=20)
    assert f"{met.mean_queue:.6f}" == "0.683326"
    assert f"{met.wait_of_all_s:.5f}" == "6.83326"


def _direct_p_wait(a: Fraction, n: int) -> Fraction:
    """Erlang C as it stands in the books, with powers and factorials."""
    all_busy = a**n / factorial(n) * n / (n - a)
    return all_busy / (sum(a**k / factorial(k) for k in range(n)) + all_busy)


@settings(deadline=None)
@given(st.fractions(Fraction(1, 20), 15, max_denominator=20), st.integers(1, 20))
def test_erlang_c_is_the_direct_sum(a: Fraction, n: int) -> None:
    met = erlang_c(Load(float(a), 100, 100), n, within_s=50)
    if a >= n:
        assert (met.p_wait, met.average_wait_s, met.service_level, met.stable) == (1, None, 0, False)
        return
    p_wait = _direct_p_wait(a, n)
    assert met.stable
    assert met.p_wait == pytest.approx(float(p_wait), rel=1e-12)
    assert met.average_wait_s == pytest.approx(float(p_wait * 100 / (n - a)), rel=1e-12)
    assert met.service_level == pytest.approx(1 - float(p_wait) * np.exp(float(a - n) / 2), rel=1e-12)
    assert met.occupancy == pytest.approx(float(a / n))


def _states(load: Load, n: int, patience_s: float, size: int = 1500) -> list[float]:
    """The probability of each number present, from the empty system upward."""
    weights = [Fraction(1)]
    leaving = Fraction(load.handling_s) / Fraction(patience_s)
    for present in range(1, size):
        departures = min(present, n) + max(present - n, 0) * leaving
        weights.append(Fraction(float(weights[-1] * Fraction(load.erlangs) / departures)))
    total = sum(weights)
    return [float(weight / total) for weight in weights]


@settings(deadline=None)
@given(erlangs, agents, st.floats(20, 3000))
def test_erlang_a_is_the_direct_sum_over_its_states(a: float, n: int, patience_s: float) -> None:
    load = Load(a, 200, 200)
    states = _states(load, n, patience_s)
    queue = sum(max(present - n, 0) * p for present, p in enumerate(states))
    met = erlang_a(load, n, patience_s, within_s=20)
    assert met.p_wait == pytest.approx(sum(states[n:]), rel=1e-9, abs=1e-15)
    assert met.mean_queue == pytest.approx(queue, rel=1e-9, abs=1e-15)
    assert met.wait_of_all_s == pytest.approx(queue / load.calls_per_s, rel=1e-9, abs=1e-12)
    assert met.p_abandon == pytest.approx(queue / load.calls_per_s / patience_s, rel=1e-9, abs=1e-15)
    busy = sum(min(present, n) * p for present, p in enumerate(states)) / n
    assert met.occupancy == pytest.approx(busy, rel=1e-9)


@settings(deadline=None)
@given(erlangs, agents, patiences, st.floats(0, 120), st.floats(0, 20))
def test_waits_under_erlang_a_are_the_integrals_of_the_offered_wait(
    a: float, n: int, patience_s: float, within_s: float, short_s: float
) -> None:
    """Zeltyn, Mandelbaum (2005): at endless patience, wait v has density c·exp(λ·∫P(patience>u)du−nμv)."""
    load, leave = Load(a, 200, 200), 1 / patience_s
    pace = n / load.handling_s
    end = max(20 * patience_s, 60 / pace)

    def up_to(end_s: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        v = np.linspace(0, end_s, 200_001)
        exponent = load.calls_per_s / leave * -np.expm1(-leave * v) - pace * v
        return v, exponent, np.exp(-leave * v)

    v, exponent, stays = up_to(end)
    p_free = sum(_states(load, n, patience_s)[:n])
    scale = (1 - p_free) / np.trapezoid(np.exp(exponent), v)
    answered = p_free + scale * np.trapezoid(np.exp(exponent) * stays, v)
    waited = scale * np.trapezoid(np.exp(exponent) * stays * v, v)
    met = erlang_a(load, n, patience_s, within_s, short_s)
    assert 1 - met.p_abandon == pytest.approx(answered, abs=1e-5)
    assert met.average_wait_s == pytest.approx(waited / answered, rel=1e-3, abs=1e-4)

    v, exponent, stays = up_to(within_s)
    in_time = p_free + scale * np.trapezoid(np.exp(exponent) * stays, v)
    v, exponent, stays = up_to(short_s)
    called_up = scale * np.trapezoid(np.exp(exponent), v)
    still_waiting = stays[-1] * (1 - p_free - called_up)
    outlasting = p_free + scale * np.trapezoid(np.exp(exponent) * stays, v) + still_waiting
    assert met.service_level == pytest.approx(min(in_time / outlasting, 1), abs=1e-5)


@settings(deadline=None)
@given(st.floats(0.1, 25), agents)
def test_great_patience_comes_to_erlang_c(a: float, n: int) -> None:
    load = Load(a, 100, 100)
    if a > 0.95 * n:
        return
    patient, never = erlang_a(load, n, 1e8, within_s=20), erlang_c(load, n, within_s=20)
    assert patient.p_wait == pytest.approx(never.p_wait, abs=1e-4)
    assert patient.average_wait_s == pytest.approx(never.average_wait_s, rel=1e-3, abs=1e-9)
    assert patient.service_level == pytest.approx(never.service_level, abs=1e-4)


def test_no_patience_comes_to_erlang_b() -> None:
    met = erlang_a(HALF_HOUR, 11, patience_s=1e-6, within_s=20)
    assert met.p_abandon == pytest.approx(erlang_b(HALF_HOUR.erlangs, 11), rel=1e-6)


def test_without_agents_a_call_waits_for_ever_or_gives_up() -> None:
    endless = erlang_c(HALF_HOUR, 0, within_s=20)
    assert (endless.p_wait, endless.average_wait_s, endless.service_level, endless.occupancy) == (
        1,
        None,
        0,
        None,
    )
    given_up = erlang_a(Load(60, 60, 180), 0, patience_s=30, within_s=20)
    assert (given_up.p_abandon, given_up.average_wait_s, given_up.wait_of_all_s) == (1, None, 30)
    assert (given_up.mean_queue, given_up.service_level, given_up.occupancy) == (30, 0, None)


def test_a_call_that_comes_where_none_came_finds_everybody_free() -> None:
    for met in (erlang_c(Load(0, 1800, 180), 3, 20), erlang_a(Load(0, 1800, 180), 3, 60, 20)):
        assert (met.p_wait, met.average_wait_s, met.service_level, met.occupancy) == (0, 0, 1, 0)


@pytest.mark.parametrize("n", [1, 5_000, 9_999, 10_001, 10_200, 20_000])
def test_huge_loads_do_not_overflow(n: int) -> None:
    load = Load(100_000, 1800, 180)
    assert load.erlangs == 10_000
    never = erlang_c(load, n, within_s=20)
    assert never.stable == (n > 10_000)
    met = erlang_a(load, n, patience_s=120, within_s=20, short_s=5)
    for share in (
        never.p_wait,
        never.service_level,
        met.p_wait,
        met.p_abandon,
        met.service_level,
        met.occupancy,
    ):
        assert share is not None
        assert 0 <= share <= 1
    # What is not abandoned keeps the agents busy: a fluid limit that leaves nothing to chance at this size.
    assert met.p_abandon == pytest.approx(max(1 - n / 10_000, 0), abs=0.01)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="load"):
        Load(1, 0, 180)
    with pytest.raises(ValueError, match="load"):
        Load(-1, 1800, 180)
    for patience_s in (0.0, -1.0, float("inf"), float("nan")):
        with pytest.raises(ValueError, match="patience"):
            erlang_a(HALF_HOUR, 11, patience_s, within_s=20)
