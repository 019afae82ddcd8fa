"""Statements built with Core once, then run with plain tuples: the hot path of saving and reading."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.engine import Dialect

from supervisor_app.domain.time import Instant
from supervisor_app.store import engine, schema
from supervisor_app.store.rows import Row

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

    def delete(self, table: Table) -> str:
        """DELETE by primary key; takes keys."""
        return self._made_once(("delete", table.name), lambda: _delete(table))

    def contacts_by_id(self, size: int) -> str:
        """Contacts with their texts; takes (source, id, id …) with ``size`` ids."""
        return self._made_once(("contacts", size), lambda: _contacts_by_id(size))

    def contacts_of_customers(self, size: int) -> str:
        """Contacts that an agent took part in; takes (instant, customer …) with ``size`` customers."""
        return self._made_once(("customers", size), lambda: _contacts_of_customers(size))

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
    return select(*facts.columns).where(
        facts.c.created >= bindparam("since"),  # first, as its value is given first
        facts.c.customer.in_(customers),
        facts.c.customer != nothing,  # in the words of the index, which leaves out unknown customers
        facts.c.agents != nothing,
    )


class Runner:
    """One transaction, and the statements to run in it."""

    def __init__(self, connection: Connection, statements: Statements) -> None:
        self.connection = connection
        self.statements = statements

    def upsert(self, table: Table, rows: Sequence[Row], version: str | None = None) -> None:
        """Insert rows of the table, or bring them up to date."""
        if rows:
            self.connection.exec_driver_sql(self.statements.upsert(table, version), list(rows))

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
            total = schema.counters.c.value
            counted = update(schema.counters).where(schema.counters.c.name == name).values(value=total + more)
            if not self.connection.execute(counted).rowcount:
                self.connection.execute(insert(schema.counters).values(name=name, value=more))

    def contacts(self, source: str, ids: Sequence[str]) -> list[Row]:
        """The rows of these contacts with their texts, in no order."""
        return self._looked_up(self.statements.contacts_by_id, source, ids)

    def of_customers(self, customers: Sequence[str], since: Instant) -> list[Row]:
        """The rows of contacts of these customers created since an instant, with agents, in no order."""
        return self._looked_up(self.statements.contacts_of_customers, since, customers)

    def _looked_up(self, statement: Callable[[int], str], first: object, words: Sequence[str]) -> list[Row]:
        """What a statement finds for the words, so many at a time; ``first`` stands before them."""
        found: list[Row] = []
        for start in range(0, len(words), CHUNK):
            part = words[start : start + CHUNK]
            size = next(size for size in _SIZES if size >= len(part))
            padded = (first, *part, *[part[-1]] * (size - len(part)))
            result = self.connection.exec_driver_sql(statement(size), padded)
            found.extend(map(tuple, result.all()))
        return found
