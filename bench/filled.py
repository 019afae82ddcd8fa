"""Stores of many contacts of two years, made in minutes: twenty-one weeks are read in, and copied by SQL.

The copies follow one another in time, with numbers of their own and the same weekdays.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench import ours
from bench.pages import pages
from supervisor_app.domain.time import DAY_MS, HOUR_MS
from supervisor_app.store.database import Store

DAYS, COPIES = 147, 5
"""Days of a copy, in whole weeks, so that a Monday stays one; and how many there are."""
_TIMES = frozenset(
    (
        *("created", "updated", "queued", "asked", "answered", "outcome_at", "waiting_since", "ended"),
        *("resolved", "closed", "callback_due", "callback_done", "touched", "helped", "accepted", "at"),
    )
)
_NUMBERED = {"contacts": "id", "contact_texts": "id", "events": "contact"}
_DIGITS = 9


def fill(file: Path, contacts: int) -> None:
    """A new store of so many contacts of two years that end with the last day of the pages."""
    part, each = file.with_name(f"part-{file.name}"), contacts // COPIES
    ours.ingest(pages(each, days=DAYS), part)
    with _copying(part, file) as connection:
        for copy in range(COPIES):
            weeks = (COPIES - 1 - copy) * DAYS * DAY_MS
            _copy(connection, shift_ms=-weeks, numbers=copy * each)
        _count(connection)
    for rest in file.parent.glob(f"{part.name}*"):
        rest.unlink()


@contextmanager
def _copying(whole: Path, file: Path) -> Iterator[sqlite3.Connection]:
    """A new store that another is attached to as ``whole``; its indexes are made last, as is quicker."""
    Store.open(str(file)).close()
    shutil.copy(whole.with_name(f"{whole.name}.key"), file.with_name(f"{file.name}.key"))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -262144"):
            connection.execute(f"pragma {pragma}").fetchall()
        connection.execute("attach ? as whole", (f"file:{whole}?mode=ro",))
        indexes = connection.execute(
            "select name, sql from main.sqlite_master "
            "where tbl_name = 'contacts' and type = 'index' and sql > ''"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"drop index {name}")
        connection.execute("begin")
        yield connection
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("commit")
        connection.execute("pragma journal_mode = wal").fetchall()


def _copy(connection: sqlite3.Connection, *, shift_ms: int, numbers: int) -> None:
    """All rows, so much later and numbered so much higher."""
    for table, numbered in _NUMBERED.items():
        columns = [row[1] for row in connection.execute(f"pragma main.table_info({table})")]
        values = ", ".join(_value(name, numbered, shift_ms, numbers) for name in columns)
        connection.execute(
            f"insert into main.{table} ({', '.join(columns)}) select {values} from whole.{table} "
            f"order by source, {numbered}"
        )
    hours = shift_ms // HOUR_MS
    connection.execute(f"insert or ignore into main.changes select hour + {hours}, 1 from whole.changes")


def _value(name: str, numbered: str, shift_ms: int, numbers: int) -> str:
    if name in _TIMES:
        return f"{name} + {shift_ms}"
    renumbered = f"printf('%0{_DIGITS}d', substr({{name}}, 1, {_DIGITS}) + {numbers})"
    if name == numbered:
        return renumbered.format(name=name)
    if name == "id":  # of an event: the number of its contact, and its own behind it
        return f"{renumbered.format(name=name)} || substr(id, {_DIGITS + 1})"
    if name == "link":
        return f"'https://desk.example/' || (substr({numbered}, 1, {_DIGITS}) + {numbers})"
    return name


def _count(connection: sqlite3.Connection) -> None:
    """What a store counts with every batch, and the cursor with which reading would go on."""
    connection.execute("update main.changes set mark = 1")
    for table in ("contacts", "events"):
        connection.execute(
            f"insert or replace into main.counters select '{table}', count(*) from main.{table}"
        )
    connection.execute("insert or replace into main.counters values ('batches', 1)")
    connection.execute("insert or replace into main.cursors select * from whole.cursors")
