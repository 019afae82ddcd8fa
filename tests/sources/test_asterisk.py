import threading

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.batch import Ability, Batch, CheckLine
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Outcome, Timeline
from supervisor_app.domain.errors import (
    SettingsError,
    SourceBroken,
    SourceCancelled,
    SourceRefused,
    SourceUnreachable,
)
from supervisor_app.domain.time import Window
from supervisor_app.sources.ami_cursor import read_cursor
from supervisor_app.sources.asterisk import Asterisk
from supervisor_app.sources.base import Source
from supervisor_app.sources.http import HttpClient
from tests.sources.asterisk_fake import FakeExchange, event, listing, recorded

JOIN = event("QueueCallerJoin", "1.1", 1, CallerIDNum="5550100")
ABANDON = event("QueueCallerAbandon", "1.1", 5, HoldTime=4)
HANGUP = event("Hangup", "1.1", 5)


@pytest.fixture
def exchange() -> FakeExchange:
    return FakeExchange()


def _first(source: Asterisk) -> Batch:
    return source.fetch(None)


def _outcomes(batch: Batch) -> dict[str, str]:
    return {record.contact.id: str(record.contact.outcome) for record in batch.records}


def test_it_is_a_source_of_calls(exchange: FakeExchange) -> None:
    source: Source = exchange.source()
    assert source.capabilities.channels == {Channel.PHONE}
    assert Ability.PRESENCE in source.capabilities.abilities
    assert Ability.BACKFILL not in source.capabilities.abilities
    assert source.timeline("1.1") == Timeline(())


def test_the_first_batch_tells_queues_agents_and_who_waits(exchange: FakeExchange) -> None:
    exchange.answers["QueueStatus"] = recorded("queue_status")
    batch = _first(exchange.source())
    assert [queue.key for queue in batch.queues] == ["billing", "night", "network"]
    assert len(batch.agents) == 9
    assert {p.agent: p.reason for p in batch.presences if p.state is PresenceState.BREAK} == {
        "alice": "lunch"
    }
    assert set(_outcomes(batch).values()) == {"waiting"}
    assert batch.gaps == ()
    assert batch.server_time == exchange.now


def test_the_secret_stands_in_no_address(exchange: FakeExchange) -> None:
    source = exchange.source()
    source.fetch(_first(source).cursor)
    assert not any("s3cret" in address for address in exchange.addresses)


def test_the_cursor_holds_no_number(exchange: FakeExchange) -> None:
    source, exchange.events = exchange.source(), [[], [JOIN | {"CallerIDName": "Ann"}]]
    batch = source.fetch(_first(source).cursor)
    assert "1.1" in batch.cursor
    assert "Ann" not in batch.cursor
    bookmark = read_cursor(batch.cursor)
    assert bookmark is not None
    assert bookmark.calls[0].customer == "customer 5550100"


def test_news_end_the_waiting_and_quiet_lasts_as_long_as_asked(exchange: FakeExchange) -> None:
    source = exchange.source()
    cursor = _first(source).cursor
    exchange.events, begun = [[], [], [JOIN], [ABANDON, HANGUP]], exchange.now
    batch = source.fetch(cursor)
    assert _outcomes(batch) == {"1.1": "waiting"}
    assert exchange.now - begun == 3_000
    assert _outcomes(source.fetch(batch.cursor)) == {"1.1": "abandoned"}
    begun = exchange.now
    assert source.fetch(source.fetch(batch.cursor).cursor).records == ()
    assert exchange.now - begun <= 12_000


def test_agents_and_queues_are_told_again_only_when_they_change(exchange: FakeExchange) -> None:
    source = exchange.source()
    quiet = source.fetch(_first(source).cursor)
    assert (quiet.queues, quiet.agents, quiet.presences) == ((), (), ())
    added = {"Event": "QueueMemberAdded", "Queue": "night", "MemberName": "zoe", "Status": "1"}
    exchange.events = [[added]]
    batch = source.fetch(quiet.cursor)
    assert "zoe" in {agent.id for agent in batch.agents}
    assert [(p.agent, p.state) for p in batch.presences] == [("zoe", PresenceState.FREE)]


