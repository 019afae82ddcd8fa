"""Our own API as a source: paging, ETag, cursors, poison rows, timeline, and the check."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.batch import LiveState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.errors import SourceBroken, SourceBusy, SourceCancelled, SourceRefused
from supervisor_app.domain.phrases import Phrases
from supervisor_app.domain.time import from_instant
from supervisor_app.log import Secret
from supervisor_app.sources.base import Source
from supervisor_app.sources.helpdesk_api import STAFF_EVERY_S, HelpdeskApi
from supervisor_app.sources.http import BearerAuth, HttpClient
from tests.sources.test_helpdesk_records import T0, contact

TOKEN = "helpdesk-t0ken"

INFO: dict[str, Any] = {
    "name": "Virtual PL",
    "api_version": "1.0",
    "now": "2026-01-01T12:00:00+01:00",
    "user": "wallboard",
    "rights": ["contacts", "texts"],
    "simulated": False,
    "history_from": "2025-12-25T00:00:00Z",
}
AGENT = {"id": "7", "name": "Ann", "queues": ["tech"], "presence": "on_call", "since": "2026-01-01T00:00:00Z"}


class Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def page(*contacts: Any, cursor: str = "s1", more: bool = False, remaining: int = 0) -> dict[str, Any]:
    return {"contacts": list(contacts), "cursor": cursor, "more": more, "remaining": remaining}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def api(httpserver: HTTPServer, clock: Clock) -> Iterator[HelpdeskApi]:
    url = httpserver.url_for("/").rstrip("/")
    client = HttpClient(url, auth=BearerAuth(Secret(TOKEN), url), total_s=5.0)
    source = HelpdeskApi("desk", client, lambda address: f"~{address}", page_size=2, clock=clock)
    yield source
    source.close()


@pytest.fixture
def server(httpserver: HTTPServer) -> HTTPServer:
    """A help desk whose staff can be asked for; its contacts are each test's own."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    httpserver.expect_request("/v1/server", headers=headers).respond_with_json(INFO)
    httpserver.expect_request("/v1/channels").respond_with_json([{"key": "phone", "title": "Phone"}])
    httpserver.expect_request("/v1/sites").respond_with_json(
        [{"key": "waw", "title": "Warsaw", "zone": "Europe/Warsaw"}, {"title": "no key"}]
    )
    httpserver.expect_request("/v1/queues").respond_with_json(
        [{"key": "tech", "title": "Tech", "channel": "phone"}, {"key": "all", "title": "All"}]
    )
    httpserver.expect_request("/v1/agents").respond_with_json(
        [AGENT, AGENT | {"id": "8", "presence": "napping"}]
    )
    return httpserver


def serve_page(server: HTTPServer, found: dict[str, Any], **query: str) -> None:
    server.expect_request("/v1/contacts", query_string={"limit": "2"} | query).respond_with_json(found)


def serve_body(server: HTTPServer, body: str | bytes) -> None:
    server.expect_request("/v1/contacts").respond_with_data(body, content_type="application/json")


def live_of(api: HelpdeskApi) -> LiveState:
    state = api.live()
    assert state is not None
    return state


def test_it_is_a_source(api: HelpdeskApi) -> None:
    source: Source = api
    assert source.capabilities.title == "desk"


def test_the_first_fetch_brings_the_staff_and_a_page(api: HelpdeskApi, server: HTTPServer) -> None:
    serve_page(server, page(contact("c1"), contact("c2"), cursor="s1", more=True, remaining=6))
    batch = api.fetch(None)
    assert [record.contact.id for record in batch.records] == ["c1", "c2"]
    assert [(site.key, site.zone) for site in batch.sites] == [("waw", "Europe/Warsaw")]
    assert [(queue.key, queue.channel) for queue in batch.queues] == [("tech", Channel.PHONE), ("all", None)]
    assert [agent.id for agent in batch.agents] == ["7", "8"]
    assert [(p.agent, p.state, p.since) for p in batch.presences] == [("7", PresenceState.ON_CALL, T0)]
    assert [(reject.id, reject.reason[:20]) for reject in batch.rejects][1] == ("8", "presence 'napping' i")
    assert batch.server_time == T0 + 11 * 3_600_000
    assert (batch.more, batch.progress) == (True, 0.25)
    assert api.capabilities.channels == {Channel.PHONE}
    assert api.simulated is False


def test_back_filling_goes_on_where_it_was_and_ends(api: HelpdeskApi, server: HTTPServer) -> None:
    serve_page(server, page(contact("c3"), cursor="s2"), cursor="s1")
    serve_page(server, page(cursor="s2"), cursor="s2")
    serve_page(server, page(contact("c1"), contact("c2"), cursor="s1", more=True, remaining=1))
    first = api.fetch(None)
    second = api.fetch(first.cursor)
    third = api.fetch(second.cursor)
    assert [batch.progress for batch in (first, second, third)] == [pytest.approx(2 / 3), 1.0, None]
    assert [batch.more for batch in (first, second, third)] == [True, False, False]
    assert [len(batch.records) for batch in (first, second, third)] == [2, 1, 0]
    assert third.sites == ()
    assert third.cursor == second.cursor


