"""Where an axis puts its marks: round numbers, round durations, round hours of a named time zone."""

import math
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_MINUTE_MS = 60_000
_QUARTER_MS = 15 * _MINUTE_MS
_TIME_STEPS_MIN = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)
_DURATION_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400)


def count_step(top: float, most: int) -> float:
    """The round number (1, 2 or 5 times a power of ten, at least 1) that parts `top` into at most `most`."""
    wanted = max(top / max(most, 1), 1.0)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= wanted * 0.999999)


def fine_step(span: float, most: int, *, whole: bool = False) -> float:
    """The same of any positive span, however small; of `whole` numbers at least 1."""
    wanted = max(span / max(most, 1), 1.0 if whole else 0.0)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= wanted * 0.999999)


def duration_step(top_s: float, most: int) -> float:
    """The round duration in seconds that parts 0 … `top_s` into at most `most`."""
    wanted = max(top_s / max(most, 1), 1.0)
    fitting = (float(step) for step in _DURATION_STEPS_S if step >= wanted)
    return next(fitting, math.ceil(wanted / 86400) * 86400.0)


def steady_top(current: float, highest: float, step: float) -> float:
    """The end of an axis: a multiple of `step` above `highest`, lowered only once half the room is unused."""
    wanted = max(math.ceil(highest * 1.02 / step), 1) * step
    return current if wanted <= current and wanted * 2 > current else wanted


def count_label(value: float) -> str:
    """A count as an axis writes it: "1 200"."""
    return f"{value:,.0f}".replace(",", "\N{NO-BREAK SPACE}")


def duration_label(seconds: float) -> str:
    """A duration as an axis writes it: "2:00", from 100 minutes on "2 h"."""
    if seconds >= 6000:
        return f"{seconds / 3600:g}\N{NO-BREAK SPACE}h"
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def clock_label(at: int, zone: str) -> str:
    """The wall clock's reading at an instant (ms) in a zone: "6:00"."""
    local = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    return f"{local.hour}:{local.minute:02}"


@lru_cache(maxsize=64)
def time_ticks(start: int, end: int, zone: str, most: int) -> tuple[tuple[int, str], ...]:
    """At most `most` instants (ms) between `start` and `end` at round hours of the zone, each with its label.

    Days of 23 and 25 hours come out right: instants are stepped in UTC and kept where the wall clock is
    round.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: the zone's name is unknown.
    """
    span_min = max(end - start, 1) / _MINUTE_MS
    fitting = (step for step in _TIME_STEPS_MIN if span_min / step <= max(most, 1))
    step_min = next(fitting, 1440 * math.ceil(span_min / 1440 / max(most, 1)))
    stride = min(step_min * _MINUTE_MS, _QUARTER_MS)
    return tuple(
        (at, clock_label(at, zone))
        for at in range(-(-start // stride) * stride, end + 1, stride)
        if _wall_minutes(at, zone) % step_min == 0
    )


def _wall_minutes(at: int, zone: str) -> int:
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone))
    return local.toordinal() * 1440 + local.hour * 60 + local.minute
