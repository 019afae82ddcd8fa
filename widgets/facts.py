"""Two columns: what, and what is known of it."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.canvas import Canvas
from widgets.flow import Lines, Word, flow
from widgets.fonts import REGULAR
from widgets.palette import Level, Palette, level_colour
from widgets.pencil import MEASURED_MOST, Pencil
from widgets.safe import safe_text

_LINE = 22.0


@dataclass(frozen=True)
class Fact:
    """One line: `value`, then a link-button named `action` (empty: none), then `rest`.

    `level` colours the value.
    """

    key: str
    label: str
    value: str
    level: Level = "none"
    action: str = ""
    rest: str = ""


class Facts(Canvas):
    """Labels and values in two columns; long values wrap.

    Signals:
        action_clicked: the key of the fact whose link-button was pressed.
    """

    action_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._facts: tuple[Fact, ...] = ()
        self._placed: list[tuple[Fact, Word]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts, in this order."""
        self._facts = facts
        self._show(facts, ", ".join(f"{fact.label}: {fact.value}" for fact in facts))
        self._fit_height()

    def sizeHint(self) -> QSize:
        """Room for every fact on a line of its own."""
        em = self.fonts().em
        return QSize(round(em * 24), round(em / 14 * _LINE * max(len(self._facts), 1)))

    def minimumSizeHint(self) -> QSize:
        """Room for narrow columns."""
        return QSize(round(self.fonts().em * 12), round(self.fonts().em / 14 * _LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit_height()

    def _choose(self, key: Hashable) -> None:
        self.action_clicked.emit(str(key))

    def _fit_height(self) -> None:
        words = self._placed = self._words()
        line = self.fonts().em / 14 * _LINE
        self.setFixedHeight(round(words[-1][1].rect.bottom()) if words else round(line))

    def _label_width(self) -> float:
        widest = max(
            (self.fonts().width_of(safe_text(fact.label, MEASURED_MOST)) for fact in self._facts), default=0.0
        )
        return min(widest, self.width() * 0.42)

    def _words(self) -> list[tuple[Fact, Word]]:
        """Every word of every value in its place."""
        fonts = self.fonts()
        lines = Lines(self._label_width() + fonts.em, self.width(), fonts.em / 14 * _LINE)
        words: list[tuple[Fact, Word]] = []
        top = 0.0
        for fact in self._facts:
            said = (("value", fact.value), ("action", fact.action), ("rest", fact.rest))
            parts = [(part, safe_text(text), REGULAR) for part, text in said]
            for word in flow(fonts, lines, top, lines.left, parts):
                top = word.rect.top()
                words.append((fact, word))
            top += lines.height
        return words

    def _paint(self, pencil: Pencil) -> None:
        told: set[str] = set()
        for fact, word in self._placed:
            rect = word.rect
            if fact.key not in told:
                told.add(fact.key)
                label = QRectF(0, rect.top(), self._label_width() + 1, rect.height())
                pencil.text(label, fact.label, self._palette.mute)
            room = QRectF(rect.left(), rect.top(), max(self.width() - rect.left(), 0.0), rect.height())
            # A word wider than the column has nowhere to wrap to: it is cut, the tool tip has it whole.
            pencil.text(room, word.text, self._colour(fact, word), may_cut=True)
            if word.part == "action":
                self._spot(rect, fact.key, fact.action)
            elif rect.right() > self.width():
                self._hint = fact.value

    def _colour(self, fact: Fact, word: Word) -> QColor:
        if word.part == "action":
            return QColor(self._palette.info)
        return level_colour(self._palette, fact.level if word.part == "value" else "none")
