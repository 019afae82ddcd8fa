"""The telephone exchange as a source, against a real one. Counts are compared with its own events."""
# ruff: noqa: T201  the counts that were compared are printed: they are the proof

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.domain.batch import Batch, Gap, Reject
from supervisor_app.domain.contacts import Contact, Event, Outcome
from supervisor_app.domain.errors import SourceUnreachable
from supervisor_app.sources.asterisk import Asterisk
from supervisor_app.sources.http import HttpClient
from tests.real.asterisk_server import AsteriskServer, Block, RawSession
from tests.real.asterisk_tally import Tally, agree

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

CALLS, WITHIN_S, AT_MOST_S = 110, 50.0, 120.0


@pytest.fixture(scope="module")
def exchange() -> Iterator[AsteriskServer]:
    server = AsteriskServer()
    print("\n" + server.install())
    server.restart()
    yield server
    server.stop()


@pytest.fixture
def source(exchange: AsteriskServer) -> Iterator[Asterisk]:
    source = _source(exchange)
    yield source
    source.close()


def _source(exchange: AsteriskServer) -> Asterisk:
    return Asterisk(
        "exchange",
        HttpClient(exchange.url),
        lambda number: f"customer {number}",
        username=exchange.username,
        secret=exchange.secret,
        wait_s=1,
    )


@dataclass
class Desk:
    """What a store would hold after the batches."""

    source: Asterisk
    cursor: str | None = None
    contacts: dict[str, Contact] = field(default_factory=dict)
    events: dict[str, dict[str, Event]] = field(default_factory=dict)
    presences: dict[str, Presence] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    def turn(self) -> Batch:
        batch = self.source.fetch(self.cursor)
        self.cursor = batch.cursor
        for record in batch.records:
            self.contacts[record.contact.id] = record.contact
            self.events.setdefault(record.contact.id, {}).update({e.id: e for e in record.events})
        self.presences.update({presence.agent: presence for presence in batch.presences})
        self.rejects += batch.rejects
        self.gaps += batch.gaps
        return batch

    def waiting(self) -> set[str]:
        return {id for id, contact in self.contacts.items() if contact.waiting_since is not None}


def test_more_than_a_hundred_calls_come_out_as_the_exchange_tells_them(
    exchange: AsteriskServer, source: Asterisk
) -> None:
    desk, tally, own = Desk(source), Tally(exchange.session("supervisor")), exchange.session()
    desk.turn()
    tally.start()
    calling = threading.Thread(target=exchange.originate, args=(CALLS, WITHIN_S), name="callers")
    calling.start()
    instants = _follow(desk, own, lambda: calling.is_alive() or not _over(tally))
    calling.join()
    _settle(desk)
    tally.stop()
    own.close()

    ours = Counter(str(contact.outcome) for contact in desk.contacts.values())
    theirs = Counter(told.outcome for told in tally.calls.values())
    print(f"\ncalls: {len(desk.contacts)} of ours, {len(tally.calls)} of the exchange's")
    print(f"outcomes: {dict(ours)} of ours, {dict(theirs)} of the exchange's")
    print(f"waiting callers compared at {instants} instants")
    assert len(tally.calls) >= 100
    assert ours == theirs
    assert desk.rejects == []
    assert desk.gaps == []
    assert desk.contacts.keys() == tally.calls.keys()
    _compare_each(desk, tally)
    _compare_counters(desk, exchange.raw("QueueStatus"))


def _follow(desk: Desk, own: RawSession, going_on: Callable[[], bool]) -> int:
    """Fetch until all is over; whenever two states enclose a fetch unchanged, the waiting must agree."""
    instants, end = 0, time.monotonic() + AT_MOST_S
    while going_on():
        assert time.monotonic() < end, "the calls do not come to an end"
        desk.turn()
        before = _ids(own.waiting())
        news = desk.turn().records
        if before == _ids(own.waiting()) and not news:
            assert desk.waiting() == before
            instants += 1
    assert instants
    return instants


def _over(tally: Tally) -> bool:
    return bool(tally.calls) and all(told.hung_up for told in tally.calls.values())


