"""Reduced to what theory can compute, the simulation meets the published points of Erlang C and A."""

import pytest
from msgspec.structs import replace

from supervisor_app.demo.profile import ChannelPlan, LivePlan, Profile, QueuePlan, Spread, Task, TeamPlan
from supervisor_app.demo.world import World
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import DAY_MS

_NEVER = Spread(1e9, law="fixed")
_NOTHING = Spread(0.0, law="fixed")


def _simple(
    profile: Profile, *, per_day: float, talk_s: float, patience: Spread, agents: int, days: int
) -> World:
    plan = LivePlan(
        state=PresenceState.ON_CALL,
        patience=patience,
        talk=Spread(talk_s, law="exponential"),
        wrap=_NOTHING,
        ring=_NOTHING,
        limit_s=1e9,
    )
    channel = ChannelPlan(
        channel=Channel.PHONE,
        title="Phone",
        per_day=per_day,
        hours=(1.0,) * 24,
        weekdays=(1.0,) * 7,
        topics={"plain": 1.0},
        queue="line",
        plan=plan,
        address="phone",
    )
    simple = replace(
        profile,
        zone="UTC",
        day_sigma=0.0,
        topics=(replace(profile.topics[0], key="plain", effort=1.0),),
        channels=(channel,),
        queues=(QueuePlan("line", "Line", Channel.PHONE),),
        teams=(TeamPlan(key="team", title="Team", size=agents, tasks=(Task("line"),), shifts=()),),
        busy_days=frozenset(),
    )
    world = World(simple, origin=1_767_225_600_000, seed=11)
    for worker in world.roster.workers:
        world.floor.next_step(world.origin, worker)
    world.advance(world.origin + days * DAY_MS)
    return world


def test_erlang_c(profile: Profile) -> None:
    world = _simple(profile, per_day=4800, talk_s=180, patience=_NEVER, agents=13, days=12)
    waits = [c.answered - c.queued for c in world.journal.cases.values() if c.answered and c.queued]
    assert len(waits) == pytest.approx(57_600, rel=0.02)
    assert sum(wait > 0 for wait in waits) / len(waits) == pytest.approx(0.285270, abs=0.02)
    assert sum(waits) / len(waits) / 1000 == pytest.approx(17.1162, rel=0.15)
    assert sum(wait <= 20_000 for wait in waits) / len(waits) == pytest.approx(0.795595, abs=0.02)


def test_erlang_a(profile: Profile) -> None:
    patience = Spread(30.0, law="exponential")
    world = _simple(profile, per_day=8640, talk_s=240, patience=patience, agents=25, days=5)
    done = [c for c in world.journal.cases.values() if c.outcome != "waiting"]
    assert len(done) == pytest.approx(43_200, rel=0.02)
    lost = sum(c.outcome == "abandoned" for c in done) / len(done)
    assert lost == pytest.approx(0.0975908, abs=0.007)
