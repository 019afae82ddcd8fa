"""A table whose rows are known by key: what changes is changed, and selection and scroll stay."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from math import ceil
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.cell_painter import PAD, CellPainter
from widgets.fonts import FontBook
from widgets.keyed_model import Column, Index, KeyedTableModel
from widgets.palette import Palette
from widgets.pencil import CENTRE, Pencil

__all__ = ["Column", "KeyedTable", "KeyedTableModel"]

Row = TypeVar("Row")
_CHARACTER = 0.58
"""The width of a usual character, in times of the type's size."""

_MEASURED_ROWS = 100
_MOST_CHARACTERS = 40
"""A column of no fixed width is given room for the first rows' texts up to this length."""


def shares(room: int, needs: Sequence[int]) -> list[int]:
    """Part a width: everybody gets what they need, the first what is left; where it is short, the
    modest get theirs and the others the same."""
    if not needs:
        return []
    left = room - sum(needs)
    if left >= 0:
        return [needs[0] + left, *needs[1:]]
    parts, open_room = list(needs), room
    by_need = sorted(range(len(needs)), key=needs.__getitem__)
    for done, place in enumerate(by_need):
        parts[place] = max(0, min(needs[place], open_room // (len(needs) - done)))
        open_room -= parts[place]
    return parts


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
        self._empty_text = empty_text
        self._book: FontBook | None = None
        self.table: KeyedTableModel[Row] = KeyedTableModel(columns, key)
        self._cells = CellPainter(self.table, palette, self)
        self.setModel(self.table)
        self.setItemDelegate(self._cells)
        self._set_up()
        self._fit_columns()
        self.selectionModel().selectionChanged.connect(self._report_selection)
        self.doubleClicked.connect(self._report_activation)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setAccessibleName("KeyedTable")

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = self._cells.colours = palette
        self.viewport().update()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show exactly these rows; selection, scroll and order stay."""
        self._keeping_place(lambda: self.table.show_rows(rows))

    def change_rows(self, changed: Iterable[Row], removed: Iterable[Hashable] = ()) -> None:
        """Put in these rows, new or changed, and take out those of the keys `removed`; the rest stays."""
        self._keeping_place(lambda: self.table.change_rows(changed, removed))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        scrolled = self.verticalScrollBar().value()
        change()
        self.verticalScrollBar().setValue(scrolled)
        self._share_room()
        if not self.table.rowCount():
            self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Select nothing when the selected row goes: Qt would pick a neighbour and scroll to it."""
        if start <= self.currentIndex().row() <= end:
            self.select(None)
        super().rowsAboutToBeRemoved(parent, start, end)

    def show_empty_text(self, text: str) -> None:
        """What to write in the middle when there are no rows."""
        self._empty_text = text
        self.viewport().update()

    def sort_by(self, column_key: str, descending: bool = False) -> None:
        """Order the rows by this column, as if its header had been clicked."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        places = {column.key: place for place, column in enumerate(self.table.columns)}
        self.sortByColumn(places.get(column_key, -1), order)

    def select(self, key: Hashable | None) -> None:
        """Select the row of this key (None or a key that is not shown: nothing)."""
        place = self.table.place_of(key) if key is not None else None
        if place is None:
            self.selectionModel().clear()
            return
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.table.index(place, 0), flag.ClearAndSelect | flag.Rows)

    def selected(self) -> Hashable | None:
        """The key of the selected row."""
        chosen = self.selectionModel().selectedRows()
        return self.table.key(self.table.row_at(chosen[0].row())) if chosen else None

    def text_faults(self) -> list[str]:
        """Texts of a usual length that are cut in the rows in sight, and titles that are."""
        fonts, faults = self._fonts(), []
        header = self.horizontalHeader()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        seen = range(max(first, 0), (last if last >= 0 else self.table.rowCount() - 1) + 1)
        for place, column in enumerate(self.table.columns):
            if header.isSectionHidden(place):
                continue
            room = header.sectionSize(place)
            if header.sectionSizeHint(place) > room:
                faults.append(f"title {column.title!r} is cut to {room} px")
            rows = (self.table.row_at(at) for at in seen)
            cut = (row for row in rows if self._cells.width_of(row, column, fonts) > room + 1)
            texts = (column.text(row) for row in cut)
            faults += [
                f"{text!r} in {column.key} is cut to {room} px"
                for text in texts
                if column.width or len(text) <= _MOST_CHARACTERS
            ]
        return faults

    def is_blank(self) -> bool:
        """Whether neither rows nor a sentence stand here."""
        return not self.table.rowCount() and not self._empty_text

    def _fonts(self) -> FontBook:
        if self._book is None:
            self._book = FontBook(self.font())
        return self._book

    def _fit_columns(self) -> None:
        self._cells.fonts = fonts = self._fonts()
        self.verticalHeader().setDefaultSectionSize(round(fonts.em * 2.2))
        header = self.horizontalHeader()
        for place, column in enumerate(self.table.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(place, mode)
            if column.width:
                width = round(fonts.em * (column.width * _CHARACTER + 2 * PAD / 14))
                header.resizeSection(place, max(width, header.sectionSizeHint(place)))
        self._share_room()

    def _share_room(self) -> None:
        """Part what the columns of fixed width leave among the others, by what their texts need."""
        header = self.horizontalHeader()
        shown = [place for place in range(header.count()) if not header.isSectionHidden(place)]
        open_ended = [place for place in shown if not self.table.columns[place].width]
        taken = sum(header.sectionSize(place) for place in shown if place not in open_ended)
        needs = [self._need(place) for place in open_ended]
        for place, width in zip(open_ended, shares(self.viewport().width() - taken, needs), strict=True):
            header.resizeSection(place, width)

    def _need(self, place: int) -> int:
        """The width at which a column cuts none of its first texts, within reason."""
        column, fonts = self.table.columns[place], self._fonts()
        rows = (self.table.row_at(at) for at in range(min(self.table.rowCount(), _MEASURED_ROWS)))
        widest = max((self._cells.width_of(row, column, fonts) for row in rows), default=0.0)
        return max(
            ceil(min(widest, fonts.em * _MOST_CHARACTERS * _CHARACTER)),
            self.horizontalHeader().sectionSizeHint(place),
        )

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Hide a column, or show it again."""
        super().setColumnHidden(column, hide)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the new width."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_cells"):
            self._book = None
            self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence that stands for them."""
        super().paintEvent(event)
        if not self.table.rowCount() and self._empty_text:
            painter = QPainter(self.viewport())
            pencil = Pencil(painter, self._palette, self._fonts())
            pencil.text(QRectF(self.viewport().rect()), self._empty_text, self._palette.mute, align=CENTRE)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter activates the selected row, Escape selects none."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected() is not None:
            self.row_activated.emit(self.selected())
        elif event.key() == Qt.Key.Key_Escape and self.selected() is not None:
            self.select(None)
        else:
            super().keyPressEvent(event)

    def _report_activation(self, index: QModelIndex) -> None:
        self.row_activated.emit(self.table.key(self.table.row_at(index.row())))

    def _report_selection(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self.selection_changed.emit(self.selected())
