"""Customers who answer each other: a few of them a great deal, for points.

A peer's answer ends the wait like anybody's. The asker may take one of the answers, and says thank you;
what no peer answers is left to the staff, who may be quicker too.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import drawer, generator, poisson
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.happenings import ACCEPTED, PEER_ANSWER, POINTS, QUESTION
from supervisor_app.demo.plans import Peers
from supervisor_app.demo.population import Population
from supervisor_app.demo.reception import Reception
from supervisor_app.domain.time import MINUTE_MS, Instant

_ZIPF = 0.8
_ACCEPTED_AFTER_MS = 20 * MINUTE_MS
_TRIES = 20


class PeerHelp:
    """What peers do about the questions of one plan. ``lapse`` closes a contact once nothing more comes."""

    def __init__(
        self,
        peers: Peers,
        rated: float,
        floor: Floor,
        reception: Reception,
        population: Population,
        lapse: Callable[[Instant, Case], None],
        words: tuple[object, ...],
    ) -> None:
        self._peers, self._rated, self._floor, self._reception = peers, rated, floor, reception
        self._population, self._lapse = population, lapse
        self._journal, self._engine = floor.journal, floor.engine
        self._numbers = generator(*words, "peer answers")
        self._who = generator(*words, "peers").random
        self._chance = generator(*words, "accepting").random
        self._after_ms = drawer(peers.after, generator(*words, "peer after"))
        self._taking = generator(*words, "taking").expovariate
        helpers = max(2, population.scaled(peers.helpers))
        self._bounds = list(accumulate((rank + 1.0) ** -_ZIPF for rank in range(helpers)))
        # helpers are customers like others: every so many-th of those there have always been
        self._step = max(1, min(population.count(-5.0), population.count(5.0)) // helpers)

    def ask(self, at: Instant, case: Case) -> None:
        """A question is there to be answered; each helper answers it at most once."""
        helpers: set[int] = {case.customer}
        for _ in range(poisson(self._peers.answers, self._numbers)):
            helper = self._helper(helpers)
            if helper is not None:
                helpers.add(helper)
                self._engine.at(at + self._after_ms(), self._answer, case, helper)

    def _helper(self, taken: set[int]) -> int | None:
        for _ in range(_TRIES):
            rank = bisect_right(self._bounds, self._who() * self._bounds[-1])
            helper = rank * self._step
            if helper not in taken:
                return helper
        return None

    def _answer(self, at: Instant, case: Case, helper: int) -> None:
        if case.status == "closed":
            return
        author = self._population.customer(helper).handle
        solutions = case.topic.solutions
        # the first answer is the one that fits the question best, as an agent's would
        said = sum(what is PEER_ANSWER for _, what, *_ in case.events)
        text = self._reception.wording.sentence(solutions[(case.id + said) % len(solutions)])
        case.note(at, PEER_ANSWER, author, said=text)
        self._grant(at, case, author, self._peers.points)
        if case.waiting_since is not None:
            self._floor.forget(case)
            case.answered = case.answered or at
            case.settle("answered", at)
            if case.server is None:
                case.status = "pending"
                self._lapse(at, case)
        self._journal.touch(case, at)
        if self._chance() < self._peers.accepted:
            after = int(self._taking(1.0 / _ACCEPTED_AFTER_MS))
            self._engine.at(at + after, self._accept, case, author)

    def _accept(self, at: Instant, case: Case, author: str) -> None:
        # while an agent writes, or once it is solved, nobody looks at other answers any more
        if (
            case.status not in ("open", "pending")
            or case.server is not None
            or case.waiting_since is not None
        ):
            return
        case.turn += 1
        case.note(at, QUESTION, said=self._reception.wording.words.thanks)
        case.note(at, ACCEPTED, author)
        self._grant(at, case, author, self._peers.accepted_points)
        case.resolve(at)
        self._lapse(at, case)
        self._journal.touch(case, at)
        self._reception.ask_rating(at, case, self._rated, self._chance(), satisfied=True)

    @staticmethod
    def _grant(at: Instant, case: Case, author: str, points: int) -> None:
        if points:
            case.note(at, POINTS, author, str(points))
