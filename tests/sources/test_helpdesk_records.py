"""Records of our own API become contacts: odd ones are cleaned, senseless ones put aside one by one."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from supervisor_app.contract.records import ContactRecord
from supervisor_app.domain.batch import Record, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import EventKind, Outcome, Role, Status
from supervisor_app.sources.helpdesk_records import record_of
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
    (got,) = record(events=[event(kind="danced", role="wizard", text="t" * 200_000)]).events
    assert (got.kind, got.role, len(got.text)) == (EventKind.NOTE, Role.SYSTEM, 100_000)


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
