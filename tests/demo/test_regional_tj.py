"""The Tajik operator: what it published comes out, and goes when its cause is taken away."""

from collections import Counter, defaultdict
from datetime import datetime
from statistics import mean

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.time import DAY_MS, HOUR_MS, to_instant
from tests.demo.chances import is_share
from tests.demo.plain_profile import cases_of, changed, lived
from tests.demo.profile_texts import assert_logins, assert_whole, spoken

TJ = load("regional-tj")
NOW = to_instant(datetime.fromisoformat("2026-11-18T19:00:00+00:00"))  # midnight in Dushanbe
DAYS, SCALE = 30, 0.3
TAJIK = set("ғӣқӯҳҷ")
A_MONTH = {
    Channel.PHONE: 85_000,
    Channel.APP_CHAT: 90_000,
    Channel.ACCOUNT: 3_500,
    Channel.FACEBOOK: 3_800,
    Channel.INSTAGRAM: 3_000,
    Channel.TELEGRAM: 2_700,
    Channel.SMS: 9_500,
}
SOCIAL = (Channel.FACEBOOK, Channel.INSTAGRAM, Channel.TELEGRAM)
LATIN = {"facebook", "messenger", "instagram", "telegram", "whatsapp", "sms", "sim", "esim", "2g", "4g"}


def _month(profile: Profile, scale: float = SCALE) -> World:
    return lived(profile, days=DAYS, seed=3, scale=scale, now=NOW)


@pytest.fixture(scope="module")
def month() -> World:
    return _month(TJ)


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in text.lower()).split())


def test_texts_are_whole_and_written_in_cyrillic() -> None:
    assert_whole(TJ)
    assert_logins(TJ)
    for text in (*spoken(TJ), *TJ.regions, *TJ.given_names, *TJ.family_names):
        assert not {word for word in _words(text) - LATIN if word.isascii() and word.isalpha()}, text


def test_a_third_of_the_questions_is_in_tajik() -> None:
    questions = [question for topic in TJ.topics for question in topic.questions]
    tajik = [question for question in questions if TAJIK & set(question.lower())]
    assert len(tajik) / len(questions) == pytest.approx(1 / 3, abs=0.05)
    for topic in TJ.topics:
        for subject, question in zip(topic.subjects, topic.questions, strict=True):
            assert not TAJIK & set(subject.lower()) or question in tajik, (
                "a subject is in the question's language"
            )
        assert not TAJIK & set("".join((topic.title, *topic.solutions, *topic.complaints)).lower())


def test_over_ninety_consultants_around_the_clock() -> None:
    origin = origin_of(NOW, TJ.zone, days=1)
    world = World(TJ, origin=origin)
    assert 90 < len(world.roster.workers) < 100
    for at in range(origin, origin + DAY_MS, HOUR_MS):
        world.advance(at)
        for team in world.floor.teams[:2]:
            here = [w for w in team.workers if w.state not in (PresenceState.OFFLINE, PresenceState.BREAK)]
            assert here or at == origin, (team.plan.key, at)


def test_contacts_a_month(month: World) -> None:
    counts = Counter(case.channel for case in cases_of(month) if not case.phantom)
    for channel, published in A_MONTH.items():
        # days differ by 3 %; outages, reported by SMS, come or not
        tolerance = (0.1 if channel is Channel.SMS else 0.03) * published * SCALE + 4 * (
            published * SCALE
        ) ** 0.5
        assert counts[channel] == pytest.approx(published * SCALE, abs=tolerance), channel
    human = sum(n for channel, n in counts.items() if channel.family is not Family.SELF_SERVICE)
    assert human / SCALE == pytest.approx(205_000, rel=0.04)
    assert {Channel.WHATSAPP, Channel.MESSENGER, Channel.WEB_CHAT} <= set(counts)


def _first_line(world: World, *channels: Channel) -> tuple[int, int]:
    solved = [case for case in cases_of(world, *channels) if case.resolved is not None]
    return sum(case.line == 1 for case in solved), len(solved)


def test_solved_on_the_first_line(month: World) -> None:
    assert is_share(*_first_line(month, Channel.PHONE), 0.80)
    assert is_share(*_first_line(month, Channel.APP_CHAT), 0.97)
    for channel in SOCIAL:
        met, n = _first_line(month, channel)
        assert 0.945 < met / n < 0.985, channel


