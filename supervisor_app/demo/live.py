"""Contacts on which the customer waits in person: calls, chats, visits.

Menu or bot → queue → an agent rings and answers, or patience ends → the talk (:mod:`.talks`). Who gave up may
try another way in.
"""

from supervisor_app.contract.records import WaitOutcome
from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import drawer, generator
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.happenings import ENDED, MENU, QUEUED, RINGING, WAIT_ENDED
from supervisor_app.demo.people import Worker
from supervisor_app.demo.plans import LivePlan, Menu
from supervisor_app.demo.profile import ChannelPlan, Topic
from supervisor_app.demo.reception import Reception
from supervisor_app.demo.selfservice import not_understood, solving
from supervisor_app.demo.talks import Talks
from supervisor_app.demo.temper import Temper, Tempers
from supervisor_app.demo.ways import Ways
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import SECOND_MS, Instant

_PHANTOM_MS = 3 * SECOND_MS
_GAVE_UP = ("abandoned", "timed_out")


class LiveFlow:
    """What happens to the contacts of one live channel."""

    def __init__(
        self, channel: ChannelPlan, plan: LivePlan, floor: Floor, reception: Reception, ways: Ways, seed: str
    ) -> None:
        self._channel, self._plan, self._floor, self._reception = channel, plan, floor, reception
        self._journal, self._engine = floor.journal, floor.engine
        self._shared = plan.state is PresenceState.CHATTING
        # who comes for the first time draws apart from all that depends on how they were served
        self._new = Tempers(plan, seed, channel.name, "new")
        self._again = Tempers(plan, seed, channel.name, "again")
        self._ring_ms = drawer(plan.ring, generator(seed, channel.name, "ring"))
        self._talks = Talks(channel, plan, floor, reception, ways, seed)
        self._retry = ways.trip(plan.retry, channel.name, "retry") if plan.retry else None
        self._limit = int(plan.limit_s * SECOND_MS)
        self._ask_after = int(plan.callback_after_s * SECOND_MS)

    def arrive(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer comes in. The menu may help, or they leave inside it."""
        temper, menu = self._new.draw(), self._plan.menu
        if menu is None:
            if temper.phantom < self._plan.phantom:
                self._vanish(at, self._open(at, customer, topic, temper, True))
            else:
                self._enter(at, customer, topic, temper)
            return
        solved = solving(menu.solved, topic)
        if temper.fate < solved + menu.given_up:
            self._self_service(at, customer, topic, temper, menu, temper.fate < solved)
        elif temper.phantom < self._plan.phantom:
            self._engine.at(at + _PHANTOM_MS, self._vanish, self._open(at, customer, topic, temper, True))
        else:
            self._enter(at, customer, topic, temper)

    def come_again(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer comes whose need was not met: no menu can help them, but they may leave inside it."""
        temper, menu = self._again.draw(), self._plan.menu
        if menu is not None and temper.fate < menu.given_up:
            self._self_service(at, customer, topic, temper, menu, False)
        else:
            self._enter(at, customer, topic, temper)

    def _understood(self, topic: Topic, temper: Temper) -> bool:
        menu = self._plan.menu
        return menu is None or temper.clear >= not_understood(menu.understood, solving(menu.solved, topic))

    def _enter(self, at: Instant, customer: int, topic: Topic, temper: Temper) -> None:
        case = self._open(at, customer, topic, temper, self._understood(topic, temper))
        if self._plan.menu is None:
            self._queue(at, case, temper)
        else:
            self._engine.at(at + temper.menu_ms, self._queue, case, temper)

    def _open(self, at: Instant, customer: int, topic: Topic, temper: Temper, understood: bool) -> Case:
        case = self._reception.open(at, self._channel, self._channel.channel, customer, topic)
        case.understood = understood
        if self._plan.written:
            self._reception.ask(at, case)
        menu = self._plan.menu
        if menu is not None:
            for line in menu.lines[:1] or ("",):
                case.note(at, MENU, said=line)
            self._journal.touch(case, at)
        return case

    def _self_service(
        self, at: Instant, customer: int, topic: Topic, temper: Temper, menu: Menu, solved: bool
    ) -> None:
        case = self._reception.open(at, self._channel, menu.channel, customer, topic)
        case.understood = solved or self._understood(topic, temper)
        self._reception.ask(at, case)
        for line in menu.lines:
            case.note(at, MENU, said=line)
        self._journal.touch(case, at)
        self._engine.at(at + temper.menu_ms, self._session_over, case, solved)

    def _session_over(self, at: Instant, case: Case, solved: bool) -> None:
        case.ended = at
        if solved:
            case.resolve(at)
        else:
            case.status, case.closed = "closed", at
        case.note(at, ENDED)
        self._journal.touch(case, at)

    def _vanish(self, at: Instant, case: Case) -> None:
        case.phantom, case.status, case.ended, case.closed = True, "closed", at, at
        case.note(at, ENDED)
        self._journal.touch(case, at)

    def _queue(self, at: Instant, case: Case, temper: Temper) -> None:
        plan, queue = self._plan, self._channel.queue
        case.queued = case.waiting_since = at
        case.outcome = "waiting"
        if plan.menu is not None:
            case.via = plan.menu.channel
        if case.understood:
            queue = self._channel.queue_by_topic.get(case.topic.key, queue)
        case.note(at, QUEUED, said=queue)
        patience = temper.patience_ms
        end: WaitOutcome = "left" if temper.voicemail < plan.voicemail else "abandoned"
        if patience > self._limit:
            patience, end = self._limit, "timed_out"
        self._journal.touch(case, at)
        self._floor.join(at, case, queue, self._ring, shared=self._shared)
        self._engine.at(at + patience, self._lose, case, case.turn, end)
        if temper.callback < plan.callback and patience > self._ask_after:
            self._engine.at(at + self._ask_after, self._lose, case, case.turn, "callback")

    def _lose(self, at: Instant, case: Case, turn: int, outcome: WaitOutcome) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        self._floor.forget(case)
        case.settle(outcome, at)
        case.ended = at
        case.note(at, WAIT_ENDED[outcome])
        ringing, case.server = case.server, None
        if outcome == "callback":
            self._talks.owe(at, case)
        else:
            case.status, case.closed = "closed", at
        self._journal.touch(case, at)
        if self._retry is not None and outcome in _GAVE_UP:
            self._retry.take(at, case.customer, case.topic)
        if ringing is not None:
            self._floor.release(at, ringing)

    def _ring(self, at: Instant, case: Case, worker: Worker) -> None:
        case.server = worker
        if not self._shared:
            self._floor.show(worker, PresenceState.RINGING, at)
        case.note(at, RINGING, worker.id)
        self._engine.at(at + self._ring_ms(), self._answer, case, worker, case.turn)

    def _answer(self, at: Instant, case: Case, worker: Worker, turn: int) -> None:
        if case.turn != turn:
            return
        case.turn += 1
        self._floor.forget(case)
        self._talks.begin(at, case, worker)
