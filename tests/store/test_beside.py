"""What is imported beside contacts: kept, replaced when told again, found again by address, day, month."""

from datetime import date
from pathlib import Path

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.beside import WEATHER, Customer, CustomerFact, Subscribers, WeatherDay
from supervisor_app.store import schema
from supervisor_app.store.database import Store
from tests.store.samples import dump

DAY = date(2026, 3, 2)
ADA = Customer(
    source="d",
    id="ada",
    addresses=("k1", "k2"),
    facts={"e_billing": CustomerFact(since=1000), "a_segment": CustomerFact(word="business")},
)
BO = Customer(source="d", id="bo", addresses=("k3",), facts={"e_billing": CustomerFact()})
RAIN = WeatherDay(source="w", place="", day=DAY, rain_mm=12.5, wind_kmh=3.0)
MARCH = Subscribers(source="s", month="2026-03", number=1000.0, region="north")


def test_every_member_has_a_column() -> None:
    assert [column.name for column in schema.weather.columns] == list(WeatherDay.__struct_fields__)
    assert WEATHER[0] == "rain_mm"
    assert {column.name for column in schema.subscribers.columns} == set(Subscribers.__struct_fields__)


def test_it_comes_back_as_it_was(store: Store) -> None:
    saved = store.save("d", Batch(cursor="1", beside=(ADA, BO, RAIN, MARCH)))
    assert (saved.totals_new, saved.totals_changed, saved.rejects) == (4, 0, 0)
    assert store.weather(DAY, DAY) == (RAIN,)
    assert store.weather(date(2026, 3, 3), date(2026, 3, 4)) == ()
    assert store.subscribers("2026-03", "2026-03") == (MARCH,)
    assert store.subscribers("2026-04", "2026-05") == ()
    assert store.facts_known() == ("e_billing", "a_segment")  # those since a day first
    told = {one.address: (one.customer, one.fact) for one in store.addresses_with("e_billing")}
    assert told == {
        "k1": ("d/ada", CustomerFact(since=1000)),
        "k2": ("d/ada", CustomerFact(since=1000)),
        "k3": ("d/bo", CustomerFact()),
    }
    assert {one.address for one in store.addresses_with("a_segment")} == {"k1", "k2"}


def test_told_again_it_is_replaced(store: Store, path: Path) -> None:
    store.save("d", Batch(cursor="1", beside=(ADA, BO, RAIN, MARCH)))
    before = dump(path)
    again = store.save("d", Batch(cursor="1", beside=(ADA, BO, RAIN, MARCH)))
    assert (again.totals_new, again.totals_changed) == (0, 0)
    assert dump(path) == before
    later = WeatherDay(source="w", place="", day=DAY, rain_mm=1.0)
    moved = Customer(source="d", id="bo", addresses=("k4",), facts={"e_billing": CustomerFact(since=5)})
    changed = store.save("d", Batch(cursor="1", beside=(later, moved)))
    assert (changed.totals_new, changed.totals_changed) == (0, 2)
    assert store.weather(DAY, DAY) == (later,)
    told = {one.address: one.fact.since for one in store.addresses_with("e_billing")}
    assert told == {"k1": 1000, "k2": 1000, "k4": 5}  # the address that he has no more is forgotten


def test_what_no_engine_would_keep_is_put_aside(store: Store) -> None:
    bad = Customer(source="d", id="bad", addresses=("k\0",), facts={"e_billing": CustomerFact()})
    hot = WeatherDay(source="w", place="", day=DAY, temperature_c=float("inf"))
    saved = store.save("d", Batch(cursor="1", beside=(bad, hot, BO)))
    assert (saved.totals_new, saved.rejects) == (1, 2)
    assert [one.address for one in store.addresses_with("e_billing")] == ["k3"]
