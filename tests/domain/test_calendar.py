"""Business time agrees with walking through every minute, on days of 23, 24 and 25 hours alike."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, to_instant
from supervisor_app.domain.working_hours import Opening, WorkingHours
from tests.domain.walking import Minutes, open_minutes

OFFICE = WorkingHours.of({day: ["08:00-12:00", "13:00-18:00"] for day in range(1, 6)})
WARSAW = Calendar(zone="Europe/Warsaw", hours=OFFICE, country="PL")

WALKS = [
    ("Europe/Warsaw", datetime(2026, 3, 27)),
    ("Europe/Warsaw", datetime(2026, 10, 23)),
    ("Europe/Warsaw", datetime(2026, 11, 9)),
    ("Asia/Dushanbe", datetime(2026, 3, 27)),
    ("Africa/Cairo", datetime(2026, 4, 22)),
    ("Africa/Cairo", datetime(2026, 10, 28)),
    ("Australia/Lord_Howe", datetime(2026, 4, 3)),
    ("America/St_Johns", datetime(2006, 10, 27)),
    ("Pacific/Apia", datetime(2011, 12, 28)),
]
WALK_DAYS = 4

openings = st.builds(
    lambda opens, length: Opening(opens, opens + length), st.integers(0, 1439), st.integers(1, 1440)
)
days = st.lists(openings, max_size=2).map(tuple)
weeks = st.tuples(*(days,) * 7).map(WorkingHours)
minutes = st.integers(0, WALK_DAYS * 1440 - 1)


HOLIDAYS = {
    *(date(2026, 4, 5), date(2026, 4, 6), date(2026, 11, 1), date(2026, 11, 11)),
    *(date(2006, 11, 1), date(2012, 1, 1)),
}


def _at(text: str, zone: str = "Europe/Warsaw") -> int:
    return to_instant(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC))


@settings(deadline=None)
@given(
    st.sampled_from(WALKS),
    weeks,
    st.dictionaries(st.integers(-1, WALK_DAYS), days, max_size=2),
    minutes,
    minutes,
)
def test_business_time_is_what_a_walk_through_the_minutes_counts(
    walk: tuple[str, datetime],
    hours: WorkingHours,
    others: dict[int, tuple[Opening, ...]],
    one: int,
    other: int,
) -> None:
    zone, first = walk
    exceptions = {(first + timedelta(days=after)).date(): openings for after, openings in others.items()}
    calendar = Calendar(zone=zone, hours=hours, country="PL", exceptions=exceptions)

    def openings_on(day: date) -> Minutes:
        known = () if day in HOLIDAYS else hours.week[day.weekday()]
        return [(opening.opens_min, opening.closes_min) for opening in exceptions.get(day, known)]

    walked = open_minutes(zone, first, WALK_DAYS * 1440, openings_on)
    origin = to_instant(first.replace(tzinfo=UTC))
    start, end = sorted((one, other))
    start_at, end_at = origin + start * MINUTE_MS, origin + end * MINUTE_MS
    counted = sum(walked[start:end]) * MINUTE_MS
    assert calendar.business_ms(start_at, end_at) == counted
    assert calendar.business_ms(end_at, start_at) == -counted
    assert calendar.is_open(start_at) == walked[start]
    if counted:
        last = max(minute for minute in range(start, end) if walked[minute])
        assert calendar.add(start_at, counted) == origin + (last + 1) * MINUTE_MS


instants = st.integers(_at("2024-01-01T00:00"), _at("2028-01-01T00:00"))


@settings(deadline=None)
@given(st.sampled_from([zone for zone, _ in WALKS]), weeks, st.lists(instants, min_size=3, max_size=3))
def test_business_time_adds_up(zone: str, hours: WorkingHours, drawn: list[int]) -> None:
    calendar = Calendar(zone=zone, hours=hours)
    a, b, c = sorted(drawn)
    assert calendar.business_ms(a, b) + calendar.business_ms(b, c) == calendar.business_ms(a, c)
    assert 0 <= calendar.business_ms(a, c) <= c - a


@settings(deadline=None)
@given(weeks.filter(lambda hours: any(hours.week)), instants, st.integers(1, 40 * DAY_MS))
def test_a_promise_ends_as_soon_as_its_time_has_passed(
    hours: WorkingHours, start: int, business_ms: int
) -> None:
    calendar = Calendar(zone="Europe/Warsaw", hours=hours)
    end = calendar.add(start, business_ms)
    assert calendar.business_ms(start, end) == business_ms
    assert calendar.business_ms(start, end - 1) == business_ms - 1


@settings(max_examples=15, deadline=None)  # each builds calendars of several years
@given(st.lists(st.tuples(instants, instants), max_size=5))
def test_what_was_asked_before_changes_nothing(asked: list[tuple[int, int]]) -> None:
    kept = Calendar(zone="Europe/Warsaw", hours=OFFICE, country="PL")
    for start, end in asked:
        fresh = Calendar(zone="Europe/Warsaw", hours=OFFICE, country="PL")
        assert kept.business_ms(start, end) == fresh.business_ms(start, end)
        assert kept.add(start, HOUR_MS) == fresh.add(start, HOUR_MS)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-09T10:00", 1, "2026-11-09T11:00"),
        ("2026-11-09T11:30", 1, "2026-11-09T13:30"),
        ("2026-11-09T03:00", 9, "2026-11-09T18:00"),
        ("2026-11-10T17:30", 1, "2026-11-12T08:30"),  # 11 November is a holiday
        ("2026-11-13T17:00", 2, "2026-11-16T09:00"),  # a weekend
        ("2026-11-14T12:00", 0, "2026-11-14T12:00"),
    ],
)
def test_promises_end_in_working_hours(start: str, hours: int, end: str) -> None:
    assert WARSAW.add(_at(start), hours * HOUR_MS) == _at(end)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-22", 24)])
def test_a_day_round_the_clock_has_the_hours_it_has(day: str, hours: int) -> None:
    midnight = _at(f"{day}T00:00")
    after = _at((date.fromisoformat(day) + timedelta(days=1)).isoformat())
    assert Calendar(zone="Europe/Warsaw").business_ms(midnight, after) == hours * HOUR_MS


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28", 7), ("2026-10-24", 9), ("2026-11-21", 8)])
def test_a_night_shift_over_a_change_of_clocks_is_longer_or_shorter(day: str, hours: int) -> None:
    nights = Calendar(zone="Europe/Warsaw", hours=WorkingHours((((Opening(22 * 60, 30 * 60)),),) * 7))
    noon = _at(f"{day}T12:00")
    assert nights.business_ms(noon, noon + DAY_MS) == hours * HOUR_MS


def test_the_night_before_a_holiday_ends_as_always() -> None:
    nights = Calendar(
        zone="Europe/Warsaw", hours=WorkingHours(((Opening(22 * 60, 30 * 60),),) * 7), country="PL"
    )
    assert nights.is_open(_at("2026-11-11T05:59"))
    assert not nights.is_open(_at("2026-11-11T06:00"))
    assert not nights.is_open(_at("2026-11-11T23:00"))
    assert not nights.is_open(_at("2026-11-12T05:00"))
    assert nights.is_open(_at("2026-11-12T22:00"))


def test_exceptions_win_over_holidays_and_ordinary_hours() -> None:
    calendar = Calendar(
        zone="Europe/Warsaw",
        hours=OFFICE,
        country="PL",
        exceptions={date(2026, 11, 11): (Opening.of("10:00-14:00"),), date(2026, 11, 12): ()},
    )
    assert calendar.is_holiday(date(2026, 11, 11))
    assert calendar.business_ms(_at("2026-11-11T00:00"), _at("2026-11-12T00:00")) == 4 * HOUR_MS
    assert calendar.business_ms(_at("2026-11-12T00:00"), _at("2026-11-13T00:00")) == 0
    assert not WARSAW.is_open(_at("2026-11-11T11:00"))


def test_openings_that_overlap_count_once() -> None:
    both = (Opening.of("08:00-14:00"), Opening.of("12:00-18:00"), Opening.of("18:00-19:00"))
    calendar = Calendar(zone="UTC", hours=WorkingHours((both,) * 7))
    assert calendar.business_ms(0, DAY_MS) == 11 * HOUR_MS


def test_a_calendar_that_never_opens_says_so() -> None:
    once = Calendar(
        zone="UTC", hours=WorkingHours.of({}), exceptions={date(2031, 1, 2): (Opening.of("10:00-11:00"),)}
    )
    start = _at("2026-11-22T12:00", "UTC")
    assert once.add(start, HOUR_MS) == _at("2031-01-02T11:00", "UTC")
    with pytest.raises(ValueError, match="never opens"):
        once.add(start, HOUR_MS + 1)
    with pytest.raises(ValueError, match="negative"):
        once.add(start, -1)


def test_a_calendar_is_written_and_read_as_it_is() -> None:
    calendar = Calendar(zone="Europe/Prague", hours=OFFICE, country="CZ", exceptions={date(2026, 12, 24): ()})
    calendar.business_ms(0, DAY_MS)
    assert msgspec.json.decode(msgspec.json.encode(calendar), type=Calendar) == calendar
