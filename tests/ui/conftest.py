"""The pages' tests see the type and the colours the program has."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.desk import Desk
from widgets.fonts import app_font, load_fonts
from widgets.palette import DARK, apply_palette

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, dressed."""
    qapp.setFont(app_font(load_fonts(FONTS), 14))
    apply_palette(qapp, DARK)
    return qapp


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Every test here has the application."""


@pytest.fixture
def desk() -> Desk:
    """Takes the commands."""
    return Desk()
