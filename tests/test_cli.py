"""The command line as a user meets it: said wrongly, over a demo's store, without Qt."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main

FIELDS = {"key", "title", "value", "unit", "n", "rule", "window", "zone", "as_of"}


def told(*words: str) -> subprocess.CompletedProcess[str]:
    """What a command prints, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "supervisor_app", *words], capture_output=True, text=True, timeout=60
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a simulated operator, read whole."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    words = [
        "demo",
        "--no-window",
        "--once",
        "--scale",
        "0.5",
        "--store",
        str(path),
        "--at",
        "2026-11-20T12:40:00+01:00",
    ]
    done = told(*words)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def status(store: Path) -> list[dict[str, Any]]:
    rows = json.loads(told("status", "--store", str(store), "--json").stdout)
    assert isinstance(rows, list)
    return rows


def test_every_figure_explains_itself(status: list[dict[str, Any]]) -> None:
    assert len(status) > 100
    assert all(row.keys() >= FIELDS for row in status)
    assert {row["zone"] for row in status} == {"Europe/Warsaw"}
    assert all(row["rule"] for row in status)
    waiting = next(row for row in status if row["key"] == "waiting" and not row.get("channel"))
    assert waiting["value"] > 0


def test_rows_are_the_number(store: Path, status: list[dict[str, Any]]) -> None:
    keys = {
        "waiting",
        "offered",
        "answered",
        "abandoned",
        "backlog",
        "volume",
        "service_level",
        "first_response",
    }
    whole = [row for row in status if row["key"] in keys and not row.get("queue") and not row.get("agent")]
    chosen = [row for row in whole if row.get("channel") in (None, "", "phone", "email")][:14]
    assert len(chosen) > 8
    for row in chosen:
        scope = ["--channel", row["channel"]] if row.get("channel") else []
        words = ["contacts", "--figure", row["key"], "--span", row["span"], *scope, "--store", str(store)]
        listed = json.loads(told(*words, "--json").stdout)
        assert len(listed) == row["n"], row


def test_tables_are_printed_too(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--store", str(store)]) == 0
    assert main(["contacts", "--store", str(store), "--figure", "waiting"]) == 0
    printed = capsys.readouterr().out
    assert "service_level" in printed
    assert "desk/" in printed


def test_figures_are_told_without_qt(store: Path) -> None:
    program = (
        "import sys; from supervisor_app.cli import main; "
        f"main(['status', '--store', {str(store)!r}, '--json']); "
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph', 'requests')) for name in sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], stdout=subprocess.DEVNULL, timeout=60).returncode == 0
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["status", "--store", "/nowhere/x.db"], "x.db"),
        (["run", "--config", "/nowhere/desk.toml"], "no settings file"),
        (["demo", "--operator", "nobody", "--no-window"], "no operator 'nobody'"),
        (["demo", "--no-window", "--at", "yesterday"], "--at yesterday"),
        (["demo", "--no-window", "--scenario", "nonsense"], "no scenario 'nonsense'"),
        (["demo", "--once"], "Add --no-window"),
        (["demo", "--no-window", "--at", "9999-12-31T23:59:59-12:00"], "too far"),
        (["demo", "--no-window", "--at", "0001-01-01T00:00:00+14:00"], "too far"),
        (["status", "--store", "postgresql://us:hunter2@host/desk"], "server cannot be used"),
        (["status", "--store", "sqlite://"], "has no file"),
        (["status", "--store", "/"], "cannot be read"),
        (["contacts", "--figure", "nonsense", "--store", "STORE"], "nonsense"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    words: list[str], said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(store) if word == "STORE" else word for word in words]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.startswith("supervisor-app: ")
    assert error.count("\n") == 1


def test_once_ends_when_all_was_read(tmp_path: Path) -> None:
    words = ["demo", "--no-window", "--once", "--days", "1", "--scale", "0.2", "--speed", "0"]
    done = told(*words, "--scenario", "overload", "--store", str(tmp_path / "demo.db"))
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    read, number, contacts = line.split()
    assert (read, contacts) == ("read", "contacts")
    assert int(number) > 50


@pytest.mark.parametrize("words", [[], ["paint"], ["screenshot", "--size", "big", "--out", "x.png"]])
def test_a_command_said_wrongly_is_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
