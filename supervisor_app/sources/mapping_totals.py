"""Rows that are totals of intervals: sums as they are, rates and means turned into sums by their weight."""

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, structs

from supervisor_app.domain.time import MINUTE_MS, SECOND_MS, Instant
from supervisor_app.domain.totals import Total
from supervisor_app.sources.file_opening import Header
from supervisor_app.sources.mapping import TotalsMapping, columns_of
from supervisor_app.sources.mapping_cells import (
    CellError,
    Cells,
    Convert,
    id_reader,
    number_of,
    number_reader,
    one_of,
    text_reader,
)
from supervisor_app.sources.mapping_clock import Wall, ZoneClock
from supervisor_app.sources.mapping_faults_of_totals import COUNTS
from supervisor_app.sources.mapping_parts import DurationColumn, Mean, Rate
from supervisor_app.sources.mapping_plan import Plan, read_into, words_of
from supervisor_app.sources.mapping_stamps import stamps_of
from supervisor_app.sources.mapping_times import duration_reader
from supervisor_app.sources.mapping_words import CHANNELS

_DURATIONS = {
    "threshold": "threshold_s",
    "wait_total": "wait_total_s",
    "longest_wait": "longest_wait_s",
    "talk_total": "talk_total_s",
    "hold_total": "hold_total_s",
    "wrap_total": "wrap_total_s",
    "handling_total": "handling_total_s",
}
_PERCENT = 100.0


class Weighed(Struct, frozen=True):
    """A rate or mean to be turned into a sum: the member that it becomes, and its weight, another member."""

    member: str
    weight: str
    fact: str
    at: int
    read: Convert[float | None]


class TotalRows:
    """Makes totals of rows, by a mapping whose columns the header has."""

    def __init__(self, mapping: TotalsMapping, header: Header) -> None:
        self._mapping, self._header = mapping, header
        self._clock = ZoneClock(mapping.zone)
        columns = columns_of(mapping)
        self._stamps = stamps_of(columns, ("start", "until"), mapping.file, self._clock, header)
        self._plan: Plan = []
        self._base: dict[str, Any] = {"source": mapping.source}
        for name in ("channel", "site", "queue", *COUNTS, "rating_total"):
            self._add(name, columns.get(name))
        for name, member in _DURATIONS.items():
            self._add_duration(name, member, columns.get(name))
        self._weighed = self._in_turn()
        self._id = None if mapping.columns.id is None else header.of(mapping.columns.id)
        self._id_of = id_reader(words_of(mapping, "id"))

    def total(self, cells: Cells) -> Total:
        """The total of a row; its id is what identifies it. Raises CellError."""
        facts = dict(self._base)
        read_into(facts, self._plan, cells)
        times: dict[str, Instant | None] = {}
        name = "id"
        try:
            if self._id is not None:
                facts["id"] = self._id_of(cells[self._id])
            for name, stamp in self._stamps:
                times[name] = stamp(cells, times)
        except CellError as error:
            raise CellError(error.reason, error.remedy, error.fact or name) from error
        start = times["start"]
        if start is None:
            raise CellError("the row does not say of which interval", "Drop such rows with [[drop]]", "start")
        if facts["channel"] is None:
            raise CellError("the row does not say its channel", "Write channel under [constants]", "channel")
        until = times.get("until")
        facts["start"], facts["until"] = start, self._end_of(start) if until is None else until
        if facts["until"] <= start:
            raise CellError("the interval ends before it begins", "Correct the row, or drop it", "until")
        for one in self._weighed:
            facts[one.member] = _weighed(one, cells, facts)
        facts.setdefault("id", "")
        total = Total(**facts)
        return total if total.id else structs.replace(total, id=_name(total))

    def second(self, total: Total) -> Total | None:
        """The same numbers in the second of two hours with one name, where clocks were set back.

        None where there is no second one.
        """
        wall = self._clock.wall(total.start)
        start = self._clock.second(wall)
        if start == total.start or self._id is not None:
            return None
        moved = structs.replace(total, start=start, until=start + total.until - total.start, id="")
        return structs.replace(moved, id=_name(moved))

    def _end_of(self, start: Instant) -> Instant:
        length = self._mapping.length
        if isinstance(length, int) or length == "hour":
            return start + (length if isinstance(length, int) else 60) * MINUTE_MS
        wall = self._clock.wall(start)
        return self._clock.instant(_later(wall, length), start)

    def _add(self, name: str, column: Any) -> None:
        constant = self._mapping.constants.get(name)
        if column is None and constant is None:
            return
        words = words_of(self._mapping, name)
        read: Convert[Any]
        if name == "channel":
            read = one_of(words, CHANNELS, name, None)
        elif name in ("site", "queue"):
            read = text_reader(words)
        else:
            read = number_reader(words, self._mapping.file)
        if column is None:
            self._base[name] = read("")
        else:
            self._plan.append((name, self._header.of(column), read))

    def _add_duration(self, name: str, member: str, column: Any) -> None:
        if column is not None:
            spec = column if isinstance(column, DurationColumn) else DurationColumn(column=column)
            read = _seconds(duration_reader(spec.unit, self._mapping.file))
            self._plan.append((member, self._header.of(spec.column), read))
        elif name in self._mapping.constants:
            self._base[member] = number_of(self._mapping.constants[name], self._mapping.file)

    def _in_turn(self) -> list[Weighed]:
        """Rates and means, those first that others are weighed by."""
        rates, found = self._mapping.rates, list[Weighed]()
        waiting = dict(rates)
        while waiting:  # a mapping in which one is weighed by itself has been refused
            ready = [name for name, rate in waiting.items() if rate.weight not in waiting]
            found += [self._rate(name, waiting.pop(name)) for name in ready]
        return found + [self._mean(name, mean) for name, mean in self._mapping.means.items()]

    def _rate(self, name: str, rate: Rate) -> Weighed:
        number = number_reader(words_of(self._mapping, name), self._mapping.file)
        return Weighed(name, rate.weight, name, self._header.of(rate.column), _share(number, rate.percent))

    def _mean(self, name: str, mean: Mean) -> Weighed:
        at, layout = self._header.of(mean.column), self._mapping.file
        if name == "rating":
            stars = number_reader(words_of(self._mapping, name), layout)
            return Weighed("rating_total", mean.weight, name, at, stars)
        read = _seconds(duration_reader(mean.unit, layout))
        return Weighed(f"{name}_total_s", mean.weight, name, at, read)


