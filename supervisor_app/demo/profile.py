"""What makes one simulated operator: plain data, no behaviour.

Durations are seconds, shares lie between 0 and 1, hours are local to the profile's zone, factors are 1
where they change nothing. How contacts go on each kind of channel: :mod:`supervisor_app.demo.plans`.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from supervisor_app.demo.plans import LivePlan, SelfServicePlan, Spread, WrittenPlan
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.targets import Promises


class Topic(Struct, frozen=True, kw_only=True):
    """What customers ask about, in the words they and the agents use.

    ``effort`` multiplies talking and writing times. ``solutions`` are offered in turn when one failed.
    ``busy_factor``: on the busy days of the month. ``simple`` multiplies the chance that self-service
    solves it. ``months`` (12), ``hours`` (24): factors of season and hour. ``wet``: on rainy days.
    ``regions``: factors of regions where it is asked more or less often than elsewhere.
    """

    key: str
    title: str
    subjects: tuple[str, ...]
    questions: tuple[str, ...]
    solutions: tuple[str, ...]
    complaints: tuple[str, ...]
    effort: float = 1.0
    busy_factor: float = 1.0
    simple: float = 1.0
    months: tuple[float, ...] = ()
    hours: tuple[float, ...] = ()
    wet: float = 1.0
    regions: dict[str, float] = {}


class Boost(Struct, frozen=True):
    """A weekday (Monday is 0) and hours, ``start <= hour < end``, with ``factor`` times the contacts."""

    weekday: int
    start: int
    end: int
    factor: float


class ChannelPlan(Struct, frozen=True, kw_only=True):
    """How many contacts a day come in on a channel, when, about what, and where they queue.

    ``key`` names the plan (empty: the channel's word): a channel may have two, as an office and shops.
    ``hours`` are 24 weights, ``weekdays`` seven factors from Monday, ``months`` twelve. ``per_day`` is the
    mean of an ordinary weekday with factor 1 at the profile's ``epoch`` (sessions of the menu included);
    it grows ``yearly`` times a year. ``address`` says how the customer is known. ``opened``: first day on
    which there is such a channel.
    """

    channel: Channel
    title: str
    per_day: float
    hours: tuple[float, ...]
    weekdays: tuple[float, ...]
    topics: dict[str, float]
    plan: LivePlan | WrittenPlan | SelfServicePlan
    address: Literal["phone", "email", "handle"]
    queue: str = ""
    key: str = ""
    months: tuple[float, ...] = ()
    yearly: float = 1.0
    boosts: tuple[Boost, ...] = ()
    queue_by_topic: dict[str, str] = {}
    subject: str = ""
    opened: date | None = None

    @property
    def name(self) -> str:
        """What other plans call it."""
        return self.key or self.channel.value


class QueuePlan(Struct, frozen=True):
    """A queue; ``channel`` is None where it takes several. ``callbacks``: holds call-backs owed only."""

    key: str
    title: str
    channel: Channel | None = None
    callbacks: bool = False


class Task(Struct, frozen=True):
    """A team works on a queue, once its oldest contact has waited ``after_s``.

    Queues of a lower ``tier`` come first; within a tier the one whose oldest contact is most overdue.
    """

    queue: str
    after_s: float = 0.0
    tier: int = 0


class Shift(Struct, frozen=True):
    """A shift starts at a local hour (8.5 is half past eight); ``heads`` per weekday from Monday."""

    start: float
    hours: float
    heads: tuple[float, ...]


class TeamPlan(Struct, frozen=True, kw_only=True):
    """Agents with the same skills; ``tasks`` are what they work on, ``slots`` chats at once.

    ``home``: share who work from home. ``yearly``: the team grows so many times a year.
    """

    key: str
    title: str
    size: int
    tasks: tuple[Task, ...]
    shifts: tuple[Shift, ...]
    slots: int = 1
    line: int = 1
    breaks: tuple[tuple[float, float, str], ...] = ()
    home: float = 0.0
    yearly: float = 1.0


class Weather(Struct, frozen=True, kw_only=True):
    """Rain: how often it falls in each month (12 shares), and what it does to volumes by weekday (7 factors).

    ``lasts``: chance that tomorrow is as today, beyond what the month says.
    """

    rainy: tuple[float, ...]
    wet: tuple[float, ...]
    dry: tuple[float, ...]
    lasts: float = 0.3


class Cohort(Struct, frozen=True, kw_only=True):
    """Customers who switched something on (electronic bills), each on a day of their own.

    ``joined``: share that had it at the profile's epoch; ``yearly``: share of the others who take it up in a
    year. From that day on they contact us ``factors`` times as often, by channel plan.
    """

    key: str
    joined: float
    yearly: float
    factors: dict[str, float]


class Surge(Struct, frozen=True, kw_only=True):
    """From ``first`` to ``last`` (days included) a topic comes ``factor`` times."""

    topic: str
    first: date
    last: date
    factor: float


class OutagePlan(Struct, frozen=True, kw_only=True):
    """Outages that happen by themselves, each in one region: ``per_month`` of them.

    While it lasts, customers of the region report it: ``reports`` in all, by channel plan (times the scale),
    most of them in its first minutes.
    """

    topic: str
    reports: dict[str, float]
    per_month: float = 0.0
    length: Spread = Spread(5400.0, 0.6)


class Courtesy(Struct, frozen=True, kw_only=True):
    """A phrase that agents put before their answers with chance ``share``; from the day ``dropped`` on
    with chance ``later``."""

    text: str
    share: float
    dropped: date | None = None
    later: float = 0.0


class Words(Struct, frozen=True, kw_only=True):
    """What is said whatever the topic, in the operator's language.

    ``asks_back`` by an agent who must know more first, ``details`` by the customer then; ``no_question``: a
    note that no answer is called for; ``handed_on``: a note to the expert; ``sent_on``: to a customer who
    must ask elsewhere; ``thanks`` under a peer's answer that helped.
    """

    asks_back: str
    details: str
    no_question: str
    handed_on: str
    sent_on: str
    thanks: str


class Profile(Struct, frozen=True, kw_only=True):
    """One operator.

    ``epoch``: the day at which volumes, staff and ``customers`` are as told; they change from there on and
    did before, for four years each way. ``customers`` grow ``customers_yearly`` times a year. On
    ``busy_days`` of the month topics come ``busy_factor`` times, and staff is ``busy_staff`` times. On public
    holidays of ``country`` (ISO 3166) volumes are ``holiday_factor`` times, and staff is that of a Sunday;
    channels closed on Sundays are closed. ``home_title``: the site of those who work from home.
    ``promises``: what customers are told, by which a desk that shows the operator is judged; no contact
    knows them.
    """

    key: str
    title: str
    zone: str
    country: str
    site: str
    site_title: str
    dial: str
    regions: dict[str, float]
    given_names: tuple[str, ...]
    family_names: tuple[str, ...]
    topics: tuple[Topic, ...]
    channels: tuple[ChannelPlan, ...]
    queues: tuple[QueuePlan, ...]
    teams: tuple[TeamPlan, ...]
    words: Words
    epoch: date = date(2026, 1, 1)
    busy_days: frozenset[int] = frozenset()
    busy_staff: float = 1.0
    holiday_factor: float = 1.0
    day_sigma: float = 0.05
    customers: int = 20_000
    customers_yearly: float = 1.0
    home_title: str = ""
    weather: Weather | None = None
    cohort: Cohort | None = None
    surges: tuple[Surge, ...] = ()
    outages: OutagePlan | None = None
    courtesies: tuple[Courtesy, ...] = ()
    promises: Promises = Promises()
    link: str = "https://desk.example/contacts/"
