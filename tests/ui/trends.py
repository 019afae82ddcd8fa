"""A window with the Trends in front, and what comes when it asks."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.trends import Trends, TrendsAsked, TrendsCame
from supervisor_app.ui.main_window import MainWindow
from supervisor_app.ui.pages.trends import TrendsPage
from tests.ui import samples
from tests.ui.desk import Desk
from tests.ui.sample_trends import RICH
from tests.ui.window import opened
from widgets.palette import DARK, Palette


def answer(asked: TrendsAsked, trends: Trends | None = RICH, *, whole: bool = True) -> TrendsCame:
    """What comes of a question."""
    return TrendsCame(asked=asked, trends=trends, whole=whole, sites={"west": "West", "east": "East & South"})


def shown(
    qtbot: QtBot,
    desk: Desk,
    trends: Trends | None = RICH,
    *,
    size: tuple[int, int] = (1280, 720),
    palette: Palette = DARK,
) -> tuple[MainWindow, TrendsPage]:
    """The page with these trends in it."""
    window = opened(qtbot, desk, samples.rich(), size=size, palette=palette)
    window.show_page("trends")
    QApplication.processEvents()
    page = window.findChildren(TrendsPage)[0]
    window.show_answer(answer(desk.trends[-1], trends))
    QApplication.processEvents()
    return window, page
