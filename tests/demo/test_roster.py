from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from supervisor_app.demo.encoding import HOME, Encoder
from supervisor_app.demo.hosted import Hosted
from supervisor_app.demo.profile import Profile, Shift, Task
from supervisor_app.demo.roster import heads_of
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.time import HOUR_MS, Instant, to_instant
from tests.demo.plain_profile import PLAIN, a_team, lived

_SHIFT = Shift(8.0, 10.0, (10, 10, 10, 10, 10, 10, 2))


def _noon(day: str) -> Instant:
    return to_instant(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=ZoneInfo(PLAIN.zone)))


def _desk(**members: object) -> Profile:
    team = replace(a_team("all", (Task("phone"),), 10), size=40, shifts=(_SHIFT,), breaks=(), **members)
    return replace(PLAIN, channels=(), teams=(team,))


def _at_work(profile: Profile, day: str, scale: float = 1.0) -> int:
    return sum(w.on_shift for w in lived(profile, now=_noon(day), scale=scale).roster.workers)


def test_as_many_come_as_told() -> None:
    assert _at_work(_desk(), "2026-03-03") == 10
    assert _at_work(_desk(), "2026-03-08") == 2


def test_holidays_are_worked_like_sundays() -> None:
    assert _at_work(_desk(), "2026-11-11") == 2
    assert _at_work(replace(_desk(), country=""), "2026-11-11") == 10


def test_more_come_on_busy_days() -> None:
    assert _at_work(_desk(), "2026-03-10") == 13


def test_teams_grow_from_the_epoch_on() -> None:
    desk = _desk(yearly=1.5)
    assert _at_work(desk, "2026-01-07") == 10
    assert _at_work(desk, "2027-01-05") == 15
    assert _at_work(desk, "2025-01-07") == 7
    grown = World(desk, origin=origin_of(_noon("2026-01-05"), PLAIN.zone))
    assert len(grown.roster.workers) == 40
    grown.advance(_noon("2026-07-07"))
    assert len(grown.roster.workers) == 49
    assert len({worker.id for worker in grown.roster.workers}) == 49


@pytest.mark.parametrize(
    ("planned", "scale", "heads"), [(0, 1.0, 0), (10, 1.0, 10), (1, 0.1, 1), (40, 1.0, 40)]
)
def test_scale(planned: float, scale: float, heads: int) -> None:
    assert heads_of(planned, scale) == heads


def test_a_small_desk_needs_more_than_its_share() -> None:
    assert 10 < heads_of(100, 0.1) < 14
    assert 370 < heads_of(100, 4.0) < 400


def test_small_teams_can_fill_all_shifts() -> None:
    shifts = tuple(Shift(hour, 8.0, (3,) * 7) for hour in (22.0, 6.0, 9.0, 14.0))
    team = replace(_desk().teams[0], size=12, shifts=shifts)
    profile = replace(PLAIN, channels=(), teams=(team,))
    world = World(profile, origin=origin_of(_noon("2026-03-03"), PLAIN.zone, days=3), scale=0.05)
    for hour in range(30, 90):
        world.advance(world.origin + hour * HOUR_MS + HOUR_MS // 2)
        of_day = hour % 24 + 0.5
        planned = sum((of_day - shift.start) % 24 < 8.0 for shift in shifts)
        assert sum(worker.on_shift for worker in world.roster.workers) == planned


def test_some_work_from_home() -> None:
    desk = replace(_desk(home=0.4), home_title="At home")
    world = lived(desk, now=_noon("2026-03-03"))
    sites = Counter(Encoder(desk, world.population).agent(worker).site for worker in world.roster.workers)
    assert sites == {"pl": 24, HOME: 16}
    told = Hosted(world, lambda: world.now).sites()
    assert [(site.key, site.title, site.zone) for site in told] == [
        ("pl", "Poland", PLAIN.zone),
        ("home", "At home", PLAIN.zone),
    ]
    assert len(Hosted(lived(_desk()), lambda: 0).sites()) == 1


def test_names_are_all_different() -> None:
    names = [worker.name for worker in lived(PLAIN).roster.workers]
    assert len(set(names)) == len(names) > 80


def test_a_strike_and_its_end() -> None:
    world = lived(_desk(), now=_noon("2026-03-03"))
    striking = world.roster.strike(world.now, "all", 0.5)
    world.advance(world.now + HOUR_MS)
    assert 10 < len(striking) < 30
    working = sum(worker.on_shift for worker in world.roster.workers)
    assert working == 10 - sum(w.shift_end > world.now for w in striking) < 9
    assert not any(worker.on_shift for worker in striking)
    world.roster.end_strike(world.now, striking)
    assert sum(worker.on_shift for worker in world.roster.workers) == 10


def test_a_strike_goes_on_over_shifts() -> None:
    world = lived(_desk(), now=_noon("2026-03-03"))
    assert world.roster.strike(world.now, "other", 1.0) == []
    striking = world.roster.strike(world.now, "", 1.0)
    world.advance(_noon("2026-03-04"))
    assert not any(worker.on_shift for worker in world.roster.workers)
    world.advance(_noon("2026-03-04") + 8 * HOUR_MS)
    world.roster.end_strike(world.now, striking)  # after all shifts
    assert not any(worker.on_shift for worker in world.roster.workers)
    world.advance(_noon("2026-03-05"))
    assert sum(worker.on_shift for worker in world.roster.workers) == 10


def test_one_teams_hours_do_not_depend_on_another() -> None:
    other = a_team("other", (Task("email"),), 5)
    alone, both = _desk(), replace(_desk(), teams=(other, *_desk().teams))
    signed: list[list[Instant]] = []
    for profile in (alone, both):
        world = lived(profile, now=_noon("2026-03-03"))
        signed.append(
            sorted(w.since for w in world.roster.workers if w.on_shift and w.team.plan.key == "all")
        )
    assert signed[0] == signed[1]
