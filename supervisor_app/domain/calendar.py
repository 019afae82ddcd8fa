"""Business time: the part of time in which a queue is open, by a calendar in a named zone."""

from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from supervisor_app.domain.public_holidays import public_holidays
from supervisor_app.domain.time import DAY_MS, Instant, Window, from_instant
from supervisor_app.domain.timetable import Timetable
from supervisor_app.domain.working_hours import ALWAYS, DAY_MIN, Opening, WorkingHours, wall_instant

_MARGIN_DAYS = 366
"""Days prepared beyond those asked for, so that time that moves on seldom asks for more."""


class Calendar(Struct, frozen=True, kw_only=True, dict=True):
    """When a queue is open.

    ``hours`` of an ordinary week, in the ``zone``; none on public holidays of ``country`` (and of its
    ``subdivision``; empty: holidays are days as others). ``exceptions``: dates with hours of their own,
    holidays or not; an empty tuple closes the date. What begins before midnight belongs to its day: the night
    shift before a holiday ends as always, the one that would begin on it does not take place. A time of day
    that the zone skips means the jump, one that comes twice means the first.
    """

    zone: str
    hours: WorkingHours = ALWAYS
    country: str = ""
    subdivision: str = ""
    exceptions: dict[date, tuple[Opening, ...]] = field(default_factory=dict)

    def is_holiday(self, day: date) -> bool:
        """Whether the date is a public holiday."""
        return bool(self.country) and day in public_holidays(self.country, self.subdivision, day.year)

    def openings_on(self, day: date) -> tuple[Opening, ...]:
        """The openings that begin on a date."""
        if day in self.exceptions:
            return self.exceptions[day]
        return () if self.is_holiday(day) else self.hours.on(day)

    def is_open(self, at: Instant) -> bool:
        """Whether work goes on at the instant."""
        return self.timetable(at, at).is_open(at)

    def business_ms(self, start: Instant, end: Instant) -> int:
        """The open time between two instants (ms); negative where the end lies before the start."""
        timetable = self.timetable(min(start, end), max(start, end))
        return timetable.open_ms_until(end) - timetable.open_ms_until(start)

    def add(self, start: Instant, business_ms: int) -> Instant:
        """The first instant at which so much open time has passed since the start: when a promise ends.

        Raises ValueError for a negative time, and where the calendar does not open for that long any more.
        """
        if business_ms < 0:
            raise ValueError("a promise ends after it is given: its business time is not negative")
        if business_ms == 0:
            return start
        ahead_ms = _MARGIN_DAYS * DAY_MS
        while True:
            timetable = self.timetable(start, start + ahead_ms)
            end = timetable.instant_of(timetable.open_ms_until(start) + business_ms)
            if end is not None:
                return end
            self._refuse_endless(timetable)
            ahead_ms *= 2

    def timetable(self, start: Instant, end: Instant) -> Timetable:
        """The openings prepared for measuring, over at least the time between the instants."""
        kept = self._kept.timetable
        if kept is None or not kept.covers(start, end):
            covered = (start, end) if kept is None else (kept.covered.start, kept.covered.end, start, end)
            kept = self._kept.timetable = self._prepared(min(covered), max(covered))
        return kept

    @cached_property
    def _kept(self) -> "_Kept":
        return _Kept()

    def _prepared(self, start: Instant, end: Instant) -> Timetable:
        zone = ZoneInfo(self.zone)
        first = _moved(from_instant(start, self.zone).date(), -_MARGIN_DAYS)
        last = _moved(from_instant(end, self.zone).date(), _MARGIN_DAYS)
        days = [date.fromordinal(number) for number in range(first.toordinal() - 1, last.toordinal() + 1)]
        openings = [
            Window(wall_instant(day, one.opens_min, zone), wall_instant(day, one.closes_min, zone))
            for day in days
            for one in self.openings_on(day)
        ]
        return Timetable(openings, Window(wall_instant(first, 0, zone), wall_instant(last, DAY_MIN, zone)))

    def _refuse_endless(self, timetable: Timetable) -> None:
        """Raise ValueError where the week is closed and no exception is still to come."""
        reached = from_instant(timetable.covered.end, self.zone).date()
        if not any(self.hours.week) and all(day < reached for day in self.exceptions):
            raise ValueError("the calendar never opens for that long: it has no working hours")


class _Kept:
    """What a calendar has prepared so far; replaced as a whole, so that threads may share a calendar."""

    timetable: Timetable | None = None


def _moved(day: date, days: int) -> date:
    """The date so many days on, two days within the years that dates can have."""
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, date.min.toordinal() + 2), date.max.toordinal() - 2))
