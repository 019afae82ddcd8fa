"""Whatever lives calls have, in whatever order they interleave, their outcomes sum to offered."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.sources.ami_calls import Calls
from tests.sources.asterisk_fake import NOW, Block, event

Life = list[tuple[str, dict[str, str | int]]]

JOIN: Life = [("QueueCallerJoin", {"CallerIDNum": "5550100"})]
LEAVE: Life = [("QueueCallerLeave", {})]
ABANDON: Life = [("QueueCallerAbandon", {"HoldTime": 3}), *LEAVE]
TIMEOUT: Life = [*ABANDON, ("VarSet", {"Variable": "QUEUESTATUS", "Value": "TIMEOUT"})]
RING: Life = [("AgentCalled", {"MemberName": "alice"})]
CONNECT: Life = [*LEAVE, ("AgentConnect", {"MemberName": "alice", "HoldTime": 3})]
TALK: dict[str, str | int] = {"MemberName": "alice", "HoldTime": 3, "TalkTime": 5}
COMPLETE: Life = [("AgentComplete", {**TALK, "Reason": "agent"})]
HAND_ON: Life = [("AgentComplete", {**TALK, "Reason": "transfer"})]
HANGUP: Life = [("Hangup", {})]

LIVES: dict[str, list[Life]] = {
    "answered": [
        [*JOIN, *RING, *CONNECT, *COMPLETE, *HANGUP],
        [*JOIN, *CONNECT, *HANGUP],
        [*JOIN, *TIMEOUT, *JOIN, *CONNECT, *COMPLETE, *HANGUP],
        [*JOIN, *CONNECT, *HAND_ON, *JOIN, *ABANDON, *HANGUP],
        [*JOIN, *CONNECT, *JOIN, *HAND_ON, *ABANDON, *HANGUP],
        [*JOIN, *CONNECT, *JOIN, *HAND_ON, *CONNECT, *COMPLETE, *HANGUP],
        [*JOIN, *CONNECT, *JOIN, *HANGUP],
    ],
    "abandoned": [[*JOIN, *ABANDON, *HANGUP], [*JOIN, *RING, *RING, *ABANDON], [*JOIN, *HANGUP]],
    "timed_out": [[*JOIN, *TIMEOUT, *HANGUP], [*JOIN, *TIMEOUT]],
    "left": [[*JOIN, *LEAVE, *HANGUP], [*JOIN, *LEAVE]],
    "waiting": [JOIN, [*JOIN, *RING]],
}


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[str], list[Block]]:
    """The outcome of each call, and the events of all of them, interleaved."""
    fates = draw(st.lists(st.sampled_from([(o, life) for o in LIVES for life in LIVES[o]]), max_size=8))
    left = {f"1.{number}": list(life) for number, (_, life) in enumerate(fates)}
    events, at = [], 0.0
    while left:
        id = draw(st.sampled_from(sorted(left)))
        at += draw(st.floats(0.001, 2))
        name, facts = left[id].pop(0)
        events.append(event(name, id, at, **facts))
        if not left[id]:
            del left[id]
    return [outcome for outcome, _ in fates], events


def _calls() -> Calls:
    return Calls("exchange", "", str)


def _apply(calls: Calls, blocks: list[Block]) -> None:
    for block in blocks:
        calls.apply(block, round(float(block["Timestamp"]) * 1000))


def _take(calls: Calls) -> dict[str, Contact]:
    return {record.contact.id: record.contact for record in calls.take()}


@given(histories())
def test_outcomes_are_those_of_the_lives_and_sum_to_offered(history: tuple[list[str], list[Block]]) -> None:
    outcomes, events = history
    calls = _calls()
    _apply(calls, events)
    calls.settle(NOW + 3_600_000)
    contacts = _take(calls)
    assert Counter(str(contact.outcome) for contact in contacts.values()) == Counter(outcomes)
    for contact in contacts.values():
        _assert_sane(contact)


@given(histories(), st.data())
def test_after_a_cut_nobody_waits_whom_the_exchange_does_not_show(
    history: tuple[list[str], list[Block]], data: st.DataObject
) -> None:
    _, events = history
    bounds = st.integers(0, len(events))
    # we hear until the cut, and again from the login on; the state is read somewhat later than that
    cut, login, looked, drained = sorted(data.draw(st.tuples(bounds, bounds, bounds, bounds)))
    known, truth = _calls(), _calls()
    _apply(known, events[:cut])
    contacts = _take(known)
    _apply(truth, events[:looked])
    channels, waiting = _shown(truth)

    calls = Calls("exchange", "", str, calls=known.all())
    for id in sorted(waiting):
        calls.adopt(event("QueueEntry", id, 0, Wait=1), NOW + 100_000)
    doubtful = calls.doubtful(waiting, channels)
    _apply(calls, events[login:drained])
    calls.lose(doubtful, NOW + 100_000)
    calls.settle(NOW + 200_000)
    contacts |= _take(calls)

    _apply(truth, events[looked:drained])
    channels, waiting = _shown(truth)
    assert {id for id, contact in contacts.items() if contact.waiting_since is not None} == waiting
    undecided = {id for id, contact in contacts.items() if contact.outcome is Outcome.WAITING}
    assert undecided <= waiting
    _apply(calls, events[drained:])
    calls.settle(NOW + 3_600_000)
    for contact in _take(calls).values():
        _assert_sane(contact)


def _shown(truth: Calls) -> tuple[set[str], set[str]]:
    """The channels there are, and those that wait, as the exchange would show them."""
    channels = {call.id for call in truth.all() if call.hung_up is None}
    return channels, channels & {call.id for call in truth.all() if call.waits_in("billing")}


def _assert_sane(contact: Contact) -> None:
    assert contact.queued is not None
    assert (contact.answered is not None) == (contact.outcome is Outcome.ANSWERED)
    assert (contact.wait_ms is not None) == (contact.outcome is Outcome.ANSWERED)
    assert all(told is None or told >= 0 for told in (contact.wait_ms, contact.talk_ms, contact.hold_ms))
