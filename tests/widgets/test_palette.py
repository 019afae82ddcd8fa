import pytest
from PySide6.QtGui import QColor

from tests.widgets.conftest import FONTS
from widgets.fonts import FontBook, app_font, load_fonts
from widgets.palette import DARK, LIGHT, Palette, hue_colour, level_colour, mixed

FAMILIES = {"voice", "written", "chat", "social", "self_service", "in_person", "sms"}


def _luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
def test_words_can_be_read_on_a_panel(palette: Palette) -> None:
    assert _contrast(palette.text, palette.panel) >= 7
    for ink in (palette.mute, palette.ok, palette.crit, palette.info):
        assert _contrast(ink, palette.panel) >= 4.4
    assert _contrast(palette.warn, palette.panel) >= 4.0
    assert set(palette.hues) == FAMILIES


def test_unknown_names_have_a_calm_colour() -> None:
    assert hue_colour(DARK, "<img>").name() == DARK.mute
    assert hue_colour(DARK, "warn").name() == DARK.warn
    assert level_colour(DARK, "odd").name() == DARK.text
    assert mixed("#000000", "#ffffff", 0.5).name() == "#808080"


def test_the_type_is_inter_with_digits_of_one_width() -> None:
    assert load_fonts(FONTS) == "Inter"
    book = FontBook(app_font("Inter", 20))
    assert book.em == 20
    assert book.width_of("1111") == book.width_of("8888")
    assert book.width_of("1111", 2.0, 700) == book.width_of("8888", 2.0, 700)
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_a_folder_without_fonts_is_no_fault() -> None:
    assert load_fonts(FONTS / "none") is None
    assert app_font(None, 12).pixelSize() == 12
