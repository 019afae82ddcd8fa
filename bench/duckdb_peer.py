"""DuckDB: a file of its own, sorted by time, on all cores.

Of several ways to ask the quickest one is taken.
"""

import os
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.asked import SHARES, Daily, Rows, flat, months
from bench.facts import ARRIVALS, ENDED, ENDS, OFFERED, clock, in_days, write_csv
from supervisor_app.domain.time import DAY_MS

_ARRIVALS = {
    "arrived": "bigint",
    "channel": "varchar",
    "topic": "varchar",
    "outcome": "varchar",
    "wait_ms": "integer",
}
_ENDS = {"done": "bigint", "channel": "varchar", "agent": "varchar", "handling_ms": "integer"}
_FEW = ("channel", "topic", "outcome", "agent")

_RANKS = f"quantile_cont(wait_ms, {list(SHARES)})"
_ARRIVED, _DONE = in_days("arrivals", "arrived"), in_days("ends", "done")
_HOURS = (
    f"select {clock('arrived', '//')}, channel, count(*), {OFFERED}, {ENDED} from {_ARRIVED} group by all"
)
_HANDLED = "count(*), avg(handling_ms) / 1000"
_HANDLINGS = f"select {clock('done', '//')}, channel, {_HANDLED} from {_DONE} group by all"
_ANSWERED = f"{_ARRIVED} where outcome = 'answered'"
_WAITS = f"select arrived // {DAY_MS}, channel, {_RANKS} from {_ANSWERED} group by all"
_TOPICS = f"select arrived // {DAY_MS}, topic, count(*) from {_ARRIVED} group by all"
_AGENTS = f"select done // {DAY_MS}, agent, count(*), sum(handling_ms) / 1000 from {_DONE} group by all"

# A month by itself needs no calendar; groups that are told apart by outcome, too, need no conditions.
_GROUPS = "channel, outcome, count(*) as n, sum(wait_ms) as ms{ranks} from arrivals"
_OF_ANSWERED = "filter (where outcome = 'answered')"
_MONTH = f"""
    select '{{name}}', channel, sum(n)::bigint, coalesce(sum(n) {_OF_ANSWERED}, 0)::bigint,
      coalesce(sum(n) filter (where outcome = 'abandoned'), 0)::bigint,
      sum(ms) {_OF_ANSWERED} / sum(n) {_OF_ANSWERED} / 1000{{told}}
    from (select {_GROUPS} where arrived >= {{start}} and arrived < {{end}} group by all) group by all
"""


def _trend(*, percentiles: bool) -> str:
    ranks = f", {_RANKS} {_OF_ANSWERED} as ranks" if percentiles else ""
    told = f", any_value(ranks) {_OF_ANSWERED}" if percentiles else ""
    return " union all ".join(
        _MONTH.format(name=name, start=window.start, end=window.end, ranks=ranks, told=told)
        for name, window in months()
    )


_COUNTED, _RANKED = _trend(percentiles=False), _trend(percentiles=True)


class DuckDb:
    """The facts in DuckDB. ``module``: the imported ``duckdb``."""

    def __init__(self, module: ModuleType, store: Path, place: Path) -> None:
        threads = os.cpu_count() or 1
        file = place / "peer.duckdb"
        if not file.exists():
            _load(module, store, file)
        self.name = "DuckDB"
        self.settings = (
            f"{module.__version__}: its own file, {file.stat().st_size / 1e6:,.0f} MB, sorted by "
            f"time, words as enums, {threads} threads"
        )
        self._connection: Any = module.connect(str(file), read_only=True, config={"threads": threads})

    def daily(self) -> Daily:
        """The three days."""
        ask = self._rows
        return Daily(ask(_HOURS), ask(_HANDLINGS), flat(ask(_WAITS)), ask(_TOPICS), ask(_AGENTS))

    def trend(self, *, percentiles: bool) -> Rows:
        """By month and channel."""
        return flat(self._rows(_RANKED)) if percentiles else self._rows(_COUNTED)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, question: str) -> Rows:
        found: Rows = self._connection.execute(question).fetchall()
        return found


def _load(module: ModuleType, store: Path, file: Path) -> None:
    """The facts of a store into a new file."""
    connection = module.connect(str(file))
    for table, question, at, columns in (
        ("arrivals", ARRIVALS, "arrived", _ARRIVALS),
        ("ends", ENDS, "done", _ENDS),
    ):
        told = file.with_name(f"{table}.csv")
        write_csv(store, question, told)
        read = f"read_csv('{told}', header = false, columns = {columns})"
        connection.execute(f"create temp table raw as select * from {read} order by {at}")
        for word in (name for name in columns if name in _FEW):
            connection.execute(
                f"create type {table}_{word} as enum (select distinct {word} from raw order by 1)"
            )
        cast = (f"{name}::{table}_{name} as {name}" if name in _FEW else name for name in columns)
        connection.execute(f"create table {table} as select {', '.join(cast)} from raw order by {at}")
        connection.execute("drop table raw")
        told.unlink()
    connection.close()
