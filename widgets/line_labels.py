"""Names of lines beside a plot, one under another, or in a row above it where the plot is narrow."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from widgets.chart_frame import ChartFrame
from widgets.fonts import FontBook
from widgets.pencil import MEASURED_MOST, Pencil
from widgets.safe import safe_text

_SMALL = 0.93
_STEP, _GAP, _LEADER = 16.0, 6.0, 16.0
_NARROW_EMS = 27.0
"""A plot narrower than this, in times of the type, needs its width for its lines."""

_SHARE_MOST = 0.3
"""Names take at most so much of the width; what is longer is cut."""


@dataclass(frozen=True)
class LineLabel:
    """The name of a line whose last known value is `value` at `at` (ms); `weight` decides which stay.

    `dashed` tells by shape, not by colour alone, that it is no measured line.
    """

    title: str
    colour: QColor
    value: float
    at: float
    weight: float
    dashed: bool = False


def label_tail(fonts: FontBook, labels: list[LineLabel], width: float) -> float:
    """How many pixels to keep free at the right of a plot; 0 where the names go above it."""
    if not labels or width < fonts.em * _NARROW_EMS:
        return 0.0
    widest = max(fonts.width_of(safe_text(label.title, MEASURED_MOST), _SMALL) for label in labels)
    return min(widest + fonts.em / 14 * (_GAP + _LEADER) + 2, width * _SHARE_MOST)


def label_head(fonts: FontBook) -> float:
    """How many pixels a row of names above a plot needs."""
    return fonts.em / 14 * 18


def paint_beside(pencil: Pencil, frame: ChartFrame, labels: list[LineLabel], right: float) -> None:
    """Write each name at the height of its line's end, moved only as far as others need, and lead to it."""
    step = pencil.px(_STEP)
    fitting = max(int(frame.room.height() / step), 1)
    kept = sorted(labels, key=lambda label: -label.weight)[:fitting]
    kept.sort(key=lambda label: -label.value)
    left = frame.room.right() + pencil.px(_LEADER)
    middles = spread([frame.y(label.value) for label in kept], frame.room.top(), frame.room.bottom(), step)
    for label, middle in zip(kept, middles, strict=True):
        faint = QColor(label.colour)
        faint.setAlphaF(0.45)
        start = QPointF(min(frame.x(label.at), frame.room.right()), frame.y(label.value))
        pencil.rule(start, QPointF(left - pencil.px(4), middle), faint)
        place = QRectF(left, middle - step / 2, max(right - left, 0.0), step)
        pencil.text(place, label.title, label.colour, ratio=_SMALL)


def paint_above(pencil: Pencil, row: QRectF, labels: list[LineLabel]) -> None:
    """Write the names in a row, each behind a stroke in its colour, as many as fit."""
    left = row.left()
    for label in sorted(labels, key=lambda one: -one.weight):
        stroke, title = pencil.px(12), safe_text(label.title)
        width = pencil.width_of(title, _SMALL) + 1
        if left + stroke + pencil.px(4) + width > row.right():
            continue  # the tool tips still name every line
        middle = row.center().y()
        for start, end in ((0.0, 0.4), (0.6, 1.0)) if label.dashed else ((0.0, 1.0),):
            ends = [QPointF(left + stroke * share, middle) for share in (start, end)]
            pencil.rule(ends[0], ends[1], label.colour, 2.0)
        left += stroke + pencil.px(4)
        pencil.text(QRectF(left, row.top(), width, row.height()), title, label.colour, ratio=_SMALL)
        left += width + pencil.px(12)


def spread(wanted: list[float], top: float, bottom: float, step: float) -> list[float]:
    """Places at least `step` apart, in the order wanted, as near to them as there is room for."""
    placed: list[float] = []
    for place in wanted:
        placed.append(max(place, top, placed[-1] + step if placed else top))
    limit = bottom
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - step
    return placed
