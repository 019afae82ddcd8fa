"""Tables of typed cells: what every format of a report is made of, so that they cannot differ.

Numbers stay as precise as they were worked out; only the PDF turns them into text, through
:mod:`supervisor_app.text`. Texts from outside are made plain here, once, for all formats.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from supervisor_app.domain.summary import Told
from supervisor_app.domain.time import Instant

Cell: TypeAlias = str | int | float | bool | date | None
"""A value of a table. An instant is an integer in a column of the kind ``INSTANT``; None: not known."""

T = TypeVar("T")

TEXT_MOST = 500
"""Longer texts are cut: a report is no place for a whole message."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff"
    "\U000e0000-\U000e0fff]"
)
_MARKS_A_LETTER = 4
_EXACT = 2**53


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "number"
    INSTANT = "instant"
    DAY = "day"
    FLAG = "flag"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column by its key. ``unit``: of its numbers; ``of row``: the row's column ``unit`` names it."""

    key: str
    title: str
    kind: Kind
    unit: str = ""


OF_ROW = "of row"


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells under columns. ``single``: it has one row, and describes one thing.

    ``zone``: the IANA name of the zone its instants are shown in.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    zone: str
    single: bool = False

    def records(self) -> Iterator[dict[str, Cell]]:
        """Its rows, each by the keys of the columns."""
        keys = [column.key for column in self.columns]
        return (dict(zip(keys, row, strict=True)) for row in self.rows)

    def unit(self, column: Column, row: Sequence[Cell]) -> str:
        """The unit of a number in this row."""
        if column.unit != OF_ROW:
            return column.unit
        return next(str(cell) for one, cell in zip(self.columns, row, strict=True) if one.key == "unit")


@dataclass(frozen=True, kw_only=True)
class Field(Generic[T]):
    """A column, and how its cell follows from an item. ``told``: the figure that the cell is, if one."""

    column: Column
    cell: Callable[[T], Cell]
    told: Callable[[T], Told | None] | None = None


def words(key: str, title: str, of: Callable[[T], str]) -> Field[T]:
    """A column of texts, made plain."""
    return Field(column=Column(key=key, title=title, kind=Kind.TEXT), cell=lambda item: plain(of(item)))


def number(key: str, title: str, unit: str, of: Callable[[T], float | None]) -> Field[T]:
    """A column of numbers in a unit."""
    column = Column(key=key, title=title, kind=Kind.NUMBER, unit=unit)
    return Field(column=column, cell=lambda item: exact(of(item)))


def figure(key: str, title: str, unit: str, of: Callable[[T], Told | None]) -> Field[T]:
    """A column of figures, each with a rule."""
    column = Column(key=key, title=title, kind=Kind.NUMBER, unit=unit)
    return Field(column=column, cell=lambda item: value_of(of(item)), told=of)


def instant(key: str, title: str, of: Callable[[T], Instant | None]) -> Field[T]:
    """A column of instants."""
    return Field(column=Column(key=key, title=title, kind=Kind.INSTANT), cell=of)


def day(key: str, title: str, of: Callable[[T], date]) -> Field[T]:
    """A column of days of the calendar."""
    return Field(column=Column(key=key, title=title, kind=Kind.DAY), cell=of)


def flag(key: str, title: str, of: Callable[[T], bool]) -> Field[T]:
    """A column of what is so or is not."""
    return Field(column=Column(key=key, title=title, kind=Kind.FLAG), cell=of)


def filled(
    key: str, title: str, zone: str, fields: Sequence[Field[T]], items: Sequence[T], *, single: bool = False
) -> Table:
    """The table that these fields make of these items."""
    return Table(
        key=key,
        title=title,
        columns=tuple(field.column for field in fields),
        rows=tuple(tuple(field.cell(item) for field in fields) for item in items),
        zone=zone,
        single=single,
    )


def value_of(told: Told | None) -> float | None:
    """The value of a figure, where there is one."""
    return None if told is None else exact(told.reading.value)


def exact(value: float | None) -> float | None:
    """A number that every format can hold: whole ones as integers, what is no number as None."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < _EXACT else value


def numeric(cell: Cell) -> float | None:
    """A cell as a number, where it is one."""
    return cell if isinstance(cell, (int, float)) else None


def plain(text: object, limit: int = TEXT_MOST) -> str:
    """A text in one line without control, direction and zero-width characters, cut to ``limit`` letters."""
    seen = str(text)[: limit * 8].encode("utf-8", "replace").decode()
    kept: list[str] = []
    marks = 0
    for letter in " ".join(_UNSEEN.sub("", seen).split()):
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= _MARKS_A_LETTER:
            kept.append(letter)
        if len(kept) >= limit:
            return "".join(kept) + "…"
    return "".join(kept)
