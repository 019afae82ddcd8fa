"""The state of each source in one line."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal

from widgets.canvas import Canvas
from widgets.palette import Level


@dataclass(frozen=True)
class SourceStatus:
    """One source: "Exchange, 2 s ago" behind a dot or a triangle in the colour of `level`."""

    key: str
    text: str
    level: Level = "ok"
    shape: Literal["dot", "triangle"] = "dot"


class StatusStrip(Canvas):
    """Sources side by side, wrapping where the width ends.

    Signals:
        source_clicked: the key of the source that was clicked or chosen by keyboard.
    """

    source_clicked = Signal(str)

    def show_sources(self, sources: tuple[SourceStatus, ...], note: str = "") -> None:
        """Show these sources, and `note` at the right end."""
        self._show((sources, note))
