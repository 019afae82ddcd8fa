"""Threads of messages: e-mail, posts, messengers, letters, questions to a community.

Arrival → queue → an agent writes the answer, or hands it to an expert, or another customer is quicker
(:mod:`.peers`) → solved, or the customer is asked something, and comes back; a solved thread that comes back
is reopened and goes, if possible, to whoever answered before.
"""

from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import drawer, generator
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.happenings import (
    ASSIGNED,
    AUTO_REPLY,
    ESCALATED,
    LAPSED,
    NOTE,
    QUESTION,
    QUEUED,
    REOPENED,
    RESOLVED,
    SET_CLOSED,
)
from supervisor_app.demo.peers import PeerHelp
from supervisor_app.demo.people import Worker
from supervisor_app.demo.plans import WrittenPlan
from supervisor_app.demo.population import Population
from supervisor_app.demo.profile import ChannelPlan, Topic
from supervisor_app.demo.reception import Reception
from supervisor_app.demo.wording import complaint
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import SECOND_MS, Instant

_GLANCE = 8
"""A glance at a message that somebody else will answer, or nobody, takes this part of an answer's time."""


class WrittenFlow:
    """What happens to the contacts of one written channel."""

    def __init__(
        self,
        channel: ChannelPlan,
        plan: WrittenPlan,
        floor: Floor,
        reception: Reception,
        population: Population,
        seed: str,
    ) -> None:
        self._channel, self._plan, self._floor, self._reception = channel, plan, floor, reception
        self._journal, self._engine = floor.journal, floor.engine
        self._words = reception.wording.words
        name = channel.name
        self._chance = generator(seed, name, "customer").random
        self._luck = generator(seed, name, "agent").random
        self._routing = generator(seed, name, "routing").random
        self._reply_ms = drawer(plan.reply, generator(seed, name, "reply"))
        self._back_ms = drawer(plan.replies_after, generator(seed, name, "replies_after"))
        self._reopened_ms = drawer(plan.reopened_after, generator(seed, name, "reopened_after"))
        self._keep_ms = int(plan.keeps_owner_s * SECOND_MS)
        self._close_ms = int(plan.closes_after_s * SECOND_MS)
        self._peers: PeerHelp | None = None
        if plan.peers is not None:
            self._peers = PeerHelp(
                plan.peers, self._plan.rated, floor, reception, population, self._lapse, (seed, name)
            )

    def arrive(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer writes for the first time."""
        case = self._reception.open(at, self._channel, self._channel.channel, customer, topic)
        case.outcome = "waiting"
        case.queued = at
        self._reception.ask(at, case)
        if self._plan.auto_reply:
            case.note(at, AUTO_REPLY, said=self._plan.auto_reply)
        queue = self._channel.queue_by_topic.get(topic.key, self._channel.queue)
        case.note(at, QUEUED, said=queue)
        keeper = None
        if self._plan.remembers and self._routing() < self._plan.remembers:
            keeper = self._reception.memory.helper(customer)
        if self._peers is not None:
            self._peers.ask(at, case)
        self._wait(at, case, queue, keeper)

    def come_again(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer writes who was not helped elsewhere."""
        self.arrive(at, customer, topic)

    def _wait(self, at: Instant, case: Case, queue: str, keeper: Worker | None) -> None:
        case.waiting_since = at
        self._journal.touch(case, at)
        self._floor.join(at, case, queue, self._write, keeper=keeper, keep_ms=self._keep_ms)

    def _write(self, at: Instant, case: Case, worker: Worker) -> None:
        case.turn += 1
        case.server = worker
        if case.owner is not worker:
            case.owner = worker
            case.note(at, ASSIGNED, said=worker.id)
        case.status = "open"
        self._floor.show(worker, PresenceState.WRITING, at)
        self._journal.touch(case, at)
        familiar = self._reception.memory.effort(case.customer, worker, self._plan.familiar_effort)
        length = int(self._reply_ms() * case.topic.effort * familiar)
        if case.answered is None and not case.escalated:
            if self._luck() < self._plan.ignored:
                self._engine.at(at + length // _GLANCE, self._set_aside, case, worker)
                return
            if self._plan.experts and self._luck() < self._plan.escalated and worker.team.plan.line == 1:
                self._engine.at(at + length // _GLANCE, self._hand_on, case, worker)
                return
        self._engine.at(at + length, self._reply, case, worker)

    def _set_aside(self, at: Instant, case: Case, worker: Worker) -> None:
        case.server = None
        case.note(at, NOTE, worker.id, said=self._words.no_question)
        if case.waiting_since is None:  # a peer was quicker
            self._lapse(at, case)
        else:
            self._floor.forget(case)
            case.settle("closed_unanswered", at)
            case.status, case.closed = "closed", at
            case.note(at, SET_CLOSED, worker.id, "closed")
        self._journal.touch(case, at)
        self._floor.release(at, worker)

    def _hand_on(self, at: Instant, case: Case, worker: Worker) -> None:
        case.server = None
        if case.waiting_since is None:  # a peer was quicker
            self._lapse(at, case)
        else:
            case.escalated = True
            case.taken_by(worker)
            case.note(at, NOTE, worker.id, said=self._words.handed_on)
            case.note(at, ESCALATED, worker.id, self._plan.experts)
            self._floor.forget(case)
            self._floor.join(at, case, self._plan.experts, self._write)
        self._journal.touch(case, at)
        self._floor.release(at, worker)

    def _reply(self, at: Instant, case: Case, worker: Worker) -> None:
        self._floor.forget(case)
        first = case.answered is None
        case.served_by(worker)
        if case.escalated:
            case.line = max(case.line, 2)
        case.answered = case.answered or at
        case.settle("answered", at)
        case.server = None
        case.turn += 1
        if first and self._luck() < self._plan.asks_back:
            case.status = "pending"
            self._reception.write(at, case, worker, self._words.asks_back)
            if self._chance() < self._plan.replies:
                self._engine.at(at + self._back_ms(), self._come_back, case, case.turn)
        else:
            self._solve(at, case, worker)
        self._lapse(at, case)
        self._journal.touch(case, at)
        self._floor.release(at, worker)

    def _solve(self, at: Instant, case: Case, worker: Worker) -> None:
        # what was offered before a customer came back has failed
        repeated = bool(case.solutions) and case.reopened > 0 and self._luck() < self._plan.repeats
        solution = case.solutions[-1] if repeated else ""
        self._reception.offer(at, case, worker, solution, written=True)
        case.resolve(at)
        case.note(at, RESOLVED, worker.id)
        back = self._chance() < self._plan.reopened
        if back:
            self._engine.at(at + self._reopened_ms(), self._come_back, case, case.turn)
        self._reception.ask_rating(at, case, self._plan.rated, self._chance(), satisfied=not back)

    def _come_back(self, at: Instant, case: Case, turn: int) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        if case.status == "resolved":
            case.reopened += 1
            case.note(at, QUESTION, said=complaint(case))
            case.note(at, REOPENED)
        else:
            case.note(at, QUESTION, said=self._words.details)
        case.status = "open"
        self._wait(at, case, case.queue, case.owner)

    def _lapse(self, at: Instant, case: Case) -> None:
        """Closed for good when nothing more is heard of it."""
        self._engine.at(at + self._close_ms, self._close, case, case.turn)

    def _close(self, at: Instant, case: Case, turn: int) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        case.status, case.closed = "closed", at
        case.note(at, LAPSED, said="closed")
        self._journal.touch(case, at)
