"""The cells of one cube from several segments, one after the other."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

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


class CellRows:
    """The cells of one credit, of one cube of each part. ``words`` grows by the words that are met."""

    def __init__(
        self, parts: Iterable[tuple[Part, Place]], credit: Credit, words: dict[str, list[str]]
    ) -> None:
        self._words = words
        found = [
            (part, segment, segment.table(credit, place.cube))
            for part, place in parts
            for segment in (part.sheets[place.sheet.name],)
        ]
        self._tables: list[tuple[Part, Segment, Table]] = [
            (part, segment, table) for part, segment, table in found if table is not None
        ]
        self._sizes = [table.size for _, _, table in self._tables]
        self.size = sum(self._sizes)
        self._codes: dict[Dim, IntArray] = {}

    def as_rows(self) -> Rows:
        """As what greater cells are made from."""
        return Rows(self.size, self.codes, self.number, lambda place, _holds: self.sketch(place))

    def codes(self, dim: Dim) -> IntArray:
        """Of each cell its code (-1: none); hours are those passed since the day began."""
        if dim not in self._codes:
            worded = dim not in (Dim.HOUR, Dim.CHANNEL)
            self._codes[dim] = _joined(
                [
                    self._coded(segment, table, dim) if worded else table.codes(dim)
                    for _, segment, table in self._tables
                ]
            )
        return self._codes[dim]

    def _coded(self, segment: Segment, table: Table, dim: Dim) -> IntArray:
        """Codes of this question for codes of a segment."""
        theirs = segment.head.words.get(dim.value, [])
        ours = self._words.setdefault(dim.value, [])
        codes = table.codes(dim)
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
                part.clocks[table.codes(Dim.HOUR)]
                if Dim.HOUR in table.dims
                else np.full(table.size, part.clocks[0])
                for part, _, table in self._tables
            ]
        )

    def number(self, place: int) -> Column:
        """A number of each cell."""
        return _joined([table.number(place) for _, _, table in self._tables])

    def sketch(self, place: int) -> Sketches:
        """The durations of all cells, in order of the cells."""
        found = [table.sketch(place) for _, _, table in self._tables]
        starts = np.cumsum([0, *self._sizes])
        cells = [cells + start for (cells, _, _), start in zip(found, starts[:-1], strict=True)]
        return _joined(cells), _joined([one[1] for one in found]), _joined([one[2] for one in found])


def _joined(columns: list[NDArray[Any]]) -> NDArray[Any]:
    if len(columns) == 1:
        return columns[0]
    return np.concatenate(columns) if columns else np.zeros(0, np.int64)
