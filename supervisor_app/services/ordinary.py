"""Which days are ordinary, and which of them tell what is usual for a day."""

from datetime import date, timedelta
from functools import cached_property

from supervisor_app.domain.periods import day_of, window_of
from supervisor_app.domain.public_holidays import public_holidays
from supervisor_app.domain.time import HOUR_MS, Window
from supervisor_app.metrics.usual import Kinds, Usual, usual
from supervisor_app.services.answering import Answers
from supervisor_app.services.day_sums import VOLUME
from supervisor_app.services.history import Question

_BACK = timedelta(days=7 * 26)
"""How far back same weekdays are looked for."""
_DAY = timedelta(days=1)


class Ordinary:
    """The days of a desk, as far as they are stored. Raises StoreError where it asks."""

    def __init__(self, answers: Answers, zone: str) -> None:
        self._answers, self._zone = answers, zone
        self._kinds: dict[date, Kinds] = {}
        self._busy: dict[date, bool] = {}

    @cached_property
    def first(self) -> date | None:
        """The first day that is stored in full; None where nothing is.

        The day on which the stored begins is one where something happened in its first hour.
        """
        since = self._answers.since()
        if since is None:
            return None
        begun = day_of(since, self._zone)
        start = window_of(begun, self._zone).start
        return begun if since < start + HOUR_MS else begun + _DAY

    def stored(self, day: date) -> bool:
        """Whether a day is stored from its beginning on."""
        return self.first is not None and day >= self.first

    def kind_of(self, day: date) -> str:
        """``holiday`` or ``monthday`` for a special day, empty for a day as others."""
        return self._kinds_before(day).kind_of(day)

    def usual_for(self, day: date) -> Usual:
        """The days that tell what is usual for a day, and those of the band; without any values.

        A day without any contact tells nothing: nobody knows whether it is one that is missing.
        """
        kinds = self._kinds_before(day)
        first = max(day - _BACK, self.first or day)
        days = {first + passed * _DAY: dict[int, float]() for passed in range((day - first).days)}
        return usual(days, day, lambda one: kinds.ordinary(one) and self._has_contacts(one))

    def _has_contacts(self, day: date) -> bool:
        if day not in self._busy:
            window = window_of(day, self._zone)
            question = Question(figures=(VOLUME,), window=window, zone=self._zone)
            self._busy[day] = any(one.n for one in self._answers.readings(question))
        return self._busy[day]

    def _kinds_before(self, day: date) -> Kinds:
        if day not in self._kinds:
            self._kinds[day] = self._kinds_of(day)
        return self._kinds[day]

    def _kinds_of(self, day: date) -> Kinds:
        """What is known of a day and of those looked back on."""
        return kinds_between(self._answers, self._zone, day - _BACK, day)


def kinds_between(answers: Answers, zone: str, first: date, last: date) -> Kinds:
    """What is known of the days between two, both included. Raises StoreError."""
    frame = answers.frame
    years = range(first.year, last.year + 1) if frame.country else ()
    window = Window(window_of(first, zone).start, window_of(last, zone).end)
    return Kinds(
        monthdays=frame.special_days,
        holidays=frozenset[date]().union(*(public_holidays(frame.country, "", year) for year in years)),
        gaps=frozenset(one for gap in answers.gaps(window) for one in _days_in(gap.window, zone)),
    )


def _days_in(window: Window, zone: str) -> list[date]:
    """The days that a stretch shares time with."""
    first, last = day_of(window.start, zone), day_of(max(window.end - 1, window.start), zone)
    return [first + passed * _DAY for passed in range((last - first).days + 1)]
