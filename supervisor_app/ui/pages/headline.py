"""A subject of one or more lines, wrapped wherever it must be."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.canvas import Canvas
from widgets.fonts import STRONG, FontBook, sized
from widgets.palette import Palette
from widgets.pencil import Pencil, paragraph_height
from widgets.safe import safe_text

_MOST = 160
_SIZE = 1.25


class _StrongBook(FontBook):
    """Strong wherever no weight is asked for: a paragraph asks for none."""

    def get(self, ratio: float = 1.0, weight: int = STRONG) -> tuple[QFont, QFontMetricsF]:
        """The font `ratio` times as large in this weight, and its metrics."""
        return super().get(ratio, weight)


class Headline(Canvas):
    """A large text that wraps; at most 160 characters."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show this subject."""
        self._text = safe_text(text, _MOST)
        self._show(self._text, self._text)
        self._fit_height()

    def fonts(self) -> FontBook:
        """The sizes made from the headline's own, larger font."""
        if self._book is None:
            self._book = _StrongBook(sized(self.font(), _SIZE))
        return self._book

    def sizeHint(self) -> QSize:
        """Room for one line."""
        return QSize(round(self.fonts().em * 12), round(self.fonts().em * 1.4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        self.setFixedHeight(round(paragraph_height(self.fonts(), self._text or " ", self.width()) + 1))

    def _paint(self, pencil: Pencil) -> None:
        pencil.paragraph(QRectF(self.rect()), self._text, self._palette.text)
