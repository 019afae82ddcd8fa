"""What in the data makes no sense: counted and listed, and kept out of figures."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from supervisor_app.domain.snapshot import FigureId, QualityLine
from supervisor_app.domain.time import HOUR_MS
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.layout import C, Flag, IntArray, Mask, Rows, T


class Flaw(Struct, frozen=True):
    """One kind of nonsense, and which contacts have it."""

    key: str
    title: str
    found: Callable[[Desk], Mask]


def _flag(flag: Flag) -> Callable[[Desk], Mask]:
    return lambda desk: desk.columns.flagged(flag)


def unknown_agents(desk: Desk) -> Mask:
    """Contacts of a person whom no source knows, where their source tells its agents at all."""
    columns = desk.columns
    person = columns.code(C.PERSON)
    known = np.array([name in desk.people for name in columns.words.persons.all] + [True])
    telling = {source for source, _ in desk.agents}
    tells = np.array([source in telling for source in columns.words.sources.all] + [False])
    unknown: Mask = ~known[person] & tells[columns.code(C.SOURCE)]
    return unknown


def lone_documents(desk: Desk) -> Mask:
    """Records that document a contact of another source, where no such contact is within an hour."""
    columns = desk.columns
    lone = columns.flagged(Flag.DOCUMENT)
    if not lone.any():
        return lone
    counted = np.flatnonzero(columns.flagged(Flag.COUNTED) & (columns.code(C.CUSTOMER) >= 0))
    documents = np.flatnonzero(lone)
    lone[documents[_near(_marks(desk, documents), np.sort(_marks(desk, counted)))]] = False
    return lone


def _marks(desk: Desk, rows: Rows) -> IntArray:
    """Customer, channel and time as one number, so that near numbers are near contacts."""
    columns = desk.columns
    who = columns.code(C.CUSTOMER)[rows].astype(np.int64) * 64 + columns.code(C.CHANNEL)[rows]
    return who * (1 << 34) + columns.time(T.CREATED)[rows] // 1000


def _near(marks: IntArray, others: IntArray) -> Mask:
    """Which marks have another one within an hour. Customers who are not known have negative marks."""
    limit = HOUR_MS // 1000
    first = np.searchsorted(others, marks - limit, side="left")
    last = np.searchsorted(others, marks + limit, side="right")
    near: Mask = (last > first) & (marks >= 0)
    return near


FLAWS = (
    Flaw("nonsense", "Times that run backwards", _flag(Flag.NONSENSE)),
    Flaw("unobserved", "Ended unobserved", _flag(Flag.UNOBSERVED)),
    Flaw("phantom", "Phantom and test contacts", _flag(Flag.PHANTOM)),
    Flaw("disagrees", "Durations unlike their stamps", _flag(Flag.DISAGREES)),
    Flaw("unknown_agent", "Unknown agents", unknown_agents),
    Flaw("lone_document", "Documents without a call", lone_documents),
)
"""Every kind of nonsense that is looked for. A line's figure is ``quality:key``."""


def quality_lines(desk: Desk) -> tuple[QualityLine, ...]:
    """How many contacts have each flaw; flaws that nobody has are left out."""
    counts = [(flaw, int(flaw.found(desk).sum())) for flaw in FLAWS]
    return tuple(
        QualityLine(key=flaw.key, title=flaw.title, count=count, figure=FigureId(f"quality:{flaw.key}"))
        for flaw, count in counts
        if count
    )


def rows_of_flaw(desk: Desk, figure: FigureId) -> Rows | None:
    """The contacts with a flaw; None where the figure is no flaw."""
    for flaw in FLAWS:
        if figure.key == f"quality:{flaw.key}":
            return np.flatnonzero(flaw.found(desk))
    return None
