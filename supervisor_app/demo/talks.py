"""The talk on a live channel and what follows it: wrap-up, an expert who owes a call, going elsewhere.

Most are solved. Some need an expert, who owes a call back; some are sent on to another way in; of those
that seemed solved some customers come again, because it was not.
"""

from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import drawer, generator
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.happenings import (
    ANSWERED,
    CALLED_BACK,
    ENDED,
    ESCALATED,
    HOLD,
    NOTE,
    QUESTION,
    RESOLVED,
    SET_CLOSED,
)
from supervisor_app.demo.people import Worker
from supervisor_app.demo.plans import Elsewhere, LivePlan
from supervisor_app.demo.profile import ChannelPlan
from supervisor_app.demo.reception import Reception
from supervisor_app.demo.ways import Ways
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import SECOND_MS, Instant

_ASKED_FIRST = 0.4
"""Share of chats in which the agent asks something before the answer."""


class Talks:
    """What happens once an agent has taken a contact of one live channel."""

    def __init__(
        self, channel: ChannelPlan, plan: LivePlan, floor: Floor, reception: Reception, ways: Ways, seed: str
    ) -> None:
        self._plan, self._floor, self._reception = plan, floor, reception
        self._journal, self._engine = floor.journal, floor.engine
        self._words = reception.wording.words
        name = channel.name
        self._chance = generator(seed, name, "aftermath").random
        self._luck = generator(seed, name, "agent").random
        self._talk_ms = drawer(plan.talk, generator(seed, name, "talk"))
        self._wrap_ms = drawer(plan.wrap, generator(seed, name, "wrap"))
        self._hold_ms = drawer(plan.hold_length, generator(seed, name, "hold_length"))
        again = Elsewhere(share=1.0, channels=plan.again_by or {name: 1.0}, after=plan.again_after)
        self._again = ways.trip(again, name, "again")
        self._onward = ways.trip(plan.onward, name, "onward") if plan.onward else None
        self._due_ms = int(plan.callback_due_s * SECOND_MS)

    def begin(self, at: Instant, case: Case, worker: Worker) -> None:
        """The agent answers."""
        plan = self._plan
        case.served_by(worker)
        case.settle("answered", at)
        case.answered, case.status = at, "open"
        case.note(at, ANSWERED, worker.id)
        if worker.state is not plan.state:
            self._floor.show(worker, plan.state, at)
        talk = self._effort(case, worker)
        hold = min(self._hold_ms(), talk // 2) if self._luck() < plan.hold else 0
        self._journal.touch(case, at)
        self._engine.at(at + talk, self._hang_up, case, worker, talk - hold, hold)

    def owe(self, at: Instant, case: Case) -> None:
        """Somebody is to call the customer back."""
        case.status = "pending"
        case.callback_due = at + self._due_ms
        self._floor.join(at, case, self._plan.experts or case.queue, self._call_back)

    def _effort(self, case: Case, worker: Worker) -> int:
        familiar = self._reception.memory.effort(case.customer, worker, self._plan.familiar_effort)
        return int(self._talk_ms() * case.topic.effort * familiar)

    def _hang_up(self, at: Instant, case: Case, worker: Worker, talk: int, hold: int) -> None:
        plan, middle = self._plan, at - talk // 2
        case.ended, case.talk_ms, case.hold_ms = at, talk, hold
        sent_on = self._luck() < plan.sent_on
        if plan.written:
            self._chat(at - talk - hold, case, worker, talk // 2)
        if hold:
            case.note(middle - hold, HOLD, worker.id, f"{hold // SECOND_MS} s")
        if not sent_on:
            self._reception.offer(middle, case, worker, written=plan.written)
        elif plan.written:
            self._reception.write(middle, case, worker, self._words.sent_on)
        else:
            case.note(middle, NOTE, worker.id, said=self._words.sent_on)
        case.note(at, ENDED)
        wrap = self._wrap_ms()
        if wrap and worker.load == 1:
            self._floor.show(worker, PresenceState.WRAP_UP, at)
        else:
            wrap = 0
        self._journal.touch(case, at)
        self._engine.at(at + wrap, self._finish, case, worker, wrap, sent_on)

    def _chat(self, begun: Instant, case: Case, worker: Worker, until_answer: int) -> None:
        if self._luck() < _ASKED_FIRST:
            self._reception.write(begun + until_answer // 3, case, worker, self._words.asks_back)
            case.note(begun + until_answer * 2 // 3, QUESTION, said=self._words.details)

    def _finish(self, at: Instant, case: Case, worker: Worker, wrap: int, sent_on: bool) -> None:
        case.wrap_ms, case.server = wrap, None
        if sent_on:
            case.status, case.closed = "closed", at
            case.note(at, SET_CLOSED, worker.id, "closed")
            if self._onward is not None:
                self._onward.take(at, case.customer, case.topic)
        elif self._plan.experts and self._luck() < self._plan.escalated and worker.team.plan.line == 1:
            case.escalated = True
            case.note(at, ESCALATED, worker.id, self._plan.experts)
            self.owe(at, case)
        else:
            self._solved(at, case, worker)
        self._journal.touch(case, at)
        self._floor.release(at, worker)

    def _solved(self, at: Instant, case: Case, worker: Worker) -> None:
        case.resolve(at)
        case.note(at, RESOLVED, worker.id)
        chance = self._chance()
        satisfied = chance >= self._plan.again
        if not satisfied:
            self._again.take(at, case.customer, case.topic)
        self._reception.ask_rating(at, case, self._plan.rated, self._chance(), satisfied=satisfied)

    def _call_back(self, at: Instant, case: Case, worker: Worker) -> None:
        case.served_by(worker)
        case.status = "open"
        if case.escalated:
            case.line = max(case.line, 2)
        case.note(at, CALLED_BACK, worker.id)
        self._floor.show(worker, PresenceState.ON_CALL, at)
        self._journal.touch(case, at)
        self._engine.at(at + self._effort(case, worker), self._called_back, case, worker)

    def _called_back(self, at: Instant, case: Case, worker: Worker) -> None:
        case.callback_done, case.server = at, None
        self._reception.offer(at, case, worker, written=False)
        self._solved(at, case, worker)
        self._journal.touch(case, at)
        self._floor.release(at, worker)
