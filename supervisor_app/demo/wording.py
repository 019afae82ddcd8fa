"""What customers and agents write, put together from the profile's sentences.

The same few texts are met in hundreds of thousands of contacts: each is made once and shared.
"""

from supervisor_app.demo.calendar import Calendar
from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import generator
from supervisor_app.demo.profile import Profile
from supervisor_app.domain.time import Instant


def question(case: Case) -> str:
    """What the customer asks, in their words."""
    return case.topic.questions[case.id % len(case.topic.questions)]


def complaint(case: Case) -> str:
    """What the customer says whom the answer did not help."""
    return case.topic.complaints[(case.id + case.reopened) % len(case.topic.complaints)]


def next_solution(case: Case) -> str:
    """The next solution that was not offered yet, in an order that differs from contact to contact.

    Empty where all have been offered.
    """
    solutions = case.topic.solutions
    for turn in range(len(solutions)):
        solution = solutions[(case.id + turn) % len(solutions)]
        if solution not in case.solutions:
            return solution
    return ""


class Wording:
    """How agents write: with the courtesies of the time."""

    def __init__(self, profile: Profile, calendar: Calendar, seed: str) -> None:
        self.words = profile.words
        self._courtesies = [
            (
                courtesy,
                generator(seed, "courtesy", courtesy.text).random,
                None if courtesy.dropped is None else calendar.midnight(courtesy.dropped),
            )
            for courtesy in profile.courtesies
        ]
        self._made: dict[tuple[str, ...], str] = {}

    def written(self, at: Instant, text: str) -> str:
        """What an agent writes at an instant who wants to say this."""
        said = [
            courtesy.text
            for courtesy, chance, dropped in self._courtesies
            if chance() < (courtesy.share if dropped is None or at < dropped else courtesy.later)
        ]
        return self._shared((*said, text)) if said else text

    def sentence(self, solution: str) -> str:
        """A solution as a sentence."""
        return solution if solution[-1:] in (".", "!", "?") else self._shared((solution, "."), "")

    def _shared(self, parts: tuple[str, ...], between: str = " ") -> str:
        made = self._made.get(parts)
        if made is None:
            made = self._made[parts] = between.join(parts)
        return made
