"""What kind of day it is: holiday, busy day, rain, and how far from the day volumes are told for.

One calendar serves all channels and the roster. What a day is like follows from its date and the seed
alone, however long the simulated past is.
"""

from datetime import date, datetime, timedelta

import holidays
from msgspec import Struct

from supervisor_app.demo.dice import generator
from supervisor_app.demo.profile import Profile
from supervisor_app.domain.time import Instant, from_instant, local_midnight

DRIFT_YEARS = 4.0
"""Nothing doubles every year for ever: further from the epoch than this, levels stay as they are then."""

_YEAR_DAYS = 365.25
_RAIN_MM = 4.5
_LEAST_MM = 0.2
_SUNDAY = 6


class Day(Struct, frozen=True, kw_only=True):
    """One local day. ``rain_mm`` is 0 when dry; ``years`` from the profile's epoch, negative before it."""

    date: date
    holiday: bool
    busy: bool
    rain_mm: float
    years: float

    @property
    def roster_weekday(self) -> int:
        """The weekday whose staff comes: that of a Sunday on a holiday."""
        return _SUNDAY if self.holiday else self.date.weekday()


class Calendar:
    """The days of one operator."""

    def __init__(self, profile: Profile, seed: str) -> None:
        self._profile, self._seed = profile, seed
        self._holidays = holidays.country_holidays(profile.country) if profile.country else {}
        self._days: dict[date, Day] = {}

    def local(self, at: Instant) -> datetime:
        """An instant in the operator's zone."""
        return from_instant(at, self._profile.zone)

    def midnight(self, day: date) -> Instant:
        """The first instant of a local day."""
        return local_midnight(day, self._profile.zone)

    def day(self, day: date) -> Day:
        """What a local day is like."""
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = Day(
                date=day,
                holiday=day in self._holidays,
                busy=day.day in self._profile.busy_days,
                rain_mm=self._rain_mm(day),
                years=self.years(day),
            )
        return known

    def years(self, day: date) -> float:
        """How many years after the epoch a day is, as far as things go on changing at their pace."""
        return max(-DRIFT_YEARS, min(DRIFT_YEARS, (day - self._profile.epoch).days / _YEAR_DAYS))

    def _rain_mm(self, day: date) -> float:
        weather = self._profile.weather
        if weather is None:
            return 0.0
        # some days are as the day before: go back to the last that was a day of its own
        source = day
        while generator(self._seed, "weather lasts", source).random() < weather.lasts:
            source -= timedelta(days=1)
        if generator(self._seed, "weather", source).random() >= weather.rainy[source.month - 1]:
            return 0.0
        fallen = generator(self._seed, "rain", day).expovariate(1 / _RAIN_MM)
        return max(_LEAST_MM, round(fallen, 1))
