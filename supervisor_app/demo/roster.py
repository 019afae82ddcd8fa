"""Who works when: shifts filled day by day with rested agents, breaks, the end of the shift, strikes."""

import math
from datetime import date, timedelta
from operator import mul
from random import Random

from supervisor_app.demo.calendar import Calendar
from supervisor_app.demo.dice import generator
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.people import Team, Worker
from supervisor_app.demo.profile import Profile, Shift, TeamPlan
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, Instant

_REST_MS = 11 * HOUR_MS
_MIDNIGHT = 24.0
_MARGIN = 0.8
"""Agents beyond the load itself, for every square root of it."""


def heads_of(planned: float, scale: float) -> int:
    """How many agents a planned number is at a scale: at least one where one was planned.

    Random arrivals call for a margin that grows with the square root of the load, so that a small desk
    needs more than its share of a large one to make customers wait as long.
    """
    if not planned:
        return 0
    margin = _MARGIN * (math.sqrt(planned * scale) - scale * math.sqrt(planned))
    return max(1, round(planned * scale + margin))


class Roster:
    """Hires the agents and signs them in and out. ``workers``: all that were ever hired."""

    def __init__(self, profile: Profile, floor: Floor, calendar: Calendar, scale: float, seed: str) -> None:
        self._profile, self._floor, self._calendar, self._scale = profile, floor, calendar, scale
        self._engine, self._seed = floor.engine, seed
        self.workers: list[Worker] = []
        years = calendar.years(calendar.local(self._engine.now).date())
        for team in floor.teams:
            self._hire(team, years, self._engine.now)

    def begin(self, at: Instant) -> None:
        """Plan from the local day before an instant on, so that its night shift is there."""
        today = self._calendar.local(at).date()
        self._plan(today - timedelta(days=1), at)
        self._day(at, today)

    def strike(self, at: Instant, team: str, share: float) -> list[Worker]:
        """This share of a team (empty: of every team) lays down work; returns them."""
        rng = generator(self._seed, "strike", at)
        striking = [
            worker
            for worker in self.workers
            if not worker.striking and team in ("", worker.team.plan.key) and rng.random() < share
        ]
        for worker in striking:
            worker.striking = True
            if worker.on_shift:
                self._sign_out(at, worker)
        return striking

    def end_strike(self, at: Instant, workers: list[Worker]) -> None:
        """They work again, those whose shift goes on at once."""
        for worker in workers:
            worker.striking = False
            if worker.shift_end - worker.shift_ms <= at < worker.shift_end:
                worker.leaving = False
                self._sign_in(at, worker)

    def _day(self, at: Instant, day: date) -> None:
        years = self._calendar.years(day)
        for team in self._floor.teams:
            self._hire(team, years, at)
        self._plan(day, at)
        following = day + timedelta(days=1)
        self._engine.at(self._calendar.midnight(following), self._day, following)

    def _hire(self, team: Team, years: float, at: Instant) -> None:
        growth = team.plan.yearly**years
        wanted = heads_of(team.plan.size * growth, self._scale)
        if self._scale < 1:
            wanted = max(wanted, self._fullest(team.plan, growth))
        while len(team.workers) < wanted:
            number, place, home = len(self.workers), len(team.workers), team.plan.home
            # spread evenly over the team: of every so many, one works from home
            at_home = int((place + 1) * home) > int(place * home)
            worker = Worker(number + 1, self._name(number), team, at, at_home)
            team.workers.append(worker)
            self.workers.append(worker)

    def _fullest(self, plan: TeamPlan, growth: float) -> int:
        """How many it takes to fill every shift: small ones round up, and those of the night before rest."""
        heads = (max(heads_of(heads * growth, self._scale) for heads in shift.heads) for shift in plan.shifts)
        nights = (2 if shift.start + shift.hours > _MIDNIGHT else 1 for shift in plan.shifts)
        return sum(map(mul, heads, nights))

    def _plan(self, day: date, now: Instant) -> None:
        today = self._calendar.day(day)
        busy = self._profile.busy_staff if today.busy else 1.0
        for team in self._floor.teams:
            factor = busy * team.plan.yearly**today.years
            rng = generator(self._seed, "roster", team.plan.key, day)
            for shift in team.plan.shifts:
                heads = heads_of(shift.heads[today.roster_weekday] * factor, self._scale)
                self._fill(team, shift, day, heads, now, rng)

    def _fill(self, team: Team, shift: Shift, day: date, heads: int, now: Instant, rng: Random) -> None:
        start = self._calendar.midnight(day) + int(shift.start * HOUR_MS)
        length = int(shift.hours * HOUR_MS)
        end = start + length
        if end <= now:
            return
        rested = [worker for worker in team.workers if worker.shift_end + _REST_MS <= start]
        for worker in sorted(rested, key=lambda w: w.shift_end)[:heads]:
            worker.shift_end, worker.shift_ms = end, length
            # people come a little early and go a little late, never in one instant
            self._engine.at(max(now, start - rng.randrange(4 * MINUTE_MS)), self._sign_in, worker)
            self._engine.at(end + rng.randrange(2 * MINUTE_MS), self._sign_out, worker)
            for hour, minutes, reason in team.plan.breaks:
                when = start + int((hour + rng.uniform(-1.0, 1.0)) * HOUR_MS)
                if now < when < end - HOUR_MS:
                    self._engine.at(when, self._rest, worker, int(minutes * MINUTE_MS), reason)

    def _sign_in(self, at: Instant, worker: Worker) -> None:
        if worker.state is PresenceState.OFFLINE and not worker.striking:
            self._floor.next_step(at, worker)

    def _sign_out(self, at: Instant, worker: Worker) -> None:
        if worker.state is PresenceState.OFFLINE:
            return
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
        # no pair comes twice before all have come
        given, family = self._profile.given_names, self._profile.family_names
        turn, first = divmod(number, len(given))
        return f"{given[first]} {family[(turn + first * 7) % len(family)]}"
