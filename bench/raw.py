"""The least that could be done with the same pages: two tables by bare ``sqlite3``, nothing checked.

Tickets and events alone, their indexes, and the settings of the program's own store; the decoder is the same.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from supervisor_app.contract.records import ContactPage, ContactRecord

_PRAGMAS = (
    "journal_mode = wal",
    "synchronous = normal",
    "secure_delete = on",
    "wal_autocheckpoint = 8000",
    "journal_size_limit = 16777216",
    "cache_size = -65536",
)
_TEXTS = (
    "id",
    "channel",
    "status",
    "outcome",
    "site",
    "queue",
    "topic",
    "region",
    "subject",
    "owner",
    "link",
)
_STAMPS = (
    "created",
    "updated",
    "queued",
    "asked",
    "answered",
    "outcome_at",
    "waiting_since",
    "ended",
    "resolved",
    "closed",
    "callback_due",
)
_NUMBERS = ("wait_s", "talk_s", "hold_s", "wrap_s", "line", "reopened", "rating")
_EVENT = ("id", "contact", "at", "kind", "role", "author", "detail", "public")
_EPOCH, _MS = datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=1)
_decode = msgspec.json.Decoder(ContactPage).decode


def ingest(pages: Iterable[bytes], file: Path) -> None:
    """Everything in the pages into a new file; closed again."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}").fetchall()
    tickets, events = ("customer", "agents", *_TEXTS, *_STAMPS, *_NUMBERS), _EVENT
    # Kept as the program's own store keeps its own: contacts by number, events by key.
    connection.execute(f"create table tickets ({', '.join(tickets)}, primary key (id))")
    connection.execute(f"create table events ({', '.join(events)}, primary key (id)) without rowid")
    connection.execute("create index tickets_updated on tickets (updated)")
    connection.execute("create index tickets_created on tickets (created)")
    connection.execute("create index tickets_customer on tickets (customer, created)")
    into = {"tickets": _upsert("tickets", tickets), "events": _upsert("events", events)}
    for page in pages:
        contacts = _decode(page).contacts
        connection.execute("begin immediate")
        connection.executemany(into["tickets"], [_ticket(one) for one in contacts])
        told = [_event(one, event) for one in contacts for event in one.events]
        connection.executemany(into["events"], told)
        connection.execute("commit")
    connection.close()


def _upsert(table: str, columns: Sequence[str]) -> str:
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
    values = ", ".join("?" * len(columns))
    return f"insert into {table} values ({values}) on conflict (id) do update set {changes}"


def _ticket(one: ContactRecord) -> tuple[Any, ...]:
    return (
        one.customer.address if one.customer is not None else "",
        ",".join(one.agents),
        *[getattr(one, name) for name in _TEXTS],
        *[_ms(getattr(one, name)) for name in _STAMPS],
        *[getattr(one, name) for name in _NUMBERS],
    )


def _event(one: ContactRecord, event: Any) -> tuple[Any, ...]:
    return event.id, one.id, _ms(event.at), event.kind, event.role, event.author, event.detail, event.public


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // _MS
