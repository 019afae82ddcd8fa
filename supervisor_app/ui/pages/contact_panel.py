"""One contact at the right of the Live page: its facts, its timeline, what else its customer asked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QWidget

from supervisor_app import text
from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.snapshot import Listed
from supervisor_app.domain.story import ContactStory
from supervisor_app.ui.commands import Commands
from supervisor_app.ui.pages.headline import Headline
from supervisor_app.ui.pages.switch import flat_style
from supervisor_app.ui.present import story as presented
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.rows import or_dash
from widgets.facts import Facts
from widgets.fonts import STRONG, sized
from widgets.keyed_table import Column, KeyedTable
from widgets.palette import Palette, level_colour
from widgets.panel import Panel
from widgets.safe import PlainLabel, set_tip
from widgets.timeline_view import TimelineView

_EARLIER_MOST = 4
_FACTS_SHARE = 0.46
"""How much of the panel's height the facts may take before they scroll."""

_STATUS_COLUMN = 3
_ALL_COLUMNS_EMS = 32
"""From this width on, in times of the type, earlier contacts show their status too."""

_SIGNS = {"warn": "▲ ", "crit": "▲ "}


class ContactPanel(Panel):
    """Shows a story; whatever a stranger wrote in it is plain text.

    Signals:
        closed: the cross was clicked.
    """

    closed = Signal()

    def __init__(self, palette: Palette, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent=parent)
        self.setAccessibleName("Contact")
        self._commands = commands
        self._story: ContactStory | None = None
        self._now, self._zone = 0, "UTC"
        self._names: dict[str, str] = {}
        self._number, self._promise = PlainLabel(), PlainLabel(elide=True)
        self.open_button, self.close_button = QToolButton(), QToolButton()
        self._subject, self.facts, self._facts_area = Headline(palette), Facts(palette), QScrollArea()
        self.timeline = TimelineView(palette)
        self.note = PlainLabel(elide=True)
        self._earlier_title = PlainLabel("Earlier contacts of this customer")
        self.earlier: KeyedTable[Listed] = KeyedTable(
            palette, self._earlier_columns(), lambda one: one.contact.key
        )
        self._lay_out()
        self._connect()
        self.show_palette(palette)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._number, 1)
        head.addWidget(self.open_button)
        head.addWidget(self.close_button)
        # A long number wraps, and never widens the panel.
        self._number.setWordWrap(True)
        self._number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open_button.setText("Open in helpdesk ↗")
        self.close_button.setText("✕")
        self.close_button.setAccessibleName("Close the contact")
        set_tip(self.close_button, "Close (Esc)")
        self._facts_area.setWidget(self.facts)
        self._facts_area.setWidgetResizable(True)
        self.facts.setAutoFillBackground(False)
        self._facts_area.viewport().setAutoFillBackground(False)
        self.earlier.horizontalHeader().hide()
        self._earlier_title.setFont(sized(self.font(), 1.0, STRONG))
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.addLayout(head)
        for widget in (self._subject, self._promise, self._facts_area, self.note):
            self.body.addWidget(widget)
        self.body.addWidget(self.timeline, 1)
        self.body.addWidget(self._earlier_title)
        self.body.addWidget(self.earlier)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.open_button.clicked.connect(self._open_link)
        self.facts.action_clicked.connect(self._reveal)
        self.earlier.selection_changed.connect(self._open_earlier)

    def _earlier_columns(self) -> tuple[Column[Listed], ...]:
        return (
            Column("day", "", lambda one: one.contact.created, self._day, width=8),
            Column("what", "", _channel, _channel, width=0),
            Column("topic", "", _topic, _topic, width=0),
            Column("status", "", _status, _status, width=9, muted=True),
        )

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        super().show_palette(palette)
        for part in (self._subject, self.facts, self.timeline, self.earlier):
            part.show_palette(palette)
        for label in (self._number, self._earlier_title):
            label.setStyleSheet(f"color: {palette.mute};")
        self.note.setStyleSheet(f"color: {palette.warn};")
        self.open_button.setStyleSheet(flat_style(palette) + _framed(palette))
        self.close_button.setStyleSheet(flat_style(palette))
        self._show_promise()

    def show_story(self, story: ContactStory) -> None:
        """Show this contact; it comes again when more of it is known."""
        self._story = story
        contact = story.listed.contact
        self._number.setText(presented.heading(story))
        self._subject.show_text(story.listed.subject or text.channel_title(contact.channel))
        self.open_button.setEnabled(contact.link.startswith("https://"))
        items = presented.timeline_items(story, self._zone, self._now, self._names)
        self.timeline.show_items(items)
        self.timeline.show_empty_text(presented.timeline_note(story))
        self.note.setText(presented.timeline_note(story) if items and (story.error or story.loading) else "")
        self.note.setVisible(bool(self.note.full_text()))
        self._show_earlier(story.earlier[:_EARLIER_MOST])
        self._show_promise()

    @staticmethod
    def ems_beside(ems: float) -> float:
        """How wide it stands on a page that is so wide, both in widths of the letter M."""
        return 34 if ems > 110 else 25.5

    def show_names(self, names: dict[str, str]) -> None:
        """Call agents and queues so from the next story on, each by ``source/id``."""
        self._names = names

    def show_moment(self, moment: Moment, zone: str) -> None:
        """Let the promise run on."""
        self._now, self._zone = moment.desk, zone
        if not self.isHidden():
            self._show_promise()

    def _show_promise(self) -> None:
        if self._story is None:
            return
        sentence, level = presented.promise_line(self._story, self._now)
        self._promise.setText(_SIGNS.get(level, "") + sentence if sentence else "")
        self._promise.setVisible(bool(sentence))
        self._promise.setStyleSheet(f"color: {level_colour(self._palette, level).name()};")
        self.facts.show_facts(presented.contact_facts(self._story, self._now))
        self._fit_facts()

    def _show_earlier(self, earlier: tuple[Listed, ...]) -> None:
        self.earlier.show_rows(earlier)
        self.earlier.setFixedHeight(self.earlier.verticalHeader().defaultSectionSize() * len(earlier) + 2)
        self.earlier.setVisible(bool(earlier))
        self._earlier_title.setVisible(bool(earlier))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the facts their share of the height, and leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit_facts()
        self.earlier.setColumnHidden(_STATUS_COLUMN, self.width() < _ALL_COLUMNS_EMS * self.fonts().em)

    def _fit_facts(self) -> None:
        self._facts_area.setFixedHeight(min(self.facts.height() + 2, round(self.height() * _FACTS_SHARE)))

    def _open_link(self) -> None:
        if self._story is not None:
            contact = self._story.listed.contact
            self._commands.open_link(contact.link, contact.source)

    def _reveal(self, key: str) -> None:
        if self._story is not None and key == presented.CUSTOMER:
            self._commands.reveal_customer(self._story.listed.contact.key)

    def _open_earlier(self, key: ContactKey | None) -> None:
        if key is not None:
            self._commands.open_contact(key)

    def _day(self, one: Listed) -> str:
        return text.day(one.contact.created, self._zone)


def _framed(palette: Palette) -> str:
    return f"QToolButton {{ border: 1px solid {palette.line}; color: {palette.text}; }}"


def _channel(one: Listed) -> str:
    return text.channel_word(one.contact.channel)


def _topic(one: Listed) -> str:
    return or_dash(one.contact.topic)


def _status(one: Listed) -> str:
    return text.status_word(one.contact.status)
