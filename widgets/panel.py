"""A card: a title, a note at the right, and room for widgets below."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.canvas import Canvas
from widgets.fonts import STRONG
from widgets.palette import Palette
from widgets.pencil import CLAUSE, RIGHT, Pencil
from widgets.safe import safe_text


class Panel(Canvas):
    """A card with a hair line around it; `body` is the layout to fill.

    The note is made of clauses joined by " · ": where the panel is narrow, the last are left out.
    """

    def __init__(
        self, palette: Palette, title: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(palette, parent)
        self._title = title
        self._note = note
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(safe_text(title))
        self.body = QVBoxLayout(self)
        self._arrange()

    def show_title(self, title: str) -> None:
        """Change the title."""
        self._title = title
        self.setAccessibleName(safe_text(title))
        self._arrange()

    def show_note(self, note: str) -> None:
        """Change the note at the right end of the header."""
        self._note = note
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        em = self.fonts().em
        side = round(em * 1.1)
        head = round(em * 2.9) if self._title or self._note else side
        self.body.setContentsMargins(side, head, side, round(em * 0.9))
        self.body.setSpacing(round(em * 0.6))
        self.setMinimumWidth(round(self.fonts().width_of(safe_text(self._title), 1.0, STRONG)) + 2 * side)
        self.update()

    def _paint(self, pencil: Pencil) -> None:
        pencil.card(QRectF(self.rect()))
        margins = self.body.contentsMargins()
        line = QRectF(margins.left(), pencil.px(10), self.width() - 2 * margins.left(), pencil.px(22))
        inked = pencil.text(line, self._title, self._palette.mute, weight=STRONG)
        line.setLeft(inked.right() + pencil.px(16))
        note = pencil.fitting_clauses(self._note, line.width())
        if pencil.width_of_clauses(note) <= line.width():
            pencil.text(line, CLAUSE.join(note), self._palette.mute, align=RIGHT)
        else:
            self._hint = self._note
