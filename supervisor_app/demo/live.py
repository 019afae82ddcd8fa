"""Contacts on which the customer waits in person: calls, chats, visits.

Menu or bot → queue → an agent rings and answers, or patience ends → talk → wrap-up → solved, and sometimes
an expert owes a call back, or the customer comes again because it was not solved after all.
"""

from supervisor_app.contract.records import WaitOutcome
from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import drawer, generator
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import ChannelPlan, LivePlan, Menu, Topic
from supervisor_app.demo.reception import Reception
from supervisor_app.demo.temper import Temper, Tempers
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import SECOND_MS, Instant


class LiveFlow:
    """What happens to the contacts of one live channel."""

    def __init__(
        self, channel: ChannelPlan, plan: LivePlan, floor: Floor, reception: Reception, seed: str
    ) -> None:
        self.channel, self.plan, self.floor, self.reception = channel, plan, floor, reception
        self.journal, self.engine = floor.journal, floor.engine
        self.shared = plan.state is PresenceState.CHATTING
        # who comes for the first time draws apart from all that depends on how they were served
        self._new = Tempers(plan, seed, channel.channel, "new")
        self._again = Tempers(plan, seed, channel.channel, "again")
        self._chance = generator(seed, channel.channel, "aftermath").random
        self._luck = generator(seed, channel.channel, "agent").random
        self._draws = {
            name: drawer(getattr(plan, name), generator(seed, channel.channel, name))
            for name in ("talk", "wrap", "ring", "hold_length", "again_after")
        }

    def arrive(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer comes in."""
        self._enter(at, customer, topic, self._new.draw())

    def _come_again(self, at: Instant, customer: int, topic: Topic) -> None:
        self._enter(at, customer, topic, self._again.draw())

    def _enter(self, at: Instant, customer: int, topic: Topic, temper: Temper) -> None:
        menu, fate = self.plan.menu, temper.fate
        if menu is not None and fate < menu.solved + menu.given_up:
            self._self_service(at, customer, topic, menu, temper)
            return
        case = self.reception.open(at, self.channel, self.channel.channel, customer, topic)
        if menu is None:
            self._queue(at, case, temper)
            return
        case.note(at, "bot", "bot", public=True, text=menu.lines[0] if menu.lines else "")
        self.journal.touch(case, at)
        if temper.phantom < self.plan.phantom:
            self.engine.at(at + 3 * SECOND_MS, self._vanish, case)
        else:
            self.engine.at(at + temper.menu_ms, self._queue, case, temper)

    def _self_service(self, at: Instant, customer: int, topic: Topic, menu: Menu, temper: Temper) -> None:
        case = self.reception.open(at, self.channel, menu.channel, customer, topic)
        case.note(at, "message", "customer", public=True, text=self.reception.question(case))
        for line in menu.lines:
            case.note(at, "bot", "bot", public=True, text=line)
        self.journal.touch(case, at)
        self.engine.at(at + temper.menu_ms, self._session_over, case, temper.fate < menu.solved)

    def _session_over(self, at: Instant, case: Case, solved: bool) -> None:
        case.ended = at
        if solved:
            case.resolve(at)
        else:
            case.status, case.closed = "closed", at
        case.note(at, "ended", "system")
        self.journal.touch(case, at)

    def _vanish(self, at: Instant, case: Case) -> None:
        case.phantom, case.status, case.ended, case.closed = True, "closed", at, at
        case.note(at, "ended", "system")
        self.journal.touch(case, at)

    def _queue(self, at: Instant, case: Case, temper: Temper) -> None:
        case.queued = case.waiting_since = at
        case.asked = case.created
        case.outcome = "waiting"
        if self.plan.written:
            case.note(at, "message", "customer", public=True, text=self.reception.question(case))
        queue = self.channel.queue_by_topic.get(case.topic.key, self.channel.queue)
        case.note(at, "queued", "system", detail=queue)
        patience, limit = temper.patience_ms, int(self.plan.limit_s * SECOND_MS)
        end: WaitOutcome = "left" if temper.voicemail < self.plan.voicemail else "abandoned"
        if patience > limit:
            patience, end = limit, "timed_out"
        self.engine.at(at + patience, self._lose, case, case.turn, end)
        if temper.callback < self.plan.callback:
            after = int(self.plan.callback_after_s * SECOND_MS)
            self.engine.at(at + after, self._lose, case, case.turn, "callback")
        self.journal.touch(case, at)
        self.floor.join(at, case, queue, self._ring, shared=self.shared)

    def _lose(self, at: Instant, case: Case, turn: int, outcome: WaitOutcome) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        self.floor.forget(case)
        case.settle(outcome, at)
        case.ended = at
        case.note(at, outcome, "customer" if outcome != "timed_out" else "system")
        ringing, case.server = case.server, None
        if outcome == "callback":
            self._owe(at, case)
        else:
            case.status, case.closed = "closed", at
        self.journal.touch(case, at)
        if ringing is not None:
            self.floor.release(at, ringing)

    def _ring(self, at: Instant, case: Case, worker: Worker) -> None:
        case.server = worker
        if not self.shared:
            self.floor.show(worker, PresenceState.RINGING, at)
        case.note(at, "ringing", "system", author=worker.id)
        self.engine.at(at + self._draws["ring"](), self._answer, case, worker, case.turn)

    def _answer(self, at: Instant, case: Case, worker: Worker, turn: int) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        self.floor.forget(case)
        case.served_by(worker)
        case.settle("answered", at)
        case.answered, case.status = at, "open"
        case.note(at, "answered", "agent", author=worker.id)
        if worker.state is not self.plan.state:
            self.floor.show(worker, self.plan.state, at)
        talk = int(self._draws["talk"]() * case.topic.effort)
        hold = min(self._draws["hold_length"](), talk // 2) if self._luck() < self.plan.hold else 0
        self.journal.touch(case, at)
        self.engine.at(at + talk, self._hang_up, case, worker, talk - hold, hold)

    def _hang_up(self, at: Instant, case: Case, worker: Worker, talk: int, hold: int) -> None:
        case.ended, case.talk_ms, case.hold_ms = at, talk, hold
        if hold:
            case.note(
                at - talk // 2 - hold, "hold", "agent", author=worker.id, detail=f"{hold // SECOND_MS} s"
            )
        self.reception.offer_solution(
            case, max(case.answered or at, at - talk // 2), worker, self.plan.written
        )
        case.note(at, "ended", "system")
        wrap = self._draws["wrap"]()
        if wrap and worker.load == 1:
            self.floor.show(worker, PresenceState.WRAP_UP, at)
        else:
            wrap = 0
        self.journal.touch(case, at)
        self.engine.at(at + wrap, self._finish, case, worker, wrap)

    def _finish(self, at: Instant, case: Case, worker: Worker, wrap: int) -> None:
        case.wrap_ms, case.server = wrap, None
        if self.plan.experts and self._luck() < self.plan.escalated:
            case.escalated, case.line = True, 2
            case.note(at, "escalated", "agent", author=worker.id, detail=self.plan.experts)
            self._owe(at, case)
        else:
            case.resolve(at)
            case.note(at, "resolved", "agent", author=worker.id)
            self._aftermath(at, case)
        self.journal.touch(case, at)
        self.floor.release(at, worker)

    def _aftermath(self, at: Instant, case: Case) -> None:
        chance = self._chance()
        if chance < self.plan.again:
            again = at + self._draws["again_after"]()
            self.engine.at(again, self._come_again, case.customer, case.topic)
        self.reception.ask_rating(
            at, case, self.plan.rated, self._chance(), satisfied=chance >= self.plan.again
        )

    def _owe(self, at: Instant, case: Case) -> None:
        case.status = "pending"
        case.callback_due = at + int(self.plan.callback_due_s * SECOND_MS)
        self.floor.join(at, case, self.plan.experts or case.queue, self._call_back)

    def _call_back(self, at: Instant, case: Case, worker: Worker) -> None:
        case.served_by(worker)
        case.status = "open"
        case.note(at, "callback", "agent", author=worker.id)
        self.floor.show(worker, PresenceState.ON_CALL, at)
        self.journal.touch(case, at)
        self.engine.at(at + int(self._draws["talk"]() * case.topic.effort), self._called_back, case, worker)

    def _called_back(self, at: Instant, case: Case, worker: Worker) -> None:
        case.callback_done, case.server = at, None
        self.reception.offer_solution(case, at, worker, False)
        case.resolve(at)
        case.note(at, "resolved", "agent", author=worker.id)
        self._aftermath(at, case)
        self.journal.touch(case, at)
        self.floor.release(at, worker)
