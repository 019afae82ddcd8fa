"""``figures`` and ``contacts`` of windows: rows, tables, and lists that are as long as their rows say."""

import json
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import DAY_MS, HOUR_MS
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.store.database import Store
from tests.services.making import NOON, answered_mail, batch_of, waiting_mail

Row = dict[str, Any]

CONTACTS = (
    answered_mail(1, agents=("anna",), agent_messages=2, writers=("anna",), topic="bill"),
    answered_mail(2, at=NOON - HOUR_MS, agent_messages=2, writers=("anna", "piotr")),
    answered_mail(3, at=NOON - DAY_MS, channel=Channel.SMS, rating=4.0),
    waiting_mail(4, at=NOON - DAY_MS, channel=Channel.SMS),
    waiting_mail(5, at=NOON + HOUR_MS),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The store of five contacts in Warsaw, last watched an hour after noon (UTC)."""
    where = tmp_path / "desk.db"
    store = Store.open(str(where))
    store.save("desk", batch_of(*CONTACTS))
    keep_frame(store, Frame(zone="Europe/Warsaw"))
    note_seen(store, NOON + HOUR_MS)
    store.close()
    return where


class Told:
    """Runs commands over the store and gives what they print."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._path, self._capsys = path, capsys

    def text(self, *words: str, status: int = 0) -> str:
        assert main([*words, "--store", str(self._path)]) == status
        printed = self._capsys.readouterr()
        return printed.err if status else printed.out

    def rows(self, *words: str) -> list[Row]:
        rows: list[Row] = json.loads(self.text(*words, "--json"))
        return rows


@pytest.fixture
def told(path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(path, capsys)


def test_a_row_explains_itself_as_that_of_status_does(told: Told) -> None:
    (row,) = told.rows("figures", "continuity")
    (status,) = (one for one in told.rows("status") if one["key"] == "continuity" and _is_of_today(one))
    assert row.keys() == status.keys()
    assert (row["value"], row["met"], row["n"], row["span"]) == (0.5, 1, 2, "window")
    assert row["window"] == {"start": "2026-11-18T23:00:00.000Z", "end": "2026-11-19T13:00:00.000Z"}
    assert (row["zone"], row["as_of"]) == ("Europe/Warsaw", "2026-11-19T13:00:00.000Z")
    assert row["rule"] == "one agent wrote all ÷ contacts with two or more messages of agents"


def _is_of_today(row: Row) -> bool:
    return row["span"] == "today" and not any(row.get(dim) for dim in ("channel", "queue"))


def test_the_window_is_half_open_and_ends_when_it_was_last_watched(told: Told) -> None:
    assert [row["n"] for row in told.rows("figures", "volume")] == [2]
    assert [row["n"] for row in told.rows("figures", "volume", "--to", "2026-11-20")] == [3]
    assert [row["n"] for row in told.rows("figures", "volume", "--from", "2026-11-18")] == [4]


def test_every_figure_with_a_window_has_a_row_without_groups(told: Told) -> None:
    rows = told.rows("figures")
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys)) > 60
    assert "waiting" not in keys


def test_groups_are_members_of_the_row(told: Told) -> None:
    rows = told.rows("figures", "volume", "--from", "2026-11-01", "--by", "day,channel")
    assert [(row["day"], row["channel"], row["n"]) for row in rows] == [
        ("2026-11-18", "sms", 2),
        ("2026-11-19", "email", 2),
    ]
    rows = told.rows("figures", "volume", "--from", "2026-11-01", "--by", "hour", "--zone", "UTC")
    assert [(row["hour"], row["n"]) for row in rows] == [("11", 1), ("12", 3)]
    assert rows[0]["zone"] == "UTC"
    (row,) = told.rows("figures", "volume", "--where", "topic=bill")
    assert (row["topic"], row["n"]) == ("bill", 1)


def test_a_row_and_its_list_are_of_one_length(told: Told) -> None:
    window = ("--from", "2026-11-17", "--to", "2026-11-21")
    for key in ("volume", "unanswered", "continuity", "rating"):
        for row in told.rows("figures", key, *window, "--by", "day,channel"):
            words = (
                "--figure",
                key,
                *window,
                "--where",
                f"day={row['day']}",
                "--where",
                f"channel={row['channel']}",
            )
            assert len(told.rows("contacts", *words)) == row["n"]
            if "met" in row:
                assert len(told.rows("contacts", *words, "--part", "met")) == row["met"]
                assert len(told.rows("contacts", *words, "--part", "missed")) == row["n"] - row["met"]


def test_contacts_of_a_window_carry_what_their_story_comes_to(told: Told) -> None:
    (row,) = told.rows("contacts", "--figure", "volume", "--where", "topic=bill")
    assert (row["id"], row["agent_messages"], row["writers"], row["via"]) == ("1", 2, ["anna"], "")
    assert {"phrases", "repeat_solution", "callback_due", "callback_done", "rating"} <= row.keys()
    assert {"helper", "helped", "accepted", "points", "escalated"} <= row.keys()


def test_what_has_no_window_is_listed_as_of_now(told: Told) -> None:
    assert len(told.rows("contacts", "--figure", "waiting", "--where", "channel=sms")) == 1
    assert len(told.rows("contacts", "--figure", "waiting", "--channel", "email")) == 1
    assert len(told.rows("contacts", "--figure", "continuity", "--span", "today", "--part", "missed")) == 1


def test_tables_are_aligned(told: Told) -> None:
    lines = told.text(
        "figures", "volume", "rating", "--from", "2026-11-01", "--by", "weekday,channel"
    ).splitlines()
    assert lines[0].split() == ["figure", "weekday", "channel", "value", "unit", "n", "met"]
    assert [line.split() for line in lines[1:]] == [
        ["volume", "3", "sms", "2", "contacts", "2"],
        ["volume", "4", "email", "2", "contacts", "2"],
    ]
    assert len({line.index(word) for line, word in zip(lines, ("value", "2 ", "2 "), strict=True)}) == 1
    assert "2026-11-19" in told.text("contacts", "--figure", "volume", "--from", "2026-11-19")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figures", "nonsense"], "there is no figure 'nonsense'. status --json names every figure"),
        (["figures", "waiting"], "waiting is of the moment and has no window. status tells it"),
        (
            ["figures", "--by", "colour"],
            "--by: there is no dimension 'colour'. Dimensions are channel, queue",
        ),
        (["figures", "--from", "2026-11-21"], "--from 2026-11-21 is after --to the instant last watched"),
        (["figures", "--zone", "Atlantis"], "there is no zone 'Atlantis'"),
        (["contacts", "--figure", "volume", "--where", "channel=fax"], "there is no channel 'fax'"),
        (["contacts", "--figure", "waiting", "--where", "colour=red"], "there is no dimension 'colour'"),
        (["contacts", "--figure", "waiting", "--to", "2026-11-21"], "waiting is of the moment"),
        (["contacts", "--figure", "volume", "--part", "met"], "only shares have parts"),
        (["contacts", "--figure", "volume", "--span", "today", "--zone", "UTC"], "exclude each other"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(words: list[str], said: str, told: Told) -> None:
    error = told.text(*words, status=1)
    assert error.startswith(f"supervisor-app: {said}") or said in error
    assert error.count("\n") == 1
