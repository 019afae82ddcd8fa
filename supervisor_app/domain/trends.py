"""Months and years told as trends: what the Trends page shows and ``trends`` prints.

Every number is a :class:`Point`, which leads to the contacts that it is made of: ``figure`` over ``window``.
What has no denominator has no number.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.snapshot import FigureId
from supervisor_app.domain.time import Instant, Window

WHOLE_YEAR = 12


class Point(Struct, frozen=True, kw_only=True):
    """One number. ``n``: the contacts it is made of, which ``figure`` over ``window`` lists.

    ``whole``: False where only a part of the month, day or year is stored or over yet. ``gap``: some of it
    was not watched. ``of``: what is below the line, where the number is a quotient. ``hue``: only contacts of
    channels of this colour group are in the list.
    """

    value: float | None
    n: int
    figure: FigureId
    window: Window
    whole: bool = True
    gap: bool = False
    of: float | None = None
    hue: Hue | None = None


class Month(Struct, frozen=True, kw_only=True):
    """A local month (``2026-11``), as far as it is stored and over."""

    key: str
    window: Window
    whole: bool
    gap: bool


class Slope(Struct, frozen=True, kw_only=True):
    """A straight line through ``n`` months: by how much it rises ``a_year``, relative to their mean.

    ``stands_out``: by more than the scatter of the months around it brings.
    """

    a_year: float
    n: int
    stands_out: bool = False


class ChannelTrend(Struct, frozen=True, kw_only=True):
    """One channel, or all (None), month by month.

    ``shares`` of all contacts; ``index``: this month ÷ the same month of the year before. ``slope`` of the
    contacts of whole months.
    """

    channel: Channel | None
    contacts: tuple[Point, ...]
    shares: tuple[Point, ...] = ()
    index: tuple[Point, ...] = ()
    slope: Slope | None = None


class Year(Struct, frozen=True, kw_only=True):
    """One channel, or all (None), in a calendar year. ``months``: the whole months that are counted.

    ``index``: against the same months of the year before, where these are whole too.
    """

    year: int
    channel: Channel | None
    contacts: Point
    months: int
    index: float | None


class Shift(Struct, frozen=True, kw_only=True):
    """A channel's share of all contacts in the last ``months`` whole months, and in as many before them.

    ``times``: its contacts then ÷ before. ``stands_out``: the shares differ by more than chance brings.
    """

    channel: Channel
    months: int
    before: Point
    now: Point
    times: float | None
    stands_out: bool

    @property
    def change(self) -> float | None:
        """The difference of the shares."""
        if self.before.value is None or self.now.value is None:
            return None
        return self.now.value - self.before.value


class TopicMonth(Struct, frozen=True, kw_only=True):
    """A topic in a whole month: ``contacts`` ÷ what its share of each channel brings in that month (``of``).

    1 in every month: it has no season. ``stands_out``: beyond what the oddest of many months brings.
    """

    month: str
    contacts: Point
    stands_out: bool


class TopicTrend(Struct, frozen=True, kw_only=True):
    """A topic in the last whole months and in as many before them (``times``), and month by month."""

    topic: str
    before: Point
    now: Point
    times: float | None
    months: tuple[TopicMonth, ...] = ()

    @property
    def peak(self) -> TopicMonth | None:
        """The month that stands out most above the others; None: none does."""
        high = [one for one in self.months if one.stands_out and (one.contacts.value or 0.0) > 1]
        return max(high, key=lambda one: one.contacts.value or 0.0, default=None)


class Correlated(Struct, frozen=True, kw_only=True):
    """Pearson's r of weather and contacts of a day over ``n`` ordinary days of a kind (all, workdays, …).

    Contacts are told against the mean of the same weekdays around; ``wet`` and ``dry``: the mean of that on
    days with and without any of the measure, of ``wet_n`` and ``dry_n`` days. ``r_any``: r of whether there
    was any at all. ``stands_out``: one of the two is beyond what chance brings but once in 370 times.
    """

    measure: str
    days: str
    r: float | None
    r_any: float | None
    n: int
    wet: float | None
    wet_n: int
    dry: float | None
    dry_n: int
    stands_out: bool


class WeatherPoint(Struct, frozen=True, kw_only=True):
    """One day: a measure of the weather beside its contacts. ``relative``: these ÷ the usual around it, of
    ordinary days alone."""

    day: date
    measure: str
    weather: float
    contacts: Point
    relative: float | None


class CohortSide(Struct, frozen=True, kw_only=True):
    """Customers ``before``, ``after``, ``without`` what makes the cohort, or with it since ``earlier``.

    ``rate``: contacts of a customer a month. ``customers``: who were on this side for any time; ``months``:
    for how long, all together.
    """

    side: str
    channel: Channel | None
    rate: Point
    customers: int
    months: float


class CohortEffect(Struct, frozen=True, kw_only=True):
    """What became of the contacts of customers after a day of their own: ``ratio`` of after to before, both
    against what customers without it did on the same days (0.67: a third fewer).

    ``low`` and ``high``: three standard errors away; contacts of a customer come together, which is allowed
    for. ``before``, ``after``: contacts. ``stands_out``: 1 is not between them.
    """

    channel: Channel | None
    ratio: float | None
    low: float | None
    high: float | None
    before: int
    after: int
    stands_out: bool


class CohortMonth(Struct, frozen=True, kw_only=True):
    """Contacts of a customer in a month relative to the day (0: the first after, -1: the last before)."""

    month: int
    channel: Channel | None
    rate: Point
    customers_months: float


class CohortTrend(Struct, frozen=True, kw_only=True):
    """Customers with a fact such as e-billing, before and after, and those without it."""

    fact: str
    customers: int
    joined: int
    sides: tuple[CohortSide, ...] = ()
    effects: tuple[CohortEffect, ...] = ()
    months: tuple[CohortMonth, ...] = ()


class Rhythm(Struct, frozen=True, kw_only=True):
    """Mean contacts of a day by its hours (0 to 23), weekdays (1, Monday, to 7) and days of the month.

    ``days``: how many were watched from end to end, of which it is; ``windows``: these days, whose contacts
    are in the lists. ``odd_monthdays``: the days of the month that stand out from the others.
    """

    hours: tuple[Point, ...] = ()
    weekdays: tuple[Point, ...] = ()
    monthdays: tuple[Point, ...] = ()
    odd_monthdays: tuple[int, ...] = ()
    days: int = 0
    windows: tuple[Window, ...] = ()


class Trends(Struct, frozen=True, kw_only=True):
    """The trends of one desk. ``site``, ``channel`` and ``topic``: what they are restricted to (empty: all);
    channels are told beside each other whatever the channel, ``topics`` whatever the topic.

    ``per_1000``: contacts of a month per 1,000 subscribers; ``self_service``: its share of all contacts.
    ``facts``: what is known of customers, of which ``cohort`` is one.
    """

    title: str
    at: Instant
    zone: str
    window: Window
    site: str = ""
    channel: str = ""
    topic: str = ""
    months: tuple[Month, ...] = ()
    whole: ChannelTrend | None = None
    channels: tuple[ChannelTrend, ...] = ()
    years: tuple[Year, ...] = ()
    shifts: tuple[Shift, ...] = ()
    topics: tuple[TopicTrend, ...] = ()
    self_service: tuple[Point, ...] = ()
    per_1000: tuple[Point, ...] = ()
    per_1000_slope: Slope | None = None
    rhythm: Rhythm = Rhythm()
    weather: tuple[WeatherPoint, ...] = ()
    correlations: tuple[Correlated, ...] = ()
    facts: tuple[str, ...] = ()
    cohort: CohortTrend | None = None
    simulated: bool = False


class TrendsAsked(Struct, frozen=True, kw_only=True):
    """What the page wants: so many ``months`` up to now (0: all), of a site, channel and topic (empty: all).

    ``fact``: the cohort that is looked at; empty: none, which is quicker.
    """

    months: int = 0
    site: str = ""
    channel: str = ""
    topic: str = ""
    fact: str = ""


class TrendsCame(Struct, frozen=True, kw_only=True):
    """What came of it. No ``trends``: ``failure`` says why, or nothing is stored. ``whole``: nothing more
    comes of this question."""

    asked: TrendsAsked
    trends: Trends | None = None
    whole: bool = True
    failure: str = ""
    sites: Mapping[str, str] = {}
