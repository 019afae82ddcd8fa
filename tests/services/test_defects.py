"""A defect in one piece of work costs that piece: threads go on, say it once, and quote no customer."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from supervisor_app.domain.contacts import ContactKey, Timeline
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.snapshot import Health, Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.domain.targets import Promises
from supervisor_app.services.audit import Audit
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.defects import Defects
from supervisor_app.services.lookup import Lookup
from supervisor_app.services.measuring import Measuring
from supervisor_app.store.database import Store
from tests.services.fakes import FakeSource
from tests.services.making import NOON, batch_of, waiting_mail

PRIVATE = "+48600100733"


def fail() -> None:
    raise KeyError(PRIVATE)


def test_each_kind_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    defects = Defects("testing")
    for broken in (fail, lambda: int(PRIVATE + "x")) * 3:
        with pytest.raises((KeyError, ValueError)) as raised:
            broken()
        assert PRIVATE not in str(defects.note(raised.value))
    assert len(caplog.records) == 2
    assert all("test_defects.py" in record.getMessage() for record in caplog.records)
    assert PRIVATE not in caplog.text


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(str(tmp_path / "desk.db"))


def test_measuring_outlives_a_defect(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    came, broken = threading.Event(), [True, True]

    def healths() -> tuple[Health, ...]:
        if broken:
            broken.pop()
            fail()
        return ()

    def deliver(_snapshot: Snapshot) -> None:
        came.set()

    measuring = Measuring(Board(Joining(), Promises(), "UTC"), store, DeskClock(), healths, deliver)
    measuring.start()
    while not came.is_set():
        measuring.select(None)
        came.wait(0.01)
    assert measuring.stop(2)
    store.close()
    assert len([record for record in caplog.records if "while measuring" in record.getMessage()]) == 1


class Broken(FakeSource):
    """A source whose timeline has a defect for contact 1."""

    def timeline(self, contact_id: str) -> Timeline:
        if contact_id == "1":
            fail()
        return super().timeline(contact_id)


def answered(lookup: Lookup, ask: Callable[[], None], told: list[ContactStory], number: int) -> None:
    """Ask until so many stories have come."""
    came = threading.Event()
    ask()
    while len(told) < number:
        came.wait(0.005)


def test_opening_contacts_outlives_a_defect(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.save("desk", batch_of(waiting_mail(1), waiting_mail(2)))
    told: list[ContactStory] = []
    board, clock = Board(Joining(), Promises(), "UTC"), DeskClock(anchor=NOON)
    lookup = Lookup(store, board, {"desk": Broken()}, clock, Audit(tmp_path / "audit"), told.append)
    lookup.start()
    answered(lookup, lambda: lookup.open(ContactKey("desk", "1")), told, 2)
    assert "Unexpected error (KeyError)" in told[1].error
    assert not told[1].loading
    answered(lookup, lambda: lookup.open(ContactKey("desk", "2")), told, 4)
    assert told[3].error == ""
    assert lookup.stop(2)
    store.close()
    assert PRIVATE not in caplog.text
