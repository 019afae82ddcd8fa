"""One bar parted into counted segments, their names below."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QWidget

from widgets.canvas import Canvas
from widgets.fonts import BOLD
from widgets.palette import Palette, hue_colour
from widgets.pencil import CENTRE, Pencil

_NAME = 0.86
_LINES_MOST = 3


@dataclass(frozen=True)
class Segment:
    """One part: its width follows `count`; `hue` is a palette hue, a level or "mute"."""

    key: str
    label: str
    count: int
    hue: str = "mute"


class SegmentBar(Canvas):
    """Parts of a whole in one strip; names that would touch go a line lower, with the count and the colour.

    Signals:
        segment_clicked: the key of the segment that was clicked or chosen by keyboard.
    """

    segment_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._segments: tuple[Segment, ...] = ()

    def show_segments(self, segments: tuple[Segment, ...]) -> None:
        """Show these parts, left to right; empty ones take no room."""
        self._segments = tuple(segment for segment in segments if segment.count > 0)
        self._show(segments, ", ".join(f"{segment.label} {segment.count}" for segment in segments[:40]))

    def sizeHint(self) -> QSize:
        """Room for the strip and two lines of names."""
        em = self.fonts().em
        return QSize(round(em * 24), round(em * 5.2))

    def minimumSizeHint(self) -> QSize:
        """Room for the strip and two lines of names, narrower."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em * 5.2))

    def _choose(self, key: Hashable) -> None:
        self.segment_clicked.emit(str(key))

    def _paint(self, pencil: Pencil) -> None:
        free_from = [0.0] * _LINES_MOST
        for segment, rect in zip(self._segments, self._places(pencil), strict=True):
            pencil.block(rect, hue_colour(self._palette, segment.hue), pencil.px(3))
            self._spot(rect, segment.key, f"{segment.label}: {segment.count}")
            if pencil.width_of(segment.count, 1.0, BOLD) <= rect.width() - 2:
                ink = self._palette.bg if self._palette.name == "dark" else self._palette.panel
                pencil.text(rect, segment.count, ink, weight=BOLD, align=CENTRE)
            self._paint_name(pencil, segment, rect, free_from)

    def _places(self, pencil: Pencil) -> list[QRectF]:
        gap = 2.0
        least = min(pencil.px(22), self.width() / max(len(self._segments), 1) - gap)
        total = sum(segment.count for segment in self._segments)
        spare = self.width() - gap * max(len(self._segments) - 1, 0)
        wide = [max(spare * segment.count / total, least) for segment in self._segments]
        shrink = spare / sum(wide) if wide else 1.0
        left, places = 0.0, []
        for width in wide:
            places.append(QRectF(left, 0, width * shrink, pencil.px(26)))
            left += width * shrink + gap
        return places

    def _paint_name(self, pencil: Pencil, segment: Segment, rect: QRectF, free_from: list[float]) -> None:
        width = pencil.width_of(segment.label, _NAME)
        left = max(min(rect.left(), self.width() - width), 0.0)
        line = next((line for line, free in enumerate(free_from) if left >= free), None)
        if line is None:
            return  # the tool tip still names it
        free_from[line] = left + width + pencil.px(8)
        top = rect.bottom() + pencil.px(4) + line * pencil.px(17)
        place = QRectF(left, top, width + 1, pencil.px(18))
        pencil.text(place, segment.label, self._palette.mute, ratio=_NAME)
