"""The source against a real Request Tracker: what it says must be what the server says."""

import shutil
from collections.abc import Iterator

import pytest

from supervisor_app.domain.batch import Batch, Record
from supervisor_app.domain.contacts import Contact, EventKind, Outcome, Status
from supervisor_app.domain.errors import SourceRefused, SourceUnreachable
from supervisor_app.log import Secret
from supervisor_app.sources.http import Answer, HttpClient, TokenAuth
from supervisor_app.sources.request_tracker import RequestTracker
from supervisor_app.sources.rt_session import Credentials, Login, Token
from tests.real.rt_naive import Said, everything_said
from tests.real.rt_server import RtServer

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

STATUS = {
    "new": Status.NEW,
    "open": Status.OPEN,
    "stalled": Status.PENDING,
    "resolved": Status.RESOLVED,
    "rejected": Status.CLOSED,
    "deleted": Status.DELETED,
    "merged": Status.MERGED,
}


class CountingClient(HttpClient):
    """Counts its requests."""

    requests = 0

    def get(self, *arguments: object, **named: object) -> Answer:
        self.requests += 1
        return super().get(*arguments, **named)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def rt() -> Iterator[RtServer]:
    server = RtServer()
    server.fresh()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def said_at_first(rt: RtServer) -> dict[str, Said]:
    return everything_said(rt)


class Desk:
    """A source with what it has told so far."""

    def __init__(self, rt: RtServer, user: str, by_login: bool) -> None:
        secret = Secret(rt.password(user) if by_login else rt.token(user))
        self.client = CountingClient(rt.url, auth=None if by_login else TokenAuth(secret, rt.url))
        credentials: Credentials = Login(user, secret, rt.url) if by_login else Token(secret)
        self.source = RequestTracker(
            "rt", self.client, lambda address: f"<{address}>", credentials=credentials, call_field="Call"
        )
        self.cursor: str | None = None
        self.records: dict[str, Record] = {}

    def turn(self) -> Batch:
        batch = self.source.fetch(self.cursor)
        self.cursor = batch.cursor
        self.records |= {record.contact.id: record for record in batch.records}
        return batch

    def all(self) -> None:
        while self.turn().more:
            pass

    def contact(self, id: str) -> Contact:
        return self.records[id].contact


@pytest.fixture(params=["lead by token", "supervisor by login"])
def desk(rt: RtServer, request: pytest.FixtureRequest) -> Iterator[Desk]:
    user, _, how = str(request.param).split()
    desk = Desk(rt, user, how == "login")
    yield desk
    desk.source.close()


def agree(desk: Desk, said: dict[str, Said]) -> dict[str, int]:
    """Compare all; how many of each were compared. Left out of the back-fill: solved long ago."""
    counts = dict.fromkeys(
        ("tickets", "owners", "first responses", "resolved", "reopened", "waiting", "merged", "deleted"), 0
    )
    for id, ticket in said.items():
        if id not in desk.records:
            assert ticket.status == "resolved", (id, ticket)
            continue
        contact = desk.contact(id)
        assert contact.status is STATUS[ticket.status], (id, ticket)
        assert contact.created == ticket.created, (id, ticket)
        assert contact.answered == ticket.first_response, (id, ticket)
        assert (contact.outcome is Outcome.ANSWERED) == (ticket.first_response is not None), (id, ticket)
        assert contact.resolved == ticket.resolved, (id, ticket)
        assert contact.reopened == ticket.reopened, (id, ticket)
        assert contact.waiting_since == ticket.waiting_since, (id, ticket)
        if ticket.owner is not None:
            assert contact.owner == ticket.owner, (id, ticket)
            assert contact.queue == ticket.queue, (id, ticket)
            assert contact.customer == f"<{ticket.customer}>", (id, ticket)
        counts["tickets"] += 1
        counts["owners"] += bool(ticket.owner)
        counts["first responses"] += ticket.first_response is not None
        counts["resolved"] += ticket.resolved is not None
        counts["reopened"] += ticket.reopened > 0
        counts["waiting"] += ticket.waiting_since is not None
        counts["merged"] += ticket.status == "merged"
        counts["deleted"] += ticket.status == "deleted"
    return counts