def test_with_nobody_handing_on_all_is_solved_on_the_first_line() -> None:
    plans = {name: {"escalated": 0.0} for name in ("phone", "phone_network")}
    met, n = _first_line(_month(changed(TJ, plans), 0.05), Channel.PHONE)
    assert n > 3000
    assert met == n


def test_harder_cases_go_to_narrower_specialists(month: World) -> None:
    network = {"internet", "coverage", "roaming", "international", "app", "outage"}
    for case in cases_of(month, Channel.PHONE):
        if case.callback_done is not None:
            team = "experts_network" if case.topic.key in network else "experts_money"
            assert case.agents[-1].team.plan.key == team


def _sessions(world: World) -> tuple[list[Case], list[Case]]:
    """Those that the bot ended, and those that went on to people."""
    ended = [case for case in cases_of(world, Channel.CHATBOT) if case.ended is not None]
    return ended, [
        case for case in cases_of(world) if case.via is Channel.CHATBOT and case.queued is not None
    ]


def test_a_session_of_the_bot_takes_93_seconds(month: World) -> None:
    ended, onward = _sessions(month)
    lengths = [(case.ended or 0) - case.created for case in ended]
    lengths += [(case.queued or 0) - case.created for case in onward]
    assert mean(lengths) == pytest.approx(93_000, rel=0.01)
    assert len(ended) > 10_000


def test_the_bot_answers_what_is_typical(month: World) -> None:
    ended, onward = _sessions(month)
    kept, passed = (Counter(case.topic.key for case in cases) for cases in (ended, onward))

    def share(key: str) -> float:
        return kept[key] / (kept[key] + passed[key])

    assert share("tariffs") > share("balance") > share("sim") > share("outage")


def _bursts(world: World) -> list[Counter[Channel]]:
    """Reports of one district, each within half an hour of the one before, where there are many."""
    groups: list[list[Case]] = []
    latest: dict[str, list[Case]] = {}
    for case in sorted(cases_of(world), key=lambda c: c.created):
        if case.topic.key != "outage":
            continue
        group = latest.get(region := world.population.region(case.customer), [])
        if not group or case.created - group[-1].created > HOUR_MS // 2:
            group = latest[region] = []
            groups.append(group)
        group.append(case)
    return [Counter(case.channel for case in group) for group in groups if len(group) > 40]


def _quarter(profile: Profile) -> World:
    """Three months of the channels by which outages are reported, with few other contacts."""
    assert TJ.outages is not None
    plans = (plan for plan in profile.channels if plan.name in TJ.outages.reports)
    few = tuple(replace(plan, per_day=plan.per_day / 10) for plan in plans)
    quiet = changed(replace(profile, channels=few), {"phone_network": {"retry": None}})
    return lived(quiet, days=90, seed=5, scale=SCALE, now=NOW)


def test_an_outage_of_a_district_is_reported_by_sms() -> None:
    bursts = _bursts(_quarter(TJ))
    assert 2 <= len(bursts) <= 12
    for burst in bursts:
        assert burst.most_common(1)[0][0] is Channel.SMS
        assert burst[Channel.SMS] > 2 * burst[Channel.PHONE]


def test_without_outages_no_burst() -> None:
    assert not _bursts(_quarter(replace(TJ, outages=None)))


def test_people_are_busy_but_not_overrun() -> None:
    origin = origin_of(NOW, TJ.zone, days=2)
    world = World(TJ, origin=origin, seed=1)
    busy = defaultdict[str, list[bool]](list)
    for at in range(origin + DAY_MS + 8 * HOUR_MS, origin + DAY_MS + 22 * HOUR_MS, HOUR_MS // 12):
        world.advance(at)
        for worker in world.roster.workers:
            if worker.state not in (PresenceState.OFFLINE, PresenceState.BREAK):
                busy[worker.team.plan.key].append(worker.load > 0)
    for team, states in busy.items():
        # who chats has a customer nearly always, but seldom three
        assert 0.35 < mean(states) < (0.98 if team == "app" else 0.9), team


def test_an_answer_fits_its_question(month: World) -> None:
    for case in cases_of(month, *SOCIAL):
        asked = next((text for *_, text in case.events if text in case.topic.questions), None)
        if asked is not None and case.solutions:
            place = case.topic.questions.index(asked)
            assert case.topic.solutions.index(case.solutions[0]) == place
