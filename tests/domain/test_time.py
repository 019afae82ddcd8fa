"""Instants and local days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.time import HOUR_MS, Window, from_instant, local_day, local_midnight, to_instant

ZONES = ["UTC", "Europe/Warsaw", "Asia/Dushanbe", "Africa/Cairo", "Australia/Lord_Howe", "America/New_York"]


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_instant(datetime(2026, 3, 29, 12))


def test_offsets_are_understood() -> None:
    moment = datetime(2026, 3, 29, 12, tzinfo=timezone(timedelta(hours=5)))
    assert to_instant(moment) == to_instant(datetime(2026, 3, 29, 7, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Warsaw", date(2026, 3, 29), 23),
        ("Europe/Warsaw", date(2026, 10, 25), 25),
        ("Europe/Warsaw", date(2026, 11, 22), 24),
        ("Africa/Cairo", date(2026, 4, 24), 23),
        ("Australia/Lord_Howe", date(2026, 4, 5), 24.5),
        ("Asia/Dushanbe", date(2026, 3, 29), 24),
    ],
)
def test_a_local_day_has_the_hours_it_has(zone: str, day: date, hours: float) -> None:
    noon = to_instant(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    assert local_day(noon, zone).length_ms == hours * HOUR_MS


@given(st.integers(0, 4_000_000_000_000), st.sampled_from(ZONES))
def test_every_instant_lies_in_its_day(at: int, zone: str) -> None:
    day = local_day(at, zone)
    assert day.holds(at)
    assert from_instant(at, zone).date() == from_instant(day.start, zone).date()
    assert local_midnight(from_instant(day.end, zone).date(), zone) == day.end


def test_windows_are_half_open() -> None:
    assert Window(0, 10).holds(0)
    assert not Window(0, 10).holds(10)
    assert not Window(0, 10).meets(Window(10, 20))
    assert Window(0, 10).meets(Window(9, 20))
