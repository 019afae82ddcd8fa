"""Domain types to rows and back. A row is a plain tuple in the order of its table's columns."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
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
from supervisor_app.domain.queues import Queue
from supervisor_app.store import schema

Row: TypeAlias = tuple[Any, ...]

CONTACT_COLUMNS = tuple(column.name for column in schema.contacts.columns)
UPDATED = CONTACT_COLUMNS.index("updated")
IS_OPEN = CONTACT_COLUMNS.index("is_open")
CONTACT_WIDTH = len(CONTACT_COLUMNS)

# The columns stand in this order: texts, whole numbers, the rating, what is converted, what is derived;
# then what the timeline comes to: a text, whole numbers, what is converted.
_TEXTS = CONTACT_COLUMNS[: CONTACT_COLUMNS.index("created")]
_NUMBERS = CONTACT_COLUMNS[CONTACT_COLUMNS.index("created") : CONTACT_COLUMNS.index("rating")]
_PLAIN = (*_TEXTS, *_NUMBERS, "rating")
_PLAIN_WIDTH = len(_PLAIN)
_HELPER = CONTACT_COLUMNS.index("helper")
_VIA = CONTACT_COLUMNS.index("via")
_TALE = CONTACT_COLUMNS[_HELPER:_VIA]
_AS_THEY_ARE = _PLAIN + _TALE
_texts_of = attrgetter(*_TEXTS)
_numbers_of = attrgetter(*_NUMBERS)
_plain_of = attrgetter(*_PLAIN)
_tale_of = attrgetter(*_TALE)
# With the instant at which a call-back falls due: a figure counts it there, though nothing else may happen.
_touched_of = attrgetter(
    "created", "updated", "queued", "answered", "outcome_at", "ended", "resolved", "closed", "callback_due"
)

_CHANNELS = {channel.value: channel for channel in Channel}
_STATUSES = {status.value: status for status in Status}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_LARGEST = 2**53
_LISTS = 4_096
"""How many lists of words are kept to be packed and unpacked once: those of agents come again and again."""
# Written by customers or peers: the author of such an event is a person's name or address.
_OUTSIDERS = (Role.CUSTOMER, Role.PEER)


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
    for number in numbers:
        if number is not None and (not isinstance(number, int) or not -_LARGEST <= number <= _LARGEST):
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


def contact_row(contact: Contact) -> Row:
    """A contact as a row of ``contacts``. Raises Unsound."""
    check_texts(_texts_of(contact))
    tale = _tale_of(contact)
    check_texts((*contact.agents, *contact.solutions, *contact.writers, contact.helper))
    check_numbers(_numbers_of(contact))
    check_numbers(tale[1:])
    if not (contact.rating is None or (isinstance(contact.rating, int | float) and isfinite(contact.rating))):
        raise Unsound("a rating that is not a number")
    return (
        *_plain_of(contact),
        contact.channel.value,
        contact.status.value,
        contact.outcome.value,
        packed(contact.agents),
        packed(contact.solutions),
        int(contact.escalated),
        int(contact.opened_by_agent),
        int(contact.phantom),
        int(contact.status.is_open),
        max(filter(None, _touched_of(contact)), default=0),
        *tale,
        "" if contact.via is None else contact.via.value,
        packed(contact.writers),
        int(contact.repeat_solution),
    )


def contact_of(row: Row) -> Contact:
    """The contact behind a row of ``contacts``."""
    channel, status, outcome, agents, solutions, escalated, by_agent, phantom = row[
        _PLAIN_WIDTH : _PLAIN_WIDTH + 8
    ]
    via, writers, again = row[_VIA:CONTACT_WIDTH]
    rest = dict(zip(_AS_THEY_ARE, row[:_PLAIN_WIDTH] + row[_HELPER:_VIA], strict=True))
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


def personal_row(personal: Personal) -> Row:
    """The texts of a contact as (subject, name, address). Raises Unsound."""
    row = (personal.subject, personal.name, personal.address)
    check_texts(row)
    return row


def record_of(row: Row) -> Record:
    """The record behind a row of ``contacts`` followed by subject, name and address (None: none kept)."""
    subject, name, address = row[CONTACT_WIDTH : CONTACT_WIDTH + 3]
    personal = None if subject is None else Personal(subject=subject, name=name, address=address)
    return Record(contact_of(row), personal)


def event_rows(key: ContactKey, event: Event) -> tuple[Row, Row]:
    """An event as a row of ``events`` and one of ``event_texts``. Raises Unsound."""
    check_texts((event.id, event.author, event.detail, event.text))
    check_numbers((event.at,))
    outsider = event.role in _OUTSIDERS
    fact = (
        *key,
        event.id,
        event.at,
        event.kind.value,
        event.role.value,
        "" if outsider else event.author,
        event.detail,
        int(event.public),
    )
    return fact, (*key, event.id, event.author if outsider else "", event.text)


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
