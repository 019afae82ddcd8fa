"""The numbers of the table come out of rows as they should, and what is not there is not found."""

from datetime import date, timedelta
from math import sqrt
from random import Random

import pytest

from tests.operators.asking import Row, Rows
from tests.operators.estimates import (
    Estimate,
    fraction,
    in_order,
    of_the_most,
    part_of,
    pooled,
    quotient,
    ratio_of,
    share,
    share_of,
    the,
    total_of,
)
from tests.operators.expecting import Above, AtLeast, Below, Between, Near
from tests.operators.rhythm import (
    SATURDAY,
    busiest,
    busy_days,
    dry_weekend,
    evening,
    greatest_burst,
    hours,
    month_names,
    months,
    rainy,
    seasons,
)

_FIRST = date(2026, 1, 5)
_DAYS = [_FIRST + timedelta(days=number) for number in range(140)]


def counts(**groups: int) -> Rows:
    return {(name,): Row(float(number), number) for name, number in groups.items()}


def test_shares_and_their_errors() -> None:
    rows = counts(phone=48, email=40, letter=12)
    found = share(["phone"])([rows])
    assert found == Estimate(0.48, sqrt(0.48 * 0.52 / 100))
    assert share(["phone"], ["phone", "email"])([rows]).value == 48 / 88
    assert share(["video"])([rows]).value == 0
    assert share(["phone"])([{}]).value is None
    assert share_of(100, 100).error > 0


def test_means_of_several_channels_go_by_contact() -> None:
    rows: Rows = {("email",): Row(100.0, 30, None, 20.0), ("facebook",): Row(400.0, 10, None, 0.0)}
    rows["phone",] = Row(1.0, 1000, None, 1.0)
    assert pooled("email", "facebook")([rows]).value == 175.0
    shares: Rows = {("email",): Row(0.5, 10, 5), ("facebook",): Row(1.0, 30, 30)}
    assert pooled()([shares]).value == 35 / 40
    nothing: Rows = {("email",): Row(None, 0)}
    assert pooled("email")([nothing]).value is None


def test_quotients_and_parts() -> None:
    answers: list[Rows] = [{(): Row(50.0, 10, None, 5.0)}, {(): Row(100.0, 1000, None, 0.0)}]
    assert quotient(the(), the(of=1))(answers).value == 0.5
    assert part_of()(answers).value == 0.01
    assert fraction(total_of(of=0), total_of(of=1))(answers).value == 0.5
    assert ratio_of(0, 0).value is None
    assert of_the_most(2)([counts(a=5, b=3, c=2)]).value == 0.8


def test_an_order_holds_by_its_weakest_neighbours() -> None:
    rows = counts(a=900, b=500, c=490, d=100)
    found = in_order(("a",), ("b",), ("c",), ("d",))([rows])
    assert found.value == pytest.approx(500 / 490)
    assert not Above(1.0).met_by(found)
    assert Above(1.0).met_by(in_order(("a",), ("b", "c"), ("d",))([counts(a=9000, b=500, c=490, d=100)]))


def _daily(busy: float, wet: float) -> tuple[Rows, Rows]:
    """Counts by channel and day, and rain by date."""
    dice = Random(5)
    rain = {day: dice.random() < 0.4 for day in _DAYS}
    rows: Rows = {}
    for day in _DAYS:
        factor = (busy if day.day in (1, 10, 20) else 1.0) * (0.6 if day.weekday() >= SATURDAY else 1.0)
        factor *= wet if rain[day] and day.weekday() == SATURDAY else 1.0
        number = round(dice.gauss(400, 20) * factor)
        rows["phone", day.isoformat()] = Row(float(number), number)
        rows["ivr", day.isoformat()] = Row(1000.0 if day.day in (1, 10, 20) else 1.0, 1)
    return rows, {(day.isoformat(),): Row(4.0 if rain[day] else 0.0, 1) for day in _DAYS}


def _never(day: date) -> bool:
    return False


