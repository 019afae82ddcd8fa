"""Statements fit every engine, and none of those asked often reads a whole table."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.domain.batch import Batch
from supervisor_app.domain.contacts import ContactKey, Timeline
from supervisor_app.domain.errors import StoreError
from supervisor_app.domain.time import Window
from supervisor_app.store import engine, schema
from supervisor_app.store.database import Store
from supervisor_app.store.lives import LIMITS
from supervisor_app.store.runner import Statements
from tests.store.samples import NOON, message, record

_DIALECTS: list[Dialect] = [sqlite.dialect(), postgresql.dialect(paramstyle="format")]  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("dialect", _DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_rows_are_taken_in_the_order_of_their_columns(table: Table, dialect: Dialect) -> None:
    names = [column.name for column in table.columns]
    for build in (engine.upsert, engine.insert_if_new):
        compiled = build(table, dialect.name).compile(dialect=dialect)
        assert list(compiled.positiontup or ()) == names
    statements = Statements(dialect)
    mark = "?" if dialect.name == "sqlite" else "%s"
    assert statements.upsert(table).count(mark) == len(names)
    assert statements.delete(table).count(mark) == len(table.primary_key.columns)
    assert statements.contacts_by_id(16).count(mark) == 1 + 16
    assert statements.contacts_of_customers(16).count(mark) == 2 + 16
    assert statements.contacts_touched().count(mark) == 4 * (len(LIMITS) + 1)


@contextmanager
def _plans(store: Store) -> Iterator[list[str]]:
    """How SQLite goes about every statement run meanwhile, where it scans without an index."""
    asked: list[tuple[str, Any]] = []
    scans: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    engines = [store._opened.readers, store._opened.writer]
    for each in engines:
        event.listen(each, "before_cursor_execute", note)
    yield scans
    for each in engines:
        event.remove(each, "before_cursor_execute", note)
    with store.reading() as run:
        for statement, parameters in asked:
            if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
                values = parameters[0] if isinstance(parameters, list) else parameters
                plan = run.connection.exec_driver_sql(f"explain query plan {statement}", values).all()
                scans += [f"{step[-1]}: {statement}" for step in plan if step[-1].startswith("SCAN")]


def test_the_cost_of_a_question_does_not_grow_with_what_is_stored(store: Store) -> None:
    told = tuple(record(number, events=(message(1, "x"),)) for number in range(40))
    store.save("rt", Batch(cursor="1", records=told))
    key = ContactKey("rt", "1")
    with _plans(store) as scans:
        store.save("rt", Batch(cursor="2", records=told[:20]))
        store.save_presences([Presence(source="rt", agent="a", state=PresenceState.FREE, since=NOON)])
        store.save_timeline(key, Timeline((message(2, "y"),)))
        list(store.board(NOON))
        store.contacts([key])
        store.events(key)
        store.earlier("c1", NOON + 1)
        store.customer_count("c1", NOON)
        store.of_customers(["c1", "c2"], NOON)
        list(store.touched(Window(NOON, NOON + 1)))
        store.presences(Window(NOON, NOON + 1))
        store.current_presences()
        store.samples(Window(NOON, NOON + 1))
        store.cursor("rt")
    # The partial index holds the open contacts alone: reading all of it is the question.
    assert [scan for scan in scans if "USING INDEX contacts_open" not in scan] == []


def test_a_server_without_its_driver_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")

    monkeypatch.setattr(engine, "create_engine", missing)
    with pytest.raises(StoreError, match="needs the package psycopg"):
        Store.open("postgresql://localhost/supervisor")
