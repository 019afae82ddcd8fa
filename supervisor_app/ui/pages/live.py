"""The Live page: what customers wait for, who helps them, and the contacts behind every number."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.snapshot import FigureId, Selection, Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.ui.commands import Commands
from supervisor_app.ui.pages.contact_list import ContactList
from supervisor_app.ui.pages.contact_panel import ContactPanel
from supervisor_app.ui.pages.live_header import LiveHeader
from supervisor_app.ui.pages.live_panels import LivePanels
from supervisor_app.ui.present import figures
from supervisor_app.ui.present.moment import moment_of
from supervisor_app.ui.present.story import names_of
from supervisor_app.ui.present.tiles import Tile, tiles
from widgets.fonts import base_pixels
from widgets.kpi_tile import KpiTile
from widgets.palette import Palette

DEFAULT = Selection(figure=figures.WAITING)
"""What is listed when nobody chose anything."""

_TILES = 5
_TILE_EMS = 13
"""How wide a figure must be, in times of the type; where there is no room for all, the last are left out."""

_GAP = 12


class LivePage(QWidget):
    """Header, figures, charts, list, and the contact that was opened at the right.

    Every click on a number asks for its contacts; they come with the next snapshot, and until then the
    old rows stay, dimmed.

    Signals:
        people_wanted: the PresenceState of the people who are to be listed.
    """

    people_wanted = Signal(object)

    def __init__(self, palette: Palette, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._wanted = DEFAULT
        self._asked = False
        self._snapshot: Snapshot | None = None
        self._hidden_news = False
        self._shown_tiles: tuple[Tile, ...] = ()
        self.header = LiveHeader(palette)
        self.tiles = tuple(KpiTile(palette) for _ in range(_TILES))
        for tile in self.tiles:
            tile.stand_in(self.tiles)
        self.panels = LivePanels(palette)
        self.list = ContactList(palette)
        self.contact = ContactPanel(palette, commands)
        self.contact.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        figures_row = QHBoxLayout()
        figures_row.setSpacing(_GAP)
        for tile in self.tiles:
            figures_row.addWidget(tile, 1)
        centre = QVBoxLayout()
        centre.setSpacing(_GAP)
        centre.addLayout(figures_row)
        centre.addWidget(self.panels)
        centre.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setSpacing(_GAP)
        below.addLayout(centre, 1)
        below.addWidget(self.contact)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(_GAP)
        whole.addWidget(self.header)
        whole.addLayout(below, 1)

    def _connect(self) -> None:
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(partial(self._choose_tile, place))
        self.header.chip_removed.connect(partial(self.select, figures.WAITING))
        self.header.text_settled.connect(self._narrow)
        self.panels.figure_chosen.connect(self.select)
        self.panels.people_chosen.connect(self.people_wanted)
        self.list.contact_chosen.connect(self._commands.open_contact)
        self.contact.closed.connect(self._close_contact)

    @property
    def is_filtered(self) -> bool:
        """Whether the list shows anything but the default."""
        return self._wanted != DEFAULT

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this picture of the desk (a hidden page waits until it is shown)."""
        self._snapshot = snapshot
        if not self._asked:
            self._ask_first(snapshot)
        self._hidden_news = not self.isVisible()
        if not self._hidden_news:
            self._refresh(snapshot)

    def _ask_first(self, snapshot: Snapshot) -> None:
        self._asked = True
        if snapshot.selection is None:
            self._commands.select(self._wanted)
        else:
            self._wanted = Selection(figure=snapshot.selection.figure, text=snapshot.selection.text)

    def _refresh(self, snapshot: Snapshot) -> None:
        moment = moment_of(snapshot)
        self._show_tiles(snapshot, 0)
        self.panels.show_snapshot(snapshot)
        arrived = _same(snapshot.selection, self._wanted)
        self.list.dim(not arrived)
        if arrived or not self.list.has_rows:
            self.list.show_snapshot(snapshot, moment)
        self._show_chip(snapshot)
        self.contact.show_moment(moment, snapshot.zone)

    def _show_tiles(self, snapshot: Snapshot, elapsed_ms: int) -> None:
        self._shown_tiles = tiles(snapshot, moment_of(snapshot, elapsed_ms))
        for widget, tile in zip(self.tiles, self._shown_tiles, strict=True):
            widget.show_state(tile.state)

    def _show_chip(self, snapshot: Snapshot) -> None:
        title = figures.figure_title(self._wanted.figure, snapshot)
        self.header.show_selection(title[:1].lower() + title[1:], self._wanted.text)

    def show_story(self, story: ContactStory) -> None:
        """Show a contact at the right."""
        if self._snapshot is not None:
            self.contact.show_moment(moment_of(self._snapshot), self._snapshot.zone)
            self.contact.show_names(names_of(self._snapshot))
        self.contact.show_story(story)
        self.contact.show()
        self._part()

    def tick(self, elapsed_ms: int) -> None:
        """Let waits go on, so many milliseconds after the snapshot came."""
        if self._snapshot is None or not self.isVisible():
            return
        moment = moment_of(self._snapshot, elapsed_ms)
        self._show_tiles(self._snapshot, elapsed_ms)
        self.list.show_moment(moment)
        self.contact.show_moment(moment, self._snapshot.zone)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for tile in self.tiles:
            tile.show_palette(palette)
        self.header.show_palette(palette)
        self.panels.show_palette(palette)
        self.list.show_palette(palette)
        self.contact.show_palette(palette)

    def select(self, figure: FigureId) -> None:
        """List the contacts of this figure."""
        self.header.stop_typing()
        self._want(Selection(figure=figure))

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self.header.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.field.selectAll()

    def _narrow(self, text: str) -> None:
        self._want(Selection(figure=self._wanted.figure, text=text))

    def _want(self, selection: Selection) -> None:
        self._asked = True
        self._wanted = selection
        if self._snapshot is not None:
            self.list.dim(not _same(self._snapshot.selection, selection))
            self._show_chip(self._snapshot)
        self._commands.select(selection)

    def _choose_tile(self, place: int) -> None:
        if self._shown_tiles:
            self.select(self._shown_tiles[place].figure)

    def _close_contact(self) -> None:
        self.contact.hide()
        self.list.table.select(None)
        self._part()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the contact, then empties the filter."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.contact.isVisible():
            self._close_contact()
        elif self._wanted.text:
            self.header.field.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while the page was hidden."""
        super().showEvent(event)
        if self._hidden_news and self._snapshot is not None:
            self._hidden_news = False
            self._refresh(self._snapshot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the height and the width."""
        super().resizeEvent(event)
        self._part()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "contact"):
            self._part()

    def _part(self) -> None:
        em = base_pixels(self.font())
        wide, high = self.width() / em, self.height() / em
        panel = self.contact.ems_beside(wide)
        self.contact.setFixedWidth(round(em * panel))
        centre = wide - (panel if not self.contact.isHidden() else 0)
        for place, tile in enumerate(self.tiles):
            tile.setFixedHeight(round(em * (8.4 if high > 60 else 7.4)))
            tile.setVisible(place < int(centre / _TILE_EMS))
        self.panels.setFixedHeight(round(em * (17.5 if high > 60 else 14)))


def _same(arrived: Selection | None, wanted: Selection) -> bool:
    return arrived is not None and (arrived.figure, arrived.text) == (wanted.figure, wanted.text)
