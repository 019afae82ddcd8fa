"""Lines through the day, drawn by pyqtgraph upon our own ground."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas, Spot
from widgets.chart_frame import ChartFrame, Unit, framed, paint_ground, paint_now, span_of
from widgets.line_labels import LineLabel, label_head, label_tail, paint_above, paint_beside
from widgets.palette import Palette, hue_colour
from widgets.pencil import Pencil
from widgets.scale import clock_label

Values = npt.NDArray[np.float64]

_PIXELS_A_POINT = 3.0
_CALM = 12.0
"""How often a line may cross the plot and still be two pixels wide: wide restless lines cost much."""


_SHADE_MOST = 1.6
"""How far a shade may raise the axis above the lines and the target."""


@dataclass(frozen=True)
class PlotSeries:
    """One line: a value per bucket, None where nothing is known.

    `hue` is a palette hue or a level. `fill` shades the ground below; `shade` draws only the ground, no line.
    """

    key: str
    title: str
    hue: str
    values: tuple[float | None, ...]
    fill: bool = False
    shade: bool = False


@dataclass(frozen=True)
class PlotState:
    """What a plot shows.

    `at` are the buckets' starts; they and `now`, `start`, `end`, `gaps` are ms since 1970 UTC. `start`
    and `end` bound the axis (default: the buckets). Values and `target` are plain counts, or seconds
    where `y_unit` is "duration". `zone` is the IANA name by which the axis tells the time.
    """

    at: tuple[int, ...]
    bucket_ms: int
    series: tuple[PlotSeries, ...]
    gaps: tuple[tuple[int, int], ...] = ()
    target: float | None = None
    now: int | None = None
    zone: str = "UTC"
    y_unit: Unit = "count"
    start: int | None = None
    end: int | None = None
    target_title: str = "target"


class LivePlot(Canvas):
    """Lines over time. Nothing can be dragged or zoomed: the axes follow the data.

    Signals:
        bucket_clicked: the start (ms) of the bucket that was clicked.
    """

    bucket_clicked = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._plot = PlotState((), 1, ())
        self._frame: ChartFrame | None = None
        self._curves: dict[str, tuple[Any, Any]] = {}
        self._view = pg.GraphicsView(parent=self, background=None)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.viewport().setAutoFillBackground(False)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A cached ground would be filled with the window's colour and hide what is painted below.
        self._view.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._view.setCentralItem(self._box)

    def show_state(self, state: PlotState) -> None:
        """Show these lines."""
        self._plot = state
        self._show(state, ", ".join(series.title for series in state.series))
        self._arrange()

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        super().show_palette(palette)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Room for a day."""
        em = self.fonts().em
        return QSize(round(em * 28), round(em * 12))

    def minimumSizeHint(self) -> QSize:
        """Room for the axes and a line that can still be read."""
        em = self.fonts().em
        return QSize(round(em * 14), round(em * 7))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out anew."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while the plot was hidden."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self.isVisible():
            return
        plot = self._plot
        values = {series.key: np.array(series.values, dtype=float) for series in plot.series}
        span = span_of(plot.at, plot.bucket_ms, plot.start, plot.end)
        labels, fonts = self._labels(values), self.fonts()
        tail = label_tail(fonts, labels, self.width())
        head = label_head(fonts) if labels and not tail else 0.0
        frame = framed(
            fonts, QRectF(self.rect()), span, self._highest(values), plot.y_unit, plot.zone,
            self._frame, head, tail,
        )  # fmt: skip
        self._frame = frame
        # The curves may rise a hair above the top and sink below zero without being clipped in half.
        self._view.setGeometry(frame.room.toAlignedRect().adjusted(0, -2, 0, 2))
        slack = 2 * frame.top / frame.room.height()
        self._box.setRange(
            xRange=(frame.start, frame.end),
            yRange=(-slack, frame.top + slack),
            padding=0,
            disableAutoRange=True,
        )
        self._draw(frame, values)

    def _highest(self, values: dict[str, Values]) -> float:
        """What the axis must reach: the lines and the target; a shade far above them is cut off."""
        tops = {key: float(np.nanmax(line, initial=0.0)) for key, line in values.items()}
        lines = max((tops[one.key] for one in self._plot.series if not one.shade), default=0.0)
        shades = max((tops[one.key] for one in self._plot.series if one.shade), default=0.0)
        told = max(lines, self._plot.target or 0.0)
        return max(told, min(shades, told * _SHADE_MOST) if told else shades)

    def _labels(self, values: dict[str, Values]) -> list[LineLabel]:
        """The names to write: of the target, and of every line that ever rises above zero."""
        plot, labels = self._plot, []
        if plot.target is not None:
            end = float(max((*plot.at, plot.end or 0, plot.now or 0)))
            red = QColor(self._palette.crit)
            labels.append(LineLabel(plot.target_title, red, plot.target, end, float("inf"), True))
        for series in plot.series:
            known = np.flatnonzero(~np.isnan(values[series.key]))
            top = float(np.nanmax(values[series.key], initial=0.0))
            if not series.shade and len(known) and top > 0:
                last = int(known[-1])
                at = plot.at[last] + plot.bucket_ms / 2
                value = float(values[series.key][last])
                colour = hue_colour(self._palette, series.hue)
                labels.append(LineLabel(series.title, colour, value, at, top))
        return labels

    def _draw(self, frame: ChartFrame, values: dict[str, Values]) -> None:
        for key in self._curves.keys() - values.keys():
            for curve in self._curves[key]:
                curve.setVisible(False)
        for series in self._plot.series:
            line, ground = self._curve(series.key)
            times, points = thinned(self._plot.at, values[series.key], self._plot.bucket_ms, frame)
            colour = hue_colour(self._palette, series.hue)
            self._set_line(line, times, points, colour, series, frame)
            self._set_ground(ground, times, points, colour, series)

    def _curve(self, key: str) -> tuple[Any, Any]:
        made = self._curves.get(key)
        if made is None:
            ground, line = pg.PlotCurveItem(pen=None, fillLevel=0), pg.PlotCurveItem(connect="finite")
            line.setZValue(1)
            self._box.addItem(ground, ignoreBounds=True)
            self._box.addItem(line, ignoreBounds=True)
            made = self._curves[key] = (line, ground)
        return made

    def _set_line(
        self, curve: Any, times: Values, points: Values, colour: QColor, series: PlotSeries, frame: ChartFrame
    ) -> None:
        curve.setVisible(not series.shade)
        calm = float(np.nansum(np.abs(np.diff(points)))) <= _CALM * frame.top
        pen = QPen(colour, 2 if calm else 1)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        curve.setPen(pen)
        curve.setData(times, points, antialias=True)

    def _set_ground(
        self, curve: Any, times: Values, points: Values, colour: QColor, series: PlotSeries
    ) -> None:
        curve.setVisible(series.fill or series.shade)
        if series.fill or series.shade:
            colour.setAlphaF(0.28 if series.shade else 0.18)
            curve.setBrush(colour)
            curve.setData(*grounded(times, points))

    def _paint(self, pencil: Pencil) -> None:
        frame = self._frame
        if frame is None or not self._plot.series:
            return
        paint_ground(pencil, frame, self._plot.gaps)
        paint_now(pencil, frame, self._plot.now)
        if self._plot.target is not None:
            self._paint_target(pencil, frame, self._plot.target)
        values = {series.key: np.array(series.values, dtype=float) for series in self._plot.series}
        labels = self._labels(values)
        if label_tail(self.fonts(), labels, self.width()):
            paint_beside(pencil, frame, labels, self.width())
        else:
            row = QRectF(frame.room.left(), 0, frame.room.width(), label_head(self.fonts()))
            paint_above(pencil, row, labels)

    def _paint_target(self, pencil: Pencil, frame: ChartFrame, target: float) -> None:
        y = round(frame.y(target)) + 0.5
        pencil.painter.setPen(QPen(QColor(self._palette.crit), 1, Qt.PenStyle.DashLine))
        pencil.painter.drawLine(QPointF(frame.room.left(), y), QPointF(frame.room.right(), y))

    def spot_at(self, point: QPointF) -> Spot | None:
        """The bucket at this point, named by its time and the lines' values."""
        frame, plot = self._frame, self._plot
        if frame is None or not frame.room.contains(point):
            return None
        moment = frame.at(point.x())
        place = next((i for i, at in enumerate(plot.at) if at <= moment < at + plot.bucket_ms), None)
        return None if place is None else self._bucket(frame, place)

    def _bucket(self, frame: ChartFrame, place: int) -> Spot:
        plot, at = self._plot, self._plot.at[place]
        told = [
            f"{series.title} {frame.label(value)}"
            for series in plot.series
            if (value := series.values[place]) is not None
        ]
        left, right = frame.x(at), frame.x(at + plot.bucket_ms)
        rect = QRectF(left, frame.room.top(), right - left, frame.room.height())
        return Spot(rect, at, " · ".join([clock_label(at, plot.zone), *told]))

    def _focusable(self) -> list[Hashable]:
        return list(self._plot.at)

    def _focus_ring(self) -> QRectF | None:
        if self._frame is None or self._focused not in self._plot.at:
            return None
        return self._bucket(self._frame, self._plot.at.index(self._focused)).rect

    def _choose(self, key: Hashable) -> None:
        self.bucket_clicked.emit(key)


