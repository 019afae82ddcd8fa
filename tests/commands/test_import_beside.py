"""Customers, weather and subscribers through the command line: kept once, rejects told, no address kept."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.beside import CustomerFact, Subscribers, WeatherDay
from supervisor_app.services.pseudonyms import pseudonyms_beside
from supervisor_app.store.database import Store

Import = Callable[..., dict[str, Any]]
CUSTOMERS = """\
kind = "customers"
source = "directory"
zone = "Europe/Warsaw"

[columns]
phone = "phone"
addresses = { columns = ["others"], separator = ";" }

[since]
e_billing = { column = "since", formats = ["%d.%m.%Y"] }

[words]
segment = "segment"

[values.segment]
B = "business"
"""
WEATHER = """\
kind = "weather"
source = "sky"
zone = "Europe/Warsaw"

[file]
decimal = ","

[columns]
day = "day"
place = "town"
rain_mm = "rain"
"""
SUBSCRIBERS = """\
kind = "subscribers"
source = "count"
zone = "Europe/Warsaw"

[columns]
month = { column = "month", formats = ["%Y-%m"] }
number = "number"
"""


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Import:
    """Imports rows by a mapping into ``desk.db``; what was printed."""
    monkeypatch.chdir(tmp_path)

    def run(mapping: str, rows: str, code: int = 0) -> dict[str, Any]:
        Path("m.toml").write_text(mapping, encoding="utf-8")
        Path("f.csv").write_text(rows, encoding="utf-8")
        assert main(["import", "f.csv", "--mapping", "m.toml", "--store", "desk.db", "--json"]) == code
        said: dict[str, Any] = json.loads(capsys.readouterr().out) if not code else {}
        return said

    return run


def counts(said: dict[str, Any]) -> tuple[str, int, int, int, int]:
    return said["kind"], said["new"], said["changed"], said["unchanged"], said["rejected"]


def test_customers_are_known_by_every_address_and_none_is_kept(imported: Import) -> None:
    rows = "phone,others,since,segment\n+48 600 100 733,jan@example.net;jan.7,01.03.2026,B\n,,,\n"
    rows += "+48 600 100 734,,,\n0048600100733,,,\n"
    assert counts(imported(CUSTOMERS, rows)) == ("customers", 2, 0, 0, 2)
    assert counts(imported(CUSTOMERS, rows)) == ("customers", 0, 0, 2, 2)
    rejects = Path("f.csv.rejects.csv").read_text()
    assert "the row holds no address of the customer" in rejects
    assert "this customer came before" in rejects
    key = pseudonyms_beside(Path("desk.db"))
    store = Store.open("desk.db", read_only=True)
    billing = {one.address: one.fact for one in store.addresses_with("e_billing")}
    segments = {one.address: one.fact.word for one in store.addresses_with("segment")}
    store.close()
    march = CustomerFact(since=1_772_319_600_000)  # midnight in Warsaw
    assert billing == {
        key("+48600100733"): march,
        key("jan@example.net"): march,
        key("jan.7"): march,
        key("+48600100734"): CustomerFact(),
    }
    assert segments[key("jan.7")] == "business"
    held = b"".join(path.read_bytes() for path in Path().glob("desk.db*"))
    assert not any(word in held for word in (b"jan@example", b"600100733", b"600 100 733", b"jan.7"))


def test_days_of_weather(imported: Import) -> None:
    rows = 'day,town,rain\n2026-03-02,A,"1,5"\n2026-03-02,B,0\n2026-03-02,A,2\n2026-03-03,A,\n'
    assert counts(imported(WEATHER, rows)) == ("weather", 2, 0, 0, 2)
    assert counts(imported(WEATHER, rows.replace('"1,5"', "3"))) == ("weather", 0, 1, 1, 2)
    store = Store.open("desk.db", read_only=True)
    told = store.weather(date(2026, 3, 1), date(2026, 3, 9))
    store.close()
    day = date(2026, 3, 2)
    assert told == (
        WeatherDay(source="sky", place="A", day=day, rain_mm=3.0),
        WeatherDay(source="sky", place="B", day=day, rain_mm=0.0),
    )


def test_months_of_subscribers(imported: Import) -> None:
    rows = "month,number\n2026-02,1000\n2026-03,1100\n2026-03,1200\n2026-04,-1\n"
    assert counts(imported(SUBSCRIBERS, rows)) == ("subscribers", 2, 0, 0, 2)
    store = Store.open("desk.db", read_only=True)
    told = store.subscribers("2026-01", "2026-12")
    store.close()
    assert told == (
        Subscribers(source="count", month="2026-02", number=1000.0),
        Subscribers(source="count", month="2026-03", number=1100.0),
    )


@pytest.mark.parametrize(
    ("mapping", "change", "says"),
    [
        (CUSTOMERS, ('phone = "phone"\naddresses', "# "), "no column holds an address"),
        (CUSTOMERS, ("e_billing =", '"e:billing" ='), "cannot name a fact"),
        (CUSTOMERS, ("[words]", '[words]\ne_billing = "segment"'), "e_billing is told twice"),
        (CUSTOMERS, ('"since"', '"when"'), "the file has no column 'when'"),
        (WEATHER, ('rain_mm = "rain"', ""), "no column tells anything of the weather"),
        (WEATHER, ('day = "day"', 'day = { time = "day" }'), "day has no date"),
        (SUBSCRIBERS, ('number = "number"', ""), "missing required field `number`"),
    ],
)
def test_a_mistake_in_the_mapping_is_named(
    mapping: str,
    change: tuple[str, str],
    says: str,
    imported: Import,
    capsys: pytest.CaptureFixture[str],
) -> None:
    imported(mapping.replace(*change), "phone,others,since,segment,day,town,rain,month,number\n", code=1)
    assert says in capsys.readouterr().err
