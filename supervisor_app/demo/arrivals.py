"""When customers come: a Poisson process per channel whose rate follows hour, weekday, day of month."""

from collections.abc import Callable

from supervisor_app.demo.dice import generator, picker
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.profile import ChannelPlan, Profile, Topic
from supervisor_app.domain.time import HOUR_MS, Instant, from_instant

Arrive = Callable[[Instant, int, Topic], None]
"""Called with the instant, the customer's number and the topic."""


class Arrivals:
    """Plans the arrivals of one channel, an hour at a time."""

    def __init__(
        self, profile: Profile, plan: ChannelPlan, engine: Engine, scale: float, seed: str, arrive: Arrive
    ) -> None:
        self._profile, self._plan, self._engine, self._arrive = profile, plan, engine, arrive
        self._scale, self._seed = scale, seed
        self._rng = generator(seed, plan.channel, "arrivals")
        topics = {topic.key: topic for topic in profile.topics}
        busy = {key: weight * topics[key].busy_factor for key, weight in plan.topics.items()}
        self._topics = topics
        self._pick = {False: picker(plan.topics, self._rng), True: picker(busy, self._rng)}
        self._busy_factor = sum(busy.values()) / sum(plan.topics.values())
        self._hours_total = sum(plan.hours)

    def begin(self, at: Instant) -> None:
        """Plan the first hour; every hour then plans the next."""
        self._hour(at)

    def rate(self, at: Instant) -> float:
        """Arrivals an hour at an instant."""
        local = from_instant(at, self._profile.zone)
        plan, weekday, hour = self._plan, local.weekday(), local.hour
        rate = plan.per_day * plan.hours[hour] / self._hours_total * plan.weekdays[weekday] * self._scale
        for boost in plan.boosts:
            if boost.weekday == weekday and boost.start <= hour < boost.end:
                rate *= boost.factor
        if local.day in self._profile.busy_days:
            rate *= self._busy_factor
        day_rng = generator(self._seed, "day", local.date())
        return rate * day_rng.lognormvariate(0.0, self._profile.day_sigma)

    def _hour(self, at: Instant) -> None:
        self._engine.at(at + HOUR_MS, self._hour)
        rate = self.rate(at)
        if rate <= 0:
            return
        pick = self._pick[from_instant(at, self._profile.zone).day in self._profile.busy_days]
        customers = max(1, int(self._profile.customers * self._scale))
        when = at + self._rng.expovariate(rate) * HOUR_MS
        while when < at + HOUR_MS:
            customer = int(self._rng.random() * customers)
            self._engine.at(int(when), self._arrive, customer, self._topics[pick()])
            when += self._rng.expovariate(rate) * HOUR_MS
