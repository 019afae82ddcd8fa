"""Bars 3 and 4: a daily summary and a trend of 24 months, beside databases that hold the facts alone."""

import gc
import importlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType

from msgspec import Struct

from bench import filled
from bench.asked import Peer, same_days, same_months
from bench.duckdb_peer import DuckDb
from bench.postgres_peer import Postgres
from bench.rolled_up import Supervisor
from bench.sqlite_peer import Sqlite
from bench.timing import Timing, alternating, table, timed
from supervisor_app.services.clock import wall_now
from supervisor_app.services.frame import Frame
from supervisor_app.services.rolling import Rolling
from supervisor_app.store.database import Store

FEW = 500_000
"""Of so many contacts at most the answers are compared with those from the contacts themselves, too."""
_ERROR = 0.01
_HEAD = ("ms", "least - most", "times ours", "bar")
_DAILY_BARS = {"DuckDB": 10, "PostgreSQL": 15, "SQLite without roll-ups": 20}
_COUNTS, _EXACT = "counts and means", "exact percentiles too"
_TREND_BARS = {f"DuckDB, {_COUNTS}": 20, f"DuckDB, {_EXACT}": 40}
_SLOW = 3
"""Rounds of what takes seconds."""


class Wanted(Struct, frozen=True):
    """What is measured. ``place``: where stores and peers are kept for the next time (None: nowhere).

    ``programs``: the folder of PostgreSQL's programs. ``growth``: a tenth and twice of the contacts, too.
    """

    contacts: int
    rounds: int
    place: Path | None = None
    programs: Path | None = None
    growth: bool = False


def run(wanted: Wanted) -> str:
    """The tables of both bars, and how they were measured."""
    with _folder(wanted.place) as place:
        store = _store(place, wanted.contacts)
        parts = [_compared(store, place / f"peers-{wanted.contacts}", wanted), _size(store)]
        if wanted.growth:
            parts.append(_growth(place, wanted))
    return "\n\n".join(parts)


@contextmanager
def _folder(place: Path | None) -> Iterator[Path]:
    if place is not None:
        place.mkdir(parents=True, exist_ok=True)
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        Path(folder).chmod(0o711)  # a server may have to look into it as somebody else
        yield Path(folder)


def _store(place: Path, contacts: int) -> Path:
    return made(place / f"store-{contacts}.db", partial(filled.fill, contacts=contacts))


def made(file: Path, fill: Callable[[Path], None]) -> Path:
    """A store with its roll-ups; filled where it is not there."""
    if not file.exists():
        raw = file.with_name(f"new-{file.name}")
        for part in file.parent.glob(f"{raw.name}*"):
            part.unlink()
        fill(raw)
        for part in (*file.parent.glob(f"{raw.name}?*"), raw):
            part.rename(part.with_name(part.name.removeprefix("new-")))
    store = Store.open(str(file))
    rolling = Rolling(store, Frame())
    while rolling.turn(wall_now()):
        pass
    store.close()
    return file


def _compared(store: Path, place: Path, wanted: Wanted) -> str:
    """All who are there, first their answers, then their times."""
    place.mkdir(exist_ok=True)
    peers: list[Peer] = []
    try:
        ours = Supervisor(store)
        peers.append(ours)
        absent = []
        for name, opened in _others(store, place, wanted):
            if opened is None:
                absent.append(f"{name}: not here, left out")
            else:
                peers.append(opened())
        error = _agreed(ours, peers[1:], store, wanted)
        gc.collect()
        gc.freeze()  # as the program does once it has started
        tables = (
            _daily(ours, peers[1:], store, wanted.rounds),
            _trend(ours, peers[1:], wanted.rounds, error),
        )
        told = [f"{one.name}: {one.settings}" for one in peers]
    finally:
        gc.unfreeze()
        for one in peers:
            one.close()
    return "\n\n".join(("\n".join((*told, *absent)), *tables))


