"""docs/reports.md names every table and every member, and no other."""

import re
from pathlib import Path

from supervisor_app.reports.tables import tables_of
from tests.reports.sample_day import RICH

DOCS = Path(__file__).parents[2] / "docs" / "reports.md"
_WORDS_OF_CELLS = {
    *("day", "week", "month", "range", "before", "none", "ok", "warn", "crit", "share", "s"),
    *("contacts", "customers", "messages", "points", "stars"),
}


def _documented() -> dict[str, set[str]]:
    """The members by table, as the documentation has them."""
    told: dict[str, set[str]] = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"\| (`[^|]+) \| (.*) \|", line)
        if match:
            for table in re.findall(r"`(\w+)`", match[1]):
                told[table] = set(re.findall(r"`(\w+)`", match[2]))
    return told


def test_every_member_of_every_table_is_documented() -> None:
    told = _documented()
    tables = {table.key: {column.key for column in table.columns} for table in tables_of(RICH)}
    assert list(told) != []
    assert set(told) == set(tables)
    for key, members in tables.items():
        assert members - told[key] == set(), key
        assert told[key] - members <= _WORDS_OF_CELLS, key
