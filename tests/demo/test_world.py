from dataclasses import dataclass
from itertools import pairwise

import msgspec
import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.encoding import Encoder, Texts
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, Instant
from tests.demo.plain_profile import PLAIN, RICH, cases_of, lived


def _bytes(world: World) -> bytes:
    encoder = Encoder(world.profile, world.population)
    records = [encoder.contact(case, Texts.ALL) for case in world.journal.cases.values()]
    agents = [encoder.agent(worker) for worker in world.roster.workers]
    return msgspec.json.encode((records, agents, world.journal.last))


def _queued(world: World, channel: Channel = Channel.PHONE) -> list[Case]:
    return [c for c in world.journal.cases.values() if c.channel is channel and c.queued is not None]


@pytest.mark.parametrize("profile", [PLAIN, RICH], ids=lambda profile: profile.key)
def test_same_seed_same_bytes(profile: Profile) -> None:
    assert _bytes(lived(profile, scale=0.5)) == _bytes(lived(profile, scale=0.5))
    assert _bytes(lived(profile, scale=0.5)) != _bytes(lived(profile, scale=0.5, seed=8))


@pytest.mark.parametrize("profile", [PLAIN, RICH], ids=lambda profile: profile.key)
def test_asking_often_changes_nothing(profile: Profile, now: Instant) -> None:
    sliced = World(profile, origin=origin_of(now, profile.zone, days=1), seed=7, scale=0.5)
    for at in range(sliced.origin, now, 7 * MINUTE_MS + 13):
        sliced.advance(at)
    sliced.advance(now)
    assert _bytes(sliced) == _bytes(lived(profile, scale=0.5))


def test_going_back_does_nothing(profile: Profile, now: Instant) -> None:
    world = lived(profile, scale=0.5)
    before = _bytes(world)
    world.advance(now - DAY_MS)
    assert world.now == now
    assert _bytes(world) == before


def test_numbers_of_two_days_do_not_meet(profile: Profile, now: Instant) -> None:
    today, tomorrow = lived(profile, scale=0.5), lived(profile, scale=0.5, now=now + DAY_MS)
    assert max(today.journal.cases) > min(today.journal.cases)
    until = {number for number, case in today.journal.cases.items() if case.created < tomorrow.origin}
    assert not until & set(tomorrow.journal.cases)


def test_a_longer_past_changes_nothing_of_who_comes_today(now: Instant) -> None:
    short, long = lived(RICH, days=0), lived(RICH, days=2)
    new = {(case.created, case.customer, case.plan.name) for case in cases_of(short)}
    same = new & {(case.created, case.customer, case.plan.name) for case in cases_of(long)}
    # but for those who come again, because of how they were served
    assert len(same) > 0.85 * len(new)


def test_every_contact_has_one_outcome(looked_at: World, now: Instant) -> None:
    for case in cases_of(looked_at):
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


def test_stamps_are_in_order_and_nothing_is_foretold(looked_at: World, now: Instant) -> None:
    for case in looked_at.journal.cases.values():
        stamps = [s for s in (case.created, case.queued, case.answered, case.ended) if s is not None]
        assert stamps == sorted(stamps)
        times = [event[0] for event in case.events]
        assert times == sorted(times), case.events
        assert max([*times, *stamps, case.updated]) <= now
        assert case.updated >= times[-1]


def test_queue_lengths_are_arrivals_less_leavers(looked_at: World) -> None:
    for line in looked_at.floor.lines.values():
        waiting = [
            c for c in looked_at.journal.cases.values() if c.queue == line.plan.key and c.waiting_since
        ]
        assert {c.id for c in line.customers} == {c.id for c in waiting}
        assert set(line.work) <= set(looked_at.journal.cases.values())
    for case in looked_at.journal.cases.values():
        if case.waiting_since is None and case.queued is not None:
            assert case.outcome != "waiting"


def test_self_service_stands_apart(looked_at: World) -> None:
    sessions = [c for c in looked_at.journal.cases.values() if c.channel.family is Family.SELF_SERVICE]
    assert {c.channel for c in sessions} - {Channel.PORTAL} == {Channel.IVR, Channel.CHATBOT}
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


def test_nobody_serves_two_callers_at_once(looked_at: World) -> None:
    by_worker: dict[Worker, list[_Stretch]] = {}
    for stretch in _in_hand(looked_at):
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
    assert calm <= 12


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

    full, third_less = (_queued(lived(cut(share))) for share in (1.0, 0.6))
    came, came_as_well = ({c.created for c in cases} for cases in (full, third_less))
    # the same customers come; only those who come again, because it was not solved, may differ
    assert len(came & came_as_well) > 0.9 * len(came)
    lost = [sum(c.outcome == "abandoned" for c in cases) / len(cases) for cases in (full, third_less)]
    assert lost[1] > 1.5 * lost[0] > 0
