"""The window: pages at the left, the open one in the middle, every source's health below."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.snapshot import FigureId, Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.ui.banner import Banner
from supervisor_app.ui.commands import Commands
from supervisor_app.ui.ground import HairLine
from supervisor_app.ui.page_list import PAGES, makers
from supervisor_app.ui.page_stack import AskingPage, PageStack
from supervisor_app.ui.present.moment import moment_of
from supervisor_app.ui.present.pages import AGENTS, LIVE, SOURCES, WALLBOARD, nav_items, quiet_items
from supervisor_app.ui.sidebar import Sidebar
from supervisor_app.ui.status_line import StatusLine
from widgets.palette import DARK, LIGHT, Palette, apply_palette

if TYPE_CHECKING:
    from supervisor_app.ui.pages.agents import AgentsPage
    from supervisor_app.ui.pages.live import LivePage

_TICK_MS = 1000


def _monotonic_ms() -> int:
    return round(monotonic() * 1000)


class MainWindow(QMainWindow):
    """Shows snapshots as they come, and lets ages grow between them. Draws nothing while hidden.

    ``theme_changed`` is told ``dark`` or ``light`` when the person at the window chooses another.
    ``now_ms`` is a clock that never jumps.
    """

    def __init__(
        self,
        palette: Palette,
        commands: Commands,
        *,
        title: str,
        theme_changed: Callable[[str], None] | None = None,
        now_ms: Callable[[], int] = _monotonic_ms,
    ) -> None:
        super().__init__()
        self._palette, self._commands = palette, commands
        self._theme_changed, self._now_ms = theme_changed, now_ms
        self._snapshot: Snapshot | None = None
        self._drawn: Snapshot | None = None
        self._came_ms = 0
        self._current, self._before_wallboard = LIVE, LIVE
        self._was_maximized = False
        self._sidebar = Sidebar(palette, title)
        self._banner = Banner(palette)
        self._status = StatusLine(palette)
        self._lines = (HairLine(palette, upright=True), HairLine(palette))
        self._stack = PageStack(palette, makers(commands, self))
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._leave_key = QShortcut(QKeySequence("Esc"), self)
        self._sidebar.page_chosen.connect(self._choose_page)
        self._sidebar.theme_asked.connect(self.toggle_theme)
        self._status.source_clicked.connect(self._show_sources)
        self._sidebar.show_items(quiet_items(), LIVE)
        self.setWindowTitle(f"{title} – Supervisor")
        self._lay_out()
        self._take_keys()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._banner)
        middle.addWidget(self._stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._sidebar)
        upper.addWidget(self._lines[0])
        upper.addLayout(middle, 1)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self._lines[1])
        whole.addWidget(self._status)
        self.setCentralWidget(body)

    def _take_keys(self) -> None:
        self._leave_key.setEnabled(False)
        self._leave_key.activated.connect(self.leave_wallboard)
        for keys, does in (
            ("Ctrl+F", self._focus_filter),
            ("F11", self.toggle_wallboard),
            *((entry.shortcut, partial(self.show_page, entry.key)) for entry in PAGES if entry.shortcut),
            ("F5", self._commands.refresh_now),
            ("Ctrl+T", self.toggle_theme),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this picture, or keep it until the window can be seen."""
        self._snapshot = snapshot
        self._came_ms = self._now_ms()
        self._draw()

    @Slot(object)
    def show_story(self, story: ContactStory) -> None:
        """Show the contact that was opened, on the page on which it was."""
        page = self._stack.page(self._current)
        (page if isinstance(page, AskingPage) else self._live()).show_story(story)

    @Slot(object)
    def show_answer(self, answer: object) -> None:
        """Hand over what a page of the past asked for."""
        self._stack.show_answer(answer)

    @Slot(object)
    def show_notice(self, sentence: str) -> None:
        """Tell the person at the window something; it stays until dismissed."""
        self._banner.show_notice(sentence)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Open a page by its key; ``wallboard`` takes the whole window."""
        if name == WALLBOARD and self._current != WALLBOARD:
            self._before_wallboard = self._current
        self._current = name
        for chrome in (self._sidebar, self._status, *self._lines):
            chrome.setVisible(name != WALLBOARD)
        self._leave_key.setEnabled(name == WALLBOARD)
        self._drawn = None
        self._draw()

    @Slot(object)
    def show_contacts(self, figure: FigureId) -> None:
        """List the contacts behind a figure on the Live page."""
        self.show_page(LIVE)
        self._live().select(figure)

    @Slot(object)
    def show_people(self, state: PresenceState) -> None:
        """List the people in this state on the Agents page."""
        self.show_page(AGENTS)
        cast("AgentsPage", self._stack.page(AGENTS)).narrow(state)

    def show_theme(self, theme: str) -> None:
        """Dress the application ``dark`` or ``light``."""
        self._palette = LIGHT if theme == "light" else DARK
        apply_palette(cast(QApplication, QApplication.instance()), self._palette)
        for part in (self._sidebar, self._banner, self._status, self._stack, *self._lines):
            part.show_palette(self._palette)

    def toggle_theme(self) -> None:
        """Change to the other theme, and say so to whoever remembers it."""
        theme = "light" if self._palette.name == "dark" else "dark"
        self.show_theme(theme)
        if self._theme_changed is not None:
            self._theme_changed(theme)

    def toggle_wallboard(self) -> None:
        """Fill the screen with the wallboard, or go back."""
        if self._current == WALLBOARD:
            self.leave_wallboard()
            return
        self._was_maximized = self.isMaximized()
        self.show_page(WALLBOARD)
        self.showFullScreen()

    def leave_wallboard(self) -> None:
        """Go back to the page before, in a window as it was."""
        if self.isFullScreen():
            (self.showMaximized if self._was_maximized else self.showNormal)()
        self.show_page(self._before_wallboard)

    def tick(self) -> None:
        """Let ages and waits grow by the time that has passed."""
        if self._snapshot is None:
            return
        elapsed_ms = self._elapsed_ms()
        self._show_moment(self._snapshot, elapsed_ms)
        self._stack.tick(self._current, elapsed_ms)

    def _draw(self) -> None:
        snapshot = self._snapshot
        if not self._in_sight():
            return
        if snapshot is None:
            self._sidebar.show_items(quiet_items(), self._current)
            return
        if snapshot is not self._drawn:
            self._drawn = snapshot
            self._stack.show_page(self._current, snapshot)
            self._sidebar.show_snapshot(snapshot)
            self._show_moment(snapshot, self._elapsed_ms())

    def _show_moment(self, snapshot: Snapshot, elapsed_ms: int) -> None:
        moment = moment_of(snapshot, elapsed_ms)
        items = nav_items(snapshot, moment) if self._stack.has_begun else quiet_items()
        self._sidebar.show_items(items, self._current)
        self._sidebar.show_moment(snapshot, moment)
        self._status.show_moment(snapshot, moment)

    def _elapsed_ms(self) -> int:
        return max(0, self._now_ms() - self._came_ms)

    def _in_sight(self) -> bool:
        return self.isVisible() and not self.isMinimized()

    def _live(self) -> "LivePage":
        return cast("LivePage", self._stack.page(LIVE))

    def _focus_filter(self) -> None:
        self.show_page(LIVE)
        self._live().focus_filter()

    @Slot(str)
    def _choose_page(self, name: str) -> None:
        if name == WALLBOARD:
            self.toggle_wallboard()
        else:
            self.show_page(name)

    @Slot(str)
    def _show_sources(self, source: str) -> None:
        self.show_page(SOURCES)

    def _watch_time(self) -> None:
        """Tick and draw only while somebody can see it."""
        if not self._in_sight():
            self._timer.stop()
            return
        self._timer.start()
        self._draw()
        self.tick()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody could see it."""
        super().showEvent(event)
        self._watch_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._watch_time()

    def changeEvent(self, event: QEvent) -> None:
        """Rest while minimised."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._watch_time()
