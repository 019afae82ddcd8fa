"""A card for every source, beside and below one another."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from supervisor_app.domain.snapshot import Health, Snapshot
from supervisor_app.ui.present import sources
from supervisor_app.ui.present.moment import Moment
from widgets.facts import Facts
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.safe import safe_text

_CARD_EMS = 26
_TITLE_MOST = 24


class SourceCard(Panel):
    """What is known of one source."""

    def __init__(self, palette: Palette, health: Health) -> None:
        super().__init__(palette, safe_text(health.title, _TITLE_MOST))
        self._facts = Facts(palette)
        self.body.addWidget(self._facts)
        self.body.addStretch(1)

    def show_health(self, health: Health, snapshot: Snapshot, moment: Moment) -> None:
        """Show the source as of this moment."""
        self.show_title(safe_text(health.title, _TITLE_MOST))
        self.show_note("simulated" if health.simulated else "")
        self._facts.show_facts(sources.facts(health, snapshot, moment))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        super().show_palette(palette)
        self._facts.show_palette(palette)


class SourceCards(QWidget):
    """Cards by source; a card stays as long as its source does."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._cards: dict[str, SourceCard] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self.fontMetrics().height() * 3 // 4)

    def show_moment(self, snapshot: Snapshot, moment: Moment) -> None:
        """Show every source as of this moment."""
        keys = [health.source for health in snapshot.health]
        if keys != list(self._cards):
            self._replace_cards(snapshot.health)
        for health in snapshot.health:
            self._cards[health.source].show_health(health, snapshot, moment)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette
        for card in self._cards.values():
            card.show_palette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many beside one another as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _replace_cards(self, healths: tuple[Health, ...]) -> None:
        before, self._cards = self._cards, {}
        for health in healths:
            card = before.pop(health.source, None)
            self._cards[health.source] = card or SourceCard(self._palette, health)
        for card in before.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, self.width() // (_CARD_EMS * self.fontMetrics().height() * 13 // 16))
        if columns == self._columns:
            return
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
