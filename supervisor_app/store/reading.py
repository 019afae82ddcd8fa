"""Questions to the store. Every one is answered whole and at once: an open reader holds up the log."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, func, literal_column, select

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Gap, Record, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import ContactKey, Event
from supervisor_app.domain.facts import Facts
from supervisor_app.domain.queues import Queue, QueueSample
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import Instant, Window
from supervisor_app.store import rows, schema
from supervisor_app.store.runner import CHUNK, Runner, contacts_with_texts


class Counts(Struct, frozen=True, kw_only=True):
    """How much is stored: kept totals, so that asking costs the same however much it is."""

    contacts: int = 0
    events: int = 0
    rejects: int = 0


def counts(run: Runner) -> Counts:
    """The kept totals."""
    table = schema.counters
    wanted = table.c.name.in_(Counts.__struct_fields__)
    kept = run.connection.execute(select(table.c.name, table.c.value).where(wanted))
    return Counts(**{name: int(value) for name, value in kept})


def cursor(run: Runner, source: str) -> str | None:
    """Where a source was read up to."""
    table = schema.cursors
    value: str | None = run.connection.execute(
        select(table.c.cursor).where(table.c.source == source)
    ).scalar()
    return value


def unfinished(run: Runner) -> tuple[str, ...]:
    """Sources whose first back-fill has not ended."""
    table = schema.cursors
    filling = select(table.c.source).where(table.c.filling != 0).order_by(table.c.source)
    return tuple(run.connection.execute(filling).scalars())


def since(run: Runner) -> Instant | None:
    """The least instant at which anything last happened to a contact, or is to happen."""
    least: int | None = run.connection.execute(select(func.min(schema.contacts.c.touched))).scalar()
    return least


def board_keys(run: Runner, since: Instant) -> list[ContactKey]:
    """Contacts that are open, and then those with anything at or after ``since``."""
    table = schema.contacts
    key = (table.c.source, table.c.id)
    # In the very words of the index: a parameter would hide that it fits.
    still_open = select(*key).where(table.c.is_open == literal_column("1")).order_by(*key)
    # Sorted here: asked to sort, SQLite walks the whole table in that order instead of using the index.
    recent = select(*key).where(table.c.touched >= since, table.c.is_open == literal_column("0"))
    found = [ContactKey(*row) for row in run.connection.execute(still_open)]
    return found + sorted(ContactKey(*row) for row in run.connection.execute(recent))


def touched(run: Runner, window: Window) -> Iterator[Facts]:
    """Contacts that reached us before the end of a window and that something happened to since its start."""
    return (rows.facts_of_rows(part) for part in run.touched(window))


def chunks(keys: Iterable[ContactKey]) -> Iterator[tuple[str, list[str]]]:
    """Keys in runs of one source, each small enough for one statement."""
    source, ids = "", list[str]()
    for key in keys:
        if ids and (key.source != source or len(ids) == CHUNK):
            yield source, ids
            ids = []
        source = key.source
        ids.append(key.id)
    if ids:
        yield source, ids


def contacts(run: Runner, source: str, ids: list[str]) -> tuple[Record, ...]:
    """The records of these contacts of one source in the order asked, those that are not stored left out."""
    found = {row[1]: row for row in run.contacts(source, ids)}
    return tuple(rows.record_of(found[each]) for each in dict.fromkeys(ids) if each in found)


def earlier(run: Runner, customer: str, before: Instant, limit: int) -> tuple[Record, ...]:
    """Contacts of a customer created before an instant, newest first."""
    if not customer:
        return ()
    table = schema.contacts
    found = contacts_with_texts().where(*_of_customer(customer), table.c.created < before)
    newest = found.order_by(table.c.created.desc(), table.c.source, table.c.id).limit(limit)
    return tuple(rows.record_of(tuple(row)) for row in run.connection.execute(newest))


def _of_customer(customer: str) -> tuple[ColumnElement[bool], ...]:
    # Said twice, once in the words of the index, which leaves out contacts without a customer.
    return schema.contacts.c.customer == customer, schema.contacts.c.customer != literal_column("''")


def of_customers(run: Runner, customers: Sequence[str], created: Window) -> Facts:
    """Contacts of these customers created in a window that an agent took part in, in no order."""
    return rows.facts_of_rows(run.of_customers(customers, created))


def customer_count(run: Runner, customer: str, since: Instant) -> int:
    """How many contacts of a customer were created at or after an instant."""
    table = schema.contacts
    own = (*_of_customer(customer), table.c.created >= since)
    return int(run.connection.execute(select(func.count()).where(*own)).scalar_one())


def events(run: Runner, key: ContactKey) -> tuple[Event, ...]:
    """The timeline of a contact, oldest first; ids decide among events of one millisecond."""
    facts = schema.events
    found = run.connection.execute(_events(facts.c.source == key.source, facts.c.contact == key.id))
    return _in_order(rows.event_of(row[1:]) for row in found)


def timelines(run: Runner, source: str, ids: Sequence[str]) -> dict[str, tuple[Event, ...]]:
    """The same of many contacts of one source, those without events left out."""
    facts = schema.events
    told: dict[str, list[Event]] = {}
    for start in range(0, len(ids), CHUNK):
        among = facts.c.contact.in_(ids[start : start + CHUNK])
        for row in run.connection.execute(_events(facts.c.source == source, among)):
            told.setdefault(row[0], []).append(rows.event_of(row[1:]))
    return {contact: _in_order(story) for contact, story in told.items()}


def _in_order(story: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(story, key=lambda event: (event.at, len(event.id), event.id)))


def _events(*where: ColumnElement[bool]) -> Select[Any]:
    """The contact of each event, and what :func:`supervisor_app.store.rows.event_of` takes."""
    facts, texts = schema.events, schema.event_texts
    same = (
        (texts.c.source == facts.c.source) & (texts.c.contact == facts.c.contact) & (texts.c.id == facts.c.id)
    )
    told = (
        facts.c.contact,
        facts.c.id,
        facts.c.at,
        facts.c.kind,
        facts.c.role,
        facts.c.author,
        facts.c.detail,
        facts.c.public,
    )
    columns = select(*told, texts.c.author, texts.c.text).select_from(facts.outerjoin(texts, same))
    return columns.where(*where)


def queues(run: Runner) -> tuple[Queue, ...]:
    """Every queue of every source."""
    found = run.connection.execute(
        select(schema.queues).order_by(schema.queues.c.source, schema.queues.c.key)
    )
    return tuple(
        Queue(source=source, key=key, title=title, channel=channel and Channel(channel), site=site)
        for source, key, title, channel, site in found
    )


def agents(run: Runner) -> tuple[Agent, ...]:
    """Every agent of every source."""
    found = run.connection.execute(select(schema.agents).order_by(schema.agents.c.source, schema.agents.c.id))
    return tuple(
        Agent(source=source, id=id_, name=name, site=site, queues=rows.unpacked(queues_), capacity=capacity)
        for source, id_, name, site, queues_, capacity in found
    )


def sites(run: Runner) -> tuple[Site, ...]:
    """Every site of every source."""
    found = run.connection.execute(select(schema.sites).order_by(schema.sites.c.source, schema.sites.c.key))
    return tuple(Site(source=source, key=key, title=title, zone=zone) for source, key, title, zone in found)


def samples(run: Runner, window: Window) -> tuple[QueueSample, ...]:
    """Queue samples of a window, oldest first."""
    table = schema.queue_samples
    inside = select(table).where(table.c.at >= window.start, table.c.at < window.end)
    found = run.connection.execute(
        inside.order_by(table.c.at, table.c.source, table.c.queue, table.c.channel)
    )
    return tuple(
        QueueSample(source=source, queue=queue, channel=Channel(channel), at=at, waiting=waiting)
        for at, source, queue, channel, waiting in found
    )


def gaps(run: Runner, window: Window) -> tuple[Gap, ...]:
    """Gaps that share time with the window, by start."""
    table = schema.gaps
    meeting = select(table).where(table.c.start < window.end, table.c.until > window.start)
    found = run.connection.execute(meeting.order_by(table.c.start, table.c.source))
    return tuple(Gap(source, Window(start, until), reason) for source, start, until, reason in found)


def rejects(run: Runner, limit: int) -> tuple[Reject, ...]:
    """What was put aside, newest first."""
    table = schema.rejects
    newest = select(table).order_by(table.c.at.desc(), table.c.source, table.c.id).limit(limit)
    return tuple(Reject(*row) for row in run.connection.execute(newest))


def meta(run: Runner, key: str) -> str | None:
    """A remembered value."""
    table = schema.meta
    value: str | None = run.connection.execute(select(table.c.value).where(table.c.key == key)).scalar()
    return value
