"""The cells of one cube from several segments, one after the other."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from supervisor_app.metrics.atoms import Atom, Sketched, places_in
from supervisor_app.metrics.cells import Column, Rows, Segment, Sketches, Table
from supervisor_app.metrics.cubes import Place
from supervisor_app.metrics.grouping import TIMES, Axis, Dim, time_axis
from supervisor_app.metrics.layout import CHANNELS, IntArray
from supervisor_app.metrics.windows import Credit

_CHANNEL_WORDS = [channel.value for channel in CHANNELS]


class Part(Struct, frozen=True, eq=False):
    """A local day or month of a question, by the names of its sheets.

    ``clocks``: what the clocks showed when each of its hours began (of a month: when it began itself), as ms
    of local time.
    """

    grain: str
    sheets: dict[str, Segment]
    clocks: IntArray


class _Piece(NamedTuple):
    """The table of one part, and where each atom is among what it holds."""

    part: Part
    segment: Segment
    table: Table
    places: Mapping[Atom, int]


class CellRows:
    """The cells of one credit, of one cube of each part. ``words`` grows by the words that are met."""

    def __init__(
        self, parts: Iterable[tuple[Part, Place]], credit: Credit, words: dict[str, list[str]]
    ) -> None:
        self._words = words
        self._tables: list[_Piece] = []
        for part, place in parts:
            segment = part.sheets[place.sheet.name]
            table = segment.table(credit, place.cube)
            if table is not None:
                places = places_in(place.cube, credit, linked=place.sheet.linked)
                self._tables.append(_Piece(part, segment, table, places))
        self._sizes = [one.table.size for one in self._tables]
        self.size = sum(self._sizes)
        self._codes: dict[Dim, IntArray] = {}

    def as_rows(self) -> Rows:
        """As what greater cells are made from."""
        return Rows(self.size, self.codes, self.number, lambda atom, _holds: self.durations(atom))

    def codes(self, dim: Dim) -> IntArray:
        """Of each cell its code (-1: none); hours are those passed since the day began."""
        if dim not in self._codes:
            worded = dim not in (Dim.HOUR, Dim.CHANNEL)
            self._codes[dim] = _joined(
                [
                    self._coded(one.segment, one.table, dim) if worded else one.table.codes(dim)
                    for one in self._tables
                ]
            )
        return self._codes[dim]

    def _coded(self, segment: Segment, table: Table, dim: Dim) -> IntArray:
        """Codes of this question for codes of a segment."""
        theirs = segment.head.words.get(dim.value, [])
        ours = self._words.setdefault(dim.value, [])
        codes = table.codes(dim)
        if not ours:
            ours.extend(theirs)
        if theirs == ours[: len(theirs)]:
            return codes
        known = {word: code for code, word in enumerate(ours)}
        places = np.array([*(known.setdefault(word, len(known)) for word in theirs), -1], np.int64)
        ours[:] = known
        return places[codes]

    def axis(self, dim: Dim) -> Axis:
        """What the cells are on one dimension."""
        if dim in TIMES:
            return time_axis(dim, self._local())
        if dim is Dim.CHANNEL:
            return Axis(dim, self.codes(dim), _CHANNEL_WORDS)
        codes = self.codes(dim)
        return Axis(dim, codes, self._words.get(dim.value, []))

    def _local(self) -> IntArray:
        return _joined(
            [
                one.part.clocks[one.table.codes(Dim.HOUR)]
                if Dim.HOUR in one.table.dims
                else np.full(one.table.size, one.part.clocks[0])
                for one in self._tables
            ]
        )

    def number(self, atom: Atom) -> Column:
        """A number of each cell."""
        return _joined([one.table.number(one.places[atom]) for one in self._tables])

    def durations(self, atom: Sketched) -> Sketches:
        """The durations of all cells, in order of the cells."""
        found = [one.table.sketch(one.places[atom]) for one in self._tables]
        starts = np.cumsum([0, *self._sizes])
        cells = [cells + start for (cells, _, _), start in zip(found, starts[:-1], strict=True)]
        return _joined(cells), _joined([one[1] for one in found]), _joined([one[2] for one in found])


def _joined(columns: list[NDArray[Any]]) -> NDArray[Any]:
    if len(columns) == 1:
        return columns[0]
    return np.concatenate(columns) if columns else np.zeros(0, np.int64)
