"""What remarks look at: a period that has been summed up, and whom to ask for more."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from supervisor_app.domain.batch import Gap
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import FigureId, Level
from supervisor_app.domain.summary import HourSummary, Period, Remark, Told, TopicSummary
from supervisor_app.domain.time import Instant, Window
from supervisor_app.services.asked import Asker, Measured
from supervisor_app.services.long_view import LongView
from supervisor_app.services.names import Names

CAUSE, NEWS, GOOD = -1, 1, 3
"""Weights of what explains a day, of what is simply new, and of good news; between them the levels."""
_WEIGHT = {Level.CRIT: 0, Level.WARN: 1, Level.OK: 2, Level.NONE: 2}


class Scene(Struct, frozen=True, kw_only=True):
    """A period summed up.

    ``usual``: the windows of the days that tell what is usual for it, where it is a single day. ``kind``:
    ``holiday`` or ``monthday`` where it is a special day; ``kinds`` tells it of any day. ``volume``: all its
    contacts. ``past``: the months before, where they are looked at.
    """

    asker: Asker
    period: Period
    at: Instant
    measured: Measured
    names: Names
    kind: str
    kinds: Callable[[date], str]
    volume: Told
    usual: tuple[Window, ...]
    topics: tuple[TopicSummary, ...]
    hours: tuple[HourSummary, ...]
    gaps: tuple[Gap, ...]
    unfinished: tuple[str, ...] = ()
    past: LongView | None = None

    @property
    def day(self) -> date | None:
        """The day it is, where it is a single one."""
        return self.period.first if self.period.first == self.period.last else None

    def channels(self, family: Family) -> list[Channel]:
        """Its channels of a family, those with most contacts first."""
        counts: Mapping[Channel, int] = self.measured.contacts()
        return sorted((one for one in counts if one.family is family), key=lambda one: (-counts[one], one))


class Weighed(Struct, frozen=True):
    """A remark with its weight, the least first; ``size`` decides between equals, the greatest first."""

    remark: Remark
    weight: int
    size: float = 0.0


def remark(
    key: str,
    lead: str,
    text: str,
    level: Level = Level.NONE,
    *,
    link: str = "",
    figure: FigureId | None = None,
    window: Window | None = None,
    weight: int | None = None,
    size: float = 0.0,
) -> Weighed:
    """A remark, weighed by its level unless something else is said."""
    made = Remark(key=key, lead=lead, text=text, level=level, link=link, figure=figure, window=window)
    return Weighed(made, _WEIGHT[level] if weight is None else weight, size)
