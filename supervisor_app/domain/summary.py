"""A past period told as a whole: what the Daily summary page shows and every report prints.

Page, PDF, XLSX, CSV and JSON are made from one :class:`Summary`, so that they show identical values. Every
number in it is a :class:`Told`, which leads to its rule and its contacts.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from supervisor_app.domain.channels import Channel, Family, Hue
from supervisor_app.domain.snapshot import FigureId, Level, Reading
from supervisor_app.domain.time import Instant, Window


class PeriodKind(StrEnum):
    """What a period is called."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    RANGE = "range"


class Against(StrEnum):
    """What a period is compared with.

    ``USUAL``: the mean of the last ordinary same weekdays. ``BEFORE``: the period of the same length just
    before. ``WEEK``: the same weekday, a week before. ``YEAR``: the same period of the year before, by the
    week of the year and the weekday.
    """

    USUAL = "usual"
    BEFORE = "before"
    WEEK = "week"
    YEAR = "year"


class Period(Struct, frozen=True, kw_only=True):
    """Whole local days, ``last`` included, in a named zone; ``window`` is the same in instants, half-open.

    ``running``: it has not ended yet, ``window`` ends at the instant last watched.
    """

    kind: PeriodKind
    first: date
    last: date
    zone: str
    window: Window
    running: bool = False


class Told(Struct, frozen=True, kw_only=True):
    """A figure of the period beside the same figure of what it is compared with.

    ``title`` and ``unit`` as declared. ``other``: the value there, in the same unit (None: nothing to compare
    with); ``low`` and ``high``: the band in which ordinary days lie, where the comparison has one.
    ``family``: the channels it is about where no channel is named (None: all).
    """

    reading: Reading
    title: str
    unit: str
    other: float | None = None
    low: float | None = None
    high: float | None = None
    family: Family | None = None

    @property
    def change(self) -> float | None:
        """Of shares the difference (0.014: 1.4 points more), of all else relative (0.12: 12 % more)."""
        value, other = self.reading.value, self.other
        if value is None or other is None:
            return None
        if self.unit == "share":
            return value - other
        return value / other - 1.0 if other else None


class ChannelSummary(Struct, frozen=True, kw_only=True):
    """One channel's row. Figures that a channel has not are None.

    ``wait``: average wait (live) or first response (written); ``wait_p90`` its 90th percentile; ``on_time``:
    service level (live), share within the promise (written) or contained sessions (self-service).
    """

    channel: Channel
    contacts: Told
    wait: Told | None = None
    wait_p90: Told | None = None
    handling: Told | None = None
    on_time: Told | None = None
    first_line: Told | None = None
    abandoned: Told | None = None


class HourSummary(Struct, frozen=True, kw_only=True):
    """Contacts in one hour from ``start`` on (of a longer period: in this hour of day, all days together).

    ``by_hue``: contacts by colour group of the channels; ``usual`` in all; ``observed``: False where not all
    of it was watched. ``figure`` over ``window`` lists them.
    """

    start: Instant
    hour: int
    by_hue: dict[Hue, int]
    usual: float | None
    figure: FigureId
    observed: bool = True
    window: Window | None = None


class TopicSummary(Struct, frozen=True, kw_only=True):
    """What customers asked about, and how often against the comparison. ``level`` WARN: clearly more."""

    topic: str
    contacts: Told
    level: Level = Level.NONE


class AgentSummary(Struct, frozen=True, kw_only=True):
    """What one person did. ``occupancy``: handling ÷ (handling + available); None: presence is not told."""

    key: str
    name: str
    solved: Told
    handling: Told
    handling_total: Told
    occupancy: Told | None = None


class Heat(Struct, frozen=True, kw_only=True):
    """Mean contacts by column and hour. ``values[row][column]`` with ``rows`` hours; None: not observed.

    ``window``: the days it was worked out from.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    values: tuple[tuple[float | None, ...], ...] = ()
    window: Window | None = None


class Remark(Struct, frozen=True, kw_only=True):
    """Something that stood out: ``lead`` is said first, strongly, then ``text``; ``link`` lists ``figure``.

    ``window``: of the contacts behind the link. A remark without a figure has no link.
    """

    key: str
    lead: str
    text: str
    level: Level = Level.NONE
    link: str = ""
    figure: FigureId | None = None
    window: Window | None = None


class Change(Struct, frozen=True, kw_only=True):
    """A number of this period that was reported otherwise: ``before`` at ``reported``, ``now`` since.

    ``noticed``: when it was first seen to be another (None: now). ``rule``: the one that it was reported by,
    where it is another now.
    """

    title: str
    unit: str
    figure: FigureId
    reported: Instant
    before: float | None
    now: float | None
    noticed: Instant | None = None
    rule: str = ""


class Summary(Struct, frozen=True, kw_only=True):
    """One period of one desk. ``site`` and ``channel``: what it is restricted to (empty: all).

    ``at``: the instant of which it is true; ``against_title``: what it is compared with, in words (``usual
    Friday``); ``against_note``: why there is no comparison, where there is none.
    """

    title: str
    period: Period
    against: Against
    against_title: str
    at: Instant
    against_note: str = ""
    site: str = ""
    channel: str = ""
    headline: tuple[Told, ...] = ()
    channels: tuple[ChannelSummary, ...] = ()
    hours: tuple[HourSummary, ...] = ()
    topics: tuple[TopicSummary, ...] = ()
    quality: tuple[Told, ...] = ()
    agents: tuple[AgentSummary, ...] = ()
    by_monthday: Heat = Heat()
    by_weekday: Heat = Heat()
    remarks: tuple[Remark, ...] = ()
    changes: tuple[Change, ...] = ()
    gaps: tuple[Window, ...] = ()
    simulated: bool = False
