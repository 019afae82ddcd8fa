"""Horizontal bars, one a row, with an optional tick at the usual value."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from widgets.fonts import STRONG
from widgets.palette import ALARMING, Level, Palette, hue_colour, level_colour
from widgets.pencil import Pencil
from widgets.rows_canvas import LABEL_MOST, RowsCanvas


@dataclass(frozen=True)
class BarRow:
    """One bar: `value` sets its length, `text` is written after it, `mark` is a tick in the unit of `value`.

    `hue` is a key of the palette's hues; a `level` other than "none" or "ok" colours the text and adds ▲.
    A `current` row is marked as the one being looked at.
    """

    key: str
    label: str
    value: float
    text: str
    hue: str = "voice"
    level: Level = "none"
    mark: float | None = None
    current: bool = False


class BarList(RowsCanvas[BarRow]):
    """Bars under one another, the longest filling the width."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._label_width = self._text_width = 0.0
        self._most = 1.0

    def show_rows(self, rows: tuple[BarRow, ...]) -> None:
        """Show these rows, in this order."""
        current = next((row.key for row in rows if row.current), None)
        if current is not None or any(row.key == self._selected for row in self._rows if row.current):
            self._selected = current
        super().show_rows(rows)

    def _spoken(self, row: BarRow) -> str:
        return row.text

    def _prepare(self, pencil: Pencil, room: QRectF) -> None:
        labels = max((pencil.width_of(row.label) for row in self._rows), default=0.0)
        self._label_width = min(labels, room.width() * 0.45)
        alarmed = pencil.px(16) if any(row.level in ALARMING for row in self._rows) else 0.0
        texts = max((pencil.width_of(row.text, 1.0, STRONG) for row in self._rows), default=0.0)
        self._text_width = min(texts, room.width() * 0.35) + alarmed
        marks = [row.mark for row in self._rows if row.mark is not None]
        self._most = max([row.value for row in self._rows] + marks + [1e-9])

    def _paint_row(self, pencil: Pencil, rect: QRectF, row: BarRow) -> None:
        pad = pencil.px(6)
        label = QRectF(rect.left() + pad, rect.top(), self._label_width + 1, rect.height())
        pencil.text(label, row.label, self._palette.text, may_cut=len(row.label) > LABEL_MOST)
        left = label.right() + pencil.px(16)
        full = max(rect.right() - left - self._text_width - pencil.px(14) - pad, 0.0)
        thick = min(pencil.px(13), rect.height() * 0.55)
        top = rect.center().y() - thick / 2
        length = full * max(row.value, 0.0) / self._most
        pencil.block(QRectF(left, top, length, thick), hue_colour(self._palette, row.hue), pencil.px(3))
        end = left + length
        if row.mark is not None:
            at = left + full * max(row.mark, 0.0) / self._most
            self._paint_mark(pencil, at, rect.center().y(), thick)
            end = max(end, at)
        self._paint_text(
            pencil, QRectF(end + pencil.px(10), rect.top(), self._text_width, rect.height()), row
        )

    def _paint_mark(self, pencil: Pencil, at: float, middle: float, thick: float) -> None:
        reach = thick / 2 + pencil.px(3)
        ends = QPointF(at, middle - reach), QPointF(at, middle + reach)
        pencil.rule(*ends, self._palette.panel, pencil.px(4))
        pencil.rule(*ends, self._palette.text, pencil.px(2))

    def _paint_text(self, pencil: Pencil, rect: QRectF, row: BarRow) -> None:
        left = rect.left()
        if row.level in ALARMING:
            size = pencil.px(9)
            centre = QPointF(left + size * 0.58, rect.center().y())
            pencil.triangle(centre, size, level_colour(self._palette, row.level))
            left += pencil.px(16)
        colour = level_colour(self._palette, row.level if row.level in ALARMING else "none")
        room = QRectF(left, rect.top(), rect.right() + 1 - left, rect.height())
        pencil.text(room, row.text, colour, weight=STRONG)
