"""Scenarios as they happen: each does what it says while it lasts, and nothing afterwards."""

from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.profile import OutagePlan, Profile
from supervisor_app.demo.scenario import (
    NO_SCENARIO,
    Campaign,
    LostSource,
    Outage,
    Overload,
    Scenario,
    ScenarioError,
    Strike,
)
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from tests.demo.chances import is_count
from tests.demo.plain_profile import NOW, PLAIN, cases_of, lived

_PLANNED = replace(PLAIN, outages=OutagePlan(topic="network", reports={"facebook": 90.0, "email": 60.0}))


def played(*events: Any, profile: Profile = PLAIN, hours: float = 3.0) -> tuple[World, list[Case]]:
    """A world in which these happened from NOW on, and what came in since."""
    world = lived(profile, days=0)
    world.director.play(Scenario(title="T", event=list(events)), NOW)
    world.advance(NOW + round(hours * HOUR_MS))
    return world, [case for case in cases_of(world) if case.created >= NOW]


_CALM = played()[1]


def within(cases: list[Case], begins_min: float, ends_min: float) -> list[Case]:
    return [c for c in cases if begins_min * MINUTE_MS <= c.created - NOW < ends_min * MINUTE_MS]


def test_an_overload_multiplies_for_its_time() -> None:
    _, cases = played(Overload(begins_min=30, lasts_min=60, factor=3.0))
    assert is_count(len(within(cases, 0, 30)), len(within(_CALM, 0, 30)))
    usual = len(within(_CALM, 30, 90))
    assert 2.5 * usual < len(within(cases, 30, 90)) < 3.5 * usual
    assert len(within(cases, 100, 180)) < 1.4 * len(within(_CALM, 100, 180))


def test_those_who_come_anyway_are_the_same() -> None:
    _, cases = played(Overload(factor=3.0))
    came = {(c.created, c.customer) for c in cases}
    assert sum((c.created, c.customer) in came for c in _CALM) > 0.85 * len(_CALM)


def test_an_overload_of_one_channel() -> None:
    _, cases = played(Overload(lasts_min=180, channel="facebook", factor=10.0))
    found, usual = (Counter(c.channel for c in some) for some in (cases, _CALM))
    assert found[Channel.FACEBOOK] > 6 * usual[Channel.FACEBOOK]
    assert is_count(found[Channel.PHONE], usual[Channel.PHONE])


def test_a_campaign_brings_its_topic() -> None:
    _, cases = played(Campaign(lasts_min=180, topic="bills", factor=6.0))
    found, usual = (Counter(c.topic.key for c in some) for some in (cases, _CALM))
    assert 4.5 * usual["bills"] < found["bills"] < 7.5 * usual["bills"]
    assert is_count(found["network"], usual["network"])
    most = Counter(c.topic.key for c in played(Campaign(lasts_min=180, factor=6.0))[1])
    assert most["network"] > 4.5 * usual["network"]


def test_an_outage_is_reported_from_its_region() -> None:
    world, cases = played(Outage(region="East", reports=300, lasts_min=60), profile=_PLANNED)
    about = [c for c in within(cases, 0, 60) if c.topic.key == "network"]
    reports = [c for c in about if c.channel in (Channel.FACEBOOK, Channel.EMAIL)]
    from_there = [c for c in reports if world.population.region(c.customer) == "East"]
    assert is_count(len(from_there), 300)
    channels = Counter(c.channel for c in from_there)
    assert channels[Channel.FACEBOOK] > channels[Channel.EMAIL] > 60
    assert len(within(from_there, 0, 10)) > 0.55 * len(from_there)


def test_what_is_left_empty_suits_the_operator() -> None:
    world, cases = played(Outage(lasts_min=60), profile=_PLANNED)
    reports = [
        c for c in cases if c.channel in (Channel.FACEBOOK, Channel.EMAIL) and c.topic.key == "network"
    ]
    regions = Counter(world.population.region(c.customer) for c in reports)
    assert regions["North"] > 120
    _, plain = played(Outage(lasts_min=60))  # nothing is told of outages
    assert len(within(plain, 0, 60)) > len(within(_CALM, 0, 60)) + 150


