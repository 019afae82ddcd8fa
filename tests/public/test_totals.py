"""Imported totals: a call centre's days and a bank's five minutes, rolled up from sums."""

from collections.abc import Callable
from datetime import date, datetime
from math import sqrt
from pathlib import Path

import pytest

from supervisor_app.domain.time import Window, from_instant
from supervisor_app.metrics.usual import Kinds, forecast
from supervisor_app.store.database import Store
from tests.public.records import MAPPINGS, Records

EVER = ("--from", "2000-01-01", "--to", "2030-01-01")
DAYS = 1251
CLOSING = 21 * 60
"""Half-hours leave out the lone slot after it."""

Days = dict[date, dict[int, float]]


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Records:
    records = Records("call_center_daily", tmp_path_factory.mktemp("days"))
    told = records.brought()
    assert (told["kind"], told["read"], told["new"], told["rejected"]) == ("totals", DAYS, DAYS, 0)
    return records


def test_a_call_centres_days(days: Records) -> None:
    level = "service_level:answered_of_handled"
    keys = ("offered", "answered", "abandoned", "abandonment", level, "average_wait", "handling")
    found = days.figures(*keys, *EVER)
    assert [found[key]["value"] for key in keys[:3]] == [248_373, 221_234, 27_139]
    assert 1 - found["abandonment"]["value"] == pytest.approx(0.890733, abs=5e-7)
    assert found[level]["value"] == pytest.approx(0.667775, abs=5e-7)
    assert found["average_wait"]["value"] == pytest.approx(29.836, abs=5e-4)
    assert found["handling"]["value"] == pytest.approx(159.528, abs=5e-4)
    assert {row["made_of"] for row in found.values()} == {"totals"}
    assert found["offered"]["rule"].endswith("1251 imported totals")
    rows = days.rows("contacts", "--figure", "offered", *EVER)
    assert len(rows) == DAYS
    assert sum(row["offered"] for row in rows) == 248_373


def test_the_weight_that_the_mapping_names(tmp_path: Path) -> None:
    """The file does not say what its rate is of, and it makes a difference."""
    text = (MAPPINGS / "call_center_daily.toml").read_text("utf-8")
    of_offered = text.replace('(20 Seconds)", weight = "answered"', '(20 Seconds)", weight = "offered"')
    assert of_offered != text
    records = Records("call_center_daily", tmp_path, of_offered)
    records.brought()
    key = "service_level:answered_of_offered"
    found = records.figures(key, *EVER)
    assert found[key]["value"] == pytest.approx(0.637895, abs=5e-7)


def test_a_mean_of_days_is_another_number(days: Records) -> None:
    """By day the figures are the file's own; their means are what a careless program says."""
    keys = ("abandonment", "service_level:answered_of_handled", "average_wait", "handling")
    rows = days.rows("figures", *keys, *EVER, "--by", "day")
    means = []
    for key in keys:
        values = [row["value"] for row in rows if row["key"] == key]
        means.append(sum(values) / len(values))
    assert [1 - means[0], *means[1:]] == pytest.approx([0.927066, 0.708777, 24.898, 157.552], rel=1e-3)


def test_a_row_that_the_mapping_drops_is_counted(tmp_path: Path) -> None:
    """One slot after closing time each day."""
    records = Records("bank_calls", tmp_path)
    told = records.brought()
    assert (told["read"], told["new"], told["dropped"], told["rejected"]) == (27_716, 27_552, 164, 0)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Days:
    """The counts of every five minutes, by day and minute of the day, as they were imported."""
    whole, _, _ = (MAPPINGS / "bank_calls.toml").read_text("utf-8").partition("[[drop]]")
    records = Records("bank_calls", tmp_path_factory.mktemp("bank"), whole)
    told = records.brought()
    assert (told["read"], told["new"], told["dropped"], told["rejected"]) == (27_716, 27_716, 0, 0)
    by_day = records.rows("figures", "volume", *EVER, "--by", "day")
    assert (by_day[0]["day"], by_day[-1]["day"], len(by_day)) == ("2003-03-03", "2003-10-24", 164)
    store = Store.open(str(records.store), read_only=True)
    totals = store.totals(Window(0, 2**52))
    store.close()
    days: Days = {}
    for one in totals:
        at: datetime = from_instant(one.start)
        days.setdefault(at.date(), {})[at.hour * 60 + at.minute] = one.offered or 0.0
    assert {sum(counts.values()) for counts in days.values()} == {row["value"] for row in by_day}
    return days


def test_the_usual_day_forecasts_as_well_as_the_four_week_mean(bank: Days) -> None:
    none = Kinds(monthdays=frozenset())
    found = _errors(bank, lambda day: dict(forecast(bank, day, none).values))
    assert found == ("22.64", "0.0853", "0.0604", "0.0465")


@pytest.mark.parametrize(
    ("back", "weekly", "published"),
    [
        (1, False, ("31.79", "0.1248", "0.0990", "0.0589")),
        (1, True, ("30.44", "0.1192", "0.0919", "0.0789")),
        (4, True, ("22.64", "0.0853", "0.0604", "0.0465")),
        (8, True, ("22.12", "0.0856", "0.0648", "0.0510")),
    ],
)
def test_the_other_bars(bank: Days, back: int, weekly: bool, published: tuple[str, ...]) -> None:
    """Yesterday, a week ago, and means of the same weekdays: simple forecasts of the imported counts."""

    def expected(day: date) -> dict[int, float]:
        before = [one for one in sorted(bank) if one < day and (not weekly or one.weekday() == day.weekday())]
        return {slot: sum(bank[one][slot] for one in before[-back:]) / back for slot in bank[day]}

    assert _errors(bank, expected) == published


def _errors(days: Days, expected: Callable[[date], dict[int, float]]) -> tuple[str, ...]:
    """RMSE and WMAPE per five minutes, WMAPE per half-hour and per day, of the last twenty days."""
    five, half, whole = list[tuple[float, float]](), list[tuple[float, float]](), list[tuple[float, float]]()
    for day in sorted(days)[-20:]:
        told = expected(day)
        five += [(told[slot], seen) for slot, seen in days[day].items()]
        half += _summed(told, {slot: n for slot, n in days[day].items() if slot < CLOSING}, 30)
        whole += _summed(told, days[day], 24 * 60)
    rmse = sqrt(sum((one - seen) ** 2 for one, seen in five) / len(five))
    return (f"{rmse:.2f}", *(_wmape(pairs) for pairs in (five, half, whole)))


def _summed(told: dict[int, float], seen: dict[int, float], minutes: int) -> list[tuple[float, float]]:
    stretches = sorted({slot // minutes for slot in seen})
    return [
        (
            sum(told[slot] for slot in seen if slot // minutes == stretch),
            sum(seen[slot] for slot in seen if slot // minutes == stretch),
        )
        for stretch in stretches
    ]


def _wmape(pairs: list[tuple[float, float]]) -> str:
    error = sum(abs(expected - seen) for expected, seen in pairs)
    return f"{error / sum(seen for _, seen in pairs):.4f}"
