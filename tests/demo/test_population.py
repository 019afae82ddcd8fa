from collections import Counter
from random import Random

import pytest
from msgspec.structs import replace

from supervisor_app.demo.population import Population, login_of
from supervisor_app.demo.profile import Cohort
from tests.demo.chances import is_share
from tests.demo.plain_profile import PLAIN, cases_of, lived

_COHORT = Cohort(key="e_billing", joined=0.3, yearly=0.2, factors={})


def test_a_customer_has_one_of_each_address_and_nobody_shares_them() -> None:
    population = Population(PLAIN, 1.0, "seed")
    people = [population.customer(number) for number in range(30_000)]
    for addresses in ([p.phone for p in people], [p.email for p in people], [p.handle for p in people]):
        assert len(set(addresses)) == len(people)
    assert all(p.phone.startswith("+48 999 ") and p.email == f"{p.handle}@example.net" for p in people)
    assert population.customer(17) == Population(PLAIN, 1.0, "seed").customer(17)
    assert population.customer(17) != Population(PLAIN, 1.0, "another").customer(17)


def test_a_large_operator_has_numbers_for_all() -> None:
    population = Population(replace(PLAIN, customers=900_000), 1.0, "seed")
    phones = {population.customer(number).phone for number in range(0, 2_000_000, 50)}
    assert len(phones) == 40_000
    assert {len(phone.removeprefix("+48 999 ").replace(" ", "")) for phone in phones} == {7}


def test_regions_are_as_common_as_told() -> None:
    population = Population(PLAIN, 1.0, "seed")
    found = Counter(population.region(number) for number in range(20_000))
    for name, weight in PLAIN.regions.items():
        assert is_share(found[name], 20_000, weight / 10)


def test_the_same_person_is_met_on_several_channels() -> None:
    addresses: dict[int, set[str]] = {}
    world = lived(PLAIN, days=3)
    for case in cases_of(world):
        customer = world.population.customer(case.customer)
        addresses.setdefault(case.customer, set()).add(customer.address(case.plan.address))
    assert max(len(found) for found in addresses.values()) == 3


def test_some_customers_come_more_often_than_others() -> None:
    random = Random(5).random
    halves = Counter(Population.pick(random(), 1000) < 500 for _ in range(20_000))
    assert 0.6 < halves[True] / 20_000 < 0.75
    drawn = [Population.pick(random(), 1000) for _ in range(20_000)]
    assert min(drawn) >= 0
    assert max(drawn) < 1000
    assert Counter(drawn).most_common(1)[0][1] < 150


def test_customers_grow_with_the_years_and_the_scale() -> None:
    population = Population(replace(PLAIN, customers_yearly=1.1), 0.5, "seed")
    assert population.count(0.0) == 10_000
    assert population.count(2.0) == 12_100
    assert population.count(-1.0) == 9_090


def test_a_cohort_is_joined_day_by_day() -> None:
    population = Population(replace(PLAIN, cohort=_COHORT), 1.0, "seed")
    assert population.joined_share(0.0) == pytest.approx(0.3)
    assert population.joined_share(1.0) == pytest.approx(0.3 + 0.2 * 0.7)
    assert population.joined_share(-50.0) == 0.0
    days = [population.joining(number) for number in range(5000)]
    for years in (-1.0, 0.0, 0.5, 3.0):
        share = population.joined_share(years)
        joined = sum(population.has_joined(number, share) for number in range(5000))
        assert is_share(joined, 5000, share)
        by_day = sum(day is not None and (day - PLAIN.epoch).days <= years * 365.25 for day in days)
        assert abs(by_day - joined) <= 8  # a day's joiners


@pytest.mark.parametrize(("joined", "yearly", "share"), [(0.4, 0.0, 0.4), (1.0, 0.2, 1.0), (0.0, 1.0, 1.0)])
def test_cohorts_that_stand_still_or_hold_all(joined: float, yearly: float, share: float) -> None:
    cohort = Cohort(key="x", joined=joined, yearly=yearly, factors={})
    population = Population(replace(PLAIN, cohort=cohort), 1.0, "seed")
    assert population.joined_share(2.0) == share
    joining = [population.joining(number) for number in range(2000)]
    assert is_share(sum(day is not None for day in joining), 2000, share)


@pytest.mark.parametrize(
    ("name", "login"),
    [("Paweł Żak", "pawel.zak"), ("Фёдор Щукин", "fyodor.shchukin"), ("Ҷамшед Қодирӣ", "jamshed.qodiri")],
)
def test_names_become_logins(name: str, login: str) -> None:
    assert login_of(name) == login
