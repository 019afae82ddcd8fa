"""A sentence for the person at the window, above the page, until it is put away."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from supervisor_app.ui.ground import fill
from supervisor_app.ui.label import ToneLabel
from widgets.fonts import MEDIUM
from widgets.palette import Palette


class Banner(QWidget):
    """Shows the newest notice; it stays until it is dismissed."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = ToneLabel(palette, "▲", "warn")
        self._sentence = ToneLabel(palette, "", weight=MEDIUM, wrap=True)
        self._dismiss = QPushButton("Dismiss")
        self._dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        em = self.fontMetrics().height()
        row.setContentsMargins(em, em // 2, em, em // 2)
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._dismiss)
        self.show_palette(palette)
        self.hide()

    def show_notice(self, sentence: str) -> None:
        """Show this sentence instead of any before it."""
        self._sentence.setText(sentence)
        self.show()

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        fill(self, palette.panel2)
        self._sign.show_palette(palette)
        self._sentence.show_palette(palette)
