"""The window's lowest line: every source's age and health, and how much there is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app import text
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.ground import fill
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.present import sources
from supervisor_app.ui.present.missing import starting_sentence
from supervisor_app.ui.present.moment import Moment
from widgets.palette import Palette
from widgets.status_strip import StatusStrip


class StatusLine(QWidget):
    """Sources at the left, totals at the right; always in sight.

    Signals:
        source_clicked: the key of a source (str).
    """

    source_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = StatusStrip(palette)
        self._totals = ToneLabel(palette, "", "mute")
        self._strip.source_clicked.connect(self.source_clicked)
        row = self._row = QHBoxLayout(self)
        em = self.fontMetrics().height()
        row.setContentsMargins(em, em // 4, em, em // 4)
        row.setSpacing(em)
        row.addWidget(self._strip, 1)
        row.addWidget(self._totals)
        self.show_palette(palette)

    def show_moment(self, snapshot: Snapshot, moment: Moment) -> None:
        """Tell ages as of this moment."""
        totals = text.totals_sentence(snapshot.open_total, snapshot.stored_total)
        self._totals.setText("" if starting_sentence(snapshot) else totals)
        self._row.activate()  # so that the sources find their lines in the room they will have
        self._strip.show_sources(sources.statuses(snapshot, moment))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        fill(self, palette.panel)
        self._strip.show_palette(palette)
        self._totals.show_palette(palette)
