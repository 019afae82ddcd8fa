"""A report's file is whole or not there, and what prevents it is said."""

import os
import stat
from pathlib import Path

import pytest

from supervisor_app.domain.errors import ReportError
from supervisor_app.reports.files import Format, file_name, write
from tests.reports.sample_day import RICH
from tests.reports.samples import MONTH


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    write(b"one", path)
    write(b"two", path)
    assert path.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["day.pdf"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_there_stays_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "day.pdf"
    write(b"one", path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match=r"day\.pdf cannot be written: No space left"):
        write(b"two", path)
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["day.pdf"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"there is no folder .*nowhere\. Make it first"):
        write(b"", tmp_path / "nowhere" / "day.pdf")


@pytest.mark.parametrize("name", ["", "/dev/null"])
def test_what_is_no_file_is_not_replaced(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="is no file"):
        write(b"", Path(name) if name else tmp_path)


def test_no_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(ReportError, match="no permission"):
        write(b"", tmp_path / "day.pdf")
    assert not list(tmp_path.iterdir())


def test_names_follow_from_the_days() -> None:
    assert file_name(RICH.period, Format.PDF) == "report-2026-11-20.pdf"
    assert file_name(MONTH.period, Format.XLSX) == "report-2026-10-01-to-2026-10-31.xlsx"
