"""Draws a page of the window into a file, once every source has delivered what it has."""

import argparse

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot

from supervisor_app.app import MakePlan, Window, application
from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.snapshot import FigureId, HealthState, Snapshot
from supervisor_app.domain.story import ContactStory

PATIENCE_S = 60.0
READING_S = 300.0
"""So long a page may read the past."""
_SETTLE_MS = 400

ASKING = frozenset({"daily", "trends"})
"""Pages that are drawn once what they asked for has come."""


class Picture(QObject):
    """Waits in the window's thread for what is to be drawn: a whole snapshot, and maybe a contact."""

    def __init__(self, window: Window, figure: str, page: str) -> None:
        super().__init__()
        self._window, self._figure, self._page = window, figure, page
        self._loop = QEventLoop()
        self._opened = False
        self._patience_s = READING_S if page in ASKING else PATIENCE_S
        self._settled = False
        self.failed = ""
        window.bridge.snapshot_ready.connect(self._take_snapshot)
        window.bridge.story_ready.connect(self._take_story)
        window.bridge.notice.connect(self._take_notice)
        window.bridge.answer_ready.connect(self._take_answer)

    def wait(self) -> None:
        """Return when all is there, something failed or patience is over."""
        QTimer.singleShot(round(self._patience_s * 1000), self._loop.quit)
        self._loop.exec()
        if not self._settled and not self.failed and self._page in ASKING:
            self.failed = f"the page has not read the past within {self._patience_s:.0f} s"

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot) -> None:
        if not _whole(snapshot) or self._opened:
            return
        if not self._figure:
            if self._page not in ASKING:
                self._settle()
        elif snapshot.selection is None or snapshot.selection.figure.key != self._figure:
            self._window.main.show_contacts(FigureId(self._figure))
        elif snapshot.listed:
            self._opened = True
            self._window.commands.open_contact(snapshot.listed[0].contact.key)
        else:
            self._settle()

    @Slot(object)
    def _take_story(self, story: ContactStory) -> None:
        if not story.loading:
            self._settle()

    @Slot(object)
    def _take_answer(self, answer: object) -> None:
        if getattr(answer, "whole", True):
            self._settle()

    @Slot(object)
    def _take_notice(self, _sentence: str) -> None:
        self.failed = self._window.commands.failure
        if self.failed:
            self._loop.quit()

    def _settle(self) -> None:
        """Let the page draw what came."""
        self._settled = True
        QTimer.singleShot(_SETTLE_MS, self._loop.quit)


def draw(options: argparse.Namespace, make_plan: MakePlan, title: str) -> None:
    """Draw the page that the options name. Raises SupervisorError where that is not possible."""
    qt = application(options.theme)
    window = Window(make_plan, title=title, theme=options.theme)
    picture = Picture(window, options.open, options.page)
    window.main.resize(*options.size)
    window.main.show()
    window.main.show_page(options.page)
    window.start()
    try:
        picture.wait()
        if picture.failed:
            raise SupervisorError(picture.failed)
        qt.processEvents()
        if not window.main.grab().save(options.out):
            raise SupervisorError(f"{options.out} cannot be written: name a .png in a folder that is there")
    finally:
        window.close()


def _whole(snapshot: Snapshot) -> bool:
    """Whether every source has delivered all it has, or failed."""
    states = [one.state for one in snapshot.health]
    filling = any(one.progress is not None and one.progress < 1 for one in snapshot.health)
    return bool(states) and HealthState.STARTING not in states and not filling
