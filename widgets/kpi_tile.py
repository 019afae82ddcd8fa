"""A tile with one figure: its title, its value, and a line that explains it."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.fonts import BOLD, MEDIUM
from widgets.palette import ALARMING, Level, Palette, level_colour
from widgets.pencil import CLAUSE, Pencil
from widgets.safe import safe_text

_VALUE_MOST = 6.5
"""The value's size in times of the title's, where the tile is high enough."""


@dataclass(frozen=True)
class TileState:
    """What a tile shows: `value` and `unit` are ready text; `hint` is the tool tip; `stale` greys it.

    `detail` is made of clauses joined by " · ", the most important first: where the tile is narrow, the
    last are left out (the tool tip keeps them).
    """

    title: str
    value: str
    unit: str = ""
    detail: str = ""
    level: Level = "none"
    stale: bool = False
    hint: str = ""


class KpiTile(Canvas):
    """One figure, large. Its value grows with the tile, its words with the font.

    Signals:
        clicked: the tile was clicked, or chosen by keyboard.
    """

    clicked = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._tile = TileState("", "")

    def show_state(self, state: TileState) -> None:
        """Show this figure."""
        self._tile = state
        self._hint = state.hint or state.detail
        self.setAccessibleName(safe_text(state.title))
        self._show(state, f"{state.value} {state.unit} {state.detail}")

    def sizeHint(self) -> QSize:
        """Room for a value three times the size of the title."""
        em = self.fonts().em
        return QSize(round(em * 14), round(em * 8))

    def minimumSizeHint(self) -> QSize:
        """Room for the words and a value of their size."""
        em = self.fonts().em
        return QSize(round(em * 8), round(em * 6))

    def _choose(self, key: Hashable) -> None:
        self.clicked.emit()

    def _paint(self, pencil: Pencil) -> None:
        whole = QRectF(self.rect())
        alarmed = self._tile.level == "crit" and not self._tile.stale
        pencil.card(whole, self._colour() if alarmed else None)
        self._spot(whole, "tile")
        self._paint_edge(pencil, whole)
        pad = pencil.px(16)
        room = whole.adjusted(pad * 1.15, pad * 0.8, -pad, -pad * 0.7)
        line = pencil.px(22)
        title = QRectF(room.left(), room.top(), room.width(), line)
        detail = QRectF(room.left(), room.bottom() - line, room.width(), line)
        ratio = _shrunk(pencil, safe_text(self._tile.title), 1.12, MEDIUM, room.width())
        muted = self._palette.mute if self._tile.stale else self._palette.text
        pencil.text(title, self._tile.title, muted, ratio=ratio, weight=MEDIUM)
        bottom = detail.top() if self._tile.detail else room.bottom()
        self._paint_value(pencil, QRectF(room.left(), title.bottom(), room.width(), bottom - title.bottom()))
        self._paint_detail(pencil, detail)

    def _colour(self) -> QColor:
        return (
            QColor(self._palette.faint) if self._tile.stale else level_colour(self._palette, self._tile.level)
        )

    def _paint_edge(self, pencil: Pencil, whole: QRectF) -> None:
        if self._tile.level == "none":
            return
        inset = whole.height() * 0.09
        width = max(pencil.px(5), 4.0)
        bar = QRectF(0, inset, width, whole.height() - 2 * inset)
        pencil.block(bar, self._colour(), 2)
        pencil.block(QRectF(0, bar.top(), width / 2, bar.height()), self._colour())

    def _paint_value(self, pencil: Pencil, room: QRectF) -> None:
        value, unit = safe_text(self._tile.value, 40), safe_text(self._tile.unit, 20)
        unit_share = 0.5 if unit else 0.0
        ratio = min(room.height() / pencil.fonts.em * 1.06, _VALUE_MOST)
        ratio = _shrunk(pencil, value, ratio, BOLD, room.width(), unit, unit_share)
        alarmed = self._tile.level == "crit" and not self._tile.stale
        colour = self._palette.mute if self._tile.stale else self._palette.text
        inked = pencil.text(room, value, self._colour() if alarmed else colour, ratio=ratio, weight=BOLD)
        if unit:
            self._paint_unit(pencil, room, inked, unit, ratio * unit_share)

    def _paint_unit(self, pencil: Pencil, room: QRectF, inked: QRectF, unit: str, ratio: float) -> None:
        left = inked.right() + ratio * pencil.fonts.em * 0.36
        cap = pencil.fonts.get(ratio, MEDIUM)[1].capHeight()
        rect = QRectF(left, inked.bottom() - cap, max(room.right() - left, 0), cap)
        pencil.text(rect, unit, self._palette.mute, ratio=ratio, weight=MEDIUM)

    def _paint_detail(self, pencil: Pencil, rect: QRectF) -> None:
        level = "none" if self._tile.stale else self._tile.level
        left = rect.left()
        room = rect.width()
        colour = QColor(self._palette.mute)
        if level in ALARMING:
            colour = level_colour(self._palette, level)
            size = pencil.px(9)
            pencil.triangle(QPointF(left + size * 0.58, rect.center().y()), size, colour)
            left += size * 1.7
            room -= size * 1.7
        clauses = pencil.fitting_clauses(self._tile.detail, room)
        inked = pencil.text(QRectF(left, rect.top(), room, rect.height()), clauses[0], colour)
        if clauses[1:]:
            left = inked.right() + pencil.width_of("x x") - pencil.width_of("xx")
            rest = QRectF(left, rect.top(), rect.right() - left, rect.height())
            pencil.text(rest, "· " + CLAUSE.join(clauses[1:]), self._palette.mute)


def _shrunk(
    pencil: Pencil, text: str, ratio: float, weight: int, room: float, unit: str = "", unit_share: float = 0.0
) -> float:
    width = pencil.width_of(text, ratio, weight)
    if unit:
        part = ratio * unit_share
        width += pencil.width_of(unit, part, MEDIUM) + part * pencil.fonts.em * 0.36
    return ratio if width <= room else max(ratio * room / width * 0.98, 0.3)
