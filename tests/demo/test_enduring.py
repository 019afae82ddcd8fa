"""The product rides through every fault: typed errors, recovery, nothing lost, nothing doubled."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app.demo.faults import NO_FAULTS, Faults
from supervisor_app.demo.misbehaving import RETRY_AFTER_S
from supervisor_app.domain.batch import Record
from supervisor_app.domain.contacts import ContactKey, Event
from supervisor_app.domain.errors import SourceBusy, SourceUnreachable
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.snapshot import Health, HealthState
from supervisor_app.domain.targets import Promises
from supervisor_app.log import Secret
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock, wall_now
from supervisor_app.services.cycle import Cycle
from supervisor_app.services.poller import Poller
from supervisor_app.sources.helpdesk_api import HelpdeskApi
from supervisor_app.sources.http import BearerAuth, HttpClient
from supervisor_app.store.database import Store
from tests.demo.plain_profile import NOW
from tests.demo.served import Served, serving


@pytest.fixture(scope="module")
def running() -> Iterator[Served]:
    with serving(Served(NOW)) as served:
        yield served


@pytest.fixture
def served(running: Served) -> Iterator[Served]:
    yield running
    running.switch.switch(NO_FAULTS)


def a_source(served: Served, *, total_s: float = 5.0, page_size: int = 500) -> HelpdeskApi:
    client = HttpClient(served.url, auth=BearerAuth(Secret("key"), served.url), total_s=total_s)
    return HelpdeskApi("desk", client, lambda address: f"~{address}", page_size=page_size)


@pytest.fixture
def source(served: Served) -> Iterator[HelpdeskApi]:
    made = a_source(served)
    made.fetch(None)
    yield made
    made.close()


@pytest.mark.parametrize("faults", [Faults(latency=5.0), Faults(drip=0.5)])
def test_too_slow_is_unreachable_and_recovers(served: Served, faults: Faults) -> None:
    source = a_source(served, total_s=2.0)
    served.switch.switch(faults)
    with pytest.raises(SourceUnreachable, match="within 2 s"):
        source.fetch(None)
    served.switch.switch(NO_FAULTS)
    assert source.fetch(None).records
    source.close()


@pytest.mark.parametrize("faults", [Faults(busy=1.0), Faults(down=1.0)])
def test_busy_is_busy_for_as_long_as_it_says(served: Served, source: HelpdeskApi, faults: Faults) -> None:
    served.switch.switch(faults)
    with pytest.raises(SourceBusy) as caught:
        source.fetch(None)
    assert caught.value.retry_after_s == RETRY_AFTER_S


def test_a_cut_is_unreachable(served: Served, source: HelpdeskApi) -> None:
    served.switch.switch(Faults(drop=1.0))
    with pytest.raises(SourceUnreachable, match="cut the connection before its answer was complete"):
        source.fetch(None)


def test_the_age_of_a_stale_live_state_is_visible(served: Served, source: HelpdeskApi) -> None:
    served.switch.switch(Faults(stale=600.0))
    served.at += 3_600_000
    live = source.live()
    assert live is not None
    assert live.at == served.at - 600_000
    assert source.fetch(None).server_time == served.at


class Desk:
    """The product below its window: a source, polled into a store of its own."""

    def __init__(self, served: Served, path: Path, page_size: int = 500) -> None:
        self.store = Store.open(str(path))
        self._served = served
        source = a_source(served, page_size=page_size)
        cycle = Cycle(source, self.store, Board(Joining(), Promises(), "UTC"), DeskClock(anchor=served.at))
        self._poller = Poller(source, cycle, 0.001)

    def read_all(self, requests: int = 1) -> Health:
        """Poll until nothing more is to be had, and for so many requests; pauses are cut short."""
        self._poller.start()
        pause = threading.Event()
        for _ in range(5000):
            health = self._poller.health(wall_now())
            whole = health.state is HealthState.OK and not health.message and health.progress is None
            if whole and len(self._served.asked) >= requests:
                break
            self._poller.poll_now()
            pause.wait(0.002)
        self._poller.stop()
        assert self._poller.join(5)
        assert whole
        return health

    def kept(self) -> dict[str, tuple[Record, tuple[Event, ...]]]:
        """All contacts that the store holds, with their timelines."""
        keys = [ContactKey("desk", str(number)) for number in self._served.world.journal.cases]
        return {r.contact.id: (r, self.store.events(r.contact.key)) for r in self.store.contacts(keys)}


@pytest.fixture
def desk(served: Served, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(served, tmp_path / "desk.db")
    yield made
    made.store.close()


def test_a_skewed_clock_is_told_with_the_health(served: Served, desk: Desk) -> None:
    served.switch.switch(Faults(skew=90.0))
    skew_ms = desk.read_all().skew_ms
    assert skew_ms == pytest.approx(90_000, abs=5000)


def test_nothing_is_lost_and_nothing_doubled(
    served: Served, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk.read_all()
    expected = desk.kept()
    assert len(expected) == len(served.world.journal.cases) > 300

    troubled = Desk(served, tmp_path / "troubled.db", page_size=10)
    served.asked.clear()
    served.switch.switch(Faults(busy=0.2, down=0.1, drop=0.1))
    troubled.read_all(requests=300)
    assert len(served.asked) >= 300
    assert any("does not deliver" in record.getMessage() for record in caplog.records)
    assert troubled.kept() == expected
    assert troubled.store.counts() == desk.store.counts()
    troubled.store.close()
