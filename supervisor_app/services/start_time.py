"""When a simulated desk begins to live, if nobody says."""

from datetime import datetime, timedelta

_OPEN, _CLOSE = 9, 18
_NOON = (12, 40)
_SATURDAY = 5


def lively_start(now: datetime) -> datetime:
    """``now`` in working hours of a weekday, else shortly after noon of the last weekday before it.

    ``now`` is in the operator's zone. At night and at weekends a help desk is nearly asleep, which is
    true to life and shows a newcomer nothing.
    """
    if now.weekday() < _SATURDAY and _OPEN <= now.hour < _CLOSE:
        return now
    noon = now.replace(hour=_NOON[0], minute=_NOON[1], second=0, microsecond=0)
    while noon > now or noon.weekday() >= _SATURDAY:
        noon -= timedelta(days=1)
    return noon
