"""A report as JSON: an object with one member a table; docs/reports.md names the members."""

import json
from collections.abc import Sequence

from supervisor_app.reports.cells import Cell, Table
from supervisor_app.reports.printing import plain_value


def as_json(tables: Sequence[Table]) -> bytes:
    """All tables: a list of objects each, one a line, and an object where a table describes one thing."""
    members = (f"{json.dumps(table.key)}: {_member(table)}" for table in tables)
    return ("{" + ",\n".join(members) + "}\n").encode()


def _member(table: Table) -> str:
    rows = [_object(table, row) for row in table.rows]
    return rows[0] if table.single else "[" + ",\n ".join(rows) + "]"


def _object(table: Table, row: Sequence[Cell]) -> str:
    cells = zip(table.columns, row, strict=True)
    values = {column.key: plain_value(cell, column, table.zone) for column, cell in cells}
    return json.dumps(values, ensure_ascii=False, allow_nan=False)
