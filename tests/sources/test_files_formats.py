"""Workbooks and Parquet files: real dates, numbers for ids, formulas, and what is no such file."""

import builtins
import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from supervisor_app.domain.errors import SettingsError
from tests.sources.importing import HEAD, PHONE, at, pieces_of, rejected_of, written

MAPPING = (
    HEAD
    + """
[columns]
id = "id"
created = { date = "day", time = "in" }
answered = "up"
talk = "talk"
queue = "queue"
escalated = "flag"
"""
    + PHONE
)
HEADER = ["id", "day", "in", "up", "talk", "queue", "flag"]
DAY, TIME = dt.datetime(2026, 3, 2), dt.time(9, 0)
ROW: list[Any] = [
    1012.0,
    DAY,
    TIME,
    dt.datetime(2026, 3, 2, 9, 0, 30),
    dt.timedelta(minutes=2),
    "sales",
    True,
]


def workbook(folder: Path, rows: list[list[Any]], sheet: str = "Sheet", name: str = "f.xlsx") -> Path:
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    active.title = sheet
    for row in rows:
        active.append(row)
    path = folder / name
    book.save(path)
    return path


def test_a_workbook_with_real_dates(tmp_path: Path) -> None:
    text = [1013, "2026-03-02", "9:00:00 AM", "2026-03-02 09:01", "1:30", "=sales", "no"]
    path = workbook(tmp_path, [HEADER, ROW, [None] * 7, [*text[:5], "faults"]])
    (piece,) = pieces_of(path, MAPPING)
    one, two = (record.contact for record in piece.batch.records)
    assert (one.id, one.created, one.answered) == ("1012", at("2026-03-02T09:00"), at("2026-03-02T09:00:30"))
    assert (one.talk_ms, one.queue, one.escalated) == (120_000, "sales", True)
    assert (two.id, two.created, two.talk_ms, two.escalated) == ("1013", one.created, 90_000, False)
    assert piece.rejected == ()


def test_a_formula_without_its_value_is_rejected_and_not_taken_for_empty(tmp_path: Path) -> None:
    path = workbook(tmp_path, [HEADER, ROW, [1013, *ROW[1:5], '=A2&"x"', True]])
    (piece,) = pieces_of(path, MAPPING)
    assert len(piece.batch.records) == 1
    (one,) = piece.rejected
    assert (one.line, one.column) == (3, "queue")
    assert one.reason == "the cell holds the formula '=A2&\"x\"' without its value"


def test_sheets_are_found_by_name_and_cells_beyond_the_header_rejected(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["made", "by"], HEADER, [*ROW, None, "more"]], "Calls")
    layout = '[file]\nsheet = "Calls"\nskip = 1\n'
    (one,) = rejected_of(path, MAPPING + layout)
    assert (one.line, one.reason) == (3, "the row has cells beyond the 7 of the header")
    with pytest.raises(SettingsError, match=r"there is no sheet 'Other'\. Sheets are Calls"):
        pieces_of(path, MAPPING + '[file]\nsheet = "Other"\n')


def test_what_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="this is no XLSX workbook"):
        pieces_of(written(tmp_path, b"id,day\n", "f.xlsx"), MAPPING)
    with zipfile.ZipFile(tmp_path / "g.xlsx", "w") as other:
        other.writestr("hello.txt", "hello")
    with pytest.raises(SettingsError, match="this is no XLSX workbook"):
        pieces_of(tmp_path / "g.xlsx", MAPPING)
    with pytest.raises(SettingsError, match="the sheet is empty"):
        pieces_of(workbook(tmp_path, []), MAPPING)


def test_a_workbook_that_breaks_off(tmp_path: Path) -> None:
    path = workbook(tmp_path, [HEADER, *[ROW] * 3000])
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:200_000]
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    with pytest.raises(SettingsError, match=r"the workbook is broken after row \d+"):
        pieces_of(path, MAPPING)


def test_parquet_with_timestamps(tmp_path: Path) -> None:
    stamps = [dt.datetime(2026, 3, 2, 9, 0, 0, 123_456), None]
    table = pa.table(
        {
            "id": pa.array([1012, 1013]),
            "day": pa.array([dt.date(2026, 3, 2)] * 2),
            "in": pa.array([dt.time(9, 0), dt.time(9, 5)]),
            "up": pa.array(stamps, type=pa.timestamp("ns")),
            "talk": pa.array([dt.timedelta(seconds=90)] * 2, type=pa.duration("ns")),
            "queue": pa.array(["sales", "faults"]).dictionary_encode(),
            "flag": pa.array([True, None]),
            "seen": pa.array([1] * 2),
        }
    )
    path = tmp_path / "f.parquet"
    parquet.write_table(table, path)
    (piece,) = pieces_of(path, MAPPING)
    one, two = (record.contact for record in piece.batch.records)
    assert (one.id, one.created, one.talk_ms, one.queue) == ("1012", at("2026-03-02T09:00"), 90_000, "sales")
    assert one.answered == at("2026-03-02T09:00:00.123")
    assert (two.answered, two.escalated) == (None, False)


def test_parquet_with_zones_lists_and_things_that_are_neither(tmp_path: Path) -> None:
    when = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)
    table = pa.table(
        {"t": pa.array([when] * 2), "agents": [["ada", "bo"], []], "queue": pa.array([{"a": 1}, None])}
    )
    path = tmp_path / "f.parquet"
    parquet.write_table(table, path)
    columns = '[columns]\ncreated = "t"\nagents = { columns = ["agents"], separator = ";" }\n'
    (piece,) = pieces_of(path, HEAD + columns + PHONE)
    assert [record.contact.agents for record in piece.batch.records] == [("ada", "bo"), ()]
    assert piece.batch.records[0].contact.created == at("2026-03-02T09:00")
    (one,) = rejected_of(path, HEAD + columns + 'queue = "queue"\n' + PHONE)
    assert (one.line, one.column) == (1, "queue")


def test_what_is_no_parquet(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="this is no Parquet file"):
        pieces_of(written(tmp_path, b"id,day\n", "f.parquet"), MAPPING)


@pytest.mark.parametrize(("name", "package"), [("f.xlsx", "openpyxl"), ("f.parquet", "pyarrow")])
def test_a_missing_package_is_named_with_its_remedy(
    name: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(wanted: str, *rest: Any) -> Any:
        if wanted.partition(".")[0] == package:
            raise ImportError(wanted)
        return real(wanted, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SettingsError, match=f"needs the package {package}.*supervisor-app.import"):
        pieces_of(written(tmp_path, b"x", name), MAPPING)


def test_tabs(tmp_path: Path) -> None:
    text = "\t".join(HEADER) + "\n" + "1\t2026-03-02\t9:00\t\t\ta, b\t\n"
    (piece,) = pieces_of(written(tmp_path, text, "f.tsv"), MAPPING)
    assert piece.batch.records[0].contact.queue == "a, b"
