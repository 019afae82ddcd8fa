"""From cells to wall times, instants and durations, by the formats of a mapping."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any, TypeAlias

from msgspec import Struct

from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Instant, to_instant
from supervisor_app.sources.helpdesk_records import GREATEST
from supervisor_app.sources.mapping_cells import SHOWN, CellError, Convert, number_of, word_of
from supervisor_app.sources.mapping_clock import Wall, wall_of
from supervisor_app.sources.mapping_parts import FileLayout

NAMED_FORMATS = ("iso", "epoch_s", "epoch_ms", "excel")
UNITS = {"s": SECOND_MS, "ms": 1, "min": MINUTE_MS, "h": HOUR_MS, "h:mm": MINUTE_MS}

_PARTS = 100_000
"""How many dates and times of day are kept parsed."""
_READERS = 8

_EARLIEST, _LATEST = 0, 7_258_118_400_000  # 1970 to 2199: what lies outside means "none" or is a slip
_EXCEL_DAY_0 = -25_569  # days from 1970 back to 30 December 1899
_CLOCK = re.compile(r"(-?)(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6}))?)?\s*([AaPp])?\.?(?:[Mm]\.?)?")
_DATE_SIGNS = re.compile(r"%[YymdbBjaA]")
_TIME_SIGNS = re.compile(r"%[HIMSfp]")
_LIKE_ISO = re.compile(r"%Y-%m-%d(?:[ T]%H:%M(?::%S(?:\.%f)?)?)?")


class Moment(Struct, frozen=True, gc=False):
    """A time as it stands in a cell: an instant where the cell says the zone, else a wall time."""

    wall: Wall = 0
    instant: Instant | None = None


Parse: TypeAlias = Callable[[str], Moment]


def moment_reader(formats: Sequence[str], layout: FileLayout) -> Convert[Moment | None]:
    """Reads whole times, by the first format that fits."""
    parsers = [_parser(name) for name in (formats or layout.dates)]
    nulls = {"", *layout.nulls}
    shown = " or ".join(formats or layout.dates)

    def read(cell: Any) -> Moment | None:
        if type(cell) is str:
            text = cell.strip()
        elif isinstance(cell, date):
            return _checked(_native(cell))
        else:
            text = word_of(cell)
        if text in nulls:
            return None
        for parse in parsers:
            try:
                moment = parse(text)
            except (ValueError, ArithmeticError):
                continue
            return _checked(moment)
        raise CellError(f"{text[:SHOWN]!r} is no time like {shown}", "Say in formats how it is written")

    return read


def time_of_day_reader(formats: Sequence[str], layout: FileLayout) -> Convert[int | None]:
    """Reads times of day, as milliseconds since midnight."""
    return _time_of_day_reader(tuple(formats), frozenset({"", *layout.nulls}))


@lru_cache(_READERS)
def _time_of_day_reader(formats: tuple[str, ...], nulls: frozenset[str]) -> Convert[int | None]:
    # One for all columns that are written alike: they hold the same times of day.

    @lru_cache(_PARTS, typed=True)
    def read(cell: Any) -> int | None:
        if isinstance(cell, datetime):
            return _since_midnight(cell.time())
        if isinstance(cell, time):
            return _since_midnight(cell)
        if isinstance(cell, timedelta):
            return cell // timedelta(milliseconds=1) % DAY_MS
        if isinstance(cell, float) and 0 <= cell < 1:
            return round(cell * DAY_MS)  # a spreadsheet's time of day without its style
        text = word_of(cell)
        if text in nulls:
            return None
        found = _time_of_day(text, formats)
        if found is None or not 0 <= found <= DAY_MS:
            shown = " or ".join(formats) or "8:05, 08:05:30 or 8:05 PM"
            raise CellError(
                f"{text[:SHOWN]!r} is no time of day like {shown}", "Say in times how it is written"
            )
        return found

    return read


def date_reader(formats: Sequence[str], layout: FileLayout) -> Convert[Wall | None]:
    """Reads dates, as the wall time of their midnight."""
    whole = moment_reader(formats, layout)

    @lru_cache(_PARTS, typed=True)
    def read(cell: Any) -> Wall | None:
        moment = whole(cell)
        if moment is None:
            return None
        wall = moment.wall if moment.instant is None else moment.instant
        return wall - wall % DAY_MS

    return read


def duration_reader(unit: str, layout: FileLayout) -> Convert[int | None]:
    """Reads durations, as milliseconds; negative ones too, which are a matter of data quality."""
    one_ms, nulls, short = UNITS[unit], {"", *layout.nulls}, unit == "h:mm"

    @lru_cache(_PARTS, typed=True)
    def read(cell: Any) -> int | None:
        if isinstance(cell, timedelta):
            return cell // timedelta(milliseconds=1)
        if isinstance(cell, time):
            return _since_midnight(cell)
        if isinstance(cell, datetime):  # a spreadsheet shows 25 hours as one day and an hour of 1900
            raise CellError("the cell holds a date, not a duration", "Write it as seconds or H:MM:SS")
        if type(cell) is str and cell.strip() in nulls:
            return None
        if type(cell) is str and ":" in cell:
            return _clock_duration(cell.strip(), short)
        number = number_of(cell, layout)
        if number is None:
            return None
        if not isfinite(number) or abs(number) * one_ms >= GREATEST:
            raise CellError("the duration is too long to store", "Correct the row, or drop it")
        return round(number * one_ms)

    return read


def _parser(name: str) -> Parse:
    if name == "iso" or _LIKE_ISO.fullmatch(name):
        return _iso
    if name in ("epoch_s", "epoch_ms"):
        factor = SECOND_MS if name == "epoch_s" else 1
        return lambda text: Moment(0, int(Decimal(text) * factor))
    if name == "excel":
        return lambda text: Moment(round((float(text) + _EXCEL_DAY_0) * DAY_MS))
    return _split_parser(name) or (lambda text: _native(datetime.strptime(text, name)))


def _iso(text: str) -> Moment:
    return _native(datetime.fromisoformat(text))


def _split_parser(name: str) -> Parse | None:
    """A format of a date, then a time of day: each is parsed once, however often it comes again."""
    first = _TIME_SIGNS.search(name)
    if first is None or "%z" in name or "%Z" in name:
        return None
    head, sign, tail = name[: first.start()], name[first.start() - 1 : first.start()], name[first.start() :]
    if sign not in (" ", "T") or not _DATE_SIGNS.search(head) or _DATE_SIGNS.search(tail):
        return None
    blanks = tail.count(sign)

    @lru_cache(_PARTS)
    def day_of(text: str) -> Wall:
        return wall_of(datetime.strptime(text, head[:-1]))

    @lru_cache(_PARTS)
    def time_of(text: str) -> int:
        return _since_midnight(datetime.strptime(text, tail).time())

    def parse(text: str) -> Moment:
        day, *rest = text.rsplit(sign, blanks + 1)
        return Moment(day_of(day) + time_of(sign.join(rest)))

    return parse


def _native(cell: date) -> Moment:
    if not isinstance(cell, datetime):
        return Moment(wall_of(datetime(cell.year, cell.month, cell.day)))
    if cell.tzinfo is not None:
        return Moment(0, to_instant(cell))
    return Moment(wall_of(cell))


def _checked(moment: Moment) -> Moment:
    at = moment.wall if moment.instant is None else moment.instant
    if not _EARLIEST <= at < _LATEST:
        year = "before 1970" if at < _EARLIEST else "after 2199"
        raise CellError(f"the time lies {year}", "Add it to [file] nulls if it stands for none")
    return moment


def _since_midnight(clock: time) -> int:
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    return seconds * SECOND_MS + clock.microsecond // 1000


def _time_of_day(text: str, formats: Sequence[str]) -> int | None:
    for name in formats:
        try:
            return _since_midnight(datetime.strptime(text, name).time())
        except ValueError:
            continue
    found = None if formats else _CLOCK.fullmatch(text)
    if found is None or found[1] or int(found[3]) > 59 or int(found[4] or 0) > 59:
        return None
    hour = int(found[2])
    if found[6]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[6] in "Pp" else 0)
    return (hour * 60 + int(found[3])) * MINUTE_MS + _fine_ms(found)


def _clock_duration(text: str, short: bool) -> int:
    found = _CLOCK.fullmatch(text)
    if found is None or found[6]:
        raise CellError(f"{text[:SHOWN]!r} is no duration like H:MM:SS", "Write it so, or in plain seconds")
    first, second = int(found[2]), int(found[3])
    if found[4] is not None:
        length = first * HOUR_MS + second * MINUTE_MS + _fine_ms(found)
    elif short:
        length = first * HOUR_MS + second * MINUTE_MS
    else:
        length = first * MINUTE_MS + second * SECOND_MS
    return -length if found[1] else length


def _fine_ms(found: re.Match[str]) -> int:
    return int(found[4] or 0) * SECOND_MS + int((found[5] or "0")[:3].ljust(3, "0"))
