"""A server that still makes up its past says so, and how far it is; then it has one."""

import re
import threading

import httpx
import msgspec
import pytest

from supervisor_app.contract.records import Problem
from supervisor_app.demo.clock import DemoClock
from supervisor_app.demo.hosted import Hosted, NotReady
from supervisor_app.demo.past import Past
from supervisor_app.demo.world import World
from supervisor_app.domain.time import HOUR_MS
from tests.demo.asking import ask
from tests.demo.plain_profile import NOW, cases_of, lived
from tests.demo.served import Served


@pytest.fixture
def served() -> Served:
    return Served(NOW, past=False)


def _told(answer: httpx.Response) -> str:
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    return msgspec.json.decode(answer.content, type=Problem).detail


@pytest.mark.parametrize("path", ["/v1/server", "/v1/contacts", "/v1/live", "/exports/customers.csv"])
def test_until_then_it_says_how_far_it_is(served: Served, path: str) -> None:
    assert _told(ask(served, "GET", "key", path=path)) == "The operator is making up its past: 0 %."
    served.world.advance(served.world.origin + (NOW - served.world.origin) * 43 // 100)
    assert _told(ask(served, "GET", "key", path=path)) == "The operator is making up its past: 43 %."
    served.desk.past.make()
    assert ask(served, "GET", "key", path=path).status_code == 200
    assert served.world.now == NOW


def test_scenarios_wait_for_it_and_faults_do_not(served: Served) -> None:
    assert "past" in _told(ask(served, "PUT", "boss", {}, path="/control/scenario"))
    assert "past" in _told(ask(served, "GET", "boss", path="/control/scenario"))
    assert ask(served, "GET", "boss", path="/control/faults").status_code == 200


def test_tokens_are_looked_at_first(served: Served) -> None:
    assert ask(served, "GET", "nobody", path="/v1/live").status_code == 401


def test_in_a_thread_it_tells_once_it_is_done(served: Served) -> None:
    done = threading.Event()
    served.desk.past.start(done.set)
    assert done.wait(30)
    assert served.desk.past.find_hosted()
    assert not served.desk.past.failed
    served.desk.past.stop()
    whole = lived(served.world.profile, seed=5, scale=0.3)
    assert [c.id for c in cases_of(served.world)] == [c.id for c in cases_of(whole)]
    assert served.world.journal.last == whole.journal.last


def test_it_catches_up_with_a_clock_that_runs(served: Served) -> None:
    def now() -> int:
        served.at += HOUR_MS if served.at < NOW + 5 * HOUR_MS else 0
        return served.at

    past = Past(served.world, now, Hosted(served.world, now))
    past.make()
    assert served.world.now == NOW + 5 * HOUR_MS
    assert past.find_hosted()


def test_stopped_it_has_none(served: Served) -> None:
    served.desk.past.stop()
    served.desk.past.make()
    with pytest.raises(NotReady):
        served.desk.past.find_hosted()


def test_a_defect_is_printed_and_told(
    served: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_world: World, _until: int) -> None:
        raise ValueError("a defect")

    monkeypatch.setattr(World, "advance", broken)
    done = threading.Event()
    served.desk.past.start(done.set)
    assert done.wait(10)
    served.desk.past.stop()
    assert served.desk.past.failed
    assert re.search("ValueError: a defect", capsys.readouterr().err)


def test_a_clock_of_speed_0_stands_still() -> None:
    seconds = [100.0]
    clock = DemoClock(NOW, 0.0, monotonic=lambda: seconds[0])
    seconds[0] += 3600
    assert clock.now() == NOW
    fast = DemoClock(NOW, 1000.0, monotonic=lambda: seconds[0])
    seconds[0] += 4.0
    assert fast.now() == NOW + 4_000_000
