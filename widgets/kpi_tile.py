"""A tile with one figure: its title, its value, and a line that explains it."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.fonts import BOLD, MEDIUM, REGULAR, FontBook
from widgets.palette import ALARMING, Level, Palette, level_colour
from widgets.pencil import CLAUSE, MEASURED_MOST, Pencil
from widgets.safe import safe_text

_VALUE_MOST = 6.5
"""The value's size in times of the title's, where the tile is high enough."""

_UNIT_SHARE = 0.5
_TITLE, _TITLE_LEAST, _LACKS_LEAST = 1.12, 0.93, 0.9
_GAP_WORDS = "part of this time was not observed"


@dataclass(frozen=True)
class TileState:
    """What a tile shows: `value` and `unit` are ready text; `hint` is the tool tip; `stale` greys it.

    `detail` is made of clauses joined by " · ", the most important first: where the tile is narrow, the
    last are left out (the tool tip keeps them). `lacks` says what the figure is without: it stands before the
    detail, and may be cut. `gap`: part of the time was not observed; a small hatched mark says so.
    """

    title: str
    value: str
    unit: str = ""
    detail: str = ""
    level: Level = "none"
    stale: bool = False
    hint: str = ""
    lacks: str = ""
    gap: bool = False


class KpiTile(Canvas):
    """One figure, large. Its value grows with the tile, its words with the font.

    Signals:
        clicked: the tile was clicked, or chosen by keyboard.
    """

    clicked = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._tile = TileState("", "")
        self._row: tuple[KpiTile, ...] = (self,)

    def stand_in(self, row: tuple["KpiTile", ...]) -> None:
        """Write titles and values as large as the other tiles of this row, of which it is one."""
        self._row = row

    def show_state(self, state: TileState) -> None:
        """Show this figure."""
        if state == self._tile:
            return
        self._tile = state
        clauses = (state.hint or state.detail, state.lacks, _GAP_WORDS if state.gap else "")
        self._hint = " · ".join(filter(None, clauses))
        self.setAccessibleName(safe_text(state.title))
        self._show(state, f"{state.value} {state.unit} {state.lacks} {state.detail}")
        for tile in self._row:
            tile.update()

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
        room = self._room()
        line = self._line()
        title = QRectF(room.left(), room.top(), room.width(), line)
        detail = QRectF(room.left(), room.bottom() - line, room.width(), line)
        self._paint_title(pencil, title)
        bottom = detail.top() if self._tile.detail or self._tile.lacks else room.bottom()
        self._paint_value(pencil, QRectF(room.left(), title.bottom(), room.width(), bottom - title.bottom()))
        self._paint_detail(pencil, detail)

    def _room(self) -> QRectF:
        pad = self.fonts().em / 14 * 16
        return QRectF(self.rect()).adjusted(pad * 1.15, pad * 0.8, -pad, -pad * 0.7)

    def _line(self) -> float:
        return self.fonts().em / 14 * 22

    def _wanted_title(self) -> float:
        """How large this tile alone could write its title: no smaller than can be read at a glance."""
        title = safe_text(self._tile.title)
        return max(_shrunk(self.fonts(), title, _TITLE, MEDIUM, self._room().width()), _TITLE_LEAST)

    def _wanted_value(self) -> float:
        """How large this tile alone could write its value."""
        room = self._room()
        ratio = min((room.height() - 2 * self._line()) / self.fonts().em * 1.06, _VALUE_MOST)
        value, unit = safe_text(self._tile.value, 40), safe_text(self._tile.unit, 20)
        return _shrunk(self.fonts(), value, ratio, BOLD, room.width(), unit)

    def _seen(self) -> list["KpiTile"]:
        return [tile for tile in self._row if not tile.isHidden() or tile is self]

    def _paint_title(self, pencil: Pencil, rect: QRectF) -> None:
        ratio = min(tile._wanted_title() for tile in self._seen())
        title = safe_text(self._tile.title)
        if pencil.width_of(title, ratio, MEDIUM) > rect.width():
            title = title.partition(",")[0]
        muted = self._palette.mute if self._tile.stale else self._palette.text
        pencil.text(rect, title, muted, ratio=ratio, weight=MEDIUM)
        if self._tile.gap:
            side = pencil.px(10)
            mark = QRectF(self.width() - side * 1.5, side * 0.5, side, side)
            pencil.hatch(mark)
            pencil.outline(mark, self._palette.faint, 2)

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
        ratio = min(tile._wanted_value() for tile in self._seen())
        alarmed = self._tile.level == "crit" and not self._tile.stale
        colour = self._palette.mute if self._tile.stale else self._palette.text
        inked = pencil.text(room, value, self._colour() if alarmed else colour, ratio=ratio, weight=BOLD)
        if unit:
            self._paint_unit(pencil, room, inked, unit, ratio * _UNIT_SHARE)

    def _paint_unit(self, pencil: Pencil, room: QRectF, inked: QRectF, unit: str, ratio: float) -> None:
        left = inked.right() + ratio * pencil.fonts.em * 0.36
        cap = pencil.fonts.get(ratio, MEDIUM)[1].capHeight()
        rect = QRectF(left, inked.bottom() - cap, max(room.right() - left, 0), cap)
        pencil.text(rect, unit, self._palette.mute, ratio=ratio, weight=MEDIUM)

    def _paint_detail(self, pencil: Pencil, rect: QRectF) -> None:
        rect = self._paint_lacks(pencil, rect)
        level = "none" if self._tile.stale or self._tile.lacks else self._tile.level
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
        if self._tile.lacks and pencil.width_of(clauses[0]) > room:
            return
        inked = pencil.text(QRectF(left, rect.top(), room, rect.height()), clauses[0], colour)
        if clauses[1:]:
            left = inked.right() + pencil.width_of("x x") - pencil.width_of("xx")
            rest = QRectF(left, rect.top(), rect.right() - left, rect.height())
            pencil.text(rest, "· " + CLAUSE.join(clauses[1:]), self._palette.mute)

    def _paint_lacks(self, pencil: Pencil, rect: QRectF) -> QRectF:
        """Say what the figure is without; gives the room that is left for the detail."""
        if not self._tile.lacks:
            return rect
        lacks = safe_text(self._tile.lacks)
        ratio = max(_shrunk(self.fonts(), lacks, 1.0, REGULAR, rect.width()), _LACKS_LEAST)
        inked = pencil.text(rect, lacks, self._palette.warn, ratio=ratio, may_cut=True)
        left = inked.right() + pencil.px(12)
        return QRectF(left, rect.top(), max(rect.right() - left, 0.0), rect.height())


def _shrunk(fonts: FontBook, text: str, ratio: float, weight: int, room: float, unit: str = "") -> float:
    """The largest size, up to `ratio`, at which the text and its unit fit into the room."""
    width = fonts.width_of(text[:MEASURED_MOST], ratio, weight)
    if unit:
        part = ratio * _UNIT_SHARE
        width += fonts.width_of(unit, part, MEDIUM) + part * fonts.em * 0.36
    return ratio if width <= room else max(ratio * room / width * 0.98, 0.3)
