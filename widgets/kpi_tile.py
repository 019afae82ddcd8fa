"""A tile with one figure: its title, its value, and a line that explains it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from widgets.canvas import Canvas
from widgets.palette import Level, Palette


@dataclass(frozen=True)
class TileState:
    """What a tile shows: `value` and `unit` are ready text; `hint` is the tool tip; `stale` greys it."""

    title: str
    value: str
    unit: str = ""
    detail: str = ""
    level: Level = "none"
    stale: bool = False
    hint: str = ""


class KpiTile(Canvas):
    """One figure, large.

    Signals:
        clicked: the tile was clicked, or chosen by keyboard.
    """

    clicked = Signal()

    def show_state(self, state: TileState) -> None:
        """Show this figure."""
        self._show(state)
