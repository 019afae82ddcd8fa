"""A window cut into the local months and days that roll-ups are kept of. Pure."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

import numpy as np
from msgspec import Struct

from supervisor_app.domain.periods import day_of, window_of
from supervisor_app.domain.time import HOUR_MS, Window, local_midnight
from supervisor_app.metrics.cubes import DAY, MONTH
from supervisor_app.metrics.layout import IntArray
from supervisor_app.metrics.local_time import local_ms

_DAY = timedelta(days=1)


class Stretch(Struct, frozen=True, kw_only=True):
    """A local day or month, or the part of a day that is in a window. ``whole``: all of it is.

    ``start``: how it is written (2026-11-20, 2026-11); ``day``: when the day that it is of began.
    """

    grain: str
    start: str
    window: Window
    day: int
    whole: bool = True


class Month(Struct, frozen=True, kw_only=True):
    """A month of a window: as one stretch, where all of it is in the window, and its days."""

    whole: Stretch | None
    days: tuple[Stretch, ...]


@lru_cache(maxsize=256)
def months_of(window: Window, zone: str) -> tuple[Month, ...]:
    """The months of a window that is not empty, oldest first."""
    first = day_of(window.start, zone).replace(day=1)
    found: list[Month] = []
    while (begin := local_midnight(first, zone)) < window.end:
        following = (first + 32 * _DAY).replace(day=1)
        end = local_midnight(following, zone)
        whole = None
        if window.start <= begin and end <= window.end:
            whole = Stretch(grain=MONTH, start=first.isoformat()[:7], window=Window(begin, end), day=begin)
        inside = Window(max(begin, window.start), min(end, window.end))
        found.append(Month(whole=whole, days=tuple(days_of(inside, zone))))
        first = following
    return tuple(found)


def days_of(window: Window, zone: str) -> Iterator[Stretch]:
    """The days of a window, the first and the last as far as they are in it."""
    day = day_of(window.start, zone)
    while (whole := window_of(day, zone)).start < window.end:
        inside = Window(max(whole.start, window.start), min(whole.end, window.end))
        if inside.length_ms > 0:
            yield Stretch(
                grain=DAY, start=day.isoformat(), window=inside, day=whole.start, whole=inside == whole
            )
        day += _DAY


@lru_cache(maxsize=4096)
def clocks_of(stretch: Stretch, zone: str) -> IntArray:
    """What the clocks show when each hour of a day begins, as ms of local time; of a month when it begins."""
    if stretch.grain == MONTH:
        return local_ms(np.array([stretch.day]), zone)
    return local_ms(np.arange(stretch.day, stretch.window.end, HOUR_MS), zone)


@lru_cache(maxsize=4096)
def in_whole_hours(stretch: Stretch, zone: str) -> bool:
    """Whether hours that have passed since a day began are those that its clocks show."""
    return not bool((clocks_of(stretch, zone) % HOUR_MS).any())
