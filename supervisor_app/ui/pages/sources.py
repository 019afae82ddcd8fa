"""Sources: how each is doing, and what was odd in what they delivered."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from supervisor_app import text
from supervisor_app.domain.snapshot import QualityLine, Snapshot
from supervisor_app.ui.page_head import PageHead
from supervisor_app.ui.pages.source_cards import SourceCards
from supervisor_app.ui.present.moment import moment_of
from widgets.keyed_table import Column, KeyedTable
from widgets.palette import Palette
from widgets.panel import Panel

_NOTHING_ODD = "Nothing odd was found in the data."


@dataclass(frozen=True)
class RejectRow:
    """A record that was put aside."""

    key: tuple[str, str]
    at: int
    when: str
    source: str
    reason: str


_QUALITY: tuple[Column[QualityLine], ...] = (
    Column("count", "Contacts", lambda line: line.count, lambda line: text.count(line.count), "right", 10),
    Column("title", "What is odd", lambda line: line.title, lambda line: line.title, width=0),
)
_REJECTS: tuple[Column[RejectRow], ...] = (
    Column("when", "When", lambda row: row.at, lambda row: row.when, width=14),
    Column("source", "Source", lambda row: row.source, lambda row: row.source, width=0),
    Column("record", "Record", lambda row: row.key[1], lambda row: row.key[1], width=0),
    Column("reason", "Reason", lambda row: row.reason, lambda row: row.reason, width=0),
)


class SourcesPage(QWidget):
    """A card per source; below, what is odd in the data, each line with the contacts behind it.

    Signals:
        contacts_wanted: the FigureId of the contacts behind an odd line.
    """

    contacts_wanted = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._head = PageHead(palette, "Sources")
        self._cards = SourceCards(palette)
        self._odd = Panel(palette, "Odd in the data", "click to list the contacts")
        self._odd_table: KeyedTable[QualityLine] = KeyedTable(
            palette, _QUALITY, lambda line: line.key, _NOTHING_ODD
        )
        self._aside = Panel(palette, "Records put aside", "newest first")
        self._aside_table: KeyedTable[RejectRow] = KeyedTable(palette, _REJECTS, lambda row: row.key)
        self._odd_table.clicked.connect(self._report_click)
        self._odd_table.row_activated.connect(self._want_contacts)
        self._lay_out()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self._odd.body.addWidget(self._odd_table)
        self._aside.body.addWidget(self._aside_table)
        scrolled = QWidget()
        cards = QVBoxLayout(scrolled)
        cards.setContentsMargins(em, 0, em, em)
        cards.setSpacing(em * 3 // 4)
        cards.addWidget(self._cards)
        lists = QHBoxLayout()
        lists.setSpacing(em * 3 // 4)
        for panel, share in ((self._odd, 2), (self._aside, 3)):
            panel.setMinimumHeight(em * 13)
            lists.addWidget(panel, share)
        cards.addLayout(lists, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(area, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show every source as it is now."""
        self._snapshot = snapshot
        self._head.show_note(text.counted(len(snapshot.health), "source", "sources"))
        self._odd_table.show_rows(line for line in snapshot.quality if line.count)
        rows = _reject_rows(snapshot)
        self._aside.setVisible(bool(rows))
        self._aside_table.show_rows(rows)
        self.tick(0)

    def tick(self, elapsed_ms: int) -> None:
        """Let ages grow."""
        if self._snapshot is not None:
            self._cards.show_moment(self._snapshot, moment_of(self._snapshot, elapsed_ms))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for part in (
            self._head,
            self._cards,
            self._odd,
            self._odd_table,
            self._aside,
            self._aside_table,
        ):
            part.show_palette(palette)

    def _report_click(self, index: QModelIndex) -> None:
        self._want_contacts(self._odd_table.table.row_at(index.row()).key)

    def _want_contacts(self, key: object) -> None:
        lines = self._snapshot.quality if self._snapshot is not None else ()
        figure = next((line.figure for line in lines if line.key == key), None)
        if figure is not None:
            self.contacts_wanted.emit(figure)


def _reject_rows(snapshot: Snapshot) -> list[RejectRow]:
    found = [
        RejectRow(
            key=(reject.source, reject.id),
            at=reject.at,
            when=text.day_clock(reject.at, snapshot.zone, snapshot.at),
            source=health.title,
            reason=reject.reason,
        )
        for health in snapshot.health
        for reject in health.recent_rejects
    ]
    return sorted(found, key=lambda row: -row.at)
