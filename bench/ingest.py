"""Bar 1: pages of bytes into a committed store, with their events, beside a bare pipeline and beside dlt."""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from bench import ours, raw
from bench.pages import Kept, pages
from bench.timing import Timing, alternating, table, timed

DLT_CONTACTS = 20_000
"""dlt is slow enough to be asked for less; its seconds are told by the contact like the others'."""

Ingest = Callable[[Iterable[bytes], Path], None]


def run(contacts: int, rounds: int, dlt_python: str | None) -> str:
    """The table of bar 1, and how it was measured."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        _agree(list(pages(2_000)), place)
        told = Kept(pages(contacts), place / "pages")
        work = {
            "Supervisor": lambda: _ingested(ours.ingest, told, place),
            "bare sqlite3": lambda: _ingested(raw.ingest, told, place),
        }
        timings = alternating(work, rounds)
    bare = timings["bare sqlite3"].median / contacts
    rows = [_row(name, timing, contacts, bare) for name, timing in timings.items()]
    if dlt_python is not None:
        rows.append(_dlt_row(dlt_python, bare))
    head = ("ingest, bytes to committed store", "contacts/s", "us a contact", "least - most", "speed to bare")
    facts = f"{contacts:,} contacts with events in pages of 500, {rounds} rounds in turns; "
    return f"{facts}SQLite {sqlite3.sqlite_version}, Python {sys.version.split()[0]}\n{table(head, rows)}"


def _row(name: str, timing: Timing, contacts: int, bare: float) -> tuple[str, ...]:
    each, least, most = (seconds / contacts for seconds in timing)
    spread = f"{least * 1e6:.1f} - {most * 1e6:.1f}"
    return name, f"{1 / each:,.0f}", f"{each * 1e6:.1f}", spread, f"{bare / each:.2f}"


def _ingested(ingest: Ingest, told: Iterable[bytes], place: Path) -> float:
    with tempfile.TemporaryDirectory(dir=place) as folder:
        return timed(lambda: ingest(told, Path(folder, "store.db")))


def _agree(told: Iterable[bytes], place: Path) -> None:
    """Both keep the same tickets and events. Raises ValueError where they do not."""
    for name, ingest in (("ours.db", ours.ingest), ("bare.db", raw.ingest)):
        ingest(told, place / name)
    contacts = "select id, created, updated, answered, outcome, topic, owner from {} order by id"
    events = "select contact, id, at, kind, role, author, detail from events order by contact, id"
    for one, other in ((contacts.format("contacts"), contacts.format("tickets")), (events, events)):
        if _answer(place / "ours.db", one) != _answer(place / "bare.db", other):
            raise ValueError(f"the two do not keep the same: {one}")


def _answer(file: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def _dlt_row(python: str, bare: float) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        told = Path(folder, "pages")
        told.mkdir()
        for number, page in enumerate(pages(DLT_CONTACTS)):
            (told / f"{number:06d}").write_bytes(page)
        command = [python, str(Path(__file__).with_name("dlt_peer.py")), str(told), f"{folder}/dlt.db"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
        name, seconds = said.strip().splitlines()[-1].rsplit(" ", 1)
        found = _answer(Path(folder, "dlt.db"), "select count(*) from tickets")
        if found != [(DLT_CONTACTS,)]:
            raise ValueError(f"dlt kept {found} of {DLT_CONTACTS} tickets")
    each = float(seconds) / DLT_CONTACTS
    return (
        f"{name} ({DLT_CONTACTS:,})",
        f"{1 / each:,.0f}",
        f"{each * 1e6:.1f}",
        "one run",
        f"{bare / each:.3f}",
    )
