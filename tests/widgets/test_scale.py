from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.scale import (
    clock_label,
    count_label,
    count_step,
    duration_label,
    duration_step,
    steady_top,
    time_ticks,
)


def _ms(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp() * 1000)  # type: ignore[misc,arg-type]


def _labels(start: int, end: int, zone: str, most: int = 8) -> list[str]:
    return [label for _, label in time_ticks(start, end, zone, most)]


@given(st.floats(1, 1e7), st.integers(1, 8))
def test_count_steps_part_the_axis_into_few(top: float, most: int) -> None:
    step = count_step(top, most)
    assert step >= 1
    assert top / step <= most * 1.00001


@given(st.floats(1, 1e6), st.integers(1, 8))
def test_duration_steps_part_the_axis_into_few(top: float, most: int) -> None:
    assert top / duration_step(top, most) <= most


@given(st.floats(0, 1e5), st.floats(0, 1e5), st.sampled_from([1.0, 5.0, 20.0, 60.0]))
def test_the_top_stays_until_half_is_unused(before: float, highest: float, step: float) -> None:
    top = steady_top(before, highest, step)
    assert top >= highest
    assert top > 0
    assert steady_top(top, highest, step) == top


def test_a_top_falls_once_half_is_unused() -> None:
    assert steady_top(60, 41, 20) == 60
    assert steady_top(60, 15, 20) == 20


def test_labels() -> None:
    assert count_label(1200) == "1\N{NO-BREAK SPACE}200"
    assert [duration_label(value) for value in (0, 59, 60, 3599, 7200)] == [
        "0:00",
        "0:59",
        "1:00",
        "59:59",
        "2\N{NO-BREAK SPACE}h",
    ]
    assert clock_label(_ms(2026, 11, 21, 5), "Europe/Warsaw") == "6:00"


def test_ticks_stand_at_round_hours_of_the_named_zone() -> None:
    day = _ms(2026, 11, 20, 23), _ms(2026, 11, 21, 23)
    assert _labels(*day, "Europe/Warsaw") == [
        "0:00", "3:00", "6:00", "9:00", "12:00", "15:00", "18:00", "21:00", "0:00",
    ]  # fmt: skip
    assert _labels(*day, "Asia/Dushanbe")[:2] == ["6:00", "9:00"]


def test_the_day_of_23_hours_has_no_two_o_clock() -> None:
    start, end = _ms(2026, 3, 28, 23), _ms(2026, 3, 29, 22)
    labels = _labels(start, end, "Europe/Warsaw", 24)
    assert "2:00" not in labels
    assert len(labels) == 24


def test_the_day_of_25_hours_has_two_o_clock_twice() -> None:
    start, end = _ms(2026, 10, 24, 22), _ms(2026, 10, 25, 23)
    assert _labels(start, end, "Europe/Warsaw", 26).count("2:00") == 2


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "UTC"])
def test_ticks_are_round_in_odd_zones(zone: str) -> None:
    for at, label in time_ticks(_ms(2026, 4, 23, 12), _ms(2026, 4, 24, 12), zone, 24):
        local = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
        assert label == f"{local.hour}:00"
