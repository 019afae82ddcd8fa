"""The pages, each built when it is first shown; only the one in sight draws."""

from collections.abc import Callable
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.present.missing import starting_sentence
from widgets.palette import Palette


class Page(Protocol):
    """What the stack asks of a page, which is a QWidget."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this picture."""

    def tick(self, elapsed_ms: int) -> None:
        """Let ages grow: so much time has passed since the snapshot came."""

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""


@runtime_checkable
class AskingPage(Page, Protocol):
    """A page that asks for more than snapshots tell."""

    def show_answer(self, answer: object) -> None:
        """Take what came of a question, which may have been another page's."""

    def show_story(self, story: ContactStory) -> None:
        """Show the contact that was opened here."""


MakePage = Callable[[Palette], Page]


class PageStack(QStackedWidget):
    """One page at a time. Until a source has told all it has, or is given up, it says how far they are.

    From then on pages stay, whatever becomes of the sources.
    """

    def __init__(self, palette: Palette, makers: dict[str, MakePage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._makers = palette, makers
        self._made: dict[str, Page] = {}
        self._drawn: dict[str, Snapshot] = {}
        self._begun = False
        self._starting = ToneLabel(palette, "Starting …", "mute", 1.4)
        self._starting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._starting)

    def show_page(self, key: str, snapshot: Snapshot | None) -> None:
        """Bring a page to the front, drawn from the newest snapshot."""
        if snapshot is None or not self._begin(snapshot):
            return
        page = self.page(key)
        if self._drawn.get(key) is not snapshot:
            self._drawn[key] = snapshot
            page.show_snapshot(snapshot)
        self.setCurrentWidget(cast(QWidget, page))

    @property
    def has_begun(self) -> bool:
        """Whether pages are shown."""
        return self._begun

    def _begin(self, snapshot: Snapshot) -> bool:
        if not self._begun:
            words = starting_sentence(snapshot)
            self._starting.setText(words)
            self._begun = not words
        return self._begun

    def page(self, key: str) -> Page:
        """A page by its key, built now if it has not been."""
        if key not in self._made:
            page = self._made[key] = self._makers[key](self._palette)
            self.addWidget(cast(QWidget, page))
        return self._made[key]

    def show_answer(self, answer: object) -> None:
        """Pass an answer on to the pages that ask."""
        for page in self._made.values():
            if isinstance(page, AskingPage):
                page.show_answer(answer)

    def tick(self, key: str, elapsed_ms: int) -> None:
        """Let the page in sight grow older."""
        if key in self._drawn:
            self._made[key].tick(elapsed_ms)

    def show_palette(self, palette: Palette) -> None:
        """Paint every page in these colours."""
        self._palette = palette
        self._starting.show_palette(palette)
        for page in self._made.values():
            page.show_palette(palette)
