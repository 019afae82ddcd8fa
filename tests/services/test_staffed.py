"""Half-hours under target, and the agents that were missing in them, by hand and by Erlang C."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.domain.periods import window_of
from supervisor_app.domain.snapshot import EVERYTHING
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS, Window
from supervisor_app.metrics.erlang import Load
from supervisor_app.metrics.staffing import StaffingTarget, agents_needed
from supervisor_app.services.asked import Asker
from supervisor_app.services.staffed import HALF_HOUR_MS, Stretch, stretches
from tests.services.summing import FRIDAY, WARSAW, Summed, at, call

TEN = at(f"{FRIDAY}T10:00")
SATURDAY = at("2026-11-14T09:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    yield made
    made.close()


def half_hour(start: int, calls: int, *, wait_s: float, talk_s: float = 180) -> list[Contact]:
    """Calls spread over a half-hour, taken by two agents in turn."""
    step = HALF_HOUR_MS // calls
    return [
        call(f"{start}-{n}", start + n * step, wait_s=wait_s, talk_s=talk_s, owner=("anna", "piotr")[n % 2])
        for n in range(calls)
    ]


def found(desk: Summed, *channels: Channel) -> list[Stretch]:
    desk.summariser()
    asker = Asker(answers=desk.history, window=window_of(FRIDAY, WARSAW), zone=WARSAW, where=EVERYTHING)
    return list(stretches(asker, desk.history.names(), channels or (Channel.PHONE,)))


def test_a_half_hour_by_the_published_point(desk: Summed) -> None:
    """100 calls of 180 s in a half-hour need 14 agents for 80 % in 20 s; two were there."""
    desk.keep(half_hour(TEN, 100, wait_s=60, talk_s=180), SATURDAY)
    (stretch,) = found(desk)
    assert stretch.window == Window(TEN, TEN + HALF_HOUR_MS)
    load = Load(100, 1800, 180)
    assert stretch.missing == (agents_needed(load, StaffingTarget()) - 2,) == (12,)


def test_half_hours_in_a_row_are_one_stretch(desk: Summed) -> None:
    """Good ones and those with few calls part them."""
    late, fine = {"wait_s": 60.0}, {"wait_s": 3.0}
    starts = [TEN + n * HALF_HOUR_MS for n in range(6)]
    parts = [
        half_hour(starts[0], 40, **late),
        half_hour(starts[1], 20, **late),
        half_hour(starts[2], 30, **fine),
        half_hour(starts[3], 3, **late),
        half_hour(starts[4], 30, **late),
    ]
    desk.keep([one for part in parts for one in part], SATURDAY)
    first, second = found(desk)
    assert first.window == Window(starts[0], starts[2])
    assert len(first.missing) == 2
    assert first.missing[0] > first.missing[1]
    assert second.window == Window(starts[4], starts[5])


def test_each_channel_by_itself(desk: Summed) -> None:
    chats = [
        call(f"c{n}", TEN + n * MINUTE_MS, wait_s=90, channel=Channel.WEB_CHAT, owner="anna")
        for n in range(8)
    ]
    desk.keep([*half_hour(TEN, 20, wait_s=2), *chats], SATURDAY)
    assert found(desk) == []
    (stretch,) = found(desk, Channel.PHONE, Channel.WEB_CHAT)
    assert stretch.channel is Channel.WEB_CHAT


def test_presence_tells_how_many_were_there_where_it_is_known_of_all(desk: Summed) -> None:
    """Piotr was there for half of it; Anna all along. Before, two people took calls: two agents."""
    desk.keep(half_hour(TEN, 40, wait_s=60), SATURDAY)
    (without,) = found(desk)
    day = TEN - HOUR_MS
    desk.store.save_presences(
        [
            Presence(source="desk", agent="anna", state=PresenceState.FREE, since=day),
            Presence(source="desk", agent="piotr", state=PresenceState.ON_CALL, since=day),
            Presence(source="desk", agent="piotr", state=PresenceState.BREAK, since=TEN + HALF_HOUR_MS // 2),
        ]
    )
    (with_presence,) = found(desk)
    needed = agents_needed(Load(40, 1800, 180), StaffingTarget())
    assert without.missing == (needed - 2,)
    assert with_presence.missing == (needed - 1,)  # one and a half were there


def test_presence_of_some_alone_tells_nothing(desk: Summed) -> None:
    desk.keep(half_hour(TEN, 40, wait_s=60), SATURDAY)
    desk.store.save_presences(
        [Presence(source="desk", agent="anna", state=PresenceState.FREE, since=TEN - SECOND_MS)]
    )
    (stretch,) = found(desk)
    assert stretch.missing == (agents_needed(Load(40, 1800, 180), StaffingTarget()) - 2,)


def test_nobody_was_there(desk: Summed) -> None:
    """Everybody gave up: the handling time is that of the day."""
    gone = [
        call(f"g{n}", TEN + n * MINUTE_MS, wait_s=90, talk_s=None, answered=None, outcome=Outcome.ABANDONED)
        for n in range(10)
    ]
    desk.keep([*gone, *half_hour(TEN + 3 * HOUR_MS, 10, wait_s=2, talk_s=240)], SATURDAY)
    (stretch,) = found(desk)
    assert stretch.missing == (agents_needed(Load(10, 1800, 240), StaffingTarget()),)
