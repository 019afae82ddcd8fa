"""How full each agent's hands are."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from widgets.canvas import Canvas
from widgets.palette import Level


@dataclass(frozen=True)
class LoadRow:
    """One row: `value` from 0 to 1 (None: unknown), `text` after the bar, `state_hue` colours the presence dot.

    A `level` of "warn" or "crit" colours the bar.
    """

    key: str
    label: str
    value: float | None
    text: str
    level: Level = "none"
    state_hue: str = ""


class LoadBars(Canvas):
    """Loads under one another.

    Signals:
        row_clicked: the key of the row that was clicked or chosen by keyboard.
    """

    row_clicked = Signal(str)

    def show_rows(self, rows: tuple[LoadRow, ...]) -> None:
        """Show these rows, in this order."""
        self._show(rows)
