"""From the records of our own API to the types of the domain: pure functions, no network, no clock.

What can be kept is kept and cleaned (NUL signs, lengths, doubtful links, stamps in a doubtful order);
what cannot be stored at all raises :class:`Unstorable` or a ValueError, for that one record alone.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import structs

from supervisor_app.contract.records import (
    AgentRecord,
    ContactRecord,
    EventRecord,
    LiveQueue,
    QueueRecord,
    SiteRecord,
)
from supervisor_app.domain.agents import Agent, Presence, PresenceState
from supervisor_app.domain.batch import Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Event, EventKind, Outcome, Personal, Role, Status
from supervisor_app.domain.conversation import Conversation, conversation_of
from supervisor_app.domain.phrases import NO_PHRASES, Phrases
from supervisor_app.domain.queues import Queue, QueueState
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import Instant, to_instant

ID_SIGNS = 200
SUBJECT_SIGNS = 500
TEXT_SIGNS = 100_000
LIST_ITEMS = 200
EVENT_ITEMS = 5_000
GREATEST = 2**53
"""Whole numbers from here on lose digits in other programs, and do not fit everywhere."""

_CHANNELS = {channel.value: channel for channel in Channel}
_STATUSES = {status.value: status for status in Status}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_KINDS = {kind.value: kind for kind in EventKind}
_ROLES = {role.value: role for role in Role}
# Looked up once: a member of an enum costs more to name than to find by its word.
_OTHER, _NOTE, _SYSTEM = Channel.OTHER, EventKind.NOTE, Role.SYSTEM
_PRESENCES = {state.value: state for state in PresenceState}
_LINK = re.compile(r"https://[A-Za-z0-9.\-]+(:\d{1,5})?(/[^\s\\\x00-\x1f\x7f]{0,1900})?")


class Unstorable(ValueError):
    """A record that cannot be stored; the text says why."""


def record_of(
    foreign: ContactRecord, source: str, pseudonym: Callable[[str], str], phrases: Phrases = NO_PHRASES
) -> Record:
    """The contact, its texts and its events. Raises Unstorable or ValueError (a time without offset).

    What agents wrote is read for the phrases and let go of: the events are without texts.
    """
    events = events_of(foreign.events)
    told = conversation_of(events, phrases, opened_by_agent=foreign.opened_by_agent)
    return Record(
        contact=_contact(foreign, source, pseudonym, told),
        personal=personal_of(foreign),
        events=tuple([structs.replace(event, text="") if event.text else event for event in events]),
    )


def _contact(
    foreign: ContactRecord, source: str, pseudonym: Callable[[str], str], told: Conversation
) -> Contact:
    address = foreign.customer.address if foreign.customer is not None else ""
    return Contact(  # by place, in the order of its members
        source,
        _id(foreign.id),
        _CHANNELS.get(foreign.channel, _OTHER),
        _STATUSES[foreign.status],
        _OUTCOMES[foreign.outcome],
        to_instant(foreign.created),
        to_instant(foreign.updated),
        clean(foreign.site),
        clean(foreign.queue),
        clean(foreign.topic),
        clean(foreign.region),
        pseudonym(clean(address)) if address else "",
        clean(foreign.owner),
        clean(foreign.attached_to),
        safe_link(foreign.link),
        _instant(foreign.queued),
        _instant(foreign.asked),
        _instant(foreign.answered),
        _instant(foreign.outcome_at),
        _instant(foreign.waiting_since),
        _instant(foreign.ended),
        _instant(foreign.resolved),
        _instant(foreign.closed),
        _milliseconds(foreign.wait_s),
        _milliseconds(foreign.talk_s),
        _milliseconds(foreign.hold_s),
        _milliseconds(foreign.wrap_s),
        _instant(foreign.callback_due),
        _instant(foreign.callback_done),
        _whole(foreign.line),
        _whole(foreign.reopened),
        foreign.rating,
        _texts(foreign.agents),
        _texts(foreign.solutions),
        foreign.escalated,
        foreign.opened_by_agent,
        foreign.phantom,
        pseudonym(told.helper) if told.helper else "",
        told.helped,
        told.accepted,
        told.agent_messages,
        told.messages_read,
        told.phrases,
        told.points,
        _CHANNELS.get(foreign.via, _OTHER) if foreign.via else None,
        told.writers[:LIST_ITEMS],
        told.repeat_solution,
        told.next_answers,
        told.next_wait_ms,
    )


def personal_of(foreign: ContactRecord) -> Personal | None:
    """Subject, name and address, or None where the server gives none of them."""
    if foreign.customer is None:
        return Personal(subject=clean(foreign.subject, SUBJECT_SIGNS)) if foreign.subject else None
    return Personal(
        subject=clean(foreign.subject, SUBJECT_SIGNS),
        name=clean(foreign.customer.name),
        address=clean(foreign.customer.address),
    )


def events_of(foreign: Iterable[EventRecord]) -> tuple[Event, ...]:
    """The events, one per id (the last given wins). Raises Unstorable or ValueError."""
    events = {event.id: event for event in map(event_of, foreign)}
    if len(events) > EVENT_ITEMS:
        raise Unstorable(f"more than {EVENT_ITEMS} events")
    return tuple(events.values())


def event_of(foreign: EventRecord) -> Event:
    """The event. Raises Unstorable or ValueError."""
    return Event(  # by place: there are several of every contact
        _id(foreign.id),
        to_instant(foreign.at),
        _KINDS.get(foreign.kind, _NOTE),
        _ROLES.get(foreign.role, _SYSTEM),
        clean(foreign.author),
        foreign.public,
        clean(foreign.detail, SUBJECT_SIGNS),
        clean(foreign.text, TEXT_SIGNS),
    )


def site_of(foreign: SiteRecord, source: str) -> Site:
    """The site. Raises Unstorable."""
    return Site(source=source, key=_id(foreign.key), title=clean(foreign.title), zone=clean(foreign.zone))


def queue_of(foreign: QueueRecord, source: str) -> Queue:
    """The queue. Raises Unstorable."""
    return Queue(
        source=source,
        key=_id(foreign.key),
        title=clean(foreign.title),
        channel=None if foreign.channel is None else _CHANNELS.get(foreign.channel, _OTHER),
        site=clean(foreign.site),
    )


def agent_of(foreign: AgentRecord, source: str) -> Agent:
    """The agent. Raises Unstorable."""
    return Agent(
        source=source,
        id=_id(foreign.id),
        name=clean(foreign.name),
        site=clean(foreign.site),
        queues=_texts(foreign.queues),
        capacity=None if foreign.capacity is None else _whole(foreign.capacity),
    )


def presence_of(foreign: AgentRecord, source: str) -> Presence | None:
    """What the agent does, or None where that is not told. Raises Unstorable for a word we do not know."""
    if foreign.presence is None or foreign.since is None:
        return None
    state = _PRESENCES.get(foreign.presence)
    if state is None:
        raise Unstorable(f"presence {clean(foreign.presence, 40)!r} is not one we know")
    return Presence(
        source=source,
        agent=_id(foreign.id),
        state=state,
        since=to_instant(foreign.since),
        reason=clean(foreign.reason),
    )


def queue_state_of(foreign: LiveQueue, source: str, at: Instant) -> QueueState:
    """The state of a queue at ``at``. Raises Unstorable or ValueError."""
    return QueueState(
        source=source,
        queue=_id(foreign.queue),
        at=at,
        waiting=_whole(foreign.waiting),
        longest_since=_instant(foreign.longest_since),
    )


def clean(text: str, signs: int = ID_SIGNS) -> str:
    """The text without NUL signs, which databases refuse, and at most ``signs`` long."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text if len(text) <= signs else text[:signs]


def safe_link(text: str) -> str:
    """The address of a page that may be opened, or an empty text."""
    return text if _LINK.fullmatch(text) else ""


def _texts(foreign: list[str]) -> tuple[str, ...]:
    return tuple([clean(text) for text in foreign[:LIST_ITEMS]])


def _id(text: str) -> str:
    """An identifier is taken whole or not at all: cut ones could be mistaken for each other."""
    if not text or len(text) > ID_SIGNS or "\x00" in text:
        raise Unstorable("no usable id")
    return text


def _instant(moment: datetime | None) -> Instant | None:
    return None if moment is None else to_instant(moment)


def _milliseconds(seconds: float | None) -> int | None:
    if seconds is None:
        return None
    if not abs(seconds) * 1000 < GREATEST:
        raise Unstorable("a duration too long to store")
    return round(seconds * 1000)


def _whole(number: int) -> int:
    if not -GREATEST < number < GREATEST:
        raise Unstorable("a number too great to store")
    return number
