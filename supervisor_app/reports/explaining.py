"""The definitions of a printed report: each rule once, with all that it was counted for."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from supervisor_app import text
from supervisor_app.domain.time import from_instant
from supervisor_app.reports.cells import Cell, Table
from supervisor_app.reports.sheets import Record, shortened

LISTED_MOST = 12
"""Of more rows than these only the smallest and the largest n are told; every other format has all."""

_NAME_MOST = 40


class Entry(Struct, frozen=True, kw_only=True):
    """A rule under the name of its figure. ``n`` and ``window``: empty where there is nothing to say."""

    name: str
    rule: str
    n: str
    window: str


def entries_of(definitions: Table, period: Record, legible: Callable[[str], str]) -> tuple[Entry, ...]:
    """Every rule once, in the order of the report; a window is told where it is not that of the period."""
    groups: dict[tuple[Cell, ...], list[Record]] = {}
    for record in definitions.records():
        key = tuple(record[name] for name in ("figure", "title", "rule", "start", "end"))
        groups.setdefault(key, []).append(record)
    return tuple(_entry(records, definitions.zone, period, legible) for records in groups.values())


def window_text(start: Cell, end: Cell, zone: str) -> str:
    """A window in full: ``Friday 20 Nov 2026 00:00 to Saturday 21 Nov 2026 00:00``."""
    if not isinstance(start, int) or not isinstance(end, int):
        return "the instant"
    return f"{instant_text(start, zone)} to {instant_text(end, zone)}"


def instant_text(at: Cell, zone: str) -> str:
    """An instant in full: ``Friday 20 Nov 2026 06:00``; a dash for None."""
    return f"{text.date_long(at, zone)} {text.clock(at, zone)}" if isinstance(at, int) else text.DASH


def _entry(records: Sequence[Record], zone: str, period: Record, legible: Callable[[str], str]) -> Entry:
    first = records[0]
    usual = (first["start"], first["end"]) == (period["start"], period["end"])
    return Entry(
        name=shortened(legible(str(first["title"])), _NAME_MOST),
        rule=legible(str(first["rule"])),
        n=legible(_n(records)),
        window="" if usual else _short_window(first["start"], first["end"], zone),
    )


def _short_window(start: Cell, end: Cell, zone: str) -> str:
    if not isinstance(start, int) or not isinstance(end, int):
        return "the instant"
    return f"{_short(start, zone)} to {_short(end, zone)}"


def _short(at: int, zone: str) -> str:
    return f"{text.day(at, zone)} {from_instant(at, zone).year} {text.clock(at, zone)}"


def _n(records: Iterable[Record]) -> str:
    counted: dict[str, Cell] = {}
    for one in records:
        if isinstance(one["n"], int):
            counted.setdefault(str(one["of"]), one["n"])
    numbers = [number for number in counted.values() if isinstance(number, int)]
    if not numbers:
        return ""
    if len(counted) > LISTED_MOST:
        return f"n {text.count(min(numbers))} to {text.count(max(numbers))} in {len(numbers)} rows"
    if list(counted) == [""]:
        return f"n {text.count(numbers[0])}"
    parts = (
        f"{shortened(of, _NAME_MOST) or 'all'} {text.count(n)}"
        for of, n in zip(counted, numbers, strict=True)
    )
    return f"n {' · '.join(parts)}"
