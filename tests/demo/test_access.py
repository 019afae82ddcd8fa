import pytest

from supervisor_app.demo.access import RIGHTS, Limit, Tokens
from supervisor_app.demo.clock import DemoClock


def test_a_plain_word_has_every_right() -> None:
    tokens = Tokens(["open", "narrow:live,agents"])
    user, narrow = tokens.user("open"), tokens.user("narrow")
    assert user is not None
    assert user.rights == frozenset(RIGHTS)
    assert narrow is not None
    assert narrow.rights == {"live", "agents"}


@pytest.mark.parametrize("word", ["", "ope", "narrow:live", "żółć"])
def test_unknown_tokens_open_nothing(word: str) -> None:
    assert Tokens(["open", "narrow:live"]).user(word) is None


def test_the_limit_lets_a_burst_pass_and_then_the_rate() -> None:
    time_s = 0.0
    limit = Limit(rate=2.0, burst=3.0, monotonic=lambda: time_s)
    assert [limit.wait_s() for _ in range(3)] == [0.0, 0.0, 0.0]
    assert limit.wait_s() == pytest.approx(0.5)
    time_s = 0.5
    assert limit.wait_s() == 0.0
    assert limit.wait_s() > 0


def test_the_clock_runs_ahead_by_its_speed() -> None:
    time_s = 10.0
    clock = DemoClock(1_000, 60.0, lambda: time_s)
    assert clock.now() == 1_000
    time_s = 12.5
    assert clock.now() == 1_000 + 150_000
