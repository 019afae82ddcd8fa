"""Rows that are contacts: what each column comes to, and what follows for the rest."""

from pathlib import Path

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Outcome, Status
from tests.sources.importing import HEAD, PHONE, at, contacts_of, pieces_of, rejected_of, written

CALLS = (
    HEAD
    + """
[columns]
id = "id"
created = { date = "day", time = "in" }
answered = { time = "up" }
ended = { time = "down" }
wait = "wait"
talk = "talk"
"""
    + PHONE
)
CALLS_HEAD = "id,day,in,up,down,wait,talk\n"


def test_a_call_over_midnight_ends_on_the_next_day(tmp_path: Path) -> None:
    (call,) = contacts_of(tmp_path, CALLS_HEAD + "1,2026-03-02,23:58:40,23:59:00,0:05:00,20,360\n", CALLS)
    assert call.created == at("2026-03-02T23:58:40")
    assert call.answered == at("2026-03-02T23:59:00")
    assert call.ended == at("2026-03-03T00:05:00")
    assert (call.wait_ms, call.talk_ms, call.outcome) == (20_000, 360_000, Outcome.ANSWERED)


def test_a_call_that_waits_over_midnight_is_answered_on_the_next_day(tmp_path: Path) -> None:
    (call,) = contacts_of(
        tmp_path, CALLS_HEAD + "1,2026-12-31,11:59:50 PM,12:00:10 AM,12:01 AM,20,50\n", CALLS
    )
    assert call.answered == at("2027-01-01T00:00:10")
    assert call.ended == at("2027-01-01T00:01:00")


def test_a_rounded_time_stays_on_its_day(tmp_path: Path) -> None:
    rows = "1,2026-03-02,09:00:01,09:00:00,09:05:00,0,300\n2,2026-03-02,09:00:30,09:00,09:05,0,300\n"
    one, two = contacts_of(tmp_path, CALLS_HEAD + rows, CALLS)
    assert one.answered == one.created - 1_000
    assert two.answered == at("2026-03-02T09:00")


def test_a_date_shared_with_the_start_is_the_day_on_which_it_began(tmp_path: Path) -> None:
    mapping = CALLS.replace('{ time = "down" }', '{ date = "day", time = "down" }')
    (call,) = contacts_of(tmp_path, CALLS_HEAD + "1,2026-03-02,23:58:40,23:59:00,0:05:00,20,360\n", mapping)
    assert call.ended == at("2026-03-03T00:05:00")


def test_clocks_set_forward_and_back(tmp_path: Path) -> None:
    """On 29 March 2026 02:00 to 03:00 is left out in Warsaw, on 25 October it comes twice."""
    rows = [
        "1,2026-03-28,23:59:00,00:00:00,03:30:00,60,1",
        "2,2026-10-24,23:00:00,23:30:00,02:30:00,60,1",
        "3,2026-10-25,02:50:00,02:10:00,02:20:00,60,1",
    ]
    spring, first, second = contacts_of(tmp_path, CALLS_HEAD + "\n".join(rows) + "\n", CALLS)
    assert spring.ended is not None
    assert spring.answered is not None
    assert spring.ended - spring.answered == int(2.5 * 3_600_000)  # three and a half on the clock
    assert first.ended == at("2026-10-25T02:30")
    assert second.answered == second.created + 20 * 60_000  # twenty minutes, and clocks were set back between
    assert second.ended == second.created + 30 * 60_000


def test_durations_stand_in_for_stamps(tmp_path: Path) -> None:
    mapping = (
        HEAD
        + """
[columns]
created = "start"
wait = { column = "wait", unit = "min" }
talk = "talk"
hold = { column = "hold", unit = "h:mm" }

[file]
decimal = ","
delimiter = ";"
"""
        + PHONE
    )
    text = "start;wait;talk;hold\n2026-03-02 09:00;0,5;1:02:03;0:01\n2026-03-02 10:00;1,5;;\n"
    answered, abandoned = contacts_of(tmp_path, text, mapping)
    assert (answered.wait_ms, answered.talk_ms, answered.hold_ms) == (30_000, 3_723_000, 60_000)
    assert answered.answered == answered.created + 30_000
    assert answered.ended == answered.created + 30_000 + 3_723_000 + 60_000
    assert (abandoned.outcome, abandoned.outcome_at) == (Outcome.ABANDONED, abandoned.created + 90_000)
    assert (abandoned.status, abandoned.ended) == (Status.CLOSED, abandoned.outcome_at)


