"""Durations, ages, clock times and days as text. Durations are in milliseconds, never shown negative."""

from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Instant, from_instant
from supervisor_app.text.numbers import DASH, NO_BREAK, count

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, Monday first."""


def duration_clock(duration_ms: float | None) -> str:
    """As on a stop-watch: ``0:48``, ``2:41``, ``1:02:05``; whole days before it: ``2 d 3:00:00``."""
    if duration_ms is None:
        return DASH
    seconds = max(0, int(duration_ms)) // SECOND_MS
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if days:
        return f"{count(days)} d {hour}:{minute:02}:{second:02}"
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"


def duration_words(duration_ms: float | None) -> str:
    """In words, rounded down to what matters: ``45 s``, ``4 min``, ``2 h 5 min``, ``3 d 4 h``."""
    if duration_ms is None:
        return DASH
    whole = max(0, int(duration_ms))
    if whole < MINUTE_MS:
        return _unit(whole // SECOND_MS, "s")
    if whole < HOUR_MS:
        return _unit(whole // MINUTE_MS, "min")
    if whole < DAY_MS:
        return _pair(whole // HOUR_MS, "h", whole % HOUR_MS // MINUTE_MS, "min")
    return _pair(whole // DAY_MS, "d", whole % DAY_MS // HOUR_MS, "h")


def wait(duration_ms: float | None, live: bool) -> str:
    """How long a customer waits: by the second where they wait in person, in words where they wrote.

    From an hour on the seconds say nothing: words for both.
    """
    if duration_ms is not None and live and duration_ms < HOUR_MS:
        return duration_clock(duration_ms)
    return duration_words(duration_ms)


def age_words(duration_ms: float | None) -> str:
    """How old something is, short: ``2 s``, ``3 min``; ``never`` for None."""
    return "never" if duration_ms is None else duration_words(duration_ms)


def age(duration_ms: float | None) -> str:
    """How long ago: ``2 s ago``; ``never`` for None."""
    return "never" if duration_ms is None else f"{duration_words(duration_ms)} ago"


def clock(at: Instant | None, zone: str) -> str:
    """The local time of day to the minute: ``12:46``."""
    return DASH if at is None else f"{from_instant(at, zone):%H:%M}"


def clock_seconds(at: Instant | None, zone: str) -> str:
    """The local time of day to the second: ``12:46:05``."""
    return DASH if at is None else f"{from_instant(at, zone):%H:%M:%S}"


def day(at: Instant | None, zone: str) -> str:
    """The local day, short: ``17 Nov``."""
    if at is None:
        return DASH
    moment = from_instant(at, zone)
    return f"{moment.day}{NO_BREAK}{_MONTHS[moment.month - 1]}"


def date_long(at: Instant, zone: str) -> str:
    """The local day in full: ``Friday 20 Nov 2026``."""
    moment = from_instant(at, zone)
    return f"{WEEKDAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def day_clock(at: Instant | None, zone: str, now: Instant) -> str:
    """The time of day, with the day before it when it is not today's: ``12:46``, ``17 Nov 12:46``."""
    if at is None:
        return DASH
    same = from_instant(at, zone).date() == from_instant(now, zone).date()
    return clock(at, zone) if same else f"{day(at, zone)} {clock(at, zone)}"


def _unit(number: int, unit: str) -> str:
    return f"{count(number)}{NO_BREAK}{unit}"


def _pair(first: int, first_unit: str, second: int, second_unit: str) -> str:
    head = _unit(first, first_unit)
    return f"{head} {_unit(second, second_unit)}" if second else head
