"""What measures count in: single contacts, or cells that contacts were counted into before."""

from collections.abc import Callable, Hashable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.channels import Family
from supervisor_app.domain.targets import Promises
from supervisor_app.metrics.grouping import Grouping
from supervisor_app.metrics.layout import C, Floats, IntArray, Mask, N
from supervisor_app.metrics.times import Grouped, Statistic
from supervisor_app.metrics.view import Durations, Kept, Rule, View


class Spans(Protocol):
    """Durations in groups."""

    @property
    def n(self) -> IntArray:
        """How many each group has."""

    def statistic(self, statistic: Statistic) -> Floats:
        """A statistic of each group, in seconds; NaN for an empty one."""


class Counted(Protocol):
    """Contacts that can be counted by group. ``family``: only those on its channels (None: on any)."""

    @property
    def promises(self) -> Promises:
        """What is promised."""

    @property
    def queue(self) -> str:
        """The queue that all are in, where a scope named one."""

    @property
    def approximate(self) -> bool:
        """Whether percentiles are known only nearly."""

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What was made for a key before, else what ``make`` makes now."""

    def number(
        self, rule: Rule, grouping: Grouping, family: Family | None, meets: Rule | None = None
    ) -> IntArray:
        """How many contacts of each group a rule holds for; and a second one too, where it is named."""

    def everywhere(self, rule: Rule) -> int:
        """How many a rule holds for of all, before a scope left some."""

    def different(self, rule: Rule, grouping: Grouping, family: Family | None) -> IntArray:
        """How many different customers a rule holds for; one who is not known is somebody else each time."""

    def tally(self, grouping: Grouping, family: Family | None) -> IntArray:
        """How many waits of each group had each fate: one row a group, one column a fate."""

    def spans(self, rule: Rule, spans_ms: Durations, grouping: Grouping, family: Family | None) -> Spans:
        """Durations of those that a rule holds for."""

    def total(self, rule: Rule, number: N, grouping: Grouping, family: Family | None) -> Floats:
        """The sum of a number of those that a rule holds for."""


class Counting:
    """The contacts of a view, counted one by one."""

    approximate = False

    def __init__(self, view: View) -> None:
        self._view, self.promises, self.queue = view, view.promises, view.queue

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What was made for a key before, else what ``make`` makes now."""
        return self._view.kept(key, make)

    def number(
        self, rule: Rule, grouping: Grouping, family: Family | None, meets: Rule | None = None
    ) -> IntArray:
        """How many contacts of each group a rule holds for; and a second one too, where it is named."""
        view = self._view
        if not grouping.axes:
            mask = self._among(rule, family)
            return np.array([np.count_nonzero(mask if meets is None else mask & view.mask(meets))])
        codes, rows = self.members(rule, grouping, family)
        return np.bincount(codes if meets is None else codes[view.mask(meets)[rows]], minlength=grouping.size)

    def everywhere(self, rule: Rule) -> int:
        """How many a rule holds for of all, before a scope left some."""
        return int(np.count_nonzero(self._view.whole.mask(rule)))

    def members(self, rule: Rule, grouping: Grouping, family: Family | None) -> tuple[IntArray, IntArray]:
        """The groups and the places in the view of the contacts that a rule holds for."""
        key = (rule, grouping.key, family)
        return self._view.kept(key, lambda: self._found(rule, grouping, family))

    def _found(self, rule: Rule, grouping: Grouping, family: Family | None) -> tuple[IntArray, IntArray]:
        mask = self._among(rule, family)
        rows = np.flatnonzero(mask & (grouping.codes >= 0) if grouping.axes else mask)
        return grouping.codes[rows].astype(np.int64), rows

    def _among(self, rule: Rule, family: Family | None) -> Mask:
        """The contacts that count, of the channels that count."""
        view = self._view
        mask = view.mask(rule)
        return mask if family is None else view.kept((rule, family), lambda: mask & view.of_family(family))

    def different(self, rule: Rule, grouping: Grouping, family: Family | None) -> IntArray:
        """How many different customers a rule holds for; one who is not known is somebody else each time."""
        codes, rows = self.members(rule, grouping, family)
        customers = self._view.code(C.CUSTOMER)[rows].astype(np.int64)
        known = customers >= 0
        width = len(self._view.columns.words.customers.all)
        several = _different(codes[known] * width + customers[known], grouping.size, width)
        strangers: IntArray = np.bincount(codes[~known], minlength=grouping.size)
        return several + strangers

    def tally(self, grouping: Grouping, family: Family | None) -> IntArray:
        """How many waits of each group had each fate: one row a group, one column a fate."""
        return self._view.tally(grouping, family)

    def spans(self, rule: Rule, spans_ms: Durations, grouping: Grouping, family: Family | None) -> Grouped:
        """Durations of those that a rule holds for."""
        key = (rule, spans_ms, grouping.key, family)
        return self._view.kept(key, lambda: self._grouped(rule, spans_ms, grouping, family))

    def _grouped(self, rule: Rule, spans_ms: Durations, grouping: Grouping, family: Family | None) -> Grouped:
        codes, rows = self.members(rule, grouping, family)
        return Grouped(self.durations(spans_ms)[rows], codes, grouping.size)

    def durations(self, spans_ms: Durations) -> IntArray:
        """A duration (ms) of each contact of the view."""
        return self._view.kept(spans_ms, lambda: spans_ms(self._view))

    def total(self, rule: Rule, number: N, grouping: Grouping, family: Family | None) -> Floats:
        """The sum of a number of those that a rule holds for."""
        codes, rows = self.members(rule, grouping, family)
        numbers = self._view.number(number)[rows]
        return np.bincount(codes, numbers, grouping.size).astype(np.float64)


def _different(cells: NDArray[np.int64], size: int, width: int) -> IntArray:
    """How many different customers each group has; a cell is a group and a customer."""
    if size * width <= 8 * len(cells) + 65_536:  # marking is quicker than sorting while most cells are used
        seen = np.zeros(size * width, np.bool_)
        seen[cells] = True
        marked: IntArray = seen.reshape(size, width).sum(axis=1)
        return marked
    return np.bincount(np.unique(cells) // width, minlength=size)
