"""The ground of a chart over steps (months, hours, weekdays): where values stand, grid, labels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF

from widgets.chart_frame import lines_in, room_in
from widgets.fonts import FontBook
from widgets.pencil import RIGHT, Pencil
from widgets.scale import count_label, fine_step

Unit: TypeAlias = Literal["count", "share", "number"]
"""Whole numbers, shares written in per cent, or numbers with as many places as they need."""

_SMALL = 0.86
_MOST_LINES = 4
_THOUSANDS = 1000
_LABELS_APART = 5.0
_STRIDES = (1, 2, 3, 4, 6, 12)
"""Every so manieth step is named: months are read in quarters and halves of a year."""


@dataclass(frozen=True)
class Step:
    """One place along the axis. ``mark``: ``part`` where it is not all told, ``gap`` where it was not watched
    throughout."""

    key: str
    label: str
    mark: str = ""


@dataclass(frozen=True)
class StepFrame:
    """Pixels for values: `count` steps side by side in `room`, values from `low` to `high`."""

    room: QRectF
    count: int
    low: float
    high: float
    step: float
    unit: Unit

    def x(self, place: float) -> float:
        """The middle of the step at a place."""
        return self.room.left() + self.room.width() * (place + 0.5) / max(self.count, 1)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.room.bottom() - self.room.height() * (value - self.low) / (self.high - self.low)

    def column(self, place: int) -> QRectF:
        """All of a step, from top to bottom."""
        wide = self.room.width() / max(self.count, 1)
        return QRectF(self.room.left() + place * wide, self.room.top(), wide, self.room.height())


def value_label(value: float, unit: Unit) -> str:
    """A value as an axis writes it."""
    if unit == "share":
        return f"{round(value * 100, 6):g}\N{NO-BREAK SPACE}%"
    whole = unit == "count" or abs(value) >= _THOUSANDS
    return count_label(value) if whole else f"{round(value, 6):g}"


def stride_of(label_px: float, column_px: float) -> int:
    """Every how manieth step has room for its label, so that those that are named are evenly apart."""
    return next((one for one in _STRIDES if one * column_px >= label_px), _STRIDES[-1])


def framed(
    fonts: FontBook,
    whole: QRectF,
    steps: int,
    ends: tuple[float, float],
    unit: Unit,
    head_px: float = 0.0,
    tail_px: float = 0.0,
) -> StepFrame:
    """Lay out a chart for values between two ends; round numbers are put below and above them.

    `head_px` are kept free above the plot, `tail_px` to the right of it.
    """
    low, high = ends
    most = lines_in(fonts, whole, head_px, _MOST_LINES)
    step = fine_step(max(high - low, 1e-9), most, whole=unit == "count")
    low = math.floor(low / step + 1e-9) * step
    high = max(math.ceil(high / step - 1e-9) * step, low + step)
    lines = range(round((high - low) / step) + 1)
    widest = max(fonts.width_of(value_label(low + step * line, unit), _SMALL) for line in lines)
    return StepFrame(room_in(fonts, whole, widest, head_px, tail_px), steps, low, high, step, unit)


def paint_ground(pencil: Pencil, frame: StepFrame, steps: Sequence[Step]) -> None:
    """Draw the grid lines, both axes' labels, and hatch the steps that were not watched throughout."""
    room = frame.room
    for line in range(round((frame.high - frame.low) / frame.step) + 1):
        value = frame.low + frame.step * line
        y = round(frame.y(value)) + 0.5
        pencil.rule(QPointF(room.left(), y), QPointF(room.right(), y), pencil.palette.line)
        label = QRectF(0, y - pencil.px(9), room.left() - pencil.px(7), pencil.px(18))
        pencil.text(label, value_label(value, frame.unit), pencil.palette.mute, ratio=_SMALL, align=RIGHT)
    for place, step in enumerate(steps):
        if step.mark == "gap":
            pencil.hatch(frame.column(place))
    widest = max((pencil.width_of(step.label, _SMALL) for step in steps), default=0.0)
    stride = stride_of(widest + pencil.px(_LABELS_APART), frame.column(0).width())
    labels = [(frame.x(place), step.label) for place, step in enumerate(steps) if place % stride == 0]
    foot = QRectF(0, room.bottom() + pencil.px(6), room.right() + pencil.px(4), pencil.px(16))
    pencil.labels_along(foot, labels, _SMALL, _LABELS_APART - 1)
