"""Inter, its digits of one width, and sizes relative to the size in force."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

REGULAR = 400
MEDIUM = 500
STRONG = 600
BOLD = 700

_WEIGHT = QFont.Tag("wght")
_TABULAR = QFont.Tag("tnum")
_CONTEXTUAL = QFont.Tag("calt")


def load_fonts(folder: Path) -> str | None:
    """Load every .ttf in `folder`; the family to use, or None where none could be loaded."""
    family: str | None = None
    for file in sorted(folder.glob("*.ttf")):
        loaded = QFontDatabase.addApplicationFont(str(file))
        families = QFontDatabase.applicationFontFamilies(loaded) if loaded >= 0 else []
        family = family or (families[0] if families else None)
    return family


def app_font(family: str | None, pixels: int) -> QFont:
    """The application's font: `family` (None: the system's) `pixels` large, digits tabular.

    `family` is a variable font that was loaded here: its weight is an axis (see `weighted`).
    """
    font = QFont(family) if family else QFont()
    font.setPixelSize(max(pixels, 1))
    if family:
        font.setVariableAxis(_WEIGHT, REGULAR)
    return tabular(font)


def tabular(font: QFont) -> QFont:
    """The same font with all digits equally wide, so that changing numbers do not dance.

    A font that has been told about its digits (see `literal`) stays as it is.
    """
    lined = QFont(font)
    if not lined.isFeatureSet(_TABULAR):
        lined.setFeature(_TABULAR, 1)
    return lined


def literal(font: QFont) -> QFont:
    """The same font with one form for each letter, wherever it stands: for PDF, where others are lost.

    Qt writes down which letter a glyph stands for only where the font's own table leads to it; equally wide
    digits and signs that follow their neighbours would be seen and could be neither found nor copied.
    """
    plain = QFont(font)
    for feature in (_TABULAR, _CONTEXTUAL):
        plain.setFeature(feature, 0)
    return plain


def sized(font: QFont, ratio: float, weight: int = REGULAR) -> QFont:
    """The same font, `ratio` times as large, in this weight, digits tabular."""
    other = tabular(font)
    other.setPixelSize(max(round(base_pixels(font) * ratio), 6))
    return weighted(other, weight)


def weighted(font: QFont, weight: int) -> QFont:
    """The same font in this weight.

    Of a variable font the axis is set, not the weight: where the platform lists no bold instance of a font
    that an application loaded, medium and strong would be drawn as regular, and bold would be smeared.
    """
    other = QFont(font)
    if other.isVariableAxisSet(_WEIGHT):
        other.setVariableAxis(_WEIGHT, weight)
    else:
        other.setWeight(QFont.Weight(weight))
    return other


def base_pixels(font: QFont) -> int:
    """The size of a font in pixels, however it was set."""
    return font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()


class FontBook:
    """The sizes and weights made from one font, each made once, and the widths of texts met often."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._made: dict[tuple[float, int], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, float, int], float] = {}
        self.em = float(base_pixels(font))

    def get(self, ratio: float = 1.0, weight: int = REGULAR) -> tuple[QFont, QFontMetricsF]:
        """The font `ratio` times as large in this weight, and its metrics."""
        made = self._made.get((ratio, weight))
        if made is None:
            if len(self._made) > 64:  # sizes that follow a window being dragged must not pile up
                self._made.clear()
            font = sized(self._font, ratio, weight)
            made = self._made[ratio, weight] = (font, QFontMetricsF(font))
        return made

    def width_of(self, text: str, ratio: float = 1.0, weight: int = REGULAR) -> float:
        """How wide the text is, in pixels."""
        width = self._widths.get((text, ratio, weight))
        if width is None:
            if len(self._widths) > 1000:
                self._widths.clear()
            width = self.get(ratio, weight)[1].horizontalAdvance(text)
            self._widths[text, ratio, weight] = width
        return width
