"""A heat map of hours: columns of days across, hours down, the busier the darker."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas, Spot
from widgets.palette import Palette, hue_colour, mixed
from widgets.pencil import RIGHT, Pencil
from widgets.scale import count_label

_SMALL = 0.86
_EVERY_H = 4
_STEPS = 6
_PALEST = 0.08
_FOOT, _LEGEND = 20.0, 22.0
_FEW = 10


@dataclass(frozen=True)
class GridColumn:
    """A column: `key` is reported, `label` is written below (empty: nothing), `title` names it in full."""

    key: str
    label: str
    title: str


@dataclass(frozen=True)
class GridState:
    """What the grid shows: `values[row][column]` with `hours` for rows; None: not observed, hatched.

    `unit` names what is counted, in the many; `legend`: say below what the palest and the darkest mean.
    """

    columns: tuple[GridColumn, ...] = ()
    hours: tuple[int, ...] = ()
    values: tuple[tuple[float | None, ...], ...] = ()
    unit: str = "contacts"
    hue: str = "voice"
    legend: bool = True


class HourGrid(Canvas):
    """One cell per column and hour.

    Signals:
        cell_clicked: the column's key and the hour.
    """

    cell_clicked = Signal(str, int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._grid = GridState()
        self._room = QRectF()
        self._most = 0.0

    def show_state(self, state: GridState) -> None:
        """Show this grid."""
        self._grid = state
        self._most = max((value for row in state.values for value in row if value is not None), default=0.0)
        self._show(state, ", ".join(column.title for column in state.columns))

    def sizeHint(self) -> QSize:
        """Room for a month of days."""
        em = self.fonts().em
        return QSize(round(em * 28), round(em * 16))

    def minimumSizeHint(self) -> QSize:
        """Room for cells that can still be told apart."""
        em = self.fonts().em
        return QSize(round(em * 14), round(em * 9))

    def spot_at(self, point: QPointF) -> Spot | None:
        """The cell at this point."""
        if not self._grid.hours or not self._room.contains(point):
            return None
        inside = point - self._room.topLeft()
        column = int(inside.x() / self._room.width() * len(self._grid.columns))
        row = int(inside.y() / self._room.height() * len(self._grid.hours))
        return self._cell(min(row, len(self._grid.hours) - 1), min(column, len(self._grid.columns) - 1))

    def _cell(self, row: int, column: int) -> Spot:
        grid = self._grid
        named, hour, value = grid.columns[column], grid.hours[row], grid.values[row][column]
        told = "not observed" if value is None else f"{_number(value)} {grid.unit}"
        return Spot(self._rect(row, column), (named.key, hour), f"{named.title}, {hour}:00: {told}")

    def _choose(self, key: Hashable) -> None:
        column, hour = cast(tuple[str, int], key)
        self.cell_clicked.emit(column, hour)

    def _focusable(self) -> list[Hashable]:
        return [(column.key, hour) for hour in self._grid.hours for column in self._grid.columns]

    def _focus_ring(self) -> QRectF | None:
        keys = self._focusable()
        if self._focused not in keys:
            return None
        row, column = divmod(keys.index(self._focused), len(self._grid.columns))
        return self._rect(row, column).adjusted(-2, -2, 2, 2)

    def _paint(self, pencil: Pencil) -> None:
        grid = self._grid
        if not grid.columns or not grid.hours:
            return
        left = max(pencil.width_of(f"{hour}:00", _SMALL) for hour in grid.hours) + pencil.px(8)
        foot = pencil.px(_FOOT + (_LEGEND if grid.legend else 0.0))
        # A little is kept free above: the first hour's label is higher than its row.
        self._room = QRectF(self.rect()).adjusted(left, pencil.px(6), -pencil.px(2), -foot)
        for row, values in enumerate(grid.values):
            for column, value in enumerate(values):
                self._paint_cell(pencil, self._rect(row, column), value)
        self._paint_hours(pencil, left)
        self._paint_columns(pencil)
        if grid.legend and self._most > 0:
            self._paint_legend(pencil)

    def _rect(self, row: int, column: int) -> QRectF:
        wide = self._room.width() / max(len(self._grid.columns), 1)
        high = self._room.height() / max(len(self._grid.hours), 1)
        gap = min(1.5, wide * 0.15, high * 0.15)
        return QRectF(
            self._room.left() + column * wide + gap / 2,
            self._room.top() + row * high + gap / 2,
            wide - gap,
            high - gap,
        )

    def _paint_cell(self, pencil: Pencil, rect: QRectF, value: float | None) -> None:
        if value is None:
            pencil.hatch(rect)
            return
        pencil.painter.setPen(Qt.PenStyle.NoPen)
        pencil.painter.setBrush(self._shade(value / self._most if self._most > 0 else 0.0))
        radius = min(2.0, rect.height() / 8)
        pencil.painter.drawRoundedRect(rect, radius, radius)

    def _shade(self, share: float) -> QColor:
        """The colour of a value, as a share of the highest."""
        full = hue_colour(self._palette, self._grid.hue).name()
        return mixed(self._palette.panel, full, _PALEST + (1.0 - _PALEST) * min(max(share, 0.0), 1.0))

    def _paint_hours(self, pencil: Pencil, left: float) -> None:
        high = self._room.height() / len(self._grid.hours)
        line = pencil.px(16)
        free_from = 0.0
        for row, hour in enumerate(self._grid.hours):
            middle = self._room.top() + (row + 0.5) * high
            if hour % _EVERY_H == 0 and middle - line / 2 >= free_from:
                place = QRectF(0, middle - line / 2, left - pencil.px(6), line)
                pencil.text(place, f"{hour}:00", self._palette.mute, ratio=_SMALL, align=RIGHT)
                free_from = middle + line / 2

    def _paint_columns(self, pencil: Pencil) -> None:
        wide = self._room.width() / len(self._grid.columns)
        labels = [
            (self._room.left() + (place + 0.5) * wide, column.label)
            for place, column in enumerate(self._grid.columns)
        ]
        line = QRectF(
            self._room.left(), self._room.bottom() + pencil.px(3), self._room.width(), pencil.px(16)
        )
        pencil.labels_along(line, labels, _SMALL)

    def _paint_legend(self, pencil: Pencil) -> None:
        """The shades from nothing to the highest, with what they mean."""
        middle = self.height() - pencil.px(8)
        most = f"{_number(self._most)} {self._grid.unit}"
        wide = min(pencil.width_of(most, _SMALL) + 1, self._room.width() * 0.5)
        size = pencil.px(11)
        right = self._room.right()
        line = QRectF(right - wide, middle - pencil.px(8), wide, pencil.px(16))
        pencil.text(line, most, self._palette.mute, ratio=_SMALL, align=RIGHT, may_cut=True)
        left = line.left() - pencil.px(6) - _STEPS * size
        for step in range(_STEPS):
            cell = QRectF(left + step * size, middle - size / 2, size - 1, size)
            self._paint_cell(pencil, cell, self._most * step / (_STEPS - 1))
        zero = QRectF(left - pencil.px(6 + 20), line.top(), pencil.px(20), line.height())
        pencil.text(zero, "0", self._palette.mute, ratio=_SMALL, align=RIGHT)


def _number(value: float) -> str:
    """A mean as it is spoken of: with a decimal only where it is small."""
    return f"{value:.1f}" if value < _FEW and value != round(value) else count_label(value)
