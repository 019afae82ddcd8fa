"""Summaries of days told by hand: what they say, against what, and that every number can be listed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.periods import period_of, window_of
from supervisor_app.domain.summary import Against, PeriodKind, Summary, Told
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS
from supervisor_app.services.frame import Frame
from tests.metrics.making import session
from tests.services.summing import FRAME, FRIDAY, WARSAW, Summed, at, call, mail, told

SATURDAY = at("2026-11-14T09:00")
WEEK = timedelta(days=7)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    yield made
    made.close()


def calls_on(day: date, waits_s: Sequence[float], hour: int = 10, **more: Any) -> list[Contact]:
    """Calls of a day, a minute apart."""
    start = at(f"{day}T{hour:02}:00")
    return [
        call(f"{day}-{hour}-{n}", start + n * MINUTE_MS, wait_s=wait, **more)
        for n, wait in enumerate(waits_s)
    ]


def beginning() -> Contact:
    """Something in the first hour of a day long ago: from then on everything is stored."""
    return call("first", at("2026-09-01T00:10"))


def fridays(*waits_s: Sequence[float]) -> list[Contact]:
    """Calls of the Fridays before, the last Friday first."""
    return [one for n, waits in enumerate(waits_s, 1) for one in calls_on(FRIDAY - n * WEEK, waits)]


def test_a_day_by_hand(desk: Summed) -> None:
    """Ten calls and four e-mails, against two Fridays of six and of two calls."""
    today = [
        *calls_on(FRIDAY, [5] * 6 + [30] * 4),
        mail(1, at(f"{FRIDAY}T08:00"), 20),
        mail(2, at(f"{FRIDAY}T12:00"), 40),
        mail(3, at(f"{FRIDAY}T12:30"), None, queue="porting"),
    ]
    before = fridays([5, 5, 5, 30, 30, 30], [5, 5])
    desk.keep([beginning(), *today, *before], SATURDAY)
    summary = desk.day(months=False)
    assert (summary.title, summary.against_title, summary.against_note) == ("Desk", "usual Friday", "")
    volume = told(summary, "volume")
    assert (volume.reading.value, volume.other, volume.change) == (13.0, 4.0, 13 / 4 - 1)
    assert (volume.low, volume.high) == (2.4, 5.6)
    level = told(summary, "service_level")
    assert (level.reading.value, level.reading.id.scope.channel) == (0.6, "phone")
    assert level.other == pytest.approx(5 / 8)  # from sums; the mean of the days would be 0.75
    assert level.change == pytest.approx(0.6 - 5 / 8)
    assert told(summary, "first_response").reading.value == 1800.0
    assert told(summary, "handling").other == 200.0
    assert (told(summary, "longest_handling").other, told(summary, "unanswered").other) == (None, None)
    assert told(summary, "unanswered").reading.n == 1


def test_rows_of_channels(desk: Summed) -> None:
    """Live, written, self-service; what a channel has not is left out, and what is missing today is a row."""
    day_start = at(f"{FRIDAY}T10:00")
    quiet = [
        call(f"w{n}", day_start - n * 7 * DAY_MS, channel=Channel.WEB_CHAT, wait_s=3) for n in range(1, 4)
    ]
    desk.keep(
        [
            beginning(),
            *calls_on(FRIDAY, [5, 30]),
            mail(1, day_start, 5),
            session(1, day_start, source="desk"),
            *quiet,
        ],
        SATURDAY,
    )
    summary = desk.day(months=False)
    rows = {row.channel: row for row in summary.channels}
    assert list(rows) == [Channel.PHONE, Channel.WEB_CHAT, Channel.EMAIL, Channel.IVR]
    phone, mails, menu, chat = (
        rows[one] for one in (Channel.PHONE, Channel.EMAIL, Channel.IVR, Channel.WEB_CHAT)
    )
    assert _values(phone.contacts, phone.wait, phone.wait_p90, phone.on_time) == (2.0, 17.5, 27.5, 0.5)
    assert mails.wait is not None
    assert mails.wait.reading.id.key == "first_response"
    assert (mails.handling, mails.abandoned) == (None, None)
    assert _values(menu.contacts, menu.handling, menu.on_time) == (1.0, 60.0, 1.0)
    assert (menu.wait, menu.first_line) == (None, None)
    assert _values(chat.contacts) == (0.0,)
    assert (chat.contacts.other, chat.contacts.change) == (1.0, -1.0)


def _values(*cells: Told | None) -> tuple[float | None, ...]:
    assert all(one is not None for one in cells)
    return tuple(one.reading.value for one in cells if one is not None)


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


def test_a_day_with_a_gap_says_so(desk: Summed) -> None:
    desk.keep([beginning(), *calls_on(FRIDAY, [5] * 4), *fridays([5] * 4, [5] * 4)], SATURDAY)
    desk.gap(at(f"{FRIDAY}T14:10"), at(f"{FRIDAY}T14:30"))
    summary = desk.day(months=False)
    assert [hour.hour for hour in summary.hours if not hour.observed] == [14]
    assert told(summary, "volume").reading.gap
    assert len(summary.gaps) == 1
    (gap,) = (one for one in summary.remarks if one.key == "gap")
    assert gap.text.startswith("20\xa0min were not observed (13\xa0Nov 14:10–14:30)")


def test_a_site_and_a_channel_alone(desk: Summed) -> None:
    west = calls_on(FRIDAY, [5] * 3, site="west")
    east = calls_on(FRIDAY, [30] * 5, hour=11, site="east")
    mails = [mail(1, at(f"{FRIDAY}T09:00"), site="west")]
    desk.keep([beginning(), *west, *east, *mails, *fridays([5])], SATURDAY)
    summary = desk.day(site="west", months=False)
    assert (told(summary, "volume").reading.value, told(summary, "volume").other) == (4.0, 0.0)
    assert [row.channel for row in summary.channels] == [Channel.PHONE, Channel.EMAIL]
    figure = summary.channels[0].contacts.reading
    assert (figure.id.scope.site, figure.id.scope.channel, figure.n) == ("west", "phone", 3)
    assert desk.listed(figure.id, summary.period.window) == 3
    phone = desk.day(channel="phone", months=False)
    assert told(phone, "volume").reading.value == 8.0
    assert told(phone, "volume").other == 1.0
    assert [row.channel for row in phone.channels] == [Channel.PHONE]
    assert desk.summariser().sites() == {"west": "West"}


def test_a_channel_alone_tells_no_figure_of_other_channels(desk: Summed) -> None:
    """E-mail has no service level, the telephone no first response."""
    mails = [mail(n, at(f"{FRIDAY}T09:00") + n * MINUTE_MS, 20) for n in range(3)]
    desk.keep([beginning(), *calls_on(FRIDAY, [5] * 3), *mails, *fridays([5])], SATURDAY)
    by_mail, by_phone = (
        {one.reading.id.key for one in (*summary.headline, *summary.quality)}
        for summary in (desk.day(channel=channel, months=False) for channel in ("email", "phone"))
    )
    assert {"first_response", "first_response_share", "unanswered"} <= by_mail
    assert not {"service_level", "abandonment"} & by_mail
    assert {"service_level", "abandonment"} <= by_phone
    assert not {"first_response", "first_response_share", "unanswered"} & by_phone


def test_people_and_what_they_did(desk: Summed) -> None:
    mails = [mail(n, at(f"{FRIDAY}T09:00") + n * MINUTE_MS) for n in range(3)]
    solved: dict[str, Any] = {"status": Status.RESOLVED, "resolved": at(f"{FRIDAY}T13:00")}
    desk.keep([*calls_on(FRIDAY, [5, 5], **solved), *mails], SATURDAY)
    anna, piotr = sorted(desk.day(months=False).agents, key=lambda one: one.name)
    assert (anna.name, anna.key) == ("Anna", "desk/anna")
    assert _values(anna.solved, anna.handling, anna.handling_total) == (2.0, 200.0, 400.0)
    assert _values(piotr.solved, piotr.handling, piotr.handling_total) == (3.0, None, None)
    assert (anna.occupancy, piotr.occupancy) == (None, None)  # nobody tells their presence


def test_people_are_as_busy_as_their_presence_says(desk: Summed) -> None:
    """Three hours on calls, one free; a break is neither. Of one channel alone presence says nothing."""
    desk.keep(calls_on(FRIDAY, [5, 5]), SATURDAY)
    states = [PresenceState.ON_CALL, PresenceState.FREE, PresenceState.BREAK, PresenceState.OFFLINE]
    hours = ("08:00", "11:00", "12:00", "13:00")
    desk.store.save_presences(
        Presence(source="desk", agent="anna", state=state, since=at(f"{FRIDAY}T{hour}"))
        for state, hour in zip(states, hours, strict=True)
    )
    (anna,) = desk.day(months=False).agents
    assert anna.occupancy is not None
    reading = anna.occupancy.reading
    assert (reading.value, reading.n, reading.id.scope.agent) == (0.75, 2, "desk/anna")
    assert [one.occupancy for one in desk.day(channel="phone", months=False).agents] == [None]


def test_every_number_that_counts_lists_its_contacts(desk: Summed) -> None:
    """As many as its n, in the headline, the tables and behind the remarks."""
    day_start = at(f"{FRIDAY}T10:00")
    desk.keep(
        [
            beginning(),
            *calls_on(FRIDAY, [5, 30, 60, 70, 80, 90, 100], topic="roaming"),
            call(
                "gone",
                day_start,
                outcome=Outcome.ABANDONED,
                talk_s=None,
                answered=None,
                ended=None,
                topic="bill",
            ),
            *(mail(n, day_start + n * MINUTE_MS, 50, topic="bill", repeat_solution=True) for n in range(4)),
            mail(77, day_start, None),
            session(1, day_start, source="desk"),
            *fridays([5], [5]),
        ],
        SATURDAY,
    )
    summary = desk.day(months=False)
    compared = 0
    for one in _every_told(summary):
        assert one.reading.window is not None
        if one.reading.id.scope.agent and not one.reading.n:
            continue
        assert desk.listed(one.reading.id, one.reading.window) == one.reading.n, one.reading.id
        compared += 1
    assert compared > 25
    remarks = {one.key: one for one in summary.remarks if one.figure is not None}
    assert {"under_target", "late", "repeat_solution", "unanswered"} <= set(remarks)
    for key, number in (("under_target", 8), ("late", 5), ("repeat_solution", 4), ("unanswered", 1)):
        figure, window = remarks[key].figure, remarks[key].window
        assert figure is not None
        assert window is not None
        assert desk.listed(figure, window) == number, key


def _every_told(summary: Summary) -> list[Told]:
    cells = ("contacts", "wait", "wait_p90", "handling", "on_time", "first_line", "abandoned")
    rows = [getattr(row, name) for row in summary.channels for name in cells]
    people = [one for row in summary.agents for one in (row.solved, row.handling, row.handling_total)]
    topics = [row.contacts for row in summary.topics]
    return [one for one in (*summary.headline, *summary.quality, *rows, *topics, *people) if one is not None]


def test_a_summary_is_told_anew_when_there_is_news(desk: Summed) -> None:
    desk.keep([beginning(), *calls_on(FRIDAY, [5])], SATURDAY)
    summariser = desk.summariser()
    assert not summariser.refresh()
    assert told(summariser.summarise(desk.period(), Against.USUAL, months=False), "volume").reading.n == 1
    desk.keep(calls_on(FRIDAY, [5, 5], hour=12), SATURDAY + HOUR_MS)
    assert summariser.refresh()
    assert told(summariser.summarise(desk.period(), Against.USUAL, months=False), "volume").reading.n == 3


def test_the_first_day_in_full(desk: Summed) -> None:
    desk.keep(calls_on(FRIDAY, [5]), SATURDAY)
    assert desk.summariser().first_day(WARSAW) == FRIDAY + timedelta(days=1)
    desk.keep([call("night", window_of(FRIDAY, WARSAW).start + MINUTE_MS)], SATURDAY)
    assert desk.summariser().first_day(WARSAW) == FRIDAY
    assert desk.summariser().frame == FRAME


def test_nothing_is_stored(desk: Summed) -> None:
    desk.keep([], SATURDAY)
    assert desk.summariser().first_day(WARSAW) is None
    summary = desk.day()
    assert told(summary, "volume").reading.value == 0.0
    assert period_of(PeriodKind.DAY, FRIDAY, WARSAW, SATURDAY) == summary.period
