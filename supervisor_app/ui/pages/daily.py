"""The Daily summary: any past period told as a whole, and what is behind each of its numbers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.asking import ContactsCame, ReportCame, SummaryAsked, SummaryCame
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.domain.summary import Summary
from supervisor_app.ui.commands import Commands
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.pages.behind import BehindPanel
from supervisor_app.ui.pages.daily_choosing import Choosing
from supervisor_app.ui.pages.daily_header import DailyHeader
from supervisor_app.ui.pages.daily_overview import DailyOverview
from supervisor_app.ui.pages.lacking import Lacking
from supervisor_app.ui.pages.middle import Middle
from supervisor_app.ui.pages.reporting import AskPath, Reporting, ask_path
from supervisor_app.ui.pages.sending import SendingDialog
from supervisor_app.ui.present import daily
from supervisor_app.ui.present.daily_story import lacking_words, notes_of, reading_words
from widgets.palette import Palette


class DailyPage(QWidget):
    """Asks for a summary and shows it; while another is on its way the old one stays, dimmed.

    It asks for nothing while nobody sees it. ``ask_path`` asks where a report is to be saved.
    """

    def __init__(
        self,
        palette: Palette,
        commands: Commands,
        ask_path: AskPath = ask_path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._palette, self._commands = palette, commands
        self._snapshot: Snapshot | None = None
        self._wanted: SummaryAsked | None = None
        self._came: SummaryCame | None = None
        self._asked_ms = 0
        self._said = self._trouble = ""
        self._hidden_news = False
        self.header = DailyHeader(palette)
        self.choosing = Choosing(palette, self.header)
        self.notes = ToneLabel(palette, "", "mute", wrap=True)
        self.overview = DailyOverview(palette)
        self.behind = BehindPanel(palette, commands)
        self.lacking = Lacking(palette)
        self.reporting = Reporting(self, commands, ask_path)
        self.middle = Middle(self.overview, self.overview.fit, self.lacking, self.behind)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.notes.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(12)
        whole.addWidget(self.header)
        whole.addWidget(self.notes)
        whole.addWidget(self.middle, 1)

    def _connect(self) -> None:
        self.choosing.wanted.connect(self._want)
        self.header.report_asked.connect(self._report)
        self.header.sending_asked.connect(self._tell_sending)
        self.overview.behind_wanted.connect(self.middle.open)
        self.reporting.told.connect(self._say)

    @property
    def summary(self) -> Summary | None:
        """The summary that is shown."""
        return None if self._came is None else self._came.summary

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Know the time at the desk, and look whether a running period is to be read anew."""
        self._snapshot = snapshot
        self.behind.show_snapshot(snapshot)
        if self.isVisible():
            self._look(snapshot, opened=False)

    def tick(self, elapsed_ms: int) -> None:
        """Nothing here grows older between two snapshots."""

    def show_answer(self, answer: object) -> None:
        """Take a summary, contacts or news of a report, where they are what was asked for."""
        if isinstance(answer, SummaryCame):
            self._take(answer)
        elif isinstance(answer, ContactsCame):
            self.behind.show_came(answer)
        elif isinstance(answer, ReportCame):
            self.reporting.show_came(answer)

    def show_story(self, story: ContactStory) -> None:
        """Show the contact that was opened in the list."""
        self.behind.show_story(story)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette
        for part in (self.choosing, self.notes, self.overview, self.behind, self.lacking):
            part.show_palette(palette)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while the page was hidden."""
        super().showEvent(event)
        if self._snapshot is not None:
            self._look(self._snapshot, opened=True)
        if self._hidden_news:
            self._draw()

    def _look(self, snapshot: Snapshot, *, opened: bool) -> None:
        since_ms = (snapshot.wall_at or snapshot.at) - self._asked_ms
        if self._wanted is None:
            self._want(daily.first_asked(snapshot.at, snapshot.zone))
        elif daily.look_again(self._came, since_ms, opened=opened):
            self._ask(snapshot, self._wanted)

    def _want(self, asked: SummaryAsked) -> None:
        """Show this instead; the old picture stays, dimmed, until it comes."""
        self._wanted, self._said, self._trouble = asked, "", ""
        self.middle.wait()
        if self._snapshot is not None:
            self._show_wanted(self._snapshot, asked)
            self._ask(self._snapshot, asked)

    def _ask(self, snapshot: Snapshot, asked: SummaryAsked) -> None:
        self._asked_ms = snapshot.wall_at or snapshot.at
        self._commands.ask_summary(asked)

    def _show_wanted(self, snapshot: Snapshot, asked: SummaryAsked) -> None:
        words = reading_words(asked, snapshot.zone, snapshot.at)
        self.lacking.show_words(words, "")
        self._show_notes(words if self.summary is not None else "")
        self.header.show_ready(False)
        self.choosing.show_asked(asked, snapshot)

    def _take(self, came: SummaryCame) -> None:
        before = self._came
        if came.asked != self._wanted or self._snapshot is None:
            return
        if (instead := daily.instead_of_nothing(came, self._snapshot.zone)) is not None:
            self._want(instead)
            return
        if before is not None and before.asked == came.asked and before.summary is not None:
            if not came.whole:
                return  # it is read anew: what takes longer is about to come, and nothing is to flicker
            if came.failure:
                self._trouble = f"It could not be read anew: {came.failure}."
                self._show_notes("")
                return
        self._trouble = ""
        self._came = came
        self._hidden_news = not self.isVisible()
        if not self._hidden_news:
            self._draw()

    def _draw(self) -> None:
        """Show what came."""
        came, snapshot = self._came, self._snapshot
        self._hidden_news = False
        if came is None or snapshot is None:
            return
        if came.summary is None:
            self.lacking.show_words(*lacking_words(came, snapshot.zone))
        else:
            self.overview.show_summary(came.summary, whole=came.whole)
        self.middle.show_told(came.summary is not None)
        self.choosing.learn(came.summary, came.sites)
        self.choosing.show_asked(came.asked, snapshot)
        self.header.show_ready(came.summary is not None)
        self._show_notes("")

    def _show_notes(self, first: str) -> None:
        notes = notes_of(self.summary) if self.summary is not None else ()
        words = "  ·  ".join(filter(None, (first, self._trouble, self._said, *notes)))
        self.notes.setText(words)
        self.notes.setVisible(bool(words))

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self._show_notes("")

    def _report(self, wanted: str) -> None:
        if self.summary is not None:
            self.reporting.save(self.summary, wanted)

    def _tell_sending(self) -> None:
        dialog = SendingDialog(self._palette, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
