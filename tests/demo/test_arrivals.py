from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from supervisor_app.demo.arrivals import Arrivals
from supervisor_app.demo.calendar import Calendar
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.population import Population
from supervisor_app.demo.profile import Boost, ChannelPlan, Cohort, Profile, Surge, Topic, Weather
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import HOUR_MS, Instant, to_instant
from tests.demo.chances import is_count, is_share
from tests.demo.plain_profile import EVERY_DAY, EVERY_HOUR, PLAIN, POST, a_channel, a_topic

MONDAY = date(2026, 3, 2)
_EVEN = a_channel(
    Channel.EMAIL, 480.0, POST, hours=EVERY_HOUR, weekdays=EVERY_DAY, topics={"network": 3.0, "bills": 1.0}
)
_STEADY: dict[str, Any] = {"day_sigma": 0.0, "epoch": MONDAY, "country": "", "busy_days": frozenset()}

Came = list[tuple[datetime, int, str]]


def come(
    plan: ChannelPlan,
    first: date = MONDAY,
    days: int = 7,
    seed: str = "seed",
    scale: float = 1.0,
    **members: Any,
) -> Came:
    """Who comes in these days: local time, customer, topic."""
    profile: Profile = replace(PLAIN, channels=(plan,), **{**_STEADY, **members})
    zone, came = ZoneInfo(profile.zone), Came()

    def arrive(at: Instant, customer: int, topic: Topic) -> None:
        came.append((datetime.fromtimestamp(at / 1000, zone), customer, topic.key))

    calendar, population = Calendar(profile, seed), Population(profile, scale, seed)
    engine = Engine(calendar.midnight(first))
    Arrivals(profile, plan, calendar, population, engine, scale, seed, arrive).begin(engine.now)
    engine.advance(calendar.midnight(first + timedelta(days=days)) - 1)
    return came


def by_day(came: Came) -> Counter[date]:
    return Counter(at.date() for at, _, _ in came)


def test_as_many_come_as_told_evenly_over_the_day() -> None:
    came = come(_EVEN, days=28)
    assert is_count(len(came), 480 * 28)
    counts = by_day(came).values()
    spread = sum((count - 480) ** 2 for count in counts) / 480
    assert 10 < spread < 55  # chi-square of 28 degrees
    hours = Counter(at.hour for at, _, _ in came)
    assert all(is_count(hours[hour], 20 * 28) for hour in range(24))
    assert is_share(sum(topic == "network" for *_, topic in came), len(came), 0.75)


def test_scale_multiplies() -> None:
    assert is_count(len(come(_EVEN, scale=0.25)), 480 * 7 / 4)


def test_weekdays_hours_months_and_boosts() -> None:
    plan = replace(
        _EVEN,
        weekdays=(2.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0),
        hours=(0.0,) * 12 + (1.0,) * 12,
        months=(1.0, 1.0, 1.5, *(1.0,) * 9),
        boosts=(Boost(1, 18, 20, 3.0),),
    )
    came = come(plan)
    counts = by_day(came)
    expected = [1440, 720 * 8 / 6, 720, 720, 720, 360, 0]
    assert all(is_count(counts[MONDAY + timedelta(days=n)], e) for n, e in enumerate(expected))
    assert min(at.hour for at, _, _ in came) == 12
    evening = sum(at.weekday() == 1 and 18 <= at.hour < 20 for at, _, _ in came)
    assert is_count(evening, 60 * 2 * 3)


def test_volumes_drift_from_the_epoch_on_and_did_before() -> None:
    plan = replace(_EVEN, yearly=0.5)
    assert is_count(len(come(plan, MONDAY + timedelta(days=730))), 480 * 7 / 4)
    assert is_count(len(come(plan, MONDAY - timedelta(days=365))), 480 * 7 * 2)


def test_a_channel_that_opens() -> None:
    counts = by_day(come(replace(_EVEN, opened=MONDAY + timedelta(days=3))))
    assert min(counts) == MONDAY + timedelta(days=3)
    assert is_count(counts[min(counts)], 480)


def test_holidays() -> None:
    came = come(_EVEN, date(2026, 11, 10), 3, country="PL", holiday_factor=0.25)
    counts = by_day(came)
    assert is_count(counts[date(2026, 11, 10)], 480)
    assert is_count(counts[date(2026, 11, 11)], 120)


def test_what_is_closed_on_sundays_is_closed_on_holidays() -> None:
    plan = replace(_EVEN, weekdays=(1.0,) * 6 + (0.0,))
    counts = by_day(come(plan, date(2026, 11, 10), 3, country="PL"))
    assert set(counts) == {date(2026, 11, 10), date(2026, 11, 12)}


def test_rain() -> None:
    weather = Weather(rainy=(0.5,) * 12, wet=(1.0,) * 5 + (2.0, 1.0), dry=(1.0,) * 6 + (0.5,), lasts=0.0)
    topics = (*PLAIN.topics, a_topic("leaks", wet=3.0))
    members: dict[str, Any] = {"weather": weather, "topics": topics}
    plan = replace(_EVEN, topics={"network": 3.0, "leaks": 1.0})
    calendar = Calendar(replace(PLAIN, **members), "seed")
    came = come(plan, days=70, **members)
    days, leaks = by_day(came), Counter(at.date() for at, _, topic in came if topic == "leaks")
    for weekday, wet, dry in ((2, 1.0, 1.0), (5, 2.0, 1.0), (6, 1.0, 0.5)):
        of_it = [day for day in days if day.weekday() == weekday]
        rainy = [day for day in of_it if calendar.day(day).rain_mm]
        assert 0 < len(rainy) < len(of_it)
        assert is_count(sum(days[day] - leaks[day] for day in rainy), 360 * wet * len(rainy))
        assert is_count(sum(leaks[day] for day in rainy), 360 * wet * len(rainy))
        assert is_count(
            sum(days[day] for day in of_it if day not in rainy), 480 * dry * (len(of_it) - len(rainy))
        )