def test_the_staff_is_asked_for_again_after_some_minutes(
    api: HelpdeskApi, server: HTTPServer, clock: Clock
) -> None:
    serve_body(server, json.dumps(page()))
    asked = []
    for wait_s in (0.0, 1.0, STAFF_EVERY_S):
        clock.now_s += wait_s
        asked.append(len(api.fetch(None).agents))
    assert asked == [2, 0, 2]


def test_a_simulated_clock_is_asked_for_every_time(api: HelpdeskApi, httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request("/v1/server").respond_with_json(INFO | {"simulated": True})
    later = {"simulated": True, "now": "2026-01-01T13:00:00Z"}
    httpserver.expect_request("/v1/server").respond_with_json(INFO | later)
    for path in ("channels", "sites", "queues", "agents"):
        httpserver.expect_request(f"/v1/{path}").respond_with_json([])
    serve_body(httpserver, json.dumps(page()))
    times = [api.fetch(None).server_time for _ in range(2)]
    assert times == [T0 + 11 * 3_600_000, T0 + 13 * 3_600_000]
    assert api.simulated


def test_what_agents_wrote_is_asked_for_where_there_are_phrases_to_look_for(server: HTTPServer) -> None:
    written = {"kind": "message", "role": "agent", "public": True, "at": "2026-01-01T00:00:00Z"}
    told = contact("c1", events=[written | {"id": "1", "text": "Please calm down"}, written | {"id": "2"}])
    serve_page(server, page(told, cursor="s1", more=True, remaining=1), texts="agents")
    serve_page(server, page(contact("c2"), cursor="s2"), texts="agents", cursor="s1")
    url = server.url_for("/").rstrip("/")
    client = HttpClient(url, auth=BearerAuth(Secret(TOKEN), url), total_s=5.0)
    source = HelpdeskApi("desk", client, str, phrases=Phrases.of({"en": ["Calm down"]}), page_size=2)
    first = source.fetch(None)
    second = source.fetch(first.cursor)
    source.close()
    (got,) = first.records
    assert (got.contact.agent_messages, got.contact.messages_read, got.contact.phrases) == (2, 1, 1)
    assert [event.text for event in got.events] == ["", ""]
    assert [record.contact.id for record in second.records] == ["c2"]


def test_a_cursor_the_server_has_forgotten_begins_anew(api: HelpdeskApi, server: HTTPServer) -> None:
    server.expect_request("/v1/contacts", query_string={"limit": "2", "cursor": "old"}).respond_with_json(
        {"status": 422, "title": "no such cursor"}, status=422
    )
    serve_page(server, page(contact("c1"), cursor="s1"))
    batch = api.fetch('{"at":"old"}')
    assert [record.contact.id for record in batch.records] == ["c1"]
    assert batch.cursor == '{"at":"s1"}'


@pytest.mark.parametrize("cursor", ["", "s1", "[]", '{"at":7}'])
def test_a_cursor_we_never_wrote_begins_anew(api: HelpdeskApi, server: HTTPServer, cursor: str) -> None:
    serve_page(server, page(cursor="s1"))
    assert api.fetch(cursor).progress == 1.0


def test_a_server_that_has_more_but_stays_put_is_not_asked_without_end(
    api: HelpdeskApi, server: HTTPServer
) -> None:
    serve_body(server, json.dumps(page(contact(), cursor="s1", more=True)))
    assert api.fetch('{"at":"s1"}').more is False


def test_a_poison_row_is_put_aside_and_the_page_goes_on(api: HelpdeskApi, server: HTTPServer) -> None:
    good = [json.dumps(contact(id)) for id in ("c1", "c2")]
    bad = json.dumps(contact("bad", rating=float("nan")))
    serve_body(server, f'{{"contacts": [{good[0]}, {bad}, null, {good[1]}], "cursor": "s1", "more": false}}')
    batch = api.fetch('{"at":"s0"}')
    assert [record.contact.id for record in batch.records] == ["c1", "c2"]
    assert [reject.id for reject in batch.rejects][-2] == "bad"
    assert all(reject.source == "desk" and reject.reason for reject in batch.rejects)


def test_the_last_of_two_rows_for_one_contact_wins(api: HelpdeskApi, server: HTTPServer) -> None:
    serve_page(server, page(contact(topic="old"), contact(topic="new")))
    assert [record.contact.topic for record in api.fetch(None).records] == ["new"]


@pytest.mark.parametrize("raw", [b'"\\ud800"', b'"\xff\xfe"'])
def test_broken_letters_are_replaced(api: HelpdeskApi, server: HTTPServer, raw: bytes) -> None:
    body = json.dumps(page(contact(subject="HERE"))).encode().replace(b'"HERE"', raw)
    serve_body(server, body)
    (record,) = api.fetch(None).records
    assert record.personal is not None
    assert record.personal.subject in ("?", "\ufffd\ufffd")


def test_the_live_state_is_not_sent_again_while_it_stays(api: HelpdeskApi, httpserver: HTTPServer) -> None:
    tags: list[str | None] = []

    def live(request: Request) -> Response:
        tags.append(request.headers.get("If-None-Match"))
        if len(tags) == 2:
            return Response(status=304)
        queue = {"queue": "tech", "waiting": len(tags), "longest_since": "2026-01-01T00:00:00Z"}
        body = {"at": "2026-01-01T00:00:09Z", "queues": [queue], "agents": [AGENT]}
        return Response(json.dumps(body), headers={"ETag": f'"{len(tags)}"'})

    httpserver.expect_request("/v1/live").respond_with_handler(live)
    first, second, third = live_of(api), live_of(api), live_of(api)
    assert tags == [None, '"1"', '"1"']
    assert first is second
    assert [state.queues[0].waiting for state in (first, third)] == [1, 3]
    assert (first.at, first.queues[0].longest_since) == (T0 + 9000, T0)
    assert first.presences[0].state is PresenceState.ON_CALL


def test_bad_rows_of_the_live_state_are_left_out_and_complained_of_once(
    api: HelpdeskApi, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    body = {
        "at": "2026-01-01T00:00:09Z",
        "queues": [{"queue": ""}],
        "agents": [AGENT | {"presence": "napping"}],
    }
    httpserver.expect_request("/v1/live").respond_with_json(body)
    assert [live_of(api).queues, live_of(api).presences] == [(), ()]
    warnings = [record for record in caplog.records if record.name.startswith("supervisor_app")]
    assert len(warnings) == 2


def test_what_our_account_may_not_read_is_done_without(api: HelpdeskApi, httpserver: HTTPServer) -> None:
    for path in ("agents", "live"):
        httpserver.expect_request(f"/v1/{path}").respond_with_json({}, status=403)
    httpserver.expect_request("/v1/server").respond_with_json(INFO)
    for path in ("channels", "sites", "queues"):
        httpserver.expect_request(f"/v1/{path}").respond_with_json([])
    serve_page(httpserver, page(contact("c1")))
    batch = api.fetch(None)
    assert (len(batch.records), batch.agents, api.live()) == (1, (), None)


def test_a_clock_without_an_offset_is_the_servers_fault(api: HelpdeskApi, httpserver: HTTPServer) -> None:
    body = {"at": "2026-01-01T00:00:09", "queues": [], "agents": []}
    httpserver.expect_request("/v1/live").respond_with_json(body)
    with pytest.raises(SourceBroken, match="offset"):
        api.live()


def test_a_timeline_is_ordered_and_bad_rows_are_left_out(api: HelpdeskApi, httpserver: HTTPServer) -> None:
    def event(id: str, second: int) -> dict[str, str]:
        at = from_instant(T0 + second * 1000).isoformat()
        return {"id": id, "at": at, "kind": "message", "role": "agent", "text": f"text {id}"}

    events: list[Any] = [event("e2", 9), event("e1", 3), {"id": "e3", "at": "never"}, None]
    detail = {"contact": contact("a/b c", subject="No signal"), "events": events}
    httpserver.expect_request("/v1/contacts/a/b c").respond_with_json(detail)
    timeline = api.timeline("a/b c")
    assert [(event.id, event.text) for event in timeline.events] == [("e1", "text e1"), ("e2", "text e2")]
    assert timeline.personal is not None
    assert timeline.personal.subject == "No signal"


def test_a_contact_that_is_gone(api: HelpdeskApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/contacts/c1").respond_with_json({}, status=404)
    with pytest.raises(SourceBroken, match="does not know this contact"):
        api.timeline("c1")


@pytest.mark.parametrize(("status", "error"), [(401, SourceRefused), (429, SourceBusy), (500, SourceBroken)])
def test_errors_are_named(
    api: HelpdeskApi, httpserver: HTTPServer, status: int, error: type[Exception]
) -> None:
    httpserver.expect_request("/v1/server").respond_with_json({}, status=status)
    with pytest.raises(error):
        api.fetch(None)


def test_cancelled_means_cancelled(api: HelpdeskApi) -> None:
    api.cancel()
    for call in (lambda: api.fetch(None), api.live, lambda: api.timeline("c1"), api.check):
        with pytest.raises(SourceCancelled):
            call()
