"""Reports of the Daily summary: saved where they are wanted, and sent every day."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.asking import ReportCame
from supervisor_app.ui.pages.sending import SendingDialog
from tests.reports.sample_day import RICH
from tests.ui.daily import shown
from tests.ui.desk import Desk
from tests.ui.window import texts_of


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_a_report_is_saved_where_it_is_wanted(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    window, page = shown(qtbot, desk, size=(1920, 1080))
    asked: list[str] = []

    def ask(_parent: QWidget, name: str, _kinds: str) -> str:
        asked.append(name)
        return "/reports/friday"

    page.reporting._ask = ask
    page.header.buttons[kind].click()
    assert asked == [f"report-2026-11-20.{kind}"]
    assert (desk.reports[-1].path, desk.reports[-1].format) == (f"/reports/friday.{kind}", kind)
    assert desk.reports[-1].summary is RICH
    assert f"Saving /reports/friday.{kind} …" in texts_of(window, monkeypatch)
    window.show_answer(ReportCame(asked=desk.reports[-1]))
    assert f"Saved /reports/friday.{kind}" in texts_of(window, monkeypatch)
    window.show_answer(ReportCame(asked=desk.reports[-1], failure="no permission"))
    assert "The report was not saved: no permission" in texts_of(window, monkeypatch)


def test_no_file_no_report(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk)
    page.reporting._ask = lambda *_: ""
    page.header.fold.choose("pdf")
    assert desk.reports == []


def test_how_it_is_sent_every_day_is_told_and_copied(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk, size=(1920, 1080))
    page.header.buttons["send"].click()
    dialog = page.findChildren(SendingDialog)[0]
    assert "report --config /etc/supervisor/desk.toml --mail" in dialog.lines.toPlainText()
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.lines.toPlainText()
    dialog.close_button.click()
