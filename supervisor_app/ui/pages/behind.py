"""What is behind a number of the past: how it was counted, its contacts, and the one that was opened."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from supervisor_app.domain.asking import ContactsCame
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.ui.commands import Commands
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.pages.contact_list import ContactList
from supervisor_app.ui.pages.contact_panel import ContactPanel
from supervisor_app.ui.present.behind import Behind, facts_came
from supervisor_app.ui.present.moment import moment_of
from supervisor_app.ui.present.story import names_of
from widgets.fonts import STRONG, base_pixels, sized
from widgets.palette import Palette
from widgets.safe import PlainLabel

_GAP = 12
_NO_CONTACTS = (
    "No single contact carries this figure. "
    "supervisor-app contacts --figure {key} lists the {n} intervals it is made of"
)


class BehindPanel(QWidget):
    """Asks for the contacts of what is opened; while they are read, the title stands and says so.

    Signals:
        left: the way back was chosen.
    """

    left = Signal()

    def __init__(self, palette: Palette, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._behind: Behind | None = None
        self._snapshot: Snapshot | None = None
        self.back = QPushButton("‹ Back to the summary")
        self._title = PlainLabel(elide=True)
        self._title.setFont(sized(self.font(), 1.15, STRONG))
        self._note = ToneLabel(palette, "", "mute")
        self.list = ContactList(palette, past=True)
        self.list.rule_button.setChecked(True)
        self.contact = ContactPanel(palette, commands)
        self.contact.hide()
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.list.contact_chosen.connect(commands.open_contact)
        self.contact.closed.connect(self._close_contact)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        centre = QVBoxLayout()
        centre.setSpacing(_GAP)
        centre.addLayout(head)
        centre.addWidget(self.list, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        whole.addLayout(centre, 1)
        whole.addWidget(self.contact)

    def open(self, behind: Behind) -> None:
        """Ask for what is behind this number."""
        self._behind = behind
        self._title.setText(behind.title)
        self._note.setText("Reading the contacts …")
        self._close_contact()
        self.list.show_past((), behind.title, behind.facts, 0, behind.asked.zone)
        self.list.table.show_empty_text("Reading …")
        self._commands.ask_contacts(behind.asked)

    def show_came(self, came: ContactsCame) -> None:
        """Show the contacts, if they are those that were asked for last."""
        behind = self._behind
        if behind is None or came.asked != behind.asked:
            return
        self._note.setText("")
        facts = facts_came(behind, came)
        self.list.show_past(came.listed, behind.title, facts, came.at, came.asked.zone)
        if not came.listed and came.reading is not None and came.reading.n:
            self.list.table.show_empty_text(
                _NO_CONTACTS.format(n=came.reading.n, key=behind.asked.figure.key)
            )
        if came.failure:
            self.list.table.show_empty_text(f"The contacts could not be read: {came.failure}")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Know the names and the time of this picture."""
        self._snapshot = snapshot

    def show_story(self, story: ContactStory) -> None:
        """Show a contact at the right."""
        if self._snapshot is not None:
            self.contact.show_moment(moment_of(self._snapshot), self._snapshot.zone)
            self.contact.show_names(names_of(self._snapshot))
        self.contact.show_story(story)
        self.contact.show()

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for part in (self._note, self.list, self.contact):
            part.show_palette(palette)

    def _close_contact(self) -> None:
        self.contact.hide()
        self.list.table.select(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the contact, then goes back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.contact.isVisible():
            self._close_contact()
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the contact its width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "contact"):
            self._fit()

    def _fit(self) -> None:
        em = base_pixels(self.font())
        self.contact.setFixedWidth(round(em * self.contact.ems_beside(self.width() / em)))
