"""The list of pages at the window's side."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from widgets.canvas import Canvas
from widgets.palette import Level


@dataclass(frozen=True)
class NavItem:
    """One page: `shortcut` is written faintly, `badge` and a ▲ in the colour of `level`; `foot` puts it at the bottom."""

    key: str
    title: str
    shortcut: str = ""
    badge: str = ""
    level: Level = "none"
    foot: bool = False


class NavList(Canvas):
    """Pages to choose from, by mouse or arrow keys.

    Signals:
        chosen: the key of the page the user asks for.
    """

    chosen = Signal(str)

    def show_items(self, items: tuple[NavItem, ...], current: str = "") -> None:
        """Show these pages, `current` being the open one; emits nothing."""
        self._show((items, current))
