"""A line of plain text in one of the palette's tones."""

from typing import Literal, TypeAlias

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from widgets.fonts import REGULAR, sized
from widgets.palette import Palette
from widgets.safe import PlainLabel

Tone: TypeAlias = Literal["text", "mute", "faint", "warn", "crit", "info"]


class ToneLabel(PlainLabel):
    """A label ``ratio`` times as large as the window's type, in a tone that follows the palette."""

    def __init__(
        self,
        palette: Palette,
        text: object = "",
        tone: Tone = "text",
        ratio: float = 1.0,
        weight: int = REGULAR,
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setFont(sized(self.font(), ratio, weight))
        self.setWordWrap(wrap)
        self.show_palette(palette)

    def show_palette(self, palette: Palette) -> None:
        """Write in the colours of this palette from now on."""
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(getattr(palette, self._tone)))
        self.setPalette(colours)
