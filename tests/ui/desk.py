"""Somebody who can be asked for things and remembers them, and a finger that clicks what is painted."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from supervisor_app.domain.asking import ContactsAsked, ReportAsked, SummaryAsked
from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.snapshot import Selection
from supervisor_app.domain.trends import TrendsAsked
from widgets.canvas import Canvas


class Desk:
    """Takes the commands of the window and keeps them."""

    def __init__(self) -> None:
        self.selected: list[Selection] = []
        self.opened: list[ContactKey] = []
        self.revealed: list[ContactKey] = []
        self.links: list[tuple[str, str]] = []
        self.refreshed = 0
        self.summaries: list[SummaryAsked] = []
        self.contacts: list[ContactsAsked] = []
        self.reports: list[ReportAsked] = []
        self.trends: list[TrendsAsked] = []

    def select(self, selection: Selection) -> None:
        """Remember what is to be listed."""
        self.selected.append(selection)

    def open_contact(self, key: ContactKey) -> None:
        """Remember which contact is to be opened."""
        self.opened.append(key)

    def reveal_customer(self, key: ContactKey) -> None:
        """Remember whose customer is to be shown."""
        self.revealed.append(key)

    def refresh_now(self) -> None:
        """Count."""
        self.refreshed += 1

    def open_link(self, link: str, source: str) -> bool:
        """Remember the link."""
        self.links.append((link, source))
        return True

    def ask_summary(self, asked: SummaryAsked) -> None:
        """Remember which period is to be summed up."""
        self.summaries.append(asked)

    def ask_contacts(self, asked: ContactsAsked) -> None:
        """Remember which contacts are to be listed."""
        self.contacts.append(asked)

    def ask_trends(self, asked: TrendsAsked) -> None:
        """Remember which trends are to be read."""
        self.trends.append(asked)

    def save_report(self, asked: ReportAsked) -> None:
        """Remember which report is to be saved."""
        self.reports.append(asked)


def click_spot(widget: Canvas, key: object) -> None:
    """Click what the widget painted for this key."""
    widget.grab()
    for x in range(0, widget.width(), 3):
        for y in range(0, widget.height(), 3):
            spot = widget.spot_at(QPointF(x, y))
            if spot is not None and spot.key == key:
                at = spot.rect.center().toPoint()
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
                return
    raise AssertionError(f"nothing is painted for {key!r}")
