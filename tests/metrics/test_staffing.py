"""How many agents are needed: published points, and that one fewer is never enough."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.metrics.erlang import ErlangA, ErlangC, Load
from supervisor_app.metrics.staffing import (
    StaffingTarget,
    agents_needed,
    expected,
    reaches,
    rostered,
    short_of,
)

HALF_HOUR = Load(100, 1800, 180)
BUSY = StaffingTarget(service_level=0.8, within_s=20, max_occupancy=0.85)

loads = st.builds(Load, st.floats(0, 400), st.just(1800.0), st.floats(1, 900))
targets = st.builds(
    StaffingTarget,
    service_level=st.floats(0, 0.99),
    within_s=st.floats(0, 120),
    max_occupancy=st.floats(0.3, 1),
    patience_s=st.none() | st.floats(5, 2000),
    short_s=st.floats(0, 10),
)


def test_published_staffing() -> None:
    assert agents_needed(HALF_HOUR, BUSY) == 14
    assert rostered(14, 0.30) == 20
    assert agents_needed(Load(200, 3600, 250), StaffingTarget(service_level=0.75, within_s=20)) == 18


def test_without_a_limit_of_occupancy_the_service_level_alone_decides() -> None:
    assert agents_needed(HALF_HOUR, StaffingTarget(service_level=0.79, within_s=20)) == 13
    assert agents_needed(HALF_HOUR, StaffingTarget(service_level=0.80, within_s=20)) == 14


@pytest.mark.parametrize(("max_occupancy", "needed"), [(0.85, 14), (0.70, 15), (0.50, 20), (0.49, 21)])
def test_nobody_is_busier_than_allowed(max_occupancy: float, needed: int) -> None:
    """Ten erlangs keep 10 / n of the time of n agents."""
    assert agents_needed(HALF_HOUR, StaffingTarget(max_occupancy=max_occupancy)) == needed


@pytest.mark.parametrize(("there", "missing"), [(14, 0), (13.5, 1), (13, 1), (11.2, 3), (0, 14), (20, 0)])
def test_how_many_were_missing(there: float, missing: int) -> None:
    assert short_of(HALF_HOUR, BUSY, there) == missing


def test_an_interval_without_calls_needs_nobody() -> None:
    assert agents_needed(Load(0, 1800, 180), BUSY) == 0
    assert short_of(Load(0, 1800, 180), BUSY, 0) == 0


def test_a_patience_chooses_erlang_a() -> None:
    assert isinstance(expected(HALF_HOUR, BUSY, 14), ErlangC)
    assert isinstance(expected(HALF_HOUR, StaffingTarget(patience_s=60), 14), ErlangA)


@settings(deadline=None)
@given(loads, targets)
def test_the_fewest_that_reach_the_target(load: Load, target: StaffingTarget) -> None:
    needed = agents_needed(load, target)
    assert all(reaches(load, target, needed + more) for more in range(4))
    assert not any(reaches(load, target, needed - fewer) for fewer in range(1, min(needed, 3) + 1))


@settings(deadline=None)
@given(loads, st.floats(0.01, 0.2))
def test_a_limit_of_abandonment_is_kept(load: Load, limit: float) -> None:
    needed = agents_needed(load, StaffingTarget(service_level=0, patience_s=90, max_abandonment=limit))
    if needed:
        met = expected(load, StaffingTarget(patience_s=90), needed)
        fewer = expected(load, StaffingTarget(patience_s=90), needed - 1)
        assert isinstance(met, ErlangA)
        assert isinstance(fewer, ErlangA)
        assert met.p_abandon <= limit < fewer.p_abandon


def test_a_large_centre_is_staffed_at_once() -> None:
    load = Load(100_000, 1800, 180)
    needed = agents_needed(load, StaffingTarget())
    assert 10_000 < needed < 10_100
    assert reaches(load, StaffingTarget(), needed)
    assert not reaches(load, StaffingTarget(), needed - 1)


@pytest.mark.parametrize(
    ("agents", "shrinkage", "heads"), [(7, 0.3, 10), (21, 0.3, 30), (22, 0.3, 32), (5, 0, 5)]
)
def test_rounding_never_rosters_one_too_many(agents: int, shrinkage: float, heads: int) -> None:
    assert rostered(agents, shrinkage) == heads


def test_what_cannot_be_reached_is_refused() -> None:
    with pytest.raises(ValueError, match="service level"):
        StaffingTarget(service_level=1)
    with pytest.raises(ValueError, match="patience"):
        StaffingTarget(max_abandonment=0.05)
    with pytest.raises(ValueError, match="shrinkage"):
        rostered(10, 1)
