"""Statements built with Core once, then run with plain tuples: the hot path of saving and reading."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor

from supervisor_app.domain.facts import MEMBERS
from supervisor_app.domain.time import Window
from supervisor_app.store import engine, schema
from supervisor_app.store.lives import LIMITS, created_in
from supervisor_app.store.rows import Row

_PART = 8_000
_SIZES = (1, 16, 128, 500)
CHUNK = _SIZES[-1]
"""How many contacts, or customers, are looked up by one statement."""


class Statements:
    """Compiled SQL by name; one per engine, shared by its threads (filling it twice does no harm)."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._made: dict[tuple[object, ...], str] = {}

    def upsert(self, table: Table, version: str | None = None) -> str:
        """See :func:`supervisor_app.store.engine.upsert`; takes rows of the table."""
        return self._made_once(
            ("upsert", table.name, version), lambda: engine.upsert(table, self._dialect.name, version=version)
        )

    def insert_if_new(self, table: Table) -> str:
        """See :func:`supervisor_app.store.engine.insert_if_new`; takes rows of the table."""
        return self._made_once(
            ("insert", table.name), lambda: engine.insert_if_new(table, self._dialect.name)
        )

    def count(self) -> str:
        """See :func:`supervisor_app.store.engine.add_to`; takes the name of a counter and a number."""
        return self._made_once(("count",), lambda: engine.add_to(schema.counters, self._dialect.name))

    def counted(self) -> str:
        """What a counter has come to; takes its name."""
        table = schema.counters
        return self._made_once(
            ("counted",), lambda: select(table.c.value).where(table.c.name == bindparam("the_name"))
        )

    def delete(self, table: Table) -> str:
        """DELETE by primary key; takes keys."""
        return self._made_once(("delete", table.name), lambda: _delete(table))

    def contacts_by_id(self, size: int) -> str:
        """Contacts with their texts; takes (source, id, id …) with ``size`` ids."""
        return self._made_once(("contacts", size), lambda: _contacts_by_id(size))

    def contacts_of_customers(self, size: int) -> str:
        """Contacts that an agent took part in; takes (since, before, customer …) with ``size`` customers."""
        return self._made_once(("customers", size), lambda: _contacts_of_customers(size))

    def contacts_touched(self) -> str:
        """Facts of the contacts of a window; takes what :func:`_of_window` gives."""
        return self._made_once(("touched",), _contacts_touched)

    def _made_once(self, name: tuple[object, ...], build: Callable[[], Any]) -> str:
        sql = self._made.get(name)
        if sql is None:
            sql = self._made[name] = str(build().compile(dialect=self._dialect))
        return sql


def _delete(table: Table) -> Any:
    return delete(table).where(*(key == bindparam(f"the_{key.name}") for key in table.primary_key.columns))


def contacts_with_texts() -> Select[Any]:
    """Rows for :func:`supervisor_app.store.rows.record_of`."""
    facts, texts = schema.contacts, schema.contact_texts
    joined = facts.outerjoin(texts, (texts.c.source == facts.c.source) & (texts.c.id == facts.c.id))
    return select(*facts.columns, texts.c.subject, texts.c.name, texts.c.address).select_from(joined)


def _contacts_by_id(size: int) -> Select[Any]:
    ids: list[Any] = [bindparam(f"id_{number}") for number in range(size)]
    facts = schema.contacts
    return contacts_with_texts().where(facts.c.source == bindparam("of"), facts.c.id.in_(ids))


def _contacts_of_customers(size: int) -> Select[Any]:
    facts = schema.contacts
    nothing: ColumnElement[str] = literal_column("''")
    customers: list[Any] = [bindparam(f"customer_{number}") for number in range(size)]
    return _facts().where(
        facts.c.created >= bindparam("since"),  # first, as their values are given first
        facts.c.created < bindparam("before"),
        facts.c.customer.in_(customers),
        facts.c.customer != nothing,  # in the words of the index, which leaves out unknown customers
        facts.c.agents != nothing,
    )


