"""What happened to one contact, oldest first, on a vertical rail."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QScrollArea, QWidget

from widgets.palette import Level, Palette


@dataclass(frozen=True)
class TimelineItem:
    """One event: `at_text · head` with `mark` after it in the colour of `level`, `body` in a bubble below.

    `tone` says whose words they are. All of it is plain text.
    """

    at_text: str
    head: str
    body: str = ""
    mark: str = ""
    level: Level = "none"
    tone: Literal["customer", "agent", "system"] = "system"


class TimelineView(QScrollArea):
    """A scrolling timeline of at most 200 items."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette

    def show_items(self, items: tuple[TimelineItem, ...]) -> None:
        """Show these events; the last 200 of them if there are more."""
        self._items = items
