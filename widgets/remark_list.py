"""Sentences under one another: each with a strong lead, a text, and a link that can be followed."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.canvas import Canvas
from widgets.flow import Lines, Word, flow
from widgets.fonts import REGULAR, STRONG
from widgets.palette import ALARMING, Level, Palette, level_colour
from widgets.pencil import Pencil
from widgets.safe import safe_text

_LINE, _BETWEEN, _SIGN = 20.0, 8.0, 15.0
_MOST = 400


@dataclass(frozen=True)
class RemarkItem:
    """A sentence: ``lead`` is written strongly, in the colour of ``level`` and with ▲ where it alarms.

    ``link`` are the words that can be clicked (empty: none).
    """

    key: str
    lead: str
    text: str
    level: Level = "none"
    link: str = ""


class RemarkList(Canvas):
    """As high as its sentences are at its width.

    Signals:
        link_clicked: the key of the sentence whose link was clicked.
    """

    link_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._items: tuple[RemarkItem, ...] = ()
        self._placed: list[tuple[RemarkItem, Word]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, items: tuple[RemarkItem, ...]) -> None:
        """Show these sentences, in this order."""
        self._items = items
        self._show(items, " ".join(f"{item.lead} {item.text} {item.link}" for item in items))
        self._fit_height()

    def sizeHint(self) -> QSize:
        """Room for two lines a sentence."""
        em = self.fonts().em
        return QSize(round(em * 24), round(em / 14 * (2 * _LINE + _BETWEEN) * max(len(self._items), 1)))

    def minimumSizeHint(self) -> QSize:
        """Room for a narrow column."""
        return QSize(round(self.fonts().em * 12), round(self.fonts().em / 14 * _LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit_height()

    def _choose(self, key: Hashable) -> None:
        self.link_clicked.emit(str(key))

    def _focusable(self) -> list[Hashable]:
        return [item.key for item in self._items if item.link]

    def _fit_height(self) -> None:
        self._placed = list(self._words())
        line = self.fonts().em / 14 * _LINE
        self.setFixedHeight(round(max((word.rect.bottom() for _, word in self._placed), default=line) + 2))

    def _words(self) -> Iterator[tuple[RemarkItem, Word]]:
        """Every word in its place."""
        fonts = self.fonts()
        px = fonts.em / 14
        lines = Lines(0.0, self.width(), _LINE * px)
        top = 0.0
        for item in self._items:
            first = _SIGN * px if item.level in ALARMING else 0.0
            said = (("lead", item.lead, STRONG), ("text", item.text, REGULAR), ("link", item.link, REGULAR))
            parts = [(part, safe_text(text, _MOST), weight) for part, text, weight in said]
            for word in flow(fonts, lines, top, first, parts):
                top = word.rect.top()
                yield item, word
            top += (_LINE + _BETWEEN) * px

    def _paint(self, pencil: Pencil) -> None:
        signed: set[str] = set()
        for item, word in self._placed:
            if item.level in ALARMING and item.key not in signed:
                signed.add(item.key)
                centre = QPointF(pencil.px(5.5), word.rect.center().y())
                pencil.triangle(centre, pencil.px(10), level_colour(self._palette, item.level))
            weight = STRONG if word.part == "lead" else REGULAR
            room = QRectF(word.rect)
            room.setRight(min(room.right(), float(self.width())))
            # A word wider than the column has nowhere to wrap to.
            inked = pencil.text(room, word.text, self._colour(item, word), weight=weight, may_cut=True)
            if word.part == "link":
                below = inked.bottom() + pencil.px(3)
                ends = QPointF(inked.left(), below), QPointF(inked.right(), below)
                pencil.rule(*ends, self._palette.mute)
                self._spot(word.rect, item.key, f"{item.lead} {item.link}")

    def _colour(self, item: RemarkItem, word: Word) -> QColor:
        if word.part == "lead":
            return level_colour(self._palette, item.level if item.level in ALARMING else "none")
        return QColor(self._palette.info if word.part == "link" else self._palette.text)
