"""In what state a SQLite file is before it is opened, and putting a damaged one aside."""

import sqlite3
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path

from supervisor_app.domain.errors import StoreError
from supervisor_app.store import schema
from supervisor_app.store.engine import file_uri

_HEADER = b"SQLite format 3\0"
_MARK_AT = slice(68, 72)
_OUR_MARK = schema.APPLICATION_ID.to_bytes(4, "big")
# Text of our own schema: how a file of ours is known whose first bytes are spoilt.
_OUR_WORDS = f"CREATE TABLE {schema.event_texts.name}".encode()
_SEARCHED_BYTES = 256 * 1024
# A whole check reads the whole file: 0.1 s up to here. A larger one has its structure looked at only.
_CHECKED_BYTES = 64 * 1024 * 1024
_JOURNALS = ("-wal", "-shm")


class Condition(Enum):
    """What a file is to us. ``NEW``: nothing there yet, ours to fill."""

    NEW = auto()
    OURS = auto()
    DAMAGED = auto()
    FOREIGN = auto()


def condition_of(file: Path, *, frozen: bool = False) -> Condition:
    """Look at a file without changing it (``frozen``: nobody can). Raises StoreError where that fails."""
    try:
        if not file.exists():
            return Condition.NEW
        with file.open("rb") as stream:
            start = stream.read(_SEARCHED_BYTES)
    except OSError as error:
        raise StoreError(f"The store {file} cannot be read ({error.strerror}).") from error
    if not start.strip(b"\0"):
        return Condition.DAMAGED
    if start.startswith(_HEADER) and start[_MARK_AT] not in (_OUR_MARK, bytes(4)):
        return Condition.FOREIGN
    try:
        return _asked(file, frozen)
    except sqlite3.OperationalError as error:
        raise StoreError(f"The store {file} cannot be opened ({error}).") from error
    except sqlite3.DatabaseError:
        ours = start[_MARK_AT] == _OUR_MARK or _OUR_WORDS in start
        return Condition.DAMAGED if ours else Condition.FOREIGN


def _asked(file: Path, frozen: bool) -> Condition:
    """What SQLite itself finds; it knows of changes that are still in the log."""
    connection = sqlite3.connect(file_uri(file, frozen=frozen), uri=True)
    try:
        tables = {
            name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
        }
        (mark,) = connection.execute("pragma application_id").fetchone()
        if mark != schema.APPLICATION_ID:
            return Condition.FOREIGN if tables or mark else Condition.NEW
        return Condition.OURS if _is_whole(connection, file, tables) else Condition.DAMAGED
    finally:
        connection.close()


def _is_whole(connection: sqlite3.Connection, file: Path, tables: set[str]) -> bool:
    # Tables that later versions add may be missing in an old file; those of the first may not.
    if not {schema.contacts.name, schema.cursors.name, schema.version.name} <= tables:
        return False
    connection.execute(f"select * from {schema.cursors.name}").fetchall()
    if file.stat().st_size > _CHECKED_BYTES:
        return True
    return bool(connection.execute("pragma quick_check(1)").fetchone() == ("ok",))


def put_aside(file: Path) -> Path:
    """Rename a damaged file and its logs; the new name tells when. Raises StoreError."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = file.with_name(f"{file.name}.corrupt-{moment}")
    try:
        for ending in _JOURNALS:
            journal = Path(f"{file}{ending}")
            if journal.exists():
                journal.rename(f"{aside}{ending}")
        file.rename(aside)
    except OSError as error:
        raise StoreError(f"The damaged store {file} cannot be renamed ({error.strerror}).") from error
    return aside
