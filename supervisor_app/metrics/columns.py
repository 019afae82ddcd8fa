"""Contacts as columns: one numpy row for each contact that is open or was touched today.

Whatever depends on the contact alone is worked out once, when it is put in; what depends on the
moment is left to :mod:`supervisor_app.metrics.view`. An instant that has not happened is ``NEVER``,
a word that is not given is code -1.
"""

from collections.abc import Iterator
from enum import IntEnum, IntFlag
from typing import Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Contact, ContactKey, Outcome
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.time import Instant
from supervisor_app.metrics import soundness
from supervisor_app.metrics.words import Words

IntArray: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]

NEVER = int(np.iinfo(np.int64).min)
CHANNELS = tuple(Channel)
CHANNEL_CODE = {channel: code for code, channel in enumerate(CHANNELS)}
OUTCOMES = tuple(Outcome)
OUTCOME_CODE = {outcome: code for code, outcome in enumerate(OUTCOMES)}

_FIRST_CAPACITY = 1024


class T(IntEnum):
    """The columns of instants and of durations in ms."""

    CREATED = 0
    ARRIVED = 1
    QUEUED = 2
    ASKED = 3
    ANSWERED = 4
    OUTCOME_AT = 5
    WAITING_SINCE = 6
    RESOLVED = 7
    DONE = 8
    TOUCHED = 9
    WAIT = 10
    HANDLING = 11


class C(IntEnum):
    """The columns of codes."""

    SOURCE = 0
    CHANNEL = 1
    QUEUE = 2
    TOPIC = 3
    PERSON = 4
    CUSTOMER = 5
    OUTCOME = 6
    FLAGS = 7


class Flag(IntFlag):
    """What is true of a contact whatever the time. ``COUNTED``: it is part of figures."""

    OPEN = 1
    COUNTED = 2
    WAITING = 4
    PHANTOM = 8
    NONSENSE = 16
    UNOBSERVED = 32
    DISAGREES = 64
    DOCUMENT = 128
    OWNED = 256


