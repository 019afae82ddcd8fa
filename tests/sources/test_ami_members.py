import pytest

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.sources.ami_members import Members
from supervisor_app.sources.ami_records import NonsenseError
from tests.sources.asterisk_fake import NOW, Block, recorded_blocks


def _member(name: str = "alice", queue: str = "billing", status: int = 1, **fields: str | int) -> Block:
    block = {"Event": "QueueMember", "Queue": queue, "Name": name, "Status": str(status), "Paused": "0"}
    return block | {key: str(value) for key, value in fields.items()}


def _news(block: Block) -> Block:
    return block | {"Event": "QueueMemberStatus", "MemberName": block["Name"]}


def _members(*blocks: Block, wrapup_s: float = 0.0, at: int = NOW) -> Members:
    members = Members("exchange", "north", (), wrapup_s)
    for block in blocks:
        members.apply(block, at)
    return members


def _only(members: Members, at: int = NOW) -> Presence:
    (presence,) = members.presences(at)
    return presence


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (0, "offline"),
        (1, "free"),
        (2, "on_call"),
        (3, "on_call"),
        (4, "offline"),
        (5, "offline"),
        (6, "ringing"),
        (7, "on_call"),
        (8, "on_call"),
        (99, "free"),
    ],
)
def test_the_telephone_says_what_the_agent_does(status: int, state: str) -> None:
    assert _only(_members(_member(status=status))).state == state


def test_a_break_has_its_reason_and_its_beginning() -> None:
    paused = _member(Paused=1, PausedReason="lunch", LastPause=NOW // 1000 - 60)
    presence = _only(_members(paused))
    assert (presence.state, presence.reason, presence.since) == (PresenceState.BREAK, "lunch", NOW - 60_000)


def test_who_talks_while_paused_is_on_a_call() -> None:
    assert _only(_members(_member(status=2, Paused=1))).state is PresenceState.ON_CALL


def test_paused_in_one_queue_only_is_free_for_the_other() -> None:
    members = _members(_member(Paused=1), _member(queue="network"))
    assert _only(members).state is PresenceState.FREE


def test_one_member_of_two_queues_is_one_agent() -> None:
    members = _members(_member(), _member(queue="network"))
    (agent,) = members.agents()
    assert (agent.id, agent.queues, agent.site) == ("alice", ("billing", "network"), "north")


def test_wrap_up_lasts_as_long_as_the_member_or_the_settings_say() -> None:
    ended = NOW // 1000 - 10
    for members in (
        _members(_member(LastCall=ended, Wrapuptime=15)),
        _members(_member(LastCall=ended, Wrapuptime=0), wrapup_s=15),
    ):
        assert _only(members).state is PresenceState.WRAP_UP
        assert _only(members).since == NOW - 10_000
        presence = _only(members, NOW + 6_000)
        assert (presence.state, presence.since) == (PresenceState.FREE, NOW + 5_000)


def test_since_is_when_the_state_was_seen_to_change() -> None:
    members = _members(_member(LoginTime=NOW // 1000 - 600))
    assert _only(members).since == NOW - 600_000
    members.apply(_news(_member(status=6)), NOW + 1_000)
    members.apply(_news(_member(status=2)), NOW + 3_000)
    members.apply(_news(_member(status=2)), NOW + 4_000)
    assert _only(members, NOW + 9_000).since == NOW + 3_000
    changes = members.take(NOW + 9_000)
    assert [(p.state.value, p.since) for p in changes] == [
        ("free", NOW - 600_000),
        ("ringing", NOW + 1_000),
        ("on_call", NOW + 3_000),
    ]
    assert members.take(NOW + 9_000) == ()


def test_who_is_taken_out_of_all_queues_is_offline() -> None:
    members = _members(_member())
    members.apply({"Event": "QueueMemberRemoved", "Queue": "billing", "MemberName": "alice"}, NOW)
    assert _only(members).state is PresenceState.OFFLINE
    members.apply({"Event": "QueueMemberRemoved", "Queue": "billing", "MemberName": "nobody"}, NOW)
    assert len(members.agents()) == 1


def test_who_is_not_in_the_next_state_is_offline() -> None:
    members = _members(_member(), _member("bob"))
    members.forget()
    members.apply(_member("bob"), NOW)
    assert [p.state.value for p in members.presences(NOW)] == ["offline", "free"]


def test_a_recorded_crowd_is_seen_at_work() -> None:
    members = Members("exchange", "")
    for block in recorded_blocks("busy"):
        members.apply(block, round(float(block["Timestamp"]) * 1000))
    changes = members.take(NOW)
    assert {p.agent for p in changes} >= {"bob", "carol", "dave", "erin"}
    states = [p.state.value for p in changes if p.agent == "bob"]
    assert states[:3] == ["ringing", "on_call", "free"]
    assert all(p.since <= NOW for p in changes)


@pytest.mark.parametrize(
    "block",
    [
        _member(status=-1),
        _member(LastCall=2**63),
        _member(LastPause=10**11),
        _member(name=""),
        {"Event": "QueueMemberPause", "MemberName": "alice", "Status": "1"},
    ],
)
def test_nonsense_is_refused(block: Block) -> None:
    with pytest.raises(NonsenseError):
        _members(block)


def test_other_queues_and_other_news_are_not_looked_at() -> None:
    members = Members("exchange", "", ("network",))
    members.apply(_member(), NOW)
    members.apply({"Event": "QueueParams", "Queue": "network"}, NOW)
    assert members.agents() == ()
