"""A few rows of figures to be read from afar: a swatch and a name, numbers, a bar."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.fonts import MEDIUM
from widgets.palette import ALARMING, Level, Palette, hue_colour, level_colour, mixed
from widgets.pencil import LEFT, RIGHT, Pencil

_LARGE, _SMALL = 1.15, 0.9
_SWATCH, _GAP, _SIGN, _BAR_LEAST = 22.0, 18.0, 16.0, 40.0


@dataclass(frozen=True)
class GridCell:
    """A number with its level, or a bar from 0 to 1 in the row's colour."""

    text: str
    level: Level = "none"
    bar: float | None = None


@dataclass(frozen=True)
class GridRow:
    """One row: `hue` colours swatch and bar; a `level` of "mute" writes the name paler."""

    key: str
    label: str
    hue: str
    cells: tuple[GridCell, ...]
    level: Level = "none"


class FigureGrid(Canvas):
    """Rows that share the height; numbers stand at the right of their columns.

    A column of bars takes what the numbers leave, and goes where that is too little.
    """

    def __init__(self, palette: Palette, titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._titles = titles
        self._rows: tuple[GridRow, ...] = ()

    def show_rows(self, rows: tuple[GridRow, ...]) -> None:
        """Show these rows, in this order."""
        self._rows = rows
        spoken = (f"{row.label} {' '.join(cell.text for cell in row.cells)}" for row in rows)
        self._show(rows, ", ".join(spoken))

    def sizeHint(self) -> QSize:
        """Room for seven rows."""
        em = self.fonts().em
        return QSize(round(em * 30), round(em * 17))

    def minimumSizeHint(self) -> QSize:
        """Room for three rows."""
        em = self.fonts().em
        return QSize(round(em * 24), round(em * 8))

    def _paint(self, pencil: Pencil) -> None:
        if not self._rows:
            return
        head = pencil.px(24)
        height = min((self.height() - head) / len(self._rows), pencil.px(44))
        columns = self._columns(pencil)
        for title, column in zip(self._titles, columns, strict=True):
            if column.width() > 0:
                align = LEFT if column == columns[0] or self._is_bar(columns.index(column) - 1) else RIGHT
                line = QRectF(column.left(), 0, column.width(), head)
                pencil.text(line, title, self._palette.mute, ratio=_SMALL, align=align)
        for place, row in enumerate(self._rows):
            self._paint_row(pencil, QRectF(0, head + place * height, self.width(), height), row, columns)

    def _is_bar(self, place: int) -> bool:
        return place >= 0 and any(row.cells[place].bar is not None for row in self._rows)

    def _columns(self, pencil: Pencil) -> list[QRectF]:
        """Left end and width of the name's column and of every column of cells."""
        names = max(pencil.width_of(row.label, _LARGE, MEDIUM) for row in self._rows) + pencil.px(_SWATCH)
        widths = [min(names, self.width() * 0.36) + 1]
        for place, title in enumerate(self._titles[1:]):
            widths.append(0.0 if self._is_bar(place) else self._width(pencil, place, title))
        gap = pencil.px(_GAP)
        spare = self.width() - sum(widths) - gap * (len(widths) - 1)
        bars = [place + 1 for place in range(len(self._titles) - 1) if self._is_bar(place)]
        for place in bars:
            share = spare / len(bars)
            widths[place] = share if share >= pencil.px(_BAR_LEAST) else 0.0
        if not bars:
            widths[0] += max(spare, 0.0)
        lefts = [sum(widths[:place]) + gap * place for place in range(len(widths))]
        return [QRectF(left, 0, width, 0) for left, width in zip(lefts, widths, strict=True)]

    def _width(self, pencil: Pencil, place: int, title: str) -> float:
        cells = [row.cells[place] for row in self._rows]
        signs = pencil.px(_SIGN) if any(cell.level in ALARMING for cell in cells) else 0.0
        texts = max(pencil.width_of(cell.text, _LARGE, MEDIUM) for cell in cells)
        return max(texts + signs, pencil.width_of(title, _SMALL)) + 1

    def _paint_row(self, pencil: Pencil, rect: QRectF, row: GridRow, columns: list[QRectF]) -> None:
        middle = rect.center().y()
        edge = mixed(self._palette.panel, self._palette.line, 0.8)
        pencil.rule(rect.topLeft(), rect.topRight(), edge)
        pencil.swatch(QPointF(pencil.px(6), middle), pencil.px(12), row.hue)
        name = QRectF(columns[0].left(), rect.top(), columns[0].width(), rect.height())
        name.setLeft(pencil.px(_SWATCH))
        pencil.text(name, row.label, level_colour(self._palette, row.level), ratio=_LARGE, weight=MEDIUM)
        for cell, column in zip(row.cells, columns[1:], strict=True):
            place = QRectF(column.left(), rect.top(), column.width(), rect.height())
            if cell.bar is None:
                self._paint_number(pencil, place, cell)
            elif column.width() > 0:
                self._paint_bar(pencil, place, row.hue, cell.bar)

    def _paint_number(self, pencil: Pencil, place: QRectF, cell: GridCell) -> None:
        colour = level_colour(self._palette, cell.level)
        inked = pencil.text(place, cell.text, colour, ratio=_LARGE, weight=MEDIUM, align=RIGHT)
        if cell.level in ALARMING:
            pencil.triangle(QPointF(inked.left() - pencil.px(10), place.center().y()), pencil.px(9), colour)

    def _paint_bar(self, pencil: Pencil, place: QRectF, hue: str, share: float) -> None:
        track = QRectF(place.left(), place.center().y() - pencil.px(5), place.width(), pencil.px(10))
        pencil.block(track, self._palette.panel2, pencil.px(3))
        track.setWidth(track.width() * min(max(share, 0.0), 1.0))
        pencil.block(track, hue_colour(self._palette, hue), pencil.px(3))
