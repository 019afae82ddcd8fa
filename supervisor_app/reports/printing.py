"""Cells as machine-readable formats write them."""

from datetime import date

from supervisor_app.domain.time import from_instant
from supervisor_app.reports.cells import Cell, Column, Kind


def plain_value(cell: Cell, column: Column, zone: str) -> str | int | float | bool | None:
    """A cell as JSON and CSV have it: days and instants by ISO 8601, instants with the offset of the zone."""
    if isinstance(cell, date):
        return cell.isoformat()
    if column.kind is Kind.INSTANT and isinstance(cell, int):
        return from_instant(cell, zone).isoformat(timespec="seconds")
    return cell
