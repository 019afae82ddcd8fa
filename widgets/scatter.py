"""Points: one number against another."""

import math
from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.palette import Palette, hue_colour
from widgets.pencil import RIGHT, Pencil
from widgets.scale import fine_step
from widgets.step_frame import Unit, value_label

_SMALL = 0.86


@dataclass(frozen=True)
class ScatterPoint:
    """One point; `name` is its tool tip."""

    key: str
    x: float
    y: float
    hue: str = "info"
    name: str = ""


@dataclass(frozen=True)
class ScatterState:
    """What is shown, and what the axes are of."""

    points: tuple[ScatterPoint, ...] = ()
    x_title: str = ""
    y_title: str = ""
    y_unit: Unit = "number"


class Scatter(Canvas):
    """A dot a point.

    Signals:
        point_clicked: the key of the point that was clicked or chosen by keyboard.
    """

    point_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._scatter = ScatterState()
        self._room = QRectF()
        self._ends = (0.0, 1.0, 0.0, 1.0)

    def show_state(self, state: ScatterState) -> None:
        """Show these points."""
        self._scatter = state
        self._show(state, f"{len(state.points)} points, {state.x_title} against {state.y_title}")

    def sizeHint(self) -> QSize:
        """Room for a few hundred points."""
        em = self.fonts().em
        return QSize(round(em * 26), round(em * 14))

    def minimumSizeHint(self) -> QSize:
        """Room for axes and some points."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em * 9))

    def _choose(self, key: Hashable) -> None:
        self.point_clicked.emit(str(key))

    def _paint(self, pencil: Pencil) -> None:
        points = self._scatter.points
        if not points:
            return
        self._paint_ground(pencil)
        x0, x1, y0, y1 = self._ends
        reach = pencil.px(4)
        for point in points:
            x = self._room.left() + self._room.width() * (point.x - x0) / (x1 - x0)
            y = self._room.bottom() - self._room.height() * (point.y - y0) / (y1 - y0)
            colour = hue_colour(self._palette, point.hue)
            colour.setAlphaF(0.7)
            pencil.dot(QPointF(x, y), pencil.px(2.6), colour)
            self._spot(QRectF(x - reach, y - reach, 2 * reach, 2 * reach), point.key, point.name)

    def _paint_ground(self, pencil: Pencil) -> None:
        points, unit = self._scatter.points, self._scatter.y_unit
        high_px = max(self.height() - pencil.px(58), 1.0)
        wide_px = max(self.width() - pencil.px(60), 1.0)
        y_lines = _lines([point.y for point in points], int(min(max(high_px / pencil.px(34), 2), 5)))
        x_lines = _lines([point.x for point in points], int(min(max(wide_px / pencil.px(60), 2), 6)))
        left = max(pencil.width_of(value_label(line, unit), _SMALL) for line in y_lines) + pencil.px(10)
        right = pencil.px(12)
        self._room = QRectF(left, pencil.px(24), max(self.width() - left - right, 1.0), high_px)
        self._ends = (x_lines[0], x_lines[-1], y_lines[0], y_lines[-1])
        room, palette = self._room, self._palette
        top = QRectF(0, 0, self.width(), pencil.px(18))
        pencil.text(top, self._scatter.y_title, palette.mute, ratio=_SMALL, may_cut=True)
        for line in y_lines:
            y = round(room.bottom() - room.height() * (line - y_lines[0]) / (y_lines[-1] - y_lines[0])) + 0.5
            pencil.rule(QPointF(room.left(), y), QPointF(room.right(), y), palette.line)
            label = QRectF(0, y - pencil.px(9), left - pencil.px(6), pencil.px(18))
            pencil.text(label, value_label(line, unit), palette.mute, ratio=_SMALL, align=RIGHT)
        span = x_lines[-1] - x_lines[0]
        labels = [
            (room.left() + room.width() * (line - x_lines[0]) / span, value_label(line, "number"))
            for line in x_lines
        ]
        pencil.labels_along(QRectF(0, room.bottom() + 4, self.width(), pencil.px(15)), labels, _SMALL)
        foot = QRectF(room.left(), room.bottom() + pencil.px(18), room.width(), pencil.px(15))
        pencil.text(foot, self._scatter.x_title, palette.mute, ratio=_SMALL, align=RIGHT, may_cut=True)


def _lines(values: list[float], most: int) -> list[float]:
    """Round numbers from below the least to above the greatest."""
    low, high = min(values), max(values)
    step = fine_step(max(high - low, 1e-9), most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [step * place for place in range(first, max(last, first + 1) + 1)]
