"""How a figure came about: its value, rule, contacts, window and gaps, in words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.snapshot import FigureId, Snapshot
from supervisor_app.ui.present.rules import rule_facts
from widgets.facts import Fact, Facts
from widgets.palette import Palette


class RuleBox(QWidget):
    """A figure that explains itself."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = Facts(palette)
        self._facts.setAccessibleName("How this figure is counted")
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._facts)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._facts.show_palette(palette)

    def spoken(self) -> str:
        """What the box says, in one line."""
        return self._facts.accessibleDescription()

    def show_figure(self, figure: FigureId, snapshot: Snapshot) -> None:
        """Explain this figure as the snapshot has it."""
        self.show_facts(rule_facts(figure, snapshot))

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Explain a figure by what is known of it."""
        self._facts.show_facts(facts)
