"""Rows that are activities: one contact out of all its rows, whatever their order."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.batch import Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Event, EventKind, Outcome, Role, Status
from supervisor_app.sources.files import FileSource
from supervisor_app.sources.mapping_events import Story
from supervisor_app.sources.mapping_reading import parse_mapping
from tests.sources.importing import at, needs, rejected_of, written

MAPPING = """\
kind = "events"
source = "log"
zone = "Europe/Warsaw"

[columns]
contact = "case"
activity = "what"
at = "when"
author = "who"
detail = "note"
topic = "topic"

[constants]
channel = "email"

[activities]
came = "created"
line = "queued"
up = "answered"
reply = "message_by_agent"
asks = "message_by_customer"
fix = "solution"
done = "resolved"
again = "reopened"
shut = "closed"
higher = "escalated"
gone = "abandoned"
down = "ended"
stars = "rated"
to = "assigned"
seen = "ignored"
"""
PHONE = MAPPING.replace('channel = "email"', 'channel = "phone"')
HEAD = "case,what,when,who,note,topic\n"


def record_of(folder: Path, rows: list[str], mapping: str = MAPPING) -> Record:
    """The one contact of these rows, each ``what,minute of nine o'clock,who,note,topic``."""
    (record,) = records_of(folder, [f"A,{row}" for row in rows], mapping)
    return record


def records_of(
    folder: Path, rows: list[str], mapping: str = MAPPING, stories: dict[str, Story] | None = None
) -> tuple[Record, ...]:
    path = written(folder, HEAD + "".join(f"{_dated(row)}\n" for row in rows))
    source = FileSource(path, parse_mapping(mapping, "m.toml"), needs(stories))
    (piece,) = source.pieces()
    source.close()
    assert not piece.rejected
    return piece.batch.records


def _dated(row: str) -> str:
    case, what, minute, *rest = row.split(",")
    return ",".join([case, what, f"2026-03-02 09:{int(minute):02d}", *rest, *[""] * (3 - len(rest))])


def minute(number: int) -> int:
    return at(f"2026-03-02T09:{number:02d}")


STORY = [
    "came,0,,,bills",
    "to,1,ada,bo",
    "reply,5,bo",
    "fix,6,bo,restart",
    "asks,7",
    "higher,8,bo",
    "fix,9,cy,restart",
    "reply,10,cy",
    "done,11,cy",
    "again,12",
    "done,13,cy",
    "stars,14,,4",
]


def test_a_story_in_writing(tmp_path: Path) -> None:
    record = record_of(tmp_path, STORY)
    contact = record.contact
    assert (contact.created, contact.asked, contact.queued) == (minute(0), minute(0), minute(0))
    assert (contact.answered, contact.outcome, contact.outcome_at) == (minute(5), Outcome.ANSWERED, minute(5))
    assert (contact.status, contact.resolved, contact.reopened) == (Status.RESOLVED, minute(13), 1)
    assert (contact.owner, contact.agents, contact.writers) == ("bo", ("bo", "cy"), ("bo", "cy"))
    assert (contact.escalated, contact.line, contact.solutions) == (True, 2, ("restart",))
    assert (contact.repeat_solution, contact.agent_messages, contact.rating) == (True, 2, 4.0)
    assert (contact.topic, contact.updated) == ("bills", minute(14))
    assert [event.kind for event in record.events][:2] == [EventKind.STATUS, EventKind.ASSIGNED]
    assert len({event.id for event in record.events}) == len(STORY)


def test_who_is_not_answered_waits(tmp_path: Path) -> None:
    new = record_of(tmp_path, ["came,0", "seen,1,bo"]).contact
    assert (new.status, new.outcome, new.waiting_since) == (Status.NEW, Outcome.WAITING, minute(0))
    back = record_of(tmp_path, ["came,0", "reply,2,bo", "asks,3", "asks,4"]).contact
    assert (back.status, back.outcome, back.waiting_since) == (Status.OPEN, Outcome.ANSWERED, minute(3))
    shut = record_of(tmp_path, ["came,0", "shut,2,bo"]).contact
    assert (shut.status, shut.outcome, shut.outcome_at) == (
        Status.CLOSED,
        Outcome.CLOSED_UNANSWERED,
        minute(2),
    )


