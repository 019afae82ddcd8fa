"""The table that ``make operators`` prints."""

import sys
from collections.abc import Sequence

from tests.operators.running import Outcome

_HEAD = ("operator", "line", "published", "reference", "product", "tolerance", "ok")
_LINE_SIGNS = 100


def print_table(rows: Sequence[Outcome]) -> None:
    """All rows in aligned columns."""
    cells = [_HEAD, *map(_cells, rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(_HEAD))]
    for row in cells:
        padded = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(padded).rstrip() + "\n")


def print_faults(rows: Sequence[Outcome]) -> None:
    """What is wrong with the rows that are not ok, and how many there are."""
    wrong = [row for row in rows if not row.ok]
    for row in wrong:
        sys.stdout.write(f"\n{row.run}: {row.text}\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in row.faults)
    sys.stdout.write(f"\n{len(rows)} lines, {len(rows) - len(wrong)} as they should be\n")


def _cells(row: Outcome) -> tuple[str, ...]:
    text = row.text if len(row.text) <= _LINE_SIGNS else row.text[: _LINE_SIGNS - 1] + "…"
    mark = "ok" if row.ok else "NO"
    return row.run, text, row.published, row.reference or "–", row.product or "–", row.tolerance, mark