def test_busy_days_are_found_where_they_are() -> None:
    for factor in (1.0, 1.6):
        found = busy_days({"phone"}, {1, 10, 20}, {1, 10, 20})([_daily(factor, 1.0)[0]])
        assert found.value == pytest.approx(factor, abs=0.05)
        assert Above(1.1).met_by(found) is (factor > 1.1)
    assert busy_days({"phone"}, {31}, {31}, {date(2026, 1, 31), date(2026, 3, 31)})([{}]).value is None


def test_one_busy_day_is_not_measured_by_the_others() -> None:
    rows, _ = _daily(3.0, 1.0)
    apart = busy_days({"phone"}, {10}, {1, 10, 20})([rows]).value or 0.0
    assert apart == pytest.approx(3.0, rel=0.05)
    assert apart > (busy_days({"phone"}, {10}, {10})([rows]).value or 0.0) + 0.1


def test_rain_is_found_where_it_matters() -> None:
    for factor in (1.0, 1.8):
        answers = _daily(1.0, factor)
        found = rainy({"phone"}, SATURDAY, _never)(answers)
        assert found.value == pytest.approx(factor, abs=0.1)
        assert Above(1.1).met_by(found) is (factor > 1.1)
        assert dry_weekend({"phone"}, _never)(answers).value == pytest.approx(0.6, abs=0.05)


def test_hours_and_evenings() -> None:
    rows: Rows = {("phone", str(hour)): Row(90.0 if hour == 12 else 30.0, 1) for hour in range(24)}
    assert busiest({"phone"})([rows]).value == 12
    assert hours({"phone"}, range(11, 14), range(18, 22))([rows]).value == pytest.approx(150 / 90)
    week: Rows = {(str(day), "19"): Row(20.0 if day == 7 else 10.0, 1) for day in range(1, 8)}
    assert evening(6, range(18, 22))([week]).value == 2.0


def test_years_and_seasons() -> None:
    names = month_names(date(2019, 11, 1), 4)
    assert names == ["2019-11", "2019-12", "2020-01", "2020-02"]
    rows: Rows = {("phone", month): Row(300.0 if month < "2020" else 225.0, 1) for month in names}
    assert months((), names[2:], names[:2])([rows]).value == 0.75
    whole: Rows = {(month,): Row(100.0, 1) for month in month_names(date(2020, 1, 1), 12)}
    summer: Rows = {group: Row(30.0 if group[0][5:] in ("07", "08") else 20.0, 1) for group in whole}
    assert seasons(("07", "08"))([summer, whole]).value == pytest.approx(1.5)


def test_a_burst_comes_from_one_region() -> None:
    rows: Rows = {
        ("sms", "north", "2026-01-01"): Row(90.0, 90),
        ("sms", "south", "2026-01-01"): Row(10.0, 10),
    }
    rows["sms", "south", "2026-01-02"] = Row(50.0, 50)
    rows["phone", "south", "2026-01-01"] = Row(20.0, 20)
    assert greatest_burst("sms")([rows]).value == 0.9
    assert greatest_burst()([rows]).value == 0.75


def test_what_was_published_is_met_within_its_tolerance() -> None:
    assert Near(100.0, 0.03).met_by(Estimate(102.9))
    assert not Near(100.0, 0.03).met_by(Estimate(103.1))
    assert Near(100.0, 0.03).met_by(Estimate(106.0, 1.1))
    assert Between(0.95, 0.98).met_by(Estimate(0.985, 0.002))
    assert not Between(0.95, 0.98).met_by(Estimate(0.985, 0.001))
    assert Above(1.0).met_by(Estimate(1.31, 0.1))
    assert not Above(1.0).met_by(Estimate(1.29, 0.1))
    assert Below(1.0).met_by(Estimate(0.69, 0.1))
    assert AtLeast(90).met_by(Estimate(90.0, 5.0))
    for expected in (Near(1.0), Between(0.0, 1.0), Above(0.0), Below(1.0), AtLeast(0)):
        assert not expected.met_by(Estimate(None))
