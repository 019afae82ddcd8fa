"""The floor of the help desk: queues, who works on them, and how work and hands find each other."""

from collections.abc import Callable
from itertools import chain

from supervisor_app.demo.case import Case
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.journal import Journal
from supervisor_app.demo.people import Team, Worker
from supervisor_app.demo.profile import Profile, QueuePlan
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import Instant

Serve = Callable[[Instant, Case, Worker], None]
"""Begins the work of an agent on a contact."""

Work = tuple[Instant, Serve, int, "Worker | None", bool]
"""What waits for hands: since when, what is done with it, so long (ms) for whom alone, whether a chat."""


class Line:
    """A queue. ``work``: contacts nobody has taken; ``customers``: contacts whose customer waits.

    ``delays``: how old work must be for some of the teams; ``chats``: how much of it may be one of several.
    """

    __slots__ = ("chats", "customers", "delays", "plan", "takers", "work")

    def __init__(self, plan: QueuePlan) -> None:
        self.plan = plan
        self.work: dict[Case, Work] = {}
        self.customers: dict[Case, None] = {}
        self.takers: list[tuple[Team, int]] = []
        self.delays: tuple[int, ...] = ()
        self.chats = 0


class Floor:
    """Brings contacts and agents together. ``version`` counts every visible change of queues and presence."""

    def __init__(self, profile: Profile, engine: Engine, journal: Journal) -> None:
        self.engine, self.journal = engine, journal
        self.lines = {plan.key: Line(plan) for plan in profile.queues}
        self.teams = [Team(plan) for plan in profile.teams]
        self.tasks: dict[Team, list[tuple[Line, int, int]]] = {}
        self.version = 0
        for team in self.teams:
            self.tasks[team] = [(self.lines[t.queue], int(t.after_s * 1000), t.tier) for t in team.plan.tasks]
            for line, after, _ in self.tasks[team]:
                line.takers.append((team, after))
        for line in self.lines.values():
            line.takers.sort(key=lambda taker: taker[1])
            line.delays = tuple(sorted({after for _, after in line.takers if after}))

    def show(self, worker: Worker, state: PresenceState, at: Instant, reason: str = "") -> None:
        """An agent's presence changes."""
        worker.state, worker.since, worker.reason = state, at, reason
        self.version += 1

    def join(
        self,
        at: Instant,
        case: Case,
        queue: str,
        serve: Serve,
        *,
        keeper: Worker | None = None,
        keep_ms: int = 0,
        shared: bool = False,
    ) -> None:
        """A contact needs hands. ``keep_ms``: for the ``keeper`` alone so long; ``shared``: a chat."""
        line = self.lines[queue]
        case.queue = queue
        if keeper is None or not keeper.on_shift or all(team is not keeper.team for team, _ in line.takers):
            keeper, keep_ms = None, 0
        line.work[case] = (at, serve, keep_ms, keeper, shared)
        line.chats += shared
        if case.waiting_since is not None:
            line.customers[case] = None
        self.version += 1
        self._poke(at, line)
        if case in line.work:
            for after in line.delays:
                self.engine.at(at + after, self._poke, line)
            if keep_ms:
                self.engine.at(at + keep_ms, self._poke, line)

    def forget(self, case: Case) -> None:
        """The customer does not wait any more, or is gone altogether."""
        line = self.lines[case.queue]
        line.customers.pop(case, None)
        work = line.work.pop(case, None)
        if work is not None:
            line.chats -= work[-1]
        self.version += 1

    def release(self, at: Instant, worker: Worker) -> None:
        """One contact less in an agent's hands: go home, rest, take the next, or be free."""
        worker.load -= 1
        worker.team.spare.pop(worker, None)
        if worker.load == 0:
            self.next_step(at, worker)
        elif not worker.leaving and worker.rest_due is None:
            worker.team.spare[worker] = None
            self._seek(at, worker)

    def next_step(self, at: Instant, worker: Worker) -> None:
        """What an agent with empty hands does now."""
        if worker.leaving:
            worker.leaving = False
            self.show(worker, PresenceState.OFFLINE, at)
        elif worker.rest_due is not None:
            length, reason = worker.rest_due
            worker.rest_due = None
            self.show(worker, PresenceState.BREAK, at, reason)
            self.engine.at(at + length, self._back, worker, at)
        else:
            self.show(worker, PresenceState.FREE, at)
            worker.team.idle[worker] = None
            self._seek(at, worker)

    def interrupt(self, at: Instant, worker: Worker) -> None:
        """Something other than contacts is due (a break, the end of the shift)."""
        worker.team.spare.pop(worker, None)
        if worker in worker.team.idle:
            del worker.team.idle[worker]
            self.next_step(at, worker)

    def _back(self, at: Instant, worker: Worker, since: Instant) -> None:
        if worker.state is PresenceState.BREAK and worker.since == since:
            self.next_step(at, worker)

    def _poke(self, at: Instant, line: Line) -> None:
        while line.work:
            age = at - next(iter(line.work.values()))[0]
            if not any(
                self._offer(at, line, worker, after)
                for team, after in line.takers
                if age >= after
                for worker in chain(team.idle, team.spare)
            ):
                return

    def _seek(self, at: Instant, worker: Worker) -> None:
        due = [
            (tier, since, after, line)
            for line, after, tier in self.tasks[worker.team]
            if line.work and (since := next(iter(line.work.values()))[0] + after) <= at
        ]
        if len(due) > 1:
            due.sort(key=lambda task: task[:2])
        for _, _, after, line in due:
            if self._offer(at, line, worker, after):
                return

    def _offer(self, at: Instant, line: Line, worker: Worker, after: int) -> bool:
        if worker.load and not line.chats:
            return False
        for case, (since, serve, kept, keeper, shared) in line.work.items():
            age = at - since
            if age < after:
                return False
            if worker.load and not shared:
                continue
            if keeper is None or keeper is worker or age >= kept or not keeper.on_shift:
                self._take(at, line, case, worker, serve, shared)
                return True
        return False

    def _take(self, at: Instant, line: Line, case: Case, worker: Worker, serve: Serve, shared: bool) -> None:
        del line.work[case]
        line.chats -= shared
        team = worker.team
        team.idle.pop(worker, None)
        team.spare.pop(worker, None)
        worker.load += 1
        if shared and worker.load < team.plan.slots and not worker.leaving and worker.rest_due is None:
            team.spare[worker] = None
        serve(at, case, worker)
