"""A contact while it is being simulated: mutable, with slots, turned into records only when asked for."""

from typing import TYPE_CHECKING, TypeAlias

from supervisor_app.contract.records import ContactStatus, WaitOutcome
from supervisor_app.demo.profile import ChannelPlan, Topic
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Instant

if TYPE_CHECKING:
    from supervisor_app.demo.people import Worker

Happening: TypeAlias = tuple[Instant, str, str, str, bool, str, str]
"""One timeline entry: at, kind, role, author, public, detail, text."""


class Case:
    """One contact. ``change`` numbers its last change, ``turn`` makes plans of an earlier state void.

    ``server`` is the agent busy with it now; ``owner`` the one it stays with.
    """

    __slots__ = (
        "agents",
        "answered",
        "asked",
        "callback_done",
        "callback_due",
        "change",
        "channel",
        "closed",
        "created",
        "customer",
        "ended",
        "escalated",
        "events",
        "hold_ms",
        "id",
        "line",
        "offers",
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
        "talk_ms",
        "topic",
        "turn",
        "updated",
        "waiting_since",
        "wording",
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
        self.agents: list[Worker] = []
        self.events: list[Happening] = []
        self.solutions: list[str] = []
        self.queued: Instant | None = None
        self.asked: Instant | None = None
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
        self.line = 1
        self.reopened = 0
        self.offers = 0
        self.wording = number
        self.change = 0
        self.turn = 0
        self.escalated = False
        self.phantom = False

    def note(
        self,
        at: Instant,
        kind: str,
        role: str,
        author: str = "",
        public: bool = False,
        detail: str = "",
        text: str = "",
    ) -> None:
        """Add to the timeline."""
        self.events.append((at, kind, role, author, public, detail, text))

    def served_by(self, worker: "Worker") -> None:
        """An agent takes part from now on."""
        self.server = worker
        self.owner = self.owner or worker
        if worker not in self.agents:
            self.agents.append(worker)
        self.line = max(self.line, worker.team.plan.line)

    def settle(self, outcome: WaitOutcome, at: Instant) -> None:
        """The wait for a person ended. Only the first end counts as the outcome."""
        self.waiting_since = None
        if self.outcome_at is None:
            self.outcome, self.outcome_at = outcome, at

    def resolve(self, at: Instant, status: ContactStatus = "resolved") -> None:
        """It is solved, as far as the desk can tell."""
        self.status, self.resolved = status, at
