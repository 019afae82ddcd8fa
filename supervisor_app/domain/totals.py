"""Totals: what an export says of an interval as sums, without the contacts behind them.

A rate or a mean of an interval is no total. It becomes one, once, where it is imported: multiplied by the
number it is a share or a mean of. After that totals only add up, and every rate is a sum over a sum.
"""

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
