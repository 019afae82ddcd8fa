"""The Trends page: months and years by channel, rhythm, weather, cohorts, and what is behind each number."""

from msgspec import structs
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.asking import ContactsCame
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.domain.trends import Trends, TrendsAsked, TrendsCame
from supervisor_app.ui.commands import Commands
from supervisor_app.ui.pages.behind import BehindPanel
from supervisor_app.ui.pages.lacking import Lacking
from supervisor_app.ui.pages.middle import Middle
from supervisor_app.ui.pages.trends_header import TrendsHeader
from supervisor_app.ui.pages.trends_overview import TrendsOverview
from widgets.palette import Palette

FIRST_ASKED = TrendsAsked(months=24)
_STALE_MS = 15 * 60_000
_READING = "Reading the months …"


class TrendsPage(QWidget):
    """Asks for trends and shows them; while others are on their way the old ones stay, dimmed.

    It asks for nothing while nobody sees it, and anew when it is opened after a quarter of an hour.
    """

    def __init__(self, palette: Palette, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._snapshot: Snapshot | None = None
        self._wanted = FIRST_ASKED
        self._asked_ms: int | None = None
        self._came: TrendsCame | None = None
        self._hidden_news = False
        self.header = TrendsHeader(palette)
        self.overview = TrendsOverview(palette)
        self.behind = BehindPanel(palette, commands)
        self.behind.back.setText("‹ Back to the trends")
        self.lacking = Lacking(palette)
        self.middle = Middle(self.overview, self.overview.fit, self.lacking, self.behind)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(12)
        whole.addWidget(self.header)
        whole.addWidget(self.middle, 1)

    def _connect(self) -> None:
        self.header.period_chosen.connect(self._choose_period)
        self.header.site_chosen.connect(self._choose_site)
        self.header.channel_chosen.connect(self._choose_channel)
        self.header.topic_chosen.connect(self._choose_topic)
        self.header.fact_chosen.connect(self._choose_fact)
        self.overview.behind_wanted.connect(self.middle.open)

    @property
    def trends(self) -> Trends | None:
        """The trends that are shown."""
        return None if self._came is None else self._came.trends

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Know the time at the desk."""
        self._snapshot = snapshot
        self.behind.show_snapshot(snapshot)
        if self.isVisible() and self._asked_ms is None:
            self._want(self._wanted)

    def tick(self, elapsed_ms: int) -> None:
        """Nothing here grows older between two snapshots."""

    def show_answer(self, answer: object) -> None:
        """Take trends or contacts, where they are what was asked for."""
        if isinstance(answer, TrendsCame):
            self._take(answer)
        elif isinstance(answer, ContactsCame):
            self.behind.show_came(answer)

    def show_story(self, story: ContactStory) -> None:
        """Show the contact that was opened in the list."""
        self.behind.show_story(story)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for part in (self.header, self.overview, self.behind, self.lacking):
            part.show_palette(palette)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while the page was hidden."""
        super().showEvent(event)
        if self._snapshot is not None and self._is_stale(self._snapshot):
            self._want(self._wanted)
        if self._hidden_news:
            self._draw()

    def _is_stale(self, snapshot: Snapshot) -> bool:
        return self._asked_ms is None or _now(snapshot) - self._asked_ms > _STALE_MS

    def _want(self, asked: TrendsAsked) -> None:
        """Show this instead; the old picture stays, dimmed, until it comes."""
        self._wanted = asked
        self._asked_ms = 0 if self._snapshot is None else _now(self._snapshot)
        self.middle.wait()
        self.lacking.show_words(_READING, "")
        self.header.show_note(_READING if self.trends is not None else "")
        self._show_asked()
        self._commands.ask_trends(asked)

    def _take(self, came: TrendsCame) -> None:
        if came.asked != self._wanted:
            return
        self._came = came
        self._hidden_news = not self.isVisible()
        if not self._hidden_news:
            self._draw()

    def _draw(self) -> None:
        """Show what came."""
        self._hidden_news = False
        came = self._came
        if came is None:
            return
        self.header.show_note("")
        if came.trends is None:
            failed = f"The trends could not be read: {came.failure}"
            self.lacking.show_words(failed if came.failure else "No month is stored yet", "")
        else:
            self.overview.show_trends(came.trends, complete=came.whole)
        self.middle.show_told(came.trends is not None)
        self._show_asked()

    def _show_asked(self) -> None:
        sites = () if self._came is None else tuple(self._came.sites.items())
        self.header.show_asked(self._wanted, self.trends, sites)

    def _choose_period(self, key: str) -> None:
        self._want(structs.replace(self._wanted, months=int(key)))

    def _choose_site(self, key: str) -> None:
        self._want(structs.replace(self._wanted, site=key))

    def _choose_channel(self, key: str) -> None:
        self._want(structs.replace(self._wanted, channel=key))

    def _choose_topic(self, key: str) -> None:
        self._want(structs.replace(self._wanted, topic=key))

    def _choose_fact(self, key: str) -> None:
        self._want(structs.replace(self._wanted, fact=key))


def _now(snapshot: Snapshot) -> int:
    return snapshot.wall_at or snapshot.at
