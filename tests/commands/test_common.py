"""What commands over a store share: a history that is not whole yet is said beside the figures."""

import json
from pathlib import Path

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.batch import Batch
from supervisor_app.store.database import Store
from tests.services.making import batch_of, waiting_mail

COMMANDS = (["status"], ["contacts", "--figure", "waiting"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


def fill(path: Path, source: str, *, more: bool, progress: float | None) -> None:
    """One page of a history."""
    store = Store.open(str(path))
    records = batch_of(waiting_mail(1, source=source)).records
    store.save(source, Batch(cursor="1", records=records, more=more, progress=progress))
    store.close()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_an_unfinished_history_is_said_beside_the_figures(
    command: list[str], path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(path, "desk", more=True, progress=0.3)
    fill(path, "exchange", more=True, progress=0.9)
    assert main([*command, "--store", str(path), "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == (
        "supervisor-app: history of desk, exchange is not whole yet: figures speak of what has been read\n"
    )
    assert json.loads(printed.out)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(("more", "progress"), [(False, 1.0), (False, None), (True, None)])
def test_nothing_is_said_of_a_history_that_is_whole(
    command: list[str], more: bool, progress: float | None, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(path, "desk", more=True, progress=0.3)
    fill(path, "desk", more=more, progress=progress)
    assert main([*command, "--store", str(path)]) == 0
    assert capsys.readouterr().err == ""
