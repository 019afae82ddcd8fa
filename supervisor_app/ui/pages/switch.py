"""A few words of which one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from widgets.palette import Palette


class Switch(QWidget):
    """Short words side by side; a click chooses one.

    Signals:
        chosen: the key of the word that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._buttons: dict[str, QToolButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_palette(palette)

    def show_choices(self, choices: tuple[tuple[str, str], ...], current: str) -> None:
        """Offer these (key, word) pairs; fewer than two are no choice and are not shown."""
        if tuple(self._buttons) != tuple(key for key, _ in choices):
            self._make(choices)
        for key, button in self._buttons.items():
            button.setChecked(key == current)
        self.setVisible(len(choices) > 1)
        self.adjustSize()

    def words(self) -> tuple[str, ...]:
        """The words that are offered."""
        return tuple(button.text() for button in self._buttons.values())

    def click(self, key: str) -> None:
        """Choose a word as a click does."""
        self._buttons[key].click()

    def _make(self, choices: tuple[tuple[str, str], ...]) -> None:
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for key, word in choices:
            button = QToolButton(self)
            button.setText(word)
            button.setCheckable(True)
            button.clicked.connect(self._report_click)
            button.setObjectName(key)
            self._row.addWidget(button)
            button.show()
            self._buttons[key] = button

    def _report_click(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self.setStyleSheet(flat_style(palette))


def flat_style(palette: Palette) -> str:
    """The style of buttons that are words, without a frame."""
    return (
        f"QToolButton {{ background: transparent; border: none; border-radius: 4px; padding: 2px 6px;"
        f" min-height: 16px; color: {palette.mute}; }}"
        f"QToolButton:checked {{ background: {palette.panel2}; color: {palette.text}; }}"
        f"QToolButton:hover {{ color: {palette.text}; }}"
        f"QToolButton:disabled {{ color: {palette.faint}; }}"
    )
