"""All or nothing, and the same in the end, whatever interrupts or repeats."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.domain.batch import Batch, Gap, Record, Reject
from supervisor_app.domain.contacts import ContactKey, Personal, Role, Status
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.time import Window
from supervisor_app.store.database import Store
from tests.store.samples import NOON, contact, dump, message, record

_EVENTS = st.builds(
    message,
    st.integers(1, 3),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from([Role.AGENT, Role.CUSTOMER]),
    st.sampled_from(["", "x"]),
)
_RECORDS = st.builds(
    lambda number, personal, events, **changes: Record(contact(number, **changes), personal, tuple(events)),
    st.integers(1, 4),
    st.sampled_from([None, Personal(), Personal(subject="S"), Personal(subject="T", name="N")]),
    st.lists(_EVENTS, max_size=3),
    updated=st.integers(NOON, NOON + 3),
    topic=st.sampled_from(["", "t"]),
    status=st.sampled_from([Status.OPEN, Status.CLOSED]),
    rating=st.sampled_from([None, 4, 4.5]),
)


def _apply(batches: list[tuple[Record, ...]], times: int) -> dict[str, list[tuple[Any, ...]]]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"{folder}/s.db")
        for records in batches:
            for time in range(times):
                saved = store.save("rt", Batch(cursor="c", records=records))
                assert time == 0 or saved.changed == ()
        store.close()
        return dump(Path(folder, "s.db"))


@settings(max_examples=60, deadline=None)
@given(st.lists(_RECORDS, max_size=8), st.sets(st.integers(0, 8)), st.integers(1, 2))
def test_repeating_and_splitting_change_nothing(records: list[Record], cuts: set[int], times: int) -> None:
    edges = [0, *sorted(cuts), len(records)]
    parts = [tuple(records[start:end]) for start, end in pairwise(edges)]
    once = _apply([(one,) for one in records], 1)
    split = _apply(parts, times)
    for counts_batches in ("cursors", "changes", "counters"):
        once[counts_batches] = split[counts_batches] = []
    assert split == once


def _eventful() -> Batch:
    return Batch(
        cursor="2",
        records=(
            record(1, updated=NOON + 1, events=(message(1, "x"), message(2))),
            record(2, events=(message(1, "y"),)),
            Record(contact(3, updated=NOON + 1), Personal()),
        ),
        queues=(Queue(source="rt", key="q", title="Q"),),
        presences=(
            Presence(source="rt", agent="a", state=PresenceState.FREE, since=NOON),
            Presence(source="rt", agent="a", state=PresenceState.BREAK, since=NOON + 5),
        ),
        rejects=(Reject("rt", "1", NOON, "bad"),),
        gaps=(Gap("rt", Window(1, 2), "down"),),
    )


class _Cut(Exception):
    """The program ends here."""


def test_cut_at_every_statement_it_is_all_or_nothing(tmp_path: Path) -> None:
    first = Batch(cursor="1", records=(record(1, events=(message(1, "x"),)), record(3)))
    outcomes: list[dict[str, Any]] = []
    for point in range(200):
        file = tmp_path / f"{point}.db"
        store = Store.open(str(file))
        store.save("rt", first)
        before = dump(file)
        finished = _save_cut_at(store, point)
        assert finished or dump(file) == before
        store.save("rt", _eventful())
        store.close()
        outcomes.append(dump(file))
        if finished:
            break
    assert len(outcomes) > 15
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0]["cursors"] == [("rt", "2", 0)]


def _save_cut_at(store: Store, point: int) -> bool:
    steps = iter(range(10_000))

    def cut(*_: object) -> None:
        if next(steps) == point:
            raise _Cut

    writer = store._opened.writer
    event.listen(writer, "before_cursor_execute", cut)
    try:
        store.save("rt", _eventful())
    except _Cut:
        return False
    finally:
        event.remove(writer, "before_cursor_execute", cut)
    return True


def test_threads_lose_nothing(store: Store) -> None:
    failures: list[BaseException] = []

    def collect(source: str) -> None:
        try:
            for turn in range(20):
                told = tuple(record(n, source=source, updated=NOON + turn) for n in range(turn, turn + 5))
                store.save(source, Batch(cursor=str(turn), records=told))
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            failures.append(error)

    def look() -> None:
        try:
            for _ in range(40):
                sum(1 for _ in store.board(0))
                store.counts()
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=collect, args=(f"s{n}",)) for n in range(4)]
    threads += [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []
    assert store.counts().contacts == 4 * 24
    assert sum(1 for _ in store.board(0)) == 4 * 24
    assert [store.cursor(f"s{n}") for n in range(4)] == ["19"] * 4


_ENDLESS = """
import sys
from supervisor_app.domain.batch import Batch
from supervisor_app.store.database import Store
from tests.store.samples import record
store = Store.open(sys.argv[1])
turn = int(store.cursor("rt") or 0)
while True:
    turn += 1
    records = tuple(record(number) for number in range(turn * 10, turn * 10 + 10))
    store.save("rt", Batch(cursor=str(turn), records=records))
    print(turn, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill so")
def test_killed_while_writing_it_has_what_it_acknowledged(path: Path) -> None:
    for kill in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", _ENDLESS, str(path)], stdout=subprocess.PIPE, text=True, cwd=os.getcwd()
        )
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(5 + 7 * kill)]
        process.kill()
        told += [int(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        process.stdout.close()
        process.wait(10)
        store = Store.open(str(path))
        turns = int(store.cursor("rt") or 0)
        assert store.recovered_from is None
        assert turns in (told[-1], told[-1] + 1)
        assert store.counts().contacts == turns * 10 == sum(1 for _ in store.board(0))
        assert store.contacts([ContactKey("rt", str(turns * 10 + 9))])
        store.close()
