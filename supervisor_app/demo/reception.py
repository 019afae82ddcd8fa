"""Opens contacts, gives them words, collects ratings: what every kind of contact has in common."""

from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import generator
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.journal import Journal
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import ChannelPlan, Topic
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import MINUTE_MS, Instant


class Reception:
    """Numbers contacts from ``first`` on."""

    def __init__(self, engine: Engine, journal: Journal, first: int, seed: str) -> None:
        self._engine, self._journal = engine, journal
        self._next = first
        self._rating = generator(seed, "rating")

    def open(self, at: Instant, plan: ChannelPlan, channel: Channel, customer: int, topic: Topic) -> Case:
        """A new contact."""
        case = Case(self._next, plan, channel, customer, topic, at)
        self._next += 1
        self._journal.cases[case.id] = case
        return case

    @staticmethod
    def question(case: Case) -> str:
        """What the customer asks, in their words."""
        return case.topic.questions[case.wording % len(case.topic.questions)]

    @staticmethod
    def offer_solution(case: Case, at: Instant, worker: Worker, written: bool) -> None:
        """The agent proposes the next solution; ``written``: the customer can read it."""
        solutions = case.topic.solutions
        solution = solutions[(case.wording + case.offers) % len(solutions)]
        case.offers += 1
        case.solutions.append(solution)
        if written:
            case.note(at, "message", "agent", worker.id, True, text=f"{solution}.")
        case.note(at, "solution", "agent", worker.id, True, detail=solution)

    def ask_rating(self, at: Instant, case: Case, share: float, chance: float, *, satisfied: bool) -> None:
        """Some customers rate a few minutes later: better when it was solved and the wait was short."""
        if chance >= share:
            return
        waited = (case.outcome_at or at) - (case.queued or at)
        centre = (4.6 if satisfied else 2.4) - min(1.5, waited / (20 * MINUTE_MS))
        stars = max(1.0, min(5.0, float(round(self._rating.gauss(centre, 0.7)))))
        self._engine.at(at + 5 * MINUTE_MS, self._rate, case, stars)

    def _rate(self, at: Instant, case: Case, stars: float) -> None:
        case.rating = stars
        case.note(at, "rated", "customer", detail=f"{stars:.0f}")
        self._journal.touch(case, at)
