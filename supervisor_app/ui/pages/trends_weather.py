"""The weather beside contacts on the Trends page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.domain.trends import Trends
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.pages.switch import Switch
from supervisor_app.ui.present import trends_beside as beside
from widgets.figure_table import FigureTable
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.scatter import Scatter


class WeatherPart(Panel):
    """Weather against contacts, with r and its n.

    Signals:
        day_clicked: the day (2026-11-20) of the point that was chosen.
    """

    day_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, "Weather beside contacts", parent=parent)
        self.scatter, self.table, self.switch = Scatter(palette), FigureTable(palette), Switch(palette)
        self._measure = ""
        self._trends: Trends | None = None
        self.told = QWidget()
        row = QHBoxLayout(self.told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.scatter, 48)
        row.addWidget(self.table, 52)
        self.note = ToneLabel(palette, "", "mute", wrap=True)
        self.body.addWidget(self.switch)
        self.body.addWidget(self.note)
        self.body.addWidget(self.told, 1)
        self.help = ToneLabel(palette, beside.NO_WEATHER, "mute", wrap=True)
        self.help.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.help, 1)
        self.scatter.point_clicked.connect(self.day_clicked)
        self.switch.chosen.connect(self._choose_measure)

    def show_trends(self, trends: Trends) -> None:
        """Show the weather of these trends."""
        self._trends = trends
        measures = beside.measures_of(trends)
        known = [measure for measure, _word in measures]
        if self._measure not in known:
            self._measure = known[0] if known else ""
        self.switch.show_choices(measures, self._measure)
        self.told.setVisible(bool(known))
        self.note.setVisible(bool(known))
        self.note.setText(beside.weather_note(trends, self._measure))
        self.help.setVisible(not known)
        if known:
            self.scatter.show_state(beside.weather_state(trends, self._measure))
            self.table.show_state(beside.weather_rows(trends, self._measure))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        super().show_palette(palette)
        for part in (self.scatter, self.table, self.switch, self.note, self.help):
            part.show_palette(palette)

    def _choose_measure(self, measure: str) -> None:
        self._measure = measure
        if self._trends is not None:
            self.show_trends(self._trends)
