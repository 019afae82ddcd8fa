"""Which stored sheets answer a question about a figure, and which days must be looked at anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from supervisor_app.domain.time import Instant, Window
from supervisor_app.metrics.atoms import PLACES, Sketched, atoms_of
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.cell_measurement import holds_of, place_for
from supervisor_app.metrics.cells import Segment
from supervisor_app.metrics.cubes import DAY, EXACT, MONTH, NUMBERS, SKETCHES, Sheet
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.view import words_in
from supervisor_app.services.day_sheets import DaySheets, Wanted
from supervisor_app.services.history import Question
from supervisor_app.services.sheets import BY_NAME, Sheets
from supervisor_app.services.stretches import Month, Stretch, in_whole_hours, months_of

MOST_EXACT = 100_000
"""Percentiles of so many contacts at most are exact; of more they are within one percent."""

_KEPT = 256
_DAY_US, _MADE_US, _READ_US = 20_000, 16, 12
"""Microseconds that it takes about to make the sheets of a day, beside that for each of its contacts; and
to read a contact without making any."""
MOST_READ = 1_000_000
"""More contacts are never read at once: they would not find room."""
_AT_ONCE = 7
"""Days that are looked at together."""


class Taken(Struct, frozen=True):
    """A day or month of a question, and whether its stored sheets are taken."""

    stretch: Stretch
    stored: bool


class Plan(Struct, frozen=True):
    """What answers a question about a figure. ``exact``: percentiles are of the durations themselves."""

    taken: tuple[Taken, ...]
    exact: bool


class Planner:
    """Plans for a store at an instant. Not thread-safe. Raises StoreError where it asks.

    ``making``: makes the sheets that are not stored; what it made is kept until there is news. ``a_day``: how
    many contacts a day has about.
    """

    def __init__(
        self, sheets: Sheets, making: DaySheets, zone: str, at: Instant, *, most_exact: int, a_day: float
    ) -> None:
        self._sheets, self._making, self._zone, self._at = sheets, making, zone, at
        self._most_exact, self._a_day = most_exact, a_day
        self._made: dict[tuple[Sheet, Stretch], Segment] = {}
        self._are_few: dict[tuple[str, int, Window], bool] = {}

    def plan(self, key: str, question: Question) -> Plan | None:
        """The plan for a figure; None where it is answered by contacts alone, or as quickly."""
        figure, dims = FIGURES[key], dims_of(question)
        if not atoms_of(key) or figure.of_room or (Dim.HOUR in dims and not self._by_hours(question)):
            return None
        if holds_of(figure, exact=True) == NUMBERS:
            taken = self._taken(key, question, (NUMBERS,))
            return None if taken is None else Plan(taken, exact=False)
        taken = self._taken(key, question, (SKETCHES,))
        exact = taken is not None and self._few(key, question)
        if exact:
            taken = self._taken(key, question, (EXACT,))
        return None if taken is None else Plan(taken, exact=exact)

    def sheets_of(
        self, taken: Sequence[Taken], wanted: Mapping[str, Sequence[Sheet]]
    ) -> list[dict[str, Segment]]:
        """Some sheets of days and months, by grain: stored ones, or those made now."""
        by_day = wanted[DAY]
        days = [one.stretch for one in taken if not one.stored]
        self._make(
            Wanted(day, tuple(by_day))
            for day in days
            if any((sheet, day) not in self._made for sheet in by_day)
        )
        return [
            {sheet.name: self._segment(sheet, one) for sheet in wanted[one.stretch.grain]} for one in taken
        ]

    def trim(self) -> None:
        """Let go of what was made and read, where it has become much."""
        self._sheets.trim()
        if len(self._made) > _KEPT:
            self._made.clear()

    def _segment(self, sheet: Sheet, taken: Taken) -> Segment:
        if taken.stored:
            return self._sheets.loaded(sheet, taken.stretch)
        return self._made[sheet, taken.stretch]

    def _make(self, wanted: Iterable[Wanted]) -> None:
        for made in self._making.made(wanted):
            for name, cells in made.sheets.items():
                self._made[BY_NAME[name], made.stretch] = Segment(cells)

    def _by_hours(self, question: Question) -> bool:
        months = months_of(question.window, self._zone)
        return all(in_whole_hours(day, self._zone) for month in months for day in month.days)

    def _few(self, key: str, question: Question) -> bool:
        """Whether a percentile of a window is of so few contacts that it is exact."""
        credit = FIGURES[key].credit
        (atom,) = (one for one in atoms_of(key) if isinstance(one, Sketched))
        place = PLACES[False][credit][atom]
        asked = (credit.value, place, question.window)
        if asked not in self._are_few:
            months = months_of(question.window, self._zone)
            days = [day for month in months for day in month.days]
            self._are_few[asked] = self._most_exact >= self._counted(key, days, place)
        return self._are_few[asked]

    def _counted(self, key: str, days: Sequence[Stretch], place: int) -> int:
        """The durations of some days, or of the first of them where these are too many already."""
        credit, sheet, n = FIGURES[key].credit.value, BY_NAME["exact"], 0
        for first in range(0, len(days), _AT_ONCE):
            taken = list(self._of_days(key, (sheet,), days[first : first + _AT_ONCE]))
            for found in self.sheets_of(taken, {DAY: (sheet,)}):
                each = found[sheet.name].head.durations.get(credit)
                n += 0 if each is None else each[place]
            if n > self._most_exact:
                break
        return n

    def _taken(self, key: str, question: Question, holds: tuple[str, ...]) -> tuple[Taken, ...] | None:
        """The days and months; None where no cells tell its dimensions apart, or contacts are read sooner."""
        needed = {grain: needed_of(key, dims_of(question), grain, holds) for grain in (DAY, MONTH)}
        by_day = needed[DAY]
        if by_day is None:
            return None
        months = months_of(question.window, self._zone)
        taken = tuple(self._of_months(key, months, by_day, needed[MONTH]))
        return None if self._is_slower(taken, months) else taken

    def _is_slower(self, taken: Sequence[Taken], months: Sequence[Month]) -> bool:
        """Whether the contacts of a window are read sooner than sheets of its days are made."""
        missing, days = sum(not one.stored for one in taken), sum(len(month.days) for month in months)
        making_us = missing * (_DAY_US + self._a_day * _MADE_US)
        contacts = days * self._a_day
        return missing > 0 and contacts <= MOST_READ and contacts * _READ_US < making_us

    def _of_months(
        self, key: str, months: Sequence[Month], by_day: Sequence[Sheet], by_month: Sequence[Sheet] | None
    ) -> Iterator[Taken]:
        right: set[Stretch] = set()
        if by_month is not None:
            right = self._right(key, by_month, [month.whole for month in months if month.whole is not None])
        yield from (Taken(month.whole, stored=True) for month in months if month.whole in right)
        days = [day for month in months if month.whole not in right for day in month.days]
        yield from self._of_days(key, by_day, days)

    def _of_days(self, key: str, sheets: Sequence[Sheet], days: Sequence[Stretch]) -> Iterator[Taken]:
        """Days, but for those on which no contact is credited, and never was."""
        right = self._right(key, sheets, days)
        for day in days:
            if day in right or self._sheets.marks.any_in(day.window):
                yield Taken(day, stored=day in right)

    def _right(self, key: str, sheets: Sequence[Sheet], stretches: Sequence[Stretch]) -> set[Stretch]:
        """Those of which all sheets are stored, and true."""
        for sheet in sheets:
            self._sheets.load(sheet, stretches)
        return {
            one
            for one in stretches
            if all(self._sheets.right(sheet, one, key, self._at) is not None for sheet in sheets)
        }


@lru_cache(maxsize=256)
def dims_of(question: Question) -> tuple[Dim, ...]:
    """What a question tells apart, or names."""
    return (*question.by, *(dim for dim, _ in words_in(question.where)))


@lru_cache(maxsize=4096)
def needed_of(
    key: str, dims: tuple[Dim, ...], grain: str, holds: tuple[str, ...]
) -> tuple[Sheet, ...] | None:
    """The sheets that a figure needs of days, or of months; None where none tell its dimensions apart."""
    wanted = (*holds, NUMBERS) if FIGURES[key].settles is not None else holds
    try:
        return tuple({place_for(grain, key, dims, one).sheet: None for one in wanted})
    except LookupError:
        return None
