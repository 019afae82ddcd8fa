"""Databases of every released schema become one of today; one of today opens without alembic."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.contacts import Contact, ContactKey, Status
from supervisor_app.domain.time import Window
from supervisor_app.store import members, schema, versions
from supervisor_app.store.database import Store
from tests.store.samples import NOON, record

_RELEASED = sorted((Path(__file__).parent.parent / "data" / "schemas").glob("*.sql"))

_COLUMNS = {
    "table": "select * from pragma_table_xinfo(?)",
    "index": 'select * from pragma_index_xinfo(?) where "key"',
}


def _shape(file: Path) -> dict[str, object]:
    """Tables with their columns and keys, and indexes, whatever the spelling of their statements.

    Older files keep contacts by key, newer ones by number: no difference, and neither are indexes of keys.
    """
    connection = sqlite3.connect(file)
    try:
        declared = "select type, name, tbl_name from sqlite_master where name not like 'sqlite_autoindex%'"
        names = connection.execute(f"{declared} order by 1, 2").fetchall()
        shape: dict[str, object] = {f"{kind} {name}": table for kind, name, table in names}
        for kind, name, _table in names:
            shape[f"{name} has"] = connection.execute(_COLUMNS[kind], [name]).fetchall()
        kept = connection.execute("pragma table_list").fetchall()
        shape["lists"] = sorted(each for each in kept if each[1] != "contacts")
        partial = "select name, substr(sql, instr(sql, 'WHERE')) from sqlite_master where sql like '%WHERE%'"
        shape["partial"] = sorted(connection.execute(partial).fetchall())
        shape["marks"] = [
            connection.execute(f"pragma {pragma}").fetchone() for pragma in ("application_id", "user_version")
        ]
        shape["version"] = connection.execute("select version_num from alembic_version").fetchall()
        return shape
    finally:
        connection.close()


def test_migrating_and_making_at_once_come_to_the_same(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made.db", tmp_path / "migrated.db"
    for file, build in ((made, versions.create), (migrated, versions.migrate)):
        engine = create_engine(f"sqlite:///{file}")
        with engine.begin() as connection:
            build(connection)
        engine.dispose()
    assert _shape(made) == _shape(migrated)
    assert len(_shape(made)) > 2 * len(schema.metadata.tables)


def test_every_member_of_a_contact_has_a_column() -> None:
    assert set(members.CONTACT_COLUMNS) == {*Contact.__struct_fields__, "is_open", "touched", "life"}


@pytest.mark.parametrize("dump", _RELEASED, ids=lambda dump: dump.stem)
def test_a_store_of_a_released_schema_opens_with_what_it_held(dump: Path, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text())
    connection.close()
    store = Store.open(str(path))
    assert store.recovered_from is None
    assert (store.counts().contacts, store.cursor("rt")) == (2, "42")
    (held,) = store.contacts([ContactKey("rt", "1")])
    assert held.contact.agents == ("a1",)
    assert held.personal is not None
    assert (store.unfinished(), held.contact.writers) == ((), () if dump.stem == "0001" else ("a1",))
    assert [event.text for event in store.events(ContactKey("rt", "1"))] == ["hello"]
    totals = store.totals(Window(NOON, NOON + 1))
    assert [one.within for one in totals] == ([] if dump.stem < "0003" else [70.5])
    store.close()
    fresh = path.with_name("fresh.db")
    Store.open(str(fresh)).close()
    assert _shape(path) == _shape(fresh)


def test_what_older_rows_do_not_know_is_as_if_it_had_not_happened(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(_RELEASED[0].read_text())
    due = NOON + 9_000_000
    with connection:
        connection.execute("update contacts set status = 'pending', callback_due = ? where id = '1'", (due,))
    connection.close()
    store = Store.open(str(path))
    (found,) = store.touched(Window(NOON + 1, due + 1))
    assert found.of["id"] == ("1",)
    held = {item.contact.id: item for item in store.contacts([ContactKey("rt", "1")])}
    assert held == {"1": record(1, agents=("a1",), status=Status.PENDING, callback_due=due)}
    assert store.save("rt", Batch(cursor="43", records=(record(2), *held.values()))).changed == ()
    store.close()


def test_every_schema_has_a_dump() -> None:
    assert [dump.stem for dump in _RELEASED] == [f"{number:04d}" for number in range(1, int(schema.HEAD) + 1)]


def test_an_interrupted_first_start_is_finished(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = wal")
    connection.close()
    store = Store.open(str(path))
    assert store.recovered_from is None
    assert store.counts().contacts == 0
    store.close()


def test_a_store_of_today_opens_without_alembic(path: Path) -> None:
    program = (
        "import sys; from supervisor_app.store.database import Store;"
        "[Store.open(sys.argv[1]).close() for _ in range(2)];"
        "Store.open(sys.argv[1], read_only=True).close();"
        "print([name for name in sys.modules if name.split('.')[0] in ('alembic', 'mako', 'PySide6')])"
    )
    command = [sys.executable, "-c", program, str(path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"
