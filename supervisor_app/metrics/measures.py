"""How a figure is worked out: which contacts it is made of, which of them met the rule, and its value.

``members`` are exactly the n of the figure, one dimension or another; the list behind a figure and the
number in its tile come from the same masks.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
from msgspec import Struct

from supervisor_app.domain.channels import Family
from supervisor_app.metrics.columns import CHANNELS, C, IntArray, Mask
from supervisor_app.metrics.fates import Fates, chosen
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL, Preset
from supervisor_app.metrics.times import Floats, Grouped, Statistic
from supervisor_app.metrics.view import Dim, View

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

    def over(self, view: View, dim: Dim, family: Family | None) -> Measured:
        """The figure for every group of a dimension."""


class CountFates(Struct, frozen=True):
    """The number of waits that had one of these fates."""

    fates: Fates

    def members(self, view: View, by_channel: bool) -> Mask:
        """Those with such a fate."""
        return chosen(self.fates)[view.fates]

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """A count meets nothing."""
        return None

    def over(self, view: View, dim: Dim, family: Family | None) -> Measured:
        """The counts."""
        n = view.tally(dim, family) @ chosen(self.fates).astype(np.int64)
        return Measured(n.astype(np.float64), n)


class ShareOfFates(Struct, frozen=True):
    """A quotient of fates: one formula, or with ``setting`` the one each channel's targets choose."""

    presets: dict[str, Preset]
    name: str = ""
    setting: str = ""

    def members(self, view: View, by_channel: bool) -> Mask:
        """The denominator."""
        return self._picked(view, by_channel, "of")

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """The numerator."""
        return self._picked(view, by_channel, "met")

    def over(self, view: View, dim: Dim, family: Family | None) -> Measured:
        """The quotients."""
        tally = view.tally(dim, family)
        by_channel = dim is Dim.CHANNEL
        n = (tally * self._table(view, by_channel, "of")).sum(axis=1)
        met = (tally * self._table(view, by_channel, "met")).sum(axis=1)
        return Measured(quotient(met, n), n, met)

    def preset_of(self, view: View, channel: int | None) -> Preset:
        """The formula for a channel (by code), or for the desk."""
        if self.name:
            return self.presets[self.name]
        targets = view.promises.of(None if channel is None else CHANNELS[channel])
        return self.presets[getattr(targets, self.setting)]

    def _table(self, view: View, by_channel: bool, side: str) -> Mask:
        """One row a channel, or one row for all: which fates are on this side of the quotient."""
        channels = range(len(CHANNELS)) if by_channel else (None,)
        return np.array([chosen(getattr(self.preset_of(view, one), side)) for one in channels])

    def _picked(self, view: View, by_channel: bool, side: str) -> Mask:
        table = self._table(view, by_channel, side)
        rows = view.code(C.CHANNEL) if by_channel else np.zeros(len(view.rows), np.int32)
        picked: Mask = table[rows, view.fates]
        return picked


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

    def over(self, view: View, dim: Dim, family: Family | None) -> Measured:
        """The counts."""
        codes, _ = _grouped_rows(view, self.rule, dim, family)
        groups = view.groups(dim)
        n = np.bincount(codes, minlength=groups.size).astype(np.int64)
        if not self.distinct:
            return Measured(n.astype(np.float64), n)
        return Measured(self._customers(view, dim, family).astype(np.float64), n)

    def _customers(self, view: View, dim: Dim, family: Family | None) -> IntArray:
        """Different customers of each group; one who is not known is somebody else each time."""
        codes, rows = _grouped_rows(view, self.rule, dim, family)
        customers = view.code(C.CUSTOMER)[rows].astype(np.int64)
        size = view.groups(dim).size
        known = customers >= 0
        width = len(view.columns.customers.all)
        seen = np.zeros(size * width, np.bool_)
        seen[codes[known] * width + customers[known]] = True
        several: IntArray = seen.reshape(size, width).sum(axis=1)
        strangers: IntArray = np.bincount(codes[~known], minlength=size)
        return several + strangers


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

    def over(self, view: View, dim: Dim, family: Family | None) -> Measured:
        """The quotients."""
        codes, rows = _grouped_rows(view, self.rule, dim, family)
        size = view.groups(dim).size
        n = np.bincount(codes, minlength=size)
        met = np.bincount(codes[view.mask(self.meets)[rows]], minlength=size)
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

    def over(self, view: View, dim: Dim, family: Family | None) -> Measured:
        """The shares."""
        codes, _ = _grouped_rows(view, self.rule, dim, family)
        met = np.bincount(codes, minlength=view.groups(dim).size)
        n = np.full_like(met, int(view.mask(self.rule).sum()))
        return Measured(quotient(met, n), n, met)


class Duration(Struct, frozen=True):
    """A statistic, in seconds, of a duration (ms) of the contacts a rule holds for."""

    rule: Rule
    duration_ms: Callable[[View], IntArray]
    statistic: Statistic = Statistic.MEAN

    def members(self, view: View, by_channel: bool) -> Mask:
        """Those with such a duration."""
        return view.mask(self.rule)

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """A duration meets nothing."""
        return None

    def over(self, view: View, dim: Dim, family: Family | None) -> Measured:
        """The statistic, NaN where the group is empty."""
        one = view.kept((self.rule, self.duration_ms, dim, family), lambda: self._grouped(view, dim, family))
        return Measured(one.statistic(self.statistic), one.n)

    def _grouped(self, view: View, dim: Dim, family: Family | None) -> Grouped:
        codes, rows = _grouped_rows(view, self.rule, dim, family)
        seconds = view.kept(self.duration_ms, lambda: self.duration_ms(view))[rows] / 1000.0
        return Grouped(seconds, codes, view.groups(dim).size)


def quotient(met: IntArray, n: IntArray) -> Floats:
    """met / n; NaN where n is 0."""
    shares: Floats = np.divide(met, n, out=np.full(len(n), np.nan), where=n > 0)
    return shares


def service_level(name: str = "") -> ShareOfFates:
    """Service level by a named formula, or by the one the targets choose."""
    return ShareOfFates(SERVICE_LEVEL, name, "service_level_preset")


def abandonment(name: str = "") -> ShareOfFates:
    """Abandonment by a named formula, or by the one the targets choose."""
    return ShareOfFates(ABANDONMENT, name, "abandonment_preset")


def _grouped_rows(view: View, rule: Rule, dim: Dim, family: Family | None) -> tuple[IntArray, IntArray]:
    """The groups and the places in the view of the contacts that count."""
    return view.kept((rule, dim, family), lambda: _found_rows(view, rule, dim, family))


def _found_rows(view: View, rule: Rule, dim: Dim, family: Family | None) -> tuple[IntArray, IntArray]:
    groups = view.groups(dim)
    mask = view.mask(rule) & (groups.codes >= 0)
    if family is not None:
        mask &= view.of_family(family)
    rows = np.flatnonzero(mask)
    return groups.codes[rows].astype(np.int64), rows
