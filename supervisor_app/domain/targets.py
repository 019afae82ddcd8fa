"""What the operator promises: thresholds and targets per channel."""

from msgspec import Struct, field

from supervisor_app.domain.channels import Channel


class Targets(Struct, frozen=True, kw_only=True):
    """Promises of one channel. All durations in seconds, shares between 0 and 1.

    ``recontact_s``: a self-service session helped nobody whose customer asks people so soon after it.
    """

    threshold_s: float = 20.0
    short_s: float = 5.0
    service_level: float = 0.8
    service_level_preset: str = "answered_of_offered_less_short"
    abandonment_preset: str = "less_short"
    abandonment: float = 0.05
    longest_wait_s: float = 60.0
    promise_s: float = 1800.0
    promise_share: float = 0.9
    resolution_s: float = 172_800.0
    response_within_s: float = 86_400.0
    recontact_s: float = 86_400.0


class Promises(Struct, frozen=True, kw_only=True):
    """The targets of every channel: the defaults, and what the settings say for single channels."""

    default: Targets = Targets()
    channels: dict[Channel, Targets] = field(default_factory=dict)

    def of(self, channel: Channel | None) -> Targets:
        """The targets of a channel (None: the defaults)."""
        return self.channels.get(channel, self.default) if channel is not None else self.default
