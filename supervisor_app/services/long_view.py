"""The months before a day, by day: contacts of every hour, and the longest of some durations."""

from collections.abc import Iterator
from datetime import date, timedelta

from supervisor_app.domain.periods import window_of
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.time import Window
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.answering import Answers
from supervisor_app.services.day_sums import VOLUME
from supervisor_app.services.history import Question
from supervisor_app.services.ordinary import Ordinary

MONTHS_BACK = 92
"""About three months, in days."""
YEAR_BACK = 365
FEWEST_DAYS = 28
"""Fewer days make no record."""

LONGEST = "longest_handling"

_CHUNK = 7
"""Days that are asked about at once where a long window is costly."""
_DAY = timedelta(days=1)


class LongView:
    """Days that are stored, each asked about once. Raises StoreError where it asks.

    ``ordinary`` knows from when on anything is stored.
    """

    def __init__(self, answers: Answers, ordinary: Ordinary, zone: str, where: Scope) -> None:
        self._answers, self._ordinary, self._zone, self._where = answers, ordinary, zone, where
        self._counts: dict[date, dict[int, int]] = {}
        self._longest: dict[date, dict[str, float]] = {}

    def days(self, last: date, back: int) -> list[date]:
        """The stored days of so many up to one, included, oldest first."""
        days = (last - passed * _DAY for passed in range(back - 1, -1, -1))
        return [day for day in days if self._ordinary.stored(day)]

    def counts(self, days: list[date]) -> dict[date, dict[int, int]]:
        """The contacts of each hour of the day that had any."""
        for part in self._missing(days, self._counts):
            self._ask_counts(part)
        return {day: self._counts[day] for day in days}

    def before(self, day: date) -> dict[date, dict[int, int]]:
        """The contacts by hour of the three months before a day."""
        return self.counts(self.days(day - _DAY, MONTHS_BACK))

    def longest_before(self, day: date, channel: str) -> dict[date, float]:
        """The longest handling of a channel (s) of the days before that had any.

        Of a year, or of three months where more is costly.
        """
        days = self.days(day - _DAY, YEAR_BACK if self._answers.far else MONTHS_BACK)
        for part in self._missing(days, self._longest):
            self._ask_longest(part)
        return {one: self._longest[one][channel] for one in days if channel in self._longest[one]}

    def _ask_counts(self, days: list[date]) -> None:
        self._counts |= {day: dict[int, int]() for day in days}
        for one in self._answers.readings(self._question(VOLUME, days, Dim.HOUR)):
            self._counts[date.fromisoformat(one.id.scope.day)][int(one.id.scope.hour)] = one.n
        if not self._answers.far:
            self._ask_longest(days)  # while the days are loaded

    def _ask_longest(self, days: list[date]) -> None:
        self._longest |= {day: dict[str, float]() for day in days}
        for one in self._answers.readings(self._question(LONGEST, days, Dim.CHANNEL)):
            if one.value is not None:
                self._longest[date.fromisoformat(one.id.scope.day)][one.id.scope.channel] = one.value

    def _question(self, figure: str, days: list[date], dim: Dim) -> Question:
        window = Window(window_of(days[0], self._zone).start, window_of(days[-1], self._zone).end)
        by = (Dim.DAY, dim)
        return Question(figures=(figure,), window=window, zone=self._zone, by=by, where=self._where)

    def _missing(
        self, days: list[date], kept: dict[date, dict[int, int]] | dict[date, dict[str, float]]
    ) -> Iterator[list[date]]:
        """The days that were not asked about, in runs of days that follow each other."""
        most = YEAR_BACK if self._answers.far else _CHUNK
        run: list[date] = []
        for day in days:
            if day in kept:
                continue
            if run and (day != run[-1] + _DAY or len(run) == most):
                yield run
                run = []
            run.append(day)
        if run:
            yield run
