"""The line above the Trends: how far back, which site and channel, which customers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.domain.trends import Trends, TrendsAsked
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.pages.menu_button import MenuButton
from supervisor_app.ui.present.trends_choices import Choices, choices_of, site_choices
from widgets.fonts import STRONG
from widgets.palette import Palette


class TrendsHeader(QWidget):
    """Says what is shown and takes what is wanted instead.

    Signals:
        period_chosen, site_chosen, channel_chosen, topic_chosen, fact_chosen: the key of what was chosen.
    """

    period_chosen = Signal(str)
    site_chosen = Signal(str)
    channel_chosen = Signal(str)
    topic_chosen = Signal(str)
    fact_chosen = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ToneLabel(palette, "Trends", ratio=1.4, weight=STRONG)
        self._note = ToneLabel(palette, "", "mute")
        self.period, self.site, self.channel = MenuButton(), MenuButton(), MenuButton()
        self.topic, self.fact = MenuButton(), MenuButton("customers by: ")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self._title, self.period, self.site, self.channel, self.topic, self.fact):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._note)
        for button, signal in (
            (self.period, self.period_chosen),
            (self.site, self.site_chosen),
            (self.channel, self.channel_chosen),
            (self.topic, self.topic_chosen),
            (self.fact, self.fact_chosen),
        ):
            button.chosen.connect(signal)
        self._choices = Choices()

    def show_asked(
        self, asked: TrendsAsked, trends: Trends | None, sites: tuple[tuple[str, str], ...]
    ) -> None:
        """Show what is asked for, and offer what there is besides."""
        if trends is not None:
            self._choices = choices_of(trends)
        choices = self._choices
        fact = asked.fact or next((key for key, _word in choices.facts), "")
        self.period.show_choices(choices.periods, str(asked.months))
        self.site.show_choices(site_choices(sites), asked.site)
        self.channel.show_choices(choices.channels, asked.channel)
        self.topic.show_choices(choices.topics, asked.topic)
        self.fact.show_choices(choices.facts, fact)

    def show_note(self, note: str) -> None:
        """Write this at the right end."""
        self._note.setText(note)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._title.show_palette(palette)
        self._note.show_palette(palette)
