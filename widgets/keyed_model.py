"""Rows known by key: what changes is changed in place, and the model is never reset."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.palette import Level
from widgets.safe import escaped_tip, safe_text
from widgets.sort_values import Places, SortValues

Row = TypeVar("Row")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    `value` gives what to sort by (numbers or strings; None sorts last either way), `text` what to write.
    `width` is a hint in characters (0: takes what is left, and only there may text be shortened). `hue`
    puts a swatch before the text, `level` colours the text (with ▲ when it is "warn" or "crit"), `bar` (0
    to 1, None: no bar) draws a small bar before it in the colour of the level. `muted` writes it paler.
    """

    key: str
    title: str
    value: Callable[[Row], Any]
    text: Callable[[Row], str]
    align: Literal["left", "right"] = "left"
    width: int = 12
    hue: Callable[[Row], str] | None = None
    level: Callable[[Row], Level] | None = None
    bar: Callable[[Row], float | None] | None = None
    muted: bool = False


class KeyedTableModel(QAbstractTableModel, Generic[Row]):
    """Rows by key, sorted by their native values. Rows are compared by `==` and must not change in place."""

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self._rows: list[Row] = []
        self._keys: list[Hashable] = []
        self._slots: dict[Hashable, int] = {}
        self._order: Places = np.zeros(0, dtype=np.int64)
        self._places: Places = np.zeros(0, dtype=np.int64)
        self._values = SortValues(())
        self._sorted_by: Column[Row] | None = None
        self._descending = False

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show exactly these rows. Unsorted they stand as given; sorted, equal ones stay as they were."""
        fresh = {self.key(row): row for row in rows}
        removed = [key for key in self._keys if key not in fresh]
        known, slots = self._rows, self._slots
        changed = {}
        for key, row in fresh.items():
            slot = slots.get(key)
            if slot is None or (known[slot] is not row and known[slot] != row):
                changed[key] = row
        self._apply(changed, removed, None if self._sorted_by else list(fresh))

    def change_rows(self, changed: Iterable[Row], removed: Iterable[Hashable] = ()) -> None:
        """Put these rows in, new or changed, and take the rows of the keys `removed` out."""
        fresh = {self.key(row): row for row in changed}
        gone = {key: None for key in removed if key in self._slots and key not in fresh}
        self._apply(fresh, list(gone), None)

    def row_at(self, place: int) -> Row:
        """The row shown at this place, counted from the top."""
        return self._rows[int(self._order[place])]

    def place_of(self, key: Hashable) -> int | None:
        """Where the row of this key is shown, counted from the top."""
        slot = self._slots.get(key)
        return None if slot is None else int(self._places[slot])

    def _apply(
        self, changed: dict[Hashable, Row], removed: list[Hashable], given: list[Hashable] | None
    ) -> None:
        touched = [key for key in changed if key in self._slots]
        resort = self._update({key: changed[key] for key in touched})
        fresh = {key: row for key, row in changed.items() if key not in self._slots}
        self._append(fresh)
        if resort or fresh or removed or given is not None:
            self._reorder(self._wanted(removed, given))
        self._drop_tail(removed)
        if touched:
            places = self._places[[self._slots[key] for key in touched]]
            first, last = int(places.min()), int(places.max())
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _update(self, changed: dict[Hashable, Row]) -> bool:
        """Put changed rows into their slots; says whether the order may have changed with them."""
        resort = False
        for key, row in changed.items():
            slot = self._slots[key]
            self._rows[slot] = row
            if self._sorted_by is not None:
                resort = self._values.put(slot, self._sorted_by.value(row)) or resort
        return resort

    def _append(self, fresh: dict[Hashable, Row]) -> None:
        if not fresh:
            return
        start, end = len(self._rows), len(self._rows) + len(fresh)
        self.beginInsertRows(_NOWHERE, start, end - 1)
        self._slots.update(zip(fresh, range(start, end), strict=True))
        self._keys.extend(fresh)
        self._rows.extend(fresh.values())
        self._values.extend(self._value(row) for row in fresh.values())
        self._order = np.append(self._order, np.arange(start, end))
        self._places = np.append(self._places, np.arange(start, end))
        self.endInsertRows()

    def _drop_tail(self, removed: list[Hashable]) -> None:
        """Take out the removed rows, which stand last, and close the holes their slots leave."""
        if not removed:
            return
        kept = len(self._rows) - len(removed)
        self.beginRemoveRows(_NOWHERE, kept, len(self._rows) - 1)
        holes = sorted(self._slots.pop(key) for key in removed)
        low = [slot for slot in holes if slot < kept]
        gone = set(holes)
        high = (slot for slot in range(kept, len(self._rows)) if slot not in gone)
        for hole, slot in zip(low, high, strict=True):
            self._rows[hole], self._keys[hole] = self._rows[slot], self._keys[slot]
            self._values.move(slot, hole)
            self._slots[self._keys[hole]] = hole
            self._places[hole] = self._places[slot]
            self._order[self._places[hole]] = hole
        del self._rows[kept:], self._keys[kept:]
        self._values.cut(kept)
        self._order, self._places = self._order[:kept].copy(), self._places[:kept].copy()
        self.endRemoveRows()

    def _value(self, row: Row) -> Any:
        return self._sorted_by.value(row) if self._sorted_by is not None else None

    def _wanted(self, removed: list[Hashable], given: list[Hashable] | None) -> Places:
        """All slots in the order they are to be shown in, those to be removed last."""
        gone = np.array([self._slots[key] for key in removed], dtype=np.int64)
        if given is not None:
            order = np.array([self._slots[key] for key in given], dtype=np.int64)
            return np.append(order, gone)
        order = self._values.ordered(self._order, self._descending) if self._sorted_by else self._order
        if not removed:
            return order
        leaving = np.zeros(len(self._rows), dtype=bool)
        leaving[gone] = True
        return np.append(order[~leaving[order]], gone)

    def _reorder(self, order: Places) -> None:
        if np.array_equal(order, self._order):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        slots = [int(self._order[old.row()]) for old in before]
        self._order = order
        self._places = np.empty(len(order), dtype=np.int64)
        self._places[order] = np.arange(len(order))
        places = [int(self._places[slot]) for slot in slots]
        after = [self.index(place, old.column()) for place, old in zip(places, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, from now on (a column below 0: as they are given)."""
        self._sorted_by = self.columns[column] if 0 <= column < len(self.columns) else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._values = SortValues(self._value(row) for row in self._rows)
        if self._sorted_by is not None:
            self._reorder(self._wanted([], None))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell's text, its tool tip where it is long, or its native value (UserRole)."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.row_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return safe_text(column.text(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            text = column.text(row)
            return escaped_tip(text) if len(text) > column.width else None
        return column.value(row) if role == Qt.ItemDataRole.UserRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's title and where it stands."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return safe_text(column.title) if role == Qt.ItemDataRole.DisplayRole else None
