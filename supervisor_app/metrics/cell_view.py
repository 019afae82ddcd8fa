"""Cells seen as contacts are: told apart, narrowed by a scope, and counted by the same measures."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import EVERYTHING, Scope
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import SECOND_MS
from supervisor_app.metrics.atoms import Added, Atom, Ended, Longest, Number, Sketched
from supervisor_app.metrics.cell_rows import CellRows
from supervisor_app.metrics.cells import Column, Sketches
from supervisor_app.metrics.counting import Spans
from supervisor_app.metrics.cubes import NUMBERS, SKETCHES
from supervisor_app.metrics.fates import Fate
from supervisor_app.metrics.grouping import Axis, Dim, Grouping, grouped
from supervisor_app.metrics.layout import CHANNEL_CODE, IN_FAMILY, Floats, IntArray, Mask, N
from supervisor_app.metrics.sketch import Bucketed
from supervisor_app.metrics.times import RANKS, Grouped, Statistic
from supervisor_app.metrics.view import Durations, Rule, words_in

Kept = TypeVar("Kept")


class CellView:
    """Some cells of one credit that hold the same. ``chosen``: their places among the rows (None: all)."""

    def __init__(
        self,
        promises: Promises,
        rows: CellRows,
        holds: str,
        chosen: NDArray[np.intp] | None = None,
        whole: "CellView | None" = None,
        scope: Scope = EVERYTHING,
    ) -> None:
        self.promises, self.rows, self.holds = promises, rows, holds
        self._chosen, self._whole = chosen, whole
        self.queue = scope.queue
        self._named = CHANNEL_CODE[Channel(scope.channel)] if scope.channel else None
        self.size = rows.size if chosen is None else len(chosen)
        self._kept: dict[Hashable, Any] = {}

    @property
    def approximate(self) -> bool:
        """Whether percentiles are known only nearly."""
        return self.holds == SKETCHES

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What was made for a key before, else what ``make`` makes now."""
        if key not in self._kept:
            self._kept[key] = make()
        kept: Kept = self._kept[key]
        return kept

    def within(self, scope: Scope) -> "CellView":
        """The cells that a scope leaves."""
        mask = np.ones(self.size, np.bool_)
        for dim, word in words_in(scope):
            axis = self.axis(dim)
            code = axis.code(word)
            mask &= np.bool_(False) if code is None else axis.codes == code
        chosen = np.flatnonzero(mask) if self._chosen is None else self._chosen[mask]
        return CellView(self.promises, self.rows, self.holds, chosen, self._whole or self, scope)

    def axis(self, dim: Dim) -> Axis:
        """What these cells are on one dimension."""
        return self.kept(("axis", dim), lambda: self._axis(dim))

    def _axis(self, dim: Dim) -> Axis:
        axis = self.rows.axis(dim)
        return axis if self._chosen is None else Axis(dim, axis.codes[self._chosen], axis.words)

    def grouping(self, *dims: Dim) -> Grouping:
        """How these cells fall into groups; by nothing: into one."""
        apart = tuple(dim for dim in dims if dim is not Dim.WHOLE)
        return self.kept(apart, lambda: grouped(tuple(map(self.axis, apart)), self.size, self._named))

    def number(
        self, rule: Rule, grouping: Grouping, family: Family | None, meets: Rule | None = None
    ) -> IntArray:
        """How many contacts of each group a rule holds for; and a second one too, where it is named."""
        return self.summed(Number(rule, meets), grouping, family).astype(np.int64)

    def everywhere(self, rule: Rule) -> int:
        """How many a rule holds for of all, before a scope left some."""
        return int((self._whole or self).column(Number(rule)).sum())

    def different(self, rule: Rule, grouping: Grouping, family: Family | None) -> IntArray:
        """Different customers do not add up. Raises TypeError."""
        raise TypeError("different customers do not add up")

    def tally(self, grouping: Grouping, family: Family | None) -> IntArray:
        """How many waits of each group had each fate: one row a group, one column a fate."""
        return self.kept(("tally", grouping.key, family), lambda: self._tally(grouping, family))

    def _tally(self, grouping: Grouping, family: Family | None) -> IntArray:
        columns = [self.summed(Ended(fate), grouping, family) for fate in Fate]
        return np.stack(columns, axis=1).astype(np.int64)

    def total(self, rule: Rule, number: N, grouping: Grouping, family: Family | None) -> Floats:
        """The sum of a number of those that a rule holds for."""
        return self.summed(Added(rule, number), grouping, family).astype(np.float64)

    def spans(self, rule: Rule, spans_ms: Durations, grouping: Grouping, family: Family | None) -> Spans:
        """Durations of those that a rule holds for."""
        if self.holds == NUMBERS:
            return _Summed(self, rule, spans_ms, grouping, family)
        key = (rule, spans_ms, grouping.key, family)
        return self.kept(key, lambda: self._spans(self.durations(rule, spans_ms, grouping, family), grouping))

    def _spans(self, found: Sketches, grouping: Grouping) -> Spans:
        groups, values, counts = found
        if self.approximate:
            return _Bucketed(found, grouping.size)
        more = np.flatnonzero(counts > 1)  # few: nearly every duration is another millisecond
        if len(more):
            again = np.repeat(more, counts[more] - 1)
            values, groups = np.concatenate((values, values[again])), np.concatenate((groups, groups[again]))
        return Grouped(values, groups, grouping.size)

    def durations(
        self, rule: Rule, spans_ms: Durations, grouping: Grouping, family: Family | None
    ) -> Sketches:
        """The durations, or their buckets, each with the group it is in."""
        cells, buckets, counts = self._durations(Sketched(rule, spans_ms))
        counting = self._counting(grouping, family)
        if not isinstance(counting, slice):
            mask = counting[cells]
            cells, buckets, counts = cells[mask], buckets[mask], counts[mask]
        return grouping.codes[cells].astype(np.int64, copy=False), buckets, counts

    def _durations(self, atom: Sketched) -> Sketches:
        rows = self.rows
        cells, buckets, counts = rows.durations(atom)
        if self._chosen is None:
            return cells, buckets, counts
        places = np.full(rows.size, -1, np.int64)
        places[self._chosen] = np.arange(len(self._chosen))
        cells = places[cells]
        inside = cells >= 0
        return cells[inside], buckets[inside], counts[inside]

    def column(self, atom: Atom) -> Column:
        """An atom of each cell."""
        return self.kept(atom, lambda: self._column(atom))

    def _column(self, atom: Atom) -> Column:
        values = self.rows.number(atom)
        return values if self._chosen is None else values[self._chosen]

    def summed(self, atom: Atom, grouping: Grouping, family: Family | None) -> Floats:
        """The sum of an atom in each group."""
        mine = self._counting(grouping, family)
        return np.bincount(grouping.codes[mine], self.column(atom)[mine], grouping.size).astype(np.float64)

    def greatest(self, atom: Longest, grouping: Grouping, family: Family | None) -> Floats:
        """The greatest of an atom in each group; 0 for an empty one."""
        mine = self._counting(grouping, family)
        found = np.zeros(grouping.size)
        np.maximum.at(found, grouping.codes[mine], self.column(atom)[mine])
        return found

    def _counting(self, grouping: Grouping, family: Family | None) -> Mask | slice:
        """The cells that are in a group and on a channel of the family; a slice where all of them are."""
        key = ("counting", grouping.key, family)
        return self.kept(key, lambda: _all_or((grouping.codes >= 0) & self._of_family(family)))

    def _of_family(self, family: Family | None) -> Mask:
        if family is None:
            return np.ones(self.size, np.bool_)
        return IN_FAMILY[family][self.axis(Dim.CHANNEL).codes]


