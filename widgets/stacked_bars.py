"""Stacked bars through the day."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas, Spot
from widgets.chart_frame import ChartFrame, framed, paint_ground, paint_now, span_of
from widgets.palette import Palette, hue_colour
from widgets.pencil import Pencil
from widgets.scale import clock_label, count_label

_SMALL = 0.86
_LINE, _SWATCH = 18.0, 13.0
_LINES_MOST = 2
_MARK = "mark"


@dataclass(frozen=True)
class StackSeries:
    """One layer of the stack: a value per bucket, None where nothing is known."""

    key: str
    title: str
    hue: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class StackState:
    """What the bars show: `at` are the buckets' starts.

    Instants are ms since 1970 UTC, `zone` an IANA name; `start` and `end` bound the axis (default: the
    buckets). `marks`: a tick across each bucket, at its usual value; `mark_title` names it in the legend.
    """

    at: tuple[int, ...]
    bucket_ms: int
    series: tuple[StackSeries, ...]
    gaps: tuple[tuple[int, int], ...] = ()
    now: int | None = None
    zone: str = "UTC"
    start: int | None = None
    end: int | None = None
    legend: bool = True
    marks: tuple[float | None, ...] = ()
    mark_title: str = ""


class StackedBars(Canvas):
    """One bar per bucket, one layer per series.

    Signals:
        segment_clicked: the series' key and the bucket's start (ms).
    """

    segment_clicked = Signal(object, object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._stack = StackState((), 1, ())
        self._sums: npt.NDArray[np.float64] = np.zeros((1, 0))
        self._frame: ChartFrame | None = None

    def show_state(self, state: StackState) -> None:
        """Show these bars."""
        self._stack = state
        layers = [np.zeros(len(state.at))]
        layers += [np.nan_to_num(np.array(series.values, dtype=float)) for series in state.series]
        self._sums = np.cumsum(np.array(layers), axis=0)
        self._show(state, ", ".join(series.title for series in state.series))

    def sizeHint(self) -> QSize:
        """Room for a day of half-hours."""
        em = self.fonts().em
        return QSize(round(em * 28), round(em * 12))

    def minimumSizeHint(self) -> QSize:
        """Room for the axes and bars that can still be told apart."""
        em = self.fonts().em
        return QSize(round(em * 14), round(em * 7))

    def _choose(self, key: Hashable) -> None:
        series, at = cast(tuple[str, int], key)
        self.segment_clicked.emit(series, at)

    def _paint(self, pencil: Pencil) -> None:
        stack = self._stack
        if not stack.series:
            return
        names = self._legend(pencil) if stack.legend else []
        head = pencil.px(_LINE) * (1 + max((line for _, line, _ in names), default=-1))
        highest = max(float(self._sums[-1].max(initial=0.0)), *(mark or 0.0 for mark in stack.marks), 0.0)
        span = span_of(stack.at, stack.bucket_ms, stack.start, stack.end)
        whole = QRectF(self.rect())
        self._frame = framed(self.fonts(), whole, span, highest, "count", stack.zone, self._frame, head)
        self._paint_legend(pencil, names)
        paint_ground(pencil, self._frame, stack.gaps)
        for layer, series in enumerate(stack.series):
            self._paint_layer(pencil, self._frame, layer, series.hue)
        self._paint_marks(pencil, self._frame)
        paint_now(pencil, self._frame, stack.now)

    def _paint_layer(self, pencil: Pencil, frame: ChartFrame, layer: int, hue: str) -> None:
        rects = [
            self._rect(frame, layer, place)
            for place in np.flatnonzero(self._sums[layer + 1] > self._sums[layer]).tolist()
        ]
        pencil.painter.setPen(Qt.PenStyle.NoPen)
        pencil.painter.setBrush(hue_colour(self._palette, hue))
        pencil.painter.drawRects(rects)

    def _paint_marks(self, pencil: Pencil, frame: ChartFrame) -> None:
        for at, mark in zip(self._stack.at, self._stack.marks, strict=False):
            if mark is not None:
                left, right, inset = self._sides(frame, at)
                y = frame.y(mark)
                ends = QPointF(left + inset / 2, y), QPointF(right - inset / 2, y)
                pencil.rule(*ends, self._palette.panel, pencil.px(4))
                pencil.rule(*ends, self._palette.text, pencil.px(2))

    def _sides(self, frame: ChartFrame, at: int) -> tuple[float, float, float]:
        """The left and the right end of a bucket, and how far a bar stays away from them."""
        left, right = frame.x(at), frame.x(at + self._stack.bucket_ms)
        return left, right, min((right - left) * 0.12, 4.0)

    def _rect(self, frame: ChartFrame, layer: int, place: int) -> QRectF:
        left, right, inset = self._sides(frame, self._stack.at[place])
        bottom, top = frame.y(self._sums[layer, place]), frame.y(self._sums[layer + 1, place])
        return QRectF(left + inset, top, right - left - 2 * inset, bottom - top)

    def _legend(self, pencil: Pencil) -> list[tuple[StackSeries, int, float]]:
        """Each layer with the line and the left end of its name, in at most two lines; tips name the rest."""
        left, line, names = 0.0, 0, []
        for series in (*self._stack.series, *self._named_mark()):
            width = pencil.px(_SWATCH) + pencil.width_of(series.title, _SMALL) + 1
            if left and left + width > self.width():
                left, line = 0.0, line + 1
            if line >= _LINES_MOST or width > self.width():
                break
            names.append((series, line, left))
            left += width + pencil.px(12)
        return names

    def _named_mark(self) -> tuple[StackSeries, ...]:
        """The ticks as one more name of the legend."""
        stack = self._stack
        there = stack.mark_title and any(mark is not None for mark in stack.marks)
        return (StackSeries(_MARK, stack.mark_title, _MARK, ()),) if there else ()

    def _paint_legend(self, pencil: Pencil, names: list[tuple[StackSeries, int, float]]) -> None:
        for series, line, left in names:
            middle = pencil.px(_LINE) * (line + 0.5)
            if series.hue == _MARK:
                ends = QPointF(left, middle), QPointF(left + pencil.px(9), middle)
                pencil.rule(*ends, self._palette.text, pencil.px(2))
            else:
                pencil.swatch(QPointF(left + pencil.px(4), middle), pencil.px(8), series.hue)
            start = left + pencil.px(_SWATCH)
            width = pencil.width_of(series.title, _SMALL) + 1
            place = QRectF(start, middle - pencil.px(_LINE) / 2, width, pencil.px(_LINE))
            pencil.text(place, series.title, self._palette.mute, ratio=_SMALL)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The segment at this point; anywhere in the column's height counts for its nearest layer."""
        frame, stack = self._frame, self._stack
        if frame is None or not stack.series or not frame.room.contains(point):
            return None
        moment = frame.at(point.x())
        place = next((i for i, at in enumerate(stack.at) if at <= moment < at + stack.bucket_ms), None)
        if place is None or self._sums[-1, place] <= 0:
            return None
        value = frame.top * (frame.room.bottom() - point.y()) / frame.room.height()
        if value > self._sums[-1, place]:
            return None
        layer = int(np.searchsorted(self._sums[1:, place], value))
        return self._segment(frame, min(layer, len(stack.series) - 1), place)

    def _segment(self, frame: ChartFrame, layer: int, place: int) -> Spot:
        series, at = self._stack.series[layer], self._stack.at[place]
        count = count_label(self._sums[layer + 1, place] - self._sums[layer, place])
        name = f"{series.title}, {clock_label(at, self._stack.zone)}: {count}"
        return Spot(self._rect(frame, layer, place), (series.key, at), name)

    def _focusable(self) -> list[Hashable]:
        return [
            (series.key, at)
            for place, at in enumerate(self._stack.at)
            for layer, series in enumerate(self._stack.series)
            if self._sums[layer + 1, place] > self._sums[layer, place]
        ]

    def _focus_ring(self) -> QRectF | None:
        keys = {series.key: layer for layer, series in enumerate(self._stack.series)}
        if self._frame is None or not isinstance(self._focused, tuple):
            return None
        series, at = self._focused
        if series not in keys or at not in self._stack.at:
            return None
        return self._rect(self._frame, keys[series], self._stack.at.index(at))
