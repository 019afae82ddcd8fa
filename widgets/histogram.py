"""Upright bars over ordered bins."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.palette import Level, Palette, hue_colour, level_colour
from widgets.pencil import CENTRE, Pencil


@dataclass(frozen=True)
class Bin:
    """One bin: `label` is written below (empty: none), `level` colours the bar."""

    key: str
    label: str
    count: int
    level: Level = "none"


class Histogram(Canvas):
    """Counts per bin.

    Signals:
        bin_clicked: the key of the bin that was clicked or chosen by keyboard.
    """

    bin_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._bins: tuple[Bin, ...] = ()

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        """Show these bins, left to right."""
        self._bins = bins
        self._show(bins, ", ".join(f"{bin_.label} {bin_.count}" for bin_ in bins[:40]))

    def sizeHint(self) -> QSize:
        """Room for a dozen bins."""
        em = self.fonts().em
        return QSize(round(em * 24), round(em * 11))

    def minimumSizeHint(self) -> QSize:
        """Room for the labels and bars that can still be told apart."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em * 6))

    def _choose(self, key: Hashable) -> None:
        self.bin_clicked.emit(str(key))

    def _paint(self, pencil: Pencil) -> None:
        if not self._bins:
            return
        foot = self.height() - pencil.px(24)
        head = pencil.px(18)
        wide = self.width() / len(self._bins)
        most = max(max(bin_.count for bin_ in self._bins), 1)
        pencil.rule(QPointF(0, foot), QPointF(self.width(), foot), self._palette.line)
        for place, bin_ in enumerate(self._bins):
            column = QRectF(place * wide, head, wide, foot - head)
            self._paint_bin(pencil, column, bin_, bin_.count / most)
            self._spot(QRectF(column.left(), 0, wide, self.height()), bin_.key, f"{bin_.label}: {bin_.count}")
        line = QRectF(0, foot + pencil.px(4), self.width(), pencil.px(20))
        labels = [((place + 0.5) * wide, bin_.label) for place, bin_ in enumerate(self._bins)]
        pencil.labels_along(line, labels, 0.93)

    def _paint_bin(self, pencil: Pencil, column: QRectF, bin_: Bin, share: float) -> None:
        inset = min(column.width() * 0.08, pencil.px(3))
        height = max(column.height() * share, pencil.px(2) if bin_.count else 0.0)
        bar = QRectF(column.left() + inset, column.bottom() - height, column.width() - 2 * inset, height)
        palette = self._palette
        calm = bin_.level == "none"
        colour = hue_colour(palette, "info") if calm else level_colour(palette, bin_.level)
        pencil.block(bar, colour, pencil.px(2))
        if bin_.count and pencil.width_of(bin_.count, 0.86) + pencil.px(4) <= column.width():
            above = QRectF(column.left(), bar.top() - pencil.px(18), column.width(), pencil.px(18))
            number = palette.mute if calm else colour
            pencil.text(above, bin_.count, number, ratio=0.86, align=CENTRE)
