"""Two columns: what, and what is known of it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.palette import Level, Palette


@dataclass(frozen=True)
class Fact:
    """One line: `value`, then a link-button named `action` (empty: none), then `rest`; `level` colours the value."""

    key: str
    label: str
    value: str
    level: Level = "none"
    action: str = ""
    rest: str = ""


class Facts(QWidget):
    """Labels and values in two columns.

    Signals:
        action_clicked: the key of the fact whose link-button was pressed.
    """

    action_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts, in this order."""
        self._facts = facts
