"""A report in the format that was asked for, and in a file that is either whole or not there."""

import os
import tempfile
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from supervisor_app.domain.errors import ReportError
from supervisor_app.domain.summary import Period, Summary
from supervisor_app.reports.as_csv import as_csv
from supervisor_app.reports.as_json import as_json
from supervisor_app.reports.as_pdf import as_pdf
from supervisor_app.reports.as_xlsx import as_xlsx
from supervisor_app.reports.tables import tables_of
from supervisor_app.text.periods import report_stem


class Format(StrEnum):
    """What a report can be."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def made(summary: Summary, wanted: Format) -> bytes:
    """The report. PDF draws, in the thread of the window where there is one. Raises ReportError."""
    tables = tables_of(summary)
    if wanted is Format.PDF:
        return as_pdf(tables, summary.at)
    if wanted is Format.XLSX:
        return as_xlsx(tables, summary.at)
    return as_csv(tables) if wanted is Format.CSV else as_json(tables)


def file_name(period: Period, wanted: Format) -> str:
    """What a report is called where nobody names it: ``report-2026-11-20.pdf``."""
    return f"{report_stem(period)}.{wanted.value}"


def write(data: bytes, path: Path) -> None:
    """Put a report into a file, which is never seen half written. Raises ReportError."""
    if path.exists() and not path.is_file():
        raise ReportError(f"{path} is no file: name one in a folder that is there")
    try:
        _replace(data, path)
    except FileNotFoundError as error:
        raise ReportError(
            f"{path} cannot be written: there is no folder {path.parent}. Make it first"
        ) from error
    except PermissionError as error:
        remedy = "Name a file in a folder of yours, or close the program that has it open"
        raise ReportError(f"{path} cannot be written: no permission. {remedy}") from error
    except OSError as error:
        raise ReportError(f"{path} cannot be written: {error.strerror or error}") from error


def _replace(data: bytes, path: Path) -> None:
    """Write beside the file, to the disk, then in its place."""
    descriptor, beside = tempfile.mkstemp(prefix=".report-", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
