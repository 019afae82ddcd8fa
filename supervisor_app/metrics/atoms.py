"""What figures are put together from: counts, sums, greatest values and sketches that add up over cells.

They follow from the declarations in the catalogue, so that a new figure of a known kind rolls up by itself.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeAlias

from msgspec import Struct

from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.cubes import SHEETS, Cube
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.fates import Fate
from supervisor_app.metrics.layout import CHANNELS, N
from supervisor_app.metrics.measures import Count, Share, ShareOfAll
from supervisor_app.metrics.measures_of_fates import CountFates, ShareOfFates
from supervisor_app.metrics.measures_of_numbers import Duration, Mean, Quotient, Total
from supervisor_app.metrics.times import RANKS, Statistic
from supervisor_app.metrics.view import Durations, Rule
from supervisor_app.metrics.windows import Credit

VERSION = 3
"""Raised when cells are worked out in another way, or when what a rule says has another meaning."""


class Number(Struct, frozen=True):
    """How many contacts a rule holds for; and a second one too, where it is named."""

    rule: Rule
    meets: Rule | None = None


class Ended(Struct, frozen=True):
    """How many waits had a fate."""

    fate: Fate


class Added(Struct, frozen=True):
    """The sum of a duration (ms) or of another number of those that a rule holds for."""

    rule: Rule
    of: Durations | N


class Longest(Struct, frozen=True):
    """The longest of a duration (ms) of those that a rule holds for."""

    rule: Rule
    of: Durations


class Sketched(Struct, frozen=True):
    """A duration (ms) of those that a rule holds for, in buckets."""

    rule: Rule
    of: Durations


Atom: TypeAlias = Number | Ended | Added | Longest | Sketched


class Atoms(Struct, frozen=True):
    """What is kept of the contacts of one credit: of what a cell has one number, and of what durations."""

    numbers: tuple[Atom, ...] = ()
    sketches: tuple[Sketched, ...] = ()


@lru_cache(maxsize=1024)
def atoms_of(key: str) -> tuple[Atom, ...]:
    """What the figure of a key is put together from; nothing where it does not add up."""
    figure = FIGURES[key]
    if figure.credit is Credit.NOW:
        return ()
    found = tuple(_of_measure(figure))
    if figure.settles is None or not found:
        return found
    measure = figure.measure
    if isinstance(measure, Share | Count | Duration):
        return (*found, Number(measure.rule, figure.settles))
    return ()


def _of_measure(figure: Figure) -> Iterator[Atom]:
    measure = figure.measure
    match measure:
        case Count(distinct=True):
            return
        case Count() | ShareOfAll():
            yield Number(measure.rule)
        case Share():
            yield from (Number(measure.rule), Number(measure.rule, measure.meets))
        case CountFates() | ShareOfFates():
            yield from map(Ended, Fate)
        case Quotient():
            yield Number(measure.rule)
            yield from (Added(measure.rule, measure.above), Added(measure.rule, measure.below))
        case Mean() | Total():
            yield from (Number(measure.rule), Added(measure.rule, measure.number))
            if isinstance(measure, Total) and measure.told is not None:
                yield Number(measure.told)
        case Duration():
            yield from _of_duration(measure)


def _of_duration(measure: Duration) -> Iterator[Atom]:
    rule, spans = measure.rule, measure.duration_ms
    if measure.statistic in RANKS:
        yield Sketched(rule, spans)
        return
    yield Number(rule)
    yield Longest(rule, spans) if measure.statistic is Statistic.LONGEST else Added(rule, spans)


def is_linked(key: str) -> bool:
    """Whether the figure of a key looks at other contacts of the same customers, beyond its window."""
    figure = FIGURES[key]
    return figure.looks_back or bool(figure.looks_ahead)


def _put_together(*, linked: bool) -> dict[Credit, Atoms]:
    found: dict[Credit, dict[Atom, None]] = {}
    for figure in FIGURES.values():
        if is_linked(figure.key) is linked and (atoms := atoms_of(figure.key)):
            found.setdefault(figure.credit, {}).update(dict.fromkeys(atoms))
    return {
        credit: Atoms(
            tuple(one for one in atoms if not isinstance(one, Sketched)),
            tuple(one for one in atoms if isinstance(one, Sketched)),
        )
        for credit, atoms in found.items()
    }


ATOMS = {linked: _put_together(linked=linked) for linked in (False, True)}
"""What is kept, by whether it is linked and by the instant that credits contacts, as it is stored."""


def _placed(atoms: Atoms) -> dict[Atom, int]:
    return {atom: place for some in (atoms.numbers, atoms.sketches) for place, atom in enumerate(some)}


PLACES: dict[bool, dict[Credit, dict[Atom, int]]] = {
    linked: {credit: _placed(atoms) for credit, atoms in by_credit.items()}
    for linked, by_credit in ATOMS.items()
}
"""Where each of them is among the numbers, or among the durations, of its credit."""


@lru_cache(maxsize=256)
def atoms_in(cube: Cube, credit: Credit, *, linked: bool) -> Atoms:
    """What the cells of a cube keep of the contacts of a credit."""
    atoms = ATOMS[linked].get(credit, Atoms())
    if not cube.figures:
        return atoms
    wanted = {atom for key in cube.figures if FIGURES[key].credit is credit for atom in atoms_of(key)}
    return Atoms(tuple(one for one in atoms.numbers if one in wanted))


@lru_cache(maxsize=256)
def places_in(cube: Cube, credit: Credit, *, linked: bool) -> dict[Atom, int]:
    """Where each of them is among the numbers, or among the durations."""
    return _placed(atoms_in(cube, credit, linked=linked))


def fingerprint(frame: str) -> str:
    """Stands for all rules by which cells are made: what a frame says, and what the catalogue declares."""
    declared = [
        (linked, credit.value, [_said(atom) for atom in (*atoms.numbers, *atoms.sketches)])
        for linked, by_credit in ATOMS.items()
        for credit, atoms in by_credit.items()
    ]
    text = f"{VERSION}|{[channel.value for channel in CHANNELS]}|{SHEETS}|{declared}|{frame}"
    return blake2b(text.encode(), digest_size=12).hexdigest()


def _said(atom: Atom) -> str:
    parts = (_name(getattr(atom, name)) for name in atom.__struct_fields__)
    return f"{type(atom).__name__}({', '.join(parts)})"


def _name(part: Callable[..., Any] | Fate | N | None) -> str:
    if part is None or isinstance(part, Fate | N):
        return str(part)
    return f"{part.__module__}.{getattr(part, '__qualname__', '')}"
