"""What every self-painting widget has in common: one frozen state, spots to click, keys, honest layout."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.fonts import FontBook
from widgets.palette import Palette
from widgets.pencil import CENTRE, Pencil
from widgets.safe import safe_text, show_tip

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)
class Spot:
    """A part of the picture that can be pointed at: `name` is its tool tip."""

    rect: QRectF
    key: Hashable
    name: str = ""


class Canvas(QWidget):
    """A widget that paints one frozen state; it paints only while it can be seen."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._state: object = None
        self._spots: list[Spot] = []
        self._focused: Hashable | None = None
        self._faults: list[str] = []
        self._book: FontBook | None = None
        self._hint = ""
        self._by_keys = False
        self._empty_text = ""
        self._blank = True
        self._watched_only = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(type(self).__name__)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette
        self.update()

    def text_faults(self) -> list[str]:
        """What is wrong with the picture as it stands: texts cut, touching each other, or outside."""
        self.grab()
        return list(self._faults)

    def is_blank(self) -> bool:
        """Whether the picture as it stands says nothing at all."""
        self.grab()
        return self._blank

    def show_empty_text(self, text: str) -> None:
        """What to write in the middle when there is nothing to show."""
        self._empty_text = text
        self.update()

    def only_watch(self) -> None:
        """Take no click and no focus from now on: there is nothing to choose here."""
        self._watched_only = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fonts(self) -> FontBook:
        """The sizes and weights made from this widget's font."""
        if self._book is None:
            self._book = FontBook(self.font())
        return self._book

    def _show(self, state: object, spoken: object = "") -> None:
        if state == self._state:
            return
        self._state = state
        self.setAccessibleDescription(safe_text(spoken, 500))
        self.update()

    def _paint(self, pencil: Pencil) -> None:
        """Draw the state; add what can be clicked by `_spot`."""

    def _choose(self, key: Hashable) -> None:
        """A spot was clicked or chosen by keyboard."""

    def _spot(self, rect: QRectF, key: Hashable, name: str = "") -> None:
        self._spots.append(Spot(rect, key, name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state and the focus ring."""
        painter = QPainter(self)
        pencil = Pencil(painter, self._palette, self.fonts())
        self._spots = []
        self._paint(pencil)
        if not pencil.inked and self._empty_text:
            pencil.text(QRectF(self.rect()), self._empty_text, self._palette.mute, align=CENTRE)
        ring = self._focus_ring() if self.hasFocus() and self._by_keys else None
        if ring is not None:
            pencil.outline(ring, self._palette.info, 6)
        painter.end()
        self._blank = not pencil.inked
        self._faults = pencil.faults + _misplaced(pencil.inked, QRectF(self.rect()))

    def _focus_ring(self) -> QRectF | None:
        return next((spot.rect for spot in self._spots if spot.key == self._focused), None)

    def changeEvent(self, event: QEvent) -> None:
        """Make the sizes anew when the font changes."""
        if event.type() == QEvent.Type.FontChange:
            self._book = None
            self.updateGeometry()
        super().changeEvent(event)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The topmost spot at this point."""
        return next((spot for spot in reversed(self._spots) if spot.rect.contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        over = not self._watched_only and self.spot_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the spot under the pointer."""
        spot = None if self._watched_only else self.spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self._focused, self._by_keys = spot.key, False
            self._choose(spot.key)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from spot to spot, Enter and the space bar choose."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step_focus(_STEPS[key])
        elif key in _CHOOSING and self._focused is not None:
            self._choose(self._focused)
        else:
            super().keyPressEvent(event)

    def _step_focus(self, by: int) -> None:
        keys = self._focusable()
        if not keys:
            return
        at = keys.index(self._focused) + by if self._focused in keys else 0
        self._focused, self._by_keys = keys[min(max(at, 0), len(keys) - 1)], True
        self.update()

    def _focusable(self) -> list[Hashable]:
        return [spot.key for spot in self._spots]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is when it came by keyboard."""
        self._by_keys = event.reason() in _BY_TAB
        if self._focused is None:
            self._focused = next(iter(self._focusable()), None)
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Answer a request for a tool tip with the name of the spot below."""
        if event.type() == QEvent.Type.ToolTip:
            asked = cast(QHelpEvent, event)
            spot = self.spot_at(QPointF(asked.pos()))
            show_tip(self, asked.globalPos(), spot.name if spot and spot.name else self._hint)
            return True
        return super().event(event)


def _misplaced(inked: list[tuple[QRectF, str]], room: QRectF) -> list[str]:
    faults = [f"{text!r} is outside" for ground, text in inked if not room.contains(ground)]
    for (one, text), (other, second) in combinations(inked[:200], 2):
        if one.intersects(other):
            faults.append(f"{text!r} touches {second!r}")
    return faults
