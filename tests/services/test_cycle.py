"""One turn: what comes is saved with its cursor and shown; what fails leaves everything as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.errors import SourceUnreachable, SupervisorError
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.targets import Promises
from supervisor_app.services.asking import last_seen
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.cycle import Cycle
from supervisor_app.store.database import Store
from tests.services.fakes import FakeSource
from tests.services.making import NOON, batch_of, waiting_mail


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(str(tmp_path / "desk.db"))
    yield opened
    opened.close()


def a_cycle(store: Store, *batches: Batch | SupervisorError) -> tuple[Cycle, FakeSource, Board]:
    source = FakeSource(batches=batches)
    board = Board(Joining(), Promises(), "UTC")
    return Cycle(source, store, board, DeskClock(anchor=NOON)), source, board


def waiting(board: Board) -> float | None:
    reading = board.measure(NOON + 1000).reading("waiting")
    assert reading is not None
    return reading.value


def test_news_is_saved_and_shown(store: Store) -> None:
    cycle, _, board = a_cycle(store, batch_of(waiting_mail(1), waiting_mail(2)))
    turn = cycle.turn()
    assert turn.error is None
    assert turn.changes == 2
    assert store.cursor("desk") == "1"
    assert store.counts().contacts == 2
    assert waiting(board) == 2
    seen = last_seen(store)
    assert seen is not None
    assert seen >= NOON


def test_the_cursor_goes_on_from_the_store(store: Store) -> None:
    a_cycle(store, batch_of(waiting_mail(1), cursor="7"))[0].turn()
    cycle, source, _ = a_cycle(store)
    cycle.turn()
    cycle.turn()
    assert source.cursors == ["7", "7"]


def test_a_failure_changes_nothing(store: Store) -> None:
    lost = SourceUnreachable("no answer")
    cycle, source, board = a_cycle(
        store, batch_of(waiting_mail(1)), lost, batch_of(waiting_mail(2), cursor="2")
    )
    cycle.turn()
    turn = cycle.turn()
    assert turn.error is lost
    assert store.cursor("desk") == "1"
    assert waiting(board) == 1
    cycle.turn()
    assert source.cursors == [None, "1", "1"]
    assert waiting(board) == 2


def test_the_same_batch_twice_is_no_news(store: Store) -> None:
    batch = batch_of(waiting_mail(1))
    cycle, _, _ = a_cycle(store, batch, batch)
    assert cycle.turn().changes == 1
    assert cycle.turn().changes == 0
    assert store.counts().contacts == 1


def test_a_history_is_whole_when_its_last_page_was_kept(store: Store) -> None:
    pages: list[Batch | SupervisorError] = [
        Batch(cursor="1", more=True, progress=0.5),
        SourceUnreachable("no answer"),
        Batch(cursor="2", more=False, progress=1.0),
    ]
    cycle, _, _ = a_cycle(store, *pages)
    told = []
    for _ in pages:
        cycle.turn()
        told.append(store.unfinished())
    assert told == [("desk",), ("desk",), ()]
