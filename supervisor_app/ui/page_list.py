"""The pages of the window, declared once: name, key, place in the list at the side, and how each is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.snapshot import FigureId
from supervisor_app.ui.commands import Commands
from supervisor_app.ui.page_stack import MakePage, Page
from supervisor_app.ui.present.pages import AGENTS, DAILY, LIVE, SOURCES, TRENDS, WALLBOARD
from widgets.palette import Palette


class Ways(Protocol):
    """What leads from one page to another; the window is it."""

    def show_contacts(self, figure: FigureId) -> None:
        """List the contacts behind a figure on the Live page."""

    def show_people(self, state: PresenceState) -> None:
        """List the people in this state on the Agents page."""


Make = Callable[[Palette, Commands, Ways], Page]


@dataclass(frozen=True)
class PageEntry:
    """A page: its key, how it is made, the keys that open it (empty: none of its own)."""

    key: str
    make: Make
    shortcut: str = ""


# Pages are imported when they are made: what draws charts takes longer to load than the first paint.


def _live(palette: Palette, commands: Commands, ways: Ways) -> Page:
    from supervisor_app.ui.pages.live import LivePage

    page = LivePage(palette, commands)
    page.people_wanted.connect(ways.show_people)
    return page


def _agents(palette: Palette, commands: Commands, ways: Ways) -> Page:
    from supervisor_app.ui.pages.agents import AgentsPage

    page = AgentsPage(palette)
    page.contacts_wanted.connect(ways.show_contacts)
    return page


def _daily(palette: Palette, commands: Commands, ways: Ways) -> Page:
    from supervisor_app.ui.pages.daily import DailyPage

    return DailyPage(palette, commands)


def _trends(palette: Palette, commands: Commands, ways: Ways) -> Page:
    from supervisor_app.ui.pages.trends import TrendsPage

    return TrendsPage(palette, commands)


def _sources(palette: Palette, commands: Commands, ways: Ways) -> Page:
    from supervisor_app.ui.pages.sources import SourcesPage

    page = SourcesPage(palette)
    page.contacts_wanted.connect(ways.show_contacts)
    return page


def _wallboard(palette: Palette, commands: Commands, ways: Ways) -> Page:
    from supervisor_app.ui.pages.wallboard import Wallboard

    return Wallboard(palette)


PAGES: tuple[PageEntry, ...] = (
    PageEntry(WALLBOARD, _wallboard),
    PageEntry(LIVE, _live, "Ctrl+1"),
    PageEntry(AGENTS, _agents, "Ctrl+2"),
    PageEntry(DAILY, _daily, "Ctrl+4"),
    PageEntry(TRENDS, _trends, "Ctrl+5"),
    PageEntry(SOURCES, _sources, "Ctrl+3"),
)
"""All pages. What they are called and where they stand in the list at the side: ``present/pages.py``."""


def makers(commands: Commands, ways: Ways) -> dict[str, MakePage]:
    """How each page is made, by its key."""
    return {entry.key: _bound(entry.make, commands, ways) for entry in PAGES}


def _bound(make: Make, commands: Commands, ways: Ways) -> MakePage:
    return lambda palette: make(palette, commands, ways)
