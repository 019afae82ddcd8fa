"""A report as one CSV: a line a row of a table; the first column says of which.

The columns are those of all tables together, and what a table has no column for is empty. Texts that a
spreadsheet would take for a formula get an apostrophe before them; numbers are written as they are.
"""

import csv
import io
from collections.abc import Sequence

from supervisor_app.reports.cells import Table
from supervisor_app.reports.printing import plain_value

TABLE = "table"
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_LOOKED_OVER = " \"'\u00a0\u3000\ufeff"


def as_csv(tables: Sequence[Table]) -> bytes:
    """All tables in UTF-8, with the mark by which spreadsheets know it; every field is quoted."""
    heads = dict.fromkeys(column.key for table in tables for column in table.columns)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [TABLE, *heads], restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for table in tables:
        for row in table.rows:
            cells = zip(table.columns, row, strict=True)
            fields = {column.key: _field(plain_value(cell, column, table.zone)) for column, cell in cells}
            writer.writerow({TABLE: table.key, **fields})
    return out.getvalue().encode("utf-8-sig")


def _field(value: str | int | float | bool | None) -> str | int | float:
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(_LOOKED_OVER).startswith(_FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value
