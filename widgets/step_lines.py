"""Lines over steps: shares, indexes, rates by month; what is not told breaks them."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.line_labels import spread
from widgets.palette import Palette, shaded
from widgets.pencil import MEASURED_MOST, Pencil
from widgets.safe import safe_text
from widgets.step_frame import Step, StepFrame, Unit, framed, paint_ground

_SMALL = 0.93
_NAMES_MOST = 0.3
_NARROW_EMS = 20.0


@dataclass(frozen=True)
class StepSeries:
    """One line: `values[i]` belongs to the i-th step (None: not told), `tips[i]` is said at it.

    `shade` (0 to 1) tells lines of one hue apart.
    """

    key: str
    title: str
    hue: str
    values: tuple[float | None, ...]
    tips: tuple[str, ...] = ()
    shade: float = 1.0


@dataclass(frozen=True)
class StepLinesState:
    """What the lines show. `base`: a level that is marked, like 1 of an index; `upright`: the place of a step
    before which an upright line stands; `from_zero`: the axis begins with nothing."""

    steps: tuple[Step, ...] = ()
    series: tuple[StepSeries, ...] = ()
    unit: Unit = "number"
    base: float | None = None
    upright: int | None = None
    from_zero: bool = True


class StepLines(Canvas):
    """Lines with a dot at each step; dots of steps that are not all told are hollow.

    Signals:
        dot_clicked: the key of the step and of the line that was clicked or chosen by keyboard.
    """

    dot_clicked = Signal(str, str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._lines = StepLinesState()

    def show_state(self, state: StepLinesState) -> None:
        """Show these lines."""
        self._lines = state
        ends = (f"{one.title} {_last(one.tips)}" for one in state.series[:12])
        self._show(state, ", ".join(ends))

    def sizeHint(self) -> QSize:
        """Room for two dozen steps."""
        em = self.fonts().em
        return QSize(round(em * 30), round(em * 12))

    def minimumSizeHint(self) -> QSize:
        """Room for lines that can still be told apart."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em * 8))

    def _choose(self, key: Hashable) -> None:
        if isinstance(key, tuple):
            self.dot_clicked.emit(*key)

    def _paint(self, pencil: Pencil) -> None:
        lines = self._lines
        told = [value for one in lines.series for value in one.values if value is not None]
        if not told:
            return
        told += [lines.base] if lines.base is not None else []
        ends = (0.0 if lines.from_zero else min(told), max(told))
        tail = self._tail()
        whole = QRectF(self.rect())
        frame = framed(self.fonts(), whole, len(lines.steps), ends, lines.unit, tail_px=tail)
        paint_ground(pencil, frame, lines.steps)
        if lines.base is not None:
            y = round(frame.y(lines.base)) + 0.5
            pencil.rule(
                QPointF(frame.room.left(), y), QPointF(frame.room.right(), y), self._palette.faint, 1.5
            )
        if lines.upright is not None:
            x = round(frame.column(lines.upright).left()) + 0.5
            pencil.rule(
                QPointF(x, frame.room.top()), QPointF(x, frame.room.bottom()), self._palette.faint, 1.5
            )
        for one in lines.series:
            self._paint_line(pencil, frame, one)
        if tail:
            self._paint_names(pencil, frame)

    def _paint_line(self, pencil: Pencil, frame: StepFrame, one: StepSeries) -> None:
        colour = shaded(self._palette, one.hue, one.shade)
        painter = pencil.painter
        for run in _runs(one.values):
            painter.setPen(QPen(colour, pencil.px(1.7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(frame.x(at), frame.y(value)) for at, value in run]))
            for at, value in run:
                self._paint_dot(pencil, QPointF(frame.x(at), frame.y(value)), one, at)

    def _paint_dot(self, pencil: Pencil, centre: QPointF, one: StepSeries, at: int) -> None:
        step, colour = self._lines.steps[at], shaded(self._palette, one.hue, one.shade)
        pencil.dot(centre, pencil.px(2.4), colour)
        if step.mark:
            pencil.dot(centre, pencil.px(1.3), self._palette.panel)
        reach = pencil.px(6)
        spot = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
        self._spot(spot, (step.key, one.key), one.tips[at] if at < len(one.tips) else one.title)

    def _tail(self) -> float:
        """How many pixels the names at the right need; none of a single line, or of a narrow chart."""
        fonts = self.fonts()
        if len(self._lines.series) < 2 or self.width() < fonts.em * _NARROW_EMS:
            return 0.0
        titles = (safe_text(one.title, MEASURED_MOST) for one in self._lines.series)
        widest = max(fonts.width_of(title, _SMALL) for title in titles)
        return min(widest + fonts.em * 0.9, self.width() * _NAMES_MOST)

    def _paint_names(self, pencil: Pencil, frame: StepFrame) -> None:
        """Name each line at the height of its end, as many as there is room for."""
        step = pencil.px(16)
        told = [(one, run[-1][1]) for one in self._lines.series if (run := list(_told(one.values)))]
        fitting = max(int(frame.room.height() / step), 1)
        kept = sorted(told[:fitting], key=lambda pair: -pair[1])
        middles = spread(
            [frame.y(value) for _one, value in kept], frame.room.top(), frame.room.bottom(), step
        )
        left = frame.room.right() + pencil.px(8)
        for (one, _value), middle in zip(kept, middles, strict=True):
            place = QRectF(left, middle - step / 2, max(self.width() - left, 0.0), step)
            colour = shaded(self._palette, one.hue, one.shade)
            pencil.text(place, one.title, colour, ratio=_SMALL, may_cut=True)


def _told(values: tuple[float | None, ...]) -> Iterator[tuple[int, float]]:
    return ((at, value) for at, value in enumerate(values) if value is not None)


def _runs(values: tuple[float | None, ...]) -> list[list[tuple[int, float]]]:
    """The stretches that are told without a break."""
    runs: list[list[tuple[int, float]]] = []
    for at, value in _told(values):
        if runs and runs[-1][-1][0] == at - 1:
            runs[-1].append((at, value))
        else:
            runs.append([(at, value)])
    return runs


def _last(tips: tuple[str, ...]) -> str:
    return next((tip for tip in reversed(tips) if tip), "")