def _all_or(mask: Mask) -> Mask | slice:
    """A mask; a slice of all where nothing is left out, so that nothing need be copied."""
    return slice(None) if mask.all() else mask


class _Summed:
    """Durations of cells that hold their sums and the longest."""

    def __init__(
        self, view: CellView, rule: Rule, of: Durations, grouping: Grouping, family: Family | None
    ) -> None:
        self._view, self._rule, self._of, self._asked = view, rule, of, (grouping, family)
        self.n: IntArray = view.number(rule, grouping, family)

    def statistic(self, statistic: Statistic) -> Floats:
        """A statistic of each group, in seconds; NaN for an empty one."""
        if statistic is Statistic.LONGEST:
            found = self._view.greatest(Longest(self._rule, self._of), *self._asked)
        else:
            grouping, family = self._asked
            found = self._view.summed(Added(self._rule, self._of), grouping, family)
            if statistic is Statistic.MEAN:
                found = found / np.maximum(self.n, 1.0)
        return np.where(self.n > 0, found, np.nan) / SECOND_MS


class _Bucketed:
    """Durations of cells that hold them in buckets."""

    def __init__(self, sketches: Sketches, size: int) -> None:
        self._bucketed = Bucketed(*sketches, size)
        self.n: IntArray = self._bucketed.n

    def statistic(self, statistic: Statistic) -> Floats:
        """A percentile of each group, in seconds; NaN for an empty one."""
        return self._bucketed.quantiles_ms(RANKS[statistic]) / SECOND_MS
