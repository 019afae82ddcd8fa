"""The hours of a local day as they come: 23, 24 or 25 of them. Pure."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from supervisor_app.domain.periods import window_of
from supervisor_app.domain.time import HOUR_MS, Instant, Window, from_instant, to_instant


class LocalHour(Struct, frozen=True):
    """One hour: when it begins, and what the clock shows then."""

    start: Instant
    hour: int


@lru_cache(maxsize=2048)
def hours_of(window: Window, zone: str) -> tuple[LocalHour, ...]:
    """The hours of a local day, or of its beginning; the last may be cut short."""
    starts = range(window.start, window.end, HOUR_MS)
    return tuple(LocalHour(start, from_instant(start, zone).hour) for start in starts)


def pieces_of(window: Window, zone: str) -> tuple[Window, ...]:
    """The day cut where an hour comes for the second time, so that no piece holds an hour twice."""
    seen: set[int] = set()
    for one in hours_of(window, zone):
        if one.hour in seen:
            return Window(window.start, one.start), Window(one.start, window.end)
        seen.add(one.hour)
    return (window,)


def cut_at(day: date, at: Instant, zone: str) -> Window:
    """A local day up to the time of day that the clock shows at an instant."""
    shown = from_instant(at, zone).time()
    whole = window_of(day, zone)
    end = to_instant(datetime.combine(day, shown, tzinfo=ZoneInfo(zone)))
    return Window(whole.start, min(max(end, whole.start), whole.end))
