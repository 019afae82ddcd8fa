import asyncio
from datetime import datetime
from typing import Any, cast

import httpx
import msgspec
import pytest
from litestar import Litestar

from supervisor_app.contract.records import (
    AgentRecord,
    ChannelRecord,
    ContactDetail,
    ContactPage,
    LiveAnswer,
    Problem,
    QueueRecord,
    ServerInfo,
    SiteRecord,
)
from supervisor_app.demo.access import Limit, Tokens
from supervisor_app.demo.hosted import Hosted, NotReady
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.server import create_app
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import HOUR_MS, Instant, from_instant

AUTH = {"Authorization": "Bearer key"}


class Client:
    """Asks the application in this very process, without a thread or a socket."""

    def __init__(self, app: Litestar, headers: dict[str, str]) -> None:
        self._app, self._headers = app, headers

    def get(self, path: str, **more: Any) -> httpx.Response:
        return asyncio.run(self._ask("GET", path, **more))

    def post(self, path: str) -> httpx.Response:
        return asyncio.run(self._ask("POST", path))

    async def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = more.pop("headers", None)
        transport = httpx.ASGITransport(cast(Any, self._app))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
            return await client.request(
                method,
                path,
                headers=self._headers if headers is None else {**self._headers, **headers},
                **more,
            )


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, at: Instant) -> None:
        self.at = at

    def now(self) -> Instant:
        return self.at


@pytest.fixture
def clock(now: Instant) -> Clock:
    return Clock(now)


@pytest.fixture
def world(profile: Profile, now: Instant) -> World:
    return World(profile, origin=origin_of(now, profile.zone, days=1), seed=5, scale=0.3)


@pytest.fixture
def app(world: World, clock: Clock) -> Litestar:
    hosted = Hosted(world, clock.now)
    return create_app(lambda: hosted, Tokens(["key", "narrow:live"]), Limit(rate=1e6, burst=1e6))


@pytest.fixture
def client(app: Litestar) -> Client:
    return Client(app, AUTH)


