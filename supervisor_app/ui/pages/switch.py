"""A few words of which one is chosen; where there is no room for all of them, a menu."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from widgets.palette import Palette

_FOLDED = "▾"


class Switch(QWidget):
    """Short words side by side; a click chooses one. Folded it shows the chosen word and opens a menu.

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
        self._fold = QToolButton(self)
        self._fold.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._fold.setObjectName("fold")
        self._fold.hide()
        self._menu = QMenu(self._fold)
        self._menu.triggered.connect(self._report_action)
        self._fold.setMenu(self._menu)
        self._row.addWidget(self._fold)
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_palette(palette)

    def show_choices(self, choices: tuple[tuple[str, str], ...], current: str) -> None:
        """Offer these (key, word) pairs; fewer than two are no choice and are not shown."""
        if tuple(self._buttons) != tuple(key for key, _ in choices):
            self._make(choices)
        for key, button in self._buttons.items():
            button.setChecked(key == current)
        for action in self._menu.actions():
            action.setChecked(action.data() == current)
        self._fold.setText(f"{dict(choices).get(current, '')} {_FOLDED}")
        self.setVisible(len(choices) > 1)
        self._arrange()

    def fit(self, room: int) -> None:
        """Fold where the words are wider than this many pixels."""
        self._room = room
        self._arrange()

    @property
    def is_folded(self) -> bool:
        """Whether the words are in a menu."""
        return not self._fold.isHidden()

    def words(self) -> tuple[str, ...]:
        """The words that are offered."""
        return tuple(button.text() for button in self._buttons.values())

    def click(self, key: str) -> None:
        """Choose a word as a click does."""
        self._buttons[key].click()

    def _arrange(self) -> None:
        spacing = self._row.spacing() * max(len(self._buttons) - 1, 0)
        wide = sum(button.sizeHint().width() for button in self._buttons.values()) + spacing
        folded = 0 < self._room < wide
        self._fold.setVisible(folded)
        for button in self._buttons.values():
            button.setVisible(not folded)
        self.adjustSize()

    def _make(self, choices: tuple[tuple[str, str], ...]) -> None:
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        self._menu.clear()
        for key, word in choices:
            button = QToolButton(self)
            button.setText(word)
            button.setCheckable(True)
            button.clicked.connect(self._report_click)
            button.setObjectName(key)
            self._row.addWidget(button)
            self._buttons[key] = button
            action = self._menu.addAction(word)
            action.setCheckable(True)
            action.setData(key)

    def _report_click(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def _report_action(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self.setStyleSheet(
            flat_style(palette)
            + f"QToolButton#fold {{ color: {palette.text}; background: {palette.panel2}; }}"
            + "QToolButton#fold::menu-indicator { image: none; }"
        )


def flat_style(palette: Palette) -> str:
    """The style of buttons that are words, without a frame."""
    return (
        f"QToolButton {{ background: transparent; border: none; border-radius: 4px; padding: 2px 6px;"
        f" min-height: 16px; color: {palette.mute}; }}"
        f"QToolButton:checked {{ background: {palette.panel2}; color: {palette.text}; }}"
        f"QToolButton:hover {{ color: {palette.text}; }}"
        f"QToolButton:disabled {{ color: {palette.faint}; }}"
    )