def test_what_an_agent_began_asks_with_the_first_message_of_the_customer(tmp_path: Path) -> None:
    began = record_of(tmp_path, ["reply,0,bo"]).contact
    assert (began.opened_by_agent, began.asked, began.outcome) == (True, None, Outcome.NOT_QUEUED)
    asked = record_of(tmp_path, ["reply,0,bo", "asks,5", "reply,7,bo"]).contact
    assert (asked.asked, asked.queued, asked.answered) == (minute(5), minute(5), minute(7))


def test_calls_in_a_log(tmp_path: Path) -> None:
    answered = record_of(tmp_path, ["came,0", "line,1", "up,3,bo", "down,9"], PHONE).contact
    assert (answered.queued, answered.answered, answered.ended) == (minute(1), minute(3), minute(9))
    assert (answered.status, answered.outcome) == (Status.CLOSED, Outcome.ANSWERED)
    gone = record_of(tmp_path, ["came,0", "line,1", "gone,4"], PHONE).contact
    assert (gone.outcome, gone.outcome_at, gone.ended) == (Outcome.ABANDONED, minute(4), minute(4))
    assert gone.status is Status.CLOSED
    waits = record_of(tmp_path, ["came,0", "line,1"], PHONE).contact
    assert (waits.outcome, waits.waiting_since) == (Outcome.WAITING, minute(1))


def test_activities_are_kept_apart_by_case_and_channel_may_be_missing(tmp_path: Path) -> None:
    mapping = MAPPING.replace('topic = "topic"', 'channel = "topic"').replace(
        '[constants]\nchannel = "email"\n', ""
    )
    one, two = records_of(tmp_path, ["A,came,0,,,phone", "B,came,0", "A,up,2,bo"], mapping)
    assert (one.contact.id, one.contact.channel, one.contact.answered) == ("A", Channel.PHONE, minute(2))
    assert (two.contact.id, two.contact.channel) == ("B", Channel.OTHER)


def test_an_unknown_activity_is_rejected(tmp_path: Path) -> None:
    text = HEAD + "A,came,2026-03-02,,,\nA,fax,2026-03-02,,,\n,came,2026-03-02,,,\nA,came,,,,\n"
    rejected = rejected_of(written(tmp_path, text), MAPPING)
    assert [(one.line, one.column) for one in rejected] == [(3, "what"), (4, "case"), (5, "when")]
    assert rejected[0].reason == "the activity 'fax' is not known"


def _stored(record: Record, before: Story | None) -> Story:
    events = {event.id: event for event in (*(before[1] if before else ()), *record.events)}
    return record.contact, tuple(events.values())


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(range(len(STORY))), cut=st.integers(0, len(STORY)))
def test_any_order_in_any_parts_comes_to_the_same_and_again_changes_nothing(
    order: list[int], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("log")
    whole = record_of(folder, STORY).contact
    rows = [f"A,{STORY[place]}" for place in order]
    story: Story | None = None
    for part in (rows[:cut], rows[cut:], rows):
        if part:
            (record,) = records_of(folder, part, stories={} if story is None else {"A": story})
            story = _stored(record, story)
    assert story is not None
    assert story[0] == whole


def test_peers_and_roles(tmp_path: Path) -> None:
    mapping = (
        MAPPING + 'helps = "message_by_peer"\ntaken = "accepted"\n"5 points" = "points"\nsays = "note"\n'
    )
    mapping = mapping.replace('topic = "topic"', 'role = "topic"').replace(
        'channel = "email"', 'channel = "community"'
    )
    rows = ["came,0", "helps,2,peter", "taken,3,peter", "5 points,3,peter,5", "says,4,bot,,bot"]
    record = record_of(tmp_path, rows, mapping)
    contact: Contact = record.contact
    assert (contact.helped, contact.accepted, contact.points) == (minute(2), minute(3), 5)
    assert (contact.helper, contact.answered, contact.agents) == ("~peter", minute(2), ())
    note: Event = record.events[-1]
    assert (note.role, note.kind) == (Role.BOT, EventKind.NOTE)
