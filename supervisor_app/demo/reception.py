"""Opens contacts, has agents answer in words, collects ratings: what every kind of contact has in common."""

from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import generator
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.happenings import ANSWER, QUESTION, RATED, SOLUTION
from supervisor_app.demo.journal import Journal
from supervisor_app.demo.memory import Memory
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import ChannelPlan, Topic
from supervisor_app.demo.wording import Wording, next_solution, question
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import MINUTE_MS, Instant

_RATED_AFTER_MS = 5 * MINUTE_MS


class Reception:
    """Numbers contacts from ``first`` on. ``memory``: who helped whom."""

    def __init__(self, engine: Engine, journal: Journal, wording: Wording, first: int, seed: str) -> None:
        self.engine, self.journal, self.wording = engine, journal, wording
        self.memory = Memory()
        self._next = first
        self._rating = generator(seed, "rating")

    def open(self, at: Instant, plan: ChannelPlan, channel: Channel, customer: int, topic: Topic) -> Case:
        """A new contact."""
        case = Case(self._next, plan, channel, customer, topic, at)
        self._next += 1
        self.journal.cases[case.id] = case
        return case

    @staticmethod
    def ask(at: Instant, case: Case) -> None:
        """The customer puts the question in writing."""
        case.note(at, QUESTION, said=question(case))

    def write(self, at: Instant, case: Case, worker: Worker, text: str) -> None:
        """An agent writes to the customer."""
        case.note(at, ANSWER, worker.id, said=self.wording.written(at, text))

    def offer(self, at: Instant, case: Case, worker: Worker, solution: str = "", *, written: bool) -> None:
        """The agent proposes this solution, or the next; ``written``: in a message.

        Who has nothing left to propose sends the customer on.
        """
        self.memory.helped(case.customer, worker)
        solution = solution or next_solution(case)
        if written:
            text = self.wording.sentence(solution) if solution else self.wording.words.sent_on
            self.write(at, case, worker, text)
        if solution:
            case.solutions = (*case.solutions, solution)
            case.note(at, SOLUTION, worker.id, solution)

    def ask_rating(self, at: Instant, case: Case, share: float, chance: float, *, satisfied: bool) -> None:
        """Some customers rate a few minutes later: better when it was solved and the wait was short."""
        if chance >= share:
            return
        waited = (case.outcome_at or at) - (case.queued or at)
        centre = (4.6 if satisfied else 2.4) - min(1.5, waited / (20 * MINUTE_MS))
        stars = max(1.0, min(5.0, float(round(self._rating.gauss(centre, 0.7)))))
        self.engine.at(at + _RATED_AFTER_MS, self._rate, case, stars)

    def _rate(self, at: Instant, case: Case, stars: float) -> None:
        case.rating = stars
        case.note(at, RATED, said=f"{stars:.0f}")
        self.journal.touch(case, at)
