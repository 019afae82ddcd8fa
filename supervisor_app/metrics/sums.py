"""Figures as sums, which add up over days: rates and means are sums over sums, never means of rates."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from supervisor_app.domain.snapshot import Reading
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.measures import Count, Share, ShareOfAll
from supervisor_app.metrics.measures_of_fates import CountFates, ShareOfFates
from supervisor_app.metrics.measures_of_numbers import Duration, Mean, Total
from supervisor_app.metrics.times import Statistic


class Kind(StrEnum):
    """How a figure adds up. ``NONE``: it does not (a percentile, a longest, different customers)."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"
    NONE = "none"


class Sum(Struct, frozen=True):
    """What is above and below the line. Of a count ``above`` is the count, ``below`` the days it is of."""

    above: float = 0.0
    below: float = 0.0

    def plus(self, other: "Sum") -> "Sum":
        """Both together."""
        return Sum(self.above + other.above, self.below + other.below)

    @property
    def quotient(self) -> float | None:
        """Above over below; of a count the mean of a day. None where nothing is below."""
        return self.above / self.below if self.below else None


def kind_of(key: str) -> Kind:
    """How the figure of a key adds up."""
    measure = FIGURES[key].measure
    if isinstance(measure, Count):
        return Kind.NONE if measure.distinct else Kind.COUNT
    if isinstance(measure, CountFates | Total):
        return Kind.COUNT
    if isinstance(measure, Share | ShareOfAll | ShareOfFates):
        return Kind.SHARE
    if isinstance(measure, Mean):
        return Kind.MEAN
    if isinstance(measure, Duration) and measure.statistic in (Statistic.MEAN, Statistic.TOTAL):
        return Kind.MEAN if measure.statistic is Statistic.MEAN else Kind.COUNT
    return Kind.NONE


def absent(key: str) -> Sum:
    """What a day adds on which a figure has no contacts."""
    return Sum(0.0, 1.0) if kind_of(key) is Kind.COUNT else Sum()


def sum_of(reading: Reading) -> Sum:
    """What the reading of a day adds."""
    kind, value = kind_of(reading.id.key), reading.value
    if kind is Kind.NONE or value is None:
        return Sum()
    if kind is Kind.COUNT:
        return Sum(value, 1.0)
    met = value * reading.n if reading.met is None else reading.met
    return Sum(met, reading.n)


def mean_day(key: str, days: Iterable[Sum]) -> Sum:
    """The mean of several days as one day."""
    found = list(days)
    total = added(found)
    if kind_of(key) is Kind.COUNT:
        return Sum(total.above / total.below, 1.0) if total.below else Sum()
    return Sum(total.above / len(found), total.below / len(found)) if found else Sum()


def added(sums: Iterable[Sum]) -> Sum:
    """All together."""
    total = Sum()
    for one in sums:
        total = total.plus(one)
    return total


def value_of(key: str, total: Sum) -> float | None:
    """The figure of a sum; None where there is nothing below the line."""
    if kind_of(key) is Kind.COUNT:
        return total.above if total.below else None
    return total.quotient
