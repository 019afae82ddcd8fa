"""Summaries of days told by hand: what they say, against what, and that every number can be listed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Outcome, Status
from supervisor_app.domain.periods import period_of, window_of
from supervisor_app.domain.summary import Against, PeriodKind, Summary, Told
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS
from tests.metrics.making import session
from tests.services.summing import (
    FRAME,
    FRIDAY,
    WARSAW,
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
