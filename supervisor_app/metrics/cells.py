"""Cells as they are packed into few bytes, so that one number of one cube can be read alone.

A segment is a head, which says where everything is, and columns one after the other. Of a column that is
zero throughout nothing is kept.
"""

import zlib
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from supervisor_app.metrics.atoms import Atom, Atoms, Longest, Sketched
from supervisor_app.metrics.cubes import Cube
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import IntArray
from supervisor_app.metrics.sketch import ZERO
from supervisor_app.metrics.windows import Credit

Column: TypeAlias = NDArray[Any]
Sketches: TypeAlias = tuple[IntArray, IntArray, IntArray]
"""Durations: the cell of each row, the bucket (of exact ones the duration itself, in ms), and how many."""

_TYPES = tuple(np.dtype(name) for name in ("<u1", "<u2", "<u4", "<i8", "<f8"))
_PACKED = 16
_LEVEL = 1
"""Harder packing saves a tenth, and takes twice as long."""
_SHORT = 48
"""Fewer bytes are not worth packing."""
_LENGTH = 4
_DECIMALS = 6
"""So that the same numbers, added up in another order, are the same."""


class Packed(Struct, frozen=True):
    """One cube of one credit: codes by dimension (-1: none), numbers and sketches in the order of atoms."""

    size: int
    codes: list[Column]
    numbers: list[Column]
    sketches: list[Sketches]


class _Where(Struct, frozen=True, array_like=True):
    """Where a table begins in the body, how many cells it has, and where each of its columns ends."""

    start: int
    size: int
    ends: list[int]


class Head(Struct, frozen=True, array_like=True):
    """What a segment tells of itself.

    ``words``: by dimension, for codes. ``channels``, ``sessions``: channels by code with the sources that
    tell of contacts, and of self-service sessions, on them. ``moving``: by credit the atoms that may still
    change by the time alone (numbers by place, then durations). ``durations``: by credit how many there are
    of each sort, where they are kept as they are. ``since``: the first instant that contacts look back to.
    """

    words: dict[str, list[str]]
    channels: list[tuple[int, str]]
    sessions: list[tuple[int, str]]
    moving: dict[str, list[int]]
    durations: dict[str, list[int]] = {}
    since: int | None = None
    tables: dict[str, _Where] = {}


_decode_head = msgspec.msgpack.Decoder(Head).decode


def packed(head: Head, tables: Iterable[tuple[str, Packed]]) -> bytes:
    """A segment as bytes. ``tables``: each with its name (:func:`name_of`)."""
    body, places = bytearray(), dict[str, _Where]()
    for name, table in tables:
        start, ends = len(body), list[int]()
        for column in _columns(table):
            body += _pack(column)
            ends.append(len(body) - start)
        places[name] = _Where(start, table.size, ends)
    told = msgspec.msgpack.encode(msgspec.structs.replace(head, tables=places))
    return len(told).to_bytes(_LENGTH, "little") + told + bytes(body)


def name_of(credit: Credit, cube: Cube) -> str:
    """What the table of a cube is called."""
    return f"{credit.value}/{cube.key}"


def _columns(table: Packed) -> Iterable[Column]:
    for codes in table.codes:
        yield codes + 1
    yield from table.numbers
    for cells, buckets, counts in table.sketches:
        yield np.bincount(cells, minlength=table.size)
        yield buckets - ZERO
        yield counts


def _pack(column: Column) -> bytes:
    if not column.any():
        return b""
    if column.dtype.kind == "f":
        column = np.round(column, _DECIMALS)
    if column.dtype.kind == "f" and not (column == np.trunc(column)).all():
        kind = len(_TYPES) - 1
    else:
        column = column.astype(np.int64)
        low, high = int(column.min()), int(column.max())
        fits = (kind for kind in range(3) if low >= 0 and high < 1 << (8 << kind))
        kind = next(fits, 3)
    raw = _turned(column.astype(_TYPES[kind]))
    short = zlib.compress(raw, _LEVEL) if len(raw) > _SHORT else raw
    if len(short) < len(raw):
        return bytes((kind | _PACKED,)) + short
    return bytes((kind,)) + raw


def _unpack(data: memoryview, size: int) -> Column:
    if not data:
        return np.zeros(size, np.int64)
    kind = data[0]
    raw = zlib.decompress(data[1:]) if kind & _PACKED else data[1:]
    wanted = _TYPES[kind & ~_PACKED]
    if wanted.itemsize == 1:
        return np.frombuffer(raw, wanted)
    turned = np.frombuffer(raw, np.uint8).reshape(wanted.itemsize, -1)
    return np.ascontiguousarray(turned.T).view(wanted).ravel()


