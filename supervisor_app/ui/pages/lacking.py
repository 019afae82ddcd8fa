"""Stands where there is nothing to show: a headline and what helps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.ui.label import ToneLabel
from widgets.palette import Palette


class Lacking(QWidget):
    """Two sentences in the middle."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ToneLabel(palette, "", ratio=1.4, wrap=True)
        self.sentence = ToneLabel(palette, "", "mute", wrap=True)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(2)

    def show_words(self, title: str, sentence: str) -> None:
        """Say this."""
        self.title.setText(title)
        self.sentence.setText(sentence)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self.title.show_palette(palette)
        self.sentence.show_palette(palette)
