import pytest

from supervisor_app.domain.batch import Record
from supervisor_app.domain.contacts import Contact, EventKind, Outcome, Role, Status
from supervisor_app.sources.ami_call import GRACE_MS, finer
from supervisor_app.sources.ami_calls import Calls
from supervisor_app.sources.ami_records import NonsenseError
from tests.sources.asterisk_fake import NOW, Block, event, recorded_blocks


def _calls(*queues: str) -> Calls:
    return Calls("exchange", "north", lambda number: f"customer {number}", queues)


def _fold(calls: Calls, blocks: list[Block]) -> dict[str, Record]:
    for block in blocks:
        calls.apply(block, round(float(block["Timestamp"]) * 1000))
    return {record.contact.id: record for record in calls.take()}


def _live(*blocks: Block, until: float = 60.0) -> Contact:
    """The contact that one call's events make, when all has been told."""
    calls = _calls()
    for block in blocks:
        calls.apply(block, round(float(block["Timestamp"]) * 1000))
    calls.settle(NOW + round(until * 1000))
    (record,) = calls.take()
    return record.contact


def _kinds(record: Record) -> list[tuple[str, EventKind]]:
    return [(event.id, event.kind) for event in record.events]


JOIN = event("QueueCallerJoin", "1.1", 0, CallerIDNum="5550100", CallerIDName="Ann", Position=3)
CONNECT = event("AgentConnect", "1.1", 4.2, MemberName="alice", HoldTime=4)
COMPLETE = event("AgentComplete", "1.1", 10.2, MemberName="alice", HoldTime=4, TalkTime=6, Reason="caller")
LEAVE = event("QueueCallerLeave", "1.1", 4.1)
ABANDON = event("QueueCallerAbandon", "1.1", 4.1, HoldTime=4)
HANGUP = event("Hangup", "1.1", 12)


def test_a_recorded_call_is_answered_and_ended() -> None:
    (record,) = _fold(_calls(), recorded_blocks("answered")).values()
    contact = record.contact
    assert (contact.outcome, contact.status, contact.queue) == (Outcome.ANSWERED, Status.CLOSED, "billing")
    assert (contact.customer, contact.site) == ("customer 5550100", "north")
    assert contact.queued is not None
    assert contact.answered is not None
    assert contact.ended is not None
    assert contact.wait_ms == contact.answered - contact.queued
    assert contact.talk_ms == contact.ended - contact.answered
    assert contact.agents == (contact.owner,)
    assert _kinds(record) == [
        ("join-1", EventKind.QUEUED),
        ("ring-1", EventKind.RINGING),
        ("connect-1", EventKind.ANSWERED),
        ("end-1", EventKind.ENDED),
    ]
    assert record.personal is not None
    assert record.personal.address == "5550100"


@pytest.mark.parametrize("outcome", ["abandoned", "timed_out"])
def test_a_recorded_wait_in_vain_is_given_up_or_timed_out(outcome: str) -> None:
    (record,) = _fold(_calls(), recorded_blocks(outcome)).values()
    contact = record.contact
    assert (contact.outcome, contact.status) == (Outcome(outcome), Status.CLOSED)
    assert contact.outcome_at == contact.ended
    assert contact.waiting_since is None
    assert _kinds(record)[-1] == (f"{outcome}-1", EventKind(outcome))


def test_a_recorded_overflow_is_one_contact_in_the_last_queue() -> None:
    (record,) = _fold(_calls(), recorded_blocks("overflow")).values()
    contact = record.contact
    assert (contact.outcome, contact.queue) == (Outcome.ANSWERED, "network")
    assert contact.wait_ms is not None
    assert contact.queued is not None
    assert contact.answered is not None
    assert contact.wait_ms == contact.answered - contact.queued
    assert contact.wait_ms > 3000
    assert [id for id, _ in _kinds(record)] == [
        "join-1",
        "timed_out-1",
        "join-2",
        "ring-1",
        "connect-1",
        "end-1",
    ]


