"""How full each agent's hands are."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from widgets.palette import ALARMING, Level, Palette, hue_colour, level_colour
from widgets.pencil import Pencil
from widgets.rows_canvas import LABEL_MOST, RowsCanvas


@dataclass(frozen=True)
class LoadRow:
    """One row: `value` from 0 to 1 (None: unknown), `text` after the bar.

    `state_hue` colours the dot of presence (empty: no dot), `state` names it in the tool tip; a `level` of
    "warn" or "crit" colours the bar and adds ▲.
    """

    key: str
    label: str
    value: float | None
    text: str
    level: Level = "none"
    state_hue: str = ""
    state: str = ""


class LoadBars(RowsCanvas[LoadRow]):
    """Loads under one another, each in a track of the same length."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._label_width = self._text_width = 0.0

    def _spoken(self, row: LoadRow) -> str:
        return f"{row.state} · {row.text}" if row.state else row.text

    def _prepare(self, pencil: Pencil, room: QRectF) -> None:
        dots = pencil.px(16) if any(row.state_hue for row in self._rows) else 0.0
        labels = max((pencil.width_of(row.label) for row in self._rows), default=0.0)
        self._label_width = min(labels, room.width() * 0.4) + dots
        texts = max((pencil.width_of(row.text) for row in self._rows), default=0.0)
        self._text_width = min(texts, room.width() * 0.4) + 1

    def _paint_row(self, pencil: Pencil, rect: QRectF, row: LoadRow) -> None:
        pad = pencil.px(6)
        left, middle = rect.left() + pad, rect.center().y()
        label = QRectF(left, rect.top(), self._label_width, rect.height())
        if row.state_hue:
            pencil.dot(
                QPointF(left + pencil.px(4), middle), pencil.px(4), hue_colour(self._palette, row.state_hue)
            )
            label.setLeft(left + pencil.px(16))
        pencil.text(label, row.label, self._palette.text, may_cut=len(row.label) > LABEL_MOST)
        text_left = rect.right() - pad - self._text_width
        warned = pencil.px(16)
        track = QRectF(label.right() + pencil.px(12), middle - pencil.px(5), 0, pencil.px(10))
        track.setRight(max(text_left - pencil.px(10) - warned, track.left()))
        self._paint_bar(pencil, track, row)
        if row.level in ALARMING:
            centre = QPointF(track.right() + pencil.px(14), middle)
            pencil.triangle(centre, pencil.px(9), level_colour(self._palette, row.level))
        text = QRectF(text_left, rect.top(), self._text_width, rect.height())
        pencil.text(text, row.text, self._palette.mute, align=1.0)

    def _paint_bar(self, pencil: Pencil, track: QRectF, row: LoadRow) -> None:
        pencil.block(track, self._palette.panel2, pencil.px(3))
        if row.value is None:
            return
        share = min(max(row.value, 0.0), 1.0)
        alarmed = row.level in ALARMING
        colour = level_colour(self._palette, row.level) if alarmed else hue_colour(self._palette, "info")
        filled = QRectF(track.left(), track.top(), track.width() * share, track.height())
        pencil.block(filled, colour, pencil.px(3))
