"""What happened to one contact, oldest first, on a vertical rail."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from widgets.canvas import Canvas
from widgets.fonts import BOLD
from widgets.palette import Level, Palette, hue_colour, level_colour
from widgets.pencil import Pencil, paragraph_height
from widgets.safe import safe_body

_ITEMS_MOST = 200
_BODY_MOST = 1_200
_HEAD = 24.0
_GAP = 12.0


@dataclass(frozen=True)
class TimelineItem:
    """One event: `at_text · head` with `mark` after it in the colour of `level`, `body` in a bubble below.

    `tone` says whose words they are. All of it is plain text.
    """

    at_text: str
    head: str
    body: str = ""
    mark: str = ""
    level: Level = "none"
    tone: Literal["customer", "agent", "system"] = "system"


class TimelineView(QScrollArea):
    """A scrolling timeline of at most 200 items; a body longer than 1,200 characters ends in "…"."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rail = _Rail(palette)
        self.setWidget(self._rail)
        self._rail.setAutoFillBackground(False)  # a scroll area turns it on
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("TimelineView")

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._rail.show_palette(palette)

    def show_items(self, items: tuple[TimelineItem, ...]) -> None:
        """Show these events; the last 200 of them if there are more."""
        self._rail.show_items(items[-_ITEMS_MOST:])

    def show_empty_text(self, text: str) -> None:
        """What to write in the middle when there is nothing to show."""
        self._rail.show_empty_text(text)


class _Rail(Canvas):
    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._items: tuple[TimelineItem, ...] = ()
        self._bodies: list[str] = []
        self._heights: list[float] = []

    def show_items(self, items: tuple[TimelineItem, ...]) -> None:
        self._items = items
        self._bodies = [_cut(item.body) for item in items]
        self._show(items, ", ".join(f"{item.at_text} {item.head}" for item in items[:40]))
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(round(self.fonts().em * 24), round(sum(self._heights)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def _measure(self) -> None:
        scale = self.fonts().em / 14
        width = self._bubble_width()
        self._heights = [
            scale * (_HEAD + _GAP)
            + (paragraph_height(self.fonts(), body, width) + scale * 20 if body else 0.0)
            for body in self._bodies
        ]
        self.setMinimumHeight(round(sum(self._heights)))

    def _bubble_width(self) -> float:
        scale = self.fonts().em / 14
        return max(self.width() - scale * 52, scale * 60)

    def _paint(self, pencil: Pencil) -> None:
        seen = QRectF(self.visibleRegion().boundingRect())
        x = pencil.px(6)
        top, before = 0.0, None
        for item, body, height in zip(self._items, self._bodies, self._heights, strict=True):
            middle = top + pencil.px(_HEAD) / 2
            if top + height >= seen.top() and (before is None or before <= seen.bottom()):
                if before is not None:
                    start = QPointF(x, before + pencil.px(9))
                    pencil.rule(start, QPointF(x, middle - pencil.px(9)), self._palette.line, pencil.px(1.5))
                pencil.dot(QPointF(x, middle), pencil.px(5), self._dot(item))
                self._paint_item(pencil, QRectF(0, top, self.width(), height), item, body)
            top, before = top + height, middle

    def _dot(self, item: TimelineItem) -> str:
        if item.level != "none":
            return level_colour(self._palette, item.level).name()
        hue = {"customer": "info", "agent": "ok"}.get(item.tone, "mute")
        return hue_colour(self._palette, hue).name()

    def _paint_item(self, pencil: Pencil, rect: QRectF, item: TimelineItem, body: str) -> None:
        line = QRectF(pencil.px(26), rect.top(), rect.width() - pencil.px(26), pencil.px(_HEAD))
        mark = pencil.width_of(item.mark, 0.93, BOLD) + pencil.px(8) if item.mark else 0.0
        head = QRectF(line.left(), line.top(), line.width() - mark, line.height())
        told = f"{item.at_text} · {item.head}" if item.head else item.at_text
        inked = pencil.text(head, told, self._palette.mute, ratio=0.93)
        if item.mark:
            place = QRectF(inked.right() + pencil.px(6), line.top(), mark, line.height())
            pencil.text(place, item.mark, level_colour(self._palette, item.level), ratio=0.93, weight=BOLD)
        if body:
            bubble = QRectF(line.left(), line.bottom(), line.width() - pencil.px(2), rect.height())
            bubble.setBottom(rect.bottom() - pencil.px(_GAP) + pencil.px(2))
            pencil.block(bubble, self._palette.panel2, 8)
            inner = bubble.adjusted(pencil.px(12), pencil.px(10), -pencil.px(12), 0)
            inner.setWidth(self._bubble_width())
            pencil.paragraph(inner, body, self._palette.text)


def _cut(body: str) -> str:
    text = safe_body(body[:_BODY_MOST]).strip()
    return text + "…" if len(body) > _BODY_MOST else text
