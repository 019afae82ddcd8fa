"""When to poll next, and how a source stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.errors import SourceBusy, SourceRefused, SourceUnreachable, StoreError
from supervisor_app.domain.snapshot import HealthState
from supervisor_app.services.pace import LONGEST_S, delay_after, state_of


def test_after_success_the_interval() -> None:
    assert delay_after(None, interval_s=5, failures=0) == 5


@given(st.integers(1, 500), st.floats(0, 1), st.floats(0.1, 60))
def test_failures_back_off_within_bounds(failures: int, jitter: float, interval_s: float) -> None:
    delay = delay_after(SourceUnreachable("x"), interval_s=interval_s, failures=failures, jitter=jitter)
    assert min(LONGEST_S, interval_s / 4) <= delay <= LONGEST_S


def test_retry_after_is_kept_but_not_for_ever() -> None:
    assert delay_after(SourceBusy("x", 40), interval_s=5, failures=1, jitter=0.1) == 40
    assert delay_after(SourceBusy("x", 1e9), interval_s=5, failures=1, jitter=0.1) == LONGEST_S
    assert delay_after(SourceBusy("x", 1), interval_s=5, failures=20, jitter=1) == 5
    assert delay_after(SourceBusy("x", None), interval_s=5, failures=1, jitter=0.5) == 5


def test_a_full_disk_is_tried_again_at_the_usual_pace() -> None:
    assert delay_after(StoreError("full"), interval_s=5, failures=20, jitter=1) == 5


def test_a_refusal_is_not_hammered() -> None:
    assert delay_after(SourceRefused("x"), interval_s=5, failures=1) == 60


@pytest.mark.parametrize(
    ("age_s", "state"),
    [
        (0, HealthState.OK),
        (10, HealthState.OK),
        (10.1, HealthState.LATE),
        (25, HealthState.LATE),
        (25.1, HealthState.LOST),
    ],
)
def test_state_follows_age(age_s: float, state: HealthState) -> None:
    now = 1_000_000_000
    assert state_of(now - round(age_s * 1000), now, interval_s=5, error=None) is state


def test_state_before_the_first_answer() -> None:
    assert state_of(None, 0, interval_s=5, error=None) is HealthState.STARTING
    assert state_of(None, 0, interval_s=5, error=SourceUnreachable("x")) is HealthState.LOST
    assert state_of(None, 0, interval_s=5, error=SourceBusy("not ready yet")) is HealthState.STARTING
    assert state_of(0, 0, interval_s=5, error=SourceRefused("x")) is HealthState.LOST


def test_a_quick_poll_is_not_late_at_once() -> None:
    assert state_of(0, 9_000, interval_s=0.1, error=None) is HealthState.OK