def test_a_recorded_crowd_comes_out_whole() -> None:
    calls = _calls()
    found = {id: record.contact for id, record in _fold(calls, recorded_blocks("busy")).items()}
    assert sorted(str(contact.outcome) for contact in found.values()) == ["answered"] * 7 + ["timed_out"]
    assert all(contact.status is Status.CLOSED for contact in found.values())


def test_the_wait_shows_while_it_lasts() -> None:
    (record,) = _fold(_calls(), [JOIN]).values()
    assert record.contact.waiting_since == NOW
    assert (record.contact.outcome, record.contact.status) == (Outcome.WAITING, Status.NEW)
    assert record.events[0].detail == "billing, position 3"


def test_talk_is_counted_without_hold() -> None:
    hold, back = event("Hold", "1.7", 5.2, Linkedid="1.1"), event("Unhold", "1.7", 7.2, Linkedid="1.1")
    contact = _live(JOIN, CONNECT, hold, back, COMPLETE)
    assert (contact.talk_ms, contact.hold_ms) == (4000, 2000)


def test_a_hold_that_lasts_to_the_end_ends_with_it() -> None:
    contact = _live(JOIN, CONNECT, event("Hold", "1.7", 9.2, Linkedid="1.1"), COMPLETE)
    assert (contact.talk_ms, contact.hold_ms) == (5000, 1000)


def test_leaving_without_more_is_decided_after_a_while() -> None:
    assert _live(JOIN, LEAVE, until=4.2 + GRACE_MS / 1000).outcome is Outcome.LEFT
    assert _live(JOIN, LEAVE, until=5).outcome is Outcome.WAITING
    assert _live(JOIN, ABANDON, LEAVE).outcome is Outcome.ABANDONED


def test_an_answer_after_leaving_is_an_answer() -> None:
    contact = _live(JOIN, LEAVE, CONNECT, COMPLETE, HANGUP)
    assert (contact.outcome, contact.wait_ms, contact.talk_ms) == (Outcome.ANSWERED, 4200, 6000)


@pytest.mark.parametrize(("why", "outcome"), [("TIMEOUT", "timed_out"), ("LEAVEEMPTY", "left")])
def test_the_exchange_tells_why_a_wait_was_in_vain(why: str, outcome: str) -> None:
    told = event("VarSet", "1.1", 4.1, Variable="QUEUESTATUS", Value=why)
    assert _live(JOIN, ABANDON, LEAVE, told).outcome == outcome


HANDED_ON = COMPLETE | {"Reason": "transfer"}
JOIN_AGAIN = event("QueueCallerJoin", "1.1", 10.3, Queue="network")


@pytest.mark.parametrize("news", [(HANDED_ON, JOIN_AGAIN), (JOIN_AGAIN, HANDED_ON)])
def test_a_call_handed_on_keeps_its_answer_and_adds_its_talks(news: tuple[Block, Block]) -> None:
    waiting = _live(JOIN, CONNECT, *news)
    assert (waiting.outcome, waiting.status, waiting.queue) == (Outcome.ANSWERED, Status.OPEN, "network")
    assert (waiting.waiting_since, waiting.ended, waiting.talk_ms) == (NOW + 10_300, None, 6000)
    again = event("AgentConnect", "1.1", 12.3, MemberName="erin", HoldTime=2, Queue="network")
    end = event("AgentComplete", "1.1", 15.3, MemberName="erin", HoldTime=2, TalkTime=3, Queue="network")
    contact = _live(JOIN, CONNECT, *news, again, end)
    assert (contact.wait_ms, contact.talk_ms, contact.owner) == (4200, 9000, "erin")
    assert contact.agents == ("alice", "erin")
    assert contact.answered == NOW + 4200


def test_a_talk_told_to_end_after_the_next_began_counts_once() -> None:
    again = event("AgentConnect", "1.1", 12.3, MemberName="erin", HoldTime=2, Queue="network")
    contact = _live(JOIN, CONNECT, JOIN_AGAIN, again, HANDED_ON)
    assert (contact.talk_ms, contact.owner, contact.status) == (6100, "erin", Status.OPEN)


