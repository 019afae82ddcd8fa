"""The source on recorded answers of a real Request Tracker; what to expect was asked of it the long way."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from supervisor_app.domain.batch import Ability, Batch, Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, EventKind, Outcome, Role, Status
from supervisor_app.domain.conversation import conversation_of
from supervisor_app.domain.errors import SourceBroken, SourceRefused
from supervisor_app.log import Secret
from supervisor_app.sources.request_tracker import RequestTracker
from supervisor_app.sources.rt_session import Token
from tests.sources.rt_replay import Replay, stored

AGENTS = {"alice", "bob", "carol", "dave", "erin", "frank"}
STATUS = {"stalled": "pending", "rejected": "closed"}


def source_on(client: Replay, **settings: Any) -> RequestTracker:
    token = Token(Secret("1-2-0123456789abcdef"))
    settings = {"page_size": 25, "topic_field": "Topic", "call_field": "Call", **settings}
    return RequestTracker("rt", client, lambda address: f"<{address}>", credentials=token, **settings)


def all_batches(source: RequestTracker, cursor: str | None = None) -> list[Batch]:
    batches = [source.fetch(cursor)]
    while batches[-1].more:
        batches.append(source.fetch(batches[-1].cursor))
    return batches


def records_in(batches: list[Batch]) -> dict[str, Record]:
    return {record.contact.id: record for batch in batches for record in batch.records}


def of_tickets(recording: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for one in recording if one["path"].endswith("/tickets") for item in one["body"]["items"]]


@pytest.mark.parametrize("recording", ["backfill", "learned"])
def test_the_back_fill_says_what_the_server_says(recording: str) -> None:
    batches = all_batches(source_on(Replay(stored(recording))))
    records = records_in(batches)
    said = stored("said")
    left_out = [ticket for id, ticket in said.items() if id not in records]
    assert [ticket["status"] for ticket in left_out] == ["resolved"], "solved before the window"
    for id, record in records.items():
        ticket, contact = said[id], record.contact
        assert contact.status == STATUS.get(ticket["status"], ticket["status"]), ticket
        assert contact.created == ticket["created"], ticket
        assert contact.answered == ticket["first_response"], ticket
        assert contact.resolved == ticket["resolved"], ticket
        assert contact.reopened == ticket["reopened"], ticket
        assert contact.waiting_since == ticket["waiting_since"], ticket
        if ticket["status"] != "merged":
            assert (contact.owner, contact.queue) == (ticket["owner"], ticket["queue"])
            assert contact.customer == f"<{ticket['customer']}>"
    assert {agent.id for batch in batches for agent in batch.agents} <= AGENTS
    assert not any(batch.rejects for batch in batches)


def test_who_wrote_is_what_the_timeline_shows() -> None:
    records = records_in(all_batches(source_on(Replay(stored("backfill")))))
    for record in records.values():
        shown, contact = conversation_of(record.events), record.contact
        assert (contact.agent_messages, contact.writers) == (shown.agent_messages, shown.writers), contact.id
        assert set(contact.writers) <= set(contact.agents), contact.id
        assert (contact.messages_read, contact.phrases) == (0, 0)
    assert max(len(record.contact.writers) for record in records.values()) > 1
    assert max(record.contact.agent_messages for record in records.values()) > 1


def test_the_back_fill_is_resumed_by_another_program_run() -> None:
    client = Replay(stored("backfill"))
    whole = records_in(all_batches(source_on(client)))
    client, cursor, found, shares = (
        Replay(stored("backfill")),
        None,
        dict[str, Record](),
        list[float | None](),
    )
    while True:
        batch = source_on(client).fetch(cursor)
        cursor, shares = batch.cursor, [*shares, batch.progress]
        found |= records_in([batch])
        if not batch.more:
            break
    assert found == whole
    assert shares[-1] is None
    assert shares[:-1] == sorted(share for share in shares if share is not None)


@pytest.fixture
def changed() -> tuple[Replay, RequestTracker, dict[str, Record], Batch]:
    client = Replay(stored("backfill"), stored("check"))
    source = source_on(client)
    before = all_batches(source)
    client.also(stored("changes"), first=True)
    batch = source.fetch(before[-1].cursor)
    return client, source, records_in([batch]), batch


Changed = tuple[Replay, RequestTracker, dict[str, Record], Batch]


def test_a_day_in_the_life_of_a_ticket(changed: Changed) -> None:
    _, _, records, _ = changed
    contact = records["41"].contact
    assert (contact.channel, contact.region, contact.attached_to) == (Channel.APP_CHAT, "North", "17.4")
    assert (contact.outcome, contact.owner, contact.agents) == (Outcome.ANSWERED, "bob", ("bob", "carol"))
    assert (contact.status, contact.reopened, contact.resolved) == (Status.OPEN, 1, None)
    assert contact.talk_ms == 4 * 60_000
    assert contact.waiting_since is not None
    kinds = [event.kind for event in records["41"].events]
    assert kinds.count(EventKind.ASSIGNED) == 1, "the server tells it twice"
    assert kinds[0] is EventKind.MESSAGE
    assert {EventKind.NOTE, EventKind.RESOLVED, EventKind.REOPENED} < set(kinds)
    assert not any(event.text for event in records["41"].events)
    assert not any("@" in event.author for event in records["41"].events), "addresses are personal"


def test_merged_and_deleted_tickets_are_closed_unanswered(changed: Changed) -> None:
    _, _, records, _ = changed
    merged, deleted = records["42"].contact, records["43"].contact
    assert (merged.status, deleted.status) == (Status.MERGED, Status.DELETED)
    assert merged.outcome is deleted.outcome is Outcome.CLOSED_UNANSWERED
    assert merged.closed is not None
    assert merged.waiting_since is deleted.waiting_since is None
    assert (merged.customer, deleted.customer) == ("<anna@example.net>", "<bert@example.net>")
    assert records["42"].events[-1].detail == "41"


def test_an_idle_turn_costs_one_request() -> None:
    client = Replay(stored("backfill"))
    source = source_on(client)
    cursor = all_batches(source)[-1].cursor
    client.asked.clear()
    batch = source.fetch(cursor)
    assert client.asked == ["/REST/2.0/transactions"]
    assert (batch.records, batch.more, batch.progress) == ((), False, None)


def test_names_are_read_again_now_and_then() -> None:
    clock = [0.0]
    client = Replay(stored("backfill"))
    source = source_on(client, monotonic=lambda: clock[0])
    first = all_batches(source)
    assert [queue.key for queue in first[0].queues] == [
        "Billing",
        "General",
        "Network",
        "Porting",
        "Sales",
        "Social",
    ]
    assert not first[1].queues
    clock[0] = 601.0
    assert source.fetch(first[-1].cursor).queues


def test_a_page_full_of_what_is_hidden_is_not_the_end() -> None:
    client = Replay(stored("backfill"))
    source = source_on(client)
    cursor = all_batches(source)[-1].cursor
    client.also(stored("changes"), first=True)
    changes = client.answer_to("/transactions", f"id > {json.loads(cursor)['mark']}")
    hidden, shown = {**changes, "body": {"items": []}}, {**changes, "params": dict(changes["params"])}
    mark = json.loads(cursor)["mark"] - 25
    for one, after in ((hidden, mark), (shown, mark + 25)):
        query = changes["params"]["query"].replace(f"id > {mark + 25}", f"id > {after}")
        client.also([{**one, "params": {**changes["params"], "query": query}}], first=True)
    moved = json.dumps({**json.loads(cursor), "mark": mark})
    assert not source.fetch(moved).records, "nothing younger has been seen"
    newest = client.answer_to("/transactions", "'SetWatcher'", order="DESC")
    client.also([{**newest, "body": changes["body"]}], first=True)
    again = source_on(client)
    assert again.fetch(moved).records


def test_only_the_queues_asked_for() -> None:
    batches = all_batches(source_on(Replay(stored("backfill")), queues=("Network",)))
    assert {record.contact.queue for record in records_in(batches).values()} == {"Network"}
    assert [queue.key for queue in batches[0].queues] == ["Network"]


def spoil(change: Callable[[dict[str, Any]], None], id: str = "37") -> Replay:
    recording = stored("backfill")
    for item in of_tickets(recording):
        if item["id"] == id:
            change(item)
    return Replay(recording)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda ticket: ticket.update(Created="yesterday"), "no date"),
        (lambda ticket: ticket.update(Created="2026-11-22T04:02:01"), "zone"),
        (lambda ticket: ticket.update(Created="1970-01-01T00:00:00Z"), "missing"),
        (lambda ticket: ticket.pop("Status"), "Status"),
        (lambda ticket: ticket.update(Requestor=7), "Requestor"),
    ],
)
def test_a_senseless_ticket_is_put_aside_and_the_batch_goes_on(
    change: Callable[[dict[str, Any]], None], reason: str
) -> None:
    whole = records_in(all_batches(source_on(Replay(stored("backfill")))))
    batches = all_batches(source_on(spoil(change)))
    rejects = [reject for batch in batches for reject in batch.rejects]
    assert [reject.id for reject in rejects] == ["37"]
    assert reason in rejects[0].reason
    assert set(whole) - set(records_in(batches)) == {"37"}


def test_a_cursor_of_another_kind_begins_anew() -> None:
    assert source_on(Replay(stored("backfill"))).fetch("what is this?").records


def test_a_timeline_has_the_words_of_plain_and_html_messages() -> None:
    recording = stored("timeline")
    client = Replay(stored("backfill"), recording)
    source = source_on(client)
    all_batches(source)
    ticket = str(recording[0]["body"]["id"])
    client.also(recording, first=True)
    timeline = source.timeline(ticket)
    assert timeline.events[0].text == "Hello,\nplease help me."
    assert timeline.events[0].role is Role.CUSTOMER
    assert timeline.personal is not None
    assert "@example.net" in timeline.personal.address


def test_there_is_no_timeline_of_what_is_not_shown() -> None:
    nothing = {**stored("ugly")["nothing there"], "params": {}}
    with pytest.raises(SourceBroken):
        source_on(Replay([nothing])).timeline("99999")
    with pytest.raises(SourceBroken):
        source_on(Replay()).timeline("../user/1")


def test_a_senseless_deleted_ticket_is_put_aside_too() -> None:
    recording = stored("backfill")
    singles = [one for one in recording if one["path"].startswith("/REST/2.0/ticket/")]
    poison = next(one for one in singles if one["body"]["Status"] == "deleted")
    poison["body"]["Status"] = ["deleted"]
    rejects = [reject for batch in all_batches(source_on(Replay(recording))) for reject in batch.rejects]
    assert [reject.id for reject in rejects] == [str(poison["body"]["id"])]


def test_a_senseless_transaction_costs_its_ticket_nothing_else() -> None:
    recording = stored("backfill")
    histories = (one for one in recording if "ObjectId = 37" in one["params"].get("query", ""))
    rows = next(histories)["body"]["items"]
    del next(row for row in rows if row["Type"] == "Set")["ObjectId"]
    batches = all_batches(source_on(Replay(recording)))
    assert "37" in records_in(batches)
    assert sum(len(batch.rejects) for batch in batches) == 1


def test_a_check_names_whom_and_what() -> None:
    recording = [{**one, "date": 1_767_225_600_000} for one in stored("check")]
    client = Replay(stored("backfill"), recording)
    client.also(recording, first=True)
    check = source_on(client).check()
    found = {line.topic: line for line in check.lines}
    assert "5.0.3" in found["reachable"].text
    assert found["agents"].text == "6 in the group"
    assert found["clock"].ok is False, "the recording is old"
    assert "desk" in found["cannot deliver"].text


def test_a_bad_token_is_refused() -> None:
    refused = stored("ugly")["bad token"]
    client = Replay(
        [
            refused,
            {
                **refused,
                "path": "/REST/2.0/queues/all",
                "params": {"fields": "Name", "per_page": "25", "page": "1"},
            },
        ]
    )
    source = source_on(client)
    with pytest.raises(SourceRefused):
        source.fetch(None)
    check = source.check()
    assert not check.ok
    assert check.lines[0].topic == "authenticated as"


def test_what_it_can_and_cannot(changed: Changed) -> None:
    client, source, _, _ = changed
    assert source.live() is None
    assert Ability.PRESENCE not in source.capabilities.abilities
    source.cancel()
    source.close()
    assert client.closed


def test_links_are_made_for_https_alone() -> None:
    def links(web_url: str) -> set[str]:
        contacts: list[Contact] = [
            record.contact
            for record in source_on(Replay(stored("backfill")), web_url=web_url).fetch(None).records
        ]
        return {contact.link for contact in contacts if contact.id == "37"}

    assert links("http://rt.example") == {""}
    assert links("https://rt.example/") == {"https://rt.example/Ticket/Display.html?id=37"}