def test_a_lost_session_is_resumed_with_the_gap_marked(exchange: FakeExchange) -> None:
    source = exchange.source()
    exchange.waits("1.1", "1.2", "1.3")
    first = _first(source)
    assert len(first.records) == 3
    exchange.waits("1.2")
    late = event("QueueCallerAbandon", "1.3", 3, HoldTime=3)
    exchange.events = [recorded("denied"), [late, event("Hangup", "1.3", 3)]]
    batch = source.fetch(first.cursor)
    assert _outcomes(batch) == {"1.1": "unobserved", "1.3": "abandoned"}
    assert [gap.reason for gap in batch.gaps] == ["The session with the telephone exchange was lost"]
    assert batch.gaps[0].window == Window(first.server_time or 0, batch.server_time or 0)
    assert {p.agent for p in batch.presences} == {agent.id for agent in batch.agents}
    gone = next(r.contact for r in batch.records if r.contact.id == "1.1")
    assert (gone.waiting_since, gone.ended, gone.outcome_at) == (None, None, batch.server_time)


def test_a_restart_of_the_exchange_is_told_from_a_lost_session(exchange: FakeExchange) -> None:
    source = exchange.source()
    first = _first(source)
    exchange.answers["CoreStatus"] = recorded("core_status").replace(
        b"CoreStartupTime: 0", b"CoreStartupTime: 1"
    )
    exchange.events = [recorded("denied")]
    assert [gap.reason for gap in source.fetch(first.cursor).gaps] == ["The telephone exchange was restarted"]


def test_our_own_restart_resumes_the_calls_in_progress(exchange: FakeExchange) -> None:
    source = exchange.source()
    connect = event("AgentConnect", "1.2", 4, MemberName="alice", HoldTime=4)
    exchange.events = [[JOIN, connect]]
    cursor = _first(source).cursor
    exchange.waits("1.1")
    exchange.talks("1.1", "1.2")
    later = exchange.source()
    exchange.now += 60_000
    batch = later.fetch(cursor)
    assert [gap.reason for gap in batch.gaps] == ["The telephone exchange was not listened to"]
    assert batch.records == ()
    end = event("AgentComplete", "1.2", 64, MemberName="alice", HoldTime=4, TalkTime=60)
    exchange.events = [[end, ABANDON | {"HoldTime": "70"}, HANGUP]]
    batch = later.fetch(batch.cursor)
    assert _outcomes(batch) == {"1.1": "abandoned", "1.2": "answered"}
    assert next(r.contact.talk_ms for r in batch.records if r.contact.id == "1.2") == 60_000


def test_a_talk_that_ended_unobserved_is_closed_without_an_end(exchange: FakeExchange) -> None:
    source = exchange.source()
    exchange.events = [[event("AgentConnect", "1.2", 0, MemberName="alice", HoldTime=4)]]
    cursor = _first(source).cursor
    exchange.events = [recorded("denied")]
    (record,) = source.fetch(cursor).records
    contact = record.contact
    assert (contact.outcome, contact.ended, contact.talk_ms) == (Outcome.ANSWERED, None, None)
    assert contact.closed is not None


def test_without_the_right_to_see_channels_talks_stay_open(exchange: FakeExchange) -> None:
    exchange.answers["CoreShowChannels"] = exchange.answers["CoreStatus"] = recorded("denied")
    source = exchange.source()
    exchange.events = [[event("AgentConnect", "1.2", 0, MemberName="alice", HoldTime=4)]]
    cursor = _first(source).cursor
    exchange.events = [recorded("denied")]
    assert source.fetch(cursor).records == ()