def _others(store: Path, place: Path, wanted: Wanted) -> Iterator[tuple[str, Callable[[], Peer] | None]]:
    """The other ones by name; None where one is not to be had."""
    duckdb, psycopg, folder = _module("duckdb"), _module("psycopg"), wanted.programs or programs()
    yield "DuckDB", None if duckdb is None else partial(DuckDb, duckdb, store, place)
    if psycopg is None or folder is None:
        yield "PostgreSQL", None
    else:
        yield "PostgreSQL", partial(Postgres, psycopg, folder, store, place)
    yield "SQLite without roll-ups", partial(Sqlite, store, place)


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def programs() -> Path | None:
    """The newest PostgreSQL of this machine."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _agreed(ours: Supervisor, others: list[Peer], store: Path, wanted: Wanted) -> float:
    """How wrong our percentiles of months are at the most. Raises ValueError where anybody differs."""
    mine, months, error = ours.daily(), ours.trend(percentiles=True), 0.0
    if wanted.contacts <= FEW:
        with closing(Supervisor(store, facts=True)) as facts:
            same_days(mine, facts.daily())
            error = same_months(months, facts.trend(percentiles=True))
    for one in others:
        same_days(mine, one.daily())
        same_months([row[:6] for row in months], [row[:6] for row in one.trend(percentiles=False)])
        if one.name == "DuckDB":
            error = max(error, same_months(months, one.trend(percentiles=True)))
    if error > _ERROR:
        raise ValueError(f"a percentile is wrong by {error:.2%}")
    return error


def _daily(ours: Supervisor, others: list[Peer], store: Path, rounds: int) -> str:
    def just_opened() -> None:
        with closing(Supervisor(store)) as fresh:
            fresh.daily()

    work = {one.name: partial(timed, one.daily) for one in (ours, *others)}
    work["Supervisor, opened for it"] = partial(timed, just_opened)
    return _table("daily summary: three days", alternating(work, rounds), _DAILY_BARS)


def _trend(ours: Supervisor, others: list[Peer], rounds: int, error: float) -> str:
    work = {ours.name: partial(timed, partial(ours.trend, percentiles=True))}
    slow = {}
    for one in others:
        if one.name == "DuckDB":
            work[f"DuckDB, {_COUNTS}"] = partial(timed, partial(one.trend, percentiles=False))
            work[f"DuckDB, {_EXACT}"] = partial(timed, partial(one.trend, percentiles=True))
        else:
            slow[f"{one.name}, {_COUNTS}"] = partial(timed, partial(one.trend, percentiles=False))
    timings = alternating(work, rounds) | alternating(slow, min(rounds, _SLOW))
    title = "trend: 24 months"
    return f"{_table(title, timings, _TREND_BARS)}\npercentiles of months: wrong by {error:.3%} at the most"


def _table(title: str, timings: dict[str, Timing], bars: dict[str, int]) -> str:
    ours = timings["Supervisor"].median
    rows = [
        (
            name,
            f"{one.median * 1e3:.2f}",
            f"{one.least * 1e3:.2f} - {one.most * 1e3:.2f}",
            f"{one.median / ours:.1f}",
            f"{bars[name]}" if name in bars else "",
        )
        for name, one in timings.items()
    ]
    return table((title, *_HEAD), rows)


def _size(store: Path) -> str:
    """How large the roll-ups are beside the facts they are made of."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        ((rolled,),) = connection.execute("select coalesce(sum(length(cells)), 0) from rollups").fetchall()
        ((pages, size),) = connection.execute(
            "select page_count, page_size from pragma_page_count(), pragma_page_size()"
        ).fetchall()
    facts = pages * size - rolled
    share = f"{rolled / facts:.1%} of the facts' {facts / 1e6:,.1f} MB"
    return f"roll-ups: {rolled / 1e6:,.1f} MB, {share} (bar: 15 %)"


def _growth(place: Path, wanted: Wanted) -> str:
    """The same days and months with a tenth, and with twice of the contacts."""
    sizes = (wanted.contacts // 10, wanted.contacts, wanted.contacts * 2)
    stores = {f"{size:,}": _store(place, size) for size in sizes}
    rounds = wanted.rounds
    opened = {name: Supervisor(file) for name, file in stores.items()}
    try:
        daily = alternating({name: partial(timed, one.daily) for name, one in opened.items()}, rounds)
        trend = alternating(
            {name: partial(timed, partial(one.trend, percentiles=True)) for name, one in opened.items()},
            rounds,
        )
    finally:
        for one in opened.values():
            one.close()
    rows = [(name, *(_grown(timings, name) for timings in (daily, trend))) for name in stores]
    return table(("contacts of two years", "daily summary", "trend (bar: 1.3)"), rows)


def _grown(timings: dict[str, Timing], name: str) -> str:
    one, least = timings[name].median, next(iter(timings.values())).median
    return f"{one * 1e3:.2f} ms, {one / least:.2f}"
