"""Totals: what an export says of an interval as sums, without the contacts behind them.

A rate or a mean of an interval is no total. It becomes one, once, where it is imported: multiplied by the
number it is a share or a mean of. After that totals only add up, and every rate is a sum over a sum.
"""

from collections.abc import Iterable

from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Instant


class Total(Struct, frozen=True, kw_only=True, gc=False):
    """One interval (half-open) of one source, site, channel and queue. A number is None where it is not told.

    Counts: ``offered``, ``answered``, ``abandoned`` (of these ``short_abandoned``), ``left``, ``timed_out``,
    ``callbacks``, ``closed_unanswered``, ``resolved``; ``within``: answered within ``threshold_s``;
    ``handled``: conversations ended, ``answered`` where it is not told; ``rated``: ratings given. Counts are
    not always whole: a rate of 0.76 of 204 answered is 155.04 of them. Sums in seconds: ``wait_total_s`` of
    the answered, ``talk_total_s``, ``hold_total_s``, ``wrap_total_s``, ``handling_total_s`` (all three
    together). ``longest_wait_s`` is the longest wait; ``rating_total`` the sum of the ratings.
    """

    source: str
    id: str
    start: Instant
    until: Instant
    channel: Channel
    site: str = ""
    queue: str = ""
    offered: float | None = None
    answered: float | None = None
    abandoned: float | None = None
    short_abandoned: float | None = None
    left: float | None = None
    timed_out: float | None = None
    callbacks: float | None = None
    closed_unanswered: float | None = None
    resolved: float | None = None
    within: float | None = None
    threshold_s: float | None = None
    handled: float | None = None
    rated: float | None = None
    wait_total_s: float | None = None
    longest_wait_s: float | None = None
    talk_total_s: float | None = None
    hold_total_s: float | None = None
    wrap_total_s: float | None = None
    handling_total_s: float | None = None
    rating_total: float | None = None

    @property
    def talks(self) -> float | None:
        """How many conversations the handling times are of."""
        return self.answered if self.handled is None else self.handled

    @property
    def handling_s(self) -> float | None:
        """Talk, hold and wrap-up together; None where not even the talk is told."""
        if self.handling_total_s is not None:
            return self.handling_total_s
        if self.talk_total_s is None:
            return None
        return self.talk_total_s + (self.hold_total_s or 0.0) + (self.wrap_total_s or 0.0)


NUMBERS = Total.__struct_fields__[Total.__struct_fields__.index("offered") :]
"""The members that are numbers, in order."""


class Share(Struct, frozen=True):
    """A sum over a sum, of the ``intervals`` that tell both; no ``value`` where there is nothing below."""

    above: float
    below: float
    intervals: int

    @property
    def value(self) -> float | None:
        """The quotient."""
        return self.above / self.below if self.below else None


def share_of(pairs: Iterable[tuple[float | None, float | None]]) -> Share:
    """The sums of pairs in which both are told; the others say nothing, and count on neither side."""
    told = [(above, below) for above, below in pairs if above is not None and below is not None]
    return Share(sum(above for above, _ in told), sum(below for _, below in told), len(told))


class Rolled(Struct, frozen=True, kw_only=True):
    """What totals come to over intervals. ``within_of_…`` are service levels."""

    offered: float
    answered: float
    abandoned: float
    answer_rate: Share
    within_of_answered: Share
    within_of_offered: Share
    average_wait: Share
    handling: Share


def roll_up(totals: Iterable[Total]) -> Rolled:
    """The sums of totals, and the rates as sums over sums."""
    all_ = list(totals)
    return Rolled(
        offered=sum(one.offered or 0.0 for one in all_),
        answered=sum(one.answered or 0.0 for one in all_),
        abandoned=sum(one.abandoned or 0.0 for one in all_),
        answer_rate=share_of((one.answered, one.offered) for one in all_),
        within_of_answered=share_of((one.within, one.answered) for one in all_),
        within_of_offered=share_of((one.within, one.offered) for one in all_),
        average_wait=share_of((one.wait_total_s, one.answered) for one in all_),
        handling=share_of((one.handling_s, one.talks) for one in all_),
    )
