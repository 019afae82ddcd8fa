"""The bar over the Daily summary: period, comparison, site, channel, and what to do with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from supervisor_app import text
from supervisor_app.domain.summary import Period
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.pages.menu_button import MenuButton
from supervisor_app.ui.present.daily import Choices, against_choices
from widgets.fonts import STRONG, base_pixels
from widgets.palette import Palette
from widgets.safe import set_tip

FORMATS = (("pdf", "PDF"), ("xlsx", "Excel"), ("csv", "CSV"))
_SEND = "send"
_AGAINST = "against: "
_GAP = 10
_FOLD_EMS = 92
"""Below this width (in times of the type) what can be done with the summary is in a menu."""


class DailyHeader(QWidget):
    """Says what is shown and takes what is wanted instead.

    Signals:
        stepped: -1 or 1: the period before or after.
        period_asked: the title was clicked: another period is to be chosen.
        against_chosen, site_chosen, channel_chosen: the key of what was chosen.
        report_asked: the key of a format.
        sending_asked: how to send it every day.
    """

    stepped = Signal(int)
    period_asked = Signal()
    against_chosen = Signal(str)
    site_chosen = Signal(str)
    channel_chosen = Signal(str)
    report_asked = Signal(str)
    sending_asked = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ToneLabel(palette, "Daily summary", ratio=1.4, weight=STRONG)
        self._frame = QFrame()
        self._frame.setObjectName("period")
        self.before, self.period, self.after = QToolButton(), QToolButton(), QToolButton()
        self.against, self.site, self.channel = MenuButton(_AGAINST), MenuButton(), MenuButton()
        words = (*FORMATS, (_SEND, "Send every day …"))
        self.buttons = {key: QPushButton(word) for key, word in words}
        self.fold = MenuButton()
        self._lay_out()
        self._connect()
        self.show_palette(palette)

    def _lay_out(self) -> None:
        stepper = QHBoxLayout(self._frame)
        stepper.setContentsMargins(0, 0, 0, 0)
        stepper.setSpacing(0)
        for button, sign, tip in (
            (self.before, "‹", "The period before"),
            (self.period, "", "Choose a day, week, month or range"),
            (self.after, "›", "The period after"),
        ):
            button.setText(sign)
            set_tip(button, tip)
            stepper.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for widget in (self._title, self._frame, self.against, self.site, self.channel):
            row.addWidget(widget)
        row.addStretch(1)
        for word in self.buttons.values():
            row.addWidget(word)
        row.addWidget(self.fold)
        words = tuple((key, word.text()) for key, word in self.buttons.items())
        self.fold.show_choices((("", "Export"), *words), "")
        for button in (self.site, self.channel, self.fold):
            button.hide()

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self.stepped.emit, -1))
        self.after.clicked.connect(partial(self.stepped.emit, 1))
        self.period.clicked.connect(self.period_asked)
        self.against.chosen.connect(self.against_chosen)
        self.site.chosen.connect(self.site_chosen)
        self.channel.chosen.connect(self.channel_chosen)
        for key, word in self.buttons.items():
            word.clicked.connect(partial(self._act, key))
        self.fold.chosen.connect(self._act)

    def show_period(self, period: Period, against: str, *, may_step: bool) -> None:
        """Name the period and what it is compared with; ``may_step``: there is something after it."""
        self.period.setText(text.period_title(period))
        self.after.setEnabled(may_step)
        self.against.show_choices(against_choices(period), against)
        self._fit()

    def show_places(self, sites: Choices, site: str, channels: Choices, channel: str) -> None:
        """Offer these sites and channels."""
        self.site.show_choices(sites if len(sites) > 2 else (), site)
        self.channel.show_choices(channels, channel)
        self._fit()

    def show_ready(self, ready: bool) -> None:
        """Whether there is a summary to make a report of."""
        for key, button in self.buttons.items():
            button.setEnabled(ready or key == _SEND)
        self.fold.setEnabled(ready)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._title.show_palette(palette)
        self._frame.setStyleSheet(
            f"QFrame#period {{ background: {palette.panel2}; border: 1px solid {palette.line};"
            " border-radius: 6px; }"
            "QToolButton { background: transparent; border: none; padding: 4px 8px; }"
            f"QToolButton:disabled {{ color: {palette.faint}; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what there is no room for."""
        super().resizeEvent(event)
        folded = self.width() < _FOLD_EMS * base_pixels(self.font())
        self.fold.setVisible(folded)
        for button in self.buttons.values():
            button.setVisible(not folded)
        self._fit()

    def _fit(self) -> None:
        """Leave out words that say least where the others need their room: the page is marked at the side."""
        folded = not self.fold.isHidden()
        chosen = [part for part in (self.site, self.channel, self.fold) if not part.isHidden()]
        parts = [self._frame, self.against, *chosen, *(() if folded else self.buttons.values())]
        title = self._title.sizeHint().width() + _GAP
        prefix = self.fontMetrics().horizontalAdvance(_AGAINST)
        needed = sum(part.sizeHint().width() + _GAP for part in parts)
        needed += 0 if self.against.text().startswith(_AGAINST) else prefix
        # Nothing is shown in order to be measured: what is shown makes the window wider at once.
        self._title.setVisible(needed + title <= self.width())
        self.against.show_prefix(_AGAINST if needed <= self.width() else "")

    def _act(self, key: str) -> None:
        if key == _SEND:
            self.sending_asked.emit()
        elif key:
            self.report_asked.emit(key)
