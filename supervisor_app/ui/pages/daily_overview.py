"""The Daily summary itself: headline, channels, hours, topics, heat maps, and what stood out."""

from functools import partial

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.summary import Summary
from supervisor_app.ui.pages.daily_tiles import DailyTiles
from supervisor_app.ui.pages.faces import FaceOf, Faces
from supervisor_app.ui.pages.tall_area import TallArea
from supervisor_app.ui.present import daily_charts as charts
from supervisor_app.ui.present import daily_clicks as clicks
from supervisor_app.ui.present import daily_story as story
from supervisor_app.ui.present import daily_tables as tables
from supervisor_app.ui.present.daily_charts import MONTHDAY, WEEKDAY
from widgets.bar_list import BarList
from widgets.figure_table import FigureTable
from widgets.fonts import base_pixels
from widgets.hour_grid import HourGrid
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.remark_list import RemarkList
from widgets.stacked_bars import StackedBars

_GAP = 12
_HIGH_EMS, _LEAST_EMS, _WIDE_EMS = 62, 52, 100
_BAR_PIXELS = 8
_HEAT_WAITS = "Reading the months before …"
_NO_MONTHS = "The months before are not stored"


class DailyOverview(QWidget):
    """Shows a summary; every number in it leads somewhere.

    Signals:
        behind_wanted: the Behind of the number that was chosen.
    """

    behind_wanted = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary: Summary | None = None
        self.tiles = DailyTiles(palette)
        self.channels, self.agents, self.quality = (FigureTable(palette) for _ in range(3))
        self.hours, self.topics, self.story = StackedBars(palette), BarList(palette), RemarkList(palette)
        self.heats = {MONTHDAY: HourGrid(palette), WEEKDAY: HourGrid(palette)}
        self.tables = Faces(
            palette,
            (
                FaceOf("channels", "channels", ("By channel",), self.channels),
                FaceOf("agents", "agents", ("Agents",), self.agents),
            ),
        )
        self.asked = Faces(
            palette,
            (
                FaceOf("topics", "topics", ("What customers asked", "Topics"), self.topics),
                FaceOf("quality", "quality", ("First line, response, promise", "Quality"), self.quality),
            ),
        )
        self.rhythm = Faces(
            palette,
            (
                FaceOf(
                    MONTHDAY,
                    "month",
                    ("Contacts by day of month and hour", "Day of month and hour", "By day"),
                    self.heats[MONTHDAY],
                ),
                FaceOf(
                    WEEKDAY,
                    "week",
                    ("Contacts by weekday and hour", "Weekday and hour", "By weekday"),
                    self.heats[WEEKDAY],
                ),
            ),
        )
        self.by_hour = Panel(palette, "Contacts by hour, against usual")
        self.stood_out = Panel(palette, "What stood out")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.by_hour.body.addWidget(self.hours, 1)
        sentences = QWidget()
        column = QVBoxLayout(sentences)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.story)
        column.addStretch(1)
        self.stood_out.body.addWidget(TallArea(sentences), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        whole.addWidget(self.tiles)
        whole.addLayout(_row((self.tables, 58), (self.by_hour, 42)), 48)
        whole.addLayout(_row((self.asked, 35), (self.rhythm, 33), (self.stood_out, 32)), 52)
        self.topics.show_empty_text("No topics")
        self.hours.show_empty_text("No contacts")
        self.quality.show_empty_text("Nothing was promised or rated")
        self.agents.show_empty_text("Nobody solved or handled anything")
        self.channels.show_empty_text("No contacts")

    def _connect(self) -> None:
        self.tiles.chosen.connect(partial(self._open, clicks.TILES))
        self.channels.cell_clicked.connect(partial(self._open, clicks.CHANNELS))
        self.agents.cell_clicked.connect(partial(self._open, clicks.AGENTS))
        self.quality.cell_clicked.connect(partial(self._open, clicks.QUALITY))
        self.hours.segment_clicked.connect(partial(self._open, clicks.HOURS))
        self.topics.row_clicked.connect(partial(self._open, clicks.TOPICS))
        self.story.link_clicked.connect(partial(self._open, clicks.STORY))
        for kind, grid in self.heats.items():
            grid.cell_clicked.connect(partial(self._open, kind))

    def show_summary(self, summary: Summary, *, whole: bool) -> None:
        """Show this summary; where it is not ``whole``, the heat maps before stay until they come."""
        before = self._summary
        if not whole and before is not None and _alike(before, summary):
            summary = structs.replace(summary, by_monthday=before.by_monthday, by_weekday=before.by_weekday)
        self._summary = summary
        self.tiles.show_summary(summary)
        self._show_tables(summary)
        self.hours.show_state(charts.hours_state(summary))
        self.by_hour.show_title(charts.hours_title(summary))
        self._show_topics()
        self.story.show_items(story.story_items(summary))
        self.story.show_empty_text(story.nothing_stood_out(summary))
        for kind, grid in self.heats.items():
            heat = charts.heat_of(summary, kind)
            grid.show_state(charts.heat_state(heat, kind))
            grid.show_empty_text(_NO_MONTHS if whole else _HEAT_WAITS)
            self.rhythm.show_face_note(kind, charts.heat_note(heat, summary.period.zone))

    def _show_topics(self) -> None:
        """With their changes where there is room for these beside the bars."""
        if self._summary is not None:
            wide = self.width() > _WIDE_EMS * base_pixels(self.font())
            self.topics.show_rows(charts.topic_rows(self._summary, changes=wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more where there is more room."""
        super().resizeEvent(event)
        self._show_topics()

    def _show_tables(self, summary: Summary) -> None:
        self.channels.show_state(tables.channels_state(summary))
        self.quality.show_state(tables.quality_state(summary))
        self.agents.show_state(tables.agents_state(summary))
        self.tables.offer(*(("channels", "agents") if summary.agents else ("channels",)))
        self.asked.offer(*(("topics", "quality") if summary.quality else ("topics",)))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self.tiles.show_palette(palette)
        for panel in (self.tables, self.asked, self.rhythm, self.by_hour, self.stood_out):
            panel.show_palette(palette)
        for table in (self.channels, self.agents, self.quality):
            table.show_palette(palette)
        for chart in (self.hours, self.topics, self.story, *self.heats.values()):
            chart.show_palette(palette)

    def fit(self, height: int) -> None:
        """Part this height; where it is too little for all, be as high as is needed."""
        em = base_pixels(self.font())
        self.tiles.setFixedHeight(round(em * (8.0 if height > _HIGH_EMS * em else 6.6)))
        least = round(em * _LEAST_EMS)
        self.setMinimumHeight(least)
        beside = _BAR_PIXELS if height < least else 0
        self.setContentsMargins(0, 0, beside, 0)

    def _open(self, part: str, *key: object) -> None:
        behind = clicks.clicked(self._summary, part, *key) if self._summary is not None else None
        if behind is not None:
            self.behind_wanted.emit(behind)


def _alike(one: Summary, other: Summary) -> bool:
    """Whether the same contacts are summed up, whatever the period."""
    return (one.site, one.channel) == (other.site, other.channel)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Widgets side by side, parted like these numbers."""
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for widget, share in parts:
        row.addWidget(widget, share)
    return row
