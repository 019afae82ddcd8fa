"""Which files are opened, put aside, or left alone; who may write."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.errors import StoreError
from supervisor_app.store.database import Store
from tests.store.samples import record


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed store of some size."""
    store = Store.open(str(path))
    store.save("rt", Batch(cursor="1", records=tuple(record(number) for number in range(500))))
    store.close()
    return path


def _count(path: Path) -> int:
    store = Store.open(str(path), read_only=True)
    try:
        return sum(1 for _ in store.board(0))
    finally:
        store.close()


def _patch(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(data)


def _truncate(path: Path, share: float) -> None:
    os.truncate(path, int(path.stat().st_size * share) // 4096 * 4096)


_DAMAGES: dict[str, Callable[[Path], object]] = {
    "no bytes": lambda path: os.truncate(path, 0),
    "nothing but zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "half": lambda path: _truncate(path, 0.5),
    "one page": lambda path: os.truncate(path, 4096),
    "middle of a page": lambda path: os.truncate(path, 5000),
    "spoilt first bytes": lambda path: _patch(path, 0, b"garbage!"),
    "spoilt first page": lambda path: _patch(path, 0, b"\xff" * 4000),
    "spoilt tree": lambda path: _patch(path, 4096, b"\xa5" * 4096 * 8),
}


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_file_is_put_aside_and_a_new_one_made(filled: Path, damage: str) -> None:
    _DAMAGES[damage](filled)
    spoilt = filled.read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        Store.open(str(filled), read_only=True)
    assert filled.read_bytes() == spoilt
    store = Store.open(str(filled))
    aside = store.recovered_from
    assert aside is not None
    assert aside.name.startswith("store.db.corrupt-2")
    assert aside.read_bytes() == spoilt
    assert len(store.save("rt", Batch(cursor="1", records=(record(1),))).changed) == 1
    assert store.counts().contacts == 1
    store.close()
    again = Store.open(str(filled))
    assert again.recovered_from is None
    again.close()


def test_the_logs_of_a_damaged_file_go_with_it(filled: Path) -> None:
    os.truncate(filled, 0)
    for ending in ("-wal", "-shm"):
        Path(f"{filled}{ending}").write_bytes(b"x")
    store = Store.open(str(filled))
    store.close()
    assert store.recovered_from is not None
    assert Path(f"{store.recovered_from}-wal").read_bytes() == b"x"


def _other_program(path: Path, mark: int = 0) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table contacts (id)")
    connection.execute(f"pragma application_id = {mark}")
    connection.commit()
    connection.close()


_STRANGERS: dict[str, Callable[[Path], object]] = {
    "a database of another program": _other_program,
    "a marked database of another program": lambda path: _other_program(path, 77),
    "a text": lambda path: path.write_text("shopping list"),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(5000)),
}


@pytest.mark.parametrize("stranger", _STRANGERS)
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_not_ours_is_left_alone(path: Path, stranger: str, read_only: bool) -> None:
    _STRANGERS[stranger](path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a store of this program"):
        Store.open(str(path), read_only=read_only)
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} <= {"store.db", "store.db.lock"}


def test_a_newer_store_is_refused(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("update alembic_version set version_num = '9999'")
    connection.commit()
    connection.close()
    for read_only in (True, False):
        with pytest.raises(StoreError, match="newer version"):
            Store.open(str(filled), read_only=read_only)


def test_the_second_writer_is_refused_and_a_reader_is_not(store: Store, path: Path) -> None:
    store.save("rt", Batch(cursor="1", records=(record(1),)))
    with pytest.raises(StoreError, match=f"in use by process {os.getpid()}; .*another file"):
        Store.open(str(path))
    reader = Store.open(str(path), read_only=True)
    assert reader.counts().contacts == 1
    store.save("rt", Batch(cursor="2", records=(record(2),)))
    assert reader.counts().contacts == 2
    with pytest.raises(StoreError, match="read only"):
        reader.save("rt", Batch(cursor="3"))
    reader.close()


def test_a_store_closed_by_another_thread_is_free(path: Path) -> None:
    store = Store.open(str(path))
    thread = threading.Thread(target=store.close)
    thread.start()
    thread.join(10)
    Store.open(str(path)).close()


def test_reading_what_is_not_there(path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store"):
        Store.open(str(path), read_only=True)
    assert list(path.parent.iterdir()) == []


@pytest.fixture
def powerless() -> Iterator[Callable[[], None]]:
    """Makes the test an ordinary user, whom file rights bind, until its end."""
    user = os.geteuid()
    yield lambda: os.seteuid(65534) if user == 0 else None
    os.seteuid(user)


def test_a_folder_that_cannot_be_written(filled: Path, powerless: Callable[[], None]) -> None:
    # The lock of the filling is away too: the folder was copied to a read-only disk.
    Path(f"{filled}.lock").unlink()
    for folder in (filled.parent, *filled.parent.parents):
        if folder.name.startswith(("test_", "pytest-", "popen-")):
            folder.chmod(0o755)
    filled.chmod(0o644)
    filled.parent.chmod(0o555)
    powerless()
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            Store.open(str(filled))
        assert _count(filled) == 500
    finally:
        os.seteuid(os.getuid())
        filled.parent.chmod(0o755)


def test_a_folder_that_cannot_be_made(path: Path) -> None:
    path.write_text("a file")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(str(path / "folder" / "store.db"))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("mysql://host/db", "SQLite or PostgreSQL"),
        ("://", "not a database URL"),
    ],
)
def test_addresses_that_cannot_be_a_store(address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        Store.open(address)


def test_paths_and_urls_with_awkward_names(tmp_path: Path) -> None:
    for name in ("a b.db", "50%?#.db", "zażółć.db"):
        Store.open(str(tmp_path / name)).close()
        assert _count(tmp_path / name) == 0
    Store.open(f"sqlite:///{tmp_path}/by_url.db").close()
    assert (tmp_path / "by_url.db").exists()