class Columns:
    """The contacts of the moment, by key. Put in and taken out one at a time; read as whole columns."""

    def __init__(self, joining: Joining) -> None:
        self._joining = joining
        self._times = np.full((len(T), _FIRST_CAPACITY), NEVER, np.int64)
        self._codes = np.full((len(C), _FIRST_CAPACITY), -1, np.int32)
        self._rows: dict[ContactKey, int] = {}
        self.contacts: list[Contact] = []
        self.subjects: list[str] = []
        self.hints: list[str] = []
        self.sources, self.queues, self.topics = Words(), Words(), Words()
        self.persons, self.customers, self._texts = Words(), Words(), Words()

    def __len__(self) -> int:
        return len(self.contacts)

    def __contains__(self, key: ContactKey) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[Contact]:
        return iter(self.contacts)

    def time(self, column: T) -> IntArray:
        """A column of instants or durations (ms), ``NEVER`` where there is none."""
        return self._times[column, : len(self.contacts)]

    def code(self, column: C) -> NDArray[np.int32]:
        """A column of codes, -1 where there is none."""
        return self._codes[column, : len(self.contacts)]

    def flagged(self, flag: Flag) -> Mask:
        """Which contacts have all bits of the flag."""
        wanted: Mask = (self.code(C.FLAGS) & int(flag)) == int(flag)
        return wanted

    def row(self, key: ContactKey) -> int | None:
        """Where a contact is at the moment."""
        return self._rows.get(key)

    def upsert(self, contact: Contact, subject: str | None = None, hint: str | None = None) -> None:
        """Put a contact in, or its newer state; texts that are None stay as they were."""
        row = self._rows.get(contact.key)
        if row is None:
            row = self._append(contact.key)
        self.contacts[row] = self._slim(contact)
        if subject is not None:
            self.subjects[row] = subject
        if hint is not None:
            self.hints[row] = self._texts.same(hint)
        self._times[:, row] = _times(contact)
        self._codes[:, row] = self._coded(contact)

    def discard(self, key: ContactKey) -> None:
        """Take a contact out, if it is in: the last one moves to its place."""
        row = self._rows.pop(key, None)
        if row is None:
            return
        last = len(self.contacts) - 1
        for column in (self.contacts, self.subjects, self.hints):
            _swap_out(column, row)
        if row != last:
            self._times[:, row], self._codes[:, row] = self._times[:, last], self._codes[:, last]
            self._rows[self.contacts[row].key] = row

    def kept(self, mask: Mask) -> "Columns":
        """Columns with these contacts alone, words that nobody uses any more forgotten."""
        fresh = Columns(self._joining)
        for row in np.flatnonzero(mask):
            fresh.upsert(self.contacts[row], self.subjects[row], self.hints[row])
        return fresh

    def _append(self, key: ContactKey) -> int:
        row = len(self.contacts)
        if row == self._times.shape[1]:
            # By a quarter, not double: the room kept free is part of the memory of a contact.
            more = row // 4
            self._times = np.concatenate((self._times, self._times[:, :more]), axis=1)
            self._codes = np.concatenate((self._codes, self._codes[:, :more]), axis=1)
        self._rows[ContactKey(self._texts.same(key.source), key.id)] = row
        self.contacts.append(None)  # type: ignore[arg-type]  # filled by the caller at once
        self.subjects.append("")
        self.hints.append("")
        return row

    def _slim(self, contact: Contact) -> Contact:
        """The contact with words shared that many have: half of its size otherwise."""
        same = self._texts.same
        return msgspec.structs.replace(
            contact,
            source=same(contact.source),
            site=same(contact.site),
            queue=same(contact.queue),
            topic=same(contact.topic),
            region=same(contact.region),
            owner=same(contact.owner),
            customer=self.customers.same(contact.customer),
            agents=tuple(same(agent) for agent in contact.agents),
            queued=_shared(contact.queued, contact.created),
            asked=_shared(contact.asked, contact.created),
            waiting_since=_shared(contact.waiting_since, contact.created),
            answered=_shared(contact.answered, contact.outcome_at),
        )

    def _coded(self, contact: Contact) -> tuple[int, ...]:
        agent = contact.owner or (contact.agents[-1] if contact.agents else "")
        person = self._joining.person(contact.source, agent).key if agent else ""
        return (
            self.sources.code(contact.source),
            CHANNEL_CODE[contact.channel],
            self.queues.code(queue_key(contact.source, contact.queue)),
            self.topics.code(contact.topic),
            self.persons.code(person),
            self.customers.code(contact.customer),
            OUTCOME_CODE[soundness.outcome(contact)],
            int(self._flags(contact)),
        )

    def _flags(self, contact: Contact) -> Flag:
        ours = self._joining.counts(contact.source, contact.channel) and not contact.attached_to
        nonsense = soundness.is_nonsense(contact)
        unobserved = contact.outcome is Outcome.UNOBSERVED
        counted = ours and not (contact.phantom or nonsense or unobserved)
        return (
            (Flag.OPEN if contact.status.is_open else Flag(0))
            | (Flag.COUNTED if counted else Flag(0))
            | (Flag.WAITING if _waits(contact) else Flag(0))
            | (Flag.PHANTOM if contact.phantom else Flag(0))
            | (Flag.NONSENSE if nonsense and not contact.phantom else Flag(0))
            | (Flag.UNOBSERVED if unobserved and not contact.phantom else Flag(0))
            | (Flag.DISAGREES if soundness.disagrees(contact) else Flag(0))
            | (Flag.DOCUMENT if not ours and not contact.attached_to else Flag(0))
            | (Flag.OWNED if contact.owner else Flag(0))
        )


def queue_key(source: str, queue: str) -> str:
    """A queue's name over all sources: ``source/queue``; empty where there is no queue."""
    return f"{source}/{queue}" if queue else ""


def _waits(contact: Contact) -> bool:
    """Whether the customer waits for a person now."""
    if not contact.status.is_open or _since(contact) is None:
        return False
    if contact.channel.family is Family.LIVE:
        return contact.outcome is Outcome.WAITING
    return contact.channel.family is Family.WRITTEN


def _since(contact: Contact) -> Instant | None:
    if contact.waiting_since is not None or contact.channel.family is not Family.LIVE:
        return contact.waiting_since
    return contact.queued


def _times(contact: Contact) -> tuple[int, ...]:
    done, outcome_at = soundness.done_at(contact), soundness.outcome_at(contact)
    past = (
        contact.created,
        contact.queued,
        contact.answered,
        outcome_at,
        done,
        contact.resolved,
        contact.closed,
    )
    stamps: tuple[Instant | None, ...] = (
        contact.created,
        contact.created if contact.queued is None else contact.queued,
        contact.queued,
        contact.asked,
        contact.answered,
        outcome_at,
        _since(contact) if _waits(contact) else None,
        contact.resolved,
        None if contact.status.is_open and contact.ended is None else done,
        max(contact.updated, *(at for at in past if at is not None)),
        soundness.wait_ms(contact),
        soundness.handling_ms(contact),
    )
    return tuple(NEVER if stamp is None else stamp for stamp in stamps)


def _shared(instant: Instant | None, other: Instant | None) -> Instant | None:
    """The instant, as the same object where it equals the other."""
    return other if instant == other else instant


def _swap_out(column: list[Any], row: int) -> None:
    last = column.pop()
    if row < len(column):
        column[row] = last
