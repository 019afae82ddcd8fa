"""Upright bars over ordered bins."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from widgets.canvas import Canvas
from widgets.palette import Level


@dataclass(frozen=True)
class Bin:
    """One bin: `label` is written below (empty: none), `level` colours the bar ("none": info)."""

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

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        """Show these bins, left to right."""
        self._show(bins)
