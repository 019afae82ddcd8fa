"""The tables, the same on every engine.

Instants and durations are integer milliseconds, enums their words, lists JSON, truth 0 or 1.
Personal data lives in ``contact_texts`` and ``event_texts`` alone, so that a purge deletes rows there
and every fact stays. A change here needs a migration beside it (a test compares the two).
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from supervisor_app.domain.totals import NUMBERS
from supervisor_app.store.schema_beside import tables_beside

HEAD = "0006"
"""The newest migration: what this program reads and writes."""

APPLICATION_ID = 0x53755076
"""Marks a SQLite file as ours (``SuPv``)."""

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def _when(name: str, *, optional: bool = True) -> Column[int]:
    return Column(name, BigInteger, nullable=optional)


def _flag(name: str) -> Column[int]:
    return Column(name, SmallInteger, nullable=False)


# Columns that came with a later migration stand last, and say what older rows hold in them.
def _later_text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text("''"))


def _later_number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


# Kept by number, in the order they come: new ones go to the end, and indexes hold the number instead of the
# key: a quarter less is written. Files made before that keep theirs by key, which tells the same.
contacts = Table(
    "contacts",
    metadata,
    _key("source"),
    _key("id"),
    *(_text(name) for name in ("site", "queue", "topic", "region", "customer", "owner")),
    *(_text(name) for name in ("attached_to", "link")),
    *(_when(name, optional=False) for name in ("created", "updated")),
    *(_when(name) for name in ("queued", "asked", "answered", "outcome_at", "waiting_since")),
    *(_when(name) for name in ("ended", "resolved", "closed", "wait_ms", "talk_ms", "hold_ms", "wrap_ms")),
    *(_when(name) for name in ("callback_due", "callback_done")),
    *(_when(name, optional=False) for name in ("line", "reopened")),
    Column("rating", Float),
    *(_text(name) for name in ("channel", "status", "outcome", "agents", "solutions")),
    *(_flag(name) for name in ("escalated", "opened_by_agent", "phantom")),
    # Derived, for the two questions asked at every start: is it open, and when did anything last happen
    # (or will: a call-back that falls due).
    _flag("is_open"),
    _when("touched", optional=False),
    _later_text("helper"),
    *(_when(name) for name in ("helped", "accepted")),
    *(_later_number(name) for name in ("agent_messages", "messages_read", "phrases", "points")),
    *(_later_text(name) for name in ("via", "writers")),
    Column("repeat_solution", SmallInteger, nullable=False, server_default=text("0")),
    # Derived: how long from created to touched, as a class (see :mod:`supervisor_app.store.lives`).
    Column("life", SmallInteger, nullable=False, server_default=text("0")),
    *(_later_number(name) for name in ("next_answers", "next_wait_ms")),
)
Index("contacts_touched", contacts.c.touched)
Index("contacts_life", contacts.c.life, contacts.c.created)
Index(
    "contacts_open",
    contacts.c.source,
    contacts.c.id,
    sqlite_where=contacts.c.is_open == 1,
    postgresql_where=contacts.c.is_open == 1,
)
Index(
    "contacts_customer",
    contacts.c.customer,
    contacts.c.created,
    sqlite_where=contacts.c.customer != "",
    postgresql_where=contacts.c.customer != "",
)

contact_texts = Table(
    "contact_texts",
    metadata,
    _key("source"),
    _key("id"),
    *(_text(name) for name in ("subject", "name", "address")),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    _key("source"),
    _key("contact"),
    _key("id"),
    _when("at", optional=False),
    *(_text(name) for name in ("kind", "role", "author", "detail")),
    _flag("public"),
    sqlite_with_rowid=False,
)

event_texts = Table(
    "event_texts",
    metadata,
    _key("source"),
    _key("contact"),
    _key("id"),
    *(_text(name) for name in ("author", "text")),
    sqlite_with_rowid=False,
)

queues = Table(
    "queues",
    metadata,
    _key("source"),
    _key("key"),
    _text("title"),
    Column("channel", Text),
    _text("site"),
    sqlite_with_rowid=False,
)

agents = Table(
    "agents",
    metadata,
    _key("source"),
    _key("id"),
    *(_text(name) for name in ("name", "site", "queues")),
    Column("capacity", BigInteger),
    sqlite_with_rowid=False,
)

sites = Table(
    "sites",
    metadata,
    _key("source"),
    _key("key"),
    *(_text(name) for name in ("title", "zone")),
    sqlite_with_rowid=False,
)

presences = Table(
    "presences",
    metadata,
    _key("source"),
    _key("agent"),
    Column("since", BigInteger, primary_key=True, nullable=False, autoincrement=False),
    _when("until"),
    *(_text(name) for name in ("state", "reason")),
    sqlite_with_rowid=False,
)
Index("presences_until", presences.c.until)

queue_samples = Table(
    "queue_samples",
    metadata,
    Column("at", BigInteger, primary_key=True, nullable=False, autoincrement=False),
    _key("source"),
    _key("queue"),
    _key("channel"),
    _when("waiting", optional=False),
    sqlite_with_rowid=False,
)

gaps = Table(
    "gaps",
    metadata,
    _key("source"),
    Column("start", BigInteger, primary_key=True, nullable=False, autoincrement=False),
    _when("until", optional=False),
    _text("reason"),
    sqlite_with_rowid=False,
)

rejects = Table(
    "rejects",
    metadata,
    _key("source"),
    _key("id"),
    _when("at", optional=False),
    *(_text(name) for name in ("reason", "excerpt")),
    sqlite_with_rowid=False,
)

# Sums of intervals whose contacts are not told. A number is null where the source does not tell it.
totals = Table(
    "totals",
    metadata,
    _key("source"),
    _key("id"),
    *(_when(name, optional=False) for name in ("start", "until")),
    *(_text(name) for name in ("channel", "site", "queue")),
    *(Column(name, Float) for name in NUMBERS),
    sqlite_with_rowid=False,
)
Index("totals_start", totals.c.start)

people, customer_facts, weather, subscribers = tables_beside(metadata)

# ``filling``: the first back-fill of the source has not ended.
cursors = Table(
    "cursors",
    metadata,
    _key("source"),
    _text("cursor"),
    Column("filling", SmallInteger, nullable=False, server_default=text("0")),
    sqlite_with_rowid=False,
)

# The hours, counted since the epoch in UTC, in which contacts are credited; ``mark``: the number of the last
# saved batch that changed one of them.
changes = Table(
    "changes",
    metadata,
    Column("hour", BigInteger, primary_key=True, nullable=False, autoincrement=False),
    _when("mark", optional=False),
    sqlite_with_rowid=False,
)

# Figures of local days and months worked out once. The bytes stand last, in a table of rows by number, so
# that whether they are up to date can be asked without reading them.
rollups = Table(
    "rollups",
    metadata,
    _key("grain"),
    _key("start"),
    *(_when(name, optional=False) for name in ("mark", "at")),
    _text("rules"),
    Column("cells", LargeBinary, nullable=False),
)

# Kept with every insert, so that a total costs one row however much is stored.
counters = Table("counters", metadata, _key("name"), _when("value", optional=False), sqlite_with_rowid=False)

meta = Table("meta", metadata, _key("key"), _text("value"), sqlite_with_rowid=False)

# Written by migrations, in their own words; made here only together with a fresh database.
version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
