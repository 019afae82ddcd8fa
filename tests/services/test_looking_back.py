"""What customers did before today is asked of the store once, when they come, and told as if it were here."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from supervisor_app.domain.contacts import Contact, Status
from supervisor_app.domain.facts import Facts, facts_of
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.snapshot import Span
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import DAY_MS, HOUR_MS
from supervisor_app.services.asking import Asking
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.cycle import Cycle
from supervisor_app.services.looking_back import look_back, rounds
from supervisor_app.store.database import Store
from tests.services.fakes import FakeSource
from tests.services.making import NOON, answered_mail, batch_of

DONE: dict[str, Any] = {"status": Status.CLOSED, "agents": ("anna",)}
BEFORE = answered_mail(1, at=NOON - 9 * DAY_MS, customer="k", **DONE)
TODAY = answered_mail(2, at=NOON - HOUR_MS, customer="k", agents=("anna",))


class Asked:
    """A store that knows some contacts, and remembers what it was asked."""

    def __init__(self, *contacts: Contact) -> None:
        self._contacts, self.questions = contacts, list[tuple[list[str], int]]()

    def of_customers(self, customers: Iterable[str], since: int) -> Facts:
        wanted = list(customers)
        self.questions.append((wanted, since))
        return facts_of([one for one in self._contacts if one.customer in wanted and one.created >= since])


def returning(board: Board, now: int = NOON) -> tuple[int | None, int]:
    reading = board.measure(now).reading("returning", Span.TODAY)
    assert reading is not None
    return reading.met, reading.n


def board() -> Board:
    return Board(Joining(), Promises(), "UTC")


def test_the_board_asks_once_for_each_customer() -> None:
    one, store = board(), Asked(BEFORE)
    one.apply("desk", batch_of(), batch_of(TODAY).records)
    assert returning(one) == (0, 0)
    for _ in range(3):
        look_back(one, store, NOON)
        assert returning(one) == (1, 1)
    one.apply("desk", batch_of(), batch_of(answered_mail(3, at=NOON, customer="k", agents=("x",))).records)
    look_back(one, store, NOON)
    assert returning(one) == (1, 2)
    assert store.questions == [(["k"], TODAY.created - 30 * DAY_MS)]


def test_an_old_contact_makes_no_old_question_of_all() -> None:
    wanted = {"a": NOON, "b": NOON - HOUR_MS, "c": NOON - 700 * DAY_MS}
    assert sorted(sorted(one) for one in rounds(wanted)) == [["a", "b"], ["c"]]


def test_a_turn_brings_what_the_customers_of_the_batch_did_before(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "desk.db"))
    try:
        source = FakeSource(batches=[batch_of(BEFORE), batch_of(TODAY, cursor="2")])
        live = board()
        assert returning(live) == (0, 0)
        cycle = Cycle(source, store, live, DeskClock(anchor=NOON))
        cycle.turn()
        assert not live.holds(BEFORE.key)
        cycle.turn()
        assert returning(live) == (1, 1)
        asking = Asking(tmp_path / "desk.db", at=NOON)
        reading = asking.snapshot().reading("returning", Span.TODAY)
        asking.close()
        assert reading is not None
        assert (reading.met, reading.n) == (1, 1)
    finally:
        store.close()


def test_a_history_that_is_read_later_counts_too() -> None:
    """The newest come first: what a customer of today did before is only told afterwards."""
    one, store = board(), Asked()
    returning(one)
    one.apply("desk", batch_of(), batch_of(TODAY).records)
    look_back(one, store, NOON)
    assert returning(one) == (0, 0)
    stranger = answered_mail(8, at=NOON - 9 * DAY_MS, customer="stranger", **DONE)
    one.apply("desk", batch_of(), batch_of(BEFORE, stranger).records)
    assert returning(one) == (1, 1)
    assert [one.holds(contact.key) for contact in (TODAY, BEFORE, stranger)] == [True, False, False]


def test_after_midnight_the_day_before_is_before() -> None:
    one, store = board(), Asked()
    one.apply("desk", batch_of(), batch_of(answered_mail(1, at=NOON, customer="k", **DONE), TODAY).records)
    look_back(one, store, NOON)
    assert returning(one) == (1, 1)
    tomorrow = NOON + DAY_MS
    assert returning(one, tomorrow) == (0, 0)
    one.apply(
        "desk", batch_of(), batch_of(answered_mail(4, at=tomorrow, customer="k", agents=("anna",))).records
    )
    look_back(one, store, tomorrow)
    assert returning(one, tomorrow) == (1, 1)
