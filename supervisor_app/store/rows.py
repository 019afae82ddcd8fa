"""Domain types to rows and back. A row is a plain tuple in the order of its table's columns."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from math import isfinite
from operator import attrgetter
from typing import Any, TypeAlias

import msgspec

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Record, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import (
    Contact,
    ContactKey,
    Event,
    EventKind,
    Outcome,
    Personal,
    Role,
    Status,
)
from supervisor_app.domain.facts import LISTS, Facts, facts_in
from supervisor_app.domain.queues import Queue
from supervisor_app.store import schema
from supervisor_app.store.lives import life_of

Row: TypeAlias = tuple[Any, ...]

CONTACT_COLUMNS = tuple(column.name for column in schema.contacts.columns)
UPDATED = CONTACT_COLUMNS.index("updated")
IS_OPEN = CONTACT_COLUMNS.index("is_open")
CONTACT_WIDTH = len(CONTACT_COLUMNS)

# The columns stand in this order: texts, whole numbers, the rating, what is converted, what is derived;
# then what the timeline comes to: a text, whole numbers, what is converted; what is derived; and more whole
# numbers.
_TEXTS = CONTACT_COLUMNS[: CONTACT_COLUMNS.index("created")]
_NUMBERS = CONTACT_COLUMNS[CONTACT_COLUMNS.index("created") : CONTACT_COLUMNS.index("rating")]
_PLAIN = (*_TEXTS, *_NUMBERS, "rating")
_PLAIN_WIDTH = len(_PLAIN)
_HELPER = CONTACT_COLUMNS.index("helper")
_VIA = CONTACT_COLUMNS.index("via")
_LIFE = CONTACT_COLUMNS.index("life")
_TALE = CONTACT_COLUMNS[_HELPER:_VIA]
_NEXT = CONTACT_COLUMNS[_LIFE + 1 :]
_AS_THEY_ARE = _PLAIN + _TALE + _NEXT
_texts_of = attrgetter(*_TEXTS)
_numbers_of = attrgetter(*_NUMBERS)
_plain_of = attrgetter(*_PLAIN)
_tale_of = attrgetter(*_TALE)
_next_of = attrgetter(*_NEXT)
_tale_numbers_of = attrgetter(*_TALE[1:], *_NEXT)
_lists_of = attrgetter("agents", "solutions", "writers")
_event_texts_of = attrgetter("id", "author", "detail", "text")
# With the instant at which a call-back falls due: a figure counts it there, though nothing else may happen.
_touched_of = attrgetter(
    "created", "updated", "queued", "answered", "outcome_at", "ended", "resolved", "closed", "callback_due"
)

_CHANNELS = {channel.value: channel for channel in Channel}
_STATUSES = {status.value: status for status in Status}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_OPEN = frozenset(status.value for status in Status if status.is_open)

_LARGEST = 2**53
_WHOLE = {int, bool}
_LISTS = 4_096
"""How many lists of words are kept to be packed and unpacked once: those of agents come again and again."""
# Written by customers or peers: the author of such an event is a person's name or address.
_CUSTOMER, _PEER = Role.CUSTOMER, Role.PEER


class Unsound(ValueError):
    """A value that some engine would refuse or change in silence."""


def check_texts(texts: Iterable[str]) -> None:
    """Raise Unsound where a text is not a text, or holds half a surrogate pair or a NUL."""
    try:
        whole = "".join(texts)
        whole.encode()
    except (TypeError, UnicodeEncodeError) as error:
        raise Unsound("a text that is not valid Unicode") from error
    if "\0" in whole:
        raise Unsound("a text with a NUL character")


def check_numbers(numbers: Iterable[int | None]) -> None:
    """Raise Unsound where a number is not whole or beyond 2**53."""
    given = [number for number in numbers if number is not None]
    if given and not (set(map(type, given)) <= _WHOLE and min(given) >= -_LARGEST and max(given) <= _LARGEST):
        raise Unsound("a number that is not whole or too large")


def check_row(row: Row) -> Row:
    """The row of texts and whole numbers itself. Raises Unsound where it holds anything else."""
    check_texts(value for value in row if isinstance(value, str))
    check_numbers(value for value in row if not isinstance(value, str))
    return row


def scrubbed(text: str) -> str:
    """The text with everything replaced that an engine would refuse."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


