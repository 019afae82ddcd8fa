"""The Russian discount operator: what it published comes out, and goes when its cause is taken away."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import date
from statistics import mean

import pytest
from msgspec.structs import replace

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from supervisor_app.demo.world import World
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.time import DAY_MS, SECOND_MS, Instant, from_instant, local_midnight
from tests.demo.chances import is_share
from tests.demo.plain_profile import cases_of, changed
from tests.demo.profile_texts import assert_logins, assert_whole, spoken

RU = load("discount-ru")
SCALE = 0.3
CHATS = (Channel.APP_CHAT, Channel.WEB_CHAT)
SOCIAL = (Channel.WHATSAPP, Channel.TELEGRAM, Channel.FACEBOOK, Channel.INSTAGRAM, Channel.TWITTER)
DIGITAL = (*CHATS, *SOCIAL, Channel.EMAIL)
CALLS = (Channel.PHONE, Channel.IVR)
LATIN = {"whatsapp", "telegram", "facebook", "instagram", "twitter", "sim", "sms", "wi", "fi"}


def _at(day: date) -> Instant:
    return local_midnight(day, RU.zone)


def _lived(profile: Profile, first: date, last: date, scale: float, seed: int = 2) -> World:
    world = World(profile, origin=_at(first), seed=seed, scale=scale)
    world.advance(_at(last))
    return world


@pytest.fixture(scope="module")
def month() -> World:
    """February 2020, and the first of March."""
    return _lived(RU, date(2020, 2, 1), date(2020, 3, 2), SCALE)


def test_texts_are_whole_and_written_in_cyrillic() -> None:
    assert_whole(RU)
    assert_logins(RU)
    courtesies = [courtesy.text for courtesy in RU.courtesies]
    for text in (*spoken(RU), *courtesies, *RU.regions, *RU.given_names, *RU.family_names, RU.home_title):
        words = set("".join(c if c.isalnum() else " " for c in text.lower()).split())
        assert not {word for word in words - LATIN if word.isascii() and word.isalpha()}, text


def _contained(world: World) -> tuple[int, int]:
    """Sessions of the voice menu that ended there with no contact to people for a day; all sessions."""
    human = defaultdict[int, list[Instant]](list)
    for case in cases_of(world):
        if case.channel.family is not Family.SELF_SERVICE and not case.phantom:
            human[case.customer].append(case.created)
    last = world.now - DAY_MS
    own = [case for case in cases_of(world, Channel.IVR) if case.ended is not None and case.ended < last]
    onward = [
        case
        for case in cases_of(world, Channel.PHONE)
        if case.via is Channel.IVR and (case.queued or last) < last
    ]
    alone = 0
    for case in own:
        times, end = human[case.customer], case.ended or 0
        after = bisect_right(times, end)
        alone += after == len(times) or times[after] > end + DAY_MS
    return alone, len(own) + len(onward)


def test_callers_who_are_helped_by_the_voice_menu_alone(month: World) -> None:
    alone, sessions = _contained(month)
    assert sessions > 90_000
    assert alone / sessions == pytest.approx(0.71, abs=0.01)


def test_a_menu_that_helps_half_as_many_shows() -> None:
    menu = next(plan.plan.menu for plan in RU.channels if plan.name == "phone")  # type: ignore[union-attr]
    assert menu is not None
    half = changed(RU, {"phone": {"menu": replace(menu, solved=menu.solved / 2)}})
    alone, sessions = _contained(_lived(half, date(2020, 2, 1), date(2020, 2, 6), 0.1))
    assert alone / sessions == pytest.approx(0.36, abs=0.03)


def _waits(world: World) -> list[float]:
    return [
        (case.answered - (case.queued or 0)) / SECOND_MS
        for case in cases_of(world, Channel.PHONE, *CHATS)
        if case.answered is not None
    ]


def test_average_wait_is_about_a_minute(month: World) -> None:
    assert mean(_waits(month)) == pytest.approx(60, abs=15)


def test_a_third_fewer_agents_make_customers_wait() -> None:
    teams = tuple(
        replace(team, shifts=tuple(replace(s, heads=tuple(h * 2 / 3 for h in s.heads)) for s in team.shifts))
        for team in RU.teams
    )
    first, last = date(2020, 2, 3), date(2020, 2, 6)
    few, all_ = (_lived(profile, first, last, 0.6) for profile in (replace(RU, teams=teams), RU))
    assert mean(_waits(few)) > 2 * mean(_waits(all_))


def test_average_handling(month: World) -> None:
    lengths = [
        (case.talk_ms + (case.hold_ms or 0) + (case.wrap_ms or 0)) / SECOND_MS
        for case in cases_of(month, Channel.PHONE, *CHATS)
        if case.talk_ms is not None
    ]
    assert mean(lengths) == pytest.approx(150, abs=3)


def test_order_of_the_digital_channels(month: World) -> None:
    counts = Counter(case.channel for case in cases_of(month))
    chats, social = (sum(counts[channel] for channel in group) for group in (CHATS, SOCIAL))
    assert chats > 1.3 * social > 1.3 * 1.3 * counts[Channel.EMAIL]


def test_topics(month: World) -> None:
    asked = Counter(case.topic.key for case in cases_of(month, *CALLS, *DIGITAL))
    assert {key for key, _ in asked.most_common(4)} == {"tariffs", "options", "finance", "settings"}
    assert 0 < asked["unusual"] / asked.total() < 0.01


def test_sections_of_the_app(month: World) -> None:
    users = defaultdict[str, set[int]](set)
    for case in cases_of(month, Channel.APP):
        users[case.topic.key].add(case.customer)
    everybody = set().union(*users.values())
    assert is_share(len(users["services"]), len(everybody), 0.61)
    assert is_share(len(users["market"]), len(everybody), 0.53)


def test_a_share_of_staff_works_from_home() -> None:
    workers = World(RU, origin=_at(date(2020, 2, 1))).roster.workers
    assert sum(worker.home for worker in workers) / len(workers) == pytest.approx(0.3, abs=0.04)


@pytest.fixture(scope="module")
def years() -> dict[int, Counter[Channel]]:
    """Contacts by channel, January to September of 2019 and of 2020, without the app."""
    channels = tuple(plan for plan in RU.channels if plan.name != "app")
    world = _lived(replace(RU, channels=channels), date(2019, 1, 1), date(2020, 10, 1), 0.02)
    counts = {2019: Counter[Channel](), 2020: Counter[Channel]()}
    for case in cases_of(world):
        local = from_instant(case.created, RU.zone)
        if local.month <= 9 and not case.phantom:
            counts[local.year][case.channel] += 1
    return counts


def test_nine_months_against_the_year_before(years: dict[int, Counter[Channel]]) -> None:
    def ratio(*channels: Channel) -> float:
        return sum(years[2020][c] for c in channels) / sum(years[2019][c] for c in channels)

    chance = 4 * math.sqrt(2 / sum(years[2019][c] for c in DIGITAL))
    assert ratio(*DIGITAL) == pytest.approx(1.25, abs=1.25 * chance)
    assert ratio(*CALLS) < 0.95
    assert ratio(Channel.PHONE) < 0.97
    assert ratio(*CALLS, *DIGITAL) == pytest.approx(1.0, abs=0.06)
    assert ratio(Channel.PHONE, *DIGITAL) == pytest.approx(1.0, abs=0.06)


def _deliveries(profile: Profile, year: int) -> Counter[int]:
    """Contacts about deliveries by month; nobody asks about anything else."""
    channels = tuple(
        replace(
            plan,
            per_day=plan.per_day * plan.topics["delivery"] / sum(plan.topics.values()),
            topics={"delivery": 1.0},
        )
        for plan in profile.channels
        if "delivery" in plan.topics
    )
    world = _lived(replace(profile, channels=channels), date(year, 4, 1), date(year, 7, 1), 1.0)
    return Counter(from_instant(case.created, RU.zone).month for case in cases_of(world))


def test_deliveries_in_the_spring_of_2020() -> None:
    before, then = _deliveries(RU, 2019), _deliveries(RU, 2020)

    def times(month: int) -> float:
        return then[month] / before[month]

    def chance(month: int) -> float:
        return 4 * times(month) * math.sqrt(1 / before[month] + 1 / then[month])

    assert times(4) == pytest.approx(5.0, abs=chance(4))
    assert times(4) > 1.4 * times(5) > 1.4 * 1.4 * times(6)
    assert times(6) == pytest.approx(1.3, abs=chance(6))
    without = _deliveries(replace(RU, surges=()), 2020)
    assert without[4] / before[4] == pytest.approx(1.0, abs=0.15)


def _phrases(first: date) -> float:
    """Share of agents' messages of three days that hold a courtesy."""
    world = _lived(RU, first, date(first.year, first.month, first.day + 3), SCALE)
    said = [
        text
        for case in cases_of(world, *DIGITAL)
        for _, what, _, _, text in case.events
        if (what.kind, what.role) == ("message", "agent")
    ]
    assert len(said) > 1000
    return sum(any(courtesy.text in text for courtesy in RU.courtesies) for text in said) / len(said)


def test_irritating_phrases_are_mostly_dropped() -> None:
    before, after = _phrases(date(2020, 3, 10)), _phrases(date(2020, 5, 12))
    assert before > 0.5
    assert 0.0 < after < 0.1


def test_an_answer_fits_its_question(month: World) -> None:
    for case in cases_of(month, Channel.WEB_CHAT):
        asked = next((text for *_, text in case.events if text in case.topic.questions), None)
        if asked is not None and case.solutions:
            place = case.topic.questions.index(asked)
            assert case.topic.solutions.index(case.solutions[0]) == place