def test_after_any_failure_the_state_is_read_anew(exchange: FakeExchange) -> None:
    source = exchange.source()
    cursor = _first(source).cursor
    exchange.events = [SourceUnreachable("exchange.test did not answer in time")]
    with pytest.raises(SourceUnreachable):
        source.fetch(cursor)
    assert len(source.fetch(cursor).gaps) == 1


def test_a_batch_that_was_not_kept_leaves_a_gap(exchange: FakeExchange) -> None:
    source = exchange.source()
    cursor = _first(source).cursor
    source.fetch(cursor)
    assert len(source.fetch(cursor).gaps) == 1


@pytest.mark.parametrize("cursor", ["", "{", "{}", '{"version":9,"seen":1,"boot":"","calls":[]}', "[1]"])
def test_a_cursor_of_another_make_begins_anew(exchange: FakeExchange, cursor: str) -> None:
    assert exchange.source().fetch(cursor).gaps == ()


def test_nonsense_is_put_aside_once_and_the_batch_goes_on(exchange: FakeExchange) -> None:
    entry = {"Event": "QueueEntry", "Queue": "billing", "Uniqueid": "1.7", "Wait": "soon"}
    member = {"Event": "QueueMember", "Queue": "billing", "Name": "alice", "Status": str(2**63)}
    params = {"Event": "QueueParams", "Queue": "billing"}
    exchange.answers["QueueStatus"] = listing([params, entry, member], "QueueStatusComplete")
    source = exchange.source()
    batch = _first(source)
    assert [(reject.id, reject.reason) for reject in batch.rejects] == [
        ("", "Status is no sensible number"),
        ("1.7", "Wait is no sensible number"),
    ]
    exchange.events = [[{"Event": "QueueCallerJoin", "Queue": "billing"}, JOIN | {"Timestamp": "soon"}, JOIN]]
    source.live()
    batch = source.fetch(batch.cursor)
    assert [reject.reason for reject in batch.rejects] == ["Uniqueid is missing", "Timestamp is no time"]
    assert _outcomes(batch) == {"1.1": "waiting"}


def test_events_without_stamps_happen_when_they_come(exchange: FakeExchange) -> None:
    source = exchange.source()
    cursor = _first(source).cursor
    exchange.events = [[{name: value for name, value in JOIN.items() if name != "Timestamp"}]]
    (record,) = source.fetch(cursor).records
    assert record.contact.queued == exchange.now


def test_the_live_state_counts_callers_and_shows_agents(exchange: FakeExchange) -> None:
    exchange.answers["QueueStatus"] = recorded("queue_status")
    live = exchange.source().live()
    assert live is not None
    told = recorded("queue_status").decode()
    assert sum(queue.waiting for queue in live.queues) == told.count("Event: QueueEntry")
    night = next(queue for queue in live.queues if queue.queue == "night")
    assert night.longest_since is not None
    assert live.at - 10_000 < night.longest_since <= live.at
    assert len(live.presences) == 9


def test_a_session_lost_while_looking_is_noticed_by_the_next_fetch(exchange: FakeExchange) -> None:
    source = exchange.source()
    cursor = _first(source).cursor
    kept, exchange.answers["QueueStatus"] = exchange.answers["QueueStatus"], recorded("denied")
    with pytest.raises(SourceBroken, match="forgotten our session"):
        source.live()
    exchange.answers["QueueStatus"] = kept
    assert source.live() is not None
    assert len(source.fetch(cursor).gaps) == 1


def test_only_the_queues_asked_for_are_told(exchange: FakeExchange) -> None:
    source = exchange.source(queues=("network",))
    batch = _first(source)
    assert [queue.key for queue in batch.queues] == ["network"]
    assert {agent.id for agent in batch.agents} == {"erin", "frank", "grace", "heidi", "ivan"}


@pytest.mark.parametrize("answer", ["login_failed", "denied"])
def test_a_wrong_account_is_refused(exchange: FakeExchange, answer: str) -> None:
    exchange.answers["Login"] = recorded(answer)
    with pytest.raises(SourceRefused):
        _first(exchange.source())