def _get(client: Client, path: str, kind: Any, **params: Any) -> Any:
    answer = client.get(f"/v1/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=kind)


def _problem(answer: Any, status: int) -> Problem:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert problem.status == status
    assert problem.detail
    return problem


def _all(client: Client, limit: int = 200) -> tuple[dict[str, Any], str]:
    found: dict[str, Any] = {}
    page = _get(client, "contacts", ContactPage, limit=limit)
    while True:
        found.update((contact.id, contact) for contact in page.contacts)
        if not page.more:
            return found, page.cursor
        page = _get(client, "contacts", ContactPage, limit=limit, cursor=page.cursor)


def test_it_says_who_it_is_and_what_time_it_is(client: Client, now: Instant) -> None:
    info = _get(client, "server", ServerInfo)
    assert info.simulated
    assert info.now == from_instant(now)
    assert info.rights == ["agents", "contacts", "live"]
    assert info.history_from is not None
    assert info.history_from < info.now


def test_what_there_is(client: Client, profile: Profile) -> None:
    assert [site.zone for site in _get(client, "sites", list[SiteRecord])] == ["Europe/Warsaw"]
    channels = {c.key for c in _get(client, "channels", list[ChannelRecord])}
    assert {"phone", "email", "ivr", "chatbot", "in_person"} <= channels
    assert all(Channel(key) is not Channel.OTHER for key in channels)
    queues = {q.key for q in _get(client, "queues", list[QueueRecord])}
    agents = _get(client, "agents", list[AgentRecord])
    assert all(set(agent.queues) <= queues for agent in agents)
    assert len({agent.id for agent in agents}) == len({agent.login for agent in agents}) == len(agents)


def test_live_agrees_with_the_contacts(client: Client) -> None:
    live, (contacts, _) = _get(client, "live", LiveAnswer), _all(client)
    for queue in live.queues:
        since = [c.waiting_since for c in contacts.values() if c.queue == queue.queue and c.waiting_since]
        assert queue.waiting == len(since)
        assert queue.longest_since == min(since, default=None)


def test_nothing_new_is_304(client: Client, clock: Clock) -> None:
    tag = client.get("/v1/live").headers["etag"]
    clock.at += 1
    same = client.get("/v1/live", headers={"If-None-Match": f'"other", {tag}'})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    clock.at += HOUR_MS
    assert client.get("/v1/live", headers={"If-None-Match": tag}).status_code == 200


def test_pages_are_complete_while_time_goes_on(client: Client, clock: Clock, world: World) -> None:
    seen: dict[str, datetime] = {}
    page = _get(client, "contacts", ContactPage, limit=37)
    for _ in range(400):
        changes = [contact.updated for contact in page.contacts]
        assert changes == sorted(changes)
        seen.update((contact.id, contact.updated) for contact in page.contacts)
        if not page.more:
            break
        clock.at += 20_000
        page = _get(client, "contacts", ContactPage, limit=37, cursor=page.cursor)
    assert seen == {str(n): from_instant(case.updated) for n, case in world.journal.cases.items()}


def test_a_cursor_brings_what_changed_since(client: Client, clock: Clock) -> None:
    before, cursor = _all(client)
    assert _get(client, "contacts", ContactPage, cursor=cursor) == ContactPage(
        contacts=[], cursor=cursor, more=False
    )
    clock.at += HOUR_MS
    page = _get(client, "contacts", ContactPage, cursor=cursor, limit=1000)
    assert 5 < len(page.contacts) < len(before)
    assert all(c.updated > from_instant(clock.at - HOUR_MS) for c in page.contacts)


def test_texts_come_with_the_single_contact_only(client: Client) -> None:
    contacts, _ = _all(client)
    mail = next(c for c in contacts.values() if c.channel == "email" and c.answered)
    assert not any(event.text for event in mail.events)
    detail = _get(client, f"contacts/{mail.id}", ContactDetail)
    assert detail.contact.id == mail.id
    assert [e.id for e in detail.events] == [e.id for e in mail.events]
    assert any(event.text and event.role == "customer" for event in detail.events)
    assert detail.contact.link == f"https://desk.example/contacts/{mail.id}"


def test_texts_of_agents_are_told_on_request_and_no_others(client: Client) -> None:
    page = _get(client, "contacts", ContactPage, limit=1000, texts="agents")
    told = [event for contact in page.contacts for event in contact.events]
    with_text = [event for event in told if event.text]
    assert len(with_text) > 50
    assert all(e.kind == "message" and e.role == "agent" and e.public for e in with_text)
    assert all(e.text for e in told if e.kind == "message" and e.role == "agent")
    silent = _get(client, "contacts", ContactPage, limit=1000)
    assert [e.id for c in silent.contacts for e in c.events] == [e.id for e in told]
    _problem(client.get("/v1/contacts", params={"texts": "all"}), 422)


def test_contacts_tell_the_self_service_they_came_through(client: Client) -> None:
    calls = [c for c in _all(client)[0].values() if c.channel == "phone"]
    assert {(c.via, c.queued is not None) for c in calls} == {("ivr", True), ("", False)}


def test_members_that_have_not_happened_are_left_out(client: Client) -> None:
    plain = client.get("/v1/contacts", params={"limit": 1000}).json()["contacts"]
    assert all(None not in contact.values() for contact in plain)


def test_customers_are_invented(client: Client) -> None:
    for contact in _all(client)[0].values():
        address = contact.customer.address
        assert address.startswith("+48 999 ") or address.endswith("@example.net") or "@" not in address


@pytest.mark.parametrize("words", [{}, {"Authorization": "Bearer no"}, {"Authorization": "Basic key"}])
def test_without_a_known_token_nothing(app: Litestar, words: dict[str, str]) -> None:
    answer = Client(app, words).get("/v1/live")
    _problem(answer, 401)
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_without_the_right_is_refused(client: Client) -> None:
    narrow = {"Authorization": "Bearer narrow"}
    assert client.get("/v1/live", headers=narrow).status_code == 200
    for path in ("contacts", "contacts/1", "agents"):
        _problem(client.get(f"/v1/{path}", headers=narrow), 403)


@pytest.mark.parametrize("number", ["1", "abc", "²", "9" * 40])
def test_there_is_no_such_contact(client: Client, number: str) -> None:
    _problem(client.get(f"/v1/contacts/{number}"), 404)
    _problem(client.get("/v1/nothing"), 404)


@pytest.mark.parametrize(
    "params",
    [
        {"limit": 0},
        {"limit": 1001},
        {"limit": "many"},
        {"cursor": ""},
        {"cursor": "x"},
        {"cursor": "0123456789ab-1"},
    ],
)
def test_what_makes_no_sense_is_422(client: Client, params: dict[str, Any]) -> None:
    _problem(client.get("/v1/contacts", params=params), 422)


def test_a_cursor_from_the_future_is_422(client: Client, world: World) -> None:
    _problem(client.get("/v1/contacts", params={"cursor": f"{world.identity}-99999999"}), 422)


def test_only_reading(client: Client) -> None:
    _problem(client.post("/v1/contacts"), 405)


def test_too_often_is_429(world: World, clock: Clock) -> None:
    hosted = Hosted(world, clock.now)
    app = create_app(lambda: hosted, Tokens(["key"]), Limit(rate=0.5, burst=1.0, monotonic=lambda: 0.0))
    client = Client(app, AUTH)
    assert client.get("/v1/sites").status_code == 200
    answer = client.get("/v1/sites")
    _problem(answer, 429)
    assert answer.headers["retry-after"] == "2"


def test_not_ready_is_503() -> None:
    def nobody() -> Hosted:
        raise NotReady("Patience.")

    answer = Client(create_app(nobody, Tokens(["key"])), AUTH).get("/v1/live")
    assert answer.json()["detail"] == "Patience."
    _problem(answer, 503)
    assert answer.headers["retry-after"] == "1"
