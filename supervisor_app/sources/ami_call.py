"""One call on its way through the queues: what is known of it, and the contact it makes."""

from typing import TypeAlias

from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Event, EventKind, Outcome, Role, Status
from supervisor_app.domain.time import SECOND_MS, Instant

_ROUNDING_MS = 1_500  # the exchange counts whole seconds; beyond it, its own duration is believed
_SAME_JOIN_MS = 2_000  # instants of the state are cut to whole seconds, those of events are exact

Place: TypeAlias = tuple[Instant | None, ...]
"""Where a call stands; only good for being compared."""


class Call(Struct, kw_only=True, omit_defaults=True):
    """A call that stood in a queue, from its first join on. Holds no number and no name.

    ``linked`` groups its channels. ``waiting_from``: in a queue since; ``left_at``: out of the queue,
    not known yet where to, and ``in_vain`` if nobody is going to answer; ``connected``: with an agent
    since; ``hung_up``: its channel is gone; ``held_before_ms``: held in earlier talks.
    """

    id: str
    linked: str
    joined: Instant
    updated: Instant
    queue: str
    customer: str = ""
    outcome: Outcome = Outcome.WAITING
    outcome_at: Instant | None = None
    waiting_from: Instant | None = None
    left_at: Instant | None = None
    in_vain: bool = False
    answered: Instant | None = None
    connected: Instant | None = None
    on_hold: Instant | None = None
    hung_up: Instant | None = None
    ended: Instant | None = None
    closed: Instant | None = None
    owner: str = ""
    agents: list[str] = []
    wait_ms: int | None = None
    talk_ms: int | None = None
    hold_ms: int | None = None
    held_before_ms: int = 0
    counts: dict[str, int] = {}

    @property
    def is_open(self) -> bool:
        """Whether the caller still waits or talks."""
        return self.ended is None and self.closed is None

    @property
    def place(self) -> Place:
        """What changes whenever the call moves."""
        return (self.waiting_from, self.left_at, self.connected, self.hung_up)

    @property
    def waits(self) -> bool:
        """Whether it stands in a queue, as far as is known."""
        return self.waiting_from is not None and self.left_at is None

    def waits_in(self, queue: str) -> bool:
        """Whether it stands in that queue, as far as is known."""
        return self.waits and self.queue == queue

    def same_join(self, at: Instant) -> bool:
        """Whether it joined the queue it stands in at that instant, but for rounding."""
        return self.waiting_from is not None and abs(at - self.waiting_from) < _SAME_JOIN_MS

    def date_join(self, at: Instant) -> None:
        """Put the exact instant in the place of a rounded one."""
        if self.joined == self.waiting_from:
            self.joined = at
        self.waiting_from = at

    def join(self, queue: str, at: Instant) -> None:
        """Stands in a queue, for the first time or again.

        Handed on by an agent, this is told before that talk is told to end.
        """
        self.queue, self.waiting_from, self.left_at, self.in_vain = queue, at, None, False
        self.ended = self.closed = None
        if self.outcome is not Outcome.ANSWERED:
            self.outcome, self.outcome_at = Outcome.WAITING, None

    def answer(self, agent: str, at: Instant, told_ms: int) -> None:
        """An agent takes the call; ``told_ms`` is the wait in this queue as the exchange counts it."""
        if self.outcome is not Outcome.ANSWERED:
            since = self.waiting_from if self.waiting_from is not None else at - told_ms
            self.wait_ms = max(0, since - self.joined) + finer(at - since, told_ms)
            self.outcome, self.outcome_at, self.answered = Outcome.ANSWERED, at, at
        if self.connected is not None:
            self.complete(at if self.waiting_from is None else self.waiting_from, None)
        self.owner, self.connected, self.held_before_ms = agent, at, self.hold_ms or 0
        if agent not in self.agents:
            self.agents = [*self.agents, agent]
        self.waiting_from = self.left_at = self.ended = self.closed = None
        self.in_vain = False

    def hold(self, at: Instant) -> None:
        """The agent puts the caller on hold."""
        if self.connected is not None and self.on_hold is None:
            self.on_hold = at

    def resume(self, at: Instant) -> None:
        """The caller is taken back from hold."""
        if self.on_hold is not None:
            self.hold_ms = (self.hold_ms or 0) + max(0, at - self.on_hold)
            self.on_hold = None

    def complete(self, at: Instant, told_ms: int | None) -> None:
        """The talk ends; ``told_ms`` is its length, holds included, as the exchange counts it."""
        self.resume(at)
        begun = self.connected if self.connected is not None else at - (told_ms or 0)
        stretch = finer(at - begun, told_ms) if told_ms is not None else max(0, at - begun)
        self.talk_ms = (self.talk_ms or 0) + max(0, stretch - ((self.hold_ms or 0) - self.held_before_ms))
        self.connected = None
        if self.waiting_from is None:
            self.ended, self.closed = at, None

    def leave(self, at: Instant, in_vain: bool) -> None:
        """Out of the queue; what follows tells where to."""
        self.left_at = at if self.left_at is None else self.left_at
        self.in_vain = self.in_vain or in_vain

    def stop_waiting(self, outcome: Outcome, at: Instant) -> None:
        """Out of the queue without an agent. Who was answered before stays answered."""
        if self.outcome is not Outcome.ANSWERED:
            self.outcome, self.outcome_at = outcome, at
        self.waiting_from, self.left_at, self.in_vain = None, None, False
        self.ended, self.closed = at, None

    def lose(self, at: Instant) -> None:
        """It went on unobserved, and was over at the latest at ``at``; when and how is not known."""
        if self.outcome is Outcome.WAITING:
            self.outcome, self.outcome_at = Outcome.UNOBSERVED, at
        self.waiting_from = self.left_at = self.connected = self.on_hold = None
        self.in_vain = False
        self.ended, self.closed = None, at

    def event(
        self, word: str, kind: EventKind, role: Role, at: Instant, *, author: str = "", detail: str = ""
    ) -> Event:
        """The next event of its kind; numbered, so that its id stays the same over our restarts."""
        number = self.counts.get(word, 0) + 1
        self.counts = {**self.counts, word: number}
        return Event(id=f"{word}-{number}", at=at, kind=kind, role=role, author=author, detail=detail)

    def contact(self, source: str, site: str) -> Contact:
        """The contact as it is now. ``queue`` is the last one; ``queued`` the join of the first."""
        return Contact(
            source=source,
            id=self.id,
            channel=Channel.PHONE,
            status=self._status(),
            outcome=self.outcome,
            created=self.joined,
            updated=self.updated,
            site=site,
            queue=self.queue,
            customer=self.customer,
            owner=self.owner,
            agents=tuple(self.agents),
            queued=self.joined,
            asked=self.joined,
            answered=self.answered,
            outcome_at=self.outcome_at,
            waiting_since=self._waiting_since(),
            ended=self.ended,
            resolved=None,
            closed=self.ended if self.closed is None else self.closed,
            wait_ms=self.wait_ms,
            talk_ms=self.talk_ms,
            hold_ms=self.hold_ms,
        )

    def _status(self) -> Status:
        if not self.is_open:
            return Status.CLOSED
        return Status.OPEN if self.outcome is Outcome.ANSWERED else Status.NEW

    def _waiting_since(self) -> Instant | None:
        """A caller who overflowed from queue to queue waits since the first; after an agent, anew."""
        if self.waiting_from is None:
            return None
        return self.waiting_from if self.outcome is Outcome.ANSWERED else self.joined


def finer(seen_ms: int, told_ms: int) -> int:
    """The measured duration where it agrees with the exchange's whole seconds, else the exchange's."""
    return seen_ms if seen_ms >= 0 and abs(seen_ms - told_ms) < _ROUNDING_MS else told_ms


GRACE_MS = 5 * SECOND_MS
"""How long the other half of a piece of news may take: an answer after leaving, a talk after hanging up."""
