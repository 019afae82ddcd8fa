"""Deleting what people wrote and how they are reached; the facts of their contacts stay."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Column, Table, delete, func, select, tuple_, update

from supervisor_app.domain.time import Instant
from supervisor_app.store import schema
from supervisor_app.store.rows import Row
from supervisor_app.store.runner import Runner

_PAGE = 5_000
_TABLES: tuple[tuple[Table, Column[str]], ...] = (
    (schema.contact_texts, schema.contact_texts.c.id),
    (schema.event_texts, schema.event_texts.c.contact),
)


class Transactions(Protocol):
    """Whoever hands out transactions: the store."""

    def reading(self) -> AbstractContextManager[Runner]:
        """One that reads."""

    def writing(self) -> AbstractContextManager[Runner]:
        """One that writes."""


def purge(store: Transactions, before: Instant, chunk: int) -> Iterator[int]:
    """Delete texts in transactions of at most ``chunk`` contacts; gives the number of rows of each.

    Contacts last updated before the instant lose their texts, and so do texts without a contact;
    rejects found before it lose their excerpts.
    """
    for table, contact in _TABLES:
        for keys in _old(store, table, contact, before, chunk):
            with store.writing() as run:
                deleted = sum(_forget(run, table, contact, key) for key in keys)
            yield deleted
    with store.writing() as run:
        old = (schema.rejects.c.at < before, schema.rejects.c.excerpt != "")
        blanked = run.connection.execute(update(schema.rejects).where(*old).values(excerpt="")).rowcount
    yield blanked


def _old(
    store: Transactions, table: Table, contact: Column[str], before: Instant, chunk: int
) -> Iterator[list[Row]]:
    """Keys of contacts to forget, in chunks; looked for page by page, so that no reader lasts."""
    last: Row | None = ("", "")
    while last is not None:
        with store.reading() as run:
            page = run.connection.execute(_page(table, contact, last)).all()
        old = [(source, name) for source, name, updated in page if updated < before]
        for start in range(0, len(old), chunk):
            yield old[start : start + chunk]
        last = tuple(page[-1][:2]) if len(page) == _PAGE else None


def _page(table: Table, contact: Column[str], last: Row) -> Any:
    facts = schema.contacts
    own = (facts.c.source == table.c.source) & (facts.c.id == contact)
    key = (table.c.source, contact)
    columns = select(*key, func.coalesce(func.max(facts.c.updated), 0)).select_from(
        table.outerjoin(facts, own)
    )
    return columns.where(tuple_(*key) > last).group_by(*key).order_by(*key).limit(_PAGE)


def _forget(run: Runner, table: Table, contact: Column[str], key: Row) -> int:
    source, name = key
    return run.connection.execute(delete(table).where(table.c.source == source, contact == name)).rowcount
