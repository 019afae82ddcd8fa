"""A window with the Daily summary in front, and what comes when it asks."""

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.asking import SummaryAsked, SummaryCame
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.summary import Summary
from supervisor_app.ui.main_window import MainWindow
from supervisor_app.ui.pages.daily import DailyPage
from tests.reports.sample_day import RICH
from tests.ui import samples
from tests.ui.desk import Desk
from tests.ui.window import opened
from widgets.palette import DARK, Palette

MORNING = RICH.at
"""An hour of the morning after the day of the samples."""


def picture(at: int = MORNING, wall_at: int = MORNING) -> Snapshot:
    """A busy desk at that time."""
    return replace(samples.rich(), at=at, wall_at=wall_at)


def answer(asked: SummaryAsked, summary: Summary | None = RICH, *, whole: bool = True) -> SummaryCame:
    """What comes of a question."""
    return SummaryCame(
        asked=asked,
        summary=summary,
        whole=whole,
        at=MORNING,
        first_day=RICH.period.first,
        sites={"west": "West", "east": "East & South"},
    )


def shown(
    qtbot: QtBot,
    desk: Desk,
    summary: Summary | None = RICH,
    *,
    size: tuple[int, int] = (1280, 720),
    palette: Palette = DARK,
) -> tuple[MainWindow, DailyPage]:
    """The page with this summary in it."""
    window = opened(qtbot, desk, picture(), size=size, palette=palette)
    window.show_page("daily")
    QApplication.processEvents()
    page = window.findChildren(DailyPage)[0]
    window.show_answer(answer(desk.summaries[-1], summary))
    QApplication.processEvents()
    return window, page