def test_a_strike_lasts_as_long_as_it_lasts() -> None:
    world, _ = played(Strike(begins_min=10, lasts_min=60, share=1.0), hours=0.5)
    assert not any(worker.on_shift for worker in world.roster.workers)
    world.advance(NOW + 71 * MINUTE_MS)
    assert sum(worker.on_shift for worker in world.roster.workers) > 10
    one, _ = played(Strike(team="calls", share=1.0, lasts_min=60), hours=0.5)
    assert {w.team.plan.key for w in one.roster.workers if not w.on_shift and w.striking} == {"calls"}


def test_a_lost_source_comes_back_by_itself() -> None:
    world, cases = played(LostSource(begins_min=10, lasts_min=5))
    lost = [minute for minute in range(30) if world.director.lost(NOW + minute * MINUTE_MS)]
    assert lost == []  # it is over already
    world = lived(PLAIN, days=0)
    world.director.play(Scenario(event=[LostSource(begins_min=10, lasts_min=5)]), NOW)
    assert [m for m in range(30) if world.director.lost(NOW + m * MINUTE_MS)] == [10, 11, 12, 13, 14]
    assert len(cases) == len(_CALM)  # life goes on behind it


def test_taking_it_off_ends_it_all() -> None:
    events: list[Any] = [
        Overload(factor=20.0),
        Outage(reports=2000),
        Strike(share=1.0),
        LostSource(),
        Campaign(begins_min=30, factor=20.0),
    ]
    world = lived(PLAIN, days=0)
    world.director.play(Scenario(event=events), NOW)
    world.advance(NOW + 5 * MINUTE_MS)
    assert world.director.lost(world.now)
    world.director.play(NO_SCENARIO, world.now)
    world.advance(NOW + 7 * MINUTE_MS)
    assert not world.director.lost(world.now)
    assert sum(worker.on_shift for worker in world.roster.workers) > 10
    came = len(cases_of(world))
    world.advance(NOW + 67 * MINUTE_MS)
    assert len(cases_of(world)) - came < 1.6 * len(within(_CALM, 0, 60))


def test_it_may_have_begun_before_the_present() -> None:
    world = World(PLAIN, origin=origin_of(NOW, PLAIN.zone, days=0), seed=7)
    world.director.play(Scenario(event=[Overload(begins_min=-60, lasts_min=60, factor=4.0)]), NOW)
    world.advance(NOW)
    usual = [c for c in cases_of(lived(PLAIN, days=0)) if c.created > NOW - HOUR_MS]
    assert sum(c.created > NOW - HOUR_MS for c in cases_of(world)) > 3 * len(usual)


def test_what_runs_is_shown() -> None:
    world = lived(PLAIN, days=0)
    assert world.director.shown(NOW) == {"title": "", "events": []}
    events: list[Any] = [
        Strike(begins_min=-10, lasts_min=30, share=0.25),
        LostSource(begins_min=60, lasts_min=5),
    ]
    world.director.play(Scenario(title="Bad day", event=events), NOW)
    world.advance(NOW + MINUTE_MS)
    shown = world.director.shown(world.now)
    assert shown["title"] == "Bad day"
    strike, lost = shown["events"]
    assert strike == {
        "kind": "strike",
        "team": "",
        "share": 0.25,
        "lasts_min": 30.0,
        "begins_min": 0.0,
        "remaining_min": 19.0,
    }
    assert (lost["kind"], lost["begins_min"], lost["remaining_min"]) == ("lost_source", 59.0, 64.0)
    world.advance(NOW + 2 * HOUR_MS)
    assert world.director.shown(world.now) == {"title": "", "events": []}


def test_one_that_cannot_be_played_leaves_the_other_on() -> None:
    world = lived(PLAIN, days=0)
    world.director.play(Scenario(title="On", event=[LostSource()]), NOW)
    with pytest.raises(ScenarioError):
        world.director.play(Scenario(event=[Strike(team="nobody")]), NOW)
    assert world.director.shown(NOW)["title"] == "On"


def test_the_same_scenario_brings_the_same() -> None:
    runs = [played(Overload(factor=2.0), Outage(), Strike())[1] for _ in range(2)]
    assert [(c.created, c.customer, c.outcome) for c in runs[0]] == [
        (c.created, c.customer, c.outcome) for c in runs[1]
    ]
