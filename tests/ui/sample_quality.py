"""A busy day on which customers were served well, helped themselves and helped each other."""

from msgspec.structs import replace

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import (
    ChannelLine,
    FigureId,
    HelperLine,
    Level,
    Reading,
    Scope,
    SelfServiceLine,
    Snapshot,
    Span,
)
from supervisor_app.domain.time import Window
from tests.ui import samples

_SHARES = {
    "first_line": (0.89, 412, 367), "first_reaction": (0.71, 155, 110), "continuity": (0.97, 103, 100),
    "returning": (0.8, 40, 32), "response_rate": (0.986, 318, 313), "callbacks_kept": (0.9, 10, 9),
    "peer_help": (0.95, 220, 209), "peer_accepted": (0.6, 220, 132),
}  # fmt: skip
_COUNTS = {"repeat_solution": 4, "unanswered": 0, "escalated": 21, "phrases": 0, "peer_answered": 209}
_NOW = {"callbacks_owed": 5, "callbacks_overdue": 2}
_LENGTHS = {"peer_first_answer": (744.0, 209), "rating": (4.42, 31), "peer_points": (3_120.0, 140)}
_SERVICES = {Channel.IVR: (0.71, 1_204, 855, 42.0), Channel.CHATBOT: (0.64, 310, 198, 93.0)}


def _reading(
    key: str, value: float, n: int, met: int | None = None, span: Span = Span.TODAY, channel: str = ""
) -> Reading:
    return Reading(
        id=FigureId(key, span, Scope(channel=channel)), value=value, n=n, met=met,
        rule=f"how {key} is counted", level=Level.NONE,
        window=None if span is Span.NOW else Window(samples.DAY.start, samples.NOON),
        provisional=key == "response_rate",
    )  # fmt: skip


def _readings() -> list[Reading]:
    made = [_reading(key, value, n, met) for key, (value, n, met) in _SHARES.items()]
    made += [_reading(key, float(number), number) for key, number in _COUNTS.items()]
    made += [_reading(key, float(number), number, span=Span.NOW) for key, number in _NOW.items()]
    made += [_reading(key, value, n) for key, (value, n) in _LENGTHS.items()]
    for channel, (share, n, met, _seconds) in _SERVICES.items():
        made.append(_reading("containment", share, n, met, channel=channel.value))
    return made


def _line(channel: Channel) -> ChannelLine:
    return ChannelLine(
        channel=channel, waiting=0, longest_since=None, longest_level=Level.NONE, today=_SERVICES[channel][1],
        share=0.1, on_time=None, on_time_n=0, on_time_level=Level.NONE, sources=("tickets",),
    )  # fmt: skip


def served() -> Snapshot:
    """The busy day of the samples with all of it."""
    base = samples.rich()
    helpers = (
        HelperLine(key="3fa9c1d2e3f40516", answered=31, accepted=19, points=455),
        HelperLine(key="b01c77aa00e1d2c3", answered=12, accepted=3, points=115),
    )
    return replace(
        base,
        readings=base.readings | {one.id: one for one in _readings()},
        channels=(*base.channels, *map(_line, _SERVICES)),
        helpers=helpers,
        self_service=tuple(
            SelfServiceLine(channel=channel, sessions=n, contained=share, contained_n=n, mean_s=seconds)
            for channel, (share, n, _met, seconds) in _SERVICES.items()
        ),
    )
