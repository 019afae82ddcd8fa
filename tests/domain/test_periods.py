"""Periods of whole local days, what they are compared with, and hours by the clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.periods import (
    compared,
    day_of,
    days_of,
    days_of_window,
    hour_window,
    moved,
    period_of,
    window_of,
)
from supervisor_app.domain.summary import Against, PeriodKind
from supervisor_app.domain.time import HOUR_MS, Window, local_midnight

WARSAW = "Europe/Warsaw"
FRIDAY = date(2026, 11, 20)
LATER = local_midnight(date(2030, 1, 1), WARSAW)
DAYS = st.dates(date(2015, 1, 1), date(2028, 12, 31))
KINDS = st.sampled_from([PeriodKind.DAY, PeriodKind.WEEK, PeriodKind.MONTH])


def test_a_week_begins_on_monday_and_a_month_on_the_first() -> None:
    week = period_of(PeriodKind.WEEK, date(2026, 11, 20), WARSAW, LATER)
    assert (week.first, week.last) == (date(2026, 11, 16), date(2026, 11, 22))
    month = period_of(PeriodKind.MONTH, date(2024, 2, 10), WARSAW, LATER)
    assert (month.first, month.last) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_days_on_which_the_clocks_change(day: date, hours: int) -> None:
    assert period_of(PeriodKind.DAY, day, WARSAW, LATER).window.length_ms == hours * HOUR_MS
    assert window_of(day, WARSAW).length_ms == hours * HOUR_MS


def test_a_day_that_has_not_ended_ends_at_the_instant_last_watched() -> None:
    noon = local_midnight(date(2026, 11, 20), WARSAW) + 12 * HOUR_MS
    today = period_of(PeriodKind.DAY, date(2026, 11, 20), WARSAW, noon)
    assert today.running
    assert today.window.end == noon
    tomorrow = period_of(PeriodKind.DAY, date(2026, 11, 21), WARSAW, noon)
    assert tomorrow.window.length_ms == 0


@pytest.mark.parametrize(
    ("against", "first"),
    [
        (Against.BEFORE, date(2026, 11, 19)),
        (Against.WEEK, date(2026, 11, 13)),
        (Against.YEAR, date(2025, 11, 21)),
    ],
)
def test_what_a_friday_is_compared_with(against: Against, first: date) -> None:
    friday = period_of(PeriodKind.DAY, date(2026, 11, 20), WARSAW, LATER)
    other = compared(friday, against, LATER)
    assert other is not None
    assert (other.first, other.last) == (first, first)


def test_what_a_month_is_compared_with() -> None:
    march = period_of(PeriodKind.MONTH, date(2026, 3, 5), WARSAW, LATER)
    before, year = compared(march, Against.BEFORE, LATER), compared(march, Against.YEAR, LATER)
    assert before is not None
    assert (before.first, before.last) == (date(2026, 2, 1), date(2026, 2, 28))
    assert year is not None
    assert (year.first, year.last) == (date(2025, 3, 1), date(2025, 3, 31))
    assert compared(march, Against.USUAL, LATER) is None


def test_a_range_is_compared_with_as_many_days_before() -> None:
    days = period_of(PeriodKind.RANGE, date(2026, 11, 10), WARSAW, LATER, date(2026, 11, 14))
    before = compared(days, Against.BEFORE, LATER)
    assert before is not None
    assert (before.first, before.last) == (date(2026, 11, 5), date(2026, 11, 9))
    with pytest.raises(ValueError, match="begins or later"):
        period_of(PeriodKind.RANGE, date(2026, 11, 10), WARSAW, LATER, date(2026, 11, 9))


@given(KINDS, DAYS, st.integers(-30, 30))
def test_moving_there_and_back_comes_home(kind: PeriodKind, day: date, by: int) -> None:
    period = period_of(kind, day, WARSAW, LATER)
    assert moved(moved(period, by, LATER), -by, LATER) == period
    assert moved(period, 1, LATER).first == period.last + timedelta(days=1)


@given(KINDS, DAYS)
def test_a_period_is_its_days(kind: PeriodKind, day: date) -> None:
    period = period_of(kind, day, WARSAW, LATER)
    days = list(days_of(period))
    assert day in days
    assert sum(window_of(one, WARSAW).length_ms for one in days) == period.window.length_ms
    assert day_of(period.window.start, WARSAW) == period.first


def test_the_days_of_a_window_are_those_it_shares_time_with() -> None:
    day = window_of(FRIDAY, WARSAW)
    assert list(days_of_window(day, WARSAW)) == [FRIDAY]
    over = Window(day.start - 1, day.end + 1)
    assert list(days_of_window(over, WARSAW)) == [date(2026, 11, 19), FRIDAY, date(2026, 11, 21)]


def test_an_hour_of_a_day() -> None:
    start = window_of(FRIDAY, WARSAW).start
    assert hour_window(FRIDAY, 9, WARSAW) == Window(start + 9 * HOUR_MS, start + 10 * HOUR_MS)


def test_an_hour_that_is_left_out_is_none_and_one_that_comes_twice_is_both() -> None:
    assert hour_window(date(2026, 3, 29), 2, WARSAW) is None
    twice = hour_window(date(2026, 10, 25), 2, WARSAW)
    assert twice is not None
    assert twice.length_ms == 2 * HOUR_MS
