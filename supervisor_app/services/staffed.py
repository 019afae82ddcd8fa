"""How many agents were there for a channel, half-hour by half-hour, and how many were missing."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from supervisor_app.domain.agents import PresenceInterval, PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import Level, Reading
from supervisor_app.domain.targets import Targets
from supervisor_app.domain.time import MINUTE_MS, SECOND_MS, Window
from supervisor_app.metrics.erlang import Load
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.staffing import StaffingTarget, short_of
from supervisor_app.services.asked import Asker
from supervisor_app.services.names import Names

HALF_HOUR_MS = 30 * MINUTE_MS
FEWEST_CALLS = 5
"""A half-hour with fewer calls is not judged."""

_AWAY = (PresenceState.BREAK, PresenceState.OFFLINE)


class Stretch(Struct, frozen=True, kw_only=True):
    """Half-hours in a row in which a channel missed its service level, as one window.

    ``missing``: of each of them, how many agents more would have reached it.
    """

    channel: Channel
    window: Window
    missing: tuple[int, ...]


def stretches(asker: Asker, names: Names, channels: Iterable[Channel]) -> Iterator[Stretch]:
    """The stretches of a day under the target, by channel and time. Raises StoreError."""
    halves = [asker.within(window) for window in _half_hours(asker.window)]
    readings = [half.readings("service_level", by=(Dim.CHANNEL,)) for half in halves]
    for channel in channels:
        run: list[Asker] = []
        for half, told in zip(halves, readings, strict=True):
            if any(one.id.scope.channel == channel and _is_under(one) for one in told):
                run.append(half)
            elif run:
                yield _stretch(asker, run, channel, names)
                run = []
        if run:
            yield _stretch(asker, run, channel, names)


def _half_hours(window: Window) -> list[Window]:
    starts = range(window.start, window.end, HALF_HOUR_MS)
    return [Window(start, min(start + HALF_HOUR_MS, window.end)) for start in starts]


def _is_under(service_level: Reading) -> bool:
    return service_level.n >= FEWEST_CALLS and service_level.level in (Level.WARN, Level.CRIT)


def _stretch(day: Asker, halves: list[Asker], channel: Channel, names: Names) -> Stretch:
    handling_s = day.one("handling", channel=channel.value).value or 0.0
    return Stretch(
        channel=channel,
        window=Window(halves[0].window.start, halves[-1].window.end),
        missing=tuple(_missing(half, channel, handling_s, names) for half in halves),
    )


def _missing(half: Asker, channel: Channel, handling_s: float, names: Names) -> int:
    """How many agents were missing in a half-hour; ``handling_s`` is that of the day, where it has none."""
    offered, handling = half.readings("offered", "handling", channel=channel.value)
    targets = half.answers.frame.promises.of(channel)
    load = Load(offered.n, half.window.length_ms / SECOND_MS, handling.value or handling_s)
    return short_of(load, _target(targets), _agents_there(half, channel, names))


def _target(targets: Targets) -> StaffingTarget:
    """The promise as a target of staffing; a level of all calls cannot be staffed for, but nearly."""
    return StaffingTarget(service_level=min(targets.service_level, 0.999), within_s=targets.threshold_s)


def _agents_there(half: Asker, channel: Channel, names: Names) -> float:
    """How many agents were there: by their presence, where that is told of everybody who handled a call
    then, else the different people who did."""
    readings = half.readings("handling", by=(Dim.AGENT,), channel=channel.value)
    handled = {one.id.scope.agent for one in readings}
    told: dict[str, list[PresenceInterval]] = {}
    for one in half.answers.presences(half.window):
        told.setdefault(names.persons.get((one.source, one.agent), ""), []).append(one)
    if handled and all(_covers(told.get(person, ()), half.window) for person in handled):
        serving = names.serving.get(channel, frozenset()) | handled
        return sum(_there(told.get(person, ()), half.window) for person in serving)
    return float(len(handled))


def _covers(intervals: Iterable[PresenceInterval], window: Window) -> bool:
    """Whether it is told of all of a window what somebody did."""
    return sum(_shared_ms(one, window) for one in intervals) >= window.length_ms


def _there(intervals: Iterable[PresenceInterval], window: Window) -> float:
    """The part of a window in which somebody was there to help."""
    return min(
        sum(_shared_ms(one, window) for one in intervals if one.state not in _AWAY) / window.length_ms, 1.0
    )


def _shared_ms(interval: PresenceInterval, window: Window) -> int:
    until = window.end if interval.until is None else min(interval.until, window.end)
    return max(until - max(interval.since, window.start), 0)
