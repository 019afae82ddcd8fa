"""A report as a workbook: one sheet a table, real numbers and real dates, no text that becomes a formula.

Durations are seconds, shares are fractions shown in per cent; the unit stands in the head of a column, or
in the column of units where rows differ. Instants are local times of the zone the sheet "About" names.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from supervisor_app.domain.errors import ReportError
from supervisor_app.domain.time import Instant, from_instant
from supervisor_app.reports.cells import OF_ROW, Cell, Column, Kind, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
_NUMBERS = {"share": "0.0%", "s": "#,##0.0", "stars": "0.00"}
_WHOLE, _PARTS = "#,##0", "#,##0.0"
_WIDEST, _NARROWEST = 60, 8
_SHEET_NAME_MOST = 31


def as_xlsx(tables: Sequence[Table], at: Instant) -> bytes:
    """All tables; ``at`` is told as the time at which the file was made. Raises ReportError."""
    try:
        import xlsxwriter  # only where asked for: it is an extra
    except ImportError:
        raise ReportError("XLSX needs XlsxWriter: install supervisor-app[reports]") from None
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as workbook:
        workbook.set_properties({"created": from_instant(at).astimezone(UTC).replace(tzinfo=None)})
        styles = _Styles(workbook)
        for table in tables:
            sheet = workbook.add_worksheet(table.title[:_SHEET_NAME_MOST])
            (_write_one if table.single else _write_rows)(sheet, table, styles)
    return out.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}
        self.head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def of(self, pattern: str) -> "Format":
        """The format with this pattern of numbers."""
        if pattern not in self._made:
            self._made[pattern] = self._workbook.add_format({"num_format": pattern})
        return self._made[pattern]


def _write_rows(sheet: "Worksheet", table: Table, styles: _Styles) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, _head(column), styles.head)
        sheet.set_column(place, place, _width(column, [row[place] for row in table.rows]))
    for line, row in enumerate(table.rows, 1):
        for place, column in enumerate(table.columns):
            _write(sheet, (line, place), row[place], column, table.unit(column, row), table.zone, styles)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_one(sheet: "Worksheet", table: Table, styles: _Styles) -> None:
    """The only row of a table, down the page: it is read, not sorted."""
    (row,) = table.rows
    for line, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        sheet.write_string(line, 0, _head(column), styles.head)
        _write(sheet, (line, 1), cell, column, table.unit(column, row), table.zone, styles)
    sheet.set_column(0, 0, max(len(column.title) for column in table.columns) + 2)
    sheet.set_column(1, 1, _WIDEST)
    sheet.freeze_panes(0, 1)


def _write(
    sheet: "Worksheet",
    place: tuple[int, int],
    cell: Cell,
    column: Column,
    unit: str,
    zone: str,
    styles: _Styles,
) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, str):
        sheet.write_string(*place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), styles.of("yyyy-mm-dd"))
    elif column.kind is Kind.INSTANT and isinstance(cell, int):
        sheet.write_datetime(*place, from_instant(cell, zone), styles.of("yyyy-mm-dd hh:mm:ss"))
    elif cell is not None:
        counted = _WHOLE if isinstance(cell, int) else _PARTS
        sheet.write_number(*place, cell, styles.of(_NUMBERS.get(unit, counted)))


def _head(column: Column) -> str:
    return f"{column.title}, {column.unit}" if column.unit and column.unit != OF_ROW else column.title


def _width(column: Column, cells: Sequence[Cell]) -> int:
    """How wide a column is, in letters."""
    if column.kind in (Kind.INSTANT, Kind.DAY):
        return 20
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    return min(max(longest, len(_head(column)), _NARROWEST) + 2, _WIDEST)
