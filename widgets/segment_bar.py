"""One bar parted into counted segments, their names below or, where those would touch, in a legend."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.canvas import Canvas
from widgets.fonts import BOLD
from widgets.palette import Palette, hue_colour
from widgets.pencil import CENTRE, Pencil
from widgets.safe import safe_text

_NAME = 0.86
_STRIP, _BELOW, _LINE = 26.0, 4.0, 18.0
_SWATCH = 0.93
"""Room for the sign of a colour, in times of the type."""


@dataclass(frozen=True)
class Segment:
    """One part: its width follows `count`; `hue` is a palette hue, a level or "mute"."""

    key: str
    label: str
    count: int
    hue: str = "mute"


class SegmentBar(Canvas):
    """Parts of a whole in one strip. Names stand below their parts; where they would touch, a legend with
    colours and counts stands there instead, as many lines as it needs.

    Signals:
        segment_clicked: the key of the segment that was clicked or chosen by keyboard.
    """

    segment_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._segments: tuple[Segment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: tuple[Segment, ...]) -> None:
        """Show these parts, left to right; empty ones take no room."""
        self._segments = tuple(segment for segment in segments if segment.count > 0)
        self._fit_height()
        self._show(segments, ", ".join(f"{segment.label} {segment.count}" for segment in segments[:40]))

    def sizeHint(self) -> QSize:
        """Room for the strip and a line of names."""
        em = self.fonts().em
        return QSize(round(em * 24), round(em * 3.6))

    def minimumSizeHint(self) -> QSize:
        """Room for the strip and a line of names, narrower."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em * 3.6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the names anew."""
        super().resizeEvent(event)
        self._fit_height()

    def _choose(self, key: Hashable) -> None:
        self.segment_clicked.emit(str(key))

    def _fit_height(self) -> None:
        lines = 1 + max((name.line for name in self._names(self._places())), default=0)
        scale = self.fonts().em / 14
        self.setFixedHeight(round(scale * (_STRIP + _BELOW + _LINE * lines)))

    def _places(self) -> list[QRectF]:
        """Where each segment stands; small ones keep room for their count."""
        scale, gap = self.fonts().em / 14, 2.0
        least = min(scale * 22, self.width() / max(len(self._segments), 1) - gap)
        total = sum(segment.count for segment in self._segments)
        spare = self.width() - gap * max(len(self._segments) - 1, 0)
        wide = [max(spare * segment.count / total, least) for segment in self._segments]
        shrink = spare / sum(wide) if wide else 1.0
        left, places = 0.0, []
        for width in wide:
            places.append(QRectF(left, 0, width * shrink, scale * _STRIP))
            left += width * shrink + gap
        return places

    def _names(self, places: list[QRectF]) -> list["_Name"]:
        """Names below their parts where none touches another, otherwise a legend."""
        fonts, names = self.fonts(), []
        free_from = 0.0
        for segment, rect in zip(self._segments, places, strict=True):
            width = fonts.width_of(safe_text(segment.label), _NAME)
            left = max(min(rect.left(), self.width() - width - 1), 0.0)
            if left < free_from:
                return self._legend()
            names.append(_Name(segment.label, left, 0))
            free_from = left + width + fonts.em * 0.6
        return names

    def _legend(self) -> list["_Name"]:
        fonts, names = self.fonts(), []
        left, line = 0.0, 0
        for segment in self._segments:
            words = f"{segment.label} {segment.count}"
            width = fonts.em * _SWATCH + fonts.width_of(safe_text(words), _NAME)
            if left and left + width > self.width() - 1:
                left, line = 0.0, line + 1
            names.append(_Name(words, left, line, segment.hue))
            left += width + fonts.em * 0.9
        return names

    def _paint(self, pencil: Pencil) -> None:
        places = self._places()
        ink = self._palette.bg if self._palette.name == "dark" else self._palette.panel
        for segment, rect in zip(self._segments, places, strict=True):
            pencil.block(rect, hue_colour(self._palette, segment.hue), pencil.px(3))
            self._spot(rect, segment.key, f"{segment.label}: {segment.count}")
            if pencil.width_of(segment.count, 1.0, BOLD) <= rect.width() - 2:
                pencil.text(rect, segment.count, ink, weight=BOLD, align=CENTRE)
        for name in self._names(places):
            top = pencil.px(_STRIP + _BELOW + _LINE * name.line)
            self._paint_name(pencil, QRectF(name.left, top, self.width() - name.left, pencil.px(_LINE)), name)

    def _paint_name(self, pencil: Pencil, place: QRectF, name: "_Name") -> None:
        if name.hue:
            centre = QPointF(place.left() + pencil.px(4), place.center().y())
            pencil.swatch(centre, pencil.px(8), name.hue)
            place.setLeft(place.left() + pencil.fonts.em * _SWATCH)
        pencil.text(place, name.words, self._palette.mute, ratio=_NAME)


@dataclass(frozen=True)
class _Name:
    """What is written below the strip, and where; a `hue` stands before it in a legend."""

    words: str
    left: float
    line: int
    hue: str = ""
