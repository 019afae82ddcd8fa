"""A contact while it is being simulated: mutable, with slots, turned into records only when asked for.

A long past has a million of them, so what they hold is kept small: the timeline is one flat tuple whose
texts are the profile's own, and instants are shared between stamps and timeline.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from supervisor_app.contract.records import ContactStatus, WaitOutcome
from supervisor_app.demo.happenings import Happening
from supervisor_app.demo.profile import ChannelPlan, Topic
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Instant

if TYPE_CHECKING:
    from supervisor_app.demo.people import Worker

Entry: TypeAlias = tuple[Instant, Happening, str, str, str]
"""One timeline entry: at, what, author, detail, text."""

_ENTRY = 4  # at, what, author, said


class Case:
    """One contact. ``change`` numbers its last change, ``turn`` makes plans of an earlier state void.

    ``server`` is the agent busy with it now; ``owner`` the one it stays with. ``understood``: somebody
    found out what it is about. ``via``: the self-service it came through.
    """

    __slots__ = (
        "agents",
        "answered",
        "callback_done",
        "callback_due",
        "change",
        "channel",
        "closed",
        "created",
        "customer",
        "ended",
        "escalated",
        "hold_ms",
        "id",
        "line",
        "outcome",
        "outcome_at",
        "owner",
        "phantom",
        "plan",
        "queue",
        "queued",
        "rating",
        "reopened",
        "resolved",
        "server",
        "solutions",
        "status",
        "story",
        "talk_ms",
        "topic",
        "turn",
        "understood",
        "updated",
        "via",
        "waiting_since",
        "wrap_ms",
    )

    def __init__(
        self, number: int, plan: ChannelPlan, channel: Channel, customer: int, topic: Topic, at: Instant
    ) -> None:
        self.id = number
        self.plan = plan
        self.channel = channel
        self.customer = customer
        self.topic = topic
        self.created = self.updated = at
        self.status: ContactStatus = "new"
        self.outcome: WaitOutcome = "not_queued"
        self.queue = ""
        self.owner: Worker | None = None
        self.server: Worker | None = None
        self.agents: tuple[Worker, ...] = ()
        self.story: tuple[Any, ...] = ()
        self.solutions: tuple[str, ...] = ()
        self.queued: Instant | None = None
        self.answered: Instant | None = None
        self.outcome_at: Instant | None = None
        self.waiting_since: Instant | None = None
        self.ended: Instant | None = None
        self.resolved: Instant | None = None
        self.closed: Instant | None = None
        self.callback_due: Instant | None = None
        self.callback_done: Instant | None = None
        self.talk_ms: int | None = None
        self.hold_ms: int | None = None
        self.wrap_ms: int | None = None
        self.rating: float | None = None
        self.via: Channel | None = None
        self.line = 1
        self.reopened = 0
        self.change = 0
        self.turn = 0
        self.understood = True
        self.escalated = False
        self.phantom = False

    @property
    def events(self) -> Iterator[Entry]:
        """The timeline, in the order in which it came about."""
        story = self.story
        for start in range(0, len(story), _ENTRY):
            at, what, author, said = story[start : start + _ENTRY]
            yield (at, what, author, "", said) if what.written else (at, what, author, said, "")

    def note(self, at: Instant, what: Happening, author: str = "", said: str = "") -> None:
        """Add to the timeline."""
        self.story += (at, what, author, said)

    def taken_by(self, worker: "Worker") -> None:
        """An agent has had a part in it."""
        if worker not in self.agents:
            self.agents = (*self.agents, worker)

    def served_by(self, worker: "Worker") -> None:
        """An agent helps the customer from now on."""
        self.server = worker
        self.owner = self.owner or worker
        self.taken_by(worker)
        self.line = max(self.line, worker.team.plan.line)

    def settle(self, outcome: WaitOutcome, at: Instant) -> None:
        """The wait for a person ended. Only the first end counts as the outcome."""
        self.waiting_since = None
        if self.outcome_at is None:
            self.outcome, self.outcome_at = outcome, at

    def resolve(self, at: Instant, status: ContactStatus = "resolved") -> None:
        """It is solved, as far as the desk can tell."""
        self.status, self.resolved = status, at
