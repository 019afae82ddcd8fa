"""How one cell of a keyed table is drawn: swatch, small bar, triangle, text."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.fonts import FontBook
from widgets.keyed_model import Column, KeyedTableModel
from widgets.palette import ALARMING, Palette, hue_colour, level_colour, mixed
from widgets.pencil import LEFT, RIGHT, Pencil
from widgets.safe import safe_text

PAD = 9.0
_BAR = 58.0
_SWATCH = 18.0
_TRIANGLE = 16.0


class CellPainter(QStyledItemDelegate):
    """Draws the cells of a `KeyedTableModel` in the colours of a palette."""

    def __init__(self, model: KeyedTableModel[Any], palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.colours = palette
        self.fonts: FontBook | None = None

    def width_of(self, row: Any, column: Column[Any], fonts: FontBook) -> float:
        """How wide the cell would like to be, in pixels."""
        wide = fonts.width_of(safe_text(column.text(row))) + 2 * PAD * fonts.em / 14
        return wide + _lead(row, column) * fonts.em / 14

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height is the view's, the width the text's."""
        fonts = FontBook(option.font)
        row, column = self._model.row_at(index.row()), self._model.columns[index.column()]
        return QSize(round(self.width_of(row, column, fonts)), round(fonts.em * 2.2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        row, column = self._model.row_at(index.row()), self._model.columns[index.column()]
        fonts = self.fonts or FontBook(option.font)
        rect = QRectF(option.rect)
        painter.save()
        pencil = Pencil(painter, self.colours, fonts)
        self._paint_ground(pencil, rect, bool(option.state & QStyle.StateFlag.State_Selected))
        pad = pencil.px(PAD)
        self._paint_content(pencil, rect.adjusted(pad, 0, -pad, 0), row, column)
        painter.restore()

    def _paint_ground(self, pencil: Pencil, rect: QRectF, selected: bool) -> None:
        if selected:
            pencil.block(rect, mixed(self.colours.panel, self.colours.info, 0.22))
        y = rect.bottom() - 0.5
        pencil.rule(
            QPointF(rect.left(), y),
            QPointF(rect.right(), y),
            mixed(self.colours.panel, self.colours.line, 0.7),
        )

    def _paint_content(self, pencil: Pencil, room: QRectF, row: Any, column: Column[Any]) -> None:
        level = column.level(row) if column.level else "none"
        middle = room.center().y()
        if column.hue is not None:
            centre = QPointF(room.left() + pencil.px(5), middle)
            pencil.swatch(centre, pencil.px(10), column.hue(row))
        if column.bar is not None:
            track = QRectF(room.left(), middle - pencil.px(3.5), pencil.px(_BAR - 8), pencil.px(7))
            self._paint_bar(pencil, track, column.bar(row), level)
        if level in ALARMING:
            left = room.left() + pencil.px(_lead(row, column) - _TRIANGLE)
            centre = QPointF(left + pencil.px(5.5), middle)
            pencil.triangle(centre, pencil.px(9), level_colour(self.colours, level))
        text = room.adjusted(pencil.px(_lead(row, column)), 0, 0, 0)
        align = RIGHT if column.align == "right" else LEFT
        pencil.text(text, column.text(row), self._ink(column, level), align=align, may_cut=True)

    def _paint_bar(self, pencil: Pencil, track: QRectF, share: float | None, level: str) -> None:
        if share is None:
            return
        pencil.block(track, self.colours.panel2, pencil.px(2))
        colour = level_colour(self.colours, level) if level in ALARMING else hue_colour(self.colours, "info")
        filled = QRectF(track)
        filled.setWidth(max(track.width() * min(max(share, 0.0), 1.0), pencil.px(2)))
        pencil.block(filled, colour, pencil.px(2))

    def _ink(self, column: Column[Any], level: str) -> QColor:
        if level != "none":
            return level_colour(self.colours, level)
        return QColor(self.colours.mute if column.muted else self.colours.text)


def _lead(row: Any, column: Column[Any]) -> float:
    """The room that signs take before the text, in pixels at a type of 14."""
    lead = _SWATCH if column.hue is not None else 0.0
    lead += _BAR if column.bar is not None else 0.0
    return lead + (_TRIANGLE if column.level is not None and column.level(row) in ALARMING else 0.0)
