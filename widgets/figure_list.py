"""Figures under one another: what each is called, what it is made of, and its value at the right."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from widgets.fonts import STRONG
from widgets.palette import ALARMING, Level, Palette, level_colour
from widgets.pencil import CLAUSE, RIGHT, Pencil
from widgets.rows_canvas import LABEL_MOST, RowsCanvas

_GAP = 10.0
_NOTE = 0.93


@dataclass(frozen=True)
class FigureRow:
    """One figure: `value` as it is written, `note` in paler type before it where there is room.

    Clauses of the note (parted by " · ") are left out from its end where it is too long. `hue` is a key of
    the palette's hues, drawn as a swatch (empty: none); a `level` of "warn" or "crit" colours the value and
    adds ▲; `muted` writes the whole row paler: it is not of now.
    """

    key: str
    label: str
    value: str
    note: str = ""
    hue: str = ""
    level: Level = "none"
    muted: bool = False


class FigureList(RowsCanvas[FigureRow]):
    """Rows of figures, values aligned at the right."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._swatches = False
        self._value_width = 0.0

    def _spoken(self, row: FigureRow) -> str:
        return f"{row.value}{CLAUSE}{row.note}" if row.note else row.value

    def _prepare(self, pencil: Pencil, room: QRectF) -> None:
        self._swatches = any(row.hue for row in self._rows)
        values = max((pencil.width_of(row.value, 1.0, STRONG) for row in self._rows), default=0.0)
        alarmed = pencil.px(16) if any(row.level in ALARMING for row in self._rows) else 0.0
        self._value_width = min(values + alarmed, room.width() * 0.4) + 1

    def _paint_row(self, pencil: Pencil, rect: QRectF, row: FigureRow) -> None:
        pad = pencil.px(6)
        left, right = rect.left() + pad, rect.right() - pad
        if self._swatches:
            hue = "mute" if row.muted else row.hue
            pencil.swatch(QPointF(left + pencil.px(5), rect.center().y()), pencil.px(10), hue)
            left += pencil.px(18)
        value = QRectF(right - self._value_width, rect.top(), self._value_width, rect.height())
        room = max(value.left() - pencil.px(_GAP) - left, 0.0)
        label = QRectF(left, rect.top(), min(pencil.width_of(row.label) + 1, room), rect.height())
        ink = self._palette.mute if row.muted else self._palette.text
        pencil.text(label, row.label, ink, may_cut=len(row.label) > LABEL_MOST)
        between = QRectF(label.topRight(), value.bottomLeft())
        self._paint_note(pencil, between.adjusted(pencil.px(_GAP), 0, -pencil.px(_GAP), 0), row.note)
        self._paint_value(pencil, value, row)

    def _paint_note(self, pencil: Pencil, place: QRectF, note: str) -> None:
        clauses = pencil.fitting_clauses(note, place.width())
        if note and pencil.width_of_clauses(clauses) <= place.width():
            pencil.text(place, CLAUSE.join(clauses), self._palette.mute, ratio=_NOTE, align=RIGHT)

    def _paint_value(self, pencil: Pencil, place: QRectF, row: FigureRow) -> None:
        alarming = row.level in ALARMING and not row.muted
        colour = level_colour(self._palette, "mute" if row.muted else row.level if alarming else "none")
        inked = pencil.text(place, row.value, colour, weight=STRONG, align=RIGHT)
        if alarming:
            pencil.triangle(QPointF(inked.left() - pencil.px(9), place.center().y()), pencil.px(9), colour)
