"""What the command line tells of trends is what was published, and what is switched off is not found.

Small parts of the operators; the whole ones are lines of ``make operators``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from tests.operators import changes, lines_incumbent_cz, lines_virtual_pl
from tests.operators.plans import Plan
from tests.operators.trending import Told, counted, figures_of, store_lived, trends_of

YEARS = replace(lines_incumbent_cz.PLAN, name="incumbent-cz, a sliver", scale=0.006)
WEEKS = replace(
    lines_virtual_pl.PLAN,
    name="virtual-pl, half a year",
    first=date(2026, 5, 11),
    scale=0.06,
    lead_days=1,
    tail_days=0,
)
ROAMING = "Nastavení roamingu"
SUMMER, AUTUMN = ("06", "07", "08"), ("09", "10", "11")
EVENING = range(18, 22)


@dataclass(frozen=True)
class Lived:
    """An operator that lived a plan: its store, and the trends of it."""

    plan: Plan
    path: Path
    told: Told


def lived(plan: Plan, folder: Path, change: Callable[[Profile], Profile] = lambda profile: profile) -> Lived:
    """An operator, maybe with causes changed."""
    path = store_lived(change(load(plan.operator)), plan, folder)
    return Lived(plan, path, trends_of(path, plan))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Two years of an operator as it is."""
    return lived(YEARS, tmp_path_factory.mktemp("years"))


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Two years in which nothing shifts and no topic has a season, while customers grow by a third a year."""
    change = changes.together(changes.no_seasons, changes.growing(customers=1.3, channels=1.0))
    return lived(YEARS, tmp_path_factory.mktemp("still"), change)


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Half a year of an operator as it is."""
    return lived(WEEKS, tmp_path_factory.mktemp("weeks"))


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Half a year in which nobody minds the rain, no day of the month is special, and no evening."""
    change = changes.together(changes.no_rain, changes.no_busy_days, changes.no_evenings)
    return lived(WEEKS, tmp_path_factory.mktemp("calm"), change)


def test_two_years_shift_as_published(years: Lived) -> None:
    told = years.told
    phone, portal = told.one("shift", channel="phone"), told.one("shift", channel="portal")
    assert phone["months"] == 12
    assert phone["times"] == pytest.approx(0.75, abs=0.07)
    assert portal["times"] > 1.7
    assert (phone["stands_out"], portal["stands_out"]) == (True, True)
    assert phone["value"] < -0.1
    assert told.one("shift", channel="in_person")["times"] == pytest.approx(1.0, abs=0.15)
    index = told.one("years", year=2013, channel="phone")["index"]
    assert index == pytest.approx(phone["times"])
    service = told.table("self_service")
    assert service[-1]["value"] > service[0]["value"] + 0.1
    assert [told.one("slopes", of=of)["stands_out"] for of in ("phone", "portal", "in_person")] == [
        True,
        True,
        False,
    ]


def test_electronic_bills_are_followed_by_a_third_fewer_calls(years: Lived) -> None:
    effect = years.told.one("effects", channel="phone")
    assert effect["low"] < 0.67 < effect["high"]
    assert effect["stands_out"]


def test_every_number_lists_its_contacts(years: Lived) -> None:
    told = years.told
    roaming = told.one("topic_months", topic=ROAMING, month="2013-07")
    side = told.one("cohorts", channel="phone", side="after")
    for row in (side, told.table("self_service")[3], told.table("months")[30], roaming):
        assert counted(years.path, row) == row["n"]


def test_nothing_shifts_where_nothing_does(still: Lived) -> None:
    told = still.told
    # one in a few hundred comes by chance: what was published must be gone
    for channel, times in (("phone", 0.75), ("portal", 2.2)):
        assert told.one("shift", channel=channel)["times"] != pytest.approx(times, abs=0.15)
        assert not told.one("shift", channel=channel)["stands_out"]
        assert not told.one("slopes", of=channel)["stands_out"]
    assert not told.one("effects", channel="phone")["stands_out"]


def season(told: Told, months: tuple[str, ...]) -> float:
    """Contacts about roaming in these months of all years ÷ what an even share of each channel brings."""
    rows = [row for row in told.table("topic_months", topic=ROAMING) if row["month"][5:] in months]
    return float(sum(row["n"] for row in rows) / sum(row["of"] for row in rows))


def test_roaming_has_a_season(years: Lived, still: Lived) -> None:
    assert season(years.told, SUMMER) > 1.3
    assert season(years.told, AUTUMN) < 0.8
    for months in (SUMMER, AUTUMN):
        assert season(still.told, months) == pytest.approx(1.0, abs=0.25)
    assert [row["topic"] for row in still.told.table("topics") if row["peak"]] == []


def test_a_base_that_grows_moves_contacts_per_subscriber(years: Lived, still: Lived) -> None:
    subscribers = [row["of"] for row in years.told.table("per_1000")]
    assert subscribers[-1] > subscribers[0] * 1.04
    # contacts stay where they are, and are fewer per subscriber
    assert not still.told.one("slopes", of="all")["stands_out"]
    slope = still.told.one("slopes", of="per_1000")
    assert slope["stands_out"]
    assert slope["value"] == pytest.approx(-0.26, abs=0.06)


def test_contacts_that_grow_with_the_base_do_not(tmp_path: Path) -> None:
    plan = replace(YEARS, scale=0.003)
    told = lived(plan, tmp_path, changes.growing(customers=1.3, channels=1.3)).told
    assert told.one("slopes", of="all")["stands_out"]
    assert told.one("years", year=2013, channel="all")["index"] == pytest.approx(1.3, abs=0.08)
    assert not told.one("slopes", of="per_1000")["stands_out"]


def test_without_growth_contacts_per_subscriber_go_as_contacts_do(weeks: Lived) -> None:
    told = weeks.told.table("per_1000")
    (subscribers,) = {row["of"] for row in told if row["value"] is not None}
    months = {row["month"]: row for row in weeks.told.table("months", channel="all")}
    for row in told:
        if row["value"] is not None:
            assert row["value"] == pytest.approx(months[row["month"]]["value"] / subscribers * 1000)


def test_rain_is_found_where_customers_mind_it(weeks: Lived) -> None:
    saturdays = weeks.told.one("correlations", days="Saturdays", measure="rain_mm")
    assert saturdays["n"] > 15
    assert saturdays["stands_out"]
    assert saturdays["any"] > 0.5
    assert saturdays["wet"] > saturdays["dry"] * 1.2


def test_rain_is_not_found_where_nobody_minds_it(calm: Lived) -> None:
    assert [row["days"] for row in calm.told.table("correlations") if row["stands_out"]] == []


def test_rhythm_is_that_of_the_operator(weeks: Lived) -> None:
    hours = {row["place"]: row["value"] for row in weeks.told.table("hours")}
    assert max(hours, key=lambda hour: hours[hour]) in range(11, 14)
    weekdays = [row["value"] for row in weeks.told.table("weekdays")]
    assert max(weekdays[5:]) < min(weekdays[:5])
    monthdays = {row["place"]: row["value"] for row in weeks.told.table("monthdays")}
    ordinary = [value for day, value in monthdays.items() if day not in lines_virtual_pl.BUSY]
    assert min(monthdays[day] for day in lines_virtual_pl.BUSY) > sum(ordinary) / len(ordinary)


def test_days_on_which_contracts_end_stand_out(weeks: Lived, calm: Lived) -> None:
    odd = {row["place"]: row["value"] for row in weeks.told.table("monthdays", stands_out=True)}
    assert set(odd) <= set(lines_virtual_pl.BUSY)
    assert len(odd) >= 2
    assert calm.told.table("monthdays", stands_out=True) == []


def evening(one: Lived) -> float:
    """Facebook on Sunday evenings, against the same hours of other days."""
    rows = figures_of(one.path, one.plan, "volume", "--by", "weekday,hour", "--where", "channel=facebook")
    late = [row for row in rows if int(row["hour"]) in EVENING]
    sundays = sum(row["n"] for row in late if row["weekday"] == "7")
    return float(sundays / (sum(row["n"] for row in late if row["weekday"] != "7") / 6))


def test_sunday_evenings_are_those_of_facebook(weeks: Lived, calm: Lived) -> None:
    assert evening(weeks) > 1.2
    assert evening(calm) < 0.9
