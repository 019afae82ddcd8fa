"""What totals come to, worked out plainly: sums over sums, to hold figures of totals against."""

from collections.abc import Iterable

from msgspec import Struct

from supervisor_app.domain.totals import Total


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
