"""Engines: the only place that knows one database product from another."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine, event, or_
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from supervisor_app.domain.errors import StoreError
from supervisor_app.store.schema import APPLICATION_ID

_BUSY_MS = 5_000
_WAIT_FOR_WRITER_S = 30
_READERS = 4
_JOURNAL_LIMIT_BYTES = 16 * 1024 * 1024
# 32 MB of log before it is folded back: rare enough for a fast back-fill, small enough for a small disk.
_CHECKPOINT_PAGES = 8_000
_WRITER_CACHE_KB = 65_536
_READER_CACHE_KB = 8_192


_ADVICE = {
    "is full": "The disk of the store is full; make room on it, then saving goes on by itself.",
    "malformed": "The store is damaged; restart the program, which puts it aside and makes a new one.",
    "not a database": "The store is damaged; restart the program, which puts it aside and makes a new one.",
    "is locked": "Another program holds the store; end it, or wait until it has finished.",
    "readonly": "The store cannot be written; check the rights of its file and folder.",
    "unable to open": "The store cannot be opened; check that its file is there and may be read and written.",
}


def locate(url_or_path: str) -> URL:
    """The address of a store: a database URL, or the path of a SQLite file. Raises StoreError."""
    if "://" not in url_or_path:
        return URL.create("sqlite+pysqlite", database=str(Path(url_or_path).expanduser().absolute()))
    try:
        url = make_url(url_or_path)
    except ArgumentError as error:
        raise StoreError("The store's address is not a database URL; write a path or a URL.") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        raise StoreError(f"{url.get_backend_name()} cannot keep a store; use SQLite or PostgreSQL.")
    if not url.database or url.database == ":memory:":
        raise StoreError("A store in memory would be lost at the end; give the path of a file.")
    return locate(url.database)


def file_of(url: URL) -> Path | None:
    """The file behind the address (None: a server)."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def writing_engine(url: URL) -> Engine:
    """One connection that writes: threads take turns, each transaction owning the file from its start."""
    file = file_of(url)
    if file is None:
        return _server_engine(url)
    engine = _file_engine(url, pool_size=1, max_overflow=0, pool_timeout=_WAIT_FOR_WRITER_S)
    pragmas = (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = wal",
        "synchronous = normal",
        "foreign_keys = on",
        "secure_delete = on",
        f"journal_size_limit = {_JOURNAL_LIMIT_BYTES}",
        f"wal_autocheckpoint = {_CHECKPOINT_PAGES}",
        f"cache_size = -{_WRITER_CACHE_KB}",
    )
    _prepare(engine, pragmas, begin="BEGIN IMMEDIATE")
    return engine


def reading_engine(url: URL, *, frozen: bool = False) -> Engine:
    """Connections that only read, beside the writer. ``frozen``: the file cannot change (read-only disk)."""
    file = file_of(url)
    if file is None:
        return _server_engine(url)
    address = URL.create("sqlite+pysqlite", database=file_uri(file, frozen=frozen), query={"uri": "true"})
    engine = _file_engine(address, pool_size=_READERS, max_overflow=_READERS)
    pragmas = (f"busy_timeout = {_BUSY_MS}", "query_only = on", f"cache_size = -{_READER_CACHE_KB}")
    _prepare(engine, pragmas, begin="BEGIN")
    return engine


def file_uri(file: Path, *, frozen: bool = False) -> str:
    """The address by which SQLite opens a file to read only."""
    return f"file:{quote(str(file))}?mode=ro" + ("&immutable=1" if frozen else "")


def is_frozen(file: Path) -> bool:
    """Whether nobody can be writing a file: a read-only folder, and no log beside the file."""
    effective = os.access in os.supports_effective_ids
    writable = os.access(file.parent, os.W_OK, effective_ids=effective)
    return not writable and not Path(f"{file}-wal").exists()


@contextmanager
def translated() -> Iterator[None]:
    """Turn errors of the database into StoreErrors that say what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:  # the latter where the driver is asked directly
        raise StoreError(_advice(error)) from error


def _advice(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = str(cause).lower()
    for sign, advice in _ADVICE.items():
        if sign in said:
            return advice
    # The texts of a server may quote the values of a row; those of SQLite never do.
    detail = str(cause) if isinstance(cause, sqlite3.Error) else type(cause or error).__name__
    return f"The store could not be used ({detail}); try again, or restart the program."


def _server_engine(url: URL) -> Engine:
    try:
        # Positional parameters, so that a row is handed to the driver as the tuple it is.
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, paramstyle="format")
    except ImportError as error:
        raise StoreError(f"A store on a server needs the package {error.name}; install it.") from error


def _file_engine(url: URL, **pool: Any) -> Engine:
    return create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False}, **pool)


def _prepare(engine: Engine, pragmas: tuple[str, ...], *, begin: str) -> None:
    """Switch off the driver's own transactions: they would begin late and lose concurrent updates."""

    def connected(driver: Any, _record: object) -> None:
        driver.isolation_level = None
        for pragma in pragmas:
            driver.execute(f"pragma {pragma}").fetchall()

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)


def create_private_folder(file: Path) -> None:
    """Make the folder of a file, for its owner only. Raises StoreError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(f"The folder {file.parent} cannot be made ({error.strerror}).") from error


def create_private(file: Path) -> None:
    """Make a file that only its owner can read, as its logs then are too. Raises StoreError."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        file.chmod(0o600)
    except OSError as error:
        raise StoreError(f"The store {file} cannot be written ({error.strerror}).") from error


def mark_as_ours(connection: Connection, version: int) -> None:
    """Write into the file whose it is and which schema it has; a server needs no mark."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"pragma application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"pragma user_version = {version}")


def fold_journal(writer: Engine) -> None:
    """Move the log into the file and empty it, so that what was deleted is nowhere any more."""
    if writer.dialect.name != "sqlite":
        return
    raw = writer.raw_connection()  # outside any transaction, as this must be
    try:
        raw.cursor().execute("pragma wal_checkpoint(truncate)").fetchall()
    finally:
        raw.close()


def _insert(table: Table, dialect: str) -> Any:
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_on_server  # only where it is used

        return insert_on_server(table)
    from sqlalchemy.dialects.sqlite import insert as insert_into_file

    return insert_into_file(table)


def insert_if_new(table: Table, dialect: str) -> Any:
    """INSERT that leaves rows which are there alone."""
    return _insert(table, dialect).on_conflict_do_nothing(index_elements=list(table.primary_key.columns))


def upsert(table: Table, dialect: str, *, version: str | None = None) -> Any:
    """INSERT or, where a row is there and differs, UPDATE.

    ``version``: a column that must not fall; a row with a smaller value changes nothing.
    """
    statement = _insert(table, dialect)
    given = statement.excluded
    values = [column for column in table.columns if not column.primary_key]
    differs = or_(*(column.is_distinct_from(given[column.name]) for column in values))
    guard = differs if version is None else given[version] >= table.c[version]
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={column.name: given[column.name] for column in values},
        where=guard,
    )


def add_to(table: Table, dialect: str) -> Any:
    """INSERT or, where a row is there, UPDATE that adds the given value to the one that is there."""
    statement = _insert(table, dialect)
    more = {"value": table.c.value + statement.excluded["value"]}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more)
