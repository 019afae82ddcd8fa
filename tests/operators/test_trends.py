"""What the command line tells of trends is what was published, and what is switched off is not found.

Small parts of the operators; the whole ones are lines of ``make operators``.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from tests.operators import changes, lines_incumbent_cz, lines_virtual_pl
from tests.operators.plans import Plan
from tests.operators.trending import Told, counted, store_lived, trends_of

YEARS = replace(lines_incumbent_cz.PLAN, name="incumbent-cz, a sliver", scale=0.006)
WEEKS = replace(
    lines_virtual_pl.PLAN,
    name="virtual-pl, half a year",
    first=date(2026, 5, 11),
    scale=0.06,
    lead_days=1,
    tail_days=0,
)


def of(plan: Plan, folder: Path, change: Callable[[Profile], Profile] = lambda profile: profile) -> Told:
    """The trends of an operator, maybe with causes changed."""
    path = store_lived(change(load(plan.operator)), plan, folder)
    return trends_of(path, plan)


def test_two_years_shift_as_published_and_every_number_lists_its_contacts(tmp_path: Path) -> None:
    told = of(YEARS, tmp_path)
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
    # while the base grows, calls per subscriber fall further than calls
    subscribers = [row["of"] for row in told.table("per_1000")]
    assert subscribers[-1] > subscribers[0] * 1.04
    effect = told.one("effects", channel="phone")
    assert effect["low"] < 0.67 < effect["high"]
    assert effect["stands_out"]
    for row in (told.one("cohorts", channel="phone", side="after"), service[3], told.table("months")[30]):
        assert counted(tmp_path / "desk.db", row) == row["n"]


def test_nothing_shifts_where_nothing_does(tmp_path: Path) -> None:
    told = of(YEARS, tmp_path, changes.no_drift)
    # the base still grows, and one in a few hundred comes by chance: what was published must be gone
    for channel, times in (("phone", 0.75), ("portal", 2.2)):
        assert told.one("shift", channel=channel)["times"] != pytest.approx(times, abs=0.15)
        assert not told.one("shift", channel=channel)["stands_out"]
    assert not told.one("effects", channel="phone")["stands_out"]


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Half a year of an operator as it is."""
    return of(WEEKS, tmp_path_factory.mktemp("weeks"))


def test_rain_is_found_where_customers_mind_it(weeks: Told) -> None:
    saturdays = weeks.one("correlations", days="Saturdays", measure="rain_mm")
    assert saturdays["n"] > 15
    assert saturdays["stands_out"]
    assert saturdays["any"] > 0.5
    assert saturdays["wet"] > saturdays["dry"] * 1.2


def test_rain_is_not_found_where_nobody_minds_it(tmp_path: Path) -> None:
    told = of(WEEKS, tmp_path, changes.no_rain)
    assert [row["days"] for row in told.table("correlations") if row["stands_out"]] == []


def test_rhythm_is_that_of_the_operator(weeks: Told) -> None:
    hours = {row["place"]: row["value"] for row in weeks.table("hours")}
    assert max(hours, key=lambda hour: hours[hour]) in range(11, 14)
    weekdays = [row["value"] for row in weeks.table("weekdays")]
    assert max(weekdays[5:]) < min(weekdays[:5])
    monthdays = {row["place"]: row["value"] for row in weeks.table("monthdays")}
    ordinary = [value for day, value in monthdays.items() if day not in lines_virtual_pl.BUSY]
    assert min(monthdays[day] for day in lines_virtual_pl.BUSY) > sum(ordinary) / len(ordinary)
