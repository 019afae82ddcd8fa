"""The Czech incumbent: what was published about it emerges, counted here from two simulated years."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from supervisor_app.demo.case import Case
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles.incumbent_cz import PROFILE
from supervisor_app.demo.world import World
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.time import Instant, from_instant, local_midnight
from tests.demo.profile_texts import assert_logins, assert_whole, spoken, texts_of

FIRST, LAST = date(2012, 1, 1), date(2014, 1, 1)
SCALE = 0.02
SIGMAS = 3.0


def _at(day: date) -> Instant:
    return local_midnight(day, PROFILE.zone)


def _lived(profile: Profile) -> World:
    world = World(profile, origin=_at(FIRST), seed=3, scale=SCALE)
    world.advance(_at(LAST))
    return world


@pytest.fixture(scope="module")
def years() -> World:
    """2012 and 2013, a fiftieth of the size."""
    return _lived(PROFILE)


def _of(world: World, channel: Channel, year: int) -> list[Case]:
    begin, end = _at(date(year, 1, 1)), _at(date(year + 1, 1, 1))
    return [c for c in world.journal.cases.values() if c.channel is channel and begin <= c.created < end]


def _year_on_year(world: World, count: Callable[[list[Case]], int], channel: Channel) -> tuple[float, float]:
    """The second year over the first, and what chance may do to it."""
    first, second = (count(_of(world, channel, year)) for year in (2012, 2013))
    return second / first, SIGMAS * second / first * math.sqrt(1 / first + 1 / second)


def _users(cases: list[Case]) -> int:
    return len({case.customer for case in cases})


def test_calls_fall_by_a_quarter_while_customers_grow(years: World) -> None:
    ratio, tolerance = _year_on_year(years, len, Channel.PHONE)
    assert ratio == pytest.approx(0.75, abs=tolerance)
    assert years.population.count(1.0) > years.population.count(0.0) > years.population.count(-1.0)


def test_users_of_web_self_service_more_than_double(years: World) -> None:
    ratio, tolerance = _year_on_year(years, _users, Channel.PORTAL)
    assert ratio > 2.0
    assert ratio - tolerance > 1.8


def test_visits_to_shops_stay(years: World) -> None:
    ratio, tolerance = _year_on_year(years, len, Channel.IN_PERSON)
    assert ratio == pytest.approx(1.0, abs=tolerance)


@pytest.mark.parametrize(
    ("channel", "order"),
    [
        (Channel.PHONE, ["buying", "faults", "status", "existing"]),
        (Channel.PORTAL, ["addons", "payments", "balance", "roaming"]),
    ],
)
@pytest.mark.parametrize("year", [2012, 2013])
def test_topics_come_in_the_published_order(
    years: World, channel: Channel, order: list[str], year: int
) -> None:
    asked = Counter(case.topic.key for case in _of(years, channel, year))
    assert [key for key, _ in asked.most_common(4)] == order


def test_roaming_has_its_seasons(years: World) -> None:
    sessions, roaming = Counter[int](), Counter[int]()
    for case in _of(years, Channel.PORTAL, 2012) + _of(years, Channel.PORTAL, 2013):
        month = from_instant(case.created, PROFILE.zone).month
        sessions[month] += 1
        roaming[month] += case.topic.key == "roaming"

    def share(*months: int) -> float:
        return sum(roaming[m] for m in months) / sum(sessions[m] for m in months)

    quiet = share(1, 2, 9, 10, 11)
    assert share(4) > 1.4 * quiet, "spring"
    assert share(6, 7, 8) > 1.8 * quiet, "summer"
    assert share(12) > 1.4 * quiet, "Christmas"


def _effect_of_e_billing(world: World) -> tuple[float, float]:
    """Calls of members after they joined against before, where those who never joined make the trend."""
    people = range(world.population.count(-1.0))
    begin, end = _at(FIRST), _at(LAST)
    joined = {}
    for number in people:
        day = world.population.joining(number)
        if day is not None and day < LAST:
            joined[number] = max(begin, _at(day))
    calls = [c for c in world.journal.cases.values() if c.channel is Channel.PHONE and c.customer in people]
    trend = sorted(c.created for c in calls if c.customer not in joined)
    usual_before = sum(bisect_right(trend, at) for at in joined.values())
    usual_after = len(joined) * len(trend) - usual_before
    before = sum(c.created < joined.get(c.customer, 0) for c in calls)
    after = sum(joined.get(c.customer, end) <= c.created for c in calls)
    effect = after / usual_after * usual_before / before
    return effect, SIGMAS * effect * math.sqrt(1 / before + 1 / after)


def test_electronic_bills_save_a_third_of_the_calls(years: World) -> None:
    effect, tolerance = _effect_of_e_billing(years)
    assert effect == pytest.approx(0.67, abs=tolerance)
    assert effect + tolerance < 0.8


def test_without_the_effect_none_is_found() -> None:
    assert PROFILE.cohort is not None
    cohort = msgspec.structs.replace(PROFILE.cohort, factors={"phone": 1.0})
    # calls, and the way that some take who could not get through
    channels = tuple(plan for plan in PROFILE.channels if plan.name in ("phone", "web_form"))
    world = _lived(msgspec.structs.replace(PROFILE, cohort=cohort, channels=channels))
    effect, tolerance = _effect_of_e_billing(world)
    assert effect == pytest.approx(1.0, abs=tolerance)
    assert effect - tolerance > 0.8


def test_video_calls_are_tried_in_sales(years: World) -> None:
    assert not _of(years, Channel.VIDEO, 2012)
    tried = _of(years, Channel.VIDEO, 2013)
    assert tried[0].created >= _at(date(2013, 3, 4))
    assert {case.queue for case in tried} == {"sales"}
    assert {case.topic.key for case in tried} == {"buying"}
    assert 1.0 < len(tried) / SCALE / 303 < 10.0


def test_a_month_brings_about_sixty_thousand_contacts_to_people(years: World) -> None:
    begin = _at(date(2013, 1, 1))
    human = sum(
        case.created >= begin and case.channel.family is not Family.SELF_SERVICE
        for case in years.journal.cases.values()
    )
    assert human / 12 / SCALE == pytest.approx(60_000, rel=0.1)


def test_four_calls_in_five_are_answered_in_twenty_seconds() -> None:
    world = World(PROFILE, origin=_at(date(2013, 3, 4)), seed=2)
    world.advance(_at(date(2013, 3, 11)))
    calls = [c for c in world.journal.cases.values() if c.channel is Channel.PHONE and c.queued is not None]
    soon = sum(c.answered is not None and c.answered - (c.queued or 0) <= 20_000 for c in calls)
    assert soon / len(calls) == pytest.approx(0.8, abs=0.08)


def test_texts_are_complete_and_czech() -> None:
    assert_whole(PROFILE)
    assert_logins(PROFILE)
    assert all(len(topic.complaints) == 2 and len(topic.solutions) <= 4 for topic in PROFILE.topics)
    texts = [text for topic in PROFILE.topics for text in texts_of(topic)]
    assert len(set(texts)) == len(texts)
    said = [text for text in spoken(PROFILE) if len(text) > 30]
    assert all(set(text.lower()) & set("áčďéěíňóřšťúůýž") for text in said)
    assert not any(sign in text for text in spoken(PROFILE) for sign in ('"', "'", "..."))


def test_no_name_is_wrong_for_a_woman_or_a_man() -> None:
    assert all(name[-1] in "íů" for name in PROFILE.family_names)
