"""``import``: what it prints, how it ends, and the examples of its page of the documentation."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.time import Window
from supervisor_app.store.database import Store
from tests.rolled import roll_up

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "import.md"
MAPPING = """\
kind = "contacts"
source = "tickets"
zone = "Europe/Warsaw"

[columns]
id = "id"
created = "at"
answered = "up"

[constants]
channel = "email"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.toml").write_text(MAPPING)
    (tmp_path / "f.csv").write_text("id,at,up\n1,2026-03-02 09:00,2026-03-02 09:10\n2,never,\n")
    return tmp_path


COMMAND = ["import", "f.csv", "--mapping", "m.toml", "--store", "desk.db"]


def test_it_says_what_came_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMMAND) == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "2 rows read: contacts 1 new, 0 changed, 0 unchanged; 0 rows dropped, 1 rejected\n"
    )
    assert printed.err == "supervisor-app: 1 rows were rejected: f.csv.rejects.csv says why\n"
    assert main([*COMMAND, "--json", "--source", "other"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {name: told[name] for name in ("source", "read", "new", "rejected", "done", "rejects")} == {
        "source": "other",
        "read": 2,
        "new": 1,
        "rejected": 1,
        "done": True,
        "rejects": "f.csv.rejects.csv",
    }


def test_figures_work_on_a_store_that_was_only_imported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(COMMAND) == 0
    capsys.readouterr()
    question = ["figures", "first_response", "--from", "2026-03-02", "--to", "2026-03-03", "--json"]
    assert main([*question, "--store", "desk.db"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["value"], row["n"], row["zone"]) == (600.0, 1, "Europe/Warsaw")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ("m.toml", '"at"', '"when"'),
            "m.toml:7: the file has no column 'when'. Its columns are: id, at, up",
        ),
        (("m.toml", '"contacts"', '"calls"'), "m.toml:1: "),
        (("f.csv", "id,at", "id;at"), "the file has no column"),
    ],
)
def test_what_cannot_be_used_ends_with_1(
    change: tuple[str, str, str], says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, old, new = change
    path = folder / name
    path.write_text(path.read_text().replace(old, new))
    assert main(COMMAND) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("supervisor-app: ")
    assert says in printed.err
    assert printed.out == ""


def test_interrupted_it_ends_in_order_and_goes_on(folder: Path) -> None:
    rows = "".join(f"{n},2026-03-02 09:00,\n" for n in range(120_000))
    (folder / "f.csv").write_text("id,at,up\n" + rows)
    process = subprocess.Popen(
        [sys.executable, "-m", "supervisor_app", *COMMAND],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PAGE.parent.parent)},
    )
    assert process.stderr is not None
    line = process.stderr.readline()  # the first word of progress: it is at work
    assert re.match(r"[\d,]+ rows, \d+% of the file, [\d,]+ rows a second", line)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "rows read" in out
    assert "supervisor-app: ended before the end of the file; the same command goes on" in err
    assert main([*COMMAND]) == 0
    store = Store.open("desk.db", read_only=True)
    assert (store.counts().contacts, store.unfinished()) == (120_000, ())
    store.close()


def examples() -> Iterator[tuple[str, str, str, str, str]]:
    """Each example of the page: a file with its name, a mapping with its name, and what is said."""
    block = r"`([\w.]+)`:\s+```(\w+)\n(.*?)```"
    text = PAGE.read_text(encoding="utf-8")
    for section in re.split(r"^## ", text, flags=re.MULTILINE):
        found = re.findall(block, section, flags=re.DOTALL)
        said = re.search(r"```text\n(\d+ rows read.*?)\n```", section, flags=re.DOTALL)
        if said is not None:
            (file, _csv, rows), (mapping, _toml, tables) = found
            yield file, rows, mapping, tables, said[1]


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: str(example[0]))
def test_the_examples_of_the_page_are_true(
    example: tuple[str, str, str, str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, rows, mapping, tables, said = example
    (folder / file).write_text(rows, encoding="utf-8")
    (folder / mapping).write_text(tables, encoding="utf-8")
    assert main(["import", file, "--mapping", mapping, "--store", "desk.db"]) == 0
    assert capsys.readouterr().out == said + "\n"


def test_the_page_has_an_example_of_every_kind() -> None:
    assert [name for name, *_rest in examples()] == [
        "calls.csv",
        "tickets.csv",
        "log.csv",
        "halfhours.csv",
        "days.csv",
        "customers.csv",
        "weather.csv",
        "subscribers.csv",
    ]


def test_what_the_page_says_of_its_examples(folder: Path) -> None:
    for file, rows, mapping, tables, _said in examples():
        (folder / file).write_text(rows, encoding="utf-8")
        (folder / mapping).write_text(tables, encoding="utf-8")
        assert main(["import", file, "--mapping", mapping, "--store", "desk.db"]) == 0
    store = Store.open("desk.db", read_only=True)
    days = [one for one in store.totals(Window(0, 2**52)) if one.source == "days"]
    outcomes = [one.contact.outcome.value for one in store.board(0)]
    store.close()
    assert roll_up(days).within_of_answered.value == pytest.approx(132 / 230)
    assert (folder / "calls.csv.rejects.csv").read_text().splitlines()[1].startswith('"5","Day + Arrived"')
    assert Counter(outcomes) == {"answered": 5, "abandoned": 1, "waiting": 1, "closed_unanswered": 1}
