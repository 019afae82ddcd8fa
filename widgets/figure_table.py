"""A table of figures of which each can be chosen: names at the left, then columns of numbers."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.palette import ALARMING, Level, Palette, level_colour, mixed
from widgets.pencil import LEFT, RIGHT, Pencil

_SMALL = 0.86
_HEAD, _ROW, _ROW_LEAST, _ROW_MOST = 24.0, 25.0, 21.0, 30.0
_SWATCH, _GAP, _SIGN, _NAME_MOST = 17.0, 14.0, 15.0, 320.0
_NAME_SHARE = 0.42
_ROWS_HINTED = 12


@dataclass(frozen=True)
class FigureColumn:
    """A column of numbers. Where there is no room for all, the highest ``rank`` is left out first."""

    key: str
    title: str
    rank: int = 0
    muted: bool = False


@dataclass(frozen=True)
class FigureCell:
    """A number as text, and a ``mark`` that stands after it. ``chosen``: a click on it is reported.

    ``hint`` is its tool tip.
    """

    text: str
    level: Level = "none"
    chosen: bool = True
    hint: str = ""
    mark: str = ""


@dataclass(frozen=True)
class FigureRow:
    """A row: a cell for each column. ``hue`` puts a swatch before the name (empty: none)."""

    key: str
    label: str
    cells: tuple[FigureCell, ...]
    hue: str = ""


@dataclass(frozen=True)
class FigureTableState:
    """What the table shows; ``name`` is the head over the names."""

    name: str = ""
    columns: tuple[FigureColumn, ...] = ()
    rows: tuple[FigureRow, ...] = ()


class FigureTable(Canvas):
    """Rows under one head; where there are more than fit, the wheel scrolls them.

    Signals:
        cell_clicked: the key of the row and of the column of the number that was chosen.
    """

    cell_clicked = Signal(str, str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._table = FigureTableState()
        self._first = 0

    def show_state(self, state: FigureTableState) -> None:
        """Show these rows."""
        self._table = state
        self._first = min(self._first, max(len(state.rows) - 1, 0))
        spoken = (
            f"{row.label} {' '.join(cell.text + cell.mark for cell in row.cells)}" for row in state.rows[:40]
        )
        self._show(state, ", ".join(spoken))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for every row, up to twelve."""
        em = self.fonts().em
        rows = min(max(len(self._table.rows), 3), _ROWS_HINTED)
        return QSize(round(em * 24), round(em / 14 * (_HEAD + _ROW * rows)))

    def minimumSizeHint(self) -> QSize:
        """Room for a name, a few numbers and three rows."""
        em = self.fonts().em
        return QSize(round(em * 20), round(em / 14 * (_HEAD + _ROW_LEAST * 3)))

    def _choose(self, key: Hashable) -> None:
        row, column = cast(tuple[str, str], key)
        self.cell_clicked.emit(row, column)

    def _focusable(self) -> list[Hashable]:
        return [
            (row.key, column.key)
            for row in self._table.rows
            for column, cell in zip(self._table.columns, row.cells, strict=True)
            if cell.chosen
        ]

    def _paint(self, pencil: Pencil) -> None:
        rows = self._table.rows
        if not rows:
            return
        head = pencil.px(_HEAD)
        height = min(max((self.height() - head - 1) / len(rows), pencil.px(_ROW_LEAST)), pencil.px(_ROW_MOST))
        fitting = max(int((self.height() - head) / height + 0.01), 1)
        self._first = min(self._first, max(len(rows) - fitting, 0))
        scrolled = len(rows) > fitting
        room = self.width() - (pencil.px(10) if scrolled else 1.0)
        places = self._places(pencil, room)
        self._paint_head(pencil, places, head)
        for place, row in enumerate(rows[self._first : self._first + fitting]):
            top = head + place * height
            self._paint_row(pencil, QRectF(0, top, room, height), row, places)
        if scrolled:
            self._paint_thumb(pencil, head, fitting)

    def _places(self, pencil: Pencil, room: float) -> list[tuple[int, float, float]]:
        """The columns there is room for, each with its left end and its width; the name's first (-1)."""
        table = self._table
        signs = pencil.px(_SWATCH) if any(row.hue for row in table.rows) else 0.0
        names = max(pencil.width_of(row.label) for row in table.rows) + signs + 1
        least = min(names, room * _NAME_SHARE)
        widths = {place: self._width(pencil, place) for place in range(len(table.columns))}
        gap = pencil.px(_GAP)
        for place in sorted(widths, key=lambda one: -table.columns[one].rank):
            if least + sum(widths.values()) + gap * len(widths) <= room:
                break
            del widths[place]
        spare = room - sum(widths.values()) - gap * len(widths)
        name = max(min(names, spare, pencil.px(_NAME_MOST)), 0.0)
        more = max(spare - name, 0.0) / max(len(widths), 1)
        places, left = [(-1, 0.0, name)], name
        for place in sorted(widths):
            left += gap + more
            places.append((place, left, widths[place]))
            left += widths[place]
        return places

    def _width(self, pencil: Pencil, place: int) -> float:
        cells = [row.cells[place] for row in self._table.rows]
        texts = (
            pencil.width_of(cell.text) + (pencil.px(_SIGN) if cell.level in ALARMING else 0.0)
            for cell in cells
        )
        least = pencil.width_of(self._table.columns[place].title, _SMALL)
        return max(max(texts) + self._mark_width(pencil, place), least) + 1

    def _mark_width(self, pencil: Pencil, place: int) -> float:
        """The room for the marks of a column, after its numbers, so that these still align."""
        return max(pencil.width_of(row.cells[place].mark) for row in self._table.rows)

    def _paint_head(self, pencil: Pencil, places: list[tuple[int, float, float]], head: float) -> None:
        for place, left, width in places:
            title = self._table.name if place < 0 else self._table.columns[place].title
            line = QRectF(left, 0, width, head)
            align = LEFT if place < 0 else RIGHT
            pencil.text(line, title, self._palette.mute, ratio=_SMALL, align=align, may_cut=place < 0)
        pencil.rule(QPointF(0, head - 0.5), QPointF(self.width(), head - 0.5), self._palette.line)

    def _paint_row(
        self, pencil: Pencil, rect: QRectF, row: FigureRow, places: list[tuple[int, float, float]]
    ) -> None:
        edge = mixed(self._palette.panel, self._palette.line, 0.7)
        pencil.rule(QPointF(0, rect.bottom() - 0.5), QPointF(self.width(), rect.bottom() - 0.5), edge)
        for place, left, width in places:
            room = QRectF(left, rect.top(), width, rect.height())
            if place < 0:
                self._paint_name(pencil, room, row)
            else:
                self._paint_cell(pencil, room, row, place)

    def _paint_name(self, pencil: Pencil, room: QRectF, row: FigureRow) -> None:
        if row.hue:
            pencil.swatch(QPointF(pencil.px(5), room.center().y()), pencil.px(10), row.hue)
            room = room.adjusted(pencil.px(_SWATCH), 0, 0, 0)
        pencil.text(room, row.label, self._palette.text, may_cut=True)
        if row.cells and row.cells[0].chosen:
            self._spot(room, (row.key, self._table.columns[0].key), row.label)

    def _paint_cell(self, pencil: Pencil, room: QRectF, row: FigureRow, place: int) -> None:
        cell, column = row.cells[place], self._table.columns[place]
        ink = self._palette.mute if column.muted and cell.level == "none" else self._palette.text
        colour = level_colour(self._palette, cell.level) if cell.level in ALARMING else ink
        number = room.adjusted(0, 0, -self._mark_width(pencil, place), 0)
        inked = pencil.text(number, cell.text, colour, align=RIGHT)
        if cell.mark:
            beside = QRectF(inked.right(), room.top(), room.right() - inked.right(), room.height())
            pencil.text(beside, cell.mark, self._palette.mute)
        if cell.level in ALARMING:
            pencil.triangle(QPointF(inked.left() - pencil.px(8.5), room.center().y()), pencil.px(9), colour)
        if cell.chosen:
            name = cell.hint or f"{row.label}, {column.title}: {cell.text}"
            self._spot(room.adjusted(-pencil.px(6), 0, pencil.px(3), 0), (row.key, column.key), name)

    def _paint_thumb(self, pencil: Pencil, head: float, fitting: int) -> None:
        share = (self.height() - head) / len(self._table.rows)
        left = self.width() - pencil.px(6)
        thumb = QRectF(left, head + share * self._first, pencil.px(4), max(share * fitting, pencil.px(16)))
        pencil.block(thumb, self._palette.line, pencil.px(2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by rows; where there is nothing to scroll, the page does."""
        first = min(
            max(self._first - round(event.angleDelta().y() / 40), 0), max(len(self._table.rows) - 1, 0)
        )
        if first == self._first:
            event.ignore()
            return
        self._first = first
        self.update()
        event.accept()