def test_topics_have_times_of_their_own() -> None:
    months = (2.0,) * 3 + (1.0,) * 9
    topics = (
        a_topic("network"),
        a_topic("season", months=months),
        a_topic("hour", hours=(0.0,) * 18 + (4.0,) * 6),
        a_topic("moving", busy_factor=5.0),
    )
    plan = replace(_EVEN, topics={"network": 1.0, "season": 1.0, "hour": 1.0, "moving": 1.0})
    surge = Surge(topic="network", first=date(2026, 3, 3), last=date(2026, 3, 4), factor=4.0)
    members: dict[str, Any] = {"topics": topics, "busy_days": frozenset({7}), "surges": (surge,)}
    found = Counter((at.date(), topic) for at, _, topic in come(plan, **members))
    for day in range(2, 9):
        when = date(2026, 3, day)
        assert is_count(found[when, "network"], 480 if day in (3, 4) else 120)
        assert is_count(found[when, "season"], 240)
        assert is_count(found[when, "hour"], 120)
        assert is_count(found[when, "moving"], 600 if day == 7 else 120)


def test_busy_days_off_and_nothing_is_special() -> None:
    topics = (a_topic("network"), a_topic("moving", busy_factor=5.0))
    plan = replace(_EVEN, topics={"network": 1.0, "moving": 1.0})
    moving = [
        by_day([c for c in come(plan, topics=topics, busy_days=d) if c[2] == "moving"]) for d in ({4}, ())
    ]
    day = date(2026, 3, 4)
    assert is_count(moving[0][day], 240 * 5)
    assert is_count(moving[1][day], 240)
    # and no other day has noticed
    assert all(moving[0][other] == moving[1][other] for other in moving[0] if other != day)


def test_a_topic_of_a_region() -> None:
    topics = (a_topic("network", regions={"East": 4.0}), a_topic("bills"))
    came = come(_EVEN, days=28, topics=topics)
    population = Population(PLAIN, 1.0, "seed")
    network = Counter(population.region(customer) for _, customer, topic in came if topic == "network")
    bills = Counter(population.region(customer) for _, customer, topic in came if topic == "bills")
    assert is_count(network.total(), 360 * 28)  # its share of all stays
    told = {"North": 0.5, "South": 0.3, "East": 0.2}
    for name, weight in told.items():
        assert is_share(bills[name], bills.total(), weight)
        assert is_share(network[name], network.total(), weight * (4.0 if name == "East" else 1.0) / 1.6)


@pytest.mark.parametrize("factor", [0.5, 1.0, 2.0])
def test_a_cohort_contacts_us_so_many_times_as_often(factor: float) -> None:
    cohort = Cohort(key="e_billing", joined=0.4, yearly=0.3, factors={"email": factor, "other": 9.0})
    for years in (0, 2):
        first = MONDAY + timedelta(days=365 * years)
        came = come(_EVEN, first, 28, cohort=cohort)
        population = Population(replace(PLAIN, epoch=MONDAY, cohort=cohort), 1.0, "seed")
        share = population.joined_share(years)
        members = sum(population.has_joined(customer, share) for _, customer, _ in came)
        assert is_share(members, len(came), share * factor / (1 - share + share * factor))
        level = (1 - share + share * factor) / (1 - 0.4 + 0.4 * factor)
        assert is_count(len(came), 480 * 28 * level)


def test_what_a_day_brings_does_not_depend_on_the_days_before() -> None:
    after = come(_EVEN, MONDAY, 3)
    alone = come(_EVEN, MONDAY + timedelta(days=2), 1)
    assert [c for c in after if c[0].date() == alone[0][0].date()] == alone
    assert come(_EVEN, seed="other")[:5] != after[:5]


def test_plans_of_one_channel_draw_apart() -> None:
    shop = replace(_EVEN, key="shop")
    assert come(shop)[:5] != come(_EVEN)[:5]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_days_of_23_and_25_hours(day: date) -> None:
    counts = by_day(come(_EVEN, day - timedelta(days=1), 3))
    hours = 23 if day.month == 3 else 25
    assert is_count(counts[day], 20 * hours)


def test_the_rate_is_what_comes_and_asking_for_it_changes_nothing() -> None:
    profile = replace(PLAIN, channels=(_EVEN,), **_STEADY)
    calendar, population = Calendar(profile, "seed"), Population(profile, 1.0, "seed")
    engine, times = Engine(calendar.midnight(MONDAY)), list[Instant]()
    arrivals = Arrivals(
        profile, _EVEN, calendar, population, engine, 1.0, "seed", lambda at, *_: times.append(at)
    )
    arrivals.begin(engine.now)
    engine.advance(engine.now + 5 * HOUR_MS)
    assert arrivals.rate(to_instant(datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("UTC")))) == pytest.approx(20.0)
    engine.advance(engine.now + 18 * HOUR_MS)
    assert times == [round(at.timestamp() * 1000) for at, _, _ in come(_EVEN, days=1)][: len(times)]
    assert len(times) > 400
