"""The usual day by hand-made values, and the four-week mean on a bank's calls to the digits published."""

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.metrics.usual import Kinds, factor, forecast, rest_of_today, usual
from tests.public_data import public_file

MONDAY = date(2026, 11, 23)
NINE, TEN, ELEVEN = 9 * 60, 10 * 60, 11 * 60
NO_MONTHDAYS = Kinds(monthdays=frozenset())
Days = dict[date, dict[int, float]]


def _mondays(*values: float) -> Days:
    """The Mondays before, newest first, each with its value at nine and ten times that at ten."""
    return {
        MONDAY - timedelta(weeks=back): {NINE: value, TEN: 10 * value} for back, value in enumerate(values, 1)
    }


def _ago(*weeks: int) -> tuple[date, ...]:
    return tuple(MONDAY - timedelta(weeks=back) for back in weeks)


def _always(_: date) -> bool:
    return True


def _but(*left_out: date) -> Callable[[date], bool]:
    return lambda day: day not in left_out


def test_the_mean_is_of_four_and_the_band_of_eight() -> None:
    one = usual(_mondays(1, 2, 3, 4, 50, 60, 70, 80, 999), MONDAY, _always)
    assert one.values == {NINE: 2.5, TEN: 25}
    assert one.days == _ago(1, 2, 3, 4)
    assert one.band_days == _ago(1, 2, 3, 4, 5, 6, 7, 8)
    # Type 7 of 1 2 3 4 50 60 70 80: ranks 0.7 and 6.3.
    assert one.low[NINE] == pytest.approx(1.7)
    assert one.high[NINE] == pytest.approx(73)
    assert one.has_band


def test_days_that_are_not_ordinary_are_passed_over() -> None:
    one = usual(_mondays(1, 2, 3, 4, 5, 6), MONDAY, _but(*_ago(1, 3)))
    assert one.days == _ago(2, 4, 5, 6)
    assert one.values[NINE] == 4.25


def test_a_missing_day_shifts_nothing_and_later_days_do_not_count() -> None:
    history = _mondays(1, 2, 3, 4, 5)
    del history[_ago(2)[0]]
    history |= {MONDAY: {NINE: 1000}, MONDAY + timedelta(weeks=1): {NINE: 1000}}
    history |= {MONDAY - timedelta(days=back): {NINE: 1000.0} for back in (1, 2, 3, 4, 5, 6)}
    one = usual(history, MONDAY, _always)
    assert one.days == _ago(1, 3, 4, 5)
    assert one.values[NINE] == 3.25


@pytest.mark.parametrize(("values", "band"), [((), False), ((7,), False), ((7, 9), True)])
def test_fewer_than_two_days_have_no_band_and_say_so(values: tuple[float, ...], band: bool) -> None:
    one = usual(_mondays(*values), MONDAY, _always)
    assert one.has_band is band
    assert bool(one.low) is bool(one.high) is band
    assert one.band_days == _ago(*range(1, len(values) + 1))
    assert one.values == (
        {NINE: sum(values) / len(values), TEN: 10 * sum(values) / len(values)} if values else {}
    )


def test_an_interval_that_a_day_lacks_is_no_zero() -> None:
    history = _mondays(2, 4)
    del history[_ago(1)[0]][TEN]
    one = usual(history, MONDAY, _always)
    assert one.values == {NINE: 3, TEN: 40}


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=12))
def test_the_band_lies_within_the_days_it_is_of(values: list[float]) -> None:
    one = usual(_mondays(*values), MONDAY, _always)
    assert min(values[:8]) <= one.low[NINE] <= one.high[NINE] <= max(values[:8])
    assert min(values[:4]) <= one.values[NINE] * (1 + 1e-12) + 1e-300
    assert one.values[NINE] * (1 - 1e-12) <= max(values[:4])


def test_what_makes_a_day_ordinary() -> None:
    kinds = Kinds(
        holidays=frozenset({date(2026, 11, 11), date(2027, 1, 1)}),
        gaps=frozenset({date(2026, 11, 12)}),
        incidents=frozenset({date(2026, 11, 10), date(2026, 11, 13)}),
    )
    november = [date(2026, 11, day) for day in range(9, 15)]
    assert [kinds.ordinary(day) for day in november] == [True, False, False, False, False, True]
    assert [kinds.kind_of(day) for day in november] == ["", "monthday", "holiday", "", "", ""]
    assert not kinds.whole(date(2026, 11, 10))
    assert kinds.kind_of(date(2027, 1, 1)) == "holiday"
    assert Kinds(monthdays=frozenset({5})).kind_of(date(2026, 11, 10)) == ""


def _year(times: dict[date, float]) -> Days:
    """Every day since January: 100 on Mondays, 110 on Tuesdays … , × its factor on some days."""
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(330)]
    return {day: {NINE: (100 + 10 * day.weekday()) * times.get(day, 1.0)} for day in days}


def test_a_special_day_is_the_usual_times_the_mean_factor_of_the_last_six_of_its_class() -> None:
    special = [date(2026, month, day) for month in range(1, 11) for day in (1, 10, 20)]
    special = [day for day in special if day < date(2026, 10, 20)]
    factors = dict(zip(special, [9.0] * (len(special) - 6) + [1.5, 1.6, 1.7, 1.8, 1.9, 2.0], strict=True))
    history, day = _year(factors), date(2026, 10, 20)
    assert factor(history, special[-1], Kinds().ordinary) == pytest.approx(2.0)
    one = forecast(history, day, Kinds())
    assert one.factor == pytest.approx(1.75)
    assert one.factor_days == tuple(reversed(special[-6:]))
    assert one.usual.values == {NINE: 110}
    assert one.values[NINE] == pytest.approx(110 * 1.75)


