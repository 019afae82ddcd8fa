"""The Polish virtual operator: what it published comes out, and goes when its cause is taken away."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from statistics import mean

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, from_instant, to_instant
from tests.demo.chances import is_share
from tests.demo.profile_texts import assert_logins, assert_whole, spoken, texts_of

PL = load("virtual-pl")
NOW = to_instant(datetime.fromisoformat("2026-11-19T11:40:00+00:00"))
ELECTRONIC = (Channel.EMAIL, Channel.FACEBOOK, Channel.TWITTER)
ASKED_MOST = {"moving", "registering", "roaming", "coverage", "internet"}
BUSY = (1, 10, 20)


def _lived(profile: Profile, *, days: int, scale: float = 1.0, seed: int = 1) -> World:
    world = World(profile, origin=origin_of(NOW, profile.zone, days=days), seed=seed, scale=scale)
    world.advance(NOW)
    return world


def _people(world: World, *channels: Channel) -> list[Case]:
    return [
        case
        for case in world.journal.cases.values()
        if case.channel.family is not Family.SELF_SERVICE
        and not case.phantom
        and (case.channel in channels if channels else case.queue != "shops")
    ]


@pytest.fixture(scope="module")
def weeks() -> World:
    return _lived(PL, days=21)


def _season(profile: Profile) -> World:
    """Many days, at a scale at which they are soon lived."""
    return _lived(profile, days=180, scale=0.08, seed=2)


@pytest.fixture(scope="module")
def season() -> World:
    return _season(PL)


def test_texts_are_whole_and_polish() -> None:
    assert_whole(PL)
    assert_logins(PL)
    for topic in PL.topics:
        assert len(set("ąćęłńóśźż") & set("".join(texts_of(topic)).lower())) >= 5, topic.key
    said = " ".join(spoken(PL)).lower().split()
    assert not {"the", "your", "you", "is", "and", "please", "number"} & set(said)


def test_shares_of_the_channels(weeks: World) -> None:
    cases = _people(weeks)
    counts = Counter(case.channel for case in cases)
    electronic = sum(counts[channel] for channel in ELECTRONIC)
    assert counts[Channel.PHONE] / len(cases) == pytest.approx(0.48, abs=0.015)
    assert electronic / len(cases) == pytest.approx(0.46, abs=0.015)
    assert counts[Channel.IN_PERSON] / len(cases) == pytest.approx(0.06, abs=0.008)
    assert 0 < counts[Channel.LETTER] / len(cases) < 0.005
    assert Channel.APP_CHAT not in counts


def test_calls(weeks: World) -> None:
    calls = [case for case in _people(weeks, Channel.PHONE) if case.talk_ms is not None]
    talks = {case: (case.talk_ms or 0) + (case.hold_ms or 0) for case in calls}
    assert mean(talks.values()) == pytest.approx(3.5 * MINUTE_MS, rel=0.03)
    assert 15 * MINUTE_MS < max(talks.values()) < HOUR_MS
    shortest = sorted(calls, key=lambda case: talks[case])[: len(calls) // 100]
    assert Counter(case.topic.key for case in shortest).most_common(1)[0][0] == "call_cost"
    assert sum(case.topic.key in ASKED_MOST for case in calls) / len(calls) > 0.6


def test_electronic_questions_are_answered_and_soon(weeks: World) -> None:
    waits = [case.answered - case.created for case in _people(weeks, *ELECTRONIC) if case.answered]
    assert mean(waits) == pytest.approx(21 * MINUTE_MS, rel=0.06)
    mails = _people(weeks, Channel.EMAIL)
    assert {case.outcome for case in mails} == {"answered", "waiting"}
    assert all(case.created > NOW - 3 * HOUR_MS for case in mails if case.outcome == "waiting")
    answered = [case.answered - case.created for case in mails if case.answered]
    assert sum(wait <= 30 * MINUTE_MS for wait in answered) / len(answered) > 0.9


def test_response_rate_on_facebook(weeks: World) -> None:
    posts = [case for case in _people(weeks, Channel.FACEBOOK) if case.outcome != "waiting"]
    met = sum(case.answered is not None and case.answered - case.created <= DAY_MS for case in posts)
    assert is_share(met, len(posts), 0.982)


def _writers(case: Case) -> list[str]:
    return [author for _, what, author, *_ in case.events if (what.kind, what.role) == ("message", "agent")]


def test_a_case_stays_with_one_consultant(weeks: World) -> None:
    threads = [writers for case in _people(weeks, Channel.EMAIL) if len(writers := _writers(case)) > 1]
    assert len(threads) > 800
    assert sum(len(set(writers)) == 1 for writers in threads) / len(threads) > 0.86


def test_later_mails_go_to_who_knows_the_customer(weeks: World) -> None:
    known = defaultdict[int, set[str]](set)
    again: dict[Channel, list[bool]] = {Channel.EMAIL: [], Channel.PHONE: []}
    for case in _people(weeks):
        if case.agents and known[case.customer] and case.channel in again:
            again[case.channel].append(case.agents[0].id in known[case.customer])
        known[case.customer] |= {worker.id for worker in case.agents}
    mails, calls = (sum(again[channel]) / len(again[channel]) for channel in (Channel.EMAIL, Channel.PHONE))
    assert mails > 3 * calls


def test_social_media_are_solved_at_the_first_reaction(weeks: World) -> None:
    for channel in (Channel.FACEBOOK, Channel.TWITTER):
        solved = [case for case in _people(weeks, channel) if case.resolved and _writers(case)]
        first = sum(len(_writers(case)) == 1 and not case.reopened for case in solved)
        assert first / len(solved) > 0.85
    kinds = (what for case in _people(weeks, Channel.FACEBOOK) for _, what, *_ in case.events)
    assert sum((what.kind, what.role) == ("message", "peer") for what in kinds) > 50


def test_experts_call_back(weeks: World) -> None:
    owed = [case for case in _people(weeks) if case.callback_due is not None and case.callback_due <= NOW]
    kept = [case for case in owed if case.callback_done and case.callback_done <= (case.callback_due or 0)]
    assert len(owed) > 200
    assert len(kept) / len(owed) > 0.95
    assert all(case.solutions for case in kept)


def test_shops_send_people_on(weeks: World) -> None:
    visits = [case for case in _people(weeks, Channel.IN_PERSON) if case.queue == "shops" and case.answered]
    assert len(visits) > 20
    assert is_share(sum(case.resolved is None for case in visits), len(visits), 0.7)


Chosen = Callable[[date], bool]


def _per_day(world: World) -> dict[date, int]:
    counts = Counter(from_instant(case.created, PL.zone).date() for case in _people(world))
    today = from_instant(NOW, PL.zone).date()
    return {day: n for day, n in counts.items() if from_instant(world.origin, PL.zone).date() <= day < today}


def _times(counts: dict[date, int], these: Chosen, those: Chosen) -> float:
    """How many times a day of those these are."""
    one, other = ([n for day, n in counts.items() if wanted(day)] for wanted in (these, those))
    assert min(len(one), len(other)) >= 5
    return mean(one) / mean(other)


def _usual(world: World, *weekdays: int, wet: bool | None = None) -> Chosen:
    def chosen(day: date) -> bool:
        here = world.calendar.day(day)
        if day.weekday() not in weekdays or day.day in BUSY or here.holiday:
            return False
        return wet is None or wet == bool(here.rain_mm)

    return chosen


def _busy(world: World) -> Chosen:
    return lambda day: day.day in BUSY and day.weekday() < 5 and not world.calendar.day(day).holiday


def test_peaks_by_day_of_month(season: World) -> None:
    counts = _per_day(season)
    assert _times(counts, _busy(season), _usual(season, 0, 1, 2, 3, 4)) > 1.25


def test_without_busy_days_no_peak() -> None:
    even = _season(replace(PL, busy_days=frozenset()))
    counts = _per_day(even)
    assert _times(counts, _busy(even), _usual(even, 0, 1, 2, 3, 4)) == pytest.approx(1.0, abs=0.1)


def test_rain_brings_contacts_on_saturdays(season: World) -> None:
    counts = _per_day(season)
    weekday = _usual(season, 0, 1, 2, 3, 4)
    assert _times(counts, _usual(season, 5, wet=True), _usual(season, 5, wet=False)) > 1.3
    assert _times(counts, _usual(season, 6), weekday) < 0.65
    assert _times(counts, _usual(season, 5, 6, wet=False), weekday) < 0.65


def test_without_weather_rain_brings_nothing(season: World) -> None:
    counts = _per_day(_season(replace(PL, weather=None)))
    rainy = _times(counts, _usual(season, 5, wet=True), _usual(season, 5, wet=False))
    assert rainy == pytest.approx(1.0, abs=0.12)


def _hours(cases: Sequence[Case], weekday: int | None = None) -> Counter[int]:
    local = (from_instant(case.created, PL.zone) for case in cases)
    return Counter(at.hour for at in local if weekday in (None, at.weekday()))


def test_peaks_by_hour(weeks: World) -> None:
    hours = _hours(_people(weeks))
    assert {hour for hour, _ in hours.most_common(3)} == {11, 12, 13}
    assert sum(hours[h] for h in (11, 12, 13)) / 3 > 2 * sum(hours[h] for h in (18, 19, 20, 21)) / 4


def _sunday_evenings(world: World) -> float:
    """Facebook on Sunday evenings, times the busiest other evening."""
    posts = _people(world, Channel.FACEBOOK)
    evenings = [sum(_hours(posts, day)[hour] for hour in range(18, 22)) for day in range(7)]
    return evenings[6] / max(evenings[:6])


def test_facebook_peaks_on_sunday_evening(season: World) -> None:
    assert _sunday_evenings(season) > 1.3
    channels = tuple(replace(channel, boosts=()) for channel in PL.channels)
    assert _sunday_evenings(_season(replace(PL, channels=channels))) < 1.1


def test_people_are_busy_but_not_overrun() -> None:
    origin = origin_of(NOW, PL.zone, days=2)
    world = World(PL, origin=origin, seed=1)
    busy = defaultdict[str, list[bool]](list)
    for at in range(origin + DAY_MS + 8 * HOUR_MS, origin + DAY_MS + 20 * HOUR_MS, 5 * MINUTE_MS):
        world.advance(at)
        for worker in world.roster.workers:
            if worker.state.value not in ("offline", "break"):
                busy[worker.team.plan.key].append(worker.load > 0)
    assert 0.5 < mean(busy["phone"]) < 0.85
    assert 0.5 < mean(busy["mail"]) < 0.85


def test_weekday_noon_is_alive() -> None:
    world = _lived(PL, days=2)
    at_work = [worker for worker in world.roster.workers if worker.on_shift]
    assert sum(worker.load > 0 for worker in at_work) > 10
    assert sum(len(line.customers) for line in world.floor.lines.values()) > 10
    assert len({worker.state for worker in at_work}) >= 4


def _in_time(world: World) -> float:
    waits = [case.answered - case.created for case in _people(world, Channel.EMAIL) if case.answered]
    return sum(wait <= 30 * MINUTE_MS for wait in waits) / len(waits)


def test_half_the_staff_breaks_the_promise() -> None:
    halved = tuple(
        replace(team, shifts=tuple(replace(s, heads=tuple(h // 2 for h in s.heads)) for s in team.shifts))
        for team in PL.teams
    )
    assert _in_time(_lived(replace(PL, teams=halved), days=4)) < 0.4 < 0.9 < _in_time(_lived(PL, days=4))
