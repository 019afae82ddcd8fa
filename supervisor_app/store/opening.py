"""Opening a database: whose it is, in what state, whether it is free; then its engines."""

from pathlib import Path

from filelock import FileLock
from msgspec import Struct
from sqlalchemy import Engine
from sqlalchemy.engine import URL

from supervisor_app.domain.errors import StoreError
from supervisor_app.store import engine, versions
from supervisor_app.store.damage import Condition, condition_of, put_aside
from supervisor_app.store.lock import lock_for_writing


class Opened(Struct):
    """What an open store holds on to. ``writer`` and ``lock`` are None where it may only read."""

    readers: Engine
    writer: Engine | None = None
    lock: FileLock | None = None
    recovered_from: Path | None = None

    def fold_journal(self) -> None:
        """Empty the log of what was written; see :func:`supervisor_app.store.engine.fold_journal`."""
        if self.writer is not None:
            engine.fold_journal(self.writer)

    def close(self) -> None:
        """Give everything back; the last connection folds the log into the file."""
        self.readers.dispose()
        if self.writer is not None:
            self.writer.dispose()
        if self.lock is not None:
            self.lock.release()


def open_to_write(url: URL) -> Opened:
    """Open a store, made or migrated where needed. Raises StoreError."""
    file = engine.file_of(url)
    if file is None:
        return _started(Opened(engine.reading_engine(url), engine.writing_engine(url)))
    engine.create_private_folder(file)
    lock = lock_for_writing(file)
    try:
        aside = _made_ready(file)
    except StoreError:
        lock.release()
        raise
    return _started(Opened(engine.reading_engine(url), engine.writing_engine(url), lock, aside))


def _made_ready(file: Path) -> Path | None:
    """Leave a file there that is ours; where a damaged one was put, or None."""
    condition = condition_of(file)
    if condition is Condition.FOREIGN:
        raise StoreError(f"{file} is not a store of this program and was left alone; give another file.")
    aside = put_aside(file) if condition is Condition.DAMAGED else None
    engine.create_private(file)
    return aside


def _started(opened: Opened) -> Opened:
    assert opened.writer is not None  # noqa: S101 - only opened to write
    try:
        with engine.translated(), opened.writer.begin() as connection:
            versions.bring_up_to_date(connection)
    except StoreError:
        opened.close()
        raise
    return opened


def open_to_read(url: URL) -> Opened:
    """Open a store beside its writer, changing nothing. Raises StoreError."""
    file = engine.file_of(url)
    frozen = file is not None and engine.is_frozen(file)
    if file is not None:
        _refuse_unreadable(file, frozen)
    opened = Opened(engine.reading_engine(url, frozen=frozen))
    try:
        with engine.translated(), opened.readers.begin() as connection:
            versions.require_ours(connection)
    except StoreError:
        opened.close()
        raise
    return opened


def _refuse_unreadable(file: Path, frozen: bool) -> None:
    condition = condition_of(file, frozen=frozen)
    if condition is Condition.NEW:
        raise StoreError(f"There is no store at {file}; start the program that collects into it first.")
    if condition is Condition.FOREIGN:
        raise StoreError(f"{file} is not a store of this program; give another file.")
    if condition is Condition.DAMAGED:
        raise StoreError(f"The store {file} is damaged; the program that collects into it makes a new one.")
