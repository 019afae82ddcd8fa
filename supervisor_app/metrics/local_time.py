"""Local calendar fields of many instants at once, in a named zone, right when its clocks change."""

from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from supervisor_app.domain.time import DAY_MS, HOUR_MS, Instant, from_instant
from supervisor_app.metrics.layout import IntArray

_THURSDAY = 3  # 1970-01-01, counted from Monday


def local_ms(at: IntArray, zone: str) -> IntArray:
    """What the clocks of the zone show, as ms since they showed 1970-01-01T00:00."""
    if not len(at):
        return at
    first, last = int(at.min()) // HOUR_MS, int(at.max()) // HOUR_MS + 1
    starts, offsets = _changes(zone, first, last)
    return at + offsets[np.searchsorted(starts, at, side="right") - 1]


def days(local: IntArray) -> IntArray:
    """Calendar days since 1970-01-01."""
    return local // DAY_MS


def months(local: IntArray) -> IntArray:
    """Calendar months since January 1970."""
    dates = days(local).astype("datetime64[D]")
    return dates.astype("datetime64[M]").astype(np.int64)


def hours(local: IntArray) -> IntArray:
    """Hours of the day, 0 to 23; an hour that comes twice is one."""
    return local % DAY_MS // HOUR_MS


def weekdays(local: IntArray) -> IntArray:
    """Days of the week, 1 (Monday) to 7."""
    return (days(local) + _THURSDAY) % 7 + 1


def monthdays(local: IntArray) -> IntArray:
    """Days of the month, from 1."""
    dates = days(local).astype("datetime64[D]")
    first = dates.astype("datetime64[M]").astype("datetime64[D]")
    passed: IntArray = (dates - first).astype(np.int64)
    return passed + 1


@lru_cache(maxsize=64)
def _changes(zone: str, first_hour: int, last_hour: int) -> tuple[IntArray, IntArray]:
    """From when on the zone is how many ms ahead of UTC, over a stretch of whole UTC hours."""
    info = ZoneInfo(zone)

    def offset(at: Instant) -> int:
        ahead = from_instant(at).astimezone(info).utcoffset()
        return 0 if ahead is None else round(ahead.total_seconds() * 1000)

    starts, offsets = [first_hour * HOUR_MS], [offset(first_hour * HOUR_MS)]
    for hour in range(first_hour, last_hour):
        after = offset((hour + 1) * HOUR_MS)
        if after != offsets[-1]:
            low, high = hour * HOUR_MS, (hour + 1) * HOUR_MS  # the change is after low, at or before high
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if offset(middle) == after else (middle, high)
            starts.append(high)
            offsets.append(after)
    return np.array(starts, np.int64), np.array(offsets, np.int64)
