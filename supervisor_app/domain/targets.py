"""What the operator promises: thresholds and targets per channel and per queue."""

from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct, field

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import SECOND_MS, Instant

FAR_OFF = 2**52
"""An instant far beyond every stamp, and small enough to be reckoned with."""

Own: TypeAlias = dict[str, float | str | bool]
"""What a queue has instead of its channel's targets, by the name of a member of Targets."""


ServiceLevelPreset: TypeAlias = Literal[
    "answered_of_offered_less_short",
    "answered_of_offered",
    "removed_of_queued",
    "answered_of_handled",
    "answered_of_answered_abandoned",
    "answered_of_answered_abandoned_less_short",
    "kept_of_answered_abandoned_timeout",
    "late_abandons_only",
]
AbandonmentPreset: TypeAlias = Literal[
    "less_short",
    "of_offered",
    "of_answered_abandoned",
    "of_answered_abandoned_less_short",
    "with_timeouts_of_offered",
]


class Targets(Struct, frozen=True, kw_only=True):
    """Promises of one channel or queue. All durations in seconds, shares between 0 and 1.

    ``recontact_s``: a self-service session helped nobody whose customer asks people so soon after it.
    ``repeat_s``: a contact was not solved at once whose customer comes again on its topic so soon after it.
    ``calendar``: the name of the calendar of its business time (empty: every hour of every day).
    ``in_business_time``: ``promise_s`` and ``resolution_s`` are business time. ``seats``: how many agents
    are there while the calendar is open, where no source tells of them.
    """

    threshold_s: float = 20.0
    short_s: float = 5.0
    service_level: float = 0.8
    service_level_preset: ServiceLevelPreset = "answered_of_offered_less_short"
    abandonment_preset: AbandonmentPreset = "less_short"
    abandonment: float = 0.05
    longest_wait_s: float = 60.0
    promise_s: float = 1800.0
    promise_share: float = 0.9
    resolution_s: float = 172_800.0
    response_within_s: float = 86_400.0
    recontact_s: float = 86_400.0
    repeat_s: float = 604_800.0
    calendar: str = ""
    in_business_time: bool = False
    seats: float = 0.0


class Promises(Struct, frozen=True, kw_only=True):
    """The targets of every channel and queue: the defaults, what the settings say for single channels, and
    what they say for single queues (``source/queue``) beside those. ``calendars``: by name.
    """

    default: Targets = Targets()
    channels: dict[Channel, Targets] = field(default_factory=dict)
    queues: dict[str, Own] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)

    def of(self, channel: Channel | None, queue: str = "") -> Targets:
        """The targets of a channel (None: the defaults), and of a queue of it (empty: of any other)."""
        targets = self.channels.get(channel, self.default) if channel is not None else self.default
        own = self.queues.get(queue) if queue else None
        return msgspec.structs.replace(targets, **own) if own else targets

    def due(self, targets: Targets, since: Instant) -> Instant:
        """When the promise ends that is given at an instant under these targets; far off where the calendar
        does not open for that long any more."""
        span_ms, calendar = round(targets.promise_s * SECOND_MS), self.calendars.get(targets.calendar)
        if calendar is None or not targets.in_business_time:
            return since + span_ms
        try:
            return calendar.add(since, span_ms)
        except ValueError:
            return FAR_OFF

    def all(self) -> tuple[Targets, ...]:
        """All targets that may hold for a contact."""
        channels = (self.default, *self.channels.values())
        queues = (msgspec.structs.replace(one, **own) for own in self.queues.values() for one in channels)
        return (*channels, *queues)
