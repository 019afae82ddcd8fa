"""Works figures out from cells, as :mod:`.reading` does from contacts: the same readings, the same words."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from supervisor_app.domain.batch import Gap
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Scope, Span
from supervisor_app.domain.time import Instant, Window
from supervisor_app.metrics.atoms import atoms_of, is_linked
from supervisor_app.metrics.cell_rows import CellRows, Part
from supervisor_app.metrics.cell_view import CellView
from supervisor_app.metrics.cells import Head
from supervisor_app.metrics.cubes import EXACT, NUMBERS, SKETCHES, Place, place_of
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import CHANNELS, C, IntArray
from supervisor_app.metrics.measures import Count, Share
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.pooling import Pool
from supervisor_app.metrics.reading import Measurement, WorkedOut, family_of, narrowed
from supervisor_app.metrics.sketch import Sketch
from supervisor_app.metrics.times import RANKS
from supervisor_app.metrics.view import words_in
from supervisor_app.metrics.windows import Credit
from supervisor_app.metrics.wording import Wording


class DeskOfCells(Desk):
    """A desk that knows its contacts by cells alone: on which channels they were, and who told of them.

    ``known``: one without contacts, of which it has queues, agents and everything else but gaps.
    """

    def __init__(self, known: Desk, heads: Sequence[Head], gaps: Iterable[Gap]) -> None:
        vars(self).update(vars(known))
        self._heads, self.gaps = heads, {}
        self.know_gaps(gaps)

    def seen_channels(self, column: C) -> dict[Channel, set[str]]:
        """The channels that contacts, or sessions, are on, with the sources that tell of them."""
        found: dict[Channel, set[str]] = {}
        for head in self._heads:
            for channel, source in head.sessions if column is C.SESSION else head.channels:
                found.setdefault(CHANNELS[channel], set()).add(source)
        return found


class _Sort(NamedTuple):
    """Which cells a view is of: of every part where its own are."""

    credit: Credit
    places: tuple[Place, ...]


class CellMeasurement(Measurement):
    """One look at the cells of a window.

    ``parts``: its days and months, with the sheets that are asked of it. ``exact``: percentiles are of the
    durations themselves, not of buckets.
    """

    def __init__(
        self,
        desk: DeskOfCells,
        wording: Wording,
        now: Instant,
        asked: Window,
        parts: Sequence[Part],
        *,
        exact: bool,
    ) -> None:
        super().__init__(desk, wording, now, asked)
        self._parts, self._exact = parts, exact
        self._words: dict[str, list[str]] = {}
        self._cells: dict[Hashable, CellView] = {}

    def worked_out(self, figure: Figure, span: Span, dims: tuple[Dim, ...], where: Scope) -> WorkedOut:
        """A figure of what a scope leaves for all groups, by code."""
        view = self._view_of(figure, dims, where)
        grouping = view.grouping(*dims)
        measured = figure.measure.over(view, grouping, family_of(figure, grouping))
        return WorkedOut(view, grouping, measured, self._still_changing(figure, dims, where))

    def pools(
        self, figure: Figure, span: Span, *dims: Dim, where: Scope = EVERYTHING
    ) -> Iterator[tuple[FigureId, Pool]]:
        """The durations behind a percentile, for every group that has any."""
        measure = figure.measure
        if isinstance(measure, Duration):
            view = self._view_of(figure, dims, where)
            grouping = view.grouping(*dims)
            groups, values, counts = view.durations(
                measure.rule, measure.duration_ms, grouping, family_of(figure, grouping)
            )
            for group in np.unique(groups).tolist():
                mine = groups == group
                pool = self._pool(values[mine], counts[mine])
                yield FigureId(figure.key, span, narrowed(where, grouping, group)), pool

    def _pool(self, values: IntArray, counts: IntArray) -> Pool:
        if self._exact:
            return Pool((np.repeat(values, counts),))
        return Pool(sketch=Sketch.united(zip(values.tolist(), counts.tolist(), strict=True)))

    def _still_changing(self, figure: Figure, dims: tuple[Dim, ...], where: Scope) -> list[bool] | None:
        if figure.settles is None or not isinstance(figure.measure, Share | Count | Duration):
            return None
        view = self._cells_of(figure, dims, where, NUMBERS)
        grouping = view.grouping(*dims)
        family = family_of(figure, grouping)
        changing = view.number(figure.measure.rule, grouping, family, figure.settles) > 0
        found: list[bool] = changing.tolist()
        return found

    def _view_of(self, figure: Figure, dims: tuple[Dim, ...], where: Scope) -> CellView:
        return self._cells_of(figure, dims, where, holds_of(figure, exact=self._exact))

    def _cells_of(self, figure: Figure, dims: tuple[Dim, ...], where: Scope, holds: str) -> CellView:
        apart = (*dims, *(dim for dim, _ in words_in(where)))
        places = tuple(place_for(part.grain, figure.key, apart, holds) for part in self._parts)
        sort = _Sort(figure.credit, places)
        whole = self._kept_cells(sort, lambda: self._made(sort, holds))
        if where == EVERYTHING:
            return whole
        return self._kept_cells((sort, where), lambda: whole.within(where))

    def _kept_cells(self, key: Hashable, make: Callable[[], CellView]) -> CellView:
        if key not in self._cells:
            self._cells[key] = make()
        return self._cells[key]

    def _made(self, sort: _Sort, holds: str) -> CellView:
        pairs = list(zip(self._parts, sort.places, strict=True))
        rows = CellRows(pairs, sort.credit, self._words)
        return CellView(self.desk.promises, rows, holds)


def holds_of(figure: Figure, *, exact: bool) -> str:
    """What cells must hold for a figure."""
    measure = figure.measure
    if isinstance(measure, Duration) and measure.statistic in RANKS:
        return EXACT if exact else SKETCHES
    return NUMBERS


def place_for(grain: str, key: str, dims: tuple[Dim, ...], holds: str) -> Place:
    """Where the cells of a figure are. Raises LookupError where no cells tell these dimensions apart."""
    found = place_of(grain, dims, holds, linked=is_linked(key), figure=key) if atoms_of(key) else None
    if found is None:
        raise LookupError(f"no cells of {key} by {', '.join(dims)}")
    return found
