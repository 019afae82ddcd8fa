"""What a customer on a live channel brings along, drawn in one go when they come in.

Nothing of it depends on the desk: with other staff the very same customers come with the same patience.
"""

from typing import NamedTuple

from supervisor_app.demo.dice import drawer, generator
from supervisor_app.demo.plans import LivePlan, Spread


class Temper(NamedTuple):
    """Chances between 0 and 1, durations in milliseconds. ``clear``: how clearly the menu is answered."""

    fate: float
    clear: float
    phantom: float
    voicemail: float
    callback: float
    menu_ms: int
    patience_ms: int


class Tempers:
    """Draws the tempers of one stream of customers, named by ``words``."""

    def __init__(self, plan: LivePlan, *words: object) -> None:
        self._random = generator(*words, "chances").random
        self._menu = drawer(plan.menu.length if plan.menu else Spread(0.0), generator(*words, "menu"))
        self._patience = drawer(plan.patience, generator(*words, "patience"))

    def draw(self) -> Temper:
        """The next customer's."""
        random = self._random
        return Temper(random(), random(), random(), random(), random(), self._menu(), self._patience())
