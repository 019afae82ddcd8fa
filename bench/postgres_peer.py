"""PostgreSQL: a server of its own, started for the measurement and stopped after it."""

import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.asked import MONTHS, SHARES, Daily, Rows, flat, months
from bench.facts import ARRIVALS, ENDED, ENDS, OFFERED, clock, in_days, write_csv
from supervisor_app.domain.time import DAY_MS

_UNPRIVILEGED = "postgres"
_SETTINGS = {
    "shared_buffers": "2GB",
    "effective_cache_size": "12GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    "max_parallel_workers_per_gather": "2",
    "random_page_cost": "1.1",
    "jit": "off",
    "fsync": "off",
    "autovacuum": "off",
    "listen_addresses": "",
}
_TOLD = ("shared_buffers", "work_mem", "max_parallel_workers_per_gather", "random_page_cost", "jit")
_ARRIVALS = "arrived bigint, channel text, topic text, outcome text, wait_ms integer"
_ENDS = "done bigint, channel text, agent text, handling_ms integer"
_MOUTHFUL = 1 << 20

_RANKS = f"percentile_cont(array{list(SHARES)}) within group (order by wait_ms)"
_ARRIVED, _DONE = in_days("arrivals", "arrived"), in_days("ends", "done")
_HOURS = f"select {clock('arrived')}, channel, count(*), {OFFERED}, {ENDED} from {_ARRIVED} group by 1, 2, 3"
_HANDLED = "count(*), avg(handling_ms)::float8 / 1000"
_HANDLINGS = f"select {clock('done')}, channel, {_HANDLED} from {_DONE} group by 1, 2, 3"
_WAITS = (
    f"select arrived / {DAY_MS}, channel, {_RANKS} from {_ARRIVED} where outcome = 'answered' group by 1, 2"
)
_TOPICS = f"select arrived / {DAY_MS}, topic, count(*) from {_ARRIVED} group by 1, 2"
_AGENTS = (
    f"select done / {DAY_MS}, agent, count(*), sum(handling_ms)::float8 / 1000 from {_DONE} group by 1, 2"
)
_MONTH = " ".join(f"when arrived < {window.end} then '{name}'" for name, window in months())
_TREND = f"""
    select case {_MONTH} end, channel, count(*), {ENDED}{{ranks}} from arrivals
    where arrived >= {MONTHS.start} and arrived < {MONTHS.end} group by 1, 2
"""


class Postgres:
    """The facts in PostgreSQL. ``module``: the imported ``psycopg``; ``programs``: where ``initdb`` is."""

    def __init__(self, module: ModuleType, programs: Path, store: Path, place: Path) -> None:
        self._cluster = _Cluster(programs, place / "postgres")
        is_new = self._cluster.start()
        try:
            self._connection: Any = module.connect(**self._cluster.address, autocommit=True)
            self._cursor: Any = self._connection.cursor(binary=True)
            if is_new:
                _load(self._cursor, store, place)
            version = self._cursor.execute("show server_version").fetchone()[0]
        except BaseException:
            self._cluster.stop()
            raise
        self.name = "PostgreSQL"
        told = ", ".join(f"{name} {_SETTINGS[name]}" for name in _TOLD)
        self.settings = (
            f"{version} over a socket, psycopg {module.__version__}, prepared, binary: tables in "
            f"the order of time, covering indexes on it, vacuumed and analysed; {told}"
        )

    def daily(self) -> Daily:
        """The three days."""
        ask = self._rows
        return Daily(ask(_HOURS), ask(_HANDLINGS), flat(ask(_WAITS)), ask(_TOPICS), ask(_AGENTS))

    def trend(self, *, percentiles: bool) -> Rows:
        """By month and channel."""
        ranks = f", {_RANKS} filter (where outcome = 'answered')" if percentiles else ""
        rows = self._rows(_TREND.format(ranks=ranks))
        return flat(rows) if percentiles else rows

    def close(self) -> None:
        """Stop the server."""
        self._connection.close()
        self._cluster.stop()

    def _rows(self, question: str) -> Rows:
        found: Rows = self._cursor.execute(question, prepare=True).fetchall()
        return found


class _Cluster:
    """The files and the server, run by somebody unprivileged."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._user = _UNPRIVILEGED if os.geteuid() == 0 else None
        self.address = {"host": str(folder), "user": "bench", "dbname": "postgres"}

    def start(self) -> bool:
        """Start it; whether it is new."""
        is_new = not (self._folder / "PG_VERSION").exists()
        if is_new:
            self._folder.mkdir(mode=0o700)
            if self._user is not None:
                shutil.chown(self._folder, self._user)
            self._run(
                "initdb", "--username=bench", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"
            )
        settings = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
        options = f"{settings} -c unix_socket_directories='{self._folder}'"
        self._run("pg_ctl", "--wait", f"--log={self._folder}/log", f"--options={options}", "start")
        return is_new

    def stop(self) -> None:
        """Stop it."""
        self._run("pg_ctl", "--wait", "--mode=fast", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._folder}", *arguments]
        said = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": self._folder}
        subprocess.run(command, check=True, user=self._user, **said)  # type: ignore[call-overload]  # noqa: S603


def _load(cursor: Any, store: Path, place: Path) -> None:
    """The facts of a store into a new server."""
    for table, question, at, columns in (
        ("arrivals", ARRIVALS, "arrived", _ARRIVALS),
        ("ends", ENDS, "done", _ENDS),
    ):
        told = place / f"{table}.csv"
        write_csv(store, question, told)
        cursor.execute(f"create unlogged table raw ({columns})")
        with told.open("rb") as stream, cursor.copy("copy raw from stdin (format csv)") as copy:
            while mouthful := stream.read(_MOUTHFUL):
                copy.write(mouthful)
        told.unlink()
        cursor.execute(f"create table {table} as select * from raw order by {at}")
        cursor.execute("drop table raw")
        others = ", ".join(column.split()[0] for column in columns.split(", ") if not column.startswith(at))
        cursor.execute(f"create index on {table} ({at}) include ({others})")
        cursor.execute(f"vacuum (freeze, analyze) {table}")
