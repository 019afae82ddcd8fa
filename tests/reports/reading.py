"""Reads reports back, with no code of ours: each format as rows by table."""

import csv
import io
import json
from typing import Any

import openpyxl
import pypdf

Rows = list[dict[str, Any]]


def from_json(data: bytes) -> dict[str, Rows]:
    """The tables of a JSON report; what describes one thing is a row too."""
    whole = json.loads(data)
    return {key: rows if isinstance(rows, list) else [rows] for key, rows in whole.items()}


def from_csv(data: bytes) -> dict[str, Rows]:
    """The tables of a CSV report, every field as it is written."""
    tables: dict[str, Rows] = {}
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        tables.setdefault(row.pop("table"), []).append(row)
    return tables


def from_xlsx(data: bytes) -> dict[str, list[list[Any]]]:
    """The cells of every sheet by its title, heads included."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def pages(data: bytes) -> list[str]:
    """The text of every page of a PDF."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """A text without any white space, since PDF does not tell how wide it was."""
    return "".join(text.replace("\u200b", "").split())
