"""The one picture: what is true of the help desk at an instant, ready to be shown.

A snapshot is frozen and complete: the window draws it and asks nothing back. The contacts behind
the selected figure travel with the figure (``listed``), so that the rows of the list are the number
on the tile, always.
"""

from enum import StrEnum

from msgspec import Struct

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.batch import Ability, Gap, Reject
from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.charts import Chart
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.time import Instant, Window


class Span(StrEnum):
    """The stretch of time a figure speaks of. ``WINDOW``: one that was asked for."""

    __hash__ = str.__hash__  # every reading is found by it, and an enum's own is slow

    NOW = "now"
    LAST_30_MIN = "last_30_min"
    TODAY = "today"
    LAST_7_DAYS = "last_7_days"
    WINDOW = "window"


class Level(StrEnum):
    """How a figure stands against its target."""

    NONE = "none"
    OK = "ok"
    WARN = "warn"
    CRIT = "crit"


class Scope(Struct, frozen=True, kw_only=True, cache_hash=True):
    """What a figure is restricted to; empty: everything. ``agent`` is a person's key after joining.

    ``channel`` of a self-service session is the one it was on; ``site`` the key that its sources share;
    ``helper`` the pseudonymous key of a peer.
    Local times of the instant that credits a contact: ``day`` (2026-11-20), ``month`` (2026-11), ``hour``
    (0 to 23), ``weekday`` (1, Monday, to 7), ``monthday`` (1 to 31). ``cohort``: a fact known of the customer
    and its side: ``e_billing:before``, ``:after``, ``:without``, and with a day behind it
    (``e_billing:after:2026-01-01``) ``:earlier`` for who had it before that day; ``since``: months since then
    (0: the first, -1: the last before). ``part``: a side of the figure.
    """

    channel: str = ""
    queue: str = ""
    topic: str = ""
    region: str = ""
    site: str = ""
    agent: str = ""
    helper: str = ""
    day: str = ""
    month: str = ""
    hour: str = ""
    weekday: str = ""
    monthday: str = ""
    cohort: str = ""
    since: str = ""
    part: str = ""


EVERYTHING = Scope()


class FigureId(Struct, frozen=True):
    """Names one figure: its key in the catalogue, its span, its scope."""

    key: str
    span: Span = Span.NOW
    scope: Scope = EVERYTHING


class Reading(Struct, frozen=True, kw_only=True):
    """A figure's value with all that explains it. ``value`` is None where there is no denominator.

    ``n``: contacts in the denominator (a count: the count itself). ``met``: those in the numerator
    of a share. ``window`` is None for figures of the instant. ``rule`` is the sentence with its
    parameters filled in. ``gap``: the window crosses time that was not observed. ``target``: what
    ``level`` was judged against, in the figure's unit. ``provisional``: contacts of the window may still
    change it by what happens later. ``made_of``: contacts, totals (imported sums), or both.
    """

    id: FigureId
    value: float | None
    n: int
    rule: str
    window: Window | None = None
    met: int | None = None
    level: Level = Level.NONE
    target: float | None = None
    gap: bool = False
    approximate: bool = False
    provisional: bool = False
    made_of: str = "contacts"


class QueueLine(Struct, frozen=True, kw_only=True):
    """One queue now. ``key`` is ``source/queue``; ``hue`` is that of its (main) channel."""

    key: str
    title: str
    hue: Hue
    waiting: int
    longest_since: Instant | None = None
    level: Level = Level.NONE
    current: bool = True


class ChannelLine(Struct, frozen=True, kw_only=True):
    """One channel now and today. ``on_time``: service level (live) or share within the promise (written).

    ``sources``: the keys of those that count it; ``current``: whether any of them is of now.
    """

    channel: Channel
    waiting: int
    longest_since: Instant | None
    longest_level: Level
    today: int
    share: float | None
    on_time: float | None
    on_time_n: int
    on_time_level: Level
    current: bool = True
    sources: tuple[str, ...] = ()


class AgentLine(Struct, frozen=True, kw_only=True):
    """One person's work. ``state`` and ``since`` are None where no source tells presence.

    ``handling_today_s`` in seconds; ``open_contacts`` owned and open, ``in_progress`` answered and open.
    """

    key: str
    name: str
    state: PresenceState | None
    since: Instant | None
    reason: str
    open_contacts: int
    in_progress: int
    resolved_today: int
    handling_today_s: float | None
    handled_today: int
    occupancy: float | None = None
    queues: tuple[str, ...] = ()
    current: bool = True


