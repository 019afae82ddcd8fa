"""The Trends themselves: months by channel, shifts, indexes, rhythm, weather, cohorts."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.trends import Trends
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.pages.faces import FaceOf, Faces
from supervisor_app.ui.pages.trends_cohort import CohortPart
from supervisor_app.ui.pages.trends_weather import WeatherPart
from supervisor_app.ui.present import trends as charts
from supervisor_app.ui.present import trends_beside as beside
from supervisor_app.ui.present import trends_clicks as clicks
from supervisor_app.ui.present import trends_rhythm as rhythm
from supervisor_app.ui.present import trends_tables as tables
from widgets.figure_table import FigureTable
from widgets.fonts import base_pixels
from widgets.palette import Palette
from widgets.step_bars import StepBars
from widgets.step_lines import StepLines

_GAP = 12
_NOTHING = "nothing"
_LEAST_EMS = 77


class TrendsOverview(QWidget):
    """Shows trends; every number in them leads somewhere.

    Signals:
        behind_wanted: the Behind of the number that was chosen.
    """

    behind_wanted = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trends: Trends | None = None
        self.months = StepBars(palette)
        self.lines = {key: StepLines(palette) for key in _LINES}
        self.rhythm = {key: StepBars(palette) for key in _RHYTHM}
        self.tables = {key: FigureTable(palette) for key in _TABLES}
        self.no_subscribers = ToneLabel(palette, beside.NO_SUBSCRIBERS, "mute", wrap=True)
        self.no_subscribers.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.weather, self.cohort = WeatherPart(palette), CohortPart(palette)
        self.panels = {
            "months": _faces(palette, (clicks.MONTHS, "months", _MONTHS_TITLES, self.months)),
            "tables": _faces(
                palette,
                *((key, word, titles, self.tables[key]) for key, (word, titles) in _TABLES.items()),
            ),
            "shares": _faces(
                palette,
                *(
                    (key, word, titles, self.lines[key])
                    for key, (word, titles) in _LINES.items()
                    if key in (clicks.SHARES, clicks.SERVICE)
                ),
            ),
            "index": _faces(palette, (clicks.INDEX, "", _LINES[clicks.INDEX][1], self.lines[clicks.INDEX])),
            "per_1000": _faces(
                palette,
                (clicks.PER_1000, "", _LINES[clicks.PER_1000][1], self.lines[clicks.PER_1000]),
                (_NOTHING, "", _LINES[clicks.PER_1000][1], self.no_subscribers),
            ),
            **{key: _faces(palette, (key, "", titles, self.rhythm[key])) for key, titles in _RHYTHM.items()},
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        panels = self.panels
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        for share, parts in (
            (27, ((panels["months"], 60), (panels["tables"], 40))),
            (23, ((panels["shares"], 36), (panels["index"], 32), (panels["per_1000"], 32))),
            (18, tuple((panels[key], part) for key, part in _RHYTHM_PARTS.items())),
            (32, ((self.cohort, 54), (self.weather, 46))),
        ):
            row = QHBoxLayout()
            row.setSpacing(_GAP)
            for widget, part in parts:
                row.addWidget(widget, part)
            whole.addLayout(row, share)
        self.lines[clicks.INDEX].show_empty_text(beside.NO_YEAR)
        for key in (clicks.SHARES, clicks.SERVICE):
            self.lines[key].show_empty_text(beside.NO_MONTH)
        for key in (clicks.SHIFT, clicks.TOPICS):
            self.tables[key].show_empty_text(beside.NO_SHIFT)

    def _connect(self) -> None:
        self.months.bar_clicked.connect(partial(self._open, clicks.MONTHS))
        for key, lines in self.lines.items():
            lines.dot_clicked.connect(partial(self._open, key))
        for key, bars in self.rhythm.items():
            bars.bar_clicked.connect(partial(self._open, key))
        for key, table in self.tables.items():
            table.cell_clicked.connect(partial(self._open, key))
        self.weather.day_clicked.connect(partial(self._open, clicks.WEATHER))
        self.cohort.side_clicked.connect(partial(self._open, clicks.COHORT))
        self.cohort.month_clicked.connect(partial(self._open, clicks.SINCE))

    def show_trends(self, trends: Trends, *, complete: bool) -> None:
        """Show these trends; where they are not complete, the cohort is on its way."""
        self._trends = trends
        self.months.show_state(charts.months_state(trends))
        for key, make in (
            (clicks.SHARES, charts.shares_state),
            (clicks.SERVICE, charts.service_state),
            (clicks.INDEX, charts.index_state),
            (clicks.PER_1000, charts.per_1000_state),
        ):
            self.lines[key].show_state(make(trends))
        for key, bars in self.rhythm.items():
            bars.show_state(rhythm.state(trends, key))
        for key, state_of in _STATES.items():
            self.tables[key].show_state(state_of(trends))
        self._show_notes(trends)
        self.weather.show_trends(trends)
        self.cohort.show_trends(trends, complete=complete)

    def _show_notes(self, trends: Trends) -> None:
        panels = self.panels
        panels["months"].show_face_note(clicks.MONTHS, charts.months_note(trends, tables.season_note(trends)))
        panels["tables"].show_face_note(clicks.SHIFT, tables.shift_note(trends))
        slope = charts.slope_note(trends.per_1000_slope)
        panels["per_1000"].show_face_note(clicks.PER_1000, slope)
        panels["per_1000"].offer(clicks.PER_1000 if trends.per_1000 else _NOTHING)
        for key in self.rhythm:
            panels[key].show_face_note(key, rhythm.note(trends, key))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        parts = (self.months, *self.lines.values(), *self.rhythm.values(), *self.tables.values())
        self.no_subscribers.show_palette(palette)
        for part in (*self.panels.values(), *parts, self.weather, self.cohort):
            part.show_palette(palette)

    def fit(self, height: int) -> None:
        """Be as high as is needed, whatever height there is."""
        self.setMinimumHeight(max(round(base_pixels(self.font()) * _LEAST_EMS), height))

    def _open(self, part: str, *key: str) -> None:
        behind = clicks.clicked(self._trends, part, *key) if self._trends is not None else None
        if behind is not None:
            self.behind_wanted.emit(behind)


_MONTHS_TITLES = ("Contacts by month and channel", "Contacts by month", "Contacts")
_TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    clicks.SHIFT: ("shift", ("Channel shift", "Shift")),
    clicks.YEARS: ("years", ("Years by channel", "Years")),
    clicks.TOPICS: ("topics", ("What customers asked", "Topics")),
}
_STATES = {
    clicks.SHIFT: tables.shift_state,
    clicks.YEARS: tables.years_state,
    clicks.TOPICS: tables.topics_state,
}
_LINES: dict[str, tuple[str, tuple[str, ...]]] = {
    clicks.SHARES: ("channels", ("Share of each channel", "Shares")),
    clicks.SERVICE: ("self-service", ("Self-service against people", "Self-service")),
    clicks.INDEX: ("index", ("Against the same month a year before", "Against a year before", "Index")),
    clicks.PER_1000: ("per 1,000", ("Contacts per 1,000 subscribers", "Per 1,000")),
}
_RHYTHM: dict[str, tuple[str, ...]] = {
    clicks.HOURS: ("Contacts a day by hour", "By hour"),
    clicks.WEEKDAYS: ("Contacts by weekday", "By weekday"),
    clicks.MONTHDAYS: ("Contacts by day of the month", "By day of month"),
}
_RHYTHM_PARTS = {clicks.HOURS: 38, clicks.WEEKDAYS: 22, clicks.MONTHDAYS: 40}


def _faces(palette: Palette, *faces: tuple[str, str, tuple[str, ...], QWidget]) -> Faces:
    return Faces(palette, tuple(FaceOf(*face) for face in faces))
