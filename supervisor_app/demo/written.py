"""Threads of messages: e-mail, posts, messengers, letters.

Arrival → queue → an agent writes the answer → solved, or the customer is asked something, and comes back;
a solved thread that comes back is reopened and goes, if possible, to whoever answered before.
"""

from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import drawer, generator
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import ChannelPlan, Topic, WrittenPlan
from supervisor_app.demo.reception import Reception
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import SECOND_MS, Instant

_ASKS_BACK = "Thank you for writing. Which number is it about, and since when?"
_DETAILS = "It is the number I write from, since this morning."


class WrittenFlow:
    """What happens to the contacts of one written channel."""

    def __init__(
        self, channel: ChannelPlan, plan: WrittenPlan, floor: Floor, reception: Reception, seed: str
    ) -> None:
        self.channel, self.plan, self.floor, self.reception = channel, plan, floor, reception
        self.journal, self.engine = floor.journal, floor.engine
        self._chance = generator(seed, channel.channel, "customer").random
        self._luck = generator(seed, channel.channel, "agent").random
        self._draws = {
            name: drawer(getattr(plan, name), generator(seed, channel.channel, name))
            for name in ("reply", "replies_after", "reopened_after")
        }
        self._keep = int(plan.keeps_owner_s * SECOND_MS)

    def arrive(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer writes for the first time."""
        case = self.reception.open(at, self.channel, self.channel.channel, customer, topic)
        case.outcome = "waiting"
        case.queued = case.asked = at
        case.note(at, "message", "customer", public=True, text=self.reception.question(case))
        if self.plan.auto_reply:
            case.note(at, "message", "bot", public=True, text=self.plan.auto_reply)
        queue = self.channel.queue_by_topic.get(topic.key, self.channel.queue)
        case.note(at, "queued", "system", detail=queue)
        self._wait(at, case, queue)

    def _wait(self, at: Instant, case: Case, queue: str) -> None:
        case.waiting_since = at
        self.journal.touch(case, at)
        self.floor.join(at, case, queue, self._write, keep_ms=self._keep)

    def _write(self, at: Instant, case: Case, worker: Worker) -> None:
        case.turn += 1
        case.server = worker
        if case.owner is not worker:
            case.owner = worker
            case.note(at, "assigned", "system", detail=worker.id)
        case.status = "open"
        self.floor.show(worker, PresenceState.WRITING, at)
        self.journal.touch(case, at)
        length = int(self._draws["reply"]() * case.topic.effort)
        first = case.answered is None
        if first and self._luck() < self.plan.ignored:
            self.engine.at(at + length // 8, self._set_aside, case, worker)
        else:
            self.engine.at(at + length, self._reply, case, worker)

    def _set_aside(self, at: Instant, case: Case, worker: Worker) -> None:
        self.floor.forget(case)
        case.settle("closed_unanswered", at)
        case.status, case.closed, case.server = "closed", at, None
        case.note(at, "note", "agent", author=worker.id, text="No question in it.")
        case.note(at, "status", "agent", author=worker.id, detail="closed")
        self.journal.touch(case, at)
        self.floor.release(at, worker)

    def _reply(self, at: Instant, case: Case, worker: Worker) -> None:
        self.floor.forget(case)
        first = case.answered is None
        case.served_by(worker)
        case.answered = case.answered or at
        case.settle("answered", at)
        case.server = None
        case.turn += 1
        if first and self._luck() < self.plan.asks_back:
            case.status = "pending"
            case.note(at, "message", "agent", worker.id, True, text=_ASKS_BACK)
            if self._chance() < self.plan.replies:
                self.engine.at(at + self._draws["replies_after"](), self._come_back, case, case.turn)
        else:
            self._solve(at, case, worker)
        self.engine.at(at + int(self.plan.closes_after_s * SECOND_MS), self._close, case, case.turn)
        self.journal.touch(case, at)
        self.floor.release(at, worker)

    def _solve(self, at: Instant, case: Case, worker: Worker) -> None:
        self.reception.offer_solution(case, at, worker, written=True)
        case.resolve(at)
        case.note(at, "resolved", "agent", author=worker.id)
        back = self._chance() < self.plan.reopened
        if back:
            self.engine.at(at + self._draws["reopened_after"](), self._come_back, case, case.turn)
        self.reception.ask_rating(at, case, self.plan.rated, self._chance(), satisfied=not back)

    def _come_back(self, at: Instant, case: Case, turn: int) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        if case.status == "resolved":
            case.reopened += 1
            complaints = case.topic.complaints
            text = complaints[(case.wording + case.reopened) % len(complaints)]
        else:
            text = _DETAILS
        case.note(at, "message", "customer", public=True, text=text)
        if case.status == "resolved":
            case.note(at, "reopened", "system")
        case.status = "open"
        self._wait(at, case, case.queue)

    def _close(self, at: Instant, case: Case, turn: int) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        case.status, case.closed = "closed", at
        case.note(at, "status", "system", detail="closed")
        self.journal.touch(case, at)
