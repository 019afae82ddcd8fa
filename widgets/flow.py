"""Words one after the other, wrapped where a line is full: what a canvas of sentences places and paints."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from widgets.fonts import FontBook
from widgets.pencil import MEASURED_MOST


@dataclass(frozen=True)
class Word:
    """A word in its place; `part` names what it belongs to."""

    rect: QRectF
    text: str
    part: str


@dataclass(frozen=True)
class Lines:
    """Where lines begin and end, and how high each is, in pixels."""

    left: float
    right: float
    height: float


def flow(
    fonts: FontBook, lines: Lines, top: float, first: float, parts: Iterable[tuple[str, str, int]]
) -> Iterator[Word]:
    """The words of parts (name, safe text, weight); the first begins at `first` on the line at `top`."""
    blank = fonts.width_of("x x") - fonts.width_of("xx")
    left = first
    for part, text, weight in parts:
        for word in text.split(" ") if text else ():
            width = fonts.width_of(word[:MEASURED_MOST], 1.0, weight)
            if left > lines.left and left + width > lines.right:
                left, top = lines.left, top + lines.height
            yield Word(QRectF(left, top, width + 1, lines.height), word, part)
            left += width + blank
