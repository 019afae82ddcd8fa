"""Outages: one region, a burst of reports by several channels, most of them in the first minutes."""

import math
from datetime import timedelta
from random import Random

from supervisor_app.demo.calendar import Calendar
from supervisor_app.demo.dice import drawer, generator, picker, poisson
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.population import Population
from supervisor_app.demo.profile import OutagePlan, Profile, Topic
from supervisor_app.demo.ways import Ways
from supervisor_app.domain.time import DAY_MS, Instant

_STEEP = 6.0
"""So many times as many reports at the beginning as if they came evenly."""
_MONTH_DAYS = 30.4
_TRIES = 10_000


class Burst:
    """Reports of one outage; those not yet made are dropped once it is ``over``."""

    __slots__ = ("over",)

    def __init__(self) -> None:
        self.over = False


class Outages:
    """Makes outages happen: by themselves, seeded by date, and when somebody asks for one."""

    def __init__(
        self,
        profile: Profile,
        calendar: Calendar,
        population: Population,
        engine: Engine,
        ways: Ways,
        scale: float,
        seed: str,
    ) -> None:
        self._profile, self._calendar, self._population = profile, calendar, population
        self._engine, self._ways, self._scale, self._seed = engine, ways, scale, seed
        self._topics = {topic.key: topic for topic in profile.topics}

    def begin(self, at: Instant) -> None:
        """Plan from an instant on, a local midnight."""
        plan = self._profile.outages
        if plan is not None and plan.per_month > 0:
            self._day(at, plan)

    def _day(self, at: Instant, plan: OutagePlan) -> None:
        today = self._calendar.local(at).date()
        rng = generator(self._seed, "outages", today)
        length_ms, region = drawer(plan.length, rng), picker(self._profile.regions, rng)
        for _ in range(poisson(plan.per_month / _MONTH_DAYS, rng)):
            begun = at + int(rng.random() * DAY_MS)
            self.burst(begun, length_ms(), region(), plan.topic, plan.reports, rng)
        following = self._calendar.midnight(today + timedelta(days=1))
        self._engine.at(following, self._day, plan)

    def burst(
        self, at: Instant, length: int, region: str, topic: str, reports: dict[str, float], rng: Random
    ) -> Burst:
        """An outage of so many milliseconds that customers of the region report, by channel plans."""
        burst, years = Burst(), self._calendar.day(self._calendar.local(at).date()).years
        count = self._population.count(years)
        for name, number in reports.items():
            for _ in range(poisson(number * self._scale, rng)):
                passed = -math.log(1.0 - rng.random() * -math.expm1(-_STEEP)) / _STEEP
                customer = self._somebody_in(region, count, rng)
                when = at + int(passed * length)
                self._engine.at(when, self._report, burst, name, customer, self._topics[topic])
        return burst

    def _report(self, at: Instant, burst: Burst, name: str, customer: int, topic: Topic) -> None:
        if not burst.over and at >= self._ways.opened.get(name, at):
            self._ways.flows[name].arrive(at, customer, topic)

    def _somebody_in(self, region: str, count: int, rng: Random) -> int:
        customer = 0
        for _ in range(_TRIES):
            customer = self._population.pick(rng.random(), count)
            if self._population.region(customer) == region:
                break
        return customer
