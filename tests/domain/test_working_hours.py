"""Hours as they are written, and the instants of times that a zone skips or shows twice."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from supervisor_app.domain.time import to_instant
from supervisor_app.domain.working_hours import ALWAYS, WHOLE_DAY, Opening, WorkingHours, wall_instant


@pytest.mark.parametrize(
    ("text", "opens_min", "closes_min"),
    [
        ("08:00-20:00", 480, 1200),
        ("08:00 – 20:30", 480, 1230),
        ("22:00-06:00", 1320, 1800),
        ("00:00-24:00", 0, 1440),
        ("22:00-24:00", 1320, 1440),
        ("22:00-00:00", 1320, 1440),
    ],
)
def test_hours_are_read(text: str, opens_min: int, closes_min: int) -> None:
    assert Opening.of(text) == Opening(opens_min, closes_min)


@pytest.mark.parametrize(
    "text", ["", "8-20", "08:00", "08:00-08:00", "24:00-08:00", "08:60-09:00", "08:00-25:00"]
)
def test_hours_that_no_clock_shows_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"hours|clock|whole day"):
        Opening.of(text)


@pytest.mark.parametrize(("opens", "closes"), [(-1, 60), (1440, 1500), (60, 60), (60, 1501)])
def test_an_opening_begins_within_its_day_and_lasts_at_most_one(opens: int, closes: int) -> None:
    with pytest.raises(ValueError, match="hours"):
        Opening(opens, closes)


def test_a_week_is_written_by_weekday() -> None:
    week = WorkingHours.of({1: ["08:00-12:00", "13:00-17:00"], 6: ["09:00-13:00"]})
    assert week.on(date(2026, 11, 23)) == (Opening(480, 720), Opening(780, 1020))
    assert week.on(date(2026, 11, 28)) == (Opening(540, 780),)
    assert week.on(date(2026, 11, 29)) == ()
    assert ALWAYS.on(date(2026, 11, 29)) == (WHOLE_DAY,)
    with pytest.raises(ValueError, match="seven"):
        WorkingHours(())


@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        ("Europe/Warsaw", date(2026, 11, 22), "09:30", datetime(2026, 11, 22, 8, 30)),
        # 02:00 to 03:00 is jumped over: the jump itself, at 01:00 UTC.
        ("Europe/Warsaw", date(2026, 3, 29), "02:00", datetime(2026, 3, 29, 1)),
        ("Europe/Warsaw", date(2026, 3, 29), "02:30", datetime(2026, 3, 29, 1)),
        ("Europe/Warsaw", date(2026, 3, 29), "03:00", datetime(2026, 3, 29, 1)),
        ("Europe/Warsaw", date(2026, 3, 29), "03:30", datetime(2026, 3, 29, 1, 30)),
        # 02:00 to 03:00 comes twice: the first one.
        ("Europe/Warsaw", date(2026, 10, 25), "02:30", datetime(2026, 10, 25, 0, 30)),
        ("Europe/Warsaw", date(2026, 10, 25), "03:00", datetime(2026, 10, 25, 2)),
        # Midnight does not exist.
        ("Africa/Cairo", date(2026, 4, 24), "00:00", datetime(2026, 4, 23, 22)),
        ("Africa/Cairo", date(2026, 4, 24), "00:40", datetime(2026, 4, 23, 22)),
        # Half an hour is jumped over.
        ("Australia/Lord_Howe", date(2026, 10, 4), "02:15", datetime(2026, 10, 3, 15, 30)),
        # A whole day is jumped over.
        ("Pacific/Apia", date(2011, 12, 30), "12:00", datetime(2011, 12, 30, 10)),
    ],
)
def test_a_local_time_has_one_instant(zone: str, day: date, clock: str, utc: datetime) -> None:
    minutes = int(clock[:2]) * 60 + int(clock[3:])
    assert wall_instant(day, minutes, ZoneInfo(zone)) == to_instant(utc.replace(tzinfo=UTC))


def test_minutes_past_midnight_lie_on_the_day_after() -> None:
    warsaw = ZoneInfo("Europe/Warsaw")
    assert wall_instant(date(2026, 3, 28), 30 * 60, warsaw) == wall_instant(date(2026, 3, 29), 6 * 60, warsaw)
