"""What can be wrong with promises and calendars, beyond what the types say."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from supervisor_app.domain.public_holidays import public_holidays
from supervisor_app.settings import Settings
from supervisor_app.settings_targets import WEEKDAYS, CalendarSettings, TargetSettings

Fault = tuple[str, str, str]

_ANY_YEAR = 2026
_SHARES = ("service_level", "abandonment", "promise_share")
_SECONDS = (
    "threshold_s",
    "short_s",
    "longest_wait_s",
    "promise_s",
    "resolution_s",
    "response_within_s",
    "recontact_s",
    "repeat_s",
)


def target_faults(settings: Settings) -> Iterator[Fault]:
    """Every mistake: message, place, remedy."""
    for place, table in _tables(settings).items():
        yield from _number_faults(place, table)
        if table.calendar and table.calendar not in settings.calendars:
            known = ", ".join(settings.calendars) or "none yet"
            yield f"there is no calendar {table.calendar!r}", f"{place}.calendar", f"Calendars are {known}"
    keys = [source.key for source in settings.sources]
    for name in settings.queues:
        source, separator, queue = name.partition("/")
        if not (source and separator and queue):
            yield f"{name!r} is no queue", _queue(name), 'Write source/queue, like [queues."tickets/help"]'
        elif keys and source not in keys:
            yield f"there is no source {source!r}", _queue(name), f"Sources are {', '.join(keys)}"
    for name, calendar in settings.calendars.items():
        yield from _calendar_faults(f".calendars.{name}", calendar, settings.desk.zone)


def _tables(settings: Settings) -> dict[str, TargetSettings]:
    channels = {f".channels.{word}": one for word, one in settings.channels.items()}
    queues = {_queue(name): one for name, one in settings.queues.items()}
    return {".targets": settings.targets, **channels, **queues}


def _queue(name: str) -> str:
    return f".queues.{name}"


def _number_faults(place: str, table: TargetSettings) -> Iterator[Fault]:
    for name in _SHARES:
        value = getattr(table, name)
        if value is not None and not 0 <= value <= 1:
            yield f"{name} is a share", f"{place}.{name}", "Write a number between 0 and 1, like 0.8"
    for name in _SECONDS:
        value = getattr(table, name)
        if value is not None and value < 0:
            yield f"{name} must not be negative", f"{place}.{name}", "Write a number of seconds"
    if table.seats is not None and table.seats < 0:
        yield "seats must not be negative", f"{place}.seats", "Write a number of agents"


def _calendar_faults(place: str, calendar: CalendarSettings, zone: str) -> Iterator[Fault]:
    try:
        ZoneInfo(calendar.zone or zone)
    except (KeyError, ValueError, OSError):
        message = f"there is no time zone {calendar.zone!r}"
        yield message, f"{place}.zone", 'Write one like "Europe/Warsaw", or "" for that of the desk'
        return
    unknown = [day for day in calendar.hours or {} if day not in WEEKDAYS]
    if unknown:
        yield f"there is no weekday {unknown[0]!r}", f"{place}.hours", f"Weekdays are {', '.join(WEEKDAYS)}"
        return
    try:
        calendar.calendar(zone)
    except ValueError as error:
        yield str(error), f"{place}.hours", 'Write hours like "08:00-20:00"'
    try:
        if calendar.country:
            public_holidays(calendar.country, calendar.subdivision, _ANY_YEAR)
    except ValueError:
        message = f"no public holidays are known of {calendar.country!r}"
        yield message, f"{place}.country", 'Write a code of ISO 3166, like "PL", or "" for none'
