"""A table whose rows are known by key: what changes is changed, and selection and scroll stay."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QTableView, QWidget

from widgets.palette import Level, Palette

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    `value` gives what to sort by (numbers, strings; None sorts last), `text` what to write. `width` is a hint in
    characters (0: takes what is left). `hue` puts a dot before the text, `level` colours the text (▲ when warn or
    crit), `bar` (0 to 1, None: none) draws a small bar before it. `muted` writes it paler.
    """

    key: str
    title: str
    value: Callable[[Row], Any]
    text: Callable[[Row], str]
    align: str = "left"
    width: int = 12
    hue: Callable[[Row], str] | None = None
    level: Callable[[Row], Level] | None = None
    bar: Callable[[Row], float | None] | None = None
    muted: bool = False


class KeyedTableModel(QAbstractTableModel, Generic[Row]):
    """Rows by key, sorted natively."""

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show exactly these rows, keeping the order the user chose."""
        self._rows = list(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].text(self._rows[index.row()])
        return None


class KeyedTable(QTableView, Generic[Row]):
    """A view of keyed rows.

    Signals:
        row_activated: the key of the row that was double-clicked, or Enter was pressed on.
        selection_changed: the key of the selected row, None when nothing is selected.
    """

    row_activated = Signal(object)
    selection_changed = Signal(object)

    def __init__(
        self,
        palette: Palette,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        empty_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._palette = palette
        self._empty = empty_text
        self.table = KeyedTableModel(columns, key)
        self.setModel(self.table)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show exactly these rows; selection, scroll and order stay."""
        self.table.show_rows(rows)

    def show_empty_text(self, text: str) -> None:
        """What to write in the middle when there are no rows."""
        self._empty = text

    def sort(self, column_key: str, descending: bool = False) -> None:
        """Order the rows by this column."""

    def select(self, key: Hashable | None) -> None:
        """Select the row of this key (None or a key unknown here: nothing)."""

    def selected(self) -> Hashable | None:
        """The key of the selected row."""
        return None
