"""What makes one simulated operator: plain data, no behaviour.

Durations are seconds, shares lie between 0 and 1, hours are local to the profile's zone.
Nothing here is a result: waits, abandonment and occupancy follow from arrivals, patience and staffing.
"""

from typing import Literal

from msgspec import Struct

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel

Law = Literal["lognormal", "exponential", "fixed"]


class Spread(Struct, frozen=True):
    """A random duration: its mean, its coefficient of variation (lognormal only) and its law."""

    mean_s: float
    cv: float = 0.8
    law: Law = "lognormal"


class Topic(Struct, frozen=True, kw_only=True):
    """What customers ask about, in the words they and the agents use.

    ``effort`` multiplies talking and writing times. ``solutions`` are offered in turn when one failed.
    """

    key: str
    title: str
    subjects: tuple[str, ...]
    questions: tuple[str, ...]
    solutions: tuple[str, ...]
    complaints: tuple[str, ...]
    effort: float = 1.0
    busy_factor: float = 1.0


class Boost(Struct, frozen=True):
    """A weekday (Monday is 0) and hours, ``start <= hour < end``, with ``factor`` times the contacts."""

    weekday: int
    start: int
    end: int
    factor: float


class Menu(Struct, frozen=True, kw_only=True):
    """The voice menu or bot in front of a live channel; its sessions count on ``channel``."""

    channel: Channel
    title: str
    length: Spread
    solved: float
    given_up: float = 0.0
    lines: tuple[str, ...] = ()


class LivePlan(Struct, frozen=True, kw_only=True):
    """A channel on which the customer waits in person.

    ``patience`` runs from queueing; who outlasts ``limit_s`` is sent away. ``voicemail``: share of those
    whose patience ended that press a key instead of hanging up. ``callback``: share of those still waiting
    after ``callback_after_s`` that ask to be called back. ``escalated``: share of answered contacts that
    need an expert, who owes a call back within ``callback_due_s``. ``again``: share not really solved.
    """

    state: PresenceState
    patience: Spread
    talk: Spread
    wrap: Spread
    ring: Spread = Spread(4.0, 0.5)
    menu: Menu | None = None
    limit_s: float = 1800.0
    voicemail: float = 0.0
    callback: float = 0.0
    callback_after_s: float = 90.0
    callback_due_s: float = 7200.0
    hold: float = 0.0
    hold_length: Spread = Spread(40.0)
    escalated: float = 0.0
    experts: str = ""
    again: float = 0.0
    again_after: Spread = Spread(14_400.0, 1.2)
    rated: float = 0.0
    phantom: float = 0.0
    written: bool = False


class WrittenPlan(Struct, frozen=True, kw_only=True):
    """A channel of messages. ``asks_back``: share of answers that ask the customer for something first.

    ``replies``: share of customers who then answer; ``reopened``: share of solved threads that come back.
    ``ignored``: share of messages that call for no answer (closed unanswered).
    """

    reply: Spread
    asks_back: float = 0.15
    replies: float = 0.9
    replies_after: Spread = Spread(2400.0, 1.2)
    reopened: float = 0.1
    reopened_after: Spread = Spread(10_800.0, 1.2)
    ignored: float = 0.0
    auto_reply: str = ""
    closes_after_s: float = 259_200.0
    keeps_owner_s: float = 480.0
    rated: float = 0.0


class ChannelPlan(Struct, frozen=True, kw_only=True):
    """How many contacts a day come in on a channel, when, about what, and where they queue.

    ``hours`` are 24 weights, ``weekdays`` seven factors from Monday. ``per_day`` is the mean of an ordinary
    weekday with factor 1 (sessions of the menu included). ``address`` says how the customer is known.
    """

    channel: Channel
    title: str
    per_day: float
    hours: tuple[float, ...]
    weekdays: tuple[float, ...]
    topics: dict[str, float]
    queue: str
    plan: LivePlan | WrittenPlan
    address: Literal["phone", "email", "handle"]
    boosts: tuple[Boost, ...] = ()
    queue_by_topic: dict[str, str] = {}
    subject: str = ""


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
    """Agents with the same skills; ``tasks`` are what they work on, ``slots`` chats at once."""

    key: str
    title: str
    size: int
    tasks: tuple[Task, ...]
    shifts: tuple[Shift, ...]
    slots: int = 1
    line: int = 1
    breaks: tuple[tuple[float, float, str], ...] = ()


class Profile(Struct, frozen=True, kw_only=True):
    """One operator.

    On ``busy_days`` of the month topics come ``busy_factor`` times, and staff is ``busy_staff`` times.
    """

    key: str
    title: str
    zone: str
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
    busy_days: frozenset[int] = frozenset()
    busy_staff: float = 1.0
    day_sigma: float = 0.05
    customers: int = 20_000
    link: str = "https://desk.example/contacts/"
