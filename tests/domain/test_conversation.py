"""What a timeline comes to: by example, and against the rules told once more, step by step."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.contacts import Event, EventKind, Role
from supervisor_app.domain.conversation import GREATEST_POINTS, Conversation, conversation_of
from supervisor_app.domain.phrases import NO_PHRASES, Phrases

CALM = Phrases.of({"en": ["calm down"]})


def told(*steps: tuple[str, str, str] | tuple[str, str, str, str], **more: Any) -> list[Event]:
    """Events a second apart: (kind, role, author or detail, text); ``more`` goes into each."""
    made = []
    for number, step in enumerate(steps):
        kind, role, word = step[:3]
        named = kind in ("message", "accepted", "note")
        values: dict[str, Any] = {"author" if named else "detail": word, "public": kind == "message"}
        values |= {"text": step[3] if len(step) == 4 else ""} | more
        made.append(Event(id=str(number), at=number * 1000, kind=EventKind(kind), role=Role(role), **values))
    return made


def test_a_timeline_without_events_says_nothing() -> None:
    assert conversation_of([]) == Conversation()


def test_public_messages_of_agents_are_counted_with_their_writers() -> None:
    found = conversation_of(
        told(
            ("message", "customer", "jan"),
            ("message", "agent", "b"),
            ("note", "agent", "c"),
            ("message", "bot", "bot"),
            ("message", "agent", "a"),
            ("message", "agent", "b"),
        )
    )
    assert (found.agent_messages, found.writers, found.messages_read) == (3, ("b", "a"), 0)
    assert conversation_of(told(("message", "agent", "a"), public=False)).agent_messages == 0


def test_phrases_are_looked_for_in_what_agents_wrote_alone() -> None:
    events = told(
        ("message", "customer", "jan", "calm down yourself"),
        ("message", "agent", "a", "Do CALM  down."),
        ("message", "agent", "a", "Sorry. Calm down, calm down!"),
        ("message", "agent", "a", "Done"),
        ("message", "agent", "a"),
        ("note", "agent", "a", "calm down"),
    )
    found = conversation_of(events, CALM)
    assert (found.agent_messages, found.messages_read, found.phrases) == (4, 3, 2)
    assert conversation_of(events).phrases == 0


@pytest.mark.parametrize(
    ("steps", "again"),
    [
        (["restart", "restart"], False),
        (["restart", "came back", "restart"], True),
        (["restart", "reopened", "new SIM", "restart"], True),
        (["restart", "came back", "new SIM"], False),
        (["came back", "restart"], False),
        (["restart", "new SIM", "came back", "other", "came back", "new SIM"], True),
        (["restart", "whispered", "restart"], False),
        (["", "came back", ""], False),
    ],
)
def test_a_solution_that_failed_may_not_come_again(steps: list[str], again: bool) -> None:
    special = {
        "came back": ("message", "customer", "jan"),
        "reopened": ("reopened", "system", ""),
        "whispered": ("note", "customer", "jan"),
    }
    events = told(*(special.get(step, ("solution", "agent", step)) for step in steps))
    assert conversation_of(events).repeat_solution is again


def test_the_helper_is_whose_answer_was_taken_else_who_answered_first() -> None:
    answers = (("message", "peer", "ann"), ("message", "peer", "bob"))
    asked = ("message", "customer", "jan")
    first = conversation_of(told(asked, *answers))
    assert (first.helper, first.helped, first.accepted, first.points) == ("ann", 1000, None, 0)
    taken = conversation_of(
        told(
            asked, *answers, ("accepted", "peer", "bob"), ("accepted", "peer", "ann"), ("points", "peer", "5")
        )
    )
    assert (taken.helper, taken.helped, taken.accepted, taken.points) == ("bob", 1000, 3000, 5)
    assert conversation_of(told(("message", "peer", "ann"), public=False)).helped is None


@pytest.mark.parametrize(
    ("details", "points"),
    [
        (["5", "+7", "-2"], 10),
        (["5.0", "", " 5", "five", "1e3", "٣", "1_0", "0x1f"], 0),
        ([str(GREATEST_POINTS), str(GREATEST_POINTS + 1), str(-GREATEST_POINTS - 1)], GREATEST_POINTS),
        (["9" * 20, "9" * 5000], 0),
    ],
)
def test_points_are_whole_and_sensible_or_none(details: list[str], points: int) -> None:
    assert conversation_of(told(*(("points", "peer", detail) for detail in details))).points == points


def test_only_peers_are_granted_points_and_accepted() -> None:
    found = conversation_of(
        told(("points", "agent", "5"), ("accepted", "agent", "a"), ("message", "bot", "b"))
    )
    assert found == Conversation()


def _restated(events: list[Event], phrases: Phrases) -> Conversation:
    """The rules once more, one event after the other."""
    facts: dict[str, Any] = {"agent_messages": 0, "messages_read": 0, "phrases": 0, "points": 0}
    writers: list[str] = []
    offered: list[str] = []
    failed: list[str] = []
    answered_by = accepted_by = ""
    order = [event for at in sorted({event.at for event in events}) for event in events if event.at == at]
    for event in order:
        kind, role = str(event.kind), str(event.role)
        if (kind, role, event.public) == ("message", "agent", True):
            facts["agent_messages"] += 1
            if event.author not in writers:
                writers.append(event.author)
            if event.text != "":
                facts["messages_read"] += 1
                facts["phrases"] += 1 if phrases.found_in(event.text) else 0
        if (kind, role, event.public) == ("message", "customer", True) or kind == "reopened":
            failed = list(offered)
        if kind == "solution":
            if event.detail in failed:
                facts["repeat_solution"] = True
            if event.detail != "":
                offered.append(event.detail)
        if (kind, role, event.public) == ("message", "peer", True) and "helped" not in facts:
            facts["helped"] = event.at
            answered_by = event.author
        if (kind, role) == ("accepted", "peer") and "accepted" not in facts:
            facts["accepted"] = event.at
            accepted_by = event.author
        if (kind, role) == ("points", "peer") and event.detail.lstrip("-").isdecimal():
            facts["points"] += int(event.detail)
    waits = _waits_of_who_came_back(order)
    told = {**facts, "next_answers": len(waits), "next_wait_ms": sum(waits)}
    return Conversation(writers=tuple(writers), helper=accepted_by or answered_by, **told)


def _waits_of_who_came_back(order: list[Event]) -> list[int]:
    """From the first sign of a customer after an answer to the next answer, in ms, each time."""
    answers = [
        place
        for place, event in enumerate(order)
        if (event.kind, event.role, event.public) == (EventKind.MESSAGE, Role.AGENT, True)
    ]
    waits = []
    for before, after in pairwise(answers):
        between = [
            event.at
            for event in order[before + 1 : after]
            if (event.kind is EventKind.REOPENED and event.role is not Role.AGENT)
            or (event.kind, event.role, event.public) == (EventKind.MESSAGE, Role.CUSTOMER, True)
        ]
        waits += [order[after].at - at for at in between[:1]]
    return waits


_EVENTS = st.builds(
    Event,
    id=st.just("1"),
    at=st.integers(0, 5),
    kind=st.sampled_from(
        [EventKind.MESSAGE] * 4
        + [EventKind.SOLUTION] * 3
        + [EventKind.REOPENED, EventKind.ACCEPTED, EventKind.POINTS, EventKind.NOTE]
    ),
    role=st.sampled_from(Role),
    author=st.sampled_from(["a", "b", ""]),
    public=st.booleans(),
    detail=st.sampled_from(["restart", "new SIM", "", "3", "-1"]),
    text=st.sampled_from(["", "calm down", "hello"]),
)


@given(st.lists(_EVENTS, max_size=15), st.sampled_from([CALM, NO_PHRASES]))
def test_the_facts_are_those_of_the_rules(events: list[Event], phrases: Phrases) -> None:
    assert conversation_of(events, phrases) == _restated(events, phrases)
