"""Rows known by key: what changes is changed in place, and the model is never reset."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.palette import Level
from widgets.safe import escaped_tip, safe_text

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
        self._values: list[Any] = []
        self._places: dict[Hashable, int] = {}
        self._sorted_by: Column[Row] | None = None
        self._descending = False

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show exactly these rows. Unsorted they stand as given; sorted, equal ones stay as they were."""
        fresh = {self.key(row): row for row in rows}
        removed = [key for key in self._places if key not in fresh]
        known = self._rows
        changed = []
        for key, row in fresh.items():
            place = self._places.get(key)
            if place is None or (known[place] is not row and known[place] != row):
                changed.append(row)
        self._apply(changed, removed, fresh if self._sorted_by is None else None)

    def change_rows(self, changed: Iterable[Row], removed: Iterable[Hashable] = ()) -> None:
        """Put these rows in, new or changed, and take the rows of the keys `removed` out."""
        fresh = {self.key(row): row for row in changed}
        gone = [key for key in removed if key in self._places and key not in fresh]
        self._apply(list(fresh.values()), gone, None)

    def row_at(self, place: int) -> Row:
        """The row shown at this place, counted from the top."""
        return self._rows[place]

    def place_of(self, key: Hashable) -> int | None:
        """Where the row of this key is shown, counted from the top."""
        return self._places.get(key)

    def _apply(self, changed: list[Row], removed: list[Hashable], given: Iterable[Hashable] | None) -> None:
        touched, resort = self._update(changed)
        self._append([row for row in changed if self.key(row) not in self._places])
        resort = resort or len(self._rows) > len(self._places) or bool(removed) or given is not None
        self._places.update(
            {self.key(row): at for at, row in enumerate(self._rows[len(self._places) :], len(self._places))}
        )
        if resort:
            self._reorder(self._order(removed, given))
        self._drop_tail(len(removed))
        places = [place for key in touched if (place := self._places.get(key)) is not None]
        if places:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), last))

    def _update(self, changed: list[Row]) -> tuple[list[Hashable], bool]:
        touched: list[Hashable] = []
        resort = False
        for row in changed:
            key = self.key(row)
            place = self._places.get(key)
            if place is not None:
                value = self._value(row)
                resort = resort or value != self._values[place]
                self._rows[place], self._values[place] = row, value
                touched.append(key)
        return touched, resort

    def _append(self, fresh: list[Row]) -> None:
        if fresh:
            start = len(self._rows)
            self.beginInsertRows(_NOWHERE, start, start + len(fresh) - 1)
            self._rows.extend(fresh)
            self._values.extend(self._value(row) for row in fresh)
            self.endInsertRows()

    def _drop_tail(self, count: int) -> None:
        if count:
            kept = len(self._rows) - count
            self.beginRemoveRows(_NOWHERE, kept, len(self._rows) - 1)
            for row in self._rows[kept:]:
                del self._places[self.key(row)]
            del self._rows[kept:], self._values[kept:]
            self.endRemoveRows()

    def _value(self, row: Row) -> Any:
        return self._sorted_by.value(row) if self._sorted_by is not None else None

    def _order(self, removed: list[Hashable], given: Iterable[Hashable] | None) -> list[int]:
        """The places of all rows in their new order, those to be removed last."""
        if given is not None:
            return [self._places[key] for key in given] + [self._places[key] for key in removed]
        order = ordering(self._values, self._descending) if self._sorted_by else list(range(len(self._rows)))
        if not removed:
            return order
        gone = {self._places[key] for key in removed}
        return [place for place in order if place not in gone] + sorted(gone)

    def _reorder(self, order: list[int]) -> None:
        if all(place == at for at, place in enumerate(order)):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = np.empty(len(order), dtype=np.int64)
        moved[order] = np.arange(len(order))
        self._rows = [self._rows[place] for place in order]
        self._values = [self._values[place] for place in order]
        self._places = {self.key(row): at for at, row in enumerate(self._rows)}
        after = [self.index(int(moved[old.row()]), old.column()) for old in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, from now on (a column below 0: as they are given)."""
        self._sorted_by = self.columns[column] if 0 <= column < len(self.columns) else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._values = [self._value(row) for row in self._rows]
        if self._sorted_by is not None:
            self._reorder(ordering(self._values, self._descending))

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
        column, row = self.columns[index.column()], self._rows[index.row()]
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


def ordering(values: Sequence[Any], descending: bool) -> list[int]:
    """The places of the values in their order; equal ones keep theirs, None (and not-a-number) comes last."""
    if all(value is None or isinstance(value, (int, float)) for value in values):
        numbers = np.array([np.nan if value is None else value for value in values], dtype=float)
        order: list[int] = np.argsort(-numbers if descending else numbers, kind="stable").tolist()
        return order
    known = [place for place, value in enumerate(values) if value is not None]
    known.sort(key=lambda place: str(values[place]).casefold(), reverse=descending)
    return known + [place for place, value in enumerate(values) if value is None]
