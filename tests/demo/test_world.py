from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import msgspec
import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.encoding import Encoder
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Instant


def _bytes(world: World) -> bytes:
    encoder = Encoder(world.profile, world.words)
    records = [encoder.contact(case, texts=True) for case in world.journal.cases.values()]
    agents = [encoder.agent(worker) for worker in world.roster.workers]
    return msgspec.json.encode((records, agents, world.journal.last))


def _world(profile: Profile, now: Instant, *, days: int = 1, seed: int = 7, scale: float = 0.5) -> World:
    world = World(profile, origin=origin_of(now, profile.zone, days=days), seed=seed, scale=scale)
    world.advance(now)
    return world


def _queued(world: World, channel: Channel = Channel.PHONE) -> list[Case]:
    return [c for c in world.journal.cases.values() if c.channel is channel and c.queued is not None]


def test_same_seed_same_bytes(profile: Profile, now: Instant) -> None:
    assert _bytes(_world(profile, now)) == _bytes(_world(profile, now))
    assert _bytes(_world(profile, now)) != _bytes(_world(profile, now, seed=8))


def test_asking_often_changes_nothing(profile: Profile, now: Instant) -> None:
    sliced = World(profile, origin=origin_of(now, profile.zone, days=1), seed=7, scale=0.5)
    for at in range(sliced.origin, now, 7 * MINUTE_MS + 13):
        sliced.advance(at)
    sliced.advance(now)
    assert _bytes(sliced) == _bytes(_world(profile, now))


def test_going_back_does_nothing(profile: Profile, now: Instant) -> None:
    world = _world(profile, now)
    before = _bytes(world)
    world.advance(now - DAY_MS)
    assert world.now == now
    assert _bytes(world) == before


def test_numbers_of_two_days_do_not_meet(profile: Profile, now: Instant) -> None:
    today, tomorrow = _world(profile, now), _world(profile, now + DAY_MS)
    assert max(today.journal.cases) > min(today.journal.cases)
    until = {number for number, case in today.journal.cases.items() if case.created < tomorrow.origin}
    assert not until & set(tomorrow.journal.cases)


def test_every_contact_has_one_outcome(lived: World, now: Instant) -> None:
    for case in lived.journal.cases.values():
        if case.queued is None:
            assert case.outcome == "not_queued"
            assert case.outcome_at is None
        elif case.outcome == "waiting":
            assert case.outcome_at is None
            assert case.waiting_since is not None
        else:
            assert case.outcome_at is not None
            assert case.created <= case.queued <= case.outcome_at <= now
        assert (case.answered is not None) == (case.outcome == "answered")


def test_stamps_are_in_order_and_nothing_is_foretold(lived: World, now: Instant) -> None:
    for case in lived.journal.cases.values():
        stamps = [s for s in (case.created, case.queued, case.answered, case.ended) if s is not None]
        assert stamps == sorted(stamps)
        times = [event[0] for event in case.events]
        assert times == sorted(times), case.events
        assert max([*times, *stamps, case.updated]) <= now
        assert case.updated >= times[-1]


def test_queue_lengths_are_arrivals_less_leavers(lived: World) -> None:
    for line in lived.floor.lines.values():
        waiting = [c for c in lived.journal.cases.values() if c.queue == line.plan.key and c.waiting_since]
        assert {c.id for c in line.customers} == {c.id for c in waiting}
        assert set(line.work) <= set(lived.journal.cases.values())
    for case in lived.journal.cases.values():
        if case.waiting_since is None and case.queued is not None:
            assert case.outcome != "waiting"


def test_self_service_stands_apart(lived: World) -> None:
    sessions = [c for c in lived.journal.cases.values() if c.channel.family is Family.SELF_SERVICE]
    assert {c.channel for c in sessions} == {Channel.IVR, Channel.CHATBOT}
    assert {c.outcome for c in sessions} == {"not_queued"}
    assert not any(c.agents or c.queue for c in sessions)


@dataclass
class _Stretch:
    worker: Worker
    start: Instant
    end: Instant


def _in_hand(world: World) -> list[_Stretch]:
    found = []
    for case in world.journal.cases.values():
        if case.channel in (Channel.PHONE, Channel.IN_PERSON) and case.answered and case.ended:
            end = case.ended + (case.wrap_ms or 0)
            found.append(_Stretch(case.agents[0], case.answered, end))
    return found


