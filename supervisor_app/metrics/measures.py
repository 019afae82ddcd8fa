"""How a figure is worked out: which contacts it is made of, which of them met the rule, and its value.

``members`` are exactly the n of the figure, however it is told apart; the list behind a figure and the
number in its tile come from the same masks.
"""

from typing import NamedTuple, Protocol

import numpy as np
from msgspec import Struct

from supervisor_app.domain.channels import Family
from supervisor_app.metrics.counting import Counted
from supervisor_app.metrics.grouping import Grouping
from supervisor_app.metrics.layout import Floats, IntArray, Mask
from supervisor_app.metrics.view import Rule, View


class Measured(NamedTuple):
    """Value (NaN: no denominator), n and met of every group; whether the values are known only nearly."""

    value: Floats
    n: IntArray
    met: IntArray | None = None
    approximate: bool = False


class Measure(Protocol):
    """A way to work a figure out. ``by_channel``: of single channels, so that each one's own rule holds."""

    def members(self, view: View, by_channel: bool) -> Mask:
        """The contacts that are the n."""

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """Those of them that met the rule; None where there is nothing to meet."""

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The figure for every group."""


class OfRule(Struct, frozen=True):
    """A measure of the contacts a rule holds for, which have nothing to meet."""

    rule: Rule

    def members(self, view: View, by_channel: bool) -> Mask:
        """Those the rule holds for."""
        return view.mask(self.rule)

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """Nothing."""
        return None


class Count(OfRule, frozen=True):
    """The number of contacts a rule holds for; ``distinct``: of different customers among them."""

    distinct: bool = False

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The counts."""
        n = view.number(self.rule, grouping, family)
        counted = view.different(self.rule, grouping, family) if self.distinct else n
        return Measured(counted.astype(np.float64), n)


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

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The quotients."""
        n = view.number(self.rule, grouping, family)
        met = view.number(self.rule, grouping, family, self.meets)
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

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The shares."""
        met = view.number(self.rule, grouping, family)
        n = np.full_like(met, view.everywhere(self.rule))
        return Measured(quotient(met, n), n, met)


def quotient(met: IntArray | Floats, n: IntArray) -> Floats:
    """met / n; NaN where n is 0."""
    shares: Floats = np.divide(met, n, out=np.full(len(n), np.nan), where=n > 0)
    return shares
