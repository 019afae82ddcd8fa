"""Instants and windows.

An *instant* is an integer number of **milliseconds since 1970-01-01T00:00:00Z**. Nothing else is
used for time between the door of a source and the formatter of a label, so that a naive or local
time cannot exist in the core. Durations stored with a contact are integer milliseconds too
(``talk_ms``); durations that are *figures* are seconds as floats (``wait_s``).
"""

from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from msgspec import Struct

Instant: TypeAlias = int

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Window(Struct, frozen=True):
    """A half-open stretch of time: ``start <= t < end``, both UTC instants."""

    start: Instant
    end: Instant

    @property
    def length_ms(self) -> int:
        """Its length in milliseconds."""
        return self.end - self.start

    def holds(self, at: Instant) -> bool:
        """Whether the instant lies inside."""
        return self.start <= at < self.end

    def meets(self, other: "Window") -> bool:
        """Whether the two share any time."""
        return self.start < other.end and other.start < self.end


def to_instant(moment: datetime) -> Instant:
    """The instant of an aware datetime. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be placed: give it an offset or a Z")
    since = moment - _EPOCH  # in parts: dividing it by a millisecond takes twice as long
    return since.days * DAY_MS + since.seconds * SECOND_MS + since.microseconds // 1000


def from_instant(at: Instant, zone: str = "UTC") -> datetime:
    """The instant as an aware datetime in the named zone."""
    moment = _EPOCH + timedelta(milliseconds=at)
    return moment.astimezone(ZoneInfo(zone))


def local_midnight(day: date, zone: str) -> Instant:
    """The first instant of a local calendar day (01:00 where midnight does not exist)."""
    return to_instant(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC))


def local_day(at: Instant, zone: str) -> Window:
    """The local calendar day that holds the instant: 23, 24 or 25 hours."""
    day = from_instant(at, zone).date()
    return Window(local_midnight(day, zone), local_midnight(day + timedelta(days=1), zone))
