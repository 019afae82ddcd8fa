"""What is promised for each contact: by its channel, and by its queue where that has targets of its own."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import SECOND_MS
from supervisor_app.metrics.business import business_ms_many, due_many
from supervisor_app.metrics.layout import CHANNELS, NEVER, Codes, IntArray, Mask

Chosen: TypeAlias = tuple[list[Any], NDArray[np.int64]]
"""The different values there are, and of each contact which one is its own."""


class Promised:
    """The targets of contacts of these channels and queues (by code); ``words``: the names of the queues."""

    def __init__(self, promises: Promises, channels: Codes, queues: Codes, words: list[str]) -> None:
        self._promises, self._channels, self._queues, self._words = promises, channels, queues, words

    def of(self, name: str) -> Chosen:
        """A member of Targets."""
        by_channel = [getattr(self._promises.of(one), name) for one in CHANNELS]
        own = {
            self._words.index(queue): said[name]
            for queue, said in self._promises.queues.items()
            if name in said and queue in self._words
        }
        values = list(dict.fromkeys([*by_channel, *own.values()]))
        places = np.array([values.index(value) for value in by_channel])[self._channels]
        for queue, value in own.items():
            places[self._queues == queue] = values.index(value)
        return values, places

    def ms(self, name: str) -> IntArray:
        """A duration, in ms."""
        values, places = self.of(name)
        return np.array([round(value * SECOND_MS) for value in values], np.int64)[places]

    def in_business_time(self) -> Mask:
        """Whose promises are business time."""
        values, places = self.of("in_business_time")
        return np.array(values, np.bool_)[places]

    def calendars(self) -> list[tuple[Calendar, Mask]]:
        """Every calendar with the contacts that are under it; those that are under none are left out."""
        values, places = self.of("calendar")
        known = self._promises.calendars
        return [(known[name], places == place) for place, name in enumerate(values) if name in known]

    def business_ms(self, starts: IntArray, ends: IntArray) -> IntArray:
        """The open time between instants of each contact, ``NEVER`` where one of them is; of who is under no
        calendar all of it."""
        known = (starts != NEVER) & (ends != NEVER)
        found = np.where(known, ends - starts, NEVER)
        for calendar, under in self.calendars():
            rows = np.flatnonzero(under & known)
            found[rows] = business_ms_many(calendar, starts[rows], ends[rows])
        return found

    def due(self, starts: IntArray, name: str) -> IntArray:
        """When a promised duration is over that begins at an instant of each contact (``NEVER``: at none)."""
        known, spans = starts != NEVER, self.ms(name)
        found = np.where(known, starts + spans, NEVER)
        business = self.in_business_time()
        for calendar, under in self.calendars() if business.any() else ():
            rows = np.flatnonzero(under & known & business)
            found[rows] = due_many(calendar, starts[rows], spans[rows])
        return found
