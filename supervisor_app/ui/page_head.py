"""The line above a page: its title, what it is narrowed to, a note."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.ui.label import ToneLabel
from widgets.chip import Chip
from widgets.fonts import STRONG
from widgets.palette import Palette


class PageHead(QWidget):
    """A page's title with room for one chip; the note stands at the right end."""

    def __init__(self, palette: Palette, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ToneLabel(palette, title, ratio=1.4, weight=STRONG)
        self._note = ToneLabel(palette, "", "mute")
        self.chip = Chip(palette)
        self.chip.hide()
        row = QHBoxLayout(self)
        em = self.fontMetrics().height()
        row.setContentsMargins(em, em // 2, em, em // 2)
        row.setSpacing(em)
        row.addWidget(self._title)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self._note)
        self.setFixedHeight(round(em * 3.2))

    def show_note(self, note: str) -> None:
        """Write this at the right end."""
        self._note.setText(note)

    def show_filter(self, name: str) -> None:
        """Name what the page is narrowed to; empty: to nothing."""
        self.chip.show_text(name)
        self.chip.setVisible(bool(name))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for part in (self._title, self._note, self.chip):
            part.show_palette(palette)
