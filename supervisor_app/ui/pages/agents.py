"""Agents: what everybody is doing, and how full their hands are."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app import text
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.page_head import PageHead
from supervisor_app.ui.present.agents import AgentRow, agent_rows, agents_note, handling_words
from supervisor_app.ui.present.bars import on_shift, presence_segments
from supervisor_app.ui.present.figures import of_agent
from supervisor_app.ui.present.moment import moment_of
from widgets.keyed_table import Column, KeyedTable
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.segment_bar import SegmentBar

_OCCUPANCY = "occupancy"

_COLUMNS: tuple[Column[AgentRow], ...] = (
    Column("name", "Agent", lambda row: row.name, lambda row: row.name, width=0, level=lambda row: row.tone),
    Column(
        "state",
        "Doing",
        lambda row: row.rank,
        lambda row: row.state,
        width=0,
        hue=lambda row: row.hue,
        level=lambda row: row.tone,
    ),
    Column(
        "since",
        "for",
        lambda row: None if row.since is None else -row.since,
        lambda row: row.lasting,
        "right",
        width=9,
        muted=True,
    ),
    Column(
        "open",
        "Open",
        lambda row: row.open_contacts,
        lambda row: text.count(row.open_contacts),
        "right",
        width=6,
        level=lambda row: row.tone,
    ),
    Column(
        "progress",
        "In progress",
        lambda row: row.in_progress,
        lambda row: text.count(row.in_progress),
        "right",
        width=11,
        level=lambda row: row.tone,
    ),
    Column(
        "resolved",
        "Solved",
        lambda row: row.resolved_today,
        lambda row: text.count(row.resolved_today),
        "right",
        width=8,
        level=lambda row: row.tone,
    ),
    Column(
        "handled",
        "Handled",
        lambda row: row.handled_today,
        lambda row: text.count(row.handled_today),
        "right",
        width=9,
        level=lambda row: row.tone,
    ),
    Column(
        "handling",
        "Handling",
        lambda row: row.handling_today_s,
        handling_words,
        "right",
        width=11,
        level=lambda row: row.tone,
    ),
    Column(
        _OCCUPANCY,
        "Occupancy",
        lambda row: row.occupancy,
        lambda row: text.share(row.occupancy),
        width=14,
        level=lambda row: row.load_tone,
        bar=lambda row: row.occupancy,
    ),
    Column("queues", "Queues", lambda row: row.queues, lambda row: row.queues, width=0, muted=True),
)
_PLACES = {column.key: place for place, column in enumerate(_COLUMNS)}
_QUEUES_FROM_EMS = 75
"""The width from which there is room for everybody's queues, in times of the line's height."""


class AgentsPage(QWidget):
    """Presence in one strip, and everybody in a table; a part of the strip narrows the table.

    Signals:
        contacts_wanted: the FigureId of a person's open contacts.
    """

    contacts_wanted = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._elapsed_ms = 0
        self._state: PresenceState | None = None
        self._head = PageHead(palette, "Agents")
        self._presence = Panel(palette, "Presence now")
        self._strip = SegmentBar(palette)
        self._people = Panel(
            palette, "People", "solved, handled and handling: today · click to list open contacts"
        )
        self._table: KeyedTable[AgentRow] = KeyedTable(palette, _COLUMNS, lambda row: row.key)
        self._strip.segment_clicked.connect(self._toggle_state)
        self._head.chip.removed.connect(self._show_all)
        self._table.clicked.connect(self._report_click)
        self._table.row_activated.connect(self._want_contacts)
        self._lay_out()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self._presence.body.addWidget(self._strip)
        self._people.body.addWidget(self._table)
        cards = QVBoxLayout()
        cards.setContentsMargins(em, 0, em, em)
        cards.setSpacing(em * 3 // 4)
        cards.addWidget(self._presence)
        cards.addWidget(self._people, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(cards, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show everybody as they are now."""
        self._snapshot = snapshot
        segments = presence_segments(snapshot)
        self._presence.setVisible(bool(segments))
        self._presence.show_note(f"{text.count(on_shift(snapshot))} on shift")
        self._strip.show_segments(segments)
        known = any(line.occupancy is not None for line in snapshot.agents)
        self._table.setColumnHidden(_PLACES[_OCCUPANCY], not known)
        self.tick(0)

    def tick(self, elapsed_ms: int) -> None:
        """Let everybody's time grow."""
        self._elapsed_ms = elapsed_ms
        snapshot = self._snapshot
        if snapshot is None:
            return
        rows = agent_rows(snapshot, moment_of(snapshot, elapsed_ms), self._state)
        self._table.show_empty_text(self._empty_text(snapshot))
        self._table.show_rows(rows)
        self._head.show_note(agents_note(snapshot, len(rows)))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for part in (self._head, self._presence, self._strip, self._people, self._table):
            part.show_palette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave queues out where they would leave no room for names."""
        super().resizeEvent(event)
        narrow = self.width() < _QUEUES_FROM_EMS * self.fontMetrics().height()
        self._table.setColumnHidden(_PLACES["queues"], narrow)

    def _empty_text(self, snapshot: Snapshot) -> str:
        if not snapshot.agents:
            return "No source tells its agents."
        return f"Nobody is {text.presence_word(self._state)} now."

    def _toggle_state(self, key: str) -> None:
        state = PresenceState(key)
        self.narrow(None if state is self._state else state)

    def _show_all(self) -> None:
        self.narrow(None)

    def narrow(self, state: PresenceState | None) -> None:
        """List the people in this state alone (None: everybody)."""
        self._state = state
        self._head.show_filter("" if state is None else text.presence_word(state))
        self.tick(self._elapsed_ms)

    def _report_click(self, index: QModelIndex) -> None:
        self._want_contacts(self._table.table.row_at(index.row()).key)

    def _want_contacts(self, key: object) -> None:
        self.contacts_wanted.emit(of_agent(str(key)))
