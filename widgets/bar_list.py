"""Horizontal bars, one a row, with an optional tick at the usual value."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from widgets.canvas import Canvas
from widgets.palette import Level


@dataclass(frozen=True)
class BarRow:
    """One bar: `value` sets its length, `text` is written after it, `mark` is the tick (same unit as `value`).

    `hue` is a key of the palette's hues; a `level` other than "none" or "ok" colours the text and adds ▲.
    """

    key: str
    label: str
    value: float
    text: str
    hue: str = "voice"
    level: Level = "none"
    mark: float | None = None
    current: bool = False


class BarList(Canvas):
    """Bars under one another, longest value filling the width.

    Signals:
        row_clicked: the key of the row that was clicked or chosen by keyboard.
    """

    row_clicked = Signal(str)

    def show_rows(self, rows: tuple[BarRow, ...]) -> None:
        """Show these rows, in this order."""
        self._show(rows)