def thinned(at: tuple[int, ...], values: Values, bucket_ms: int, frame: ChartFrame) -> tuple[Values, Values]:
    """About one point per 3 pixels: the middle of each group of buckets, and its highest value.

    Groups are counted from 1970, not from the first bucket, so that a day growing by a bucket does not redraw
    its past. A group of unknown values stays unknown.
    """
    times = np.array(at, dtype=float) + bucket_ms / 2
    a_pixel = (frame.end - frame.start) / max(frame.room.width(), 1.0)
    together = max(int(_PIXELS_A_POINT * a_pixel / bucket_ms), 1)
    if together == 1 or len(at) == 0:
        return times, values
    groups = np.array(at, dtype=np.int64) // (bucket_ms * together)
    firsts = np.flatnonzero(np.diff(groups, prepend=groups[0] - 1))
    ends = np.append(firsts[1:], len(times)) - 1
    return (times[firsts] + times[ends]) / 2, np.fmax.reduceat(values, firsts)


def grounded(times: Values, points: Values) -> tuple[Values, Values]:
    """The outline of a ground that ends upright where values are unknown: it must not slope to zero."""
    known = np.flatnonzero(~np.isnan(points))
    runs = np.split(known, np.flatnonzero(np.diff(known) > 1) + 1) if len(known) else []
    xs = [times[[run[0], *run, run[-1]]] for run in runs]
    ys = [np.concatenate(([0.0], points[run], [0.0])) for run in runs]
    return (np.concatenate(xs), np.concatenate(ys)) if runs else (times[:0], points[:0])
