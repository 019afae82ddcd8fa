"""Local fields are those of the standard library's clock, instant by instant, whatever the zone does."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, to_instant
from supervisor_app.metrics import local_time

CHANGES = {
    "Europe/Warsaw": ("2026-03-29T01:00", "2026-10-25T01:00"),
    "Australia/Lord_Howe": ("2026-04-04T15:00", "2026-10-03T15:30"),  # by half an hour
    "America/Sao_Paulo": ("2018-11-04T03:00", "2018-02-18T02:00"),  # at midnight, which there was not
    "Asia/Kathmandu": ("2026-05-05T12:00", "1985-12-31T18:30"),  # five hours and three quarters
    "Asia/Dushanbe": ("2026-05-05T12:00",),
}


def _by_hand(at: int, zone: str) -> tuple[str, str, int, int, int]:
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=at)  # noqa: UP017
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date().isoformat()
    return day, day[:7], local.hour, local.isoweekday(), local.day


def _by_columns(at: list[int], zone: str) -> list[tuple[str, str, int, int, int]]:
    local = local_time.local_ms(np.array(at, np.int64), zone)
    days = np.datetime_as_string(local_time.days(local).astype("datetime64[D]")).tolist()
    months = np.datetime_as_string(local_time.months(local).astype("datetime64[M]")).tolist()
    fields = (local_time.hours(local), local_time.weekdays(local), local_time.monthdays(local))
    return list(zip(days, months, *(field.tolist() for field in fields), strict=True))


@pytest.mark.parametrize(("zone", "change"), [(zone, one) for zone, all_ in CHANGES.items() for one in all_])
def test_every_minute_around_a_change_of_the_clocks(zone: str, change: str) -> None:
    around = to_instant(datetime.fromisoformat(f"{change}:00+00:00"))
    at = [around + step * MINUTE_MS - odd for step in range(-200, 200, 5) for odd in (0, 1)]
    assert _by_columns(at, zone) == [_by_hand(one, zone) for one in at]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(CHANGES)), st.lists(st.integers(0, 900 * 24 * HOUR_MS), min_size=1, max_size=30)
)
def test_any_instants_of_two_years(zone: str, passed: list[int]) -> None:
    start = to_instant(datetime.fromisoformat("2025-01-01T00:00:00+00:00"))
    at = [start + one for one in passed]
    assert _by_columns(at, zone) == [_by_hand(one, zone) for one in at]


def test_before_1970_and_nothing_at_all() -> None:
    before = -5 * HOUR_MS - 1
    assert _by_columns([before], "Europe/London") == [_by_hand(before, "Europe/London")]
    assert _by_columns([], "Europe/London") == []
