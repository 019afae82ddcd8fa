"""Cells made from contacts, by the rules of the catalogue, and those of months from those of days."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from supervisor_app.domain.snapshot import Span
from supervisor_app.domain.time import HOUR_MS, Instant
from supervisor_app.metrics.atoms import ATOMS, Added, Atom, Atoms, Ended, Longest, Number, Sketched, atoms_in
from supervisor_app.metrics.cell_rows import CellRows, Part
from supervisor_app.metrics.cells import Column, Head, Packed, Rows, Sketches, cells_of, name_of, packed
from supervisor_app.metrics.cubes import DAY, EXACT, Place, Sheet, place_of
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import C, IntArray, N, T
from supervisor_app.metrics.links import KNOWN_FOR_MS
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.sketch import bucket_of
from supervisor_app.metrics.view import View
from supervisor_app.metrics.windows import Credit

_WORDED = (Dim.QUEUE, Dim.TOPIC, Dim.SITE, Dim.AGENT, Dim.REGION)


class Making:
    """Makes sheets of the window that a measurement is asked about, which is of one local day.

    ``start``: when that day began. ``later``: the same contacts so much later that nothing changes any more
    by the time alone; None where it does not matter what will change.
    """

    def __init__(self, measurement: Measurement, start: Instant, later: Measurement | None = None) -> None:
        self._start, self._later = start, later
        credits_ = dict.fromkeys(credit for by_credit in ATOMS.values() for credit in by_credit)
        views = {credit: measurement.view(credit, Span.WINDOW) for credit in credits_}
        self._views = {credit: view for credit, view in views.items() if len(view.rows)}
        self._words = _Words(self._views.values())
        self._codes: dict[tuple[Credit, Dim], IntArray] = {}
        self._changing: dict[bool, dict[str, list[int]]] = {}
        self._channels, self._sessions = (
            _seen(self._views.values(), column) for column in (C.CHANNEL, C.SESSION)
        )

    def sheet(self, sheet: Sheet) -> bytes:
        """One of them, as bytes: always the same of the same contacts, in whatever order they are."""
        tables: dict[str, Packed] = {}
        durations: dict[str, list[int]] = {}
        for credit, atoms in ATOMS[sheet.linked].items():
            if credit not in self._views:
                continue
            rows = self._rows(credit)
            for cube in sheet.cubes:
                tables |= _table(Place(sheet, cube), credit, rows)
                if cube.holds == EXACT:
                    each = (rows.durations(atom, EXACT) for atom in atoms.sketches)
                    durations[credit.value] = [len(found) for found, _, _ in each]
        since = self._since() if sheet.linked else None
        words = {dim: found for dim, found in self._words.known.items() if dim in sheet.dims}
        moving = self._moving(linked=sheet.linked)
        head = Head(words, self._channels, self._sessions, moving, durations, since)
        return packed(head, tables.items())

    def _moving(self, *, linked: bool) -> dict[str, list[int]]:
        """By credit the atoms that have another value later; worked out once for all sheets."""
        if linked not in self._changing:
            self._changing[linked] = {
                credit.value: _moving(self._views[credit], self._later.view(credit, Span.WINDOW), atoms)
                for credit, atoms in ATOMS[linked].items()
                if self._later is not None and credit in self._views
            }
        return self._changing[linked]

    def _since(self) -> Instant | None:
        """From when on earlier contacts of the customers are looked at."""
        created = [int(view.time(T.CREATED).min()) for view in self._views.values()]
        return min(created) - KNOWN_FOR_MS if created else None

    def _rows(self, credit: Credit) -> Rows:
        """The contacts of a credit, as what cells are made from."""
        view = self._views[credit]

        def durations(atom: Sketched, holds: str) -> Sketches:
            return view.kept((holds, atom), lambda: _durations(view, atom, holds))

        def number(atom: Atom) -> Column:
            return view.kept(("atom", atom), lambda: _column(view, atom))

        return Rows(len(view.rows), lambda dim: self._coded(credit, dim), number, durations)

    def _coded(self, credit: Credit, dim: Dim) -> IntArray:
        if (credit, dim) not in self._codes:
            view = self._views[credit]
            hours = dim is Dim.HOUR
            self._codes[credit, dim] = (
                (view.credited() - self._start) // HOUR_MS if hours else self._words.coded(dim, view)
            )
        return self._codes[credit, dim]


def month_sheet(sheet: Sheet, days: Sequence[Part]) -> bytes:
    """A sheet of a month from those of its days."""
    tables: dict[str, Packed] = {}
    words, moving, seen = dict[str, list[str]](), dict[str, set[int]](), (set[Seen](), set[Seen]())
    places = {cube: smaller_of(Place(sheet, cube)) for cube in sheet.cubes}
    names = [one.name for one in smaller_sheets(sheet)]
    for part in days:
        for name in names:
            head = part.sheets[name].head
            for dim, found in head.words.items():
                words[dim] = sorted({*words.get(dim, ()), *found})
            for credit_key, atoms_moving in head.moving.items():
                moving.setdefault(credit_key, set()).update(atoms_moving)
            seen[0].update(head.channels)
            seen[1].update(head.sessions)
    for credit in ATOMS[sheet.linked]:
        for cube, smaller in places.items():
            rows = CellRows([(part, smaller) for part in days], credit, words)
            if rows.size:
                tables |= _table(Place(sheet, cube), credit, rows.as_rows())
    channels, sessions = (sorted(one) for one in seen)
    told = [part.sheets[name].head.since for part in days for name in names]
    since = min((one for one in told if one is not None), default=None)
    still = {key: sorted(found) for key, found in moving.items()}
    words = {dim: found for dim, found in words.items() if dim in sheet.dims}
    head = Head(words, channels, sessions, still, since=since)
    return packed(head, tables.items())


def smaller_sheets(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheets of days that one of a month is made from."""
    return tuple({smaller_of(Place(sheet, cube)).sheet: None for cube in sheet.cubes})


