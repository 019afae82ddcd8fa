"""The board joins what sources tell, whatever thread they tell it in."""

import threading

import pytest
from msgspec.structs import replace

from supervisor_app.domain.agents import Agent, Presence, PresenceState
from supervisor_app.domain.batch import Batch, LiveState, Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Personal, Status
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.snapshot import FigureId, Health, HealthState, Level, Selection, Span
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from supervisor_app.services.board import Board, customer_hint
from tests.metrics.making import NOON, call, mail

WAITING = FigureId("waiting")
TODAY = FigureId("volume", Span.TODAY)


def _board(*contacts: Contact, zone: str = "UTC") -> Board:
    board = Board(Joining(), Promises(), zone, "Desk")
    board.load(map(Record, contacts), stored_total=99)
    return board


def _apply(board: Board, source: str, *contacts: Contact) -> None:
    board.apply(source, Batch(cursor=""), map(Record, contacts))


def test_two_sources_make_one_picture() -> None:
    board = _board(mail(1))
    _apply(board, "pbx", call(1, Outcome.WAITING))
    snapshot = board.measure(NOON, Selection(figure=WAITING))
    assert snapshot.readings[WAITING].value == 2 == len(snapshot.listed) == snapshot.listed_total
    assert (snapshot.title, snapshot.stored_total, snapshot.open_total) == ("Desk", 99, 2)
    _apply(board, "pbx", call(1))
    assert board.measure(NOON).readings[WAITING].value == 1


def test_applying_the_same_twice_changes_nothing() -> None:
    board = _board()
    for _ in range(2):
        _apply(board, "rt", mail(1), mail(2))
    assert board.measure(NOON).readings[TODAY].n == 2


def test_contacts_behind_a_figure_are_those_of_the_snapshot() -> None:
    board = _board(mail(1), mail(2), call(3))
    listed = board.contacts_behind(WAITING, NOON)
    assert listed == board.measure(NOON, Selection(figure=WAITING)).listed
    assert {one.contact.id for one in listed} == {"1", "2"}


def test_batches_and_live_states_bring_queues_agents_and_presence() -> None:
    board = _board(mail(1, owner="7"))
    queue = Queue(source="rt", key="help", title="Helpdesk")
    board.apply(
        "rt", Batch(cursor="", queues=(queue,), agents=(Agent(source="rt", id="7", name="Anna"),)), ()
    )
    talking = Presence(source="rt", agent="7", state=PresenceState.WRITING, since=NOON)
    board.apply_live("rt", LiveState(at=NOON, presences=(talking,)))
    snapshot = board.measure(NOON, Selection(figure=WAITING))
    assert (snapshot.listed[0].owner_name, snapshot.listed[0].queue_title) == ("Anna", "Helpdesk")
    assert snapshot.presence_counts == {PresenceState.WRITING: 1}


def test_samples_count_each_queue_and_show_zeros() -> None:
    board = _board(
        call(1, Outcome.WAITING, queued=NOON - MINUTE_MS), call(2, queued=NOON - MINUTE_MS, wait_s=60)
    )
    vip = Queue(source="pbx", key="vip", title="VIP", channel=Channel.PHONE)
    board.load(queues=[vip])
    first, second = board.sample(NOON)
    assert (first.queue, first.waiting, first.channel) == ("first", 1, Channel.PHONE)
    assert (second.queue, second.waiting, second.at) == ("vip", 0, NOON)
    board.set_health([Health(source="pbx", title="", state=HealthState.LOST, last_ok=None)])
    assert board.sample(NOON + MINUTE_MS) == ()


def test_at_midnight_the_closed_contacts_of_yesterday_go() -> None:
    board = _board(
        call(1),
        mail(2),
        mail(3, NOON, NOON + MINUTE_MS, status=Status.CLOSED),
        call(4, queued=NOON + 690 * MINUTE_MS),
    )
    assert board.measure(NOON + 11 * HOUR_MS).readings[TODAY].n == 3
    after = board.measure(NOON + 12 * HOUR_MS, Selection(figure=FigureId("offered", Span.LAST_30_MIN)))
    assert after.readings[TODAY].n == 0
    assert after.readings[WAITING].n == 1
    assert [one.contact.id for one in after.listed] == ["4"]
    assert [board.holds(contact.key) for contact in (call(1), mail(2), mail(3), call(4))] == [
        False,
        True,
        False,
        True,
    ]


def test_health_marks_a_simulated_desk() -> None:
    board = _board(mail(1))
    board.set_health([Health(source="rt", title="RT", state=HealthState.OK, last_ok=NOON, simulated=True)])
    assert board.measure(NOON).simulated


@pytest.mark.parametrize(
    ("address", "hint"),
    [("+48 601 234 733", "•••• 733"), ("anna@example.org", "a••••"), ("a1234567@b.org", "a••••"), ("", "")],
)
def test_of_an_address_only_a_hint_is_seen(address: str, hint: str) -> None:
    assert customer_hint(address) == hint
    record = Record(mail(1), Personal(subject="Bill", address=address))
    board = _board()
    board.apply("rt", Batch(cursor=""), [record])
    (listed,) = board.contacts_behind(WAITING, NOON)
    assert (listed.subject, listed.customer_hint) == ("Bill", hint)
    assert board.listed(record, NOON) == listed


def test_many_threads_may_tell_at_once() -> None:
    board = _board()
    start = threading.Barrier(4)

    def tell(source: str) -> None:
        start.wait(5)
        for number in range(50):
            _apply(board, source, mail(number, source=source))
            board.measure(NOON)

    threads = [threading.Thread(target=tell, args=(f"s{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert board.measure(NOON).readings[TODAY].n == 200


def test_while_history_is_read_nothing_is_the_present() -> None:
    """Half of a day read looks like a quiet day; it must not be taken for one."""
    one = mail(1)
    board = _board(one)
    health = Health(source=one.source, title="Desk", state=HealthState.OK, last_ok=NOON, progress=0.5)
    board.set_health([health])
    filling = board.measure(NOON + 1000)
    assert not any(line.current for line in filling.channels)
    assert filling.readings[TODAY].gap
    board.set_health([replace(health, progress=None)])
    whole = board.measure(NOON + 2000)
    assert all(line.current for line in whole.channels)
    assert not whole.readings[TODAY].gap


def test_queues_of_two_sources_with_one_title_are_told_apart() -> None:
    board = _board()
    queues = (
        Queue(source="rt", key="1", title="Billing"),
        Queue(source="pbx", key="billing", title="billing"),
        Queue(source="pbx", key="night", title="night"),
    )
    board.load(queues=queues)
    board.set_health([Health(source="rt", title="Tickets", state=HealthState.OK, last_ok=NOON)])
    titles = {line.key: line.title for line in board.measure(NOON).queues}
    assert titles == {"rt/1": "Billing · Tickets", "pbx/billing": "billing · pbx", "pbx/night": "night"}


def test_a_queue_of_several_channels_is_judged_by_the_worst_of_them() -> None:
    """Five minutes are nothing to somebody who wrote, and too long for somebody on the line."""
    board = _board(
        mail(1, NOON, source="pbx", queue="all"), call(2, Outcome.WAITING, queue="all", queued=NOON)
    )
    later = board.measure(NOON + 5 * MINUTE_MS)
    assert [line.level for line in later.queues] == [Level.CRIT]
    written = _board(mail(1, NOON, queue="all"))
    levels = [written.measure(NOON + minutes * MINUTE_MS).queues[0].level for minutes in (5, 25, 31)]
    assert levels == [Level.OK, Level.WARN, Level.CRIT]
