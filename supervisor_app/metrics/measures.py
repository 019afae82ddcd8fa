"""How a figure is worked out: which contacts it is made of, which of them met the rule, and its value.

``members`` are exactly the n of the figure, however it is told apart; the list behind a figure and the
number in its tile come from the same masks.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
from msgspec import Struct

from supervisor_app.domain.channels import Family
from supervisor_app.metrics.grouping import Grouping
from supervisor_app.metrics.layout import C, Floats, IntArray, Mask
from supervisor_app.metrics.view import View

Rule: TypeAlias = Callable[[View], Mask]


class Measured(NamedTuple):
    """Value (NaN: no denominator), n and met of every group."""

    value: Floats
    n: IntArray
    met: IntArray | None = None


class Measure(Protocol):
    """A way to work a figure out. ``by_channel``: of single channels, so that each one's own rule holds."""

    def members(self, view: View, by_channel: bool) -> Mask:
        """The contacts that are the n."""

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """Those of them that met the rule; None where there is nothing to meet."""

    def over(self, view: View, grouping: Grouping, family: Family | None) -> Measured:
        """The figure for every group."""


class Count(Struct, frozen=True):
    """The number of contacts a rule holds for; ``distinct``: of different customers among them."""

    rule: Rule
    distinct: bool = False

    def members(self, view: View, by_channel: bool) -> Mask:
        """Those the rule holds for."""
        return view.mask(self.rule)

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """A count meets nothing."""
        return None

    def over(self, view: View, grouping: Grouping, family: Family | None) -> Measured:
        """The counts."""
        n = number_in(view, self.rule, grouping, family)
        if not self.distinct:
            return Measured(n.astype(np.float64), n)
        codes, rows = members_in(view, self.rule, grouping, family)
        return Measured(_customers(view, codes, rows, grouping.size).astype(np.float64), n)


class Share(Struct, frozen=True):
    """Of the contacts one rule holds for, the share that another holds for too."""

    rule: Rule
    meets: Rule

    def members(self, view: View, by_channel: bool) -> Mask:
        """The denominator."""
        return view.mask(self.rule)

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """The numerator."""
        return view.mask(self.rule) & view.mask(self.meets)

    def over(self, view: View, grouping: Grouping, family: Family | None) -> Measured:
        """The quotients."""
        n = number_in(view, self.rule, grouping, family)
        met = number_in(view, self.rule, grouping, family, self.meets)
        return Measured(quotient(met, n), n, met)


class ShareOfAll(Struct, frozen=True):
    """The group's share of all contacts of the desk."""

    rule: Rule

    def members(self, view: View, by_channel: bool) -> Mask:
        """The contacts counted; a scope leaves those of its group."""
        return view.mask(self.rule)

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """The contacts of the group, once a scope has chosen it."""
        return view.mask(self.rule)

    def over(self, view: View, grouping: Grouping, family: Family | None) -> Measured:
        """The shares."""
        met = number_in(view, self.rule, grouping, family)
        n = np.full_like(met, np.count_nonzero(view.whole.mask(self.rule)))
        return Measured(quotient(met, n), n, met)


def quotient(met: IntArray | Floats, n: IntArray) -> Floats:
    """met / n; NaN where n is 0."""
    shares: Floats = np.divide(met, n, out=np.full(len(n), np.nan), where=n > 0)
    return shares


def number_in(
    view: View, rule: Rule, grouping: Grouping, family: Family | None, meets: Rule | None = None
) -> IntArray:
    """How many contacts of each group count; of those, how many meet a second rule."""
    if not grouping.axes:
        mask = _among(view, rule, family)
        return np.array([np.count_nonzero(mask if meets is None else mask & view.mask(meets))])
    codes, rows = members_in(view, rule, grouping, family)
    return np.bincount(codes if meets is None else codes[view.mask(meets)[rows]], minlength=grouping.size)


def members_in(
    view: View, rule: Rule, grouping: Grouping, family: Family | None
) -> tuple[IntArray, IntArray]:
    """The groups and the places in the view of the contacts that count."""
    return view.kept((rule, grouping.key, family), lambda: _found(view, rule, grouping, family))


def _found(view: View, rule: Rule, grouping: Grouping, family: Family | None) -> tuple[IntArray, IntArray]:
    mask = _among(view, rule, family)
    rows = np.flatnonzero(mask & (grouping.codes >= 0) if grouping.axes else mask)
    return grouping.codes[rows].astype(np.int64), rows


def _among(view: View, rule: Rule, family: Family | None) -> Mask:
    """The contacts that count, of the channels that count."""
    mask = view.mask(rule)
    return mask if family is None else view.kept((rule, family), lambda: mask & view.of_family(family))


def _customers(view: View, codes: IntArray, rows: IntArray, size: int) -> IntArray:
    """Different customers of each group; one who is not known is somebody else each time."""
    customers = view.code(C.CUSTOMER)[rows].astype(np.int64)
    known = customers >= 0
    width = len(view.columns.words.customers.all)
    cells = codes[known] * width + customers[known]
    if size * width <= 8 * len(cells) + 65_536:  # marking is quicker than sorting while most cells are used
        seen = np.zeros(size * width, np.bool_)
        seen[cells] = True
        several: IntArray = seen.reshape(size, width).sum(axis=1)
    else:
        several = np.bincount(np.unique(cells) // width, minlength=size)
    strangers: IntArray = np.bincount(codes[~known], minlength=size)
    return several + strangers
