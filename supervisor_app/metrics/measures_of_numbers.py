"""Figures that are statistics of a duration or another number of single contacts."""

from collections.abc import Callable, Iterator

import numpy as np

from supervisor_app.domain.channels import Family
from supervisor_app.metrics.counting import Counted, Counting
from supervisor_app.metrics.grouping import Grouping
from supervisor_app.metrics.layout import IntArray, N
from supervisor_app.metrics.measures import Measured, OfRule, quotient
from supervisor_app.metrics.times import RANKS, Statistic
from supervisor_app.metrics.view import Rule, View


class Duration(OfRule, frozen=True):
    """A statistic, in seconds, of a duration (ms) of the contacts a rule holds for."""

    duration_ms: Callable[[View], IntArray]
    statistic: Statistic = Statistic.MEAN

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The statistic, NaN where the group is empty."""
        one = view.spans(self.rule, self.duration_ms, grouping, family)
        nearly = view.approximate and self.statistic in RANKS
        return Measured(one.statistic(self.statistic), one.n, approximate=nearly)

    def durations(
        self, view: View, grouping: Grouping, family: Family | None
    ) -> Iterator[tuple[int, IntArray]]:
        """The durations (ms) themselves, of every group that has any."""
        counting = Counting(view)
        codes, rows = counting.members(self.rule, grouping, family)
        found = counting.durations(self.duration_ms)[rows]
        for group in np.unique(codes).tolist():
            yield group, found[codes == group]


class Mean(OfRule, frozen=True):
    """The mean of a number of the contacts a rule holds for."""

    number: N

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The means, NaN where the group is empty."""
        n = view.number(self.rule, grouping, family)
        return Measured(quotient(view.total(self.rule, self.number, grouping, family), n), n)


class Quotient(OfRule, frozen=True):
    """The sum of one number by that of another, over the contacts a rule holds for."""

    above: N
    below: N

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The quotients, NaN where the group is empty."""
        n = view.number(self.rule, grouping, family)
        above, below = (view.total(self.rule, one, grouping, family) for one in (self.above, self.below))
        shares = np.divide(above, below, out=np.full(len(n), np.nan), where=below > 0)
        return Measured(shares, n)


class Total(OfRule, frozen=True):
    """The sum of a number over the contacts a rule holds for.

    ``told``: there is a sum, be it 0, only where this holds for a contact of the group (None: always).
    """

    number: N
    told: Rule | None = None

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The sums."""
        sums = view.total(self.rule, self.number, grouping, family)
        if self.told is not None:
            sums[view.number(self.told, grouping, family) == 0] = np.nan
        return Measured(sums, view.number(self.rule, grouping, family))
