"""``trends``: what it prints, of which window, and what it says where there is nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.batch import Batch, Record
from supervisor_app.domain.beside import Customer, CustomerFact
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.store.database import Store
from tests.services.making import NOON, waiting_mail
from tests.services.trending import ZONE, cohort_of_two, two_autumns


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store of two autumns and a cohort."""
    path = str(tmp_path / "desk.db")
    contacts, customers = cohort_of_two()
    words = Customer(source="d", id="c", addresses=("b",), facts={"segment": CustomerFact(word="business")})
    kept = Store.open(path)
    records = tuple(
        Record(one)
        for one in (*contacts, *two_autumns(), waiting_mail(1, at=NOON - 1000, id="w", site="west"))
    )
    kept.save("desk", Batch(cursor="1", records=records))
    kept.save("d", Batch(cursor="1", beside=(*customers, words)))
    keep_frame(kept, Frame(zone=ZONE))
    note_seen(kept, NOON)
    kept.close()
    return path


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    assert main(["trends", "--json", *words]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_a_row_says_what_lists_its_contacts(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = rows(capsys, "--store", store)
    row = next(
        one
        for one in told
        if one["table"] == "months" and (one["month"], one["channel"]) == ("2026-10", "portal")
    )
    assert (row["value"], row["n"], row["whole"], row["gap"]) == (4.0, 4, True, False)
    assert (row["figure"], row["where"]) == ("volume", {"channel": "portal"})
    assert row["from"] == "2026-10-01T00:00:00.000+02:00"
    words = ["--figure", row["figure"], "--where", "channel=portal", "--from", row["from"], "--to", row["to"]]
    assert main(["contacts", "--store", store, *words, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 4


def test_every_fact_is_told_or_the_one_that_is_named(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = {row["fact"] for row in rows(capsys, "--store", store) if row["table"] == "cohorts"}
    assert facts == {"e", "segment"}
    named = rows(capsys, "--store", store, "--fact", "segment")
    assert {row["fact"] for row in named if row["table"] == "cohorts"} == {"segment"}


def test_a_site_and_a_window_leave_their_own(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    west = rows(capsys, "--store", store, "--site", "west")
    assert sum(row["n"] for row in west if row["table"] == "months" and row["channel"] == "all") == 1
    october = rows(capsys, "--store", store, "--from", "2026-10-01", "--to", "2026-11-01")
    assert {row["month"] for row in october if row["table"] == "months"} == {"2026-10"}


def test_tables_are_printed_for_people(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trends", "--store", store]) == 0
    printed = capsys.readouterr().out
    for table in ("months", "share", "index", "years", "shift", "hours", "weekdays", "monthdays", "cohorts"):
        assert f"\n{table}\n" in printed
    assert "3 (part)" in printed


def test_a_window_without_anything_is_said(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trends", "--store", store, "--from", "2020-01-01", "--to", "2020-02-01", "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert printed.err == "supervisor-app: nothing of this window is stored\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--channel", "pigeon"], "there is no channel 'pigeon'"),
        (["--zone", "Nowhere/At_all"], "there is no zone"),
        (["--from", "2026-11-01", "--to", "2026-10-01"], "is after --to"),
    ],
)
def test_what_makes_no_sense_is_said(
    words: list[str], says: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trends", "--store", store, *words]) == 1
    assert says in capsys.readouterr().err
