"""The row of headline figures over the Daily summary."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.domain.summary import Summary
from supervisor_app.ui.present.daily_tiles import head_tiles
from widgets.kpi_tile import KpiTile, TileState
from widgets.palette import Palette

_TILES = 6
_NOTHING = TileState("", "")


class DailyTiles(QWidget):
    """At most six tiles of the same size.

    Signals:
        chosen: the place of the tile that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = tuple(KpiTile(palette) for _ in range(_TILES))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for place, tile in enumerate(self.tiles):
            tile.stand_in(self.tiles)
            tile.clicked.connect(partial(self.chosen.emit, place))
            row.addWidget(tile, 1)

    def show_summary(self, summary: Summary) -> None:
        """Show its headline."""
        states = [tile.state for tile in head_tiles(summary)]
        for place, tile in enumerate(self.tiles):
            tile.show_state(states[place] if place < len(states) else _NOTHING)
            tile.setVisible(place < len(states))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for tile in self.tiles:
            tile.show_palette(palette)
