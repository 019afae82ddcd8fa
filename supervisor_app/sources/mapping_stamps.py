"""The times of a row: each column's reader, in an order in which a time of day finds what it comes after."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from supervisor_app.domain.time import DAY_MS, MINUTE_MS, SECOND_MS, Instant
from supervisor_app.sources.file_opening import Header
from supervisor_app.sources.mapping_cells import CellError, Cells, Convert
from supervisor_app.sources.mapping_clock import Wall, ZoneClock
from supervisor_app.sources.mapping_parts import FileLayout, Ref, TimeColumn
from supervisor_app.sources.mapping_times import Moment, date_reader, moment_reader, time_of_day_reader

Known: TypeAlias = Mapping[str, Instant | None]
"""The times of the row that were read before, by name."""

Stamp: TypeAlias = Callable[[Cells, Known], Instant | None]
"""Reads a time of a row. Raises CellError."""

_ROUNDING_MS = 2 * SECOND_MS
"""A time of day this much before what it comes after was rounded, and is not one of the next day."""


def stamps_of(
    columns: Mapping[str, Any], names: Sequence[str], layout: FileLayout, clock: ZoneClock, header: Header
) -> list[tuple[str, Stamp]]:
    """The readers of these times, those that others come after first."""
    first = names[0]
    told = {name: _spec(columns[name]) for name in names if name in columns}
    ordered = sorted(told, key=lambda name: _depth(name, told, first))
    return [(name, _stamp(name, told, first, layout, clock, header)) for name in ordered]


def _spec(column: Ref | TimeColumn) -> TimeColumn:
    return column if isinstance(column, TimeColumn) else TimeColumn(column=column)


def _depth(name: str, told: Mapping[str, TimeColumn], first: str) -> int:
    """How many times have to be read before this one."""
    steps, at = 0, name
    while at != first and at in told and steps <= len(told):
        steps, at = steps + 1, told[at].after
    return steps


def _stamp(
    name: str,
    told: Mapping[str, TimeColumn],
    first: str,
    layout: FileLayout,
    clock: ZoneClock,
    header: Header,
) -> Stamp:
    spec = told[name]
    after = "" if name == first else spec.after if spec.after in told else first
    if spec.column is not None:
        whole = moment_reader(spec.formats, layout)
        return _whole(header.of(spec.column), whole, clock, after)
    assert spec.time is not None  # noqa: S101 - a mapping without it has been refused
    time_at, time_of = header.of(spec.time), time_of_day_reader(spec.times, layout)
    if spec.date is None:
        return _time_alone(time_at, time_of, clock, after, first)
    date_at, date_of = header.of(spec.date), date_reader(spec.formats, layout)
    # A date that is shared with the first time is the day on which it all began.
    shared = name != first and spec.date == told[first].date if first in told else False
    return _in_two(date_at, date_of, time_at, time_of, clock, after, wraps=shared)


def _whole(at: int, whole: Convert[Moment | None], clock: ZoneClock, after: str) -> Stamp:
    def read(cells: Cells, known: Known) -> Instant | None:
        moment = whole(cells[at])
        if moment is None:
            return None
        if moment.instant is not None:
            return moment.instant
        return clock.instant(moment.wall, known.get(after))

    return read


def _time_alone(at: int, time_of: Convert[int | None], clock: ZoneClock, after: str, first: str) -> Stamp:
    def read(cells: Cells, known: Known) -> Instant | None:
        time = time_of(cells[at])
        if time is None:
            return None
        start = known.get(after)
        if start is None:
            start = known.get(first)
        if start is None:
            raise CellError("a time of day has no day to belong to", "Name a column with the date")
        wall = clock.wall(start)
        return _next_after(wall - wall % DAY_MS + time, wall, start, clock)

    return read


def _in_two(
    date_at: int,
    date_of: Convert[Wall | None],
    time_at: int,
    time_of: Convert[int | None],
    clock: ZoneClock,
    after: str,
    *,
    wraps: bool,
) -> Stamp:
    def read(cells: Cells, known: Known) -> Instant | None:
        day, time = date_of(cells[date_at]), time_of(cells[time_at])
        if day is None or time is None:
            return None
        start = known.get(after)
        if wraps and start is not None:
            return _next_after(day + time, clock.wall(start), start, clock)
        return clock.instant(day + time, start)

    return read


def _next_after(wall: Wall, start_wall: Wall, start: Instant, clock: ZoneClock) -> Instant:
    """The time on its day, or on the next where it would be before what it comes after."""
    slack = _ROUNDING_MS if wall % MINUTE_MS else MINUTE_MS
    at = clock.instant(wall, start)
    if wall + slack >= start_wall or at >= start:
        return at
    return clock.instant(wall + DAY_MS, start)