def test_words_spelled_in_two_ways_are_one(tmp_path: Path) -> None:
    mapping = (
        HEAD
        + """
[columns]
created = "at"
channel = "way"
topic = "topic"
status = "state"

[values.channel]
mail = "email"
"e-mail" = "email"
"*" = "other"

[values.topic]
"pricing and licensing" = "Pricing"

[values.status]
"" = "open"
done = "resolved"
"""
    )
    text = (
        "at,way,topic,state\n"
        "2026-03-02,Mail,Pricing and licensing,\n"
        "2026-03-02, E-MAIL ,pricing  and Licensing,Done\n"
        "2026-03-02,Fax,Other things,Done\n"
    )
    one, two, three = contacts_of(tmp_path, text, mapping)
    assert [each.channel for each in (one, two, three)] == [Channel.EMAIL, Channel.EMAIL, Channel.OTHER]
    assert [each.topic for each in (one, two, three)] == ["Pricing", "Pricing", "Other things"]
    assert [each.status for each in (one, two)] == [Status.OPEN, Status.RESOLVED]
    assert [each.outcome for each in (one, two)] == [Outcome.WAITING, Outcome.CLOSED_UNANSWERED]
    assert one.waiting_since == one.created


def test_an_unknown_word_is_rejected_with_what_to_do(tmp_path: Path) -> None:
    mapping = HEAD + '[columns]\ncreated = "at"\nchannel = "Way in"\n'
    (one,) = rejected_of(written(tmp_path, "at,Way in\n2026-03-02,Fax\n2026-03-02,phone\n"), mapping)
    assert (one.line, one.column, one.reason) == (2, "Way in", "'Fax' is no channel of ours")
    assert one.remedy.startswith("Say in [values.channel] which of these it means: phone, video")
    assert one.raw == "2026-03-02,Fax"


def test_every_fact_of_a_contact_can_be_told(tmp_path: Path) -> None:
    words = ["site", "queue", "topic", "region", "attached_to"]
    times = ["queued", "asked", "answered", "outcome_at", "waiting_since", "ended", "resolved", "closed"]
    times += ["updated", "callback_due", "callback_done", "helped", "accepted"]
    wholes = ["line", "reopened", "agent_messages", "messages_read", "phrases", "points", "next_answers"]
    flags = ["escalated", "opened_by_agent", "phantom", "repeat_solution"]
    more = {
        "id": "x",
        "created": "2026-03-02T08:00",
        "channel": "email",
        "status": "pending",
        "outcome": "answered",
        "via": "ivr",
        "customer": "Jan",
        "helper": "Piotr",
        "owner": "ada",
        "agents": "bo;ada",
        "solutions": "restart;replace",
        "writers": "bo",
        "rating": "4.5",
        "link": "https://desk.example/x",
        "subject": "Hello",
        "name": "Jan K.",
        "address": "jan@example.net",
        "wait": "1.5",
        "talk": "2",
        "hold": "3",
        "wrap": "4",
        "next_wait": "5",
    }
    told = dict.fromkeys(words, "w") | dict.fromkeys(times, "2026-03-02T09:00") | more
    told |= dict.fromkeys(wholes, "2") | dict.fromkeys(flags, "Yes")
    lists = ("agents", "solutions", "writers")
    columns = {
        name: f'{{ columns = ["{name}"], separator = ";" }}' if name in lists else f'"{name}"'
        for name in told
    }
    mapping = HEAD + "[columns]\n" + "".join(f"{name} = {column}\n" for name, column in columns.items())
    (contact,) = contacts_of(tmp_path, ",".join(told) + "\n" + ",".join(told.values()) + "\n", mapping)
    assert all(getattr(contact, name) == "w" for name in words)
    assert all(getattr(contact, name) == at("2026-03-02T09:00") for name in times)
    assert all(getattr(contact, name) == 2 for name in wholes)
    assert all(getattr(contact, name) is True for name in flags)
    assert (contact.customer, contact.helper, contact.owner) == ("~Jan", "~Piotr", "ada")
    assert (contact.agents, contact.solutions) == (("bo", "ada"), ("restart", "replace"))
    assert (contact.wait_ms, contact.talk_ms, contact.hold_ms, contact.wrap_ms) == (1500, 2000, 3000, 4000)
    assert contact.next_wait_ms == 5000
    assert (contact.via, contact.rating, contact.link) == (Channel.IVR, 4.5, "https://desk.example/x")
    assert set(told) >= {name.removesuffix("_ms") for name in contact.__struct_fields__} - {"source"}


@pytest.mark.parametrize(
    ("cell", "formats", "means"),
    [
        ("2026-03-02 09:00:00.250", "", "2026-03-02T09:00:00.250"),
        ("2026-03-02T08:00:00Z", "", "2026-03-02T09:00"),
        ("2026-03-02T09:00:00+0100", "", "2026-03-02T09:00"),
        ("02.03.2026 9:00", '["%d.%m.%Y %H:%M"]', "2026-03-02T09:00"),
        ("3/2/26 9:00:01 PM", '["iso", "%m/%d/%y %I:%M:%S %p"]', "2026-03-02T21:00:01"),
        ("2 Mar 2026 09:00", '["%d %b %Y %H:%M"]', "2026-03-02T09:00"),
        ("02/Mar/2026:08:00:00 +0000", '["%d/%b/%Y:%H:%M:%S %z"]', "2026-03-02T09:00"),
        ("1772438400", '["epoch_s"]', "2026-03-02T09:00"),
        ("1772438400.25", '["epoch_s"]', "2026-03-02T09:00:00.250"),
        ("1772438400250", '["epoch_ms"]', "2026-03-02T09:00:00.250"),
        ("46083.375", '["excel"]', "2026-03-02T09:00"),
        ("20260302090000", '["%Y%m%d%H%M%S"]', "2026-03-02T09:00"),
    ],
)
def test_formats_of_times(cell: str, formats: str, means: str, tmp_path: Path) -> None:
    column = f'{{ column = "t", formats = {formats} }}' if formats else '"t"'
    mapping = HEAD + f'[columns]\ncreated = {column}\n[constants]\nchannel = "email"\n'
    (contact,) = contacts_of(tmp_path, f"t\n{cell}\n", mapping)
    assert contact.created == at(means)


