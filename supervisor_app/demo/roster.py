"""Who works when: shifts filled day by day with rested agents, breaks, and the end of the shift."""

from datetime import date, timedelta

from supervisor_app.demo.dice import generator
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.people import Team, Worker
from supervisor_app.demo.profile import Profile, Shift
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, Instant, from_instant, local_midnight

_REST_MS = 11 * HOUR_MS


def heads_of(planned: float, scale: float) -> int:
    """How many agents a planned number is at a scale: at least one where one was planned."""
    return max(1, round(planned * scale)) if planned else 0


class Roster:
    """Hires the agents and signs them in and out."""

    def __init__(self, profile: Profile, floor: Floor, engine: Engine, scale: float, seed: str) -> None:
        self._profile, self._floor, self._engine, self._scale = profile, floor, engine, scale
        self._rng = generator(seed, "roster")
        self.workers: list[Worker] = []
        for team in floor.teams:
            for _ in range(heads_of(team.plan.size, scale)):
                number = len(self.workers)
                worker = Worker(number + 1, self._name(number), team, engine.now)
                team.workers.append(worker)
                self.workers.append(worker)

    def begin(self, at: Instant) -> None:
        """Plan from the local day before an instant on, so that its night shift is there."""
        today = from_instant(at, self._profile.zone).date()
        self._plan(today - timedelta(days=1), at)
        self._day(at, today)

    def _day(self, at: Instant, day: date) -> None:
        self._plan(day, at)
        following = day + timedelta(days=1)
        self._engine.at(local_midnight(following, self._profile.zone), self._day, following)

    def _plan(self, day: date, now: Instant) -> None:
        busy = self._profile.busy_staff if day.day in self._profile.busy_days else 1.0
        for team in self._floor.teams:
            for shift in team.plan.shifts:
                self._fill(team, shift, day, busy, now)

    def _fill(self, team: Team, shift: Shift, day: date, busy: float, now: Instant) -> None:
        start = local_midnight(day, self._profile.zone) + int(shift.start * HOUR_MS)
        end = start + int(shift.hours * HOUR_MS)
        if end <= now:
            return
        heads = heads_of(shift.heads[day.weekday()] * busy, self._scale)
        rested = [worker for worker in team.workers if worker.shift_end + _REST_MS <= start]
        for worker in sorted(rested, key=lambda w: w.shift_end)[:heads]:
            worker.shift_end = end
            # people come a little early and go a little late, never in one instant
            self._engine.at(max(now, start - self._rng.randrange(4 * MINUTE_MS)), self._sign_in, worker)
            self._engine.at(end + self._rng.randrange(2 * MINUTE_MS), self._sign_out, worker)
            for hour, minutes, reason in team.plan.breaks:
                when = start + int((hour + self._rng.uniform(-1.0, 1.0)) * HOUR_MS)
                if now < when < end - HOUR_MS:
                    self._engine.at(when, self._rest, worker, int(minutes * MINUTE_MS), reason)

    def _sign_in(self, at: Instant, worker: Worker) -> None:
        if worker.state is PresenceState.OFFLINE:
            self._floor.next_step(at, worker)

    def _sign_out(self, at: Instant, worker: Worker) -> None:
        worker.leaving, worker.rest_due = True, None
        self._leave(at, worker)

    def _rest(self, at: Instant, worker: Worker, length: int, reason: str) -> None:
        if worker.on_shift and worker.state is not PresenceState.BREAK:
            worker.rest_due = (length, reason)
            self._leave(at, worker)

    def _leave(self, at: Instant, worker: Worker) -> None:
        if worker.state is PresenceState.BREAK:
            self._floor.next_step(at, worker)
        else:
            self._floor.interrupt(at, worker)

    def _name(self, number: int) -> str:
        given, family = self._profile.given_names, self._profile.family_names
        return f"{given[number % len(given)]} {family[(number * 7 + number // len(given)) % len(family)]}"
