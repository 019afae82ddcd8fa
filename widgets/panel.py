"""A card: a title, a note at the right, and room for a widget below."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.palette import Palette
from widgets.safe import PlainLabel


class Panel(QFrame):
    """A card with a hair line around it; `body` is the layout to fill."""

    def __init__(
        self, palette: Palette, title: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title)
        self._note = PlainLabel(note)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._note)
        self.body = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)
        self.show_palette(palette)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette
        self.update()

    def show_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def show_note(self, note: str) -> None:
        """Change the note at the right end of the header."""
        self._note.setText(note)
