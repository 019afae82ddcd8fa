"""Stacked bars over steps: months by channel, or a single row of bars."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.palette import Palette, mixed, shaded
from widgets.pencil import Pencil
from widgets.step_frame import Step, StepFrame, Unit, framed, paint_ground, value_label

_SMALL = 0.86
_LINE, _SWATCH, _PALE = 18.0, 13.0, 0.4


@dataclass(frozen=True)
class BarSeries:
    """One layer: `values[i]` belongs to the i-th step (None: not told). `shade` (0 to 1) tells layers of one
    hue apart."""

    key: str
    title: str
    hue: str
    values: tuple[float | None, ...]
    shade: float = 1.0


@dataclass(frozen=True)
class StepBarsState:
    """What the bars show. `tips`: of each step; `unit` of the values."""

    steps: tuple[Step, ...] = ()
    series: tuple[BarSeries, ...] = ()
    unit: Unit = "count"
    tips: tuple[str, ...] = ()
    legend: bool = True


class StepBars(Canvas):
    """Layers over each other, a bar a step; steps that are not all told are paler.

    Signals:
        bar_clicked: the key of the step and of the layer that was clicked or chosen by keyboard.
    """

    bar_clicked = Signal(str, str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._bars = StepBarsState()

    def show_state(self, state: StepBarsState) -> None:
        """Show these bars."""
        self._bars = state
        self._show(state, ", ".join(state.tips[:40]))

    def sizeHint(self) -> QSize:
        """Room for two dozen steps."""
        em = self.fonts().em
        return QSize(round(em * 36), round(em * 14))

    def minimumSizeHint(self) -> QSize:
        """Room for bars that can still be told apart."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em * 8))

    def _choose(self, key: Hashable) -> None:
        if isinstance(key, tuple):
            self.bar_clicked.emit(*key)

    def _paint(self, pencil: Pencil) -> None:
        bars = self._bars
        if not bars.steps or not any(value is not None for one in bars.series for value in one.values):
            return
        head = self._legend(pencil)
        sums = [sum(one.values[place] or 0.0 for one in bars.series) for place in range(len(bars.steps))]
        ends = (0.0, max(*sums, 1e-9))
        frame = framed(self.fonts(), QRectF(self.rect()), len(bars.steps), ends, bars.unit, head)
        paint_ground(pencil, frame, bars.steps)
        for place, step in enumerate(bars.steps):
            self._paint_bar(pencil, frame, place, step)

    def _paint_bar(self, pencil: Pencil, frame: StepFrame, place: int, step: Step) -> None:
        column = frame.column(place)
        inset = min(column.width() * 0.14, pencil.px(5))
        tip = self._bars.tips[place] if place < len(self._bars.tips) else ""
        below = 0.0
        for one in self._bars.series:
            value = one.values[place]
            if not value:
                continue
            top, bottom = frame.y(below + value), frame.y(below)
            bar = QRectF(column.left() + inset, top, column.width() - 2 * inset, bottom - top)
            colour = shaded(self._palette, one.hue, one.shade)
            if step.mark:
                colour = mixed(self._palette.panel, colour.name(), _PALE)
            pencil.block(bar, colour)
            below += value
            told = value_label(value, self._bars.unit) if self._bars.unit != "number" else f"{value:.1f}"
            spot = bar.adjusted(-inset / 2, -1, inset / 2, 1)
            self._spot(spot, (step.key, one.key), "\n".join(filter(None, (f"{one.title}: {told}", tip))))

    def _legend(self, pencil: Pencil) -> float:
        """Write the names of the layers above, as many as fit in a line; how high that is."""
        if not self._bars.legend:
            return 0.0
        left = 0.0
        for one in self._bars.series:
            width = pencil.px(_SWATCH) + pencil.width_of(one.title, _SMALL) + 1
            if left + width > self.width():
                break  # tips name the rest
            middle = pencil.px(_LINE) / 2
            size = pencil.px(8)
            pencil.block(
                QRectF(left, middle - size / 2, size, size), shaded(self._palette, one.hue, one.shade), 2
            )
            room = QRectF(left + pencil.px(_SWATCH), 0, width - pencil.px(_SWATCH), pencil.px(_LINE))
            pencil.text(room, one.title, self._palette.mute, ratio=_SMALL)
            left += width + pencil.px(12)
        return pencil.px(_LINE)
