"""What every self-painting widget has in common."""

from PySide6.QtWidgets import QWidget

from widgets.palette import Palette


class Canvas(QWidget):
    """A widget that paints one frozen state."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._state: object = None

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette
        self.update()

    def _show(self, state: object) -> None:
        if state != self._state:
            self._state = state
            self.update()
