"""The ground of a chart over time: where an instant and a value stand, grid, labels, gaps, the present."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF

from widgets.fonts import FontBook
from widgets.pencil import RIGHT, Pencil
from widgets.scale import count_label, count_step, duration_label, duration_step, steady_top, time_ticks

Unit: TypeAlias = Literal["count", "duration"]
"""Plain numbers, or seconds written as m:ss."""

_SMALL = 0.86


@dataclass(frozen=True)
class ChartFrame:
    """Pixels for values: the axes of `room` run from `start` to `end` (ms) and from 0 to `top`."""

    room: QRectF
    start: int
    end: int
    top: float
    step: float
    unit: Unit
    zone: str

    def x(self, at: float) -> float:
        """Where an instant (ms) stands."""
        return self.room.left() + self.room.width() * (at - self.start) / max(self.end - self.start, 1)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.room.bottom() - self.room.height() * value / self.top

    def at(self, x: float) -> int:
        """The instant (ms) at this place."""
        share = (x - self.room.left()) / max(self.room.width(), 1.0)
        return self.start + round(share * (self.end - self.start))

    def label(self, value: float) -> str:
        """A value as this chart writes it."""
        return duration_label(value) if self.unit == "duration" else count_label(value)


def framed(
    fonts: FontBook,
    whole: QRectF,
    span: tuple[int, int],
    highest: float,
    unit: Unit,
    zone: str,
    before: ChartFrame | None,
    head_px: float = 0.0,
    tail_px: float = 0.0,
) -> ChartFrame:
    """Lay out a chart; the upper end of `before` is kept while the values still fit it well.

    `head_px` are kept free above the plot, `tail_px` to the right of it.
    """
    most = lines_in(fonts, whole, head_px, 4)
    kept = before.top if before is not None and before.unit == unit else 0.0
    step = _step(max(highest, 1.0), most, unit)
    top = steady_top(kept, max(highest, 1.0), step)
    step = _step(top, most, unit)
    label = duration_label if unit == "duration" else count_label
    widest = max(fonts.width_of(label(step * place), _SMALL) for place in range(int(top / step) + 1))
    return ChartFrame(
        room_in(fonts, whole, widest, head_px, tail_px), span[0], span[1], top, step, unit, zone
    )


def lines_in(fonts: FontBook, whole: QRectF, head_px: float, most: int) -> int:
    """How many grid lines a plot has room for, at the most."""
    return int(min(max(_height(fonts, whole, head_px) / (fonts.em * 2.4), 2), most))


def room_in(fonts: FontBook, whole: QRectF, widest: float, head_px: float, tail_px: float) -> QRectF:
    """Where the plot is: labels so wide to the left of it, a line of them below."""
    left = widest + fonts.em * 0.7
    return QRectF(
        whole.left() + left,
        whole.top() + _head(fonts, head_px),
        max(whole.width() - left - fonts.em * 0.3 - tail_px, 1.0),
        _height(fonts, whole, head_px),
    )


def _head(fonts: FontBook, head_px: float) -> float:
    return fonts.em * 0.7 + head_px


def _height(fonts: FontBook, whole: QRectF, head_px: float) -> float:
    return max(whole.height() - _head(fonts, head_px) - fonts.em * 1.7, 1.0)


def _step(top: float, most: int, unit: Unit) -> float:
    return duration_step(top, most) if unit == "duration" else count_step(top, most)


def paint_ground(pencil: Pencil, frame: ChartFrame, gaps: tuple[tuple[int, int], ...]) -> None:
    """Draw the few grid lines, both axes' labels and the stretches that were not observed."""
    room = frame.room
    for place in range(int(frame.top / frame.step + 1e-9) + 1):
        value = frame.step * place
        y = round(frame.y(value)) + 0.5
        pencil.rule(QPointF(room.left(), y), QPointF(room.right(), y), pencil.palette.line)
        label = QRectF(0, y - pencil.px(9), room.left() - pencil.px(7), pencil.px(18))
        pencil.text(label, frame.label(value), pencil.palette.mute, ratio=_SMALL, align=RIGHT)
    for start, end in gaps:
        left, right = frame.x(max(start, frame.start)), frame.x(min(end, frame.end))
        if right > left:
            pencil.hatch(QRectF(left, room.top(), max(right - left, 2.0), room.height()))
    most = int(room.width() / (pencil.fonts.em * 5)) or 1
    ticks = [(frame.x(at), label) for at, label in time_ticks(frame.start, frame.end, frame.zone, most)]
    pencil.labels_along(
        QRectF(0, room.bottom() + pencil.px(6), room.right() + pencil.px(4), pencil.px(16)), ticks, _SMALL
    )


def paint_now(pencil: Pencil, frame: ChartFrame, now: int | None) -> None:
    """Mark the present by an upright line."""
    if now is None or not frame.start <= now <= frame.end:
        return
    x = round(frame.x(now)) + 0.5
    pencil.rule(QPointF(x, frame.room.top()), QPointF(x, frame.room.bottom()), pencil.palette.faint)


def span_of(at: tuple[int, ...], bucket_ms: int, start: int | None, end: int | None) -> tuple[int, int]:
    """The axis' ends (ms): as asked for, otherwise from the first bucket's start to the last one's end."""
    first = start if start is not None else (at[0] if at else 0)
    last = end if end is not None else (at[-1] + bucket_ms if at else first + bucket_ms)
    return first, max(last, first + 1)
