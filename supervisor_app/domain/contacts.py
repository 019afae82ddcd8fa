"""A contact: one request of one customer on one channel, with its times, its outcome, its timeline.

The definitions follow docs/metrics: each time is a UTC instant in milliseconds
(see :mod:`supervisor_app.domain.time`), ``None`` where it has not happened.
"""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Instant


class ContactKey(NamedTuple):
    """What identifies a contact over all sources: the source's key and its own id for it."""

    source: str
    id: str

    def __str__(self) -> str:
        return f"{self.source}/{self.id}"


class Status(StrEnum):
    """Where a contact stands as work."""

    NEW = "new"
    OPEN = "open"
    PENDING = "pending"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DELETED = "deleted"
    MERGED = "merged"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self in (Status.NEW, Status.OPEN, Status.PENDING)


class Outcome(StrEnum):
    """How the wait for a person ended: exactly one each, and the first seven sum to offered.

    ``NOT_QUEUED`` never waited for a person (self-service alone) and is not offered.
    ``UNOBSERVED`` ended while its source was not watched: kept out of figures, counted and listed
    as a matter of data quality.
    """

    WAITING = "waiting"
    ANSWERED = "answered"
    ABANDONED = "abandoned"
    LEFT = "left"
    TIMED_OUT = "timed_out"
    CALLBACK = "callback"
    CLOSED_UNANSWERED = "closed_unanswered"
    NOT_QUEUED = "not_queued"
    UNOBSERVED = "unobserved"


class Contact(Struct, frozen=True, gc=False):
    """The pseudonymous facts of one contact. Holds no text and no address: see :class:`Personal`.

    Made by name, but for the readers of whole pages: so many names take five times as long as their places.

    ``queue`` and ``site`` are keys as the source gives them; ``owner`` and ``agents`` are
    source-local agent ids (an explicit mapping joins persons over sources later).
    ``created``: it reached us. ``queued``: it waits for a person (equal to ``created`` on written
    channels; after the voice menu or bot on others). ``asked``: the customer's message that starts
    the clock of the first response (``created``, but the customer's first reply where an agent
    opened the contact; None until then). ``answered``: a person took the call, or the first public
    reply of a person. ``outcome_at``: the wait ended, in whatever way. ``waiting_since``: the
    customer waits for us now, since this instant (live: in the queue; written: oldest unanswered
    customer message of an open contact). ``resolved``: last time it became solved.
    Durations given by a source (``wait_ms``, ``talk_ms`` …) win over differences of stamps.

    ``via``: the self-service it came through before it waited for a person (the voice menu of a call).
    What its timeline comes to (:mod:`supervisor_app.domain.conversation`): ``agent_messages``, public
    messages of agents, written by ``writers`` in the order of their first; of those ``messages_read``
    were given with their text, and ``phrases`` of these hold a phrase that irritates customers;
    ``repeat_solution``: a solution was offered again after it had failed; ``next_answers``: how often a
    person answered a customer who had come back after the first answer, and ``next_wait_ms``, how long these
    had waited together. Among customers who help each
    other: ``helped``, the first answer of a peer; ``accepted``, when the asker took a peer's answer;
    ``helper``, the pseudonymous key of the peer whose answer was accepted, else of the first who
    answered; ``points`` granted to peers.
    """

    source: str
    id: str
    channel: Channel
    status: Status
    outcome: Outcome
    created: Instant
    updated: Instant
    site: str = ""
    queue: str = ""
    topic: str = ""
    region: str = ""
    customer: str = ""
    owner: str = ""
    attached_to: str = ""
    link: str = ""
    queued: Instant | None = None
    asked: Instant | None = None
    answered: Instant | None = None
    outcome_at: Instant | None = None
    waiting_since: Instant | None = None
    ended: Instant | None = None
    resolved: Instant | None = None
    closed: Instant | None = None
    wait_ms: int | None = None
    talk_ms: int | None = None
    hold_ms: int | None = None
    wrap_ms: int | None = None
    callback_due: Instant | None = None
    callback_done: Instant | None = None
    line: int = 1
    reopened: int = 0
    rating: float | None = None
    agents: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    escalated: bool = False
    opened_by_agent: bool = False
    phantom: bool = False
    helper: str = ""
    helped: Instant | None = None
    accepted: Instant | None = None
    agent_messages: int = 0
    messages_read: int = 0
    phrases: int = 0
    points: int = 0
    via: Channel | None = None
    writers: tuple[str, ...] = ()
    repeat_solution: bool = False
    next_answers: int = 0
    next_wait_ms: int = 0

    @property
    def key(self) -> ContactKey:
        """Its identity over all sources."""
        return ContactKey(self.source, self.id)


class Personal(Struct, frozen=True, kw_only=True, gc=False):
    """The texts and addresses of a contact: masked on screen until asked for, purged after some days."""

    subject: str = ""
    name: str = ""
    address: str = ""


class Role(StrEnum):
    """Who did something in a timeline."""

    CUSTOMER = "customer"
    AGENT = "agent"
    BOT = "bot"
    PEER = "peer"
    SYSTEM = "system"


class EventKind(StrEnum):
    """What happened in a timeline."""

    MESSAGE = "message"
    NOTE = "note"
    QUEUED = "queued"
    RINGING = "ringing"
    ANSWERED = "answered"
    ABANDONED = "abandoned"
    LEFT = "left"
    TIMED_OUT = "timed_out"
    CALLBACK = "callback"
    HOLD = "hold"
    ENDED = "ended"
    ASSIGNED = "assigned"
    MOVED = "moved"
    STATUS = "status"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    ESCALATED = "escalated"
    SOLUTION = "solution"
    RATED = "rated"
    ACCEPTED = "accepted"
    POINTS = "points"
    MERGED = "merged"
    DELETED = "deleted"
    BOT = "bot"


class Event(Struct, frozen=True, gc=False):
    """One thing in a contact's timeline.

    ``id`` is unique within its contact and the same whenever the source is asked again. ``public``:
    the customer can see it. ``detail`` is a short fact free of personal data (new owner, new queue,
    the solution offered); ``text`` is what was written, purged like :class:`Personal`.
    """

    id: str
    at: Instant
    kind: EventKind
    role: Role
    author: str = ""
    public: bool = False
    detail: str = ""
    text: str = ""


class Timeline(Struct, frozen=True):
    """The whole story of one contact, oldest event first."""

    events: tuple[Event, ...]
    personal: Personal | None = None
