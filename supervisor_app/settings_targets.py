"""What is promised on channels and in queues, and when these are open: tables, and what follows from them."""

from datetime import date
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.targets import (
    AbandonmentPreset,
    Own,
    Promises,
    ServiceLevelPreset,
    Targets,
)
from supervisor_app.domain.working_hours import ALWAYS, Opening, WorkingHours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Hours: TypeAlias = str | list[str]
"""One stretch of a day like ``08:00-20:00``, or several."""


class TargetSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """What is promised: any member of Targets. Missing: as in the table it stands beside."""

    threshold_s: float | None = None
    short_s: float | None = None
    service_level: float | None = None
    service_level_preset: ServiceLevelPreset | None = None
    abandonment_preset: AbandonmentPreset | None = None
    abandonment: float | None = None
    longest_wait_s: float | None = None
    promise_s: float | None = None
    promise_share: float | None = None
    resolution_s: float | None = None
    response_within_s: float | None = None
    recontact_s: float | None = None
    repeat_s: float | None = None
    calendar: str | None = None
    in_business_time: bool | None = None
    seats: float | None = None

    def own(self) -> Own:
        """What is said, by the name of a member of Targets."""
        told: dict[str, Any] = {name: getattr(self, name) for name in Targets.__struct_fields__}
        return {name: value for name, value in told.items() if value is not None}


class ChannelSettings(TargetSettings, kw_only=True, forbid_unknown_fields=True):
    """What is promised on one channel, and which source counts it."""

    counting_source: str | None = None


class CalendarSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """When a queue is open.

    ``hours`` by weekday (``mon`` … ``sun``; one that is missing is closed), always where there are none;
    never on public holidays of ``country``; ``exceptions`` by date. ``zone`` empty: the desk's.
    """

    zone: str = ""
    country: str = ""
    subdivision: str = ""
    hours: dict[str, Hours] | None = None
    exceptions: dict[date, Hours] = {}

    def calendar(self, zone: str) -> Calendar:
        """The calendar, of a desk in a zone. Raises ValueError for hours that no clock shows."""
        week = {WEEKDAYS.index(day) + 1: _stretches(hours) for day, hours in (self.hours or {}).items()}
        return Calendar(
            zone=self.zone or zone,
            hours=ALWAYS if self.hours is None else WorkingHours.of(week),
            country=self.country,
            subdivision=self.subdivision,
            exceptions={
                day: tuple(Opening.of(text) for text in _stretches(hours))
                for day, hours in self.exceptions.items()
            },
        )


def promises_of(
    targets: TargetSettings,
    channels: dict[str, ChannelSettings],
    queues: dict[str, TargetSettings],
    calendars: dict[str, CalendarSettings],
    zone: str,
) -> Promises:
    """The targets of a desk in a zone that follow from its tables."""
    default = msgspec.structs.replace(Targets(), **targets.own())
    return Promises(
        default=default,
        channels={
            Channel(word): msgspec.structs.replace(default, **own.own()) for word, own in channels.items()
        },
        queues={name: own.own() for name, own in queues.items()},
        calendars={name: one.calendar(zone) for name, one in calendars.items()},
    )


def _stretches(hours: Hours) -> list[str]:
    return [hours] if isinstance(hours, str) else hours
