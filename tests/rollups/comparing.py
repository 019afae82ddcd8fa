"""Lays what roll-ups answer beside what single contacts answer."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from supervisor_app.domain.snapshot import FigureId, Level, Reading
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.sketch import RELATIVE_ERROR
from supervisor_app.services.history import Question
from tests.reference import comparing_windows
from tests.reference.comparing import same
from tests.reference.comparing_windows import KEYS
from tests.reference.desks import pseudonym
from tests.rollups.desks import RolledDesk
from tests.rollups.tales import Asked

PERCENTILES = tuple(key for key in KEYS if any(part in key for part in ("median", "p90", "p95")))
"""Figures that may be told nearly: a little more or less than they are."""


def by_hand(desk: RolledDesk, asked: Asked) -> comparing_windows.Asked:
    """The question in the words of the reference."""
    window = desk.window(asked)
    return comparing_windows.Asked(window.start, window.end, asked.by, asked.where)


def question_of(desk: RolledDesk, asked: Asked, keys: Sequence[str] = KEYS) -> Question:
    """The question in the words of the product."""
    question = Question(
        figures=tuple(keys),
        window=desk.window(asked),
        zone=desk.night.zone,
        by=tuple(map(Dim, asked.by)),
    )
    named = {dim: pseudonym(word) if dim == "helper" else word for dim, word in asked.where.items()}
    return replace(question, where=replace(question.where, **named))


def unlike(rolled: Sequence[Reading], plain: Sequence[Reading], *, nearly: bool = False) -> list[str]:
    """Rows that are not the same in every word. ``nearly``: percentiles may be as wrong as a sketch is."""
    ours, theirs = _by_id(rolled), _by_id(plain)
    return [
        f"{told}: {ours.get(told)}, of contacts {theirs.get(told)}"
        for told in ours.keys() | theirs.keys()
        if not _are_same(ours.get(told), theirs.get(told), nearly=nearly)
    ]


def _by_id(readings: Sequence[Reading]) -> Mapping[FigureId, Reading]:
    found = {reading.id: reading for reading in readings}
    assert len(found) == len(readings), "a row is told twice"
    return found


def _are_same(one: Reading | None, other: Reading | None, *, nearly: bool) -> bool:
    if one is None or other is None:
        return False
    if nearly and one.approximate and one.id.key in PERCENTILES:
        return is_near(one.value, other.value) and _less_sketched(one) == _less_sketched(other)
    return same(one.value, other.value) and _without_value(one) == _without_value(other)


def _without_value(reading: Reading) -> Reading:
    """A reading without its value. Of a channel also without whether it crosses a gap: which sources tell of
    a channel is known by the contacts that were read, and for roll-ups others were read."""
    gap = reading.gap and not reading.id.scope.channel
    return replace(reading, value=None, gap=gap)


def _less_sketched(reading: Reading) -> Reading:
    """The same without what follows from the value."""
    return replace(_without_value(reading), approximate=False, level=Level.NONE)


def is_near(value: float | None, exact: float | None) -> bool:
    """Whether a percentile is no more wrong than a sketch may be."""
    if value is None or exact is None:
        return value is exact
    return abs(value - exact) <= RELATIVE_ERROR * exact + 1e-9