@lru_cache(_LISTS)
def packed(words: tuple[str, ...]) -> str:
    """A list of words as one text."""
    return msgspec.json.encode(words).decode() if words else ""


@lru_cache(_LISTS)
def unpacked(text: str) -> tuple[str, ...]:
    """The words behind :func:`packed`."""
    return msgspec.json.decode(text, type=tuple[str, ...]) if text else ()


def check_records(records: Sequence[Record]) -> None:
    """Raise Unsound where some engine would refuse a value of any of these, or change it in silence."""
    contacts = [record.contact for record in records]
    check_texts(chain.from_iterable(map(_texts_of, contacts)))
    check_texts(chain.from_iterable(words for contact in contacts for words in _lists_of(contact)))
    check_texts(contact.helper for contact in contacts)
    check_numbers(chain.from_iterable(map(_numbers_of, contacts)))
    check_numbers(chain.from_iterable(map(_tale_numbers_of, contacts)))
    ratings = [contact.rating for contact in contacts if contact.rating is not None]
    if not all(isinstance(rating, int | float) and isfinite(rating) for rating in ratings):
        raise Unsound("a rating that is not a number")
    check_personals([record.personal for record in records if record.personal is not None])
    check_events([event for record in records for event in record.events])


def check_personals(told: Sequence[Personal]) -> None:
    """Raise Unsound where some engine would refuse a text of these."""
    check_texts(chain.from_iterable(map(personal_row, told)))


def check_events(events: Sequence[Event]) -> None:
    """Raise Unsound where some engine would refuse a value of any of these."""
    check_texts(chain.from_iterable(map(_event_texts_of, events)))
    check_numbers([event.at for event in events])


def contact_row(contact: Contact) -> Row:
    """A contact that was checked as a row of ``contacts``."""
    touched = max(filter(None, _touched_of(contact)), default=0)
    status, via = contact.status._value_, contact.via
    return (
        *_plain_of(contact),
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
        *_tale_of(contact),
        "" if via is None else via._value_,
        packed(contact.writers),
        int(contact.repeat_solution),
        life_of(contact.created, touched),
        *_next_of(contact),
    )


def contact_of(row: Row) -> Contact:
    """The contact behind a row of ``contacts``."""
    channel, status, outcome, agents, solutions, escalated, by_agent, phantom = row[
        _PLAIN_WIDTH : _PLAIN_WIDTH + 8
    ]
    via, writers, again = row[_VIA:_LIFE]
    plain = row[:_PLAIN_WIDTH] + row[_HELPER:_VIA] + row[_LIFE + 1 : CONTACT_WIDTH]
    rest = dict(zip(_AS_THEY_ARE, plain, strict=True))
    return Contact(
        channel=_CHANNELS.get(channel, Channel.OTHER),
        status=_STATUSES[status],
        outcome=_OUTCOMES[outcome],
        agents=unpacked(agents),
        solutions=unpacked(solutions),
        escalated=bool(escalated),
        opened_by_agent=bool(by_agent),
        phantom=bool(phantom),
        via=_CHANNELS.get(via, Channel.OTHER) if via else None,
        writers=unpacked(writers),
        repeat_solution=bool(again),
        **rest,
    )


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


def event_rows(key: ContactKey, event: Event) -> tuple[Row, Row]:
    """An event that was checked as a row of ``events`` and one of ``event_texts``."""
    source, contact = key
    name, author, role = event.id, event.author, event.role
    outsider = role is _CUSTOMER or role is _PEER
    kind, public = event.kind._value_, int(event.public)
    told = "" if outsider else author
    fact = (source, contact, name, event.at, kind, role._value_, told, event.detail, public)
    return fact, (source, contact, name, author if outsider else "", event.text)


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
