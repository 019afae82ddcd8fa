"""Weights and digits of the font that is shipped."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from widgets.fonts import BOLD, MEDIUM, REGULAR, STRONG, app_font, load_fonts, sized

_FONTS = Path(__file__).parent.parent.parent / "resources" / "fonts"


def test_every_weight_is_drawn_as_itself(qtbot: QtBot) -> None:
    font = app_font(load_fonts(_FONTS), 30)
    widths = [
        QFontMetricsF(sized(font, 1.0, weight)).horizontalAdvance("Supervisor")
        for weight in (REGULAR, MEDIUM, STRONG, BOLD)
    ]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_digits_are_equally_wide(qtbot: QtBot, weight: int) -> None:
    metrics = QFontMetricsF(sized(app_font(load_fonts(_FONTS), 30), 1.0, weight))
    widths = [metrics.horizontalAdvance(digit) for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.1  # pixels: the bold 4 is a hair narrower in the font itself


def test_without_a_font_of_ours_the_weight_of_the_systems_is_set(qtbot: QtBot) -> None:
    assert sized(QFont("DejaVu Sans"), 1.0, BOLD).weight() == BOLD


def test_every_sign_we_write_is_in_the_font(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(app_font(load_fonts(_FONTS), 30))
    root = _FONTS.parent.parent
    files = [
        file
        for room in ("supervisor_app/ui", "supervisor_app/text", "widgets")
        for file in (root / room).rglob("*.py")
    ]
    signs = {sign for file in files for sign in file.read_text(encoding="utf-8") if ord(sign) > 127}
    assert "▲" in signs
    assert {sign for sign in signs if not metrics.inFontUcs4(ord(sign))} == set()
