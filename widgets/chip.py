"""A filter that is on, with a cross to take it off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.palette import Palette


class Chip(Canvas):
    """ "waiting now ✕".

    Signals:
        removed: the chip was clicked, or Delete was pressed on it.
    """

    removed = Signal()

    def __init__(self, palette: Palette, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Name the filter."""
        self._show(text)
