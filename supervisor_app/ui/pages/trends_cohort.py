"""Cohorts of customers on the Trends page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.domain.trends import Trends
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.present import trends_cohorts as told_of
from supervisor_app.ui.present.trends_beside import NO_CUSTOMERS
from widgets.figure_table import FigureTable
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.step_lines import StepLines


class CohortPart(Panel):
    """Customers with a fact, before and after, against those without it.

    Signals:
        side_clicked: the channel and the side of the number that was chosen.
        month_clicked: the month since, and the line.
    """

    side_clicked = Signal(str, str)
    month_clicked = Signal(str, str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, "Cohort of customers", parent=parent)
        self.lines, self.table = StepLines(palette), FigureTable(palette)
        self.note = ToneLabel(palette, "", "mute", wrap=True)
        self.told = QWidget()
        row = QHBoxLayout(self.told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.lines, 48)
        row.addWidget(self.table, 52)
        self.body.addWidget(self.note)
        self.body.addWidget(self.told, 1)
        self.help = ToneLabel(palette, "", "mute", wrap=True)
        self.help.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.help, 1)
        self.lines.dot_clicked.connect(self.month_clicked)
        self.table.cell_clicked.connect(self.side_clicked)
        self.show_palette(palette)

    def show_trends(self, trends: Trends, *, complete: bool) -> None:
        """Show the cohort of these trends; where they are not complete, it is on its way."""
        cohort = trends.cohort
        nothing = self._nothing(trends, complete=complete)
        for part in (self.told, self.note):
            part.setVisible(not nothing)
        self.help.setVisible(bool(nothing))
        self.help.setText(nothing)
        if cohort is None:
            self.show_title("Cohort of customers")
            return
        self.show_title(f"{told_of.fact_title(cohort.fact)}: before and after")
        self.note.setText(told_of.cohort_note(cohort))
        self.lines.setVisible(bool(cohort.months))
        self.lines.show_state(told_of.cohort_lines(cohort, trends.channel))
        self.table.show_state(told_of.cohort_rows(cohort))

    def _nothing(self, trends: Trends, *, complete: bool) -> str:
        """Why there is no cohort to show; empty: there is one."""
        if trends.cohort is None:
            waits = bool(trends.facts) and not complete
            return told_of.COHORT_WAITS if waits else NO_CUSTOMERS
        return told_of.nobody_has_it(trends.cohort)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        super().show_palette(palette)
        for part in (self.lines, self.table, self.help, self.note):
            part.show_palette(palette)
