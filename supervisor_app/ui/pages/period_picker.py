"""Chooses a period: a kind, and a day of a calendar; for a range two."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from supervisor_app.domain.summary import PeriodKind
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.pages.switch import Switch
from supervisor_app.ui.present.daily import kind_choices
from widgets.palette import Palette

_HELP = {
    PeriodKind.DAY: "Choose a day",
    PeriodKind.WEEK: "Choose a day of the week",
    PeriodKind.MONTH: "Choose a day of the month",
    PeriodKind.RANGE: "Choose the first day",
}


class PeriodPicker(QFrame):
    """A small window below the header; it closes once a period is chosen.

    Signals:
        period_chosen: the PeriodKind, the first day that was chosen, and the last (None: no range).
    """

    period_chosen = Signal(object, object, object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._kind = PeriodKind.DAY
        self._first: date | None = None
        self.switch = Switch(palette)
        self._help = ToneLabel(palette, "", "mute")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for name, sign in (("prev", "‹"), ("next", "›")):  # its own arrows are black on any ground
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(QIcon())
                button.setText(sign)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.switch)
        column.addWidget(self._help)
        column.addWidget(self.calendar)
        self.switch.chosen.connect(self._choose_kind)
        self.calendar.clicked.connect(self._take)
        self.show_palette(palette)

    def show_period(self, kind: PeriodKind, day: date, last: date) -> None:
        """Begin with this period; ``last``: the last day there can be anything of."""
        self._first = None
        self.calendar.setMaximumDate(_qdate(last))
        self.calendar.setSelectedDate(_qdate(day))
        self._show_kind(kind)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self.switch.show_palette(palette)
        self._help.show_palette(palette)
        self.setStyleSheet(
            f"PeriodPicker {{ background: {palette.panel}; border: 1px solid {palette.line}; }}"
            f"QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {palette.panel}; }}"
            "QCalendarWidget QToolButton { border: none; background: transparent; padding: 2px 8px; }"
            f"QCalendarWidget QAbstractItemView {{ background: {palette.panel}; color: {palette.text};"
            f" selection-background-color: {palette.info}; selection-color: {palette.panel};"
            " outline: none; }"
            f"QCalendarWidget QAbstractItemView:disabled {{ color: {palette.faint}; }}"
        )
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(palette.text))
        head.setForeground(QColor(palette.text))
        head.setBackground(QColor(palette.panel))
        self.calendar.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)

    def _show_kind(self, kind: PeriodKind) -> None:
        self._kind, self._first = kind, None
        self.switch.show_choices(kind_choices(), kind.value)
        self._help.setText(_HELP[kind])

    def _choose_kind(self, key: str) -> None:
        self._show_kind(PeriodKind(key))

    def _take(self, chosen: QDate) -> None:
        day = date(chosen.year(), chosen.month(), chosen.day())
        if self._kind is PeriodKind.RANGE and self._first is None:
            self._first = day
            self._help.setText(f"From {day.isoformat()}: choose the last day")
            return
        first, last = (day, None) if self._first is None else (min(self._first, day), max(self._first, day))
        self.hide()
        self.period_chosen.emit(self._kind, first, last)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
