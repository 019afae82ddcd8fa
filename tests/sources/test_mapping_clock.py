"""The clocks of zones: the same instants as the standard library, on every day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.time import from_instant, to_instant
from supervisor_app.sources.mapping_clock import ZoneClock, wall_of
from tests.sources.importing import at

ZONES = [
    "UTC",
    "Europe/Warsaw",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Dushanbe",
    "Europe/Moscow",
    "America/Sao_Paulo",
    "Africa/Casablanca",
]
CLOCKS = {zone: ZoneClock(zone) for zone in ZONES}
moments = st.datetimes(datetime(1971, 1, 1), datetime(2037, 12, 31))
near_midnight = st.builds(
    lambda day, minutes: day.replace(hour=0, minute=0, second=0) + timedelta(minutes=minutes),
    moments,
    st.integers(-300, 300),
)


@given(st.sampled_from(ZONES), moments | near_midnight)
def test_instants_are_those_of_the_library(zone: str, moment: datetime) -> None:
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    expected = to_instant(whole.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC))
    assert CLOCKS[zone].instant(wall_of(whole)) == expected


@given(st.sampled_from(ZONES), st.integers(0, 2_145_916_800_000))
def test_walls_are_those_of_the_library(zone: str, instant: int) -> None:
    shown = from_instant(instant, zone).replace(tzinfo=None)
    assert CLOCKS[zone].wall(instant) == wall_of(shown)


def test_every_half_hour_of_a_year_with_two_changes() -> None:
    clock = CLOCKS["Europe/Warsaw"]
    for half_hour in range(365 * 48):
        moment = datetime(2026, 1, 1) + timedelta(minutes=30 * half_hour)
        assert clock.instant(wall_of(moment)) == at(moment.isoformat())


def test_the_second_of_two_hours_is_taken_where_the_first_would_be_too_early() -> None:
    clock = CLOCKS["Europe/Warsaw"]
    wall = wall_of(datetime(2026, 10, 25, 2, 30))
    first = clock.instant(wall)
    assert clock.instant(wall, first) == first
    assert clock.instant(wall, first + 1) == clock.second(wall) == first + 3_600_000
    assert clock.instant(wall, first + 90_000_000) == first + 3_600_000
