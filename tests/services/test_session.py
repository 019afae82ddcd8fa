"""A whole desk over fake sources: snapshots come, the list is the number, contacts open, all ends in time."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from supervisor_app.domain.contacts import ContactKey, Event, EventKind, Role, Timeline
from supervisor_app.domain.errors import SourceUnreachable
from supervisor_app.domain.snapshot import FigureId, HealthState, Selection, Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.log import Secret
from supervisor_app.services.asking import Asking
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.desk import Desk
from supervisor_app.services.frame import Frame
from supervisor_app.services.session import Plan, Session
from supervisor_app.store.database import Store
from tests.services.fakes import FakeSource
from tests.services.making import NOON, answered_mail, batch_of, waiting_mail

WAITING = Selection(figure=FigureId("waiting"))


class Inbox:
    """Collects what a desk delivers, and waits for what is wanted."""

    def __init__(self) -> None:
        self._came = threading.Condition()
        self.snapshots: list[Snapshot] = []
        self.stories: list[ContactStory] = []

    def take_snapshot(self, snapshot: Snapshot) -> None:
        with self._came:
            self.snapshots.append(snapshot)
            self._came.notify_all()

    def take_story(self, story: ContactStory) -> None:
        with self._came:
            self.stories.append(story)
            self._came.notify_all()

    def until(self, wanted: Callable[[], bool]) -> None:
        with self._came:
            assert self._came.wait_for(wanted, 10)


class Running:
    """A desk that runs over a store in a folder of the test."""

    def __init__(self, folder: Path, *sources: FakeSource) -> None:
        self.inbox = Inbox()
        self.path = folder / "desk.db"
        self.store = Store.open(str(self.path))
        self.desk = Desk(
            Frame(title="Test desk", zone="Europe/Warsaw"),
            [(source, 0.05) for source in sources],
            self.store,
            pseudonym=lambda address: f"key of {address}",
            audit_path=folder / "audit",
            keep_texts_days=30,
            clock=DeskClock(anchor=NOON + 60_000),
            on_snapshot=self.inbox.take_snapshot,
            on_story=self.inbox.take_story,
        )
        self.desk.start()

    def close(self) -> None:
        started = time.monotonic()
        assert self.desk.stop()
        assert time.monotonic() - started < 2
        self.store.close()

    def waiting(self) -> float | None:
        reading = self.inbox.snapshots[-1].reading("waiting") if self.inbox.snapshots else None
        return reading.value if reading is not None else None


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    running: list[Running] = []

    def begin(*sources: FakeSource) -> Running:
        running.append(Running(tmp_path, *sources))
        return running[-1]

    yield begin
    for one in running:
        one.close()


def two_sources() -> tuple[FakeSource, FakeSource]:
    tickets = FakeSource(
        "tickets", [batch_of(waiting_mail(1, source="tickets"), waiting_mail(2, source="tickets"))]
    )
    desk = FakeSource("desk", [batch_of(waiting_mail(1), answered_mail(3))])
    return tickets, desk


def test_two_sources_make_one_picture(start: Callable[..., Running]) -> None:
    run = start(*two_sources())
    run.inbox.until(lambda: run.waiting() == 3)
    health = run.inbox.snapshots[-1].health
    assert {one.source: one.state for one in health} == {"tickets": HealthState.OK, "desk": HealthState.OK}


def test_the_list_is_the_number(start: Callable[..., Running]) -> None:
    run = start(*two_sources())
    run.desk.select(WAITING)
    run.inbox.until(lambda: run.waiting() == 3 and run.inbox.snapshots[-1].listed_total == 3)
    snapshot = run.inbox.snapshots[-1]
    assert len(snapshot.listed) == 3
    assert {listed.customer_hint for listed in snapshot.listed} == {"•••• 733"}


def test_a_customer_is_found_by_the_whole_number(start: Callable[..., Running]) -> None:
    known = waiting_mail(1, customer="key of +48600100733")
    run = start(FakeSource("desk", [batch_of(known, waiting_mail(2))]))
    run.desk.select(Selection(figure=FigureId("waiting"), text="+48600100733"))
    run.inbox.until(lambda: run.waiting() == 2 and len(run.inbox.snapshots[-1].listed) == 1)
    snapshot = run.inbox.snapshots[-1]
    assert snapshot.listed[0].contact == known
    assert snapshot.listed_total == 2


def test_one_lost_source_leaves_the_other(
    start: Callable[..., Running], caplog: pytest.LogCaptureFixture
) -> None:
    tickets = FakeSource(
        "tickets", [batch_of(waiting_mail(1, source="tickets")), *[SourceUnreachable("gone")] * 99]
    )
    run = start(tickets, FakeSource("desk", [batch_of(waiting_mail(1))]))
    run.inbox.until(
        lambda: (
            run.waiting() == 2
            and {one.source: one.message for one in run.inbox.snapshots[-1].health}
            == {"tickets": "gone", "desk": ""}
        )
    )


def test_a_contact_opens_in_two_steps(start: Callable[..., Running]) -> None:
    asked = Event(id="1", at=NOON, kind=EventKind.MESSAGE, role=Role.CUSTOMER, public=True, text="No network")
    desk = FakeSource(
        "desk",
        [batch_of(waiting_mail(1), answered_mail(2, customer=f"{1:016x}", at=NOON - 1000))],
        timelines={"1": Timeline((asked,))},
    )
    run = start(desk)
    run.inbox.until(lambda: run.waiting() == 1)
    run.desk.open_contact(ContactKey("desk", "1"))
    run.inbox.until(lambda: len(run.inbox.stories) == 2)
    first, second = run.inbox.stories
    assert first.loading
    assert not second.loading
    assert second.timeline == Timeline((asked,))
    assert [one.contact.id for one in second.earlier] == ["2"]
    assert second.contacts_in_7_days == 2
    assert second.revealed is None


def test_what_the_source_cannot_tell_is_said(start: Callable[..., Running]) -> None:
    desk = FakeSource("desk", [batch_of(waiting_mail(1))], timelines={"1": SourceUnreachable("no answer")})
    run = start(desk)
    run.inbox.until(lambda: run.waiting() == 1)
    run.desk.open_contact(ContactKey("desk", "1"))
    run.inbox.until(lambda: len(run.inbox.stories) == 2)
    assert run.inbox.stories[-1].error == "no answer"


def test_a_customer_is_shown_only_on_record(start: Callable[..., Running], tmp_path: Path) -> None:
    run = start(FakeSource("desk", [batch_of(waiting_mail(1))]))
    run.inbox.until(lambda: run.waiting() == 1)
    run.desk.reveal_customer(ContactKey("desk", "1"))
    run.inbox.until(lambda: bool(run.inbox.stories))
    revealed = run.inbox.stories[-1].revealed
    assert revealed is not None
    assert revealed.address == "+48600100733"
    assert "desk/1" in (tmp_path / "audit").read_text()


def test_a_store_answers_as_its_window_did(start: Callable[..., Running]) -> None:
    run = start(*two_sources())
    run.inbox.until(lambda: run.waiting() == 3)
    asking = Asking(run.path)
    try:
        assert asking.frame.title == "Test desk"
        assert asking.frame.zone == "Europe/Warsaw"
        reading = asking.snapshot().reading("waiting")
        assert reading is not None
        assert reading.value == 3
        assert len(asking.contacts(FigureId("waiting"))) == 3
    finally:
        asking.close()


def test_a_restart_goes_on_where_it_stopped(start: Callable[..., Running]) -> None:
    run = start(FakeSource("desk", [batch_of(waiting_mail(1), cursor="9")]))
    run.inbox.until(lambda: run.waiting() == 1)
    run.close()
    source = FakeSource("desk")
    again = start(source)
    again.inbox.until(lambda: again.waiting() == 1 and bool(source.cursors))
    assert source.cursors[0] == "9"
    run.close = lambda: None  # type: ignore[method-assign]  # is closed


def test_a_damaged_store_is_put_aside_and_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "desk.db"
    Store.open(str(path)).close()
    path.write_bytes(b"\x00" * 5000)
    plan = Plan(frame=Frame(), sources=(), read_secret=Secret, store=path)
    session = Session.open(plan, lambda _snapshot: None, lambda _story: None)
    assert session.close()
    assert "was damaged" in session.notice
    assert ".corrupt-" in session.notice
