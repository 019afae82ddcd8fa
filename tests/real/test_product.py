"""The whole product over a real ticket system and a real telephone exchange, at the same time.

What the servers say is asked by plain HTTP (rt_naive, asterisk_tally), never through our code.
"""
# ruff: noqa: T201  the counts that were compared are printed: they are the proof

import threading
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from supervisor_app.commands import sources
from supervisor_app.domain.contacts import Contact, ContactKey
from supervisor_app.domain.snapshot import HealthState
from supervisor_app.domain.time import Window
from supervisor_app.store.database import Store
from tests.real.asterisk_server import AsteriskServer
from tests.real.asterisk_tally import Tally, agree
from tests.real.product import Product, write_settings
from tests.real.rt_naive import Said, everything_said
from tests.real.rt_server import RtServer

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]

CALLS, WITHIN_S = 110, 50.0
WORDS = {"stalled": "pending", "rejected": "closed"}


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[RtServer, AsteriskServer]]:
    rt, exchange = RtServer(), AsteriskServer()
    rt.fresh()
    print("\n" + exchange.install())
    exchange.restart()
    yield rt, exchange
    exchange.stop()
    rt.stop()


@pytest.fixture(scope="module")
def product(
    servers: tuple[RtServer, AsteriskServer], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    running = Product(write_settings(tmp_path_factory.mktemp("desk"), *servers))
    running.until_state("tickets", HealthState.OK)
    running.until_state("exchange", HealthState.OK)
    running.until(lambda snapshot: running.health("tickets", snapshot).progress in (None, 1.0))
    yield running
    running.close()


def test_both_servers_in_one_picture(servers: tuple[RtServer, AsteriskServer], product: Product) -> None:
    rt, exchange = servers
    tally = Tally(exchange.session("supervisor"))
    tally.start()
    calling = threading.Thread(target=exchange.originate, args=(CALLS, WITHIN_S), name="callers")
    calling.start()
    _work_on_tickets(rt)
    calling.join()
    _until(lambda: bool(tally.calls) and all(told.hung_up for told in tally.calls.values()), 120)
    tally.stop()
    said = everything_said(rt)
    waiting = sum(map(_waits, said.values()))
    product.until(lambda s: (r := s.reading("waiting")) is not None and r.value == waiting)
    _until(lambda: all(_is_over(contact) for contact in _calls(product, tally).values()), 60)
    _compare_tickets(product, said)
    _compare_calls(product, tally)
    _compare_figures(product, tally, waiting)


def _waits(ticket: Said) -> bool:
    """Written: the newest word is the customer's. Chat: until the first answer. Phone: not here."""
    if ticket.channel == "phone" or ticket.waiting_since is None:
        return False
    return ticket.channel != "chat" or ticket.first_response is None


def _calls(product: Product, tally: Tally) -> dict[str, Contact]:
    """What the store holds of the calls that the exchange told."""
    store = Store.open(str(product.store), read_only=True)
    records = store.contacts(ContactKey("exchange", id) for id in tally.calls)
    store.close()
    return {record.contact.id: record.contact for record in records}


def _is_over(call: Contact) -> bool:
    """Whether all has been told of a call: how its wait ended, and how long its talk was."""
    return call.waiting_since is None and (call.answered is None or call.talk_ms is not None)


def _work_on_tickets(rt: RtServer) -> None:
    """A shift in short: new tickets, answers, solutions, a customer who comes back."""
    for number in range(6):
        ticket = rt.create(f"live{number}@example.net", Channel="email", Region="North")
        if number % 2:
            rt.take(ticket, "alice")
            rt.correspond(ticket, "alice")
        if number == 3:
            rt.update(ticket, "alice", Status="resolved")
            rt.mail("live3@example.net", "Not solved.", ticket=ticket)


def _compare_tickets(product: Product, said: dict[str, Said]) -> None:
    store = Store.open(str(product.store), read_only=True)
    kept = {r.contact.id: r.contact for r in store.contacts(ContactKey("tickets", id) for id in said)}
    store.close()
    counts: Counter[str] = Counter()
    for id, ticket in said.items():
        contact = kept.get(id)
        if contact is None:  # solved before the back-fill begins
            assert ticket.status == "resolved", (id, ticket)
            continue
        assert contact.status == WORDS.get(ticket.status, ticket.status), (id, ticket)
        assert contact.answered == ticket.first_response, (id, ticket)
        assert contact.waiting_since == ticket.waiting_since, (id, ticket)
        assert contact.resolved == ticket.resolved, (id, ticket)
        if ticket.owner is not None:
            assert contact.owner == ticket.owner, (id, ticket)
        counts.update(
            {
                "contacts": 1,
                "statuses": 1,
                "owners": bool(ticket.owner),
                "first responses": ticket.first_response is not None,
                "waiting": ticket.waiting_since is not None,
            }
        )
    print("\ntickets compared with Request Tracker:", dict(counts))
    assert counts["contacts"] >= 200
    assert min(counts.values()) > 10


def _compare_calls(product: Product, tally: Tally) -> None:
    kept = _calls(product, tally)
    counts: Counter[str] = Counter()
    for id, told in tally.calls.items():
        contact = kept[id]
        assert contact.outcome == told.outcome, (id, told)
        if told.connects:
            assert contact.owner == told.agent, (id, told)
            assert told.talk_s is None or agree(contact.talk_ms, told.talk_s), (id, contact, told)
            counts["talk times"] += told.talk_s is not None
        counts.update({"calls": 1, told.outcome: 1})
    print("calls compared with Asterisk:", dict(counts))
    assert counts["calls"] >= 100
    assert counts["abandoned"] >= 10
    assert min(counts["answered"], counts["talk times"]) > 50


def _compare_figures(product: Product, tally: Tally, waiting: int) -> None:
    """What ``status`` and ``contacts`` print: number = list = what the servers said."""
    rows = product.ask("status")
    phone = {r["key"]: r for r in rows if r.get("channel") == "phone" and r["span"] == "today"}
    outcomes = Counter(told.outcome for told in tally.calls.values())
    assert phone["offered"]["value"] == len(tally.calls)
    assert phone["answered"]["value"] == outcomes["answered"]
    assert phone["abandoned"]["value"] == outcomes["abandoned"]
    whole = [
        r for r in rows if r["key"] == "waiting" and not any(r.get(k) for k in ("channel", "queue", "agent"))
    ]
    assert [r["value"] for r in whole] == [waiting]
    assert len(product.ask("contacts", "--figure", "waiting")) == waiting
    listed = product.ask("contacts", "--figure", "abandoned", "--span", "today", "--channel", "phone")
    assert {row["id"] for row in listed} == {i for i, t in tally.calls.items() if t.outcome == "abandoned"}
    print(f"figures compared: offered {len(tally.calls)}, {dict(outcomes)}, waiting {waiting}; lists equal")


def test_a_lost_exchange_greys_its_part_and_leaves_a_gap(
    servers: tuple[RtServer, AsteriskServer], product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    _, exchange = servers
    began = product.last.at
    exchange.kill()
    snapshot = product.until_state("exchange", HealthState.LOST)
    assert product.health("tickets", snapshot).state is HealthState.OK
    stale = {line.key.partition("/")[0] for line in snapshot.queues if not line.current}
    assert stale == {"exchange"}
    exchange.start()
    product.until_state("exchange", HealthState.OK)
    session = exchange.session()
    session.call("night", patience_s=60, number=5_553_333)
    product.until(lambda s: any(q.key == "exchange/night" and q.waiting == 1 for q in s.queues))
    session.close()
    store = Store.open(str(product.store), read_only=True)
    gaps = store.gaps(Window(began, product.last.at))
    store.close()
    print("\ngaps:", [(gap.source, f"{gap.window.length_ms} ms", gap.reason) for gap in gaps])
    assert {gap.source for gap in gaps} == {"exchange"}
    assert product.until(lambda s: bool(s.queue_length.gaps)).queue_length.gaps


def test_a_lost_ticket_system_greys_its_part_and_its_gap_is_filled(
    servers: tuple[RtServer, AsteriskServer], product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    rt, _ = servers
    rt.kill()
    try:
        snapshot = product.until_state("tickets", HealthState.LOST)
        assert product.health("exchange", snapshot).state is HealthState.OK
        assert {line.key.partition("/")[0] for line in snapshot.queues if not line.current} == {"tickets"}
    finally:
        rt.start()
    unseen = rt.create("gap@example.net", Channel="email")
    rt.take(unseen, "bob")
    rt.correspond(unseen, "bob")
    product.until_state("tickets", HealthState.OK, limit_s=330)
    waiting = sum(map(_waits, everything_said(rt).values()))
    product.until(
        lambda s: (r := s.reading("waiting")) is not None and r.value is not None and r.value >= waiting
    )
    store = Store.open(str(product.store), read_only=True)
    contact = store.contacts([ContactKey("tickets", unseen)])[0].contact
    store.close()
    assert contact.owner == "bob"
    assert contact.answered is not None
    print(f"\nticket {unseen}, made while nobody watched, is there with its answer")


def test_the_command_line_checks_both(product: Product, servers: tuple[RtServer, AsteriskServer]) -> None:
    settings = Path(product.store).parent / "desk.toml"
    assert sources.run(Namespace(config=str(settings), json=False)) == 0


def _until(wanted: Callable[[], bool], limit_s: float) -> None:
    """Wait without a signal to wait for: the exchange is another process."""
    end, pause = time.monotonic() + limit_s, threading.Event()
    while not wanted():
        assert time.monotonic() < end, "it did not come about"
        pause.wait(0.2)
