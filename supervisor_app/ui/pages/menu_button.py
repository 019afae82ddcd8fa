"""A button that shows what is chosen and opens a menu of what else there is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from widgets.safe import safe_text

_MOST = 28


class MenuButton(QToolButton):
    """``prefix`` stands before the chosen word. Fewer than two choices are none: it hides.

    Signals:
        chosen: the key of what was chosen from the menu.
    """

    chosen = Signal(str)

    def __init__(self, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._choices: tuple[tuple[str, str], ...] = ()
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._report)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")

    def show_choices(self, choices: tuple[tuple[str, str], ...], current: str) -> None:
        """Offer these (key, word) pairs."""
        if choices != self._choices:
            self._choices = choices
            self._menu.clear()
            for key, word in choices:
                action = self._menu.addAction(_word(word))
                action.setCheckable(True)
                action.setData(key)
        for action in self._menu.actions():
            action.setChecked(action.data() == current)
        self.setText(f"{self._prefix}{_word(dict(choices).get(current, ''))} ▾")
        self.setVisible(len(choices) > 1)

    def show_prefix(self, prefix: str) -> None:
        """Write this before the chosen word."""
        words = self.text().removeprefix(self._prefix)
        self._prefix = prefix
        self.setText(prefix + words)

    def choose(self, key: str) -> None:
        """Choose from the menu, as a click does."""
        next(action for action in self._menu.actions() if action.data() == key).trigger()

    def _report(self, action: QAction) -> None:
        self.chosen.emit(action.data())


def _word(word: str) -> str:
    return safe_text(word, _MOST).replace("&", "&&")
