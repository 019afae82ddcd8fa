"""What a summary is held against: the usual of its days, told by hand, and what is not."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from supervisor_app.domain.channels import Hue
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.periods import window_of
from supervisor_app.domain.summary import Against, PeriodKind
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from supervisor_app.services.frame import Frame
from tests.services.summing import (
    FRIDAY,
    WARSAW,
    WEEK,
    Summed,
    at,
    beginning,
    call,
    calls_on,
    fridays,
    mail,
    told,
)

SATURDAY = at("2026-11-14T09:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    yield made
    made.close()


def test_percentiles_are_of_the_contacts_of_all_usual_days(desk: Summed) -> None:
    """Not the mean of their percentiles, which would be 30."""
    desk.keep([beginning(), *calls_on(FRIDAY, [5]), *fridays([10.0] * 9, [50.0])], SATURDAY)
    (phone,) = (row for row in desk.day(months=False).channels)
    assert phone.wait_p90 is not None
    assert phone.wait_p90.other == pytest.approx(14.0)
    assert (phone.wait_p90.low, phone.wait_p90.high) == (None, None)


def test_special_days_holidays_and_days_with_gaps_tell_nothing_of_the_usual(tmp_path: Path) -> None:
    desk = Summed(tmp_path, Frame(zone=WARSAW, country="PL", special_days=frozenset({16})))
    wednesday = date(2026, 11, 18)
    days = {wednesday - n * WEEK: n for n in range(1, 6)}  # the 11th is a holiday in Poland
    contacts = [one for day, n in days.items() for one in calls_on(day, [5] * n)]
    desk.keep([beginning(), *contacts, *calls_on(wednesday, [5] * 9)], at("2026-11-19T09:00"))
    desk.gap(at("2026-10-28T10:00"), at("2026-10-28T10:05"))  # the third Wednesday back
    try:
        assert told(desk.day(wednesday, months=False), "volume").other == pytest.approx((2 + 4 + 5) / 3)
    finally:
        desk.close()


def test_a_special_day_is_held_against_ordinary_ones(desk: Summed) -> None:
    friday = date(2026, 11, 20)
    contacts = [
        *calls_on(friday, [5] * 8),
        *calls_on(friday - WEEK, [5] * 2),
        *calls_on(friday - 2 * WEEK, [5] * 2),
    ]
    desk.keep([beginning(), *contacts], at("2026-11-21T09:00"))
    summary = desk.day(friday, months=False)
    assert told(summary, "volume").other == 2.0
    (first, *_) = summary.remarks
    assert (first.lead, first.text) == (
        "Special day.",
        "The 20th brought 4.0 times the contacts of a usual Friday.",
    )


@pytest.mark.parametrize(
    ("fridays_before", "other", "note"),
    [
        (0, None, "No ordinary Friday without gaps is stored before it: there is nothing to compare with."),
        (1, 3.0, "Only one ordinary Friday is stored before it: there is no band."),
        (2, 3.0, ""),
    ],
)
def test_few_days_to_look_back_on(desk: Summed, fridays_before: int, other: float | None, note: str) -> None:
    start = FRIDAY - fridays_before * WEEK
    first = call("first", window_of(start, WARSAW).start + MINUTE_MS)
    before = fridays(*[[5.0] * 3] * fridays_before)[: 3 * fridays_before]
    contacts = before if fridays_before else []
    more = [] if fridays_before else [first]
    desk.keep([*more, *contacts, *calls_on(FRIDAY, [5] * 3), *_midnight(start, fridays_before)], SATURDAY)
    summary = desk.day(months=False)
    volume = told(summary, "volume")
    assert (volume.other, summary.against_note) == (other, note)
    assert (volume.low is None) == (fridays_before < 2)


def _midnight(start: date, needed: int) -> list[Contact]:
    """A written contact in the first hour of the day before, so that the first Friday is stored in full."""
    return [mail(999, window_of(start - timedelta(days=1), WARSAW).start + MINUTE_MS)] if needed else []


def test_a_store_of_one_day_alone(desk: Summed) -> None:
    desk.keep(calls_on(FRIDAY, [5, 5]), at(f"{FRIDAY}T12:00"))
    summary = desk.day()
    assert summary.period.running
    assert told(summary, "volume").reading.value == 2.0
    assert told(summary, "volume").other is None
    assert summary.by_monthday.values == ()
    assert all(hour.usual is None for hour in summary.hours)


def test_a_day_without_data(desk: Summed) -> None:
    desk.keep([beginning(), *fridays([5], [5])], SATURDAY)
    empty = desk.day(date(2026, 11, 9), months=False)
    assert told(empty, "volume").reading.value == 0.0
    assert told(empty, "service_level").reading.value is None
    assert (empty.channels, empty.topics, empty.agents, empty.quality, empty.remarks) == ((), (), (), (), ())
    assert len(empty.hours) == 24
    future = desk.day(date(2026, 11, 30), months=False)
    assert told(future, "volume").reading.value == 0.0
    assert future.hours == ()


def test_a_running_day_is_held_against_the_same_time_of_day(desk: Summed) -> None:
    early, late = calls_on(FRIDAY - WEEK, [5] * 4, hour=8), calls_on(FRIDAY - WEEK, [5] * 40, hour=16)
    desk.keep([beginning(), *early, *late, *calls_on(FRIDAY, [5] * 6, hour=9)], at(f"{FRIDAY}T12:00"))
    summary = desk.day(months=False)
    assert told(summary, "volume").other == 4.0
    assert [hour.hour for hour in summary.hours] == list(range(12))
    assert [hour.usual for hour in summary.hours][8:10] == [4.0, 0.0]
    week = desk.day(against=Against.WEEK, months=False)
    assert (told(week, "volume").other, week.against_title) == (4.0, "Friday 6 November 2026")


def test_another_period_that_is_not_stored_in_full(desk: Summed) -> None:
    desk.keep(calls_on(FRIDAY, [5, 5]), SATURDAY)
    summary = desk.day(against=Against.YEAR, months=False)
    assert told(summary, "volume").other is None
    assert summary.against_note == (
        "Friday 14 November 2025 is not stored in full: there is nothing to compare with."
    )


def test_the_day_before(desk: Summed) -> None:
    """Its own figures, percentiles too; a channel that is new today was not there."""
    thursday = FRIDAY - timedelta(days=1)
    mails = [mail(1, at(f"{FRIDAY}T09:00"), 5)]
    desk.keep([beginning(), *calls_on(thursday, [5, 25]), *calls_on(FRIDAY, [5]), *mails], SATURDAY)
    summary = desk.day(against=Against.BEFORE, months=False)
    phone, mail_row = summary.channels
    assert phone.wait_p90 is not None
    assert phone.on_time is not None
    assert (phone.contacts.other, phone.wait_p90.other, phone.on_time.other) == (2.0, 23.0, 0.5)
    assert mail_row.contacts.other == 0.0
    assert summary.hours[10].usual == 2.0


def test_a_week_adds_the_usual_of_its_days(desk: Summed) -> None:
    monday = date(2026, 11, 2)
    day = monday - 5 * WEEK
    contacts: list[Contact] = []
    while day <= monday + timedelta(days=6):
        contacts += calls_on(day, [5.0] * (day.weekday() + 1) if day < monday else [30.0])
        day += timedelta(days=1)
    desk.keep([beginning(), *contacts], at("2026-11-10T09:00"))
    summariser = desk.summariser()
    week = summariser.summarise(desk.period(monday, PeriodKind.WEEK), Against.USUAL, months=False)
    assert week.against_title == "usual week"
    volume, level = told(week, "volume"), told(week, "service_level")
    assert (volume.reading.value, volume.other) == (7.0, float(1 + 2 + 3 + 4 + 5 + 6 + 7))
    assert (volume.low, level.other, level.reading.value) == (None, 1.0, 0.0)
    assert [hour.hour for hour in week.hours] == list(range(24))
    assert sum(sum(hour.by_hue.values()) for hour in week.hours) == 7
    assert week.hours[10].usual == 28.0
    assert [one.key for one in week.remarks] == []


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 13), 24)]
)
def test_days_on_which_the_clocks_change(desk: Summed, day: date, hours: int) -> None:
    """Every hour of the long day is a row of its own, and lists its own contacts."""
    window = window_of(day, WARSAW)
    contacts = [
        call(f"{n}-{k}", window.start + n * HOUR_MS + k * MINUTE_MS)
        for n in range(hours)
        for k in range(n % 3 + 1)
    ]
    desk.keep(contacts, at("2026-11-14T09:00"))
    summary = desk.day(day, months=False)
    assert len(summary.hours) == hours
    for n, hour in enumerate(summary.hours):
        assert hour.start == window.start + n * HOUR_MS
        assert hour.by_hue == {Hue.VOICE: n % 3 + 1}
        assert hour.window is not None
        assert desk.listed(hour.figure, hour.window) == n % 3 + 1
    assert sum(sum(hour.by_hue.values()) for hour in summary.hours) == told(summary, "volume").reading.n


def test_an_hour_that_comes_twice_is_usual_once(desk: Summed) -> None:
    """The long Sunday has two hours from 2 on; a Sunday a week later has one."""
    long, short = date(2026, 10, 25), date(2026, 11, 8)
    window = window_of(long, WARSAW)
    twice = [call(f"l{n}", window.start + (2 * 60 + n * 20) * MINUTE_MS) for n in range(6)]  # three in each
    desk.keep([beginning(), *twice, call("s", at(f"{short}T02:10"))], at("2026-11-14T09:00"))
    summary = desk.day(short, months=False)
    assert [hour.usual for hour in summary.hours][1:4] == [0.0, 3.0, 0.0]
