"""How one number comes out of rows, and how far chance alone may have moved it.

Every estimate carries its standard error, from the size of the sample: binomial of shares, Poisson of
counts, the deviation of the single values of means, that of the days where days are compared.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, sqrt

from tests.operators.asking import Group, Row, Rows

DAYS_OF_A_MONTH = 30.4375


@dataclass(frozen=True)
class Estimate:
    """A value and its standard error; None: there was nothing to work it out from."""

    value: float | None
    error: float = 0.0

    @property
    def exact(self) -> "Estimate":
        """As it is, nothing left to chance."""
        return Estimate(self.value)

    @property
    def rest(self) -> "Estimate":
        """What is missing of a whole."""
        return self if self.value is None else Estimate(1 - self.value, self.error)


NOTHING = Estimate(None)
Working = Callable[[Sequence[Rows]], Estimate]
Groups = Iterable[Group]


def of_row(row: Row | None) -> Estimate:
    """One row as it is."""
    if row is None or row.value is None:
        return NOTHING
    if row.met is not None:
        return share_of(row.met, row.n)
    if row.deviation is not None:
        return Estimate(row.value, row.deviation / sqrt(max(row.n, 1)))
    return Estimate(row.value, sqrt(abs(row.value)))


def share_of(part: float, whole: float) -> Estimate:
    """A share with its binomial error; of none and of all the error is that of one contact more."""
    if whole <= 0:
        return NOTHING
    share = part / whole
    inner = min(max(share, 1 / (whole + 1)), whole / (whole + 1))
    return Estimate(share, sqrt(inner * (1 - inner) / whole))


def ratio_of(above: float, below: float) -> Estimate:
    """A quotient of two counts with its Poisson error."""
    if below <= 0:
        return NOTHING if above <= 0 else Estimate(inf)
    quotient = above / below
    return Estimate(quotient, max(quotient, 1 / below) * sqrt(1 / max(above, 1) + 1 / below))


def count(rows: Rows, groups: Groups) -> float:
    """What counts of these groups come to."""
    return sum(rows[group].value or 0.0 for group in groups if group in rows)


def total(rows: Rows) -> float:
    """What counts of all groups come to."""
    return count(rows, rows)


def words(*names: str) -> list[Group]:
    """Groups of one dimension by their names."""
    return [(name,) for name in names]


def the(*group: str, of: int = 0) -> Working:
    """The value of the row of a group; no words: of all."""
    return lambda answers: of_row(answers[of].get(group))


def share(part: Iterable[str], whole: Iterable[str] = ()) -> Working:
    """The share of some groups in the counts of others; ``whole`` nothing: of all."""

    def work(answers: Sequence[Rows]) -> Estimate:
        below = count(answers[0], words(*whole)) if whole else total(answers[0])
        return share_of(count(answers[0], words(*part)), below)

    return work


def within(channel: str, working: Working) -> Working:
    """A working over what comes after the channel, of one channel alone."""

    def work(answers: Sequence[Rows]) -> Estimate:
        own = [{group[1:]: row for group, row in rows.items() if group[0] == channel} for rows in answers]
        return working(own)

    return work


def total_of(*names: str, of: int = 0) -> Working:
    """What the counts of these groups come to; no names: of all groups."""

    def work(answers: Sequence[Rows]) -> Estimate:
        found = count(answers[of], words(*names)) if names else total(answers[of])
        return Estimate(found, sqrt(found))

    return work


def fraction(part: Working, whole: Working) -> Working:
    """One count as a share of another that holds it."""

    def work(answers: Sequence[Rows]) -> Estimate:
        return share_of(part(answers).value or 0.0, whole(answers).value or 0.0)

    return work


def of_the_most(number: int) -> Working:
    """What the greatest groups have, so many of them, of all."""

    def work(answers: Sequence[Rows]) -> Estimate:
        counts = sorted((row.value or 0.0 for row in answers[0].values()), reverse=True)
        return share_of(sum(counts[:number]), sum(counts))

    return work


def members(*group: str) -> Working:
    """How many contacts the row of a group is made of; no words: all rows together."""

    def work(answers: Sequence[Rows]) -> Estimate:
        rows = answers[0]
        wanted = [rows[group]] if group in rows else rows.values() if not group else ()
        return Estimate(float(sum(row.n for row in wanted)))

    return work


def part_of(*group: str) -> Working:
    """The members of the first figure among those of the second: how many of one are also of the other."""

    def work(answers: Sequence[Rows]) -> Estimate:
        part, whole = (rows[group].n if group in rows else 0 for rows in answers[:2])
        return share_of(part, whole)

    return work


def pooled(*names: str) -> Working:
    """The figure of several groups together: their sums, by contact. No names: of all groups."""

    def work(answers: Sequence[Rows]) -> Estimate:
        rows = [row for group, row in answers[0].items() if not names or group[0] in names]
        rows = [row for row in rows if row.value is not None]
        n = sum(row.n for row in rows)
        if not n:
            return NOTHING
        if all(row.met is not None for row in rows):
            return share_of(sum(row.met or 0 for row in rows), n)
        errors = sum(row.n * (row.deviation or 0.0) ** 2 for row in rows)
        return Estimate(sum(row.n * (row.value or 0.0) for row in rows) / n, sqrt(errors) / n)

    return work


def monthly(days: float, scale: float, *names: str) -> Working:
    """A count as it would be in a month at full scale."""

    def work(answers: Sequence[Rows]) -> Estimate:
        found = count(answers[0], words(*names)) if names else total(answers[0])
        times = DAYS_OF_A_MONTH / days / scale
        return Estimate(found * times, sqrt(found) * times)

    return work


def quotient(of: Working, by: Working) -> Working:
    """One estimate divided by another."""

    def work(answers: Sequence[Rows]) -> Estimate:
        above, below = of(answers), by(answers)
        if above.value is None or not below.value:
            return NOTHING
        value = above.value / below.value
        relative = sqrt((above.error / (above.value or 1)) ** 2 + (below.error / below.value) ** 2)
        return Estimate(value, abs(value) * relative)

    return work


def different(place: int = 0, *first: str) -> Working:
    """How many different words there are at a place of the groups that begin with some words."""

    def work(answers: Sequence[Rows]) -> Estimate:
        return Estimate(float(len({group[place] for group in answers[0] if group[: len(first)] == first})))

    return work


def in_order(*places: Sequence[str]) -> Working:
    """The smallest ratio of neighbours in an order of groups by their counts: above 1 where it holds."""

    def work(answers: Sequence[Rows]) -> Estimate:
        counts = [count(answers[0], words(*names)) for names in places]
        ratios = [ratio_of(more, less) for more, less in pairwise(counts)]
        return min(ratios, key=lambda one: one.value or 0.0)

    return work


def mean_ratio(high: Sequence[float], low: Sequence[float]) -> Estimate:
    """The mean of one kind of days over that of another, by how single days differ."""
    if len(high) < 2 or len(low) < 2:
        return NOTHING
    (above, first), (below, second) = mean_of(high), mean_of(low)
    if below <= 0:
        return NOTHING
    value = above / below
    return Estimate(value, sqrt(first**2 + (value * second) ** 2) / below)


def mean_of(values: Sequence[float]) -> tuple[float, float]:
    """The mean and its standard error."""
    mean = sum(values) / len(values)
    variance = sum((one - mean) ** 2 for one in values) / (len(values) - 1)
    return mean, sqrt(variance / len(values))


def of_dates(rows: Rows) -> dict[str, float]:
    """Counts by date."""
    return {group[0]: row.value or 0.0 for group, row in rows.items()}


def cells(rows: Mapping[Group, Row], wanted: Callable[[Group], bool]) -> float:
    """What counts of the groups come to that are wanted."""
    return sum(row.value or 0.0 for group, row in rows.items() if wanted(group))
