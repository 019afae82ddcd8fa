"""Customers who help themselves: portal, app, knowledge base, a bot that stands alone.

A session ends solved or not; of those that end unsolved some customers go on to people after a while.
"""

from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import drawer, generator
from supervisor_app.demo.happenings import ENDED, MENU
from supervisor_app.demo.plans import SelfServicePlan
from supervisor_app.demo.profile import ChannelPlan, Topic
from supervisor_app.demo.reception import Reception
from supervisor_app.demo.ways import Ways
from supervisor_app.domain.time import Instant

_MOST = 0.99
"""No question is so simple that nobody fails."""


def solving(solved: float, topic: Topic) -> float:
    """The chance that self-service solves a question on this topic; ``solved``: an ordinary one."""
    return min(_MOST, solved * topic.simple)


def not_understood(understood: float, solved: float) -> float:
    """The chance, among sessions not solved, that nobody found out what was asked.

    What is solved was understood; so those who were not are all found among the others.
    """
    return min(1.0, (1.0 - understood) / (1.0 - solved))


class SelfServiceFlow:
    """What happens to the sessions of one plan."""

    def __init__(
        self, channel: ChannelPlan, plan: SelfServicePlan, reception: Reception, ways: Ways, seed: str
    ) -> None:
        self._channel, self._plan, self._reception = channel, plan, reception
        self._journal, self._engine = reception.journal, reception.engine
        name = channel.name
        self._chances = {fresh: generator(seed, name, "session", fresh).random for fresh in (True, False)}
        self._length_ms = drawer(plan.length, generator(seed, name, "length"))
        self._onward = ways.trip(plan.onward, name, "onward") if plan.onward else None

    def arrive(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer begins a session."""
        self._begin(at, customer, topic, True)

    def come_again(self, at: Instant, customer: int, topic: Topic) -> None:
        """A customer who was not helped elsewhere begins a session."""
        self._begin(at, customer, topic, False)

    def _begin(self, at: Instant, customer: int, topic: Topic, fresh: bool) -> None:
        chance, plan = self._chances[fresh], self._plan
        share = solving(plan.solved, topic)
        solved = chance() < share
        case = self._reception.open(at, self._channel, self._channel.channel, customer, topic)
        case.understood = chance() >= not_understood(plan.understood, share) or solved
        self._reception.ask(at, case)
        for line in plan.lines:
            case.note(at, MENU, said=line)
        self._journal.touch(case, at)
        self._engine.at(at + self._length_ms(), self._end, case, solved)

    def _end(self, at: Instant, case: Case, solved: bool) -> None:
        case.ended = at
        case.note(at, ENDED)
        if solved:
            case.resolve(at)
        else:
            case.status, case.closed = "closed", at
            if self._onward is not None:
                self._onward.take(at, case.customer, case.topic)
        self._journal.touch(case, at)
