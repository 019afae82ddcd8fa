"""What mappings of every kind are written with: columns, times, durations, lists, rows to drop."""

from typing import TypeAlias

from msgspec import Struct, field

Ref: TypeAlias = str | int
"""A column: the name in the header, or its number from 1."""

Plain: TypeAlias = str | int | float | bool
"""What a value is translated into."""


class FileLayout(Struct, kw_only=True, forbid_unknown_fields=True):
    """How the file is written. ``format``: csv, tsv, xlsx or parquet, by the end of its name where empty.

    ``skip``: lines before the header; ``header`` false: columns have numbers alone. ``nulls``: words that
    mean nothing, as an empty cell does. ``dates``: formats of dates and times where a column has none of
    its own; ``thousands``: the sign between groups of digits.
    """

    format: str = ""
    encoding: str = "utf-8-sig"
    delimiter: str = ""
    quote: str = '"'
    escape: str = ""
    header: bool = True
    skip: int = 0
    sheet: str = ""
    decimal: str = "."
    thousands: str = ""
    nulls: tuple[str, ...] = ("NULL", "null", "NaN", "N/A")
    dates: tuple[str, ...] = ("iso",)


class TimeColumn(Struct, kw_only=True, forbid_unknown_fields=True):
    """A time: in one column, in two (``date`` and ``time``), or a time of day alone (``time``).

    A time of day alone is that of the day of ``after`` (another time of the row, by its name here), or of
    the day after where it would be earlier. ``formats``: of the date or the whole; ``times``: of the time of
    day, where it is not written like 8:05, 08:05:30.5 or 8:05 PM.
    """

    column: Ref | None = None
    date: Ref | None = None
    time: Ref | None = None
    formats: list[str] = []
    times: list[str] = []
    after: str = "created"


class DurationColumn(Struct, kw_only=True, forbid_unknown_fields=True):
    """A duration. ``unit`` of plain numbers: s, ms, min or h. With colons it is H:MM:SS or MM:SS, or
    with the unit ``h:mm`` H:MM."""

    column: Ref
    unit: str = "s"


class ListColumn(Struct, kw_only=True, forbid_unknown_fields=True):
    """A list of words: of one column with a ``separator`` between them, or of several columns."""

    columns: list[Ref]
    separator: str = ""


AnyTime: TypeAlias = Ref | TimeColumn | None
AnyDuration: TypeAlias = Ref | DurationColumn | None
AnyList: TypeAlias = Ref | ListColumn | None


class Drop(Struct, kw_only=True, forbid_unknown_fields=True):
    """Rows to leave out: all that is said here of the column must hold. ``like`` takes ``*`` and ``?``."""

    column: Ref
    among: list[str] | None = field(default=None, name="is")
    not_among: list[str] | None = field(default=None, name="is_not")
    like: list[str] | None = None
    empty: bool | None = None


class Rate(Struct, kw_only=True, forbid_unknown_fields=True):
    """A share of ``weight``, another number of the row by its name here. ``percent``: 76 means 0.76."""

    column: Ref
    weight: str
    percent: bool = False


class Mean(Struct, kw_only=True, forbid_unknown_fields=True):
    """A mean over ``weight``, another number of the row by its name here. ``unit`` as of a duration."""

    column: Ref
    weight: str
    unit: str = "s"