def test_nobody_serves_two_callers_at_once(lived: World) -> None:
    by_worker: dict[Worker, list[_Stretch]] = {}
    for stretch in _in_hand(lived):
        by_worker.setdefault(stretch.worker, []).append(stretch)
    assert len(by_worker) > 20
    for stretches in by_worker.values():
        ordered = sorted(stretches, key=lambda s: s.start)
        assert all(before.end <= after.start for before, after in pairwise(ordered))


def test_nobody_begins_outside_the_shift(
    profile: Profile, now: Instant, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(profile, origin=origin_of(now, profile.zone, days=1), seed=7, scale=0.5)
    begun = list[PresenceState]()
    take = world.floor._take

    def watch(at, line, case, worker, serve, shared):  # type: ignore[no-untyped-def]
        begun.append(worker.state)
        assert worker.on_shift
        assert worker.load < worker.team.plan.slots
        assert at <= worker.shift_end + 2 * MINUTE_MS
        take(at, line, case, worker, serve, shared)

    monkeypatch.setattr(world.floor, "_take", watch)
    world.advance(now)
    assert len(begun) > 300
    assert set(begun) == {PresenceState.FREE, PresenceState.CHATTING}


def test_there_is_life_at_every_hour(profile: Profile, now: Instant) -> None:
    world = World(profile, origin=origin_of(now, profile.zone, days=2), seed=3)
    calm = 0
    for at in range(world.origin + DAY_MS, now, HOUR_MS // 2):
        world.advance(at)
        waiting = sum(len(line.customers) for line in world.floor.lines.values())
        busy = sum(worker.load for worker in world.roster.workers)
        calm += not waiting + busy
        assert any(worker.on_shift for worker in world.roster.workers)
    assert calm <= 4


def test_fewer_agents_more_abandons(profile: Profile, now: Instant) -> None:
    def cut(share: float) -> Profile:
        teams = []
        for team in profile.teams:
            shifts = tuple(
                replace(s, heads=tuple(max(1, round(h * share)) if h else 0 for h in s.heads))
                for s in team.shifts
            )
            teams.append(replace(team, shifts=shifts))
        return replace(profile, teams=tuple(teams))

    full, third_less = (_queued(_world(cut(share), now, scale=1.0)) for share in (1.0, 0.6))
    came, came_as_well = ({c.created for c in cases} for cases in (full, third_less))
    # the same customers come; only those who come again, because it was not solved, may differ
    assert len(came & came_as_well) > 0.9 * len(came)
    lost = [sum(c.outcome == "abandoned" for c in cases) / len(cases) for cases in (full, third_less)]
    assert lost[1] > 1.5 * lost[0] > 0


def test_the_published_figures_emerge(profile: Profile, now: Instant) -> None:
    cases = list(_world(profile, now, days=8, seed=1, scale=1.0).journal.cases.values())
    people = [c for c in cases if c.channel.family is not Family.SELF_SERVICE]
    share = {channel: n / len(people) for channel, n in Counter(c.channel for c in people).items()}
    assert share[Channel.PHONE] == pytest.approx(0.48, abs=0.02)
    assert share[Channel.IN_PERSON] == pytest.approx(0.06, abs=0.01)
    talks = [c.talk_ms + (c.hold_ms or 0) for c in cases if c.channel is Channel.PHONE and c.talk_ms]
    assert sum(talks) / len(talks) == pytest.approx(3.5 * MINUTE_MS, rel=0.06)
    firsts = [c.answered - c.created for c in cases if c.channel is Channel.EMAIL and c.answered]
    assert sum(firsts) / len(firsts) == pytest.approx(21 * MINUTE_MS, rel=0.12)
    assert sum(first <= 30 * MINUTE_MS for first in firsts) / len(firsts) > 0.94
    posts = [c for c in cases if c.channel is Channel.FACEBOOK and c.outcome != "waiting"]
    assert sum(c.outcome == "answered" for c in posts) / len(posts) == pytest.approx(0.98, abs=0.012)
    calls = [c for c in cases if c.channel is Channel.PHONE and c.queued]
    kept = sum(c.answered - c.queued <= 20 * SECOND_MS for c in calls if c.answered and c.queued)
    assert 0.75 < kept / len(calls) < 0.9