@pytest.mark.parametrize(
    "cell", ["tomorrow", "2026-13-01", "1900-01-01", "9999-12-31 00:00:00", "0001-01-01", "٢٠٢٦"]
)
def test_what_is_no_time_is_rejected(cell: str, tmp_path: Path) -> None:
    mapping = HEAD + '[columns]\ncreated = "t"\n[constants]\nchannel = "email"\n'
    (one,) = rejected_of(written(tmp_path, f"t\n{cell}\n"), mapping)
    assert (one.line, one.column) == (2, "t")
    assert one.remedy


def test_nonsense_that_can_be_stored_is_stored(tmp_path: Path) -> None:
    mapping = HEAD + '[columns]\ncreated = "c"\nanswered = "a"\nwait = "w"\n[constants]\nchannel = "email"\n'
    (contact,) = contacts_of(tmp_path, "c,a,w\n2026-03-02 09:00,2026-03-01 09:00,-5\n", mapping)
    assert contact.answered == at("2026-03-01T09:00")
    assert contact.wait_ms == -5_000


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ('is = ["TEST", ""]', ["sales", "faults"]),
        ('is_not = ["sales"]', ["sales"]),
        ('like = ["s*", "t?st"]', ["faults", ""]),
        ("empty = true", ["sales", "test", "faults"]),
        ('like = ["*"]\nis_not = ["test"]', ["test"]),
    ],
)
def test_rows_to_drop(condition: str, left: list[str], tmp_path: Path) -> None:
    mapping = (
        HEAD
        + '[columns]\ncreated = "t"\nqueue = "q"\n[constants]\nchannel = "email"\n'
        + f'[[drop]]\ncolumn = "q"\n{condition}\n'
    )
    rows = "".join(f"2026-03-02,{queue}\n" for queue in ("sales", "test", "faults", ""))
    assert [one.queue for one in contacts_of(tmp_path, "t,q\n" + rows, mapping)] == left


def test_equal_rows_without_ids_are_told_apart_and_known_again(tmp_path: Path) -> None:
    mapping = HEAD + '[columns]\ncreated = "t"\n[constants]\nchannel = "email"\n'
    text = "t,x\n2026-03-02,a\n2026-03-02,a\n2026-03-02,b\n2026-03-02,a\n"
    names = [one.id for one in contacts_of(tmp_path, text, mapping)]
    assert len(set(names)) == 4
    assert [names[1], names[3]] == [f"{names[0]}-2", f"{names[0]}-3"]
    assert [one.id for one in contacts_of(tmp_path, text, mapping)] == names
    moved = contacts_of(tmp_path, "t,x\n2026-03-02,b\n2026-03-02,a\n", mapping)
    assert [one.id for one in moved] == [names[2], names[0]]
    named = contacts_of(
        tmp_path,
        "t,x\n2026-03-02,a\n2026-03-02,c\n",
        mapping.replace("[columns]", 'identity = ["t"]\n[columns]'),
    )
    assert named[1].id == f"{named[0].id}-2"


def test_columns_by_number_where_there_is_no_header(tmp_path: Path) -> None:
    mapping = (
        HEAD
        + '[file]\nheader = false\nskip = 1\n[columns]\nid = 2\ncreated = 1\n[constants]\nchannel = "email"\n'
    )
    one, two = contacts_of(tmp_path, "made by x\n2026-03-02,A\n2026-03-03,B\n", mapping)
    assert (one.id, two.id) == ("A", "B")


def test_agents_queues_and_sites_are_told_with_their_contacts(tmp_path: Path) -> None:
    mapping = (
        HEAD
        + '[columns]\ncreated = "t"\nqueue = "q"\nsite = "s"\nagents = { columns = ["a", "b"] }\n'
        + PHONE
    )
    (piece,) = pieces_of(
        written(tmp_path, "t,q,s,a,b\n2026-03-02,sales,Brno,ada,bo\n2026-03-02,,,bo,\n"), mapping
    )
    assert [one.id for one in piece.batch.agents] == ["ada", "bo"]
    assert [one.key for one in piece.batch.queues] == ["sales"]
    assert [(one.key, one.zone) for one in piece.batch.sites] == [("Brno", "Europe/Warsaw")]
    assert piece.batch.records[0].contact.agents == ("ada", "bo")