def _weighed(one: Weighed, cells: Cells, facts: dict[str, Any]) -> float | None:
    """The sum behind a rate or mean. Of nothing it is nothing, whatever the rate; unknown where either is."""
    try:
        value = one.read(cells[one.at])
    except CellError as error:
        raise CellError(error.reason, error.remedy, one.fact) from error
    weight: float | None = facts.get(one.weight)
    if weight == 0:
        return 0.0
    return None if value is None or weight is None else value * weight


def _share(number: Convert[float | None], percent: bool) -> Convert[float | None]:
    def read(cell: Any) -> float | None:
        marked = isinstance(cell, str) and cell.rstrip().endswith("%")
        value = number(cell.rstrip().rstrip("%") if marked else cell)
        share = value / _PERCENT if value is not None and (percent or marked) else value
        if share is not None and not 0 <= share <= 1:
            raise CellError(f"a rate of {share:g} is no share", "Write percent = true where 76 means 0.76")
        return share

    return read


def _seconds(duration: Convert[int | None]) -> Convert[float | None]:
    return lambda cell: None if (length := duration(cell)) is None else length / SECOND_MS


def _name(total: Total) -> str:
    """What identifies a total: its interval, and what it is of."""
    parts = (str(total.start), str(total.until), total.channel.value, total.site, total.queue)
    return " ".join(part for part in parts if part)


def _later(wall: Wall, length: str) -> Wall:
    moment = datetime(1970, 1, 1) + timedelta(milliseconds=wall)
    if length == "month":
        year, month = divmod(moment.year * 12 + moment.month, 12)
        later = moment.replace(year=year, month=month + 1, day=min(moment.day, 28))
        return wall + (later - moment) // timedelta(milliseconds=1)
    return wall + timedelta(days=7 if length == "week" else 1) // timedelta(milliseconds=1)