def _turned(column: Column) -> bytes:
    """First the lowest byte of all, then the next: they pack better so."""
    return column.view(np.uint8).reshape(-1, column.itemsize).T.tobytes()


class Table:
    """One cube of one credit of a segment. Columns are unpacked when they are asked for, then kept."""

    def __init__(self, where: _Where, body: memoryview, cube: Cube) -> None:
        self.size, self.dims = where.size, cube.dims
        self._ends, self._body = where.ends, body[where.start :]
        self._kept: dict[int, Column] = {}
        self._sketches: dict[int, Sketches] = {}

    def codes(self, dim: Dim) -> IntArray:
        """Of each cell its code on a dimension (-1: none)."""
        return self._column(self.dims.index(dim), self.size).astype(np.int64) - 1

    def number(self, place: int) -> Column:
        """A number of each cell."""
        return self._column(len(self.dims) + place, self.size)

    def sketch(self, place: int) -> Sketches:
        """The buckets of all cells, in order of the cells."""
        if place not in self._sketches:
            self._sketches[place] = self._sketch(place)
        return self._sketches[place]

    def _sketch(self, place: int) -> Sketches:
        first = len(self.dims) + 3 * place
        each = self._column(first, self.size).astype(np.int64)
        rows = int(each.sum())
        buckets = self._column(first + 1, rows).astype(np.int64) + ZERO
        return np.repeat(np.arange(self.size), each), buckets, self._column(first + 2, rows).astype(np.int64)

    def _column(self, place: int, size: int) -> Column:
        if place not in self._kept:
            start = self._ends[place - 1] if place else 0
            self._kept[place] = _unpack(self._body[start : self._ends[place]], size)
        return self._kept[place]


class Segment:
    """A sheet of a local day or month, or of a part of one."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        length = int.from_bytes(data[:_LENGTH], "little")
        view = memoryview(data)
        self.head: Head = _decode_head(view[_LENGTH : _LENGTH + length])
        self._body = view[_LENGTH + length :]
        self._tables: dict[tuple[Credit, str], Table | None] = {}

    def table(self, credit: Credit, cube: Cube) -> Table | None:
        """The table of a cube; None where no contact is in it."""
        key = (credit, cube.key)
        if key not in self._tables:
            where = self.head.tables.get(name_of(credit, cube))
            self._tables[key] = None if where is None else Table(where, self._body, cube)
        return self._tables[key]


class Rows(Struct, frozen=True):
    """What cells are made from: contacts, or smaller cells."""

    size: int
    codes: Callable[[Dim], IntArray]
    number: Callable[[Atom], Column]
    durations: Callable[[Sketched, str], Sketches]


def cells_of(rows: Rows, cube: Cube, atoms: Atoms) -> Packed | None:
    """The cells of a cube, which keep these atoms; None where there are none."""
    if not rows.size:
        return None
    columns = [rows.codes(dim) for dim in cube.dims]
    cells = np.zeros(rows.size, np.int64)
    for codes in columns:
        cells = cells * (int(codes.max()) + 2) + codes + 1
    _, first, inside = np.unique(cells, return_index=True, return_inverse=True)
    codes_of_cells, size = [codes[first] for codes in columns], len(first)
    if cube.of_durations:
        merged = [_merged(rows.durations(atom, cube.holds), inside) for atom in atoms.sketches]
        return Packed(size, codes_of_cells, [], merged)
    numbers = [_added(atom, rows.number(atom), inside, size) for atom in atoms.numbers]
    return Packed(size, codes_of_cells, numbers, [])


def _added(atom: Atom, values: Column, cells: IntArray, size: int) -> Column:
    """The greatest value of each cell where an atom is the longest of something, else the sum."""
    if isinstance(atom, Longest):
        return _greatest(values, cells, size)
    return np.bincount(cells, values, size)


def _greatest(values: Column, cells: IntArray, size: int) -> Column:
    found = np.zeros(size, np.int64)
    np.maximum.at(found, cells, values.astype(np.int64))
    return found


def _merged(sketches: Sketches, cell_of: IntArray) -> Sketches:
    """Rows of smaller cells put together by cell and bucket."""
    rows, buckets, counts = sketches
    width = int(buckets.max(initial=0)) - ZERO + 1
    keys, inside = np.unique(cell_of[rows] * width + buckets - ZERO, return_inverse=True)
    summed = np.bincount(inside, counts, len(keys)).astype(np.int64)
    return keys // width, keys % width + ZERO, summed
