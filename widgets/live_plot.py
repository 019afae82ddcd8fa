"""Lines through the day."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.palette import Palette


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

    `at` are the buckets' starts and `now`, `start`, `end`, `gaps` instants, all in ms since 1970 UTC; `start` and
    `end` bound the axis (default: the buckets). Values and `target` are plain counts, or seconds where `y_unit`
    is "duration". `zone` is the IANA name by which the axis tells the time.
    """

    at: tuple[int, ...]
    bucket_ms: int
    series: tuple[PlotSeries, ...]
    gaps: tuple[tuple[int, int], ...] = ()
    target: float | None = None
    now: int | None = None
    zone: str = "UTC"
    y_unit: Literal["count", "duration"] = "count"
    start: int | None = None
    end: int | None = None


class LivePlot(QWidget):
    """Lines over time.

    Signals:
        bucket_clicked: the start (ms) of the bucket that was clicked.
    """

    bucket_clicked = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette

    def show_state(self, state: PlotState) -> None:
        """Show these lines."""
        self._state = state
