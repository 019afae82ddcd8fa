"""When a simulated desk begins to live, if nobody says."""

from datetime import date, datetime, timedelta

_OPEN, _CLOSE = 9, 18
_NOON = (12, 40)
_SATURDAY = 5
_SAME_TIME_YEARS = 3


def lively_start(now: datetime, lived: date | None = None) -> datetime:
    """``now`` in working hours of a weekday, else shortly after noon of the last weekday before it.

    ``now`` is in the operator's zone. At night and at weekends a help desk is nearly asleep, which is
    true to life and shows a newcomer nothing. An operator who ``lived`` years ago is met in a year of its
    own: the one after that day.
    """
    if lived is not None and abs(now.year - lived.year) > _SAME_TIME_YEARS:
        now = _in_year(now, lived.year + 1)
    if now.weekday() < _SATURDAY and _OPEN <= now.hour < _CLOSE:
        return now
    noon = now.replace(hour=_NOON[0], minute=_NOON[1], second=0, microsecond=0)
    while noon > now or noon.weekday() >= _SATURDAY:
        noon -= timedelta(days=1)
    return noon


def _in_year(moment: datetime, year: int) -> datetime:
    leap_day = (moment.month, moment.day) == (2, 29)
    return moment.replace(year=year, day=28 if leap_day else moment.day)
