"""The state of each source in one line."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.canvas import Canvas
from widgets.palette import ALARMING, Level, Palette, level_colour
from widgets.pencil import Pencil
from widgets.safe import safe_text

_LINE = 24.0


@dataclass(frozen=True)
class SourceStatus:
    """One source: "Exchange, 2 s ago, 38 ms" behind a dot or a triangle in the colour of `level`."""

    key: str
    text: str
    level: Level = "ok"
    shape: Literal["dot", "triangle"] = "dot"


class StatusStrip(Canvas):
    """Sources side by side.

    Where they do not fit, calm ones keep only what stands before their first comma (the tool tip has the
    rest), then the note goes, then the strip takes another line.

    Signals:
        source_clicked: the key of the source that was clicked or chosen by keyboard.
    """

    source_clicked = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._sources: tuple[SourceStatus, ...] = ()
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sources(self, sources: tuple[SourceStatus, ...], note: str = "") -> None:
        """Show these sources, and `note` at the right end."""
        self._sources, self._note = sources, safe_text(note)
        self._show((sources, note), ", ".join(source.text for source in sources))
        self._fit_height()

    def sizeHint(self) -> QSize:
        """Room for one line."""
        em = self.fonts().em
        return QSize(round(em * 40), round(em / 14 * _LINE))

    def minimumSizeHint(self) -> QSize:
        """Room for one source."""
        em = self.fonts().em
        return QSize(round(em * 12), round(em / 14 * _LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit_height()

    def _choose(self, key: Hashable) -> None:
        self.source_clicked.emit(str(key))

    def _fit_height(self) -> None:
        lines = len(self._lines(self._texts()))
        self.setFixedHeight(round(self.fonts().em / 14 * _LINE) * lines)

    def _texts(self) -> list[str]:
        full = [safe_text(source.text) for source in self._sources]
        note = self.fonts().width_of(self._note) if self._note else 0.0
        if self._wide(full) + note <= self.width():
            return full
        return [
            text if source.level in ALARMING else text.split(", ")[0]
            for text, source in zip(full, self._sources, strict=True)
        ]

    def _width(self, text: str) -> float:
        return self.fonts().width_of(text) + self.fonts().em * 2.6

    def _wide(self, texts: list[str]) -> float:
        return sum(self._width(text) for text in texts)

    def _lines(self, texts: list[str]) -> list[list[int]]:
        lines: list[list[int]] = [[]]
        left = 0.0
        for place, text in enumerate(texts):
            width = self._width(text)
            if lines[-1] and left + width > self.width():
                lines.append([])
                left = 0.0
            lines[-1].append(place)
            left += width
        return lines

    def _paint(self, pencil: Pencil) -> None:
        texts = self._texts()
        lines = self._lines(texts)
        height = self.height() / len(lines)
        for number, line in enumerate(lines):
            left = 0.0
            for place in line:
                rect = QRectF(left, number * height, self._width(texts[place]), height)
                self._paint_source(pencil, rect, self._sources[place], texts[place])
                left = rect.right()
            if number == 0 and left + pencil.width_of(self._note) <= self.width():
                rest = QRectF(left, 0, self.width() - left, height)
                pencil.text(rest, self._note, self._palette.mute, align=1.0)

    def _paint_source(self, pencil: Pencil, rect: QRectF, source: SourceStatus, text: str) -> None:
        self._spot(rect, source.key, source.text)
        alarmed = source.level in ALARMING
        colour = level_colour(self._palette, source.level)
        centre = QPointF(rect.left() + pencil.px(6), rect.center().y())
        if source.shape == "triangle":
            pencil.triangle(centre, pencil.px(9), colour)
        else:
            pencil.dot(centre, pencil.px(4.5), self._palette.faint if source.level == "none" else colour)
        place = rect.adjusted(pencil.px(16), 0, 0, 0)
        pencil.text(place, text, colour if alarmed else self._palette.mute)
