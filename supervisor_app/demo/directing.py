"""Has a scenario happen: begins its events and ends them, those that still run too when it is taken off."""

from collections import defaultdict
from random import Random
from typing import Any

import msgspec

from supervisor_app.demo.arrivals import Arrivals
from supervisor_app.demo.dice import generator
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.outages import Burst, Outages
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.roster import Roster
from supervisor_app.demo.scenario import (
    NO_SCENARIO,
    Campaign,
    Event,
    LostSource,
    Outage,
    Overload,
    Scenario,
    Strike,
    check,
)
from supervisor_app.domain.channels import Family
from supervisor_app.domain.time import MINUTE_MS, Instant

_USUAL_REPORTS = 0.15
"""Of the contacts of a day with people, where a profile tells nothing of outages."""


class Act:
    """One event with its time, and what must be undone at its end."""

    __slots__ = ("begins", "burst", "ends", "event", "over", "striking")

    def __init__(self, event: Event, begins: Instant, ends: Instant) -> None:
        self.event, self.begins, self.ends = event, begins, ends
        self.over = False
        self.burst: Burst | None = None
        self.striking: list[Worker] = []


class Director:
    """What plays at one operator."""

    def __init__(
        self,
        profile: Profile,
        engine: Engine,
        arrivals: dict[str, Arrivals],
        outages: Outages,
        roster: Roster,
        seed: str,
    ) -> None:
        self._profile, self._engine, self._arrivals = profile, engine, arrivals
        self._outages, self._roster, self._seed = outages, roster, seed
        self._scenario, self._acts = NO_SCENARIO, list[Act]()
        self._played = 0

    def play(self, scenario: Scenario, at: Instant) -> None:
        """End what runs and have this happen from ``at`` on. Raises ScenarioError for what cannot."""
        check(scenario, self._profile)
        for act in self._acts:
            self._end(at, act)
        self._scenario, self._acts = scenario, []
        self._played += 1
        for event in scenario.event:
            begins = at + round(event.begins_min * MINUTE_MS)
            act = Act(event, begins, begins + round(event.lasts_min * MINUTE_MS))
            self._acts.append(act)
            self._engine.at(begins, self._begin, act)
            self._engine.at(act.ends, self._end, act)

    def shown(self, at: Instant) -> dict[str, Any]:
        """What runs or is still to come, with the minutes until it begins and ends."""
        left = [act for act in self._acts if act.ends > at and not act.over]
        events = [
            {
                **msgspec.to_builtins(act.event),
                "begins_min": round(max(0, act.begins - at) / MINUTE_MS, 2),
                "remaining_min": round((act.ends - at) / MINUTE_MS, 2),
            }
            for act in left
        ]
        return {"title": self._scenario.title if left else "", "events": events}

    def lost(self, at: Instant) -> bool:
        """Whether the operator's server answers nothing useful at an instant."""
        return any(
            isinstance(act.event, LostSource) and act.begins <= at < act.ends and not act.over
            for act in self._acts
        )

    def _begin(self, at: Instant, act: Act) -> None:
        if act.over or at >= act.ends:
            return
        event, number = act.event, self._acts.index(act)
        rng = generator(self._seed, "scenario", self._played, number)
        if isinstance(event, Outage):
            topic, reports = self._reports(event.reports)
            region = event.region or max(self._profile.regions, key=self._profile.regions.__getitem__)
            act.burst = self._outages.burst(at, act.ends - at, region, topic, reports, rng)
        elif isinstance(event, Strike):
            act.striking = self._roster.strike(at, event.team, event.share)
        elif isinstance(event, Overload):
            arrivals = [self._arrivals[event.channel]] if event.channel else list(self._arrivals.values())
            self._pour(at, act, arrivals, rng, event.factor)
        elif isinstance(event, Campaign):
            arrivals = list(self._arrivals.values())
            self._pour(at, act, arrivals, rng, event.factor, event.topic or self._most_asked())

    def _end(self, at: Instant, act: Act) -> None:
        if act.over:
            return
        act.over = True
        if act.burst is not None:
            act.burst.over = True
        self._roster.end_strike(at, act.striking)

    def _pour(
        self,
        at: Instant,
        act: Act,
        arrivals: list[Arrivals],
        rng: Random,
        factor: float,
        topic: str = "",
    ) -> None:
        if act.over:
            return
        end = min(at + MINUTE_MS, act.ends)
        for one in arrivals:
            one.pour(at, end, rng, factor - 1.0, topic)
        if end < act.ends:
            self._engine.at(end, self._pour, act, arrivals, rng, factor, topic)

    def _most_asked(self) -> str:
        asked: defaultdict[str, float] = defaultdict(float)
        for plan in self._profile.channels:
            total = sum(plan.topics.values())
            for key, weight in plan.topics.items():
                asked[key] += plan.per_day * weight / total
        return max(asked, key=asked.__getitem__)

    def _reports(self, number: int) -> tuple[str, dict[str, float]]:
        """The topic of an outage, and how many reports of it come by which channel plans (at scale 1)."""
        plan = self._profile.outages
        if plan is not None:
            usual = sum(plan.reports.values())
            factor = number / usual if number and usual else 1.0
            return plan.topic, {name: reports * factor for name, reports in plan.reports.items()}
        people = {
            p.name: p.per_day for p in self._profile.channels if p.channel.family is not Family.SELF_SERVICE
        }
        total = sum(people.values())
        reports = number or total * _USUAL_REPORTS
        return self._most_asked(), {name: reports * per_day / total for name, per_day in people.items()}
