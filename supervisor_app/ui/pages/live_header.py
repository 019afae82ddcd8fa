"""The bar on top of the Live page: what is listed, and the field that narrows it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from widgets.chip import Chip
from widgets.fonts import STRONG, sized
from widgets.palette import Palette
from widgets.safe import PlainLabel

_PAUSE_MS = 150
"""How long the typing must rest before the list is narrowed."""


class LiveHeader(QWidget):
    """Title, chip of the selection, filter.

    Signals:
        chip_removed: the chip's cross was clicked.
        text_settled: the filter's text, once the typing rests.
    """

    chip_removed = Signal()
    text_settled = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("Live")
        self._title.setFont(sized(self.font(), 1.4, STRONG))
        self.chip = Chip(palette)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Filter: customer, number, topic, agent …")
        self.field.setMaxLength(200)
        self.field.setAccessibleName("Filter")
        self._keys = PlainLabel("Ctrl+F")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self.chip.removed.connect(self.chip_removed)
        self.field.textChanged.connect(self._notice)
        self._pause.timeout.connect(self._settle)
        self.show_palette(palette)

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addStretch(1)
        inside.addWidget(self._keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self.chip)
        row.addWidget(self.field, 1)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self.chip.show_palette(palette)
        self._keys.setStyleSheet(f"color: {palette.mute}; background: transparent;")

    def show_selection(self, title: str, text: str) -> None:
        """Name what is listed; a text that is not being typed right now goes into the field."""
        self.chip.show_text(title)
        if text != self.field.text() and not self._pause.isActive():
            blocked = self.field.blockSignals(True)
            self.field.setText(text)
            self.field.blockSignals(blocked)
            self._keys.setVisible(not text)

    def stop_typing(self) -> None:
        """Forget a text that has not settled yet."""
        self._pause.stop()

    def _notice(self, text: str) -> None:
        self._keys.setVisible(not text)
        self._pause.start()

    def _settle(self) -> None:
        self.text_settled.emit(self.field.text().strip())
