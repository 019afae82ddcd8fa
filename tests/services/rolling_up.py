"""Stores with roll-ups for tests: what is asked of them, and what must be the same."""

from collections.abc import Iterable
from math import isclose
from pathlib import Path

from msgspec.structs import replace

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Reading, Scope
from supervisor_app.domain.time import Instant, Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.windows import Credit
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.rolled import RolledHistory
from supervisor_app.services.rolling import Rolled, Rolling
from supervisor_app.store.database import Store
from tests.services.making import batch_of

KEYS = tuple(key for key, figure in FIGURES.items() if figure.credit is not Credit.NOW)
"""Figures of a window."""
BYS: tuple[tuple[Dim, ...], ...] = (
    (),
    (Dim.CHANNEL,),
    (Dim.QUEUE,),
    (Dim.TOPIC,),
    (Dim.AGENT,),
    (Dim.REGION,),
    (Dim.SITE,),
    (Dim.DAY, Dim.CHANNEL),
    (Dim.HOUR,),
    (Dim.WEEKDAY, Dim.HOUR),
    (Dim.MONTH, Dim.CHANNEL),
    (Dim.MONTHDAY,),
    (Dim.TOPIC, Dim.AGENT),
)
"""Ways to tell figures apart, the last of which no cells can."""


class Desk:
    """A store that contacts are saved to, rolled up and asked."""

    def __init__(self, path: Path, frame: Frame) -> None:
        self.path, self.frame = path, frame
        self.store = Store.open(str(path))
        keep_frame(self.store, frame)

    def save(self, contacts: Iterable[Contact], at: Instant) -> None:
        """Take contacts in, at an instant."""
        told = list(contacts)
        for source in {contact.source for contact in told}:
            batch = batch_of(*(one for one in told if one.source == source))
            agents = tuple(Agent(source=source, id=name, name=name) for name in ("anna", "piotr"))
            self.store.save(source, replace(batch, agents=agents))
        note_seen(self.store, at)

    def roll(self, at: Instant) -> list[Rolled]:
        """Roll up until nothing is left to be done."""
        rolling, turns = Rolling(self.store, self.frame), list[Rolled]()
        while made := rolling.turn(at):
            turns.append(made)
        return turns

    def assert_same(self, window: Window, bys: Iterable[tuple[Dim, ...]] = BYS, **where: str) -> int:
        """Contacts and cells tell the same of a window; how many readings."""
        facts, cells = History(self.path), RolledHistory(self.path)
        try:
            scope = Scope(**where) if where else EVERYTHING
            return sum(_same(facts, cells, window, by, scope) for by in bys)
        finally:
            facts.close()
            cells.close()


def _same(facts: History, cells: History, window: Window, by: tuple[Dim, ...], where: Scope) -> int:
    question = Question(figures=KEYS, window=window, zone=facts.frame.zone, by=by, where=where)
    expected, told = (_by_id(one.readings(question)) for one in (facts, cells))
    assert told.keys() == expected.keys()
    for key, reading in told.items():
        assert_equal(reading, expected[key])
    return len(told)


def assert_equal(one: Reading, other: Reading) -> None:
    """Two readings are the same, but for the rounding of sums."""
    assert replace(one, value=None) == replace(other, value=None)
    if one.value is None or other.value is None:
        assert one.value is other.value
    else:
        assert isclose(one.value, other.value, rel_tol=1e-9, abs_tol=1e-9)


def _by_id(readings: Iterable[Reading]) -> dict[FigureId, Reading]:
    return {one.id: one for one in readings}
