"""Domain types to rows and back. A row is a plain tuple in the order of its table's columns."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter
from typing import Any, TypeAlias

import msgspec
from msgspec.structs import astuple

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Record, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import (
    Contact,
    Event,
    EventKind,
    Outcome,
    Personal,
    Role,
    Status,
)
from supervisor_app.domain.facts import LISTS, Facts, facts_in
from supervisor_app.domain.queues import Queue
from supervisor_app.store import members
from supervisor_app.store.checks import scrubbed
from supervisor_app.store.lives import life_of
from supervisor_app.store.members import CONTACT_COLUMNS, MEMBERS

Row: TypeAlias = tuple[Any, ...]

UPDATED = CONTACT_COLUMNS.index("updated")
CONTACT_WIDTH = len(CONTACT_COLUMNS)

# With the instant at which a call-back falls due: a figure counts it there, though nothing else may happen.
_TOUCHED = [
    "created",
    "updated",
    "queued",
    "answered",
    "outcome_at",
    "ended",
    "resolved",
    "closed",
    "callback_due",
]
_touched_of = itemgetter(*map(MEMBERS.index, _TOUCHED))

_CHANNELS = {channel.value: channel for channel in Channel}
_STATUSES = {status.value: status for status in Status}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_OPEN = frozenset(status.value for status in Status if status.is_open)

_LISTS = 4_096
"""How many lists of words are kept to be packed and unpacked once: those of agents come again and again."""
# Written by customers or peers: the author of such an event is a person's name or address.
_OUTSIDERS = (Role.CUSTOMER, Role.PEER)  # no set: an enum is slow to hash


@lru_cache(_LISTS)
def packed(words: tuple[str, ...]) -> str:
    """A list of words as one text."""
    return msgspec.json.encode(words).decode() if words else ""


@lru_cache(_LISTS)
def unpacked(text: str) -> tuple[str, ...]:
    """The words behind :func:`packed`."""
    return msgspec.json.decode(text, type=tuple[str, ...]) if text else ()


def contact_row(contact: Contact) -> Row:
    """A contact that was checked as a row of ``contacts``."""
    told = astuple(contact)
    touched = max(filter(None, _touched_of(told)), default=0)
    status, via = contact.status._value_, contact.via
    converted = (
        contact.channel._value_,
        status,
        contact.outcome._value_,
        packed(contact.agents),
        packed(contact.solutions),
        int(contact.escalated),
        int(contact.opened_by_agent),
        int(contact.phantom),
        int(status in _OPEN),
        touched,
    )
    after = (
        "" if via is None else via._value_,
        packed(contact.writers),
        int(contact.repeat_solution),
        life_of(contact.created, touched),
    )
    plain = told[members.KEY] + told[members.WORDS] + told[members.STAMPS] + told[members.NUMBERS]
    return plain + converted + told[members.TALE] + after + told[members.NEXT]


def contact_of(row: Row) -> Contact:
    """The contact behind a row of ``contacts``."""
    channel, status, outcome, agents, solutions, escalated, by_agent, phantom = row[members.CONVERTED_KEPT]
    via, writers, again = row[members.VIA_KEPT]
    told = (
        row[0],
        row[1],
        _CHANNELS.get(channel, Channel.OTHER),
        _STATUSES[status],
        _OUTCOMES[outcome],
        *row[members.STAMPS_KEPT],
        *row[members.WORDS_KEPT],
        *row[members.NUMBERS_KEPT],
        unpacked(agents),
        unpacked(solutions),
        bool(escalated),
        bool(by_agent),
        bool(phantom),
        *row[members.TALE_KEPT],
        _CHANNELS.get(via, Channel.OTHER) if via else None,
        unpacked(writers),
        bool(again),
        *row[members.NEXT_KEPT],
    )
    return Contact(*told)


def facts_of_rows(rows: Sequence[Sequence[Any]]) -> Facts:
    """The facts in rows whose columns are the members that figures depend on."""
    facts = facts_in(rows)
    lists = {member: tuple(map(unpacked, facts.of[member])) for member in LISTS}
    return Facts(facts.size, {**facts.of, **lists})


def personal_row(personal: Personal) -> Row:
    """The texts of a contact as (subject, name, address)."""
    return personal.subject, personal.name, personal.address


def record_of(row: Row) -> Record:
    """The record behind a row of ``contacts`` followed by subject, name and address (None: none kept)."""
    subject, name, address = row[CONTACT_WIDTH : CONTACT_WIDTH + 3]
    personal = None if subject is None else Personal(subject=subject, name=name, address=address)
    return Record(contact_of(row), personal)


def event_rows(told: Iterable[tuple[str, str, Iterable[Event]]]) -> list[Row]:
    """Events that were checked, with the source and the id of their contact, as rows of ``events``."""
    return [
        (
            source,
            contact,
            event.id,
            event.at,
            event.kind._value_,
            event.role._value_,
            "" if event.role in _OUTSIDERS else event.author,
            event.detail,
            int(event.public),
        )
        for source, contact, events in told
        for event in events
    ]


def event_text_rows(told: Iterable[tuple[str, str, Iterable[Event]]], *, every: bool = False) -> list[Row]:
    """What outsiders are called and what was written, as rows of ``event_texts``.

    ``every``: also of events that tell neither.
    """
    return [
        (source, contact, event.id, event.author if event.role in _OUTSIDERS else "", event.text)
        for source, contact, events in told
        for event in events
        if every or event.text or event.role in _OUTSIDERS
    ]


def event_of(row: Sequence[Any]) -> Event:
    """The event behind (id, at, kind, role, author, detail, public, outsider's name, text)."""
    event_id, at, kind, role, author, detail, public, outsider, text = row
    return Event(
        id=event_id,
        at=at,
        kind=EventKind(kind),
        role=Role(role),
        author=author or outsider or "",
        public=bool(public),
        detail=detail,
        text=text or "",
    )


def agent_row(agent: Agent) -> Row:
    """An agent as a row of ``agents``."""
    return agent.source, agent.id, agent.name, agent.site, packed(agent.queues), agent.capacity


def queue_row(queue: Queue) -> Row:
    """A queue as a row of ``queues``."""
    return queue.source, queue.key, queue.title, queue.channel and queue.channel.value, queue.site


def reject_row(reject: Reject) -> Row:
    """A reject as a row; one without an id of its own is known by what it looks like."""
    text = (scrubbed(reject.id), scrubbed(reject.reason), scrubbed(reject.excerpt))
    mark = text[0] or "#" + blake2b("\n".join(text).encode(), digest_size=6).hexdigest()
    return reject.source, mark, reject.at, text[1], text[2]