def smaller_of(place: Place) -> Place:
    """The cells of days that those of a month are made from."""
    found = place_of(DAY, place.cube.dims, place.cube.holds, linked=place.sheet.linked)
    if found is None:
        raise ValueError(f"no cube of days has the dimensions of {place.cube.key}")
    return found


Seen = tuple[int, str]
"""A channel, by code, and a source that tells of it."""


def _table(place: Place, credit: Credit, rows: Rows) -> dict[str, Packed]:
    atoms = atoms_in(place.cube, credit, linked=place.sheet.linked)
    if not (atoms.sketches if place.cube.of_durations else atoms.numbers):
        return {}
    table = cells_of(rows, place.cube, atoms)
    return {} if table is None else {name_of(credit, place.cube): table}


class _Words:
    """The words that some views speak of, in order, each with a code of its own."""

    def __init__(self, views: Iterable[View]) -> None:
        used: dict[Dim, set[str]] = {dim: set() for dim in _WORDED}
        for view in views:
            for dim in _WORDED:
                axis = view.axis(dim)
                found = np.flatnonzero(np.bincount(axis.codes[axis.codes >= 0]))
                used[dim].update(axis.words[code] for code in found.tolist())
        self.known = {dim.value: sorted(words) for dim, words in used.items() if words}

    def coded(self, dim: Dim, view: View) -> IntArray:
        """Codes of the contacts of a view on a dimension."""
        axis = view.axis(dim)
        if dim not in _WORDED:
            return axis.codes.astype(np.int64)
        codes = {word: code for code, word in enumerate(self.known.get(dim.value, ()))}
        return np.array([*(codes.get(word, -1) for word in axis.words), -1], np.int64)[axis.codes]


def _column(view: View, atom: Atom) -> Column:
    """What each contact of a view adds to an atom."""
    if isinstance(atom, Number):
        mask = view.mask(atom.rule)
        return mask if atom.meets is None else mask & view.mask(atom.meets)
    if isinstance(atom, Ended):
        ended: Column = view.fates == int(atom.fate)
        return ended
    if isinstance(atom, Added) and isinstance(atom.of, N):
        return np.where(view.mask(atom.rule), view.number(atom.of), 0.0)
    if isinstance(atom, Added | Longest) and not isinstance(atom.of, N):
        of = atom.of
        return np.where(view.mask(atom.rule), view.kept(of, lambda: of(view)), 0)
    raise TypeError(f"{type(atom).__name__} is not a number")


def _durations(view: View, atom: Sketched, holds: str) -> Sketches:
    """The durations of an atom, each a row of its own; a negative one, which cannot be, is none."""
    rows, of = np.flatnonzero(view.mask(atom.rule)), atom.of
    found = np.maximum(view.kept(of, lambda: of(view))[rows], 0)
    return rows, found if holds == EXACT else bucket_of(found), np.ones(len(rows), np.int64)


def _moving(view: View, later: View, atoms: Atoms) -> list[int]:
    """Which atoms have another value later, by the time alone: numbers by place, then durations."""
    found = [
        place
        for place, atom in enumerate(atoms.numbers)
        if not np.array_equal(_column(view, atom), _column(later, atom))
    ]
    for place, atom in enumerate(atoms.sketches, len(atoms.numbers)):
        mask, of = view.mask(atom.rule), atom.of
        same = np.array_equal(mask, later.mask(atom.rule))
        if not same or not np.array_equal(of(view)[mask], of(later)[mask]):
            found.append(place)
    return found


def _seen(views: Iterable[View], column: C) -> list[Seen]:
    """The channels of a column that contacts are on, with the sources that tell of them."""
    return sorted({pair for view in views for pair in _pairs(view, column)})


def _pairs(view: View, column: C) -> Iterator[Seen]:
    names = view.columns.words.sources.all
    channels = view.code(column).astype(np.int64)
    cells = (channels * len(names) + view.code(C.SOURCE))[channels >= 0]
    for cell in np.flatnonzero(np.bincount(cells)).tolist():
        channel, source = divmod(cell, len(names))
        yield channel, names[source]
