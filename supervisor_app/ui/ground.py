"""Plain grounds and hair lines between the parts of the window."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from widgets.palette import Palette


def fill(widget: QWidget, colour: str) -> None:
    """Paint the ground of a widget in this colour."""
    colours = widget.palette()
    colours.setColor(QPalette.ColorRole.Window, QColor(colour))
    widget.setPalette(colours)
    widget.setAutoFillBackground(True)


class HairLine(QWidget):
    """A line one pixel thin, lying or upright, that parts two sides."""

    def __init__(self, palette: Palette, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self.show_palette(palette)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        fill(self, palette.line)