def test_days_with_a_gap_or_an_incident_give_no_factor_and_holidays_are_a_class_of_their_own() -> None:
    holiday, broken = date(2026, 5, 1), date(2026, 5, 10)
    history = _year({date(2026, 4, 10): 3.0, date(2026, 4, 20): 1.0, broken: 50.0, holiday: 0.2})
    kinds = Kinds(holidays=frozenset({holiday, date(2026, 5, 3)}), incidents=frozenset({broken}))
    monthday = forecast(history, date(2026, 5, 20), kinds)
    assert monthday.factor_days[:2] == (date(2026, 4, 20), date(2026, 4, 10))
    assert holiday not in monthday.factor_days
    other = forecast(history, date(2026, 5, 3), kinds)
    assert other.factor_days == (holiday,)
    assert other.factor == pytest.approx(0.2)


def test_without_a_day_of_its_class_the_factor_is_one() -> None:
    history = _year({})
    one = forecast(history, date(2026, 5, 1), Kinds(holidays=frozenset({date(2026, 5, 1)})))
    assert (one.factor, one.factor_days) == (1.0, ())
    assert one.values == one.usual.values
    ordinary = forecast(history, date(2026, 5, 4), Kinds())
    assert (ordinary.factor, ordinary.factor_days) == (1.0, ())


def test_a_factor_needs_something_usual() -> None:
    assert factor(_mondays(5), _ago(1)[0], _always) is None
    assert factor({MONDAY: {NINE: 7}, **_mondays(0, 0)}, MONDAY, _always) is None


def test_the_rest_of_today_follows_today_less_and_less() -> None:
    expected = {NINE: 100.0, TEN: 100.0, ELEVEN: 100.0, TEN + 240: 100.0}
    rest = rest_of_today(expected, {NINE: 150.0, TEN: 150.0}, half_life_min=60)
    assert rest == pytest.approx({ELEVEN: 125, TEN + 240: 100 + 50 / 16})
    assert rest_of_today(expected, {NINE: 100.0, TEN: 100.0}) == pytest.approx({ELEVEN: 100, TEN + 240: 100})


def test_today_is_expected_as_usual_before_it_begins_and_where_nothing_is_usual() -> None:
    assert rest_of_today({NINE: 5.0, TEN: 6.0}, {}) == {NINE: 5.0, TEN: 6.0}
    assert rest_of_today({NINE: 0.0, TEN: 6.0}, {NINE: 3.0}) == {TEN: 6.0}


def test_an_interval_that_was_not_observed_today_is_left_out_of_the_ratio() -> None:
    expected = {NINE: 1000.0, TEN: 100.0, ELEVEN: 100.0}
    assert rest_of_today(expected, {TEN: 200.0}, half_life_min=60) == pytest.approx({ELEVEN: 150})


def _bank_calls() -> Days:
    days: Days = {}
    with public_file("bank_calls.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = datetime.fromisoformat(row["DateTime"])
            days.setdefault(at.date(), {})[at.hour * 60 + at.minute] = float(row["Calls"])
    return days


def _wmape(pairs: list[tuple[float, float]]) -> str:
    error = sum(abs(expected - seen) for expected, seen in pairs)
    return f"{error / sum(seen for _, seen in pairs):.4f}"


def _summed(expected: dict[int, float], seen: dict[int, float], minutes: int) -> list[tuple[float, float]]:
    """Sums of both over stretches of so many minutes of a day; the lone interval of 21:00 left out."""
    slots = [slot for slot in seen if slot < 21 * 60]
    stretches = sorted({slot // minutes for slot in slots})
    return [
        (
            sum(expected[slot] for slot in slots if slot // minutes == stretch),
            sum(seen[slot] for slot in slots if slot // minutes == stretch),
        )
        for stretch in stretches
    ]


def test_the_four_week_mean_forecasts_a_banks_calls_as_published() -> None:
    days = _bank_calls()
    five, half, whole = [], [], []
    for day in sorted(days)[-20:]:
        expected = forecast(days, day, NO_MONTHDAYS).values
        five += [(expected[slot], seen) for slot, seen in days[day].items()]
        half += _summed(expected, days[day], 30)
        whole.append((sum(expected.values()), sum(days[day].values())))
    rmse = sqrt(sum((expected - seen) ** 2 for expected, seen in five) / len(five))
    assert (f"{rmse:.2f}", _wmape(five), _wmape(half), _wmape(whole)) == (
        "22.64",
        "0.0853",
        "0.0604",
        "0.0465",
    )


def test_today_so_far_improves_the_forecast_of_the_rest_of_a_banks_day() -> None:
    days, noon = _bank_calls(), 12 * 60
    plain, followed = [], []
    for day in sorted(days)[-60:]:
        expected = forecast(days, day, NO_MONTHDAYS).values
        rest = rest_of_today(expected, {slot: n for slot, n in days[day].items() if slot < noon})
        assert list(rest) == [slot for slot in days[day] if slot >= noon]
        plain.append((sum(expected[slot] for slot in rest), sum(days[day][slot] for slot in rest)))
        followed.append((sum(rest.values()), plain[-1][1]))
    assert float(_wmape(followed)) < 0.75 * float(_wmape(plain))
