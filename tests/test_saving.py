"""Reports are saved beside the window: all bytes at once, failures in words."""

import queue
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from supervisor_app.domain.asking import ReportAsked, ReportCame
from supervisor_app.reports.files import Format, made
from supervisor_app.saving import Saver
from tests.reports.sample_day import RICH

LIMIT_S = 60.0


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_the_file_holds_what_the_command_line_writes(qapp: QApplication, tmp_path: Path, kind: str) -> None:
    came: queue.SimpleQueue[object] = queue.SimpleQueue()
    saver = Saver(came.put)
    asked = ReportAsked(summary=RICH, format=kind, path=str(tmp_path / f"friday.{kind}"))
    saver.save(asked)
    assert came.get(timeout=LIMIT_S) == ReportCame(asked=asked)
    saver.close(LIMIT_S)
    assert (tmp_path / f"friday.{kind}").read_bytes() == made(RICH, Format(kind))


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    came: queue.SimpleQueue[object] = queue.SimpleQueue()
    saver = Saver(came.put)
    saver.save(ReportAsked(summary=RICH, format="csv", path=str(tmp_path / "nowhere" / "friday.csv")))
    answer = came.get(timeout=LIMIT_S)
    saver.close(LIMIT_S)
    assert isinstance(answer, ReportCame)
    assert "there is no folder" in answer.failure