def test_a_call_nobody_saw_joining_is_rebuilt_from_its_end() -> None:
    contact = _live(COMPLETE)
    assert (contact.queued, contact.answered, contact.ended) == (NOW + 200, NOW + 4200, NOW + 10_200)
    assert (contact.wait_ms, contact.talk_ms) == (4000, 6000)
    assert _live(ABANDON, HANGUP).queued == NOW + 100
    assert _live(CONNECT).queued == NOW + 200


def test_a_rebuilt_call_that_was_handed_on_waits_for_nobody() -> None:
    contact = _live(HANDED_ON)
    assert (contact.waiting_since, contact.outcome, contact.talk_ms) == (None, Outcome.ANSWERED, 6000)


def test_an_end_without_a_channel_belongs_to_the_agents_talk() -> None:
    nameless = {name: value for name, value in COMPLETE.items() if name not in ("Uniqueid", "Linkedid")}
    contact = _live(JOIN, CONNECT, event("Hangup", "1.1", 10.1), nameless)
    assert (contact.talk_ms, contact.ended) == (6000, NOW + 10_200)
    with pytest.raises(NonsenseError, match="Uniqueid"):
        _fold(_calls(), [JOIN, nameless])


def test_an_end_that_is_never_told_is_taken_from_the_channel() -> None:
    contact = _live(JOIN, CONNECT, HANGUP)
    assert (contact.status, contact.talk_ms) == (Status.CLOSED, 7800)
    assert _live(JOIN, HANGUP).outcome is Outcome.ABANDONED


def test_an_end_told_twice_counts_once() -> None:
    assert _live(JOIN, CONNECT, COMPLETE, COMPLETE).talk_ms == 6000


def test_the_exchange_wins_where_the_stamps_disagree() -> None:
    assert finer(4200, 4000) == 4200
    assert finer(9000, 4000) == 4000
    assert finer(-300, 0) == 0


def test_other_queues_are_not_looked_at() -> None:
    assert _fold(_calls("network"), [JOIN, ABANDON]) == {}


def test_a_withheld_number_is_no_customer() -> None:
    (record,) = _fold(_calls(), [JOIN | {"CallerIDNum": "<unknown>", "CallerIDName": "<unknown>"}]).values()
    assert (record.contact.customer, record.personal) == ("", None)


def test_the_agent_who_ends_a_talk_is_named() -> None:
    (record,) = _fold(_calls(), [JOIN, CONNECT, COMPLETE | {"Reason": "agent"}]).values()
    assert (record.events[-1].role, record.events[-1].author) == (Role.AGENT, "alice")


@pytest.mark.parametrize(
    "block",
    [
        {"Event": "QueueCallerJoin", "Uniqueid": "1.1"},
        {"Event": "QueueCallerJoin", "Queue": "billing"},
        CONNECT | {"HoldTime": "soon"},
        CONNECT | {"MemberName": "", "Interface": ""},
        COMPLETE | {"TalkTime": str(2**63)},
        ABANDON | {"HoldTime": "-1"},
    ],
)
def test_nonsense_is_refused_and_leaves_nothing_behind(block: Block) -> None:
    calls = _calls()
    with pytest.raises(NonsenseError):
        calls.apply(block, NOW)
    assert calls.take() == ()
    assert calls.all() == []


def test_a_join_told_twice_is_one_join_at_its_exact_instant() -> None:
    calls = _calls()
    calls.adopt(event("QueueEntry", "1.1", 0, Wait=3), NOW + 3_900)
    calls.apply(JOIN, NOW)
    (record,) = calls.take()
    assert (record.contact.queued, record.contact.waiting_since) == (NOW, NOW)
    assert len(record.events) == 1


def test_finished_calls_are_forgotten() -> None:
    calls = _calls()
    _fold(calls, [JOIN, CONNECT, COMPLETE])
    calls.settle(NOW + 600_000)
    assert len(calls.all()) == 1
    calls.apply(HANGUP, NOW + 12_000)
    calls.settle(NOW + 600_000)
    assert calls.all() == []
