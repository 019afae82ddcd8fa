"""What every kind of mapping reads of a row besides its facts: rows to drop, and marks to know it by."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from fnmatch import translate
from re import IGNORECASE, compile
from typing import Any, TypeAlias

from supervisor_app.sources.file_opening import Header
from supervisor_app.sources.mapping import AnyMapping, CustomersMapping, TotalsMapping, refs_of
from supervisor_app.sources.mapping_cells import CellError, Cells, Convert, Words, word_of
from supervisor_app.sources.mapping_parts import Drop, Ref
from supervisor_app.sources.mapping_reading import MappingFile

Plan: TypeAlias = list[tuple[str, int, Convert[Any]]]
"""For each fact its name, the place of its cell, and what reads it."""

Test: TypeAlias = Callable[[Cells], bool]

_MARK_BYTES = 12


def words_of(mapping: AnyMapping, fact: str) -> Words:
    """How words of a fact are read."""
    return Words(mapping.file, mapping.values.get(fact, {}), mapping.constants.get(fact))


def read_into(facts: dict[str, Any], plan: Plan, cells: Cells) -> None:
    """Read the cells of a plan. Raises CellError that names the fact."""
    name = ""
    try:
        for name, at, convert in plan:
            facts[name] = convert(cells[at])
    except CellError as error:
        raise CellError(error.reason, error.remedy, error.fact or name) from error
    except TypeError as error:  # a cell that cannot be remembered: a list or an object of a Parquet file
        remedy = "Leave the column out"
        raise CellError("the cell holds something that is no text, number or time", remedy, name) from error


def drop_test(mapping: MappingFile, header: Header) -> Test | None:
    """Whether a row is to be left out; None where no row is."""
    tests = [_drop(drop, mapping.mapping, header) for drop in mapping.mapping.drop]
    return (lambda cells: any(test(cells) for test in tests)) if tests else None


def _drop(drop: Drop, mapping: AnyMapping, header: Header) -> Test:
    at = header.of(drop.column)
    nulls = {"", *mapping.file.nulls}
    among = None if drop.among is None else {word.casefold() for word in drop.among}
    others = None if drop.not_among is None else {word.casefold() for word in drop.not_among}
    like = None if drop.like is None else compile("|".join(map(translate, drop.like)), IGNORECASE)

    def test(cells: Cells) -> bool:
        word = word_of(cells[at])
        low = word.casefold()
        return (
            (among is None or low in among)
            and (others is None or low not in others)
            and (like is None or like.match(word) is not None)
            and (drop.empty is None or drop.empty is (word in nulls))
        )

    return test


def marker(mapping: AnyMapping, header: Header, default: Iterable[Ref] = ()) -> Callable[[Cells], bytes]:
    """What gives the mark of a row: the same for rows that are the same in the columns that identify them."""
    refs = mapping.identity or list(default)
    places = [header.of(ref) for ref in refs] or list(range(header.width))

    def mark(cells: Cells) -> bytes:
        text = "\x1f".join([_told(cells[at]) for at in places])
        return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_MARK_BYTES).digest()

    return mark


def _told(cell: Any) -> str:
    """A cell as a text, whatever it holds."""
    try:
        return word_of(cell)
    except CellError:
        return repr(cell)


def column_named(mapping: MappingFile, header: Header, fact: str) -> str:
    """What the columns of a fact are called in the file."""
    read = mapping.mapping
    column: object = getattr(read.columns, fact, None)
    if column is None and isinstance(read, CustomersMapping):
        column = (read.since | read.words).get(fact)
    if column is None and isinstance(read, TotalsMapping):
        weighed: Mapping[str, Any] = read.rates | read.means
        column = weighed.get(fact)
    if column is None:
        return fact
    return " + ".join(header.name(ref) for ref in refs_of(column))
