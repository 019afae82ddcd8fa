"""What spreadsheets are handed: no formula, no lost number, real dates, quoted fields, one sheet a table."""

import csv
import io
import json
import zipfile
from datetime import datetime

import openpyxl
import pytest
from msgspec.structs import replace

from supervisor_app.domain.errors import ReportError
from supervisor_app.domain.summary import Summary
from supervisor_app.reports.as_csv import as_csv
from supervisor_app.reports.as_xlsx import as_xlsx
from supervisor_app.reports.files import Format, made
from supervisor_app.reports.tables import tables_of
from tests.reports.conftest import report
from tests.reports.reading import from_csv, from_json, from_xlsx
from tests.reports.sample_day import RICH
from tests.reports.samples import HOSTILE, LACKING, SAMPLES

STARTERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def _looked_over(field: str) -> str:
    """A field as a spreadsheet looks at it before it takes it for a formula."""
    return field.lstrip(" \"'\ufeff\u00a0")


def test_no_text_of_a_csv_is_taken_for_a_formula() -> None:
    numbers = 0
    for rows in from_csv(report("hostile", Format.CSV)).values():
        for field in (field for row in rows for field in row.values()):
            if field.startswith(STARTERS):
                float(field)  # a negative number stays one
                numbers += 1
            assert not _looked_over(field).startswith(STARTERS) or field.startswith("'") or _is_number(field)
    assert numbers > 5


def _is_number(field: str) -> bool:
    try:
        float(field)
    except ValueError:
        return False
    return True


def test_a_guarded_text_keeps_its_letters() -> None:
    topics = [row["name"] for row in from_csv(report("hostile", Format.CSV))["topics"]]
    assert topics[:5] == [
        "'=HYPERLINK(\"http://evil.example/\",\"x\")",
        "'+48 600 700 800",
        "'-2+3+cmd|' /C calc'!A0",
        "'@SUM(1+1)*cmd|\"/c calc\"!A0",
        "'=1+1",
    ]  # fmt: skip


def test_every_field_of_a_csv_is_quoted_and_every_line_is_as_long() -> None:
    text = report("rich", Format.CSV).decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(line.startswith('"') and line.endswith('"') for line in lines)
    assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    data = report("hostile", Format.XLSX)
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d", "b", "inlineStr"}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            assert b"<f>" not in content
            assert b"<hyperlink" not in content
        assert not [name for name in parts.namelist() if "external" in name.lower()]


def test_a_workbook_has_a_frozen_head_and_dates_that_are_dates() -> None:
    book = openpyxl.load_workbook(io.BytesIO(report("rich", Format.XLSX)))
    for sheet in book:
        assert sheet.freeze_panes == ("B1" if sheet.title == "About" else "A2")
    hours = book["Hours"]
    assert hours["A1"].value == "Start"
    assert hours["A2"].value == datetime(2026, 11, 20)
    assert hours["A2"].number_format == "yyyy-mm-dd hh:mm:ss"
    channels = book["Channels"]
    heads = {cell.value: place for place, cell in enumerate(channels[1], 1)}
    assert channels.cell(2, heads["Wait, average, s"]).value == 58.2143
    assert channels.cell(2, heads["On time, share"]).number_format == "0.0%"
    assert channels.cell(2, heads["Contacts, contacts"]).number_format == "#,##0"


def test_a_workbook_is_the_same_bytes_for_the_same_summary() -> None:
    tables = tables_of(RICH)
    assert as_xlsx(tables, RICH.at) == as_xlsx(tables, RICH.at)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_control_character_comes_through(name: str) -> None:
    text = report(name, Format.JSON).decode() + report(name, Format.CSV).decode("utf-8-sig")
    seen = {letter for letter in text if ord(letter) < 32 or 0x202A <= ord(letter) <= 0x202E}
    assert seen <= {"\n", "\r"}
    sheets = from_xlsx(report(name, Format.XLSX)).values()
    strings = {cell for rows in sheets for row in rows for cell in row if isinstance(cell, str)}
    assert not [one for one in strings if any(ord(letter) < 32 for letter in one)]


def test_json_is_one_object_with_a_row_a_line() -> None:
    data = report("lacking", Format.JSON)
    whole = json.loads(data)
    assert list(whole) == [
        "about", "headline", "channels", "hours", "topics", "by_monthday", "by_weekday", "remarks", "quality",
        "agents", "changes", "gaps", "definitions",
    ]  # fmt: skip
    assert whole["about"]["running"] is True
    assert whole["about"]["as_of"] == "2026-11-20T12:00:00+01:00"
    assert data.count(b"\n") > len(whole["hours"]) + len(whole["definitions"])


def test_nothing_that_is_no_number_reaches_a_format() -> None:
    told = RICH.headline[0]
    broken = replace(told, reading=replace(told.reading, value=float("nan")), other=float("inf"))
    summary: Summary = replace(RICH, headline=(broken,))
    (row,) = from_json(made(summary, Format.JSON))["headline"]
    assert (row["value"], row["other"]) == (None, None)
    assert made(summary, Format.XLSX)
    assert made(summary, Format.CSV)


def test_hours_of_a_day_with_25_keep_their_offsets() -> None:
    start = 1_792_879_200_000  # 2026-10-25 00:00 in Warsaw, the day on which 2:00 comes twice
    hours = tuple(replace(RICH.hours[0], start=start + place * 3_600_000, hour=place) for place in range(4))
    rows = from_json(made(replace(RICH, hours=hours), Format.JSON))["hours"]
    assert [row["start"][11:] for row in rows] == [
        "00:00:00+02:00",
        "01:00:00+02:00",
        "02:00:00+02:00",
        "02:00:00+01:00",
    ]


def test_a_format_that_is_not_installed_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(ReportError, match=r"install supervisor-app\[reports\]"):
        as_xlsx(tables_of(RICH), RICH.at)


def test_texts_are_cut_and_numbers_of_everything_else_are_not() -> None:
    names = [row["name"] for row in from_json(report("hostile", Format.JSON))["topics"]]
    assert max(map(len, names)) == 501
    assert len(names) == len(HOSTILE.topics)
    assert as_csv(tables_of(LACKING)).count(b"\r\n") > 40
