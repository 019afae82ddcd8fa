"""The composition root of the window: builds every long-lived object, connects them, ends them in order."""

import gc
import logging
import signal
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from supervisor_app.qt_pair import refuse_bad_pair

refuse_bad_pair()  # before Qt is imported, which on the bad pair would abort later and say nothing

from PySide6.QtCore import (  # noqa: E402
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication  # noqa: E402

from supervisor_app import paths  # noqa: E402
from supervisor_app.opening import Opening  # noqa: E402
from supervisor_app.qt_pair import refuse_no_display  # noqa: E402
from supervisor_app.services.ending import ending_signals  # noqa: E402
from supervisor_app.ui.bridge import Bridge  # noqa: E402
from supervisor_app.ui.main_window import MainWindow  # noqa: E402
from widgets.fonts import app_font, load_fonts  # noqa: E402
from widgets.palette import DARK, LIGHT, Palette, apply_palette  # noqa: E402
from widgets.safe import open_link  # noqa: E402

if TYPE_CHECKING:
    from supervisor_app.domain.asking import ContactsAsked, ReportAsked, SummaryAsked
    from supervisor_app.domain.trends import TrendsAsked
    from supervisor_app.saving import Saver
    from supervisor_app.services.past import Past
    from supervisor_app.services.session import Plan, Session

_LOG = logging.getLogger(__name__)

STOP_LIMIT_S = 2.5
FONT_PIXELS = 13
_SIGNALS_EVERY_MS = 200

MakePlan = Callable[[], "Plan"]


def palette_named(theme: str) -> Palette:
    """The palette of a theme: ``dark`` or ``light``."""
    return LIGHT if theme == "light" else DARK


def application(theme: str) -> QApplication:
    """The Qt application in our font and palette; the one there is, where there is one."""
    refuse_no_display()
    qInstallMessageHandler(_log_message)
    there = QApplication.instance()
    qt = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("Supervisor")
    qt.setFont(app_font(load_fonts(paths.resources() / "fonts"), FONT_PIXELS))
    apply_palette(qt, palette_named(theme))
    return qt


class WindowCommands(Opening):
    """What the window may ask for: of the session, and of the machine's browser."""

    def __init__(self, make_plan: MakePlan, bridge: Bridge) -> None:
        super().__init__(self._open, bridge.post_notice)
        self._make_plan, self._bridge = make_plan, bridge
        self._hosts: dict[str, frozenset[str]] = {}
        self._past: Past | None = None
        self._saver: Saver | None = None

    def open_link(self, link: str, source: str) -> bool:
        """Open a contact in its help desk; says whether the address was one of the source's own."""
        return open_link(link, self._hosts.get(source, frozenset()))

    def ask_summary(self, asked: "SummaryAsked") -> None:
        """Sum a period up."""
        if (past := self._past) is not None:
            past.ask_summary(asked)

    def ask_contacts(self, asked: "ContactsAsked") -> None:
        """List the contacts behind a figure of the past."""
        if (past := self._past) is not None:
            past.ask_contacts(asked)

    def ask_trends(self, asked: "TrendsAsked") -> None:
        """Read months and years."""
        if (past := self._past) is not None:
            past.ask_trends(asked)

    def save_report(self, asked: "ReportAsked") -> None:
        """Put a summary into a file."""
        from supervisor_app.saving import Saver  # what writes reports is loaded when one is wanted

        if self._saver is None:
            self._saver = Saver(self._bridge.post_answer)
        self._saver.save(asked)

    def close(self, limit_s: float) -> None:
        """End what was asked of the past, then the session."""
        if self._past is not None:
            self._past.close(limit_s / 5)
        if self._saver is not None:
            self._saver.close(limit_s / 5)
        super().close(limit_s * 3 / 5)

    def _open(self) -> "Session":
        # Imported here, in the opening thread: the database library takes as long as the first paint.
        from supervisor_app.services.past import Past
        from supervisor_app.services.session import Session

        plan = self._make_plan()
        self._hosts = plan.web_hosts()
        self._past = Past(plan.store, plan.frame, self._bridge.post_answer)  # before the first snapshot
        session = Session.open(plan, self._bridge.post_snapshot, self._bridge.post_story)
        if session.notice:
            self._bridge.post_notice(session.notice)
        return session


class Window(QObject):
    """One window over one session. :meth:`start` begins, :meth:`close` ends everything in order."""

    def __init__(self, make_plan: MakePlan, *, title: str, theme: str) -> None:
        super().__init__()
        self.bridge = Bridge()
        self.commands = WindowCommands(make_plan, self.bridge)
        self.main = MainWindow(palette_named(theme), self.commands, title=title)
        self.bridge.snapshot_ready.connect(self.main.show_snapshot)
        self.bridge.story_ready.connect(self.main.show_story)
        self.bridge.notice.connect(self.main.show_notice)
        self.bridge.answer_ready.connect(self.main.show_answer)
        self.bridge.snapshot_ready.connect(self._freeze)
        self._frozen = False

    def start(self) -> None:
        """Open the session behind the window."""
        self.commands.start()

    def close(self) -> None:
        """Take nothing over any more, end the session, then let the window go."""
        self.bridge.close()
        self.commands.close(STOP_LIMIT_S)
        self.main.close()

    @Slot(object)
    def _freeze(self, _snapshot: object) -> None:
        """Spare the collector what start-up made: a full collection would stop the window for 30 ms."""
        if not self._frozen:
            self._frozen = True
            gc.collect()
            gc.freeze()


def show_window(make_plan: MakePlan, *, title: str, theme: str, for_s: float | None) -> int:
    """Show the window until it is closed, a signal comes or the time is over. Returns the exit status."""
    qt = application(theme)
    sys.excepthook = _log_exception
    window = Window(make_plan, title=title, theme=theme)
    window.main.resize(1440, 900)
    window.main.show()
    QTimer.singleShot(0, window.start)  # after the first paint
    heartbeat = _end_on_signals(qt)
    if for_s is not None:
        QTimer.singleShot(round(for_s * 1000), qt.quit)
    try:
        return qt.exec()
    finally:
        heartbeat.stop()
        window.close()


def _end_on_signals(qt: QApplication) -> QTimer:
    """Let the signals that end us end the window. Python sees signals only when it runs, hence the timer."""
    for number in ending_signals():
        signal.signal(number, lambda *_: qt.quit())
    heartbeat = QTimer(qt)
    heartbeat.timeout.connect(int)
    heartbeat.start(_SIGNALS_EVERY_MS)
    return heartbeat


def _log_message(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    """Qt's own messages go to the log. Some platforms repeat theirs with every event: those stay at debug."""
    grave = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    _LOG.log(logging.WARNING if grave else logging.DEBUG, "Qt: %s", message)


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error in a slot is a defect: it is logged, and the window goes on."""
    _LOG.error("unexpected error", exc_info=(kind, error, trace))