def _contacts_touched() -> Any:
    """One question a class of lives, each by its index: so a day costs the same however much is stored."""
    contacts = schema.contacts
    return union_all(
        *(
            _facts().where(
                contacts.c.life == bindparam(f"life_{life}"),
                contacts.c.created >= bindparam(f"from_{life}"),
                contacts.c.created < bindparam(f"before_{life}"),
                contacts.c.touched >= bindparam(f"since_{life}"),
            )
            for life in range(len(LIMITS) + 1)
        )
    )


def _of_window(window: Window) -> Row:
    of_class = ((life, made.start, made.end, window.start) for life, made in created_in(window))
    return tuple(value for values in of_class for value in values)


def _facts() -> Select[Any]:
    """Rows for :func:`supervisor_app.domain.facts.facts_in`, but for the lists."""
    return select(*(schema.contacts.c[member] for member in MEMBERS))


class Runner:
    """One transaction, and the statements to run in it."""

    def __init__(self, connection: Connection, statements: Statements) -> None:
        self.connection = connection
        self.statements = statements

    def upsert(self, table: Table, rows: Sequence[Row], version: str | None = None) -> int:
        """Insert rows of the table, or bring them up to date; how many were not so already."""
        if not rows:
            return 0
        return self.connection.exec_driver_sql(self.statements.upsert(table, version), list(rows)).rowcount

    def insert_if_new(self, table: Table, rows: Sequence[Row]) -> int:
        """Insert those rows of the table that are not there; how many that were."""
        if not rows:
            return 0
        return self.connection.exec_driver_sql(self.statements.insert_if_new(table), list(rows)).rowcount

    def delete(self, table: Table, keys: Sequence[Row]) -> int:
        """Delete rows of the table by primary key; how many there were."""
        if not keys:
            return 0
        return self.connection.exec_driver_sql(self.statements.delete(table), list(keys)).rowcount

    def count(self, name: str, more: int) -> None:
        """Add to a kept total."""
        if more:
            self.connection.exec_driver_sql(self.statements.count(), (name, more))

    def counted(self, name: str) -> int:
        """A kept total."""
        return int(self.connection.exec_driver_sql(self.statements.counted(), (name,)).scalar() or 0)

    def contacts(self, source: str, ids: Sequence[str]) -> list[Row]:
        """The rows of these contacts with their texts, in no order."""
        return self._looked_up(self.statements.contacts_by_id, (source,), ids)

    def touched(self, window: Window) -> Iterator[Sequence[Row]]:
        """The facts of contacts of a window, in no order: some thousands at a time."""
        cursor = self._asked(self.statements.contacts_touched(), _of_window(window))
        return iter(lambda: cursor.fetchmany(_PART), [])

    def of_customers(self, customers: Sequence[str], created: Window) -> list[Row]:
        """The facts of contacts of these customers created in a window, with agents, in no order."""
        when = (created.start, created.end)
        return self._looked_up(self.statements.contacts_of_customers, when, customers)

    def _looked_up(self, statement: Callable[[int], str], first: Row, words: Sequence[str]) -> list[Row]:
        """What a statement finds for the words, so many at a time; ``first`` stands before them."""
        found: list[Row] = []
        for start in range(0, len(words), CHUNK):
            part = words[start : start + CHUNK]
            size = next(size for size in _SIZES if size >= len(part))
            padded = (*first, *part, *[part[-1]] * (size - len(part)))
            found += self._asked(statement(size), padded).fetchall()
        return found

    def _asked(self, statement: str, values: Row) -> DBAPICursor:
        """The driver's own cursor over what a statement finds: its rows are tuples, a third cheaper."""
        cursor = self.connection.exec_driver_sql(statement, values).cursor
        assert cursor is not None  # noqa: S101 - a SELECT has one
        return cursor