def test_everything_the_server_says_is_what_we_say(
    said_at_first: dict[str, Said], desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.all()
    counts = agree(desk, said_at_first)
    with capsys.disabled():  # the counts are part of the proof
        print("\nRequest Tracker, compared:", ", ".join(f"{n} {what}" for what, n in counts.items()))  # noqa: T201
    assert len(said_at_first) - counts["tickets"] == 1, "only the ticket solved long ago is left out"
    assert counts["tickets"] >= 200
    assert min(counts["merged"], counts["deleted"]) >= 3
    assert all(counts.values())


def test_an_idle_turn_costs_one_request(desk: Desk) -> None:
    desk.all()
    before = desk.client.requests
    desk.turn()
    young = '"seen":[]' not in str(desk.cursor)  # changes of the last minute are looked through again
    assert desk.client.requests - before == 1 + young


def test_changes_come_by_and_by(rt: RtServer, desk: Desk) -> None:
    desk.all()
    id = rt.create("anna@example.net", Channel="chat", Region="North", Call="17.4")
    desk.turn()
    new = desk.contact(id)
    assert (new.status, new.outcome, new.channel, new.region) == (
        Status.NEW,
        Outcome.WAITING,
        "app_chat",
        "North",
    )
    assert (new.attached_to, new.owner, new.waiting_since) == ("17.4", "", new.created)

    rt.take(id, "bob")
    rt.comment(id, "bob", minutes=1)
    desk.turn()
    assert (desk.contact(id).owner, desk.contact(id).answered) == ("bob", None)

    rt.correspond(id, "carol", minutes=3)
    desk.turn()
    answered = desk.contact(id)
    assert (answered.outcome, answered.agents) == (Outcome.ANSWERED, ("bob", "carol"))
    assert (answered.talk_ms, answered.waiting_since) == (240_000, None)

    rt.update(id, "bob", Status="resolved")
    desk.turn()
    assert desk.contact(id).resolved is not None

    rt.mail("anna@example.net", "It is broken again.", ticket=id)
    desk.turn()
    back = desk.contact(id)
    assert (back.status, back.resolved, back.reopened) == (Status.OPEN, None, 1)
    assert back.waiting_since is not None
    assert back.answered == answered.answered
    agree(desk, everything_said(rt, newest=20))


def test_merged_and_deleted_tickets_do_not_stay_open(rt: RtServer, desk: Desk) -> None:
    desk.all()
    stays, goes, deleted = (rt.create("bert@example.net", Channel="email") for _ in range(3))
    desk.turn()
    rt.merge(goes, stays)
    rt.update(deleted, Status="deleted")
    desk.turn()
    assert desk.contact(goes).status is Status.MERGED
    assert desk.contact(deleted).status is Status.DELETED
    assert {desk.contact(id).outcome for id in (goes, deleted)} == {Outcome.CLOSED_UNANSWERED}
    assert desk.contact(deleted).customer == "<bert@example.net>"
    assert EventKind.MERGED in {event.kind for event in desk.records[goes].events}
    assert desk.contact(stays).status is Status.NEW


def test_nothing_is_lost_that_changes_during_the_back_fill(rt: RtServer, desk: Desk) -> None:
    desk.turn()
    first_page = min(map(int, desk.records))
    late = rt.create("cora@example.net", Channel="email")
    rt.update(str(first_page), Priority=7)
    desk.all()
    assert late in desk.records
    agree(desk, everything_said(rt, newest=20))


def test_an_outage_is_told_and_its_gap_filled(rt: RtServer, desk: Desk) -> None:
    desk.all()
    rt.kill()
    try:
        with pytest.raises(SourceUnreachable):
            desk.turn()
    finally:
        rt.start()
    unseen = rt.create("dora@example.net", Channel="phone")
    rt.take(unseen, "erin")
    rt.correspond(unseen, "erin")
    desk.all()
    assert desk.contact(unseen).outcome is Outcome.ANSWERED
    agree(desk, everything_said(rt, newest=20))


def test_a_lost_session_is_opened_again(rt: RtServer) -> None:
    desk = Desk(rt, "supervisor", by_login=True)
    desk.all()
    shutil.rmtree(rt.work / "rt" / "session")
    (rt.work / "rt" / "session").mkdir()
    desk.turn()
    desk.source.close()


def test_who_is_not_let_in_is_told_so(rt: RtServer) -> None:
    wrong = Secret("1-2-0123456789abcdef")
    by_token = RequestTracker(
        "rt", HttpClient(rt.url, auth=TokenAuth(wrong, rt.url)), str, credentials=Token(wrong)
    )
    by_login = RequestTracker("rt", HttpClient(rt.url), str, credentials=Login("lead", wrong, rt.url))
    for source in (by_token, by_login):
        with pytest.raises(SourceRefused):
            source.fetch(None)
        assert not source.check().ok
        source.close()


def test_a_timeline_holds_the_texts(rt: RtServer, desk: Desk) -> None:
    id = rt.create("emil@example.net")
    rt.correspond(id, "dave", "First line.\nSecond line.")
    timeline = desk.source.timeline(id)
    assert [event.text for event in timeline.events if event.public] == [
        "Please help.",
        "First line.\nSecond line.",
    ]
    assert timeline.personal is not None
    assert timeline.personal.address == "emil@example.net"


def test_a_check_says_what_is_missing(rt: RtServer) -> None:
    lead, guest = (Desk(rt, user, by_login=False) for user in ("lead", "guest"))
    found = {line.topic: line for line in lead.source.check().lines}
    assert found["authenticated as"].text == "lead"
    assert found["agents"].text == "6 in the group"
    assert lead.source.check().ok
    wrong = [line.topic for line in guest.source.check().lines if line.ok is False]
    assert wrong == ["custom fields"]
    for desk in (lead, guest):
        desk.source.close()
