"""Rows under one another that squeeze a little, then scroll, when there are more than fit."""

from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.palette import Palette, mixed
from widgets.pencil import Pencil

_ROW = 27.0
_ROW_LEAST = 21.0

LABEL_MOST = 20
"""A label of more letters may be cut where the room is short; its tool tip has it whole."""


class KeyedRow(Protocol):
    """What a row must have: a key to report, a label to name it."""

    @property
    def key(self) -> str:
        """Names the row in signals."""

    @property
    def label(self) -> str:
        """Names the row on screen."""


Row = TypeVar("Row", bound=KeyedRow)


class RowsCanvas(Canvas, Generic[Row]):
    """The base of lists of painted rows.

    Signals:
        row_clicked: the key of the row that was clicked or chosen by keyboard.
    """

    row_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._rows: tuple[Row, ...] = ()
        self._selected: str | None = None
        self._first = 0
        self._scrolls = True

    def show_fitting_only(self) -> None:
        """Leave out the rows for which there is no room, instead of scrolling: nobody touches a wall."""
        self._scrolls = False
        self.update()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows, in this order."""
        self._rows = rows
        self._first = min(self._first, max(len(rows) - 1, 0))
        self._show(rows, ", ".join(f"{row.label} {self._spoken(row)}" for row in rows[:40]))

    def select(self, key: str | None) -> None:
        """Mark the row of this key as the one being looked at (None: no row)."""
        self._selected = key
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every row, up to twelve."""
        em = self.fonts().em
        return QSize(round(em * 24), round(em / 14 * _ROW * min(max(len(self._rows), 3), 12)))

    def minimumSizeHint(self) -> QSize:
        """Room for three rows."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em / 14 * _ROW_LEAST * 3))

    def _spoken(self, row: Row) -> str:
        """What a screen reader says of the row after its label."""
        return ""

    def _prepare(self, pencil: Pencil, room: QRectF) -> None:
        """Measure what all rows share, before the first is painted."""

    def _paint_row(self, pencil: Pencil, rect: QRectF, row: Row) -> None:
        """Draw one row."""

    def _choose(self, key: Hashable) -> None:
        self.row_clicked.emit(str(key))

    def _row_height(self, pencil: Pencil) -> float:
        share = self.height() / max(len(self._rows), 1)
        return min(max(share, pencil.px(_ROW_LEAST)), pencil.px(_ROW))

    def _paint(self, pencil: Pencil) -> None:
        height = self._row_height(pencil)
        fitting = max(int(self.height() / height + 0.01), 1)
        self._first = min(self._first, max(len(self._rows) - fitting, 0))
        scrolled = self._scrolls and len(self._rows) > fitting
        room = QRectF(0, 0, self.width() - (pencil.px(10) if scrolled else 0), self.height())
        self._prepare(pencil, room)
        for place, row in enumerate(self._rows[self._first : self._first + fitting]):
            rect = QRectF(0, place * height, room.width(), height)
            if row.key == self._selected:
                pencil.block(rect, mixed(self._palette.panel, self._palette.info, 0.22), 6)
            self._paint_row(pencil, rect, row)
            self._spot(rect, row.key, f"{row.label} {self._spoken(row)}")
        if scrolled:
            self._paint_thumb(pencil, fitting)

    def _paint_thumb(self, pencil: Pencil, fitting: int) -> None:
        share = self.height() / len(self._rows)
        left = self.width() - pencil.px(6)
        thumb = QRectF(left, share * self._first, pencil.px(4), max(share * fitting, pencil.px(16)))
        pencil.block(thumb, self._palette.line, pencil.px(2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by rows."""
        steps = -event.angleDelta().y() / 40
        self._scroll_to(self._first + round(steps))
        event.accept()

    def _scroll_to(self, first: int) -> None:
        self._first = min(max(first, 0), max(len(self._rows) - 1, 0))
        self.update()

    def _focusable(self) -> list[Hashable]:
        return [row.key for row in self._rows]

    def _step_focus(self, by: int) -> None:
        super()._step_focus(by)
        keys, shown = self._focusable(), len(self._spots)
        at = keys.index(self._focused) if self._focused in keys else 0
        if not self._first <= at < self._first + shown:
            self._scroll_to(at if at < self._first else at - shown + 1)
