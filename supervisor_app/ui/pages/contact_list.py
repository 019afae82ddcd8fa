"""The contacts behind the selected figure, and how that figure came about."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QToolButton, QWidget

from supervisor_app import text
from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.snapshot import Listed, Selection, Snapshot
from supervisor_app.domain.time import Instant
from supervisor_app.ui.pages.list_columns import RowTimes, fit_columns, list_columns
from supervisor_app.ui.pages.rule_box import RuleBox
from supervisor_app.ui.pages.switch import flat_style
from supervisor_app.ui.present.figures import figure_title
from supervisor_app.ui.present.missing import missing_sources
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.rows import live_targets
from widgets.facts import Fact
from widgets.fonts import STRONG, sized
from widgets.keyed_table import KeyedTable
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.safe import PlainLabel, set_tip

_DIMMED = 0.45
_AT_ONCE = 4000
"""So many rows are put in at once: within the time of a frame or two."""


class ContactList(Panel):
    """The list: its rows are exactly those of the snapshot, its head says how many there are.

    Of the ``past`` there may be very many: they are put in bit by bit, so that the window goes on meanwhile.
    While a newly chosen selection is on its way the old rows stay, dimmed, under their own title.

    Signals:
        contact_chosen: the key of the contact whose row was chosen.
    """

    contact_chosen = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None, *, past: bool = False) -> None:
        super().__init__(palette, parent=parent)
        self.setAccessibleName("Contacts")
        self._rest: tuple[Listed, ...] = ()
        self._pour = QTimer(self)
        self._pour.timeout.connect(self._show_more)
        self._times = RowTimes()
        self._count, self._made_of, self.rule_button = PlainLabel(), PlainLabel(elide=True), QToolButton()
        self.rule_box = RuleBox(palette)
        self.table: KeyedTable[Listed] = KeyedTable(
            palette, list_columns(self._times, past=past), lambda one: one.contact.key, "No contacts here now"
        )
        self._fade = QGraphicsOpacityEffect(self.table)
        self._lay_out()
        self.show_palette(palette)
        self.table.selection_changed.connect(self._report_choice)
        self.rule_button.toggled.connect(self.rule_box.setVisible)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(self._count)
        head.addWidget(self._made_of, 1)
        head.addWidget(self.rule_button)
        self._count.setFont(sized(self.font(), 1.0, STRONG))
        self.rule_button.setText("How it is counted")
        self.rule_button.setCheckable(True)
        set_tip(self.rule_button, "Rule, window and number of contacts of this figure")
        self.rule_box.hide()
        self._fade.setOpacity(_DIMMED)
        self._fade.setEnabled(False)
        self.table.setGraphicsEffect(self._fade)
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.addLayout(head)
        self.body.addWidget(self.rule_box)
        self.body.addWidget(self.table, 1)

    def is_dimmed(self) -> bool:
        """Whether the rows are those of an earlier selection."""
        return self._fade.isEnabled()

    def head(self) -> str:
        """The sentence over the rows: how many there are, and what they make up."""
        return f"{self._count.full_text()} {self._made_of.full_text()}"

    @property
    def has_rows(self) -> bool:
        """Whether anything is listed."""
        return self.table.table.rowCount() > 0

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        super().show_palette(palette)
        self.table.show_palette(palette)
        self.rule_box.show_palette(palette)
        self.rule_button.setStyleSheet(flat_style(palette))
        self._made_of.setStyleSheet(f"color: {palette.mute};")

    def show_snapshot(self, snapshot: Snapshot, moment: Moment) -> None:
        """Show the contacts of the snapshot's selection."""
        self._times.now, self._times.targets = moment.desk, live_targets(snapshot)
        self._times.lost = missing_sources(snapshot)
        self.table.show_rows(snapshot.listed)
        self.table.viewport().update()
        if snapshot.selection is not None:
            self._show_head(snapshot, snapshot.selection)

    def show_past(
        self, listed: tuple[Listed, ...], title: str, facts: tuple[Fact, ...], now: Instant, zone: str
    ) -> None:
        """Show contacts of the past, which make up a figure with this title that came about like that."""
        self._times.now, self._times.zone = now, zone
        self.table.show_rows(listed[:_AT_ONCE])
        self._rest = listed[_AT_ONCE:]
        if self._rest:
            self._pour.start(0)
        else:
            self._pour.stop()
        self.table.viewport().update()
        self._show_words(text.count(len(listed)), text.made_of(len(listed), title))
        self.table.show_empty_text("No contacts")
        self.rule_box.show_facts(facts)

    def _show_head(self, snapshot: Snapshot, selection: Selection) -> None:
        shown = text.count(len(snapshot.listed))
        whole = text.count(snapshot.listed_total if snapshot.readings else None)
        title = figure_title(selection.figure, snapshot)
        count = f"{shown} of {whole}" if selection.text else whole
        self._show_words(count, text.made_of(snapshot.listed_total, title))
        self.table.show_empty_text(_empty_text(selection, snapshot))
        self.rule_box.show_figure(selection.figure, snapshot)

    def _show_more(self) -> None:
        self.table.change_rows(self._rest[:_AT_ONCE])
        self._rest = self._rest[_AT_ONCE:]
        if not self._rest:
            self._pour.stop()

    def _show_words(self, count: str, made_of: str) -> None:
        self._count.setText(count)
        self._made_of.setText(made_of)
        if (layout := self.layout()) is not None:
            layout.activate()  # at once: half a number painted in the room of the last is a wrong number

    def show_moment(self, moment: Moment) -> None:
        """Let waits go on; only rows in sight are drawn anew."""
        self._times.now = moment.desk
        self.table.viewport().update()

    def dim(self, dimmed: bool) -> None:
        """Say that these rows are (not) those of an earlier selection."""
        self._fade.setEnabled(dimmed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their room, and leave out those for which there is none."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "table"):
            self._count.setFont(sized(self.font(), 1.0, STRONG))
            self._fit()

    def _fit(self) -> None:
        margins = self.body.contentsMargins()
        bar = self.table.verticalScrollBar().sizeHint().width()
        fit_columns(self.table, self.width() - margins.left() - margins.right() - bar, self.fonts().em)

    def _report_choice(self, key: ContactKey | None) -> None:
        if key is not None:
            self.contact_chosen.emit(key)


def _empty_text(selection: Selection, snapshot: Snapshot) -> str:
    if not snapshot.readings:
        return "No data yet"
    if selection.text and snapshot.listed_total:
        return "No contact here matches the filter"
    return "No contacts here now"
