"""Figures that are statistics of a duration or another number of single contacts."""

from collections.abc import Callable, Iterator

import numpy as np
from msgspec import Struct

from supervisor_app.domain.channels import Family
from supervisor_app.metrics.grouping import Grouping
from supervisor_app.metrics.layout import IntArray, Mask, N
from supervisor_app.metrics.measures import Measured, Rule, members_in, number_in, quotient
from supervisor_app.metrics.times import Grouped, Statistic
from supervisor_app.metrics.view import View


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

    def over(self, view: View, grouping: Grouping, family: Family | None) -> Measured:
        """The statistic, NaN where the group is empty."""
        key = (self.rule, self.duration_ms, grouping.key, family)
        one = view.kept(key, lambda: self._grouped(view, grouping, family))
        return Measured(one.statistic(self.statistic), one.n)

    def durations(
        self, view: View, grouping: Grouping, family: Family | None
    ) -> Iterator[tuple[int, IntArray]]:
        """The durations (ms) themselves, of every group that has any."""
        codes, rows = members_in(view, self.rule, grouping, family)
        found = self._durations(view)[rows]
        for group in np.unique(codes).tolist():
            yield group, found[codes == group]

    def _grouped(self, view: View, grouping: Grouping, family: Family | None) -> Grouped:
        codes, rows = members_in(view, self.rule, grouping, family)
        return Grouped(self._durations(view)[rows], codes, grouping.size)

    def _durations(self, view: View) -> IntArray:
        return view.kept(self.duration_ms, lambda: self.duration_ms(view))


class Mean(Struct, frozen=True):
    """The mean of a number of the contacts a rule holds for."""

    rule: Rule
    number: N

    def members(self, view: View, by_channel: bool) -> Mask:
        """Those with such a number."""
        return view.mask(self.rule)

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """A mean meets nothing."""
        return None

    def over(self, view: View, grouping: Grouping, family: Family | None) -> Measured:
        """The means, NaN where the group is empty."""
        codes, rows = members_in(view, self.rule, grouping, family)
        n = np.bincount(codes, minlength=grouping.size)
        sums = np.bincount(codes, view.number(self.number)[rows], grouping.size)
        return Measured(quotient(sums, n), n)


class Total(Struct, frozen=True):
    """The sum of a number over the contacts a rule holds for.

    ``told``: there is a sum, be it 0, only where this holds for a contact of the group (None: always).
    """

    rule: Rule
    number: N
    told: Rule | None = None

    def members(self, view: View, by_channel: bool) -> Mask:
        """Those that add something."""
        return view.mask(self.rule)

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """A sum meets nothing."""
        return None

    def over(self, view: View, grouping: Grouping, family: Family | None) -> Measured:
        """The sums."""
        codes, rows = members_in(view, self.rule, grouping, family)
        n = np.bincount(codes, minlength=grouping.size)
        sums = np.bincount(codes, view.number(self.number)[rows], grouping.size).astype(np.float64)
        if self.told is not None:
            sums[number_in(view, self.told, grouping, family) == 0] = np.nan
        return Measured(sums, n)
