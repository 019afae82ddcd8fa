"""The hours of a week in which somebody works, in local time, and where they lie on the line of instants."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from supervisor_app.domain.time import Instant, to_instant

DAY_MIN = 24 * 60
_TEXT = re.compile(r"(\d\d):(\d\d)\s*[-–]\s*(\d\d):(\d\d)")


class Opening(Struct, frozen=True, order=True):
    """A stretch of a local day, in minutes after its midnight; ``closes_min`` may lie on the day after."""

    opens_min: int
    closes_min: int

    def __post_init__(self) -> None:
        if not (0 <= self.opens_min < DAY_MIN and 0 < self.closes_min - self.opens_min <= DAY_MIN):
            raise ValueError("hours begin within the day and last more than nothing and at most 24 hours")

    @classmethod
    def of(cls, text: str) -> "Opening":
        """The stretch written as ``08:00-20:00``; ``22:00-06:00`` ends a day later. Raises ValueError."""
        match = _TEXT.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"hours are written as 08:00-20:00, not {text!r}")
        hours = [int(part) for part in match.groups()]
        opens, closes = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
        if hours[1] > 59 or hours[3] > 59 or opens >= DAY_MIN or closes > DAY_MIN:
            raise ValueError(f"{text!r} holds a time of day that no clock shows")
        if opens == closes:
            raise ValueError(f"{text!r} begins and ends at once; the whole day is 00:00-24:00")
        return cls(opens, closes if closes > opens else closes + DAY_MIN)


WHOLE_DAY = Opening(0, DAY_MIN)


class WorkingHours(Struct, frozen=True):
    """The openings of each weekday, Monday first. What passes midnight belongs to the day it begins on."""

    week: tuple[tuple[Opening, ...], ...]

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("a week has seven days")

    @classmethod
    def of(cls, week: Mapping[int, Iterable[str]]) -> "WorkingHours":
        """The hours written per weekday (1 = Monday … 7); a weekday that is not named is closed."""
        return cls(tuple(tuple(Opening.of(text) for text in week.get(day, ())) for day in range(1, 8)))

    def on(self, day: date) -> tuple[Opening, ...]:
        """The openings that begin on a day, whatever is special about it."""
        return self.week[day.weekday()]


ALWAYS = WorkingHours(((WHOLE_DAY,),) * 7)


def wall_instant(day: date, minutes: int, zone: ZoneInfo) -> Instant:
    """The first instant at which clocks of the zone show so many minutes after midnight of the day, or later.

    A time that comes twice means the first of the two; a time that is jumped over means the jump.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    early, late = wall.replace(tzinfo=zone), wall.replace(tzinfo=zone, fold=1)
    if (late.utcoffset() or timedelta()) <= (early.utcoffset() or timedelta()):
        return to_instant(early)
    return _jump(to_instant(late), to_instant(early), zone)


def _jump(before: Instant, after: Instant, zone: ZoneInfo) -> Instant:
    """The instant in (before, after] at which the zone moves its clocks."""
    offset = datetime.fromtimestamp(before / 1000, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle / 1000, zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
