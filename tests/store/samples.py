"""Things to store, and what a store holds, for tests."""

import sqlite3
from pathlib import Path
from typing import Any

from supervisor_app.domain.batch import Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Event, EventKind, Outcome, Personal, Role, Status
from supervisor_app.store import schema

NOON = 1_790_000_000_000


def contact(number: int = 1, **changes: Any) -> Contact:
    """A waiting e-mail; ``changes`` are members of Contact."""
    values: dict[str, Any] = {
        "source": "rt",
        "id": str(number),
        "channel": Channel.EMAIL,
        "status": Status.OPEN,
        "outcome": Outcome.WAITING,
        "created": NOON,
        "updated": NOON,
        "customer": f"c{number}",
    }
    return Contact(**(values | changes))


def record(number: int = 1, *, events: tuple[Event, ...] = (), **changes: Any) -> Record:
    """A contact with its texts."""
    personal = Personal(subject=f"Subject {number}", name="Jan", address=f"+4860000{number:04d}")
    return Record(contact(number, **changes), personal, events)


def message(number: int, text: str = "", role: Role = Role.AGENT, author: str = "a1", **more: Any) -> Event:
    """A public message."""
    values: dict[str, Any] = {"at": NOON + number, "kind": EventKind.MESSAGE, "public": True} | more
    return Event(id=str(number), role=role, author=author, text=text, **values)


def dump(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, sorted by key."""
    connection = sqlite3.connect(file)
    try:
        return {
            table.name: connection.execute(
                f"select * from {table.name} order by {', '.join(c.name for c in table.primary_key.columns)}"
            ).fetchall()
            for table in schema.metadata.sorted_tables
        }
    finally:
        connection.close()