class HelperLine(Struct, frozen=True, kw_only=True):
    """One customer who helps others: contacts of today answered first or accepted, and points granted there.

    ``key`` is pseudonymous.
    """

    key: str
    answered: int
    accepted: int
    points: int


class SelfServiceLine(Struct, frozen=True, kw_only=True):
    """One channel of self-service today: sessions ended there, and the share of them that was contained.

    ``mean_s``: how long a session took, in seconds. ``provisional``: the share may still fall.
    """

    channel: Channel
    sessions: int
    contained: float | None
    contained_n: int
    mean_s: float | None
    provisional: bool = False


class PromiseBucket(Struct, frozen=True, kw_only=True):
    """Waiting written contacts with ``low_s <= time left < high_s`` of the promise (late: below 0)."""

    low_s: float
    high_s: float
    count: int
    level: Level
    part: str


class HealthState(StrEnum):
    """How a source is doing. ``LATE``: more than 2 intervals old; ``LOST``: more than 5, or refused."""

    STARTING = "starting"
    OK = "ok"
    LATE = "late"
    LOST = "lost"


class Health(Struct, frozen=True, kw_only=True):
    """A source's state, for the eye: how old its data is, and what it says of itself.

    ``recent_rejects``: the newest records put aside, of ``rejects`` in all. ``gaps``: those of today.
    """

    source: str
    title: str
    state: HealthState
    last_ok: Instant | None
    latency_ms: int | None = None
    changes: int = 0
    message: str = ""
    next_try: Instant | None = None
    progress: float | None = None
    rejects: int = 0
    skew_ms: int | None = None
    simulated: bool = False
    abilities: frozenset[Ability] = frozenset()
    recent_rejects: tuple[Reject, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether its data is whole, and fresh enough to be shown as the present."""
        return self.state in (HealthState.OK, HealthState.LATE) and self.progress is None


class QualityLine(Struct, frozen=True, kw_only=True):
    """Nonsense found in the data: counted, shown, kept out of figures. ``figure`` lists the contacts."""

    key: str
    title: str
    count: int
    figure: FigureId | None = None


class Selection(Struct, frozen=True, kw_only=True):
    """What the contact list shows: the contacts behind one figure, narrowed by a free text.

    ``customer``: the key of the customer whose address the text is, where it is one.
    """

    figure: FigureId
    text: str = ""
    customer: str = ""


class Listed(Struct, frozen=True, kw_only=True, gc=False):
    """A contact as a row: its facts, its subject and a masked hint of the customer (``•••• 733``)."""

    contact: Contact
    subject: str = ""
    customer_hint: str = ""
    owner_name: str = ""
    queue_title: str = ""
    due: Instant | None = None
    level: Level = Level.NONE


class Snapshot(Struct, frozen=True, kw_only=True):
    """Everything the window shows. ``day`` is the local day in ``zone`` that holds ``at``.

    ``listed`` are the contacts of ``selection``; their number is ``listed_total`` before the free text.
    ``at`` is the desk's clock, ``wall_at`` the machine's at the same moment; they differ where a
    simulated operator runs ``speed`` times as fast. Health speaks of the machine's clock.
    """

    at: Instant
    zone: str
    day: Window
    readings: dict[FigureId, Reading]
    queues: tuple[QueueLine, ...] = ()
    channels: tuple[ChannelLine, ...] = ()
    agents: tuple[AgentLine, ...] = ()
    self_service: tuple[SelfServiceLine, ...] = ()
    helpers: tuple[HelperLine, ...] = ()
    presence_counts: dict[PresenceState, int] = {}
    queue_length: Chart = Chart()
    waits: Chart = Chart()
    volumes: Chart = Chart()
    promise: tuple[PromiseBucket, ...] = ()
    health: tuple[Health, ...] = ()
    quality: tuple[QualityLine, ...] = ()
    selection: Selection | None = None
    listed: tuple[Listed, ...] = ()
    listed_total: int = 0
    open_total: int = 0
    stored_total: int = 0
    title: str = ""
    simulated: bool = False
    wall_at: Instant = 0
    speed: float = 1.0

    def reading(self, key: str, span: Span = Span.NOW, scope: Scope = EVERYTHING) -> Reading | None:
        """The reading of a figure, or None where it was not measured."""
        return self.readings.get(FigureId(key, span, scope))
