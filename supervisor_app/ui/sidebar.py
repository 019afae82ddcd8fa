"""The window's left side: whose desk this is, the pages, the desk's clock, the theme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from supervisor_app import text
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.ground import fill
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.present.moment import Moment
from widgets.fonts import MEDIUM, STRONG
from widgets.nav_list import NavItem, NavList
from widgets.palette import Palette
from widgets.safe import safe_text, set_tip

_TITLE_MOST = 48


class Sidebar(QWidget):
    """Names the desk, lists the pages, tells the desk's time.

    Signals:
        page_chosen: the key of a page (str).
        theme_asked: the other theme was asked for.
    """

    page_chosen = Signal(str)
    theme_asked = Signal()

    def __init__(self, palette: Palette, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ToneLabel(palette, "Supervisor", ratio=1.15, weight=STRONG)
        self._desk = ToneLabel(palette, safe_text(title, _TITLE_MOST), "mute", wrap=True)
        self._mark = ToneLabel(palette, "", "info", weight=MEDIUM, wrap=True)
        self._nav = NavList(palette)
        self._clock = ToneLabel(palette, "", ratio=1.4, weight=STRONG)
        self._day = ToneLabel(palette, "", "mute", wrap=True)
        self._theme = QPushButton()
        set_tip(self._theme, "Ctrl+T")
        self._mark.hide()
        self._nav.chosen.connect(self.page_chosen)
        self._theme.clicked.connect(self.theme_asked)
        self._labels = (self._name, self._desk, self._mark, self._clock, self._day)
        self._lay_out()
        self.show_palette(palette)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        side = round(em * 0.6)
        self.setFixedWidth(em * 11 + 2 * side)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, em, side, em)
        column.setSpacing(round(em * 0.3))
        for label in self._labels:
            label.setContentsMargins(side + 1, 0, 0, 0)
        for widget in (self._name, self._desk, self._mark):
            column.addWidget(widget)
        column.addSpacing(round(em * 0.5))
        column.addWidget(self._nav, 1)
        column.addSpacing(em)
        for widget in (self._clock, self._day):
            column.addWidget(widget)
        column.addSpacing(round(em * 0.6))
        column.addWidget(self._theme)

    def show_items(self, items: tuple[NavItem, ...], current: str) -> None:
        """Show these pages, ``current`` being the open one."""
        self._nav.show_items(items, current)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Name the desk, and say so where it is simulated."""
        if snapshot.title:
            self._desk.setText(safe_text(snapshot.title, _TITLE_MOST))
        self._mark.setVisible(snapshot.simulated)
        self._mark.setText(text.simulated_sentence(snapshot.speed))

    def show_moment(self, snapshot: Snapshot, moment: Moment) -> None:
        """Tell the desk's time."""
        self._clock.setText(text.clock_seconds(moment.desk, snapshot.zone))
        self._day.setText(f"{text.date_long(moment.desk, snapshot.zone)}, {snapshot.zone}")

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours; offer the other ones."""
        fill(self, palette.panel)
        for label in self._labels:
            label.show_palette(palette)
        self._nav.show_palette(palette)
        self._theme.setText("Light theme" if palette.name == "dark" else "Dark theme")
