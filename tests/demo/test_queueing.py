"""Reduced to what theory can compute, the simulation meets the published points of Erlang C and A.

The intervals are the sample's own: means of long batches, which hardly depend on each other.
"""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.plans import LivePlan, Spread
from supervisor_app.demo.profile import QueuePlan, Task, TeamPlan
from supervisor_app.demo.world import World
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import DAY_MS, HOUR_MS, Instant
from tests.demo.chances import batch_interval
from tests.demo.plain_profile import EVERY_DAY, EVERY_HOUR, PLAIN, a_channel, a_topic, cases_of

_START = 1_767_225_600_000
_WARM_UP_MS = 2 * HOUR_MS
_NEVER = Spread(1e9, law="fixed")
_NOTHING = Spread(0.0, law="fixed")


def lived_through(
    *, per_hour: float, talk_s: float, agents: int, days: int, patience: Spread = _NEVER, seed: int = 11
) -> list[Case]:
    """Those who queued, without the first hours, of exponential arrivals, talks and patience."""
    plan = LivePlan(
        state=PresenceState.ON_CALL,
        patience=patience,
        talk=Spread(talk_s, law="exponential"),
        wrap=_NOTHING,
        ring=_NOTHING,
        limit_s=1e9,
    )
    channel = a_channel(
        Channel.PHONE,
        24 * per_hour,
        plan,
        hours=EVERY_HOUR,
        weekdays=EVERY_DAY,
        topics={"plain": 1.0},
        queue="line",
    )
    profile = replace(
        PLAIN,
        zone="UTC",
        country="",
        day_sigma=0.0,
        topics=(a_topic("plain"),),
        channels=(channel,),
        queues=(QueuePlan("line", "Line", Channel.PHONE),),
        teams=(TeamPlan(key="team", title="Team", size=agents, tasks=(Task("line"),), shifts=()),),
        busy_days=frozenset(),
    )
    world = World(profile, origin=_START, seed=seed)
    for worker in world.roster.workers:
        world.floor.next_step(world.origin, worker)
    end = _START + days * DAY_MS
    world.advance(end + HOUR_MS)
    return [c for c in cases_of(world) if _START + _WARM_UP_MS <= c.created < end and c.outcome_at]


def _wait_ms(case: Case) -> Instant:
    return (case.outcome_at or 0) - (case.queued or 0)


def meets(values: Sequence[float], published: float, widest: float) -> bool:
    """Whether the published value lies in the sample's interval, which is narrow enough to say something."""
    mean, half = batch_interval(values)
    assert half <= widest, f"{mean} ± {half} says too little"
    assert abs(mean - published) <= half, f"{mean} ± {half} misses {published}"
    return True


@pytest.mark.parametrize(
    ("per_hour", "talk_s", "agents", "within_s", "delayed", "wait_s", "served", "days"),
    [
        (200, 180, 13, 20, 0.285270, 17.1162, 0.795595, 12),
        (720, 240, 55, 15, 0.2387, 8.2, 0.8459, 5),
    ],
)
def test_erlang_c(
    per_hour: float,
    talk_s: float,
    agents: int,
    within_s: float,
    delayed: float,
    wait_s: float,
    served: float,
    days: int,
) -> None:
    cases = lived_through(per_hour=per_hour, talk_s=talk_s, agents=agents, days=days)
    assert {c.outcome for c in cases} == {"answered"}
    waits = [_wait_ms(c) for c in cases]
    assert meets([wait > 0 for wait in waits], delayed, 0.06)
    assert meets([wait / 1000 for wait in waits], wait_s, 0.65 * wait_s)
    assert meets([wait <= within_s * 1000 for wait in waits], served, 0.06)


def test_erlang_a_with_little_patience() -> None:
    patience = Spread(30.0, law="exponential")
    cases = lived_through(per_hour=360, talk_s=240, agents=25, days=5, patience=patience)
    assert meets([c.outcome == "abandoned" for c in cases], 0.0975908, 0.015)


def test_erlang_a_with_much_patience() -> None:
    patience = Spread(300.0, law="exponential")
    cases = lived_through(per_hour=360, talk_s=240, agents=28, days=6, patience=patience)
    waits = [_wait_ms(c) / 1000 for c in cases]
    assert meets(waits, 6.83326, 2.0)
    # Little: those who wait at any moment are what comes in a second times how long it waits
    assert meets([0.1 * wait for wait in waits], 0.683326, 0.2)


def test_an_agent_less_is_noticed() -> None:
    """The intervals are narrow enough to tell 12 agents from 13."""
    waits = [_wait_ms(c) > 0 for c in lived_through(per_hour=200, talk_s=180, agents=12, days=10)]
    with pytest.raises(AssertionError, match="misses"):
        meets(waits, 0.285270, 0.06)
