"""Business time by walking through every minute with a clock that never goes back: slow, and plain."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Minutes = list[tuple[int, int]]
"""Stretches of a local day in minutes after midnight, as (opens, closes)."""


@lru_cache(maxsize=16)
def _shown(zone: str, first: datetime, minutes: int) -> list[datetime]:
    """The latest time that clocks of the zone have shown by each minute since two days before ``first``."""
    begin = first - timedelta(days=2)
    shown, latest = [], datetime(1, 1, 1)
    for minute in range(minutes + 2 * 1440):
        at = begin + timedelta(minutes=minute)
        latest = max(latest, at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None))
        shown.append(latest)
    return shown[2 * 1440 :]


def open_minutes(
    zone: str, first: datetime, minutes: int, openings_on: Callable[[date], Minutes]
) -> list[bool]:
    """For each of so many minutes from ``first`` (UTC, naive), whether it lies in an opening."""
    return [_is_open(shown, openings_on) for shown in _shown(zone, first, minutes)]


def _is_open(shown: datetime, openings_on: Callable[[date], Minutes]) -> bool:
    for day in (shown.date() - timedelta(days=1), shown.date()):
        since = (shown - datetime(day.year, day.month, day.day)) / timedelta(minutes=1)
        if any(opens <= since < closes for opens, closes in openings_on(day)):
            return True
    return False