def _settle(desk: Desk) -> None:
    """Take the last batches, until nothing has come for longer than news may be late."""
    quiet, end = 0, time.monotonic() + 30
    while quiet < 7 and time.monotonic() < end:
        quiet = quiet + 1 if not desk.turn().records else 0


def _compare_each(desk: Desk, tally: Tally) -> None:
    waits = talks = agents = 0
    for id, told in tally.calls.items():
        contact = desk.contacts[id]
        assert contact.outcome == told.outcome, id
        assert contact.queue == told.queue, id
        assert contact.queued is not None
        assert abs(contact.queued / 1000 - told.joined_at) < 0.01
        assert contact.waiting_since is None
        if told.connects:
            if told.joins == 1:  # a wait through several queues is told by none of their hold times
                assert agree(contact.wait_ms, told.hold_s), (id, contact.wait_ms, told.hold_s)
                waits += 1
            assert contact.talk_ms is not None
            assert told.talk_s is None or agree(contact.talk_ms, told.talk_s), (id, contact, told)
            talks += told.talk_s is not None
            assert (contact.owner, contact.agents) == (told.agent, (told.agent,))
            agents += 1
    print(f"{tally.completed} talks ended, {tally.completed - talks} of them without the caller's channel")
    print(f"equal within the exchange's rounding: {waits} waits, {talks} talks; equal: {agents} agents")
    assert tally.completed == agents
    assert waits > 20
    assert talks > 20


def _compare_counters(desk: Desk, status: list[Block]) -> None:
    """The exchange's own counters since it was started: completed calls per queue, taken per member."""
    told = {b["Queue"]: int(b["Completed"]) for b in status if b.get("Event") == "QueueParams"}
    taken: Counter[str] = Counter()
    for block in status:
        if block.get("Event") == "QueueMember":
            taken[block["Name"]] += int(block["CallsTaken"])
    answered = [c for c in desk.contacts.values() if c.outcome is Outcome.ANSWERED]
    queues = Counter(contact.queue for contact in answered)
    print(f"answered per queue: {dict(queues)} of ours, {told} completed by the exchange")
    print(f"calls per agent: {dict(Counter(c.owner for c in answered))} of ours, {dict(+taken)} told")
    assert {queue: queues[queue] for queue in told} == told
    assert Counter(contact.owner for contact in answered) == +taken


def test_a_break_is_seen_with_its_reason_and_its_end(exchange: AsteriskServer, source: Asterisk) -> None:
    desk = Desk(source)
    desk.turn()
    exchange.pause("1004", True, "lunch")
    desk.turn()
    presence = desk.presences["dave"]
    assert (presence.state, presence.reason) == (PresenceState.BREAK, "lunch")
    live = source.live()
    assert live is not None
    assert presence in live.presences
    exchange.pause("1004", False)
    desk.turn()
    assert desk.presences["dave"].state is PresenceState.FREE


def test_the_check_tells_the_account_and_its_rights(source: Asterisk) -> None:
    check = source.check()
    for line in check.lines:
        print(line.topic, line.ok, line.text)
    assert check.ok


def test_after_a_crash_the_live_state_is_back_and_the_gap_is_marked(exchange: AsteriskServer) -> None:
    source = _source(exchange)
    desk, own = Desk(source), exchange.session()
    desk.turn()
    for number in range(3):
        own.call("night", patience_s=90, number=5_551_000 + number)
    while len(desk.waiting()) < 3:
        desk.turn()
    exchange.kill()
    with pytest.raises(SourceUnreachable):
        desk.turn()
    exchange.start()
    again = exchange.session()
    again.call("night", patience_s=90, number=5_552_000)
    batch = desk.turn()
    print([f"{gap.window.length_ms} ms: {gap.reason}" for gap in batch.gaps])
    assert [gap.reason for gap in batch.gaps] == ["The telephone exchange was restarted"]
    assert sum(c.outcome is Outcome.UNOBSERVED for c in desk.contacts.values()) == 3
    while not desk.waiting():
        desk.turn()
    assert desk.waiting() == _ids(again.waiting())
    live = source.live()
    assert live is not None
    assert {state.queue: state.waiting for state in live.queues}["night"] == 1
    again.close()
    source.close()


def _ids(entries: list[Block]) -> set[str]:
    return {entry["Uniqueid"] for entry in entries}
