"""Which hours a batch marks: those in which a changed contact is, or was, credited."""

from pathlib import Path
from typing import Any

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Batch
from supervisor_app.domain.contacts import Status
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import HOUR_MS
from supervisor_app.store.database import Store
from tests.store.samples import NOON, record

_HOUR = NOON // HOUR_MS


def _save(store: Store, *records: object, **more: object) -> None:
    store.save("rt", Batch(cursor="c", records=records, **more))  # type: ignore[arg-type]


def test_a_batch_marks_every_hour_in_which_its_contacts_are_credited(store: Store) -> None:
    assert (store.last_mark(), store.marks()) == (0, {})
    stamps = ("queued", "answered", "outcome_at", "ended", "resolved", "closed", "callback_due")
    told: dict[str, Any] = {stamp: NOON + (hour + 1) * HOUR_MS for hour, stamp in enumerate(stamps)}
    _save(store, record(1, updated=NOON + 50 * HOUR_MS, **told))
    assert store.last_mark() == 1
    assert store.marks() == {_HOUR + hour: 1 for hour in range(len(stamps) + 1)}


def test_an_hour_that_a_contact_left_is_marked_too(store: Store) -> None:
    _save(store, record(1, updated=NOON, resolved=NOON + HOUR_MS), record(2, created=NOON - 9 * HOUR_MS))
    _save(store, record(1, updated=NOON + 1, resolved=NOON + 5 * HOUR_MS))
    assert store.marks(1) == {_HOUR: 2, _HOUR + 1: 2, _HOUR + 5: 2}
    assert store.marks(0) == {_HOUR - 9: 1, **store.marks(1)}
    assert store.marks(2) == {}


def test_what_changes_no_contact_marks_nothing(store: Store) -> None:
    _save(store, record(1, updated=NOON + 5))
    _save(store, record(1, updated=NOON + 5))
    _save(store, record(1, updated=NOON, status=Status.CLOSED))  # a late one
    _save(store)
    store.purge_personal(NOON + 10)
    assert (store.last_mark(), store.marks(1)) == (1, {})


def test_hours_before_1970_are_whole_ones_too(store: Store) -> None:
    _save(store, record(1, created=-1, updated=1))
    assert store.marks() == {-1: 1}


def test_the_directory_counts_real_changes(store: Store) -> None:
    _save(store, queues=(Queue(source="rt", key="q", title="Q"),))
    _save(store, queues=(Queue(source="rt", key="q", title="Q"),))
    assert store.directory() == 1
    _save(store, queues=(Queue(source="rt", key="q", title="Queue"),))
    _save(store, agents=(Agent(source="rt", id="a", name="A"),))
    _save(store, sites=(Site(source="rt", key="s", title="S", zone="UTC"),))
    assert (store.directory(), store.last_mark()) == (4, 0)


def test_a_reader_beside_the_writer_sees_the_marks(store: Store, path: Path) -> None:
    reader = Store.open(str(path), read_only=True)
    _save(store, record(1))
    assert (reader.last_mark(), reader.marks()) == (1, {_HOUR: 1})
    reader.close()
