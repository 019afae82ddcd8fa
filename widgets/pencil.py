"""Drawing in the house style: safe text that notices when it does not fit, bars, dots, triangles."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from widgets.fonts import REGULAR, FontBook
from widgets.palette import Palette, hue_colour
from widgets.safe import safe_text

CLAUSE = " · "
"""Parts a sentence whose later parts may be left out where room is short."""

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
"""Where a text stands in its rectangle: the share of the spare room that is left of it."""

MEASURED_MOST = 60
"""How many letters of a text are measured when room is parted: longer ones are cut wherever they stand."""

_NARROW, _WIDE = 0.15, 0.8
"""The widths of narrow and of wide letters, in times of the line's height."""

_LINE_SEPARATOR = "\u2028"


def paragraph_height(fonts: FontBook, text: str, width: float) -> float:
    """How high a wrapped text will be, in pixels. The text must have been made safe."""
    return _laid_out(fonts, text, width).boundingRect().height()


def _laid_out(fonts: FontBook, text: str, width: float) -> QTextLayout:
    """The text broken at words, and inside a word only where it alone is too long."""
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), fonts.get()[0])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


class Pencil:
    """One painting: wraps a painter, and remembers where texts were put and which of them were cut."""

    def __init__(self, painter: QPainter, palette: Palette, fonts: FontBook) -> None:
        self.painter = painter
        self.palette = palette
        self.fonts = fonts
        self.faults: list[str] = []
        self.inked: list[tuple[QRectF, str]] = []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def px(self, pixels: float) -> float:
        """A distance that grows with the type: `pixels` where the type is 14 pixels."""
        return pixels * self.fonts.em / 14

    def text(
        self,
        rect: QRectF,
        text: object,
        colour: QColor | str,
        *,
        ratio: float = 1.0,
        weight: int = REGULAR,
        align: float = LEFT,
        may_cut: bool = False,
    ) -> QRectF:
        """Write one line, capitals centred on the rectangle's height; gives the ground the text covers.

        What is wider than the rectangle is shortened; that is a fault of the layout unless it `may_cut`.
        """
        font, metrics = self.fonts.get(ratio, weight)
        shown, width = self._fitted(safe_text(text), metrics, rect.width(), may_cut)
        left = rect.left() + max(rect.width() - width, 0.0) * align
        baseline = rect.center().y() + metrics.capHeight() / 2
        return self._ink(QPointF(left, baseline), shown, width, font, metrics, colour)

    def _fitted(self, text: str, metrics: QFontMetricsF, room: float, may_cut: bool) -> tuple[str, float]:
        most = _worth_measuring(text, metrics, room)
        width = metrics.horizontalAdvance(text[:most])
        if len(text) <= most and width <= room + 0.5:
            return text, width
        if not may_cut:
            self.faults.append(f"{text[:40]!r} needs {width:.0f} px or more and has {room:.0f}")
        text = text[:most] + ("…" if len(text) > most else "")
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
        return shown, metrics.horizontalAdvance(shown)

    def _ink(
        self, at: QPointF, shown: str, width: float, font: QFont, metrics: QFontMetricsF, colour: QColor | str
    ) -> QRectF:
        ground = QRectF(at.x(), at.y() - metrics.capHeight(), width, metrics.capHeight())
        if shown:
            self.painter.setFont(font)
            self.painter.setPen(QColor(colour))
            self.painter.drawText(at, shown)
            self.inked.append((ground, shown))
        return ground

    def labels_along(
        self, line: QRectF, labels: list[tuple[float, str]], ratio: float, gap: float = 8.0
    ) -> None:
        """Write muted labels, each centred on its x, inside the line; one nearer than `gap` is left out."""
        free_from = line.left()
        for x, label in labels:
            width = self.width_of(label, ratio) if label else 0.0
            left = min(max(x - width / 2, line.left()), line.right() - width)
            if width and left >= free_from:
                self.text(
                    QRectF(left, line.top(), width + 1, line.height()), label, self.palette.mute, ratio=ratio
                )
                free_from = left + width + self.px(gap)

    def width_of(self, text: object, ratio: float = 1.0, weight: int = REGULAR) -> float:
        """How wide the text will be, made safe."""
        return self.fonts.width_of(safe_text(text, MEASURED_MOST), ratio, weight)

    def fitting_clauses(self, text: str, room: float) -> list[str]:
        """The clauses of a text that fit into the room together; always at least the first."""
        clauses = safe_text(text).split(CLAUSE)
        while len(clauses) > 1 and self.width_of_clauses(clauses) > room:
            clauses.pop()
        return clauses

    def width_of_clauses(self, clauses: list[str]) -> float:
        """How wide the clauses are with what stands between them, however many letters they have."""
        between = self.width_of(f"x{CLAUSE}x") - self.width_of("xx")
        return sum(self.width_of(clause) for clause in clauses) + between * (len(clauses) - 1)

    def paragraph(self, rect: QRectF, text: str, colour: QColor | str) -> None:
        """Write a text of several lines, wrapped; `paragraph_height` tells how high it will be."""
        self.painter.setPen(QColor(colour))
        _laid_out(self.fonts, text, rect.width()).draw(self.painter, rect.topLeft())
        if text:
            self.inked.append((rect, text[:200]))

    def block(self, rect: QRectF, colour: QColor | str, radius: float = 0.0) -> None:
        """A filled rectangle, its corners rounded by `radius`."""
        if rect.width() <= 0 or rect.height() <= 0:
            return
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        radius = min(radius, rect.width() / 2, rect.height() / 2)
        self.painter.drawRoundedRect(rect, radius, radius)

    def outline(self, rect: QRectF, colour: QColor | str, radius: float) -> None:
        """A hair line around, just inside the rectangle."""
        self.painter.setPen(QPen(QColor(colour), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def card(self, rect: QRectF, edge: QColor | str | None = None) -> None:
        """The ground of a panel with its hair line."""
        self.block(rect, self.palette.panel, 10)
        self.outline(rect, edge or self.palette.line, 10)

    def rule(self, start: QPointF, end: QPointF, colour: QColor | str, width: float = 1.0) -> None:
        """A straight line, crisp when upright or level."""
        self.painter.setPen(QPen(QColor(colour), width))
        self.painter.drawLine(start, end)

    def dot(self, centre: QPointF, radius: float, colour: QColor | str) -> None:
        """A filled circle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(centre, radius, radius)

    def triangle(self, centre: QPointF, height: float, colour: QColor | str) -> None:
        """An upright triangle: the shape that goes with a warning."""
        half, up = height * 0.58, height / 2
        x, y = centre.x(), centre.y()
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawPolygon(
            QPolygonF([QPointF(x, y - up), QPointF(x + half, y + up), QPointF(x - half, y + up)])
        )

    def swatch(self, centre: QPointF, size: float, hue: str) -> None:
        """The small rounded square that stands for a channel."""
        self.block(
            QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size), hue_colour(self.palette, hue), 2
        )

    def hatch(self, rect: QRectF) -> None:
        """Time that was not observed."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(QColor(self.palette.faint), Qt.BrushStyle.BDiagPattern))
        self.painter.drawRect(rect)


def _worth_measuring(text: str, metrics: QFontMetricsF, room: float) -> int:
    """How many letters may decide whether a text fits: shaping costs by the letter, most for pictures."""
    few, many = (int(max(room, 0.0) / (metrics.height() * share)) + 2 for share in (_WIDE, _NARROW))
    return few if len(text) > few and metrics.horizontalAdvance(text[:few]) > room else many
