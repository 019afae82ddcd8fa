from collections import Counter
from random import Random

from msgspec.structs import replace

from supervisor_app.demo.plans import Spread
from supervisor_app.demo.profile import OutagePlan, Profile
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import DAY_MS, MINUTE_MS
from tests.demo.chances import is_count
from tests.demo.plain_profile import NOW, PLAIN, POST, a_channel, a_team, a_topic, cases_of, only

_OUTAGES = OutagePlan(
    topic="outage", reports={"sms": 80.0, "facebook": 20.0}, per_month=6.0, length=Spread(3600.0, law="fixed")
)


def _desk(**members: object) -> Profile:
    sms = a_channel(Channel.SMS, 0.001, POST)
    facebook = a_channel(Channel.FACEBOOK, 0.001, POST)
    return replace(
        only(PLAIN, sms, facebook, teams=(a_team("all", (), 3),)),
        topics=(*PLAIN.topics, a_topic("outage")),
        outages=replace(_OUTAGES, **members),
    )


def _lived(profile: Profile, days: int, scale: float = 1.0) -> World:
    world = World(profile, origin=origin_of(NOW, profile.zone, days=days), seed=7, scale=scale)
    world.advance(NOW)
    return world


def test_they_happen_by_themselves_in_one_region_each() -> None:
    world = _lived(_desk(), 120)
    bursts: list[list[tuple[int, Channel, str]]] = []
    for case in sorted(cases_of(world), key=lambda c: c.created):
        if case.topic.key != "outage":
            continue
        fact = (case.created, case.channel, world.population.region(case.customer))
        if bursts and fact[0] - bursts[-1][0][0] < 65 * MINUTE_MS:
            bursts[-1].append(fact)
        else:
            bursts.append([fact])
    assert is_count(len(bursts), 6 * 120 / 30.4)
    alone = [burst for burst in bursts if len({region for *_, region in burst}) == 1]
    assert len(alone) >= len(bursts) - 2  # two may overlap
    channels = Counter(channel for burst in bursts for _, channel, _ in burst)
    assert is_count(channels[Channel.SMS], 80 * len(bursts))
    assert is_count(channels[Channel.FACEBOOK], 20 * len(bursts))
    late = [at - burst[0][0] for burst in alone for at, *_ in burst]
    assert sum(at < 10 * MINUTE_MS for at in late) > 0.55 * len(late)
    assert max(late) <= 60 * MINUTE_MS


def test_those_of_a_day_do_not_depend_on_the_days_before() -> None:
    long, short = _lived(_desk(), 40), _lived(_desk(), 10)
    reports = [
        [(c.created, c.customer) for c in cases_of(world) if short.origin <= c.created]
        for world in (long, short)
    ]
    # those that were going on at the midnight belong to the day before
    assert set(reports[1]) <= set(reports[0])
    assert len(reports[1]) > 50


def test_scale_counts_reports_not_outages() -> None:
    world = _lived(_desk(), 60, scale=0.1)
    assert is_count(len(cases_of(world)), 0.1 * 100 * 6 * 60 / 30.4)


def test_without_a_plan_there_are_none() -> None:
    assert not cases_of(_lived(_desk(per_month=0.0), 60))


def test_one_that_is_over_is_reported_no_more() -> None:
    world = _lived(_desk(per_month=0.0), 1)
    burst = world.outages.burst(NOW, DAY_MS, "East", "outage", {"sms": 500.0}, Random(1))
    world.advance(NOW + DAY_MS // 20)
    found = len(cases_of(world))
    assert 50 < found < 400
    assert {world.population.region(c.customer) for c in cases_of(world)} == {"East"}
    burst.over = True
    world.advance(NOW + DAY_MS)
    assert len(cases_of(world)) == found


def test_a_channel_that_is_not_open_yet_takes_no_reports() -> None:
    profile = _desk()
    later = replace(profile.channels[0], opened=PLAIN.epoch.replace(year=2030))
    world = _lived(replace(profile, channels=(later, *profile.channels[1:])), 60)
    assert {c.channel for c in cases_of(world)} == {Channel.FACEBOOK}
