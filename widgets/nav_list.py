"""The list of pages at the window's side."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.fonts import REGULAR, STRONG
from widgets.palette import ALARMING, Level, Palette, level_colour
from widgets.pencil import RIGHT, Pencil

_ROW = 36.0
_ROW_LEAST = 24.0


@dataclass(frozen=True)
class NavItem:
    """One page: at its right `shortcut`, or else `badge` in the colour of `level`, with ▲ when alarming.

    `foot` puts it at the bottom.
    """

    key: str
    title: str
    shortcut: str = ""
    badge: str = ""
    level: Level = "none"
    foot: bool = False


class NavList(Canvas):
    """Pages to choose from, by mouse or arrow keys.

    Signals:
        chosen: the key of the page the user asks for.
    """

    chosen = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._items: tuple[NavItem, ...] = ()
        self._current = ""

    def show_items(self, items: tuple[NavItem, ...], current: str = "") -> None:
        """Show these pages, `current` being the open one; emits nothing."""
        self._items, self._current = items, current
        self._focused = self._focused or current
        self._show((items, current), ", ".join(item.title for item in items))

    def sizeHint(self) -> QSize:
        """Room for every page."""
        em = self.fonts().em
        return QSize(round(em * 13), round(em / 14 * _ROW * max(len(self._items), 4)))

    def minimumSizeHint(self) -> QSize:
        """Room for every page, tighter."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em / 14 * _ROW_LEAST * max(len(self._items), 4)))

    def _choose(self, key: Hashable) -> None:
        self.chosen.emit(str(key))

    def _paint(self, pencil: Pencil) -> None:
        room = self.height() / max(len(self._items), 1)
        height = min(max(room, pencil.px(_ROW_LEAST)), pencil.px(_ROW))
        top = 0.0
        foot = self.height() - height * sum(item.foot for item in self._items)
        for item in self._items:
            at = foot if item.foot else top
            self._paint_item(pencil, QRectF(0, at, self.width(), height), item)
            foot, top = (foot + height, top) if item.foot else (foot, top + height)

    def _paint_item(self, pencil: Pencil, rect: QRectF, item: NavItem) -> None:
        current = item.key == self._current
        if current:
            pencil.block(rect.adjusted(0, 1, 0, -1), self._palette.panel2, 6)
        self._spot(rect, item.key, item.title)
        pad = pencil.px(12)
        line = rect.adjusted(pad, 0, -pad, 0)
        title = QRectF(line)
        title.setRight(self._paint_end(pencil, line, item) - pencil.px(6))
        colour = self._palette.text if current else self._palette.mute
        pencil.text(title, item.title, colour, weight=STRONG if current else REGULAR)

    def _paint_end(self, pencil: Pencil, line: QRectF, item: NavItem) -> float:
        colour = level_colour(self._palette, item.level)
        left = line.right()
        if item.badge:
            left = pencil.text(line, item.badge, colour, weight=STRONG, align=RIGHT).left() - pencil.px(6)
        if item.level in ALARMING:
            size = pencil.px(10)
            pencil.triangle(QPointF(left - size * 0.58, line.center().y()), size, colour)
            return left - size * 1.2
        if item.shortcut and not item.badge:
            return pencil.text(line, item.shortcut, self._palette.faint, align=RIGHT).left()
        return left
