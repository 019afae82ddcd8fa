"""When customers come: a Poisson process per channel plan whose rate follows the calendar and the hour.

Every local day draws from a generator of its own, so that what a day brings depends neither on how far back
the simulation begins nor on what other days are like.
"""

import math
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime
from random import Random

from supervisor_app.demo.calendar import Calendar
from supervisor_app.demo.dice import generator
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.mix import Mix, Mixer
from supervisor_app.demo.population import Population
from supervisor_app.demo.profile import ChannelPlan, Profile, Topic
from supervisor_app.domain.time import HOUR_MS, Instant

_SUNDAY = 6

Arrive = Callable[[Instant, int, Topic], None]
"""Called with the instant, the customer's number and the topic."""


class Arrivals:
    """Plans the arrivals of one channel plan, an hour at a time."""

    def __init__(
        self,
        profile: Profile,
        plan: ChannelPlan,
        calendar: Calendar,
        population: Population,
        engine: Engine,
        scale: float,
        seed: str,
        arrive: Arrive,
    ) -> None:
        self._profile, self._plan, self._engine, self._arrive = profile, plan, engine, arrive
        self._calendar, self._population = calendar, population
        self._seed = seed
        self._mixer = Mixer(profile, plan, population)
        self._hourly = plan.per_day * scale / sum(plan.hours)
        self._rng, self._drawn_for = Random(), date.min
        self._level, self._level_of = 0.0, date.min

    def begin(self, at: Instant) -> None:
        """Plan the first hour; every hour then plans the next."""
        self._hour(at)

    def rate(self, at: Instant) -> float:
        """Arrivals an hour at an instant."""
        local = self._calendar.local(at)
        return self._per_hour(local) * self._mix(local).factor

    def pour(self, at: Instant, end: Instant, rng: Random, factor: float, topic: str = "") -> None:
        """Let ``factor`` times the usual arrivals come until ``end``, besides those that come anyway.

        ``topic``: only of this one.
        """
        local = self._calendar.local(at)
        mix = self._mix(local)
        self._plan_arrivals(at, end, rng, self._per_hour(local) * factor, mix.only(topic) if topic else mix)

    def _hour(self, at: Instant) -> None:
        self._engine.at(at + HOUR_MS, self._hour)
        local = self._calendar.local(at)
        if self._drawn_for != local.date():
            self._drawn_for = local.date()
            self._rng = generator(self._seed, self._plan.name, "arrivals", self._drawn_for)
        self._plan_arrivals(at, at + HOUR_MS, self._rng, self._per_hour(local), self._mix(local))

    def _mix(self, local: datetime) -> Mix:
        return self._mixer.mix(self._calendar.day(local.date()), local.hour)

    def _per_hour(self, local: datetime) -> float:
        """Arrivals an hour before topics and thinning are looked at."""
        if self._level_of != local.date():
            self._level, self._level_of = self._level_on(local.date()), local.date()
        plan, hour, weekday = self._plan, local.hour, local.weekday()
        rate = self._hourly * plan.hours[hour] * self._level
        for boost in plan.boosts:
            if boost.weekday == weekday and boost.start <= hour < boost.end:
                rate *= boost.factor
        return rate

    def _level_on(self, today: date) -> float:
        profile, plan, day = self._profile, self._plan, self._calendar.day(today)
        closed = day.holiday and not plan.weekdays[_SUNDAY]  # what is closed on Sundays is so on holidays
        if closed or (plan.opened is not None and today < plan.opened):
            return 0.0
        noise = generator(self._seed, "day", today).lognormvariate(0.0, profile.day_sigma)
        level = plan.weekdays[today.weekday()] * math.pow(plan.yearly, day.years) * noise
        if plan.months:
            level *= plan.months[today.month - 1]
        if day.holiday:
            level *= profile.holiday_factor
        if profile.weather is not None:
            level *= (profile.weather.wet if day.rain_mm else profile.weather.dry)[today.weekday()]
        return level

    def _plan_arrivals(self, at: Instant, end: Instant, rng: Random, rate: float, mix: Mix) -> None:
        per_ms = rate * mix.candidates / HOUR_MS
        if per_ms <= 0:
            return
        gap, random, plan, pick = rng.expovariate, rng.random, self._engine.at, self._population.pick
        arrive, bounds, topics, last = self._arrive, mix.bounds, mix.topics, mix.bounds[-1]
        day = self._calendar.day(self._calendar.local(at).date())
        count, accepts = self._population.count(day.years), mix.accepts
        when = at + gap(per_ms)
        while when < end:
            topic = topics[min(bisect_right(bounds, random() * last), len(topics) - 1)]
            customer = pick(random(), count)
            if accepts is None or accepts(customer, topic, random()):
                plan(int(when), arrive, customer, topic)
            when += gap(per_ms)
