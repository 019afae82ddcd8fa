"""After a purge nobody's words or addresses are anywhere in the files; the facts are."""

import random
import sqlite3
from pathlib import Path

import pytest

from supervisor_app.domain.batch import Batch, Record, Reject
from supervisor_app.domain.contacts import ContactKey, Personal, Role, Timeline
from supervisor_app.domain.errors import StoreError
from supervisor_app.store import engine
from supervisor_app.store.database import Store
from tests.store.samples import NOON, contact, dump, message

_PLANTED = (b"+48600700", b"planted@example.org", b"planted subject", b"planted text", b"planted excerpt")


def _planted(number: int, updated: int, length: int) -> Record:
    personal = Personal(
        subject=f"planted subject {number} " + "s" * length,
        name=f"planted@example.org {number}",
        address=f"+48600700{number:05d}",
    )
    events = (
        message(1, f"planted text {number} " + "t" * length),
        message(2, "", Role.CUSTOMER, "planted@example.org"),
    )
    return Record(contact(number, updated=updated, created=updated), personal, events)


def _bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def test_purged_words_are_nowhere_and_facts_stay(store: Store, path: Path) -> None:
    shuffled = random.Random(5)
    numbers = list(range(3_000))
    shuffled.shuffle(numbers)
    for turn in range(2):  # written, then rewritten longer or shorter, so that pages split and join
        for start in range(0, len(numbers), 250):
            told = [_planted(n, NOON + turn, shuffled.randrange(900)) for n in numbers[start : start + 250]]
            store.save("rt", Batch(cursor="1", records=tuple(told)))
    store.save("rt", Batch(cursor="2", rejects=(Reject("rt", "x", NOON, "bad", "planted excerpt"),)))
    store.save_timeline(ContactKey("rt", "7"), Timeline((message(3, "planted text again"),)))
    facts = {name: rows for name, rows in dump(path).items() if name in ("contacts", "events")}
    assert all(word in _bytes_of(path.parent) for word in _PLANTED)
    deleted = store.purge_personal(NOON + 2)
    raw = _bytes_of(path.parent)
    assert [word for word in _PLANTED if word in raw] == []
    assert deleted == 3_000 * 3 + 1 + 1
    after = dump(path)
    assert {name: after[name] for name in facts} == facts
    assert after["contact_texts"] == after["event_texts"] == []
    assert store.purge_personal(NOON + 2) == 0


def test_what_was_updated_since_is_kept(store: Store) -> None:
    old, new = _planted(1, NOON, 5), _planted(2, NOON + 1, 5)
    store.save("rt", Batch(cursor="1", records=(old, new)))
    store.purge_personal(NOON + 1, chunk=1)
    kept = store.contacts([old.contact.key, new.contact.key])
    assert [each.personal for each in kept] == [None, new.personal]
    assert store.events(new.contact.key) == new.events
    assert [each.text for each in store.events(old.contact.key)] == ["", ""]


def test_a_journal_that_cannot_be_folded_is_an_error_of_the_store(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_writer: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(engine, "fold_journal", full)
    with pytest.raises(StoreError, match="disk of the store is full"):
        store.purge_personal(0)
