"""Whoever is measured over days and months gives the same answers, and the tables come out."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bench import filled, history
from bench.asked import DAYS, Daily, Peer, same_days, same_months
from bench.duckdb_peer import DuckDb
from bench.postgres_peer import Postgres
from bench.rolled_up import Supervisor
from bench.sqlite_peer import Sqlite

CONTACTS = 3_500


@pytest.fixture(scope="module", autouse=True)
def few_days() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filled, "DAYS", 7)
        yield


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("history") / "store.db"
    return history.made(file, partial(filled.fill, contacts=CONTACTS))


def test_roll_ups_give_the_answers_of_the_contacts(store: Path) -> None:
    with closing(Supervisor(store)) as rolled, closing(Supervisor(store, facts=True)) as facts:
        told = rolled.daily()
        same_days(told, facts.daily())
        assert {row[0] for row in told.hours} == {day.start // 86_400_000 for day in DAYS}
        months = rolled.trend(percentiles=True)
        assert same_months(months, facts.trend(percentiles=True)) <= 0.01
        assert {row[0] for row in months} == {"2026-10"}


def test_sqlite_agrees(store: Path, tmp_path: Path) -> None:
    _agrees(store, Sqlite(store, tmp_path), percentiles=False)


def test_duckdb_agrees(store: Path, tmp_path: Path) -> None:
    _agrees(store, DuckDb(pytest.importorskip("duckdb"), store, tmp_path), percentiles=True)


def test_postgresql_agrees(store: Path, tmp_path: Path) -> None:
    module, programs = pytest.importorskip("psycopg"), history.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not here")
    _let_others_pass(tmp_path)
    _agrees(store, Postgres(module, programs, store, tmp_path), percentiles=True)


def _let_others_pass(folder: Path) -> None:
    """A server that is run by somebody else has to get into its own folder."""
    for one in (folder, *folder.parents[:2]):
        one.chmod(0o711)


def _agrees(store: Path, peer: Peer, *, percentiles: bool) -> None:
    with closing(peer), closing(Supervisor(store)) as ours:
        same_days(ours.daily(), peer.daily())
        mine, theirs = (one.trend(percentiles=percentiles) for one in (ours, peer))
        assert same_months(mine, theirs) <= 0.01


def test_answers_that_differ_are_not_compared(store: Path) -> None:
    with closing(Supervisor(store)) as ours:
        told = ours.daily()
    changed = told._replace(topics=[(*row[:2], row[2] + 1) for row in told.topics])
    with pytest.raises(ValueError, match="the topics of the two differ"):
        same_days(told, changed)
    with pytest.raises(ValueError, match="the hours of the two are not of the same"):
        same_days(told, Daily([], *told[1:]))


def test_the_tables_say_who_was_measured_and_how(tmp_path: Path) -> None:
    _let_others_pass(tmp_path)
    said = history.run(history.Wanted(contacts=CONTACTS, rounds=1, place=tmp_path, growth=True))
    assert re.search(r"^SQLite without roll-ups: 3\.\S+: its own file", said, re.MULTILINE)
    assert re.search(r"^DuckDB: (\d|not here, left out)", said, re.MULTILINE)
    assert re.search(r"^PostgreSQL: (\d|not here, left out)", said, re.MULTILINE)
    assert re.search(r"^Supervisor +\d+\.\d\d +\d+\.\d\d - \d+\.\d\d +1\.0 *$", said, re.MULTILINE)
    assert re.search(r"^roll-ups: .* of the facts'", said, re.MULTILINE)
    assert [line.split("  ")[0] for line in said.splitlines()[-3:]] == ["350", "3,500", "7,000"]


def test_copies_follow_one_another_in_time_with_numbers_of_their_own(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        asked = (
            "select count(*), count(distinct id), min(id), max(id), min(created), max(created) from contacts"
        )
        contacts, numbers, first, last, since, until = connection.execute(asked).fetchone()
        weeks = "select count(*) from contacts group by (created - ?) / 604800000"
        by_week = connection.execute(weeks, (DAYS[-1].end % 604_800_000,)).fetchall()
        told = "select count(*) from events join contacts on contact = contacts.id and at >= created"
        (told_of,) = connection.execute(told).fetchone()
        (events,) = connection.execute("select value from counters where name = 'events'").fetchone()
    assert (contacts, numbers, first, last) == (CONTACTS, CONTACTS, "000000000", "000003499")
    assert DAYS[-1].end - 35 * 86_400_000 <= since < until < DAYS[-1].end
    assert by_week == [(CONTACTS // 5,)] * 5
    assert told_of == events
