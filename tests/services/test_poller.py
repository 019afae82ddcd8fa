"""A poller plans the next turn when the last has ended, keeps its health, logs a loss and its end once."""

import threading

import pytest

from supervisor_app.domain.batch import Reject
from supervisor_app.domain.errors import SourceBusy, SourceRefused, SourceUnreachable, SupervisorError
from supervisor_app.domain.snapshot import HealthState
from supervisor_app.domain.time import HOUR_MS
from supervisor_app.services.clock import steady_ms, wall_now
from supervisor_app.services.cycle import Turn
from supervisor_app.services.poller import Poller
from tests.services.fakes import FakeSource

ADDRESS = "+48600100733"
ODD = Reject("desk", "7", 0, "no id")


class Turns:
    """A cycle that gives the turns it was told, then waits at a gate."""

    def __init__(self, *turns: Turn) -> None:
        self._turns = list(turns)
        self.done = threading.Event()
        self.gate = threading.Event()

    def turn(self) -> Turn:
        if not self._turns:
            self.done.set()
            self.gate.wait(5)
            return Turn()
        return self._turns.pop(0)


def played(*turns: Turn, clock: list[int] | None = None) -> Poller:
    """A poller that has just been through these turns and was stopped."""
    cycle = Turns(*turns)
    poller = Poller(FakeSource(), cycle, 0.001, (lambda: clock[0]) if clock is not None else steady_ms)
    poller.start()
    assert cycle.done.wait(5)
    poller.stop()
    cycle.gate.set()
    assert poller.join(2)
    return poller


def test_health_tells_the_last_turn() -> None:
    health = played(
        Turn(latency_ms=38, changes=2, rejects=(ODD,)), Turn(latency_ms=40, changes=3, rejects=(ODD, ODD))
    ).health(wall_now())
    assert (health.state, health.latency_ms, health.changes, health.rejects) == (HealthState.OK, 40, 3, 3)
    assert health.recent_rejects == (ODD,) * 3
    assert health.last_ok is not None


def test_the_last_good_answer_outlives_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    clock = [0]
    poller = played(Turn(changes=1), Turn(error=SourceUnreachable("no answer from pbx")), clock=clock)
    health = poller.health(wall_now())
    assert health.last_ok is not None
    assert health.message == "no answer from pbx"
    assert health.next_try is not None
    clock[0] += 60_000
    assert poller.health(wall_now()).state is HealthState.LOST


@pytest.mark.parametrize("jump_ms", [-2 * HOUR_MS, 36 * HOUR_MS])
def test_setting_the_machines_clock_changes_no_age(jump_ms: int) -> None:
    clock = [0]
    poller = played(Turn(changes=1), clock=clock)
    clock[0] += 1_000
    after = wall_now() + jump_ms
    health = poller.health(after)
    assert (health.state, health.last_ok) == (HealthState.OK, after - 1_000)
    clock[0] += 60_000
    assert poller.health(after + 60_000).state is HealthState.LOST


class Broken(Turns):
    """A cycle with a defect: it fails in a way that is none of ours, then works."""

    def __init__(self, times: int) -> None:
        super().__init__(Turn(changes=7))
        self.times = times

    def turn(self) -> Turn:
        if self.times:
            self.times -= 1
            raise ValueError(f"{ADDRESS} is not what was expected")
        return super().turn()


def test_a_defect_ends_no_thread_and_is_logged_once_without_what_it_quotes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    cycle = Broken(3)
    poller = Poller(FakeSource(), cycle, 0.001)
    poller.start()
    assert cycle.done.wait(5)
    assert poller.health(wall_now()).changes == 7
    poller.stop()
    cycle.gate.set()
    assert poller.join(2)
    traced = [record.getMessage() for record in caplog.records if "unexpected" in record.getMessage()]
    assert len([line for line in traced if "test_poller.py" in line]) == 1
    assert ADDRESS not in caplog.text


def test_a_source_with_a_defect_is_lost(caplog: pytest.LogCaptureFixture) -> None:
    cycle = Broken(10**9)
    poller = Poller(FakeSource(), cycle, 3600)
    poller._note(poller._turn())
    health = poller.health(wall_now())
    assert health.state is HealthState.LOST
    assert health.message.startswith("Unexpected error (ValueError)")
    assert health.next_try is not None


def test_a_loss_and_its_end_are_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    lost: SupervisorError = SourceUnreachable("no answer")
    played(Turn(), Turn(error=lost), Turn(error=lost), Turn(error=lost), Turn(), Turn())
    said = [record.getMessage() for record in caplog.records if record.name.endswith("poller")]
    assert said == ["desk does not deliver: no answer", "desk delivers again"]


def test_further_pages_are_fetched_at_once() -> None:
    cycle = Turns(Turn(more=True), Turn(more=True), Turn(more=True))
    poller = Poller(FakeSource(), cycle, 3600)
    poller.start()
    assert cycle.done.wait(5)
    poller.stop()
    cycle.gate.set()
    assert poller.join(2)


def test_who_is_not_ready_yet_is_no_loss(caplog: pytest.LogCaptureFixture) -> None:
    poller = played(Turn(error=SourceBusy("asks us to wait")), Turn(error=SourceBusy("asks us to wait")))
    assert poller.health(wall_now()).state is HealthState.STARTING
    assert not [record for record in caplog.records if record.levelname == "WARNING"]


def test_who_goes_away_before_being_ready_is_lost(caplog: pytest.LogCaptureFixture) -> None:
    poller = played(Turn(error=SourceBusy("asks us to wait")), Turn(error=SourceUnreachable("is away")))
    assert poller.health(wall_now()).state is HealthState.LOST
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1


def test_a_pause_ends_when_asked_and_when_stopped() -> None:
    cycle = Turns(Turn())
    source = FakeSource()
    poller = Poller(source, cycle, 3600)
    poller.start()
    while not cycle.done.is_set():
        poller.poll_now()
        cycle.done.wait(0.01)
    cycle.gate.set()
    poller.stop()
    assert poller.join(2)
    assert source.closed


def test_a_history_stays_half_read_until_it_is_whole(caplog: pytest.LogCaptureFixture) -> None:
    half, lost = Turn(more=True, progress=0.5), Turn(error=SourceUnreachable("no answer"))
    assert played(half).health(wall_now()).progress == 0.5
    failed = played(half, lost).health(wall_now())
    assert failed.progress == 0.5
    assert not failed.is_current
    assert played(half, lost, Turn(progress=1.0)).health(wall_now()).progress is None


def test_a_refused_source_is_lost_at_once(caplog: pytest.LogCaptureFixture) -> None:
    cycle = Turns(Turn(error=SourceRefused("401")))
    poller = Poller(FakeSource(), cycle, 0.001)
    poller.start()
    while poller.health(wall_now()).state is HealthState.STARTING:
        cycle.done.wait(0.01)
    assert poller.health(wall_now()).state is HealthState.LOST
    poller.stop()
    cycle.gate.set()
    assert poller.join(2)
