import csv
import io
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from supervisor_app.demo.exports import Exports
from supervisor_app.demo.faults import Faults
from supervisor_app.demo.profile import Cohort, Profile, Weather
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.time import DAY_MS
from tests.demo.asking import ask, refused
from tests.demo.chances import is_share
from tests.demo.plain_profile import EVERY_DAY, NOW, PLAIN
from tests.demo.served import Served

DESK = replace(
    PLAIN,
    customers=3000,
    customers_yearly=2.0,
    weather=Weather(rainy=(0.4,) * 12, wet=EVERY_DAY, dry=EVERY_DAY),
    cohort=Cohort(key="e_billing", joined=0.3, yearly=0.3, factors={}),
)


def read(served: Served, name: str) -> list[dict[str, str]]:
    answer = ask(served, "GET", "key", path=f"/exports/{name}.csv")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


@pytest.fixture(scope="module")
def served() -> Served:
    return Served(NOW, DESK)


def test_customers(served: Served) -> None:
    rows = read(served, "customers")
    population = served.world.population
    assert list(rows[0]) == ["phone", "email", "handle", "region", "e_billing_since"]
    assert len(rows) == population.count(served.world.calendar.years(date(2026, 11, 19))) > 1500
    assert len({row["phone"] for row in rows}) == len(rows)
    known = population.customer(7)
    assert {k: rows[7][k] for k in ("phone", "email", "handle", "region")} == {
        "phone": known.phone,
        "email": known.email,
        "handle": known.handle,
        "region": known.region,
    }
    since = [date.fromisoformat(row["e_billing_since"]) for row in rows if row["e_billing_since"]]
    assert max(since) <= date(2026, 11, 19)
    assert is_share(len(since), len(rows), population.joined_share(322 / 365.25))
    # every contact's customer is in it
    addresses = {value for row in rows for value in row.values()}
    contacts = ask(served, "GET", "key", path="/v1/contacts?limit=1000").json()["contacts"]
    assert all(contact["customer"]["address"] in addresses for contact in contacts)


def test_weather(served: Served) -> None:
    rows = read(served, "weather")
    assert list(rows[0]) == ["date", "rain_mm"]
    assert [row["date"] for row in rows] == ["2026-11-18", "2026-11-19"]
    for row in rows:
        day = served.world.calendar.day(date.fromisoformat(row["date"]))
        assert float(row["rain_mm"]) == day.rain_mm


def _subscribers(profile: Profile, days: int) -> list[list[str]]:
    world = World(profile, origin=origin_of(NOW, profile.zone, days=days))
    world.engine.now = NOW  # nothing needs to happen for it
    return [line.split(",") for line in "".join(Exports(world).subscribers()).split()]


def test_subscribers() -> None:
    rows = _subscribers(DESK, 400)
    assert rows[0] == ["date", "subscribers"]
    assert [day for day, _ in rows[1:]][:4] == ["2025-10-01", "2025-11-01", "2025-12-01", "2026-01-01"]
    assert len(rows) == 15
    assert rows[4] == ["2026-01-01", "3000"]
    counts = [int(count) for _, count in rows[1:]]
    assert counts == sorted(counts)


def test_without_weather_there_is_none() -> None:
    world = World(PLAIN, origin=NOW - DAY_MS)
    assert "".join(Exports(world).weather()) == "date,rain_mm\n"
    long = World(DESK, origin=origin_of(NOW, DESK.zone, days=30))
    first = date(2026, 10, 20)
    long.engine.now = NOW
    days = [line.split(",")[0] for line in "".join(Exports(long).weather()).split()[1:]]
    assert days == [(first + timedelta(days=number)).isoformat() for number in range(31)]


@pytest.mark.parametrize("name", ["weather", "customers", "subscribers"])
def test_they_are_for_those_who_may_read_contacts(served: Served, name: str) -> None:
    path = f"/exports/{name}.csv"
    refused(ask(served, "GET", "", path=path), 401)
    refused(ask(served, "GET", "narrow", path=path), 403)
    refused(ask(served, "PUT", "key", path=path), 405)
    served.switch.switch(Faults(down=1.0))
    refused(ask(served, "GET", "key", path=path), 503)
    served.switch.switch(Faults())
