"""Saving and asking, through the store as everybody uses it."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Batch, Gap, Record, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import ContactKey, Outcome, Personal, Role, Status, Timeline
from supervisor_app.domain.errors import StoreError
from supervisor_app.domain.facts import MEMBERS, Facts, facts_of
from supervisor_app.domain.queues import Queue, QueueSample
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import DAY_MS, HOUR_MS, Window
from supervisor_app.store.database import Store
from supervisor_app.store.lives import LIMITS
from supervisor_app.store.reading import Counts
from tests.store.samples import NOON, contact, dump, message, record


def test_a_record_comes_back_as_it_was(store: Store) -> None:
    full = record(
        site="pl",
        queue="billing",
        topic="invoice",
        region="Łódź",
        owner="a1",
        agents=("a1", 'b"2'),
        queued=NOON,
        asked=NOON,
        answered=NOON + 1,
        outcome_at=NOON + 1,
        waiting_since=NOON + 2,
        ended=NOON + 3,
        resolved=NOON + 3,
        closed=NOON + 4,
        wait_ms=1,
        talk_ms=2,
        hold_ms=3,
        wrap_ms=4,
        line=2,
        reopened=1,
        escalated=True,
        opened_by_agent=True,
        callback_due=NOON + 9,
        callback_done=NOON + 8,
        solutions=("restart", "new router"),
        rating=4.5,
        attached_to="x",
        phantom=True,
        link="https://help.example/1",
        via=Channel.IVR,
        agent_messages=3,
        writers=("a1", "b 2"),
        messages_read=2,
        phrases=1,
        repeat_solution=True,
        helper="f00d",
        helped=NOON + 5,
        accepted=NOON + 6,
        points=-7,
        outcome=Outcome.ANSWERED,
        status=Status.PENDING,
    )
    saved = store.save("rt", Batch(cursor="1", records=(full, Record(contact(2)))))
    assert saved.changed == (full, Record(contact(2)))
    assert store.contacts([ContactKey("rt", "2"), full.contact.key, ContactKey("rt", "9")]) == (
        Record(contact(2)),
        full,
    )


def test_the_same_batch_again_changes_nothing(store: Store, path: Path) -> None:
    batch = Batch(
        cursor="7",
        records=(record(1, events=(message(1, "hello"),)), record(2)),
        queues=(Queue(source="rt", key="q", title="Q", channel=Channel.EMAIL),),
        agents=(Agent(source="rt", id="a1", name="Anna", queues=("q",), capacity=3),),
        sites=(Site(source="rt", key="pl", title="Poland", zone="Europe/Warsaw"),),
        rejects=(Reject("rt", "", NOON, "no id", "{..}"), Reject("rt", "5", NOON, "bad")),
        gaps=(Gap("rt", Window(NOON, NOON + 5), "down"),),
    )
    first = store.save("rt", batch)
    before = dump(path)
    again = store.save("rt", batch)
    assert (len(first.changed), first.unchanged, first.rejects) == (2, 0, 2)
    assert (again.changed, again.unchanged, again.rejects) == ((), 2, 2)
    assert dump(path) == before
    assert store.counts() == Counts(contacts=2, events=1, rejects=2)
    assert store.cursor("rt") == "7"
    assert store.cursor("other") is None
    assert (store.queues(), store.agents(), store.sites()) == (batch.queues, batch.agents, batch.sites)
    assert store.gaps(Window(NOON + 4, NOON + 9)) == batch.gaps
    assert store.gaps(Window(NOON + 5, NOON + 9)) == ()


def test_only_what_differs_is_told_as_changed(store: Store) -> None:
    store.save("rt", Batch(cursor="1", records=(record(1), record(2))))
    newer = record(2, updated=NOON + 1, status=Status.RESOLVED)
    saved = store.save("rt", Batch(cursor="2", records=(record(1), newer, record(3))))
    assert saved.changed == (newer, record(3))
    assert saved.unchanged == 1


def test_a_late_page_does_not_bring_back_the_past(store: Store) -> None:
    new = record(1, updated=NOON + 9, status=Status.RESOLVED)
    store.save("rt", Batch(cursor="1", records=(new,)))
    late = record(1, updated=NOON + 8, events=(message(1),))
    saved = store.save("rt", Batch(cursor="2", records=(late,)))
    assert saved.changed == ()
    assert store.contacts([new.contact.key]) == (new,)
    assert store.events(new.contact.key) == (message(1),)


def test_a_contact_told_twice_in_a_batch_counts_once(store: Store) -> None:
    first, second = record(1), record(1, updated=NOON + 1)
    saved = store.save("rt", Batch(cursor="1", records=(first, second, first)))
    assert saved.changed == (second,)
    assert store.counts().contacts == 1


def test_texts_are_kept_until_told_otherwise(store: Store) -> None:
    store.save("rt", Batch(cursor="1", records=(record(1),)))
    store.save("rt", Batch(cursor="2", records=(Record(contact(1, updated=NOON + 1)),)))
    assert store.contacts([ContactKey("rt", "1")])[0].personal == record(1).personal
    store.save("rt", Batch(cursor="3", records=(Record(contact(1, updated=NOON + 2), Personal()),)))
    assert store.contacts([ContactKey("rt", "1")])[0].personal is None


def test_board_has_open_contacts_and_what_happened_since(store: Store) -> None:
    old: dict[str, Any] = {"created": 10, "updated": 10, "status": Status.CLOSED}
    told = [record(1, created=10, updated=10), record(2, **old), record(3, **old | {"resolved": 50})]
    told += [record(number, **old | {"updated": 60}) for number in range(4, 1200)]
    store.save("rt", Batch(cursor="1", records=tuple(told)))
    store.save("pbx", Batch(cursor="1", records=(record(1, source="pbx"),)))
    found = {item.contact.key: item for item in store.board(50)}
    assert len(found) == 2 + 1 + 1196
    assert ContactKey("rt", "2") not in found
    assert found[ContactKey("rt", "3")] == told[2]
    assert {item.contact.id for item in store.board(61)} == {"1"}


def test_timeline_adds_texts_that_later_batches_leave_alone(store: Store) -> None:
    key = ContactKey("rt", "1")
    asked = message(1, "my phone is +48 600", Role.CUSTOMER, "jan@example.org")
    store.save("rt", Batch(cursor="1", records=(record(1, events=(message(1, "", Role.CUSTOMER, "jan"),)),)))
    store.save_timeline(key, Timeline((asked, message(10), message(9)), Personal(subject="Phone")))
    assert store.events(key) == (asked, message(9), message(10))
    assert store.contacts([key])[0].personal == Personal(subject="Phone")
    again = record(1, events=(message(1, "", Role.CUSTOMER, "jan@example.org"),))
    store.save("rt", Batch(cursor="2", records=(again,)))
    assert store.events(key)[0] == asked
    store.save_timeline(key, Timeline((message(1, "", Role.CUSTOMER, ""),), Personal()))
    assert store.events(key)[0].text == ""
    assert store.contacts([key])[0].personal is None
    assert store.counts().events == 3


def test_timeline_of_an_unknown_contact_is_not_kept(store: Store, path: Path) -> None:
    store.save_timeline(ContactKey("rt", "404"), Timeline((message(1, "text"),), Personal(name="N")))
    assert dump(path)["event_texts"] == dump(path)["contact_texts"] == []


def test_events_of_one_millisecond_keep_their_order(store: Store) -> None:
    told = tuple(message(number, at=NOON) for number in (1, 2, 9, 10, 100))
    store.save("rt", Batch(cursor="1", records=(record(1, events=told[::-1]),)))
    assert store.events(ContactKey("rt", "1")) == told


def test_earlier_contacts_of_a_customer(store: Store) -> None:
    told = tuple(record(n, created=NOON + n, customer="c" if n != 3 else "d") for n in range(1, 6))
    store.save("rt", Batch(cursor="1", records=told))
    store.save("pbx", Batch(cursor="1", records=(record(7, source="pbx", customer="c"),)))
    found = store.earlier("c", NOON + 5, limit=3)
    assert [str(item.contact.key) for item in found] == ["rt/4", "rt/2", "rt/1"]
    assert store.customer_count("c", NOON + 1) == 4
    assert store.earlier("", NOON + 9) == ()


def test_contacts_of_many_customers_since_an_instant(store: Store) -> None:
    told = tuple(
        record(n, created=NOON - n % 7, agents=("a1",), customer=f"c{n % 1500}") for n in range(3000)
    )
    alone = (record(5000, customer="c3"), record(5001, customer="", agents=("a1",)))
    store.save("rt", Batch(cursor="1", records=(*told, *alone)))
    call = record(1, source="pbx", customer="c3", agents=("x",))
    store.save("pbx", Batch(cursor="1", records=(call,)))
    few = _keys(store.of_customers(["c3", "c4", "", "c3"], NOON - 5))
    assert sorted(few) == [("pbx", "1"), ("rt", "1503"), ("rt", "3"), ("rt", "4")]
    many = _keys(store.of_customers((f"c{n}" for n in range(1200)), NOON - 3))
    wanted = [each.contact for each in told if each.contact.created >= NOON - 3]
    assert sorted(many) == sorted(
        each.key for each in (*wanted, call.contact) if int(each.customer[1:]) < 1200
    )
    assert _keys(store.of_customers(["c3"], NOON - 5, NOON - 3)) == [("rt", "1503")]
    assert store.of_customers([], 0).size == store.of_customers([""], 0).size == 0


def _keys(facts: Facts) -> list[tuple[str, str]]:
    return list(zip(facts.of["source"], facts.of["id"], strict=True))


def test_touched_is_what_something_happened_to_in_a_window_or_since(store: Store) -> None:
    def closed(number: int, created: int, **more: Any) -> Record:
        return record(number, created=created, updated=created, status=Status.CLOSED, **more)

    told = (
        closed(1, 10),
        closed(2, 10, resolved=50),
        closed(3, 10, ended=20),
        closed(4, 59, resolved=90),
        closed(5, 60),
        closed(6, 10, callback_due=55),
        record(7, created=10, updated=10),
        *(closed(number, 40) for number in range(100, 800)),
    )
    store.save("rt", Batch(cursor="1", records=told))
    store.save("pbx", Batch(cursor="1", records=(record(1, source="pbx", created=30, updated=70),)))
    (found,) = store.touched(Window(30, 60))
    wanted = {("pbx", "1"), ("rt", "2"), ("rt", "4"), ("rt", "6"), *(("rt", str(n)) for n in range(100, 800))}
    assert (set(_keys(found)), found.size) == (wanted, len(wanted))
    assert list(store.touched(Window(91, 99))) == []


def test_facts_are_those_of_the_contacts(store: Store) -> None:
    tale: dict[str, Any] = {"writers": ("a", "b"), "agents": ("b",), "rating": 4.5, "via": Channel.IVR}
    told = (record(1, **tale, escalated=True, queued=NOON, wait_ms=5), record(2, status=Status.CLOSED))
    store.save("rt", Batch(cursor="1", records=told))
    (found,) = store.touched(Window(NOON, NOON + 1))
    wanted = facts_of([one.contact for one in told])
    order = [found.of["id"].index(name) for name in wanted.of["id"]]
    for member in MEMBERS:
        assert [found.of[member][place] for place in order] == [
            "" if value is None and member == "via" else value for value in wanted.of[member]
        ]


def test_lives_of_every_length_are_found_in_every_window(store: Store) -> None:
    spans = [0, 1, *(limit + more for limit in LIMITS for more in (-1, 0, 1)), 9 * LIMITS[-1]]
    told = tuple(
        record(n, created=(created := NOON - n * 7 * HOUR_MS), updated=created + spans[n % len(spans)])
        for n in range(600)
    )
    store.save("rt", Batch(cursor="1", records=told))
    for ago in (0, 1, 3, 30, 170):
        window = Window(NOON - ago * DAY_MS, NOON - ago * DAY_MS + DAY_MS)
        found = [key for part in store.touched(window) for key in _keys(part)]
        assert sorted(found) == sorted(
            one.contact.key
            for one in told
            if one.contact.created < window.end and one.contact.updated >= window.start
        )


def test_a_history_that_is_not_whole_yet_is_known_until_it_is(store: Store) -> None:
    assert store.unfinished() == ()
    store.save("rt", Batch(cursor="1", more=True, progress=0.0))
    store.save("desk", Batch(cursor="1", more=True, progress=0.5))
    store.save("pbx", Batch(cursor="1", more=True))  # catches up, with its history behind it
    assert store.unfinished() == ("desk", "rt")
    store.save("rt", Batch(cursor="2", more=False, progress=1.0))
    assert store.unfinished() == ("desk",)


def test_samples_are_kept_once_a_minute(store: Store) -> None:
    def sample(at: int, waiting: int) -> QueueSample:
        return QueueSample(source="rt", queue="q", channel=Channel.PHONE, at=at, waiting=waiting)

    store.save_samples([sample(60, 1), sample(60, 2), sample(120, 4)])
    store.save_samples([sample(120, 5)])
    assert store.samples(Window(0, 121)) == (sample(60, 2), sample(120, 5))
    assert store.samples(Window(61, 120)) == ()


def test_a_gap_grows_and_never_shrinks(store: Store) -> None:
    for end in (5, 9, 7):
        store.add_gap(Gap("rt", Window(1, end), "down"))
    assert store.gaps(Window(0, 100)) == (Gap("rt", Window(1, 9), "down"),)


def test_values_are_remembered_by_name(store: Store) -> None:
    assert store.meta("salt") is None
    store.set_meta("salt", "a")
    store.set_meta("salt", "b")
    assert store.meta("salt") == "b"


@pytest.mark.parametrize(
    "poison",
    [
        {"rating": float("nan")},
        {"rating": float("inf")},
        {"rating": "5"},
        {"wait_ms": 2**53 + 1},
        {"talk_ms": 1.5},
        {"topic": "half \ud800"},
        {"queue": "nul \0"},
        {"agents": ("\udfff",)},
        {"writers": ("\udfff",)},
        {"helper": "\ud800"},
        {"points": 2**60},
        {"phrases": 1.5},
        {"source": "other"},
    ],
)
def test_a_poisoned_record_is_put_aside_alone(store: Store, poison: dict[str, Any]) -> None:
    batch = Batch(cursor="1", records=(record(1), record(2, **poison), record(3)), server_time=NOON)
    saved = store.save("rt", batch)
    assert ([item.contact.id for item in saved.changed], saved.rejects) == (["1", "3"], 1)
    (reject,) = store.rejects()
    assert (reject.source, reject.id, reject.at) == ("rt", "2", NOON)
    assert store.cursor("rt") == "1"


def test_poisoned_companions_are_put_aside_alone(store: Store) -> None:
    batch = Batch(
        cursor="1",
        records=(record(1, events=(message(1, "\ud800"),)), Record(contact(2), Personal(name="\0"))),
        queues=(Queue(source="rt", key="q", title="\ud800"), Queue(source="rt", key="r", title="R")),
        agents=(Agent(source="rt", id="a\ud800", name="x"),),
        rejects=(Reject("rt", "9\0", NOON, "why \ud800"),),
        gaps=(Gap("rt", Window(0, 2**60), "down"),),
    )
    saved = store.save("rt", batch)
    assert (saved.changed, saved.rejects, store.counts().rejects) == ((), 6, 6)
    assert [queue.key for queue in store.queues()] == ["r"]
    store.save_samples([QueueSample(source="rt", queue="q\0", channel=Channel.SMS, at=1, waiting=1)])
    store.save("rt", Batch(cursor="2", records=(record(1),)))
    store.save_timeline(ContactKey("rt", "1"), Timeline((message(1, "\ud800"),), Personal(name="\ud800")))
    assert store.counts().rejects == 7  # the queue and the contact were on the list already


def test_a_cursor_that_cannot_be_kept_fails_the_batch(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot keep"):
        store.save("rt", Batch(cursor="\ud800", records=(record(1),)))
    assert store.counts().contacts == 0


def test_files_are_for_their_owner_only(path: Path) -> None:
    mask = os.umask(0)
    try:
        store = Store.open(str(path))
        store.save("rt", Batch(cursor="1"))
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        store.close()
    finally:
        os.umask(mask)
    assert modes == dict.fromkeys(("store.db", "store.db-wal", "store.db-shm", "store.db.lock"), 384)


def test_errors_quote_no_values(store: Store) -> None:
    with pytest.raises(StoreError) as caught, store.writing() as run:
        run.connection.exec_driver_sql("insert into meta values (?, ?, ?)", ("secret", "b", "c"))
    assert "secret" not in str(caught.value) + str(caught.value.__cause__)


def test_a_full_disk_costs_one_batch_and_is_over_when_there_is_room(store: Store) -> None:
    store.save("rt", Batch(cursor="1", records=(record(1),)))
    with store.writing() as run:
        pages = run.connection.exec_driver_sql("pragma page_count").scalar_one()
        run.connection.exec_driver_sql(f"pragma max_page_count = {pages}")
    many = Batch(cursor="2", records=tuple(record(number) for number in range(500)))
    with pytest.raises(StoreError, match="disk of the store is full"):
        store.save("rt", many)
    assert (store.cursor("rt"), store.counts().contacts) == ("1", 1)
    with store.writing() as run:
        run.connection.exec_driver_sql("pragma max_page_count = 100000")
    assert len(store.save("rt", many).changed) == 499
