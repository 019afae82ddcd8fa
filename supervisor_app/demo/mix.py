"""What customers ask about on a channel at a time, and which of them come more or less often than others.

Weights are the topics' own times their factors of month, hour, busy day, rain and surge. Where a topic or
the channel depends on who the customer is, more candidates come than are meant and some are turned away,
so that a factor means what it says: whoever it holds for contacts us so many times as often as others, while
the topic's share of all, and the channel's level at the epoch, stay as told.
"""

from collections.abc import Callable
from itertools import accumulate

from msgspec import Struct

from supervisor_app.demo.calendar import Day
from supervisor_app.demo.population import Population
from supervisor_app.demo.profile import ChannelPlan, Profile, Topic

Accepts = Callable[[int, Topic, float], bool]
"""Whether a candidate comes: the customer's number, the topic, a number drawn between 0 and 1."""


class Mix(Struct, frozen=True):
    """The topics of one hour with cumulated weights of candidates.

    ``factor``: contacts for every one of an ordinary hour; ``candidates``: the same before thinning.
    """

    topics: tuple[Topic, ...]
    bounds: tuple[float, ...]
    factor: float
    candidates: float
    accepts: Accepts | None

    def only(self, key: str) -> "Mix":
        """The part of it that is about one topic."""
        for topic, low, high in zip(self.topics, (0.0, *self.bounds), self.bounds, strict=False):
            if topic.key == key:
                part = (high - low) / self.bounds[-1]
                return Mix((topic,), (1.0,), self.factor * part, self.candidates * part, self.accepts)
        return Mix((), (0.0,), 0.0, 0.0, None)


class Mixer:
    """Makes the mixes of one channel plan."""

    def __init__(self, profile: Profile, plan: ChannelPlan, population: Population) -> None:
        known = {topic.key: topic for topic in profile.topics}
        self._profile, self._population = profile, population
        total = sum(plan.topics.values())
        self._topics = tuple(known[key] for key in plan.topics)
        self._weights = [weight / total for weight in plan.topics.values()]
        self._shares = {
            name: weight / sum(profile.regions.values()) for name, weight in profile.regions.items()
        }
        self._regional = {topic.key: self._regional_of(topic) for topic in self._topics if topic.regions}
        self._hourly = any(topic.hours for topic in self._topics)
        self._factor = profile.cohort.factors.get(plan.name, 1.0) if profile.cohort else 1.0
        self._cohort_top = max(1.0, self._factor)
        joined = population.joined_share(0.0)
        self._cohort_level = 1.0 / (1.0 - joined + joined * self._factor)
        self._day: Day | None = None
        self._mixes: dict[int, Mix] = {}

    def mix(self, day: Day, hour: int) -> Mix:
        """What is asked in an hour of a day."""
        if day is not self._day:
            self._day, self._mixes = day, {}
        hour = hour if self._hourly else 0
        known = self._mixes.get(hour)
        if known is None:
            known = self._mixes[hour] = self._mix(day, hour)
        return known

    def _mix(self, day: Day, hour: int) -> Mix:
        weights = [
            weight * self._topic_factor(topic, day, hour)
            for topic, weight in zip(self._topics, self._weights, strict=True)
        ]
        tops = [
            weight * self._regional.get(topic.key, (1.0, {}))[0]
            for topic, weight in zip(self._topics, weights, strict=True)
        ]
        joined = self._population.joined_share(day.years)
        cohort = self._cohort_level * (1.0 - joined + joined * self._factor)
        return Mix(
            self._topics,
            tuple(accumulate(tops)),
            sum(weights) * cohort,
            sum(tops) * self._cohort_level * self._cohort_top,
            self._accepts(joined),
        )

    def _topic_factor(self, topic: Topic, day: Day, hour: int) -> float:
        factor = topic.busy_factor if day.busy else 1.0
        if topic.months:
            factor *= topic.months[day.date.month - 1]
        if topic.hours:
            factor *= topic.hours[hour]
        if day.rain_mm:
            factor *= topic.wet
        for surge in self._profile.surges:
            if surge.topic == topic.key and surge.first <= day.date <= surge.last:
                factor *= surge.factor
        return factor

    def _regional_of(self, topic: Topic) -> tuple[float, dict[str, float]]:
        """Candidates for every contact, and the chance that one from a region comes."""
        factors = {name: topic.regions.get(name, 1.0) for name in self._shares}
        top = max(factors.values())
        mean = sum(share * factors[name] for name, share in self._shares.items())
        return top / mean, {name: factor / top for name, factor in factors.items()}

    def _accepts(self, joined: float) -> Accepts | None:
        if not self._regional and self._factor == 1.0:
            return None
        population, regional = self._population, self._regional
        member, other = self._factor / self._cohort_top, 1.0 / self._cohort_top
        plain = self._factor == 1.0

        def accepts(customer: int, topic: Topic, drawn: float) -> bool:
            chance = 1.0 if plain else member if population.has_joined(customer, joined) else other
            if topic.key in regional:
                chance *= regional[topic.key][1][population.region(customer)]
            return drawn < chance

        return accepts
