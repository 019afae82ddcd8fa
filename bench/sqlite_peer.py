"""SQLite without roll-ups: the facts in tables whose very order is that of time, and aggregates over them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from math import floor
from pathlib import Path

from bench.asked import MONTHS, SHARES, Daily, Row, Rows, months
from bench.facts import ARRIVALS, ENDED, ENDS, OFFERED, clock, in_days
from supervisor_app.domain.time import DAY_MS

_PRAGMAS = {"cache_size": "-1048576", "mmap_size": "8589934592", "temp_store": "memory"}
_ARRIVED, _DONE = in_days("arrivals", "arrived"), in_days("ends", "done")
_HOURS = f"select {clock('arrived')}, channel, count(*), {OFFERED}, {ENDED} from {_ARRIVED} group by 1, 2, 3"
_HANDLED = "count(*), avg(handling_ms) / 1000.0"
_HANDLINGS = f"select {clock('done')}, channel, {_HANDLED} from {_DONE} group by 1, 2, 3"
_WAITS = (
    f"select arrived / {DAY_MS}, channel, wait_ms from {_ARRIVED} where outcome = 'answered' order by 1, 2, 3"
)
_TOPICS = f"select arrived / {DAY_MS}, topic, count(*) from {_ARRIVED} group by 1, 2"
_AGENTS = f"select done / {DAY_MS}, agent, count(*), sum(handling_ms) / 1000.0 from {_DONE} group by 1, 2"
_MONTH = " ".join(f"when arrived < {window.end} then '{name}'" for name, window in months())
_IN_MONTHS = f"from arrivals where arrived >= {MONTHS.start} and arrived < {MONTHS.end}"
_COUNTED = f"select case {_MONTH} end, channel, count(*), {ENDED} {_IN_MONTHS} group by 1, 2"


class Sqlite:
    """The facts in SQLite."""

    def __init__(self, store: Path, place: Path) -> None:
        file = place / "peer.db"
        if not file.exists():
            _load(store, file)
        self.name = "SQLite without roll-ups"
        told = ", ".join(f"{key} {value}" for key, value in _PRAGMAS.items())
        self.settings = (
            f"{sqlite3.sqlite_version}: its own file, {file.stat().st_size / 1e6:,.0f} MB, tables in "
            f"the order of time (without rowid), analysed; {told}"
        )
        self._connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        for name, value in _PRAGMAS.items():
            self._connection.execute(f"pragma {name} = {value}").fetchall()

    def daily(self) -> Daily:
        """The three days. It has no percentiles: the waits are told in order, and the places looked up."""
        ask = self._rows
        waits = [(*key, *_ranked(told)) for key, told in groupby(ask(_WAITS), lambda row: row[:2])]
        return Daily(ask(_HOURS), ask(_HANDLINGS), waits, ask(_TOPICS), ask(_AGENTS))

    def trend(self, *, percentiles: bool) -> Rows:
        """By month and channel. Raises ValueError where percentiles are wanted."""
        if percentiles:
            raise ValueError("SQLite has no percentiles")
        return self._rows(_COUNTED)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, question: str) -> Rows:
        return self._connection.execute(question).fetchall()


def _ranked(told: Iterator[Row]) -> Iterator[float]:
    """The percentiles of waits that come in order, in seconds."""
    waits = [row[2] for row in told]
    for share in SHARES:
        place = (len(waits) - 1) * share
        low = floor(place)
        below, above = waits[low], waits[min(low + 1, len(waits) - 1)]
        yield (below + (place - low) * (above - below)) / 1000


def _load(store: Path, file: Path) -> None:
    """The facts of a store into a new file."""
    with closing(sqlite3.connect(file, isolation_level=None, uri=True)) as connection:
        for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -524288"):
            connection.execute(f"pragma {pragma}").fetchall()
        connection.execute("attach ? as store", (f"file:{store}?mode=ro",))
        connection.execute("begin")
        for table, question, columns in (
            ("arrivals", ARRIVALS, ("arrived", "channel", "topic", "outcome", "wait_ms")),
            ("ends", ENDS, ("done", "channel", "agent", "handling_ms")),
        ):
            at = columns[0]
            named = ", ".join(columns)
            connection.execute(
                f"create table {table} ({at} integer, number integer, {', '.join(columns[1:])}, "
                f"primary key ({at}, number)) without rowid"
            )
            told = question.replace("from contacts", "from store.contacts")
            connection.execute(
                f"insert into {table} ({named}, number) "
                f"select {named}, row_number() over () from ({told}) order by {at}"
            )
        connection.execute("commit")
        connection.execute("analyze main")
