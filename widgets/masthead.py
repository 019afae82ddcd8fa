"""The line above a wall: whose it is, the state of each source, the time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.canvas import Canvas
from widgets.fonts import STRONG
from widgets.palette import ALARMING, Palette, level_colour
from widgets.pencil import CLAUSE, RIGHT, Pencil
from widgets.safe import safe_text
from widgets.status_strip import SourceStatus

_TITLE, _CLOCK = 1.7, 2.1
_RATIOS = (1.15, 1.0, 0.85, 0.7, 0.55)
_TITLE_MOST = 40


@dataclass(frozen=True)
class MastheadState:
    """What the line says. Of `subtitle` the last clauses (joined by " · ") go first where room is short."""

    title: str
    subtitle: str
    sources: tuple[SourceStatus, ...]
    clock: str


class Masthead(Canvas):
    """Title at the left, clock at the right, sources between, as many lines of them as they need."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._line = MastheadState("", "", (), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: MastheadState) -> None:
        """Show this line."""
        self._line = state
        self._show(state, f"{state.title} {state.clock}")

    def sizeHint(self) -> QSize:
        """Room for two lines of sources."""
        em = self.fonts().em
        return QSize(round(em * 60), round(em * 3))

    def minimumSizeHint(self) -> QSize:
        """Room for two lines of sources, narrower."""
        em = self.fonts().em
        return QSize(round(em * 40), round(em * 3))

    def _paint(self, pencil: Pencil) -> None:
        whole = QRectF(self.rect())
        title = safe_text(self._line.title, _TITLE_MOST)
        inked = pencil.text(whole, title, self._palette.text, ratio=_TITLE, weight=STRONG)
        room = QRectF(whole)
        if self._line.clock:
            clock = pencil.text(
                whole, self._line.clock, self._palette.text, ratio=_CLOCK, weight=STRONG, align=RIGHT
            )
            room.setRight(clock.left() - pencil.px(24))
        room.setLeft(inked.right() + pencil.px(16))
        left = self._paint_sources(pencil, room)
        room.setRight(left - pencil.px(16))
        clauses = pencil.fitting_clauses(self._line.subtitle, room.width())
        if pencil.width_of(CLAUSE.join(clauses), 1.0) <= room.width():
            pencil.text(room, CLAUSE.join(clauses), self._palette.mute)

    def _paint_sources(self, pencil: Pencil, room: QRectF) -> float:
        """Write the sources as large as they fit; gives the left end of the longest line."""
        ratio, lines = _RATIOS[-1], [list(self._line.sources)]
        for ratio in _RATIOS:
            lines = self._lines(pencil, ratio, room.width())
            if len(lines) * pencil.px(20) * ratio <= room.height():
                break
        height = room.height() / max(len(lines), 1)
        lefts = [room.right()]
        for number, line in enumerate(lines):
            left = room.right() - _total(pencil, line, ratio)
            lefts.append(left)
            for source in line:
                width = _total(pencil, [source], ratio)
                self._paint_source(
                    pencil, QRectF(left, room.top() + number * height, width, height), source, ratio
                )
                left += width
        return min(lefts)

    def _lines(self, pencil: Pencil, ratio: float, room: float) -> list[list[SourceStatus]]:
        lines: list[list[SourceStatus]] = [[]]
        for source in self._line.sources:
            if lines[-1] and _total(pencil, [*lines[-1], source], ratio) > room:
                lines.append([])
            lines[-1].append(source)
        return lines

    def _paint_source(self, pencil: Pencil, rect: QRectF, source: SourceStatus, ratio: float) -> None:
        colour = level_colour(self._palette, source.level)
        alarmed = source.level in ALARMING
        centre = QPointF(rect.left() + pencil.px(22) * ratio, rect.center().y())
        if source.shape == "triangle":
            pencil.triangle(centre, pencil.px(10) * ratio, colour)
        else:
            pencil.dot(
                centre, pencil.px(5) * ratio, self._palette.faint if source.level == "none" else colour
            )
        place = rect.adjusted(pencil.px(34) * ratio, 0, 0, 0)
        pencil.text(place, source.text, colour if alarmed else self._palette.mute, ratio=ratio)


def _total(pencil: Pencil, sources: Sequence[SourceStatus], ratio: float) -> float:
    return sum(pencil.width_of(one.text, ratio) + pencil.px(36) * ratio + 2 for one in sources)
