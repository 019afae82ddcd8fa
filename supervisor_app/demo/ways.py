"""The ways in, by the names of their plans, and what takes customers from one to another.

A customer who got nothing does not vanish: some try another channel after giving up, some are sent there,
some come back because what they were told did not help. All of them are met again by the same number.
"""

from typing import Protocol

from supervisor_app.demo.dice import drawer, generator, picker
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.plans import Elsewhere
from supervisor_app.demo.profile import Topic
from supervisor_app.domain.time import Instant


class Flow(Protocol):
    """What happens to the contacts of one plan."""

    def arrive(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer comes with a new need."""

    def come_again(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer comes whose need was not met here or elsewhere."""


class Ways:
    """All flows of one operator. ``opened``: since when there is a way that was not always there."""

    def __init__(self, engine: Engine, seed: str) -> None:
        self._engine, self._seed = engine, seed
        self.flows: dict[str, Flow] = {}
        self.opened: dict[str, Instant] = {}

    def trip(self, elsewhere: Elsewhere, *purpose: object) -> "Trip":
        """A way of going elsewhere; ``purpose`` names its own chances."""
        return Trip(self, self._engine, elsewhere, (self._seed, *purpose))

    def come_again(self, at: Instant, name: str, customer: int, topic: Topic) -> None:
        """A customer comes by another way, if it is there yet."""
        if at >= self.opened.get(name, at):
            self.flows[name].come_again(at, customer, topic)


class Trip:
    """Sends some customers elsewhere, each after a while."""

    def __init__(self, ways: Ways, engine: Engine, elsewhere: Elsewhere, words: tuple[object, ...]) -> None:
        self._ways, self._engine, self._share = ways, engine, elsewhere.share
        self._chance = generator(*words, "chance").random
        self._pick = picker(elsewhere.channels, generator(*words, "channel"))
        self._after = drawer(elsewhere.after, generator(*words, "after"))

    def take(self, at: Instant, customer: int, topic: Topic) -> None:
        """This customer, who got nothing, may go."""
        if self._chance() < self._share:
            self._engine.at(at + self._after(), self._ways.come_again, self._pick(), customer, topic)
