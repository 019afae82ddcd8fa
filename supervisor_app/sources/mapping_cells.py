"""From the cells of a table to words, numbers, flags and lists: small functions made once for each column.

A cell is a text (CSV) or what a spreadsheet or Parquet file holds: numbers, dates, truth, nothing. What
cannot be read raises :class:`CellError`, for that one row alone.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from supervisor_app.sources.helpdesk_records import GREATEST, ID_SIGNS, LIST_ITEMS, clean
from supervisor_app.sources.mapping_parts import FileLayout, Plain

T = TypeVar("T")

Cells: TypeAlias = Sequence[Any]
"""The cells of one row."""

Convert: TypeAlias = Callable[[Any], T]
"""Reads one cell. Raises CellError."""

SHOWN = 40
_KNOWN = 4_096
"""How many different cells of a column are kept with what they come to: words come again and again."""

_TRUE = frozenset({"true", "t", "yes", "y", "1", "x", "on"})
_FALSE = frozenset({"", "false", "f", "no", "n", "0", "off"})


class CellError(ValueError):
    """A cell that cannot be read: why, what to do about it, and of which fact where that is known."""

    def __init__(self, reason: str, remedy: str, fact: str = "") -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.fact = reason, remedy, fact


class Uncomputed:
    """A cell whose value a spreadsheet program has yet to work out."""

    def __init__(self, formula: str) -> None:
        self.formula = formula


def remembered(convert: Convert[T]) -> Convert[T]:
    """The same, for a column whose cells repeat."""
    return lru_cache(_KNOWN, typed=True)(convert)


def word_of(cell: Any) -> str:
    """A cell as one clean text. Raises CellError."""
    if type(cell) is str:
        text = cell.strip()
        return text if text.isprintable() else clean(" ".join(text.split()), len(text))
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < GREATEST:
        return str(int(cell))  # spreadsheets know no other numbers: 1012 comes as 1012.0
    if isinstance(cell, int | float | Decimal | timedelta):
        return str(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, Uncomputed):
        raise CellError(
            f"the cell holds the formula {cell.formula[:SHOWN]!r} without its value",
            "Open the file in a spreadsheet program and save it",
        )
    if isinstance(cell, tuple):
        return ";".join(map(word_of, cell))
    raise CellError("the cell holds something that is no text, number or time", "Leave the column out")


class Words:
    """Words as a mapping reads them: those that mean nothing, and those that mean something else.

    ``values`` are found whatever their case and white space; ``*`` stands for every word that is not
    named, an empty word for an empty cell.
    """

    def __init__(self, layout: FileLayout, values: Mapping[str, Plain], constant: Plain | None) -> None:
        self._nulls = {"", *layout.nulls}
        self._values = {_folded(word): value for word, value in values.items()}
        self._rest = values.get("*")
        self._constant = constant

    def meant(self, cell: Any) -> Plain:
        """What a cell means: an empty text where nothing. Raises CellError."""
        word = word_of(cell)
        if word in self._nulls:
            found = self._values.get("", self._constant)
            return "" if found is None else found
        if not self._values:
            return word
        found = self._values.get(_folded(word), self._rest)
        return word if found is None else found


def _folded(word: str) -> str:
    return " ".join(word.split()).casefold()


def text_reader(words: Words) -> Convert[str]:
    """Reads texts of at most 200 signs; longer ones are cut."""
    return remembered(lambda cell: clean(_text(words.meant(cell)), ID_SIGNS))


def long_text_reader(words: Words, signs: int) -> Convert[str]:
    """Reads texts that seldom repeat."""
    return lambda cell: clean(_text(words.meant(cell)), signs)


def id_reader(words: Words) -> Convert[str]:
    """Reads identifiers: taken whole or not at all, since cut ones could be mistaken for each other."""

    def read(cell: Any) -> str:
        text = _text(words.meant(cell))
        if not text:
            raise CellError("the row has no id", "Drop such rows with [[drop]], or name another id column")
        if len(text) > ID_SIGNS:
            raise CellError(f"the id is longer than {ID_SIGNS} signs", "Name another id column")
        return clean(text)

    return read


def one_of(words: Words, known: Mapping[str, T], fact: str, nothing: T) -> Convert[T]:
    """Reads words of a closed list."""
    choices = ", ".join(known)

    def read(cell: Any) -> T:
        word = _text(words.meant(cell))
        if not word:
            return nothing
        found = known.get(word) or known.get(_folded(word).replace(" ", "_").replace("-", "_"))
        if found is None:
            raise CellError(
                f"{word[:SHOWN]!r} is no {fact} of ours",
                f"Say in [values.{fact}] which of these it means: {choices}",
            )
        return found

    return remembered(read)


def flag_reader(words: Words) -> Convert[bool]:
    """Reads yes and no."""

    def read(cell: Any) -> bool:
        word = _text(words.meant(cell)).casefold()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
        raise CellError(f"{word[:SHOWN]!r} is neither yes nor no", "Say which it is in [values]")

    return remembered(read)


def number_reader(words: Words, layout: FileLayout) -> Convert[float | None]:
    """Reads numbers, with the signs of the file between digits."""
    return remembered(lambda cell: number_of(words.meant(cell) if not _is_number(cell) else cell, layout))


def whole_reader(words: Words, layout: FileLayout) -> Convert[int | None]:
    """Reads whole numbers."""

    def read(cell: Any) -> int | None:
        number = number_of(words.meant(cell), layout)
        if number is None:
            return None
        if not number.is_integer():
            raise CellError(f"{number:g} is no whole number", "Name another column, or leave it out")
        return int(number)

    return remembered(read)


def list_reader(words: Words, separator: str) -> Convert[tuple[str, ...]]:
    """Reads lists of words, each word once."""

    def read(cell: Any) -> tuple[str, ...]:
        whole = word_of(cell)
        parts = whole.split(separator) if separator else [whole]
        found = [clean(_text(words.meant(part))) for part in parts]
        return tuple(dict.fromkeys([word for word in found if word][:LIST_ITEMS]))

    return remembered(read)


def number_of(value: Any, layout: FileLayout) -> float | None:
    """The number that is meant, None for nothing. Raises CellError."""
    if _is_number(value):
        number = float(value)
    else:
        text = word_of(value)
        if not text:
            return None
        try:
            number = float(_digits(text, layout))
        except ValueError:
            sign = "comma" if layout.decimal == "," else "point"
            remedy = f"Numbers of this file have a decimal {sign}: [file] decimal says so"
            raise CellError(f"{text[:SHOWN]!r} is no number", remedy) from None
    if not math.isfinite(number) or abs(number) >= GREATEST:
        raise CellError("the number is too great to store", "Correct the row, or drop it")
    return number


def _digits(text: str, layout: FileLayout) -> str:
    """A number as Python writes it; refuses what float() would take besides. Raises ValueError."""
    bare = "".join(text.split())
    if layout.thousands:
        bare = bare.replace(layout.thousands, "")
    if layout.decimal != ".":
        if "." in bare:
            raise ValueError
        bare = bare.replace(layout.decimal, ".")
    if not bare.isascii() or "_" in bare or bare.lstrip("+-")[:1] not in "0123456789.":
        raise ValueError
    return bare


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _text(value: Plain) -> str:
    return value if isinstance(value, str) else word_of(value)
