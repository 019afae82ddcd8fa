"""Business time of many contacts at once."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.targets import FAR_OFF
from supervisor_app.domain.timetable import Timetable

IntArray: TypeAlias = NDArray[np.int64]


def business_ms_many(calendar: Calendar, starts: IntArray, ends: IntArray) -> IntArray:
    """The open time (ms) between each start and its end, as :meth:`Calendar.business_ms` tells it of one.

    All instants are known: rows without one are left out by the caller.
    """
    if not len(starts):
        return np.zeros(0, np.int64)
    first, last = min(starts.min(), ends.min()), max(starts.max(), ends.max())
    timetable = calendar.timetable(int(first), int(last))
    return _open_ms_until(timetable, ends) - _open_ms_until(timetable, starts)


def due_many(calendar: Calendar, starts: IntArray, spans_ms: IntArray) -> IntArray:
    """When so much open time has passed since each start, as :meth:`Calendar.add` tells it of one.

    Where the calendar does not open for that long any more it is ``FAR_OFF``.
    """
    found = []
    for start, span in zip(starts.tolist(), spans_ms.tolist(), strict=True):
        try:
            found.append(calendar.add(start, span))
        except ValueError:
            found.append(FAR_OFF)
    return np.array(found, np.int64)


def _open_ms_until(timetable: Timetable, at: IntArray) -> IntArray:
    if not timetable.starts:
        return np.zeros(len(at), np.int64)
    opens, closes, before = (
        np.frombuffer(column, np.int64) for column in (timetable.starts, timetable.ends, timetable.before)
    )
    place = np.maximum(np.searchsorted(opens, at, side="right") - 1, 0)
    within = np.clip(at, opens[place], closes[place]) - opens[place]
    result: IntArray = before[place] + within
    return result