@pytest.mark.parametrize("body", [recorded("not_found"), b"", b"hello", recorded("ping")])
def test_what_is_no_exchange_is_broken(exchange: FakeExchange, body: bytes) -> None:
    exchange.answers["QueueStatus"] = body
    with pytest.raises(SourceBroken):
        _first(exchange.source())


def test_a_list_that_was_cut_off_is_broken(exchange: FakeExchange) -> None:
    exchange.answers["QueueStatus"] = recorded("queue_status")[:-60]
    with pytest.raises(SourceBroken, match="cut off"):
        _first(exchange.source())


def test_an_account_that_may_not_filter_still_listens(exchange: FakeExchange) -> None:
    exchange.answers["Filter"] = recorded("denied")
    assert _first(exchange.source()).queues


def test_the_check_tells_account_rights_and_queues(exchange: FakeExchange) -> None:
    check = exchange.source(queues=("billing", "nowhere")).check()
    assert not check.ok
    assert CheckLine("queues", False, "There is no queue 'nowhere' on the exchange") in check.lines
    assert CheckLine("rights", True, "Reads dialplan events") in check.lines
    assert any("16.28" in line.text for line in check.lines)
    assert exchange.source().check().ok


def test_the_check_warns_of_missing_rights(exchange: FakeExchange) -> None:
    exchange.answers["Command"] = recorded("user_few")
    lacking = [line.text for line in exchange.source().check().lines if line.ok is False]
    assert lacking == ["Lacks read=dialplan: without it callers who timed out count as abandoned"]
    exchange.answers["Command"] = exchange.answers["CoreSettings"] = recorded("denied")
    assert {line.ok for line in exchange.source().check().lines} == {True, False, None}


def test_checking_does_not_disturb_the_listening(exchange: FakeExchange) -> None:
    source = exchange.source()
    cursor = _first(source).cursor
    source.check()
    assert source.fetch(cursor).gaps == ()


def test_closing_and_cancelling_reach_the_client(exchange: FakeExchange) -> None:
    source = exchange.source()
    source.cancel()
    source.close()
    assert (exchange.ended, exchange.closed) == (True, True)


def test_the_secret_is_not_sent_over_plain_http_to_another_machine() -> None:
    with pytest.raises(SettingsError):
        HttpClient("http://192.0.2.1:8088")


def test_over_http_the_cookie_is_kept_and_the_long_poll_ends_at_once(httpserver: HTTPServer) -> None:
    waiting, released = threading.Event(), threading.Event()

    def answer(request: Request) -> Response:
        given = {**request.args, **request.form}
        if given["action"] == "Login":
            assert request.method == "POST"
            assert given["secret"] == "s3cret"
            return Response(
                recorded("login"), headers={"Set-Cookie": 'mansession_id="1b5b"; Version=1; Max-Age=60'}
            )
        if "1b5b" not in request.cookies.get("mansession_id", ""):
            return Response(recorded("denied"))
        if given["action"] == "WaitEvent" and given["timeout"] != "0":
            waiting.set()
            released.wait(10)
        names = {"QueueStatus": "queue_status_idle", "WaitEvent": "wait_event_empty", "Ping": "ping"}
        names |= {"CoreStatus": "core_status", "CoreShowChannels": "channels", "Filter": "filter"}
        return Response(recorded(names[given["action"]]))

    httpserver.expect_request("/rawman").respond_with_handler(answer)
    client = HttpClient(httpserver.url_for("").rstrip("/"))
    source = Asterisk("exchange", client, str, username="supervisor", secret="s3cret")
    cursor = source.fetch(None).cursor

    def cancel_when_waiting() -> None:
        waiting.wait(10)
        source.cancel()

    canceller = threading.Thread(target=cancel_when_waiting)
    canceller.start()
    with pytest.raises(SourceCancelled):
        source.fetch(cursor)
    canceller.join()
    released.set()
    source.close()
