"""Records of our own API become contacts: odd ones are cleaned, senseless ones put aside one by one."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from supervisor_app.contract.records import ContactRecord, EventRecord
from supervisor_app.domain.batch import Record, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import EventKind, Outcome, Role, Status
from supervisor_app.domain.phrases import Phrases
from supervisor_app.sources.helpdesk_records import event_of, record_of
from supervisor_app.sources.helpdesk_rows import Rows

T0 = 1_767_225_600_000  # 2026-01-01T00:00:00Z


def contact(id: str = "c1", **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "channel": "phone",
        "status": "open",
        "outcome": "waiting",
        "created": "2026-01-01T00:00:00Z",
        "updated": "2026-01-01T00:00:01.5Z",
    } | more


def event(id: str = "e1", at: str = "2026-01-01T00:00:00Z", **more: Any) -> dict[str, Any]:
    return {"id": id, "at": at, "kind": "message", "role": "customer"} | more


def translated(*rows: str) -> tuple[list[Record], list[Reject]]:
    reader = Rows(ContactRecord, "desk", T0)
    made = reader.each(
        [Raw(row.encode()) for row in rows], lambda row: record_of(row, "desk", lambda address: f"~{address}")
    )
    return list(made), reader.rejects


def record(**more: Any) -> Record:
    (made,), rejects = translated(json.dumps(contact(**more)))
    assert rejects == []
    return made


def test_all_members_arrive() -> None:
    times = dict.fromkeys(
        ("queued", "asked", "answered", "outcome_at", "waiting_since", "ended", "resolved", "closed"),
        "2026-01-01T01:00:20+01:00",
    )
    made = record(
        outcome="answered",
        channel="telegram",
        subject="No signal",
        customer={"address": "+48600100200", "name": "Jan"},
        agents=["7"],
        wait_s=20.25,
        talk_s=3,
        rating=4.5,
        solutions=["restart"],
        link="https://desk.example.org/c/1",
        events=[event()],
        **times,
    )
    got = made.contact
    assert (got.channel, got.status, got.outcome) == (Channel.TELEGRAM, Status.OPEN, Outcome.ANSWERED)
    assert (got.created, got.updated, got.wait_ms, got.talk_ms) == (T0, T0 + 1500, 20_250, 3000)
    assert {getattr(got, name) for name in times} == {T0 + 20_000}
    assert (got.customer, got.agents, got.solutions) == ("~+48600100200", ("7",), ("restart",))
    assert (got.rating, got.link) == (4.5, "https://desk.example.org/c/1")
    assert made.personal is not None
    assert (made.personal.subject, made.personal.name) == ("No signal", "Jan")
    assert [(e.id, e.kind, e.role) for e in made.events] == [("e1", EventKind.MESSAGE, Role.CUSTOMER)]


def test_every_member_comes_to_its_own_place() -> None:
    """No two are told alike, so that none can stand in the place of another."""
    words = ("site", "queue", "topic", "region", "owner", "attached_to")
    waits = ("queued", "asked", "answered", "outcome_at", "waiting_since", "ended", "resolved", "closed")
    times = (*waits, "callback_due", "callback_done")
    spans = ("wait_s", "talk_s", "hold_s", "wrap_s")
    truths = ("escalated", "opened_by_agent", "phantom")
    told: dict[str, Any] = {name: name for name in words}
    told |= {name: f"2026-01-02T00:00:{second:02}Z" for second, name in enumerate(times)}
    told |= {name: second for second, name in enumerate(spans, 100)}
    told |= {"line": 3, "reopened": 4, "rating": 4.5, "agents": ["anna"], "solutions": ["restart"]}
    told |= {"link": "https://desk.example.org/c/1", "via": "ivr", "customer": {"address": "a@b.example"}}
    for truth in truths:
        got = record(**told, **dict.fromkeys(truths, False) | {truth: True}).contact
        assert [name for name in truths if getattr(got, name)] == [truth]
    assert {name: getattr(got, name) for name in words} == {name: name for name in words}
    day = T0 + 86_400_000
    assert [getattr(got, name) - day for name in times] == [second * 1000 for second in range(len(times))]
    assert [getattr(got, f"{name[:-2]}_ms") for name in spans] == [100_000, 101_000, 102_000, 103_000]
    assert (got.line, got.reopened, got.rating) == (3, 4, 4.5)
    assert (got.agents, got.solutions, got.customer) == (("anna",), ("restart",), "~a@b.example")
    assert (got.link, got.via) == ("https://desk.example.org/c/1", Channel.IVR)


POISON = {
    "no id": json.dumps(contact("")),
    "id missing": '{"channel": "phone"}',
    "id too long": json.dumps(contact("x" * 201)),
    "NUL in id": json.dumps(contact("a\x00b")),
    "no time": json.dumps(contact("bad", created="yesterday")),
    "no zone": json.dumps(contact("bad", created="2026-01-01T00:00:00")),
    "second 60": json.dumps(contact("bad", created="2026-01-01T00:00:60Z")),
    "int too great": json.dumps(contact("bad", line=2**53)),
    "int enormous": json.dumps(contact("bad", line=0)).replace('"line": 0', '"line": ' + "9" * 400),
    "not a number": json.dumps(contact("bad", rating=float("nan"))),
    "infinite": json.dumps(contact("bad", wait_s=0)).replace('"wait_s": 0', '"wait_s": 1e999'),
    "wait too long": json.dumps(contact("bad", wait_s=1e18)),
    "unknown status": json.dumps(contact("bad", status="sleeping")),
    "not a record": "[1, 2]",
    "null": "null",
    "deep": json.dumps(contact("bad", subject=0)).replace(
        '"subject": 0', '"subject":' + "[" * 900 + "]" * 900
    ),
    "event without id": json.dumps(contact("bad", events=[event("")])),
}


@pytest.mark.parametrize("row", POISON.values(), ids=POISON.keys())
def test_a_poison_row_is_put_aside_and_the_others_go_on(row: str) -> None:
    good = [json.dumps(contact(id)) for id in ("c1", "c2")]
    records, rejects = translated(good[0], row, good[1])
    assert [made.contact.id for made in records] == ["c1", "c2"]
    (reject,) = rejects
    assert (reject.source, reject.at) == ("desk", T0)
    assert reject.id
    assert reject.reason
    assert len(reject.excerpt) <= 400
    assert translated(row)[1] == rejects


def test_a_rejects_excerpt_tells_nothing_of_the_customer() -> None:
    private = {"customer": {"address": "+48600100200"}, "subject": "my password", "link": "https://x/?t=1"}
    _, (reject,) = translated(json.dumps(contact("bad", created="never", **private)))
    assert (reject.id, "never" in reject.excerpt) == ("bad", True)
    assert not any(word in repr(reject) for word in ("48600", "password", "https"))


def test_stray_bytes_are_replaced() -> None:
    reader = Rows(ContactRecord, "desk", T0)
    row = json.dumps(contact(topic="HERE")).encode().replace(b"HERE", b"\xff")
    (made,) = reader.each([Raw(row)], lambda foreign: record_of(foreign, "desk", str))
    assert made.contact.topic == "\ufffd"


def test_what_is_merely_odd_is_kept_and_cleaned() -> None:
    made = record(
        channel="fax",
        created="2026-01-02T00:00:00Z",  # after its update: measured with care later
        subject="a\x00" + "b" * 900,
        customer={"address": "", "name": "n" * 900},
        wait_s=-5,
        agents=[str(number) for number in range(900)],
        events=[event(), event(at="2026-01-01T00:00:05Z")],
    )
    got = made.contact
    assert (got.channel, got.customer, got.wait_ms) == (Channel.OTHER, "", -5000)
    assert got.created > got.updated
    assert made.personal is not None
    assert (made.personal.subject, len(made.personal.name)) == ("a" + "b" * 499, 200)
    assert len(got.agents) == 200
    assert [e.at for e in made.events] == [T0 + 5000]


def test_unknown_words_of_events_become_notes_of_the_system() -> None:
    foreign = msgspec.convert(event(kind="danced", role="wizard", text="t" * 200_000), EventRecord)
    got = event_of(foreign)
    assert (got.kind, got.role, len(got.text)) == (EventKind.NOTE, Role.SYSTEM, 100_000)
    assert record(events=[event(kind="danced", role="wizard")]).events[0].kind is EventKind.NOTE


def test_the_timeline_is_told_in_short_with_the_contact() -> None:
    at = {name: f"2026-01-01T00:00:0{second}Z" for second, name in enumerate(("asked", "helped", "taken"), 1)}
    got = record(
        channel="community",
        via="chatbot",
        events=[
            event("4", at["taken"], kind="accepted", role="peer", author="bob"),
            event("5", at["taken"], kind="points", role="peer", author="bob", detail="15"),
            event("1", at["asked"], public=True, author="jan"),
            event("2", at["helped"], role="peer", public=True, author="ann"),
            event("3", at["helped"], role="agent", public=True, author="7"),
            event("6", at["taken"], role="agent", public=True, author="8"),
        ],
    ).contact
    assert (got.via, got.agent_messages, got.writers) == (Channel.CHATBOT, 2, ("7", "8"))
    assert (got.helper, got.helped, got.accepted, got.points) == ("~bob", T0 + 2000, T0 + 3000, 15)
    plain = record(events=[event("1", public=True)]).contact
    assert (plain.via, plain.helper, plain.messages_read) == (None, "", 0)
    assert record(via="fax menu").contact.via is Channel.OTHER


def test_a_solution_offered_again_after_it_failed_is_told() -> None:
    steps = [("solution", "agent", "restart"), ("reopened", "system", ""), ("solution", "agent", "restart")]
    events = [
        event(str(n), kind=kind, role=role, detail=detail) for n, (kind, role, detail) in enumerate(steps)
    ]
    assert record(events=events).contact.repeat_solution
    assert not record(events=events[1:]).contact.repeat_solution


def test_phrases_are_counted_and_no_text_is_kept() -> None:
    texts = [("agent", "Calm\x00 DOWN, sir"), ("agent", "Done."), ("customer", "calm down"), ("agent", "")]
    events = [
        event(str(n), role=role, text=text, public=True, author="7") for n, (role, text) in enumerate(texts)
    ]
    row = json.dumps(contact(events=events))
    reader = Rows(ContactRecord, "desk", T0)
    phrases = Phrases.of({"en": ["calm down"]})
    (made,) = reader.each([Raw(row.encode())], lambda foreign: record_of(foreign, "desk", str, phrases))
    got = made.contact
    assert (got.agent_messages, got.messages_read, got.phrases) == (3, 2, 1)
    assert [one.text for one in made.events] == [""] * 4
    (unread,), _ = translated(row)
    assert (unread.contact.messages_read, unread.contact.phrases) == (2, 0)


def test_absurd_points_and_endless_writers_cost_nothing_else() -> None:
    details = ["12", "1e9", "9" * 30, "-", "", "3.5", str(2**31 + 1), "NaN"]
    points = [event(f"p{n}", kind="points", role="peer", detail=detail) for n, detail in enumerate(details)]
    written = [event(f"m{n}", role="agent", public=True, author=f"a{n}") for n in range(900)]
    got = record(events=[*points, *written]).contact
    assert (got.points, got.agent_messages, len(got.writers)) == (12, 900, 200)


@pytest.mark.parametrize(
    "link",
    [
        "http://desk.example.org/1",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://good.example\\@evil.example/",
        "https://user:pw@evil.example/",
        "https://",
        "https://x/ y",
        " https://x/",
    ],
)
def test_a_doubtful_link_is_dropped(link: str) -> None:
    assert record(link=link).contact.link == ""


_MEMBERS = list(ContactRecord.__struct_fields__)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(_MEMBERS), _VALUES, max_size=3))
def test_any_member_gone_mad_costs_one_row_at_most(mad: dict[str, Any]) -> None:
    records, rejects = translated(json.dumps(contact() | mad))
    assert len(records) + len(rejects) == 1
    msgspec.json.encode([records, rejects])  # no half letters, nothing that cannot be written down
