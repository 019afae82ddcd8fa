"""What pages ask about the past: summaries in two steps, lists as long as the figure, failures."""

import queue
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.domain.asking import ContactsAsked, ContactsCame, SummaryAsked, SummaryCame
from supervisor_app.domain.channels import Hue
from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.domain.summary import PeriodKind
from supervisor_app.domain.time import HOUR_MS, Window
from supervisor_app.domain.trends import TrendsAsked, TrendsCame
from supervisor_app.services.past import Past
from tests.services.summing import FRAME, FRIDAY, WARSAW, Summed, at, call, mail

LIMIT_S = 20.0
ASKED = SummaryAsked(kind=PeriodKind.DAY, day=FRIDAY)


class Inbox:
    """Takes answers in whatever thread, and gives them one after the other."""

    def __init__(self, path: Path) -> None:
        self._came: queue.SimpleQueue[object] = queue.SimpleQueue()
        self.past = Past(path, FRAME, self._came.put)

    def summary(self) -> SummaryCame:
        came = self._came.get(timeout=LIMIT_S)
        assert isinstance(came, SummaryCame)
        return came

    def trends(self) -> TrendsCame:
        came = self._came.get(timeout=LIMIT_S)
        assert isinstance(came, TrendsCame)
        return came

    def contacts(self) -> ContactsCame:
        came = self._came.get(timeout=LIMIT_S)
        assert isinstance(came, ContactsCame)
        return came


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Summed]:
    """A store with two days and a morning."""
    summed = Summed(tmp_path)
    contacts = [call(f"t{hour}", at(f"2026-11-12T{hour:02}:10")) for hour in range(8, 16)]
    contacts += [call("night", at("2026-11-12T00:10"))]
    contacts += [call(f"f{hour}", at(f"2026-11-13T{hour:02}:10")) for hour in range(8, 16)]
    contacts += [mail(number, at("2026-11-13T09:20")) for number in range(3)]
    summed.keep(contacts, at("2026-11-14T07:00"))
    yield summed
    summed.close()


@pytest.fixture
def inbox(kept: Summed) -> Iterator[Inbox]:
    """Somebody to ask about it."""
    box = Inbox(kept.path)
    yield box
    box.past.close(LIMIT_S)


def test_a_summary_comes_first_without_and_then_with_the_months_before(inbox: Inbox) -> None:
    inbox.past.ask_summary(ASKED)
    first, second = inbox.summary(), inbox.summary()
    assert (first.asked, first.whole, second.whole) == (ASKED, False, True)
    assert first.summary is not None
    assert second.summary is not None
    assert first.summary.by_weekday.values == ()
    assert second.summary.by_weekday.values
    assert first.summary.headline == second.summary.headline
    assert first.summary.headline[0].reading.n == 11
    assert first.sites == {"west": "West"}
    assert first.first_day == date(2026, 11, 12)


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2026, 12, 24)], ids=["before", "future"])
def test_a_day_of_which_nothing_can_be_known_has_no_summary(inbox: Inbox, day: date) -> None:
    inbox.past.ask_summary(SummaryAsked(kind=PeriodKind.DAY, day=day))
    came = inbox.summary()
    assert (came.summary, came.whole, came.failure) == (None, True, "")


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    box = Inbox(tmp_path / "nowhere.db")
    box.past.ask_summary(ASKED)
    came = box.summary()
    box.past.ask_contacts(ContactsAsked(figure=FigureId("volume", Span.WINDOW), windows=(), zone=WARSAW))
    listed = box.contacts()
    box.past.close(LIMIT_S)
    assert came.summary is None
    assert "nowhere.db" in came.failure
    assert listed.listed == ()
    assert "nowhere.db" in listed.failure


def test_what_comes_later_is_in_the_next_summary(inbox: Inbox, kept: Summed) -> None:
    inbox.past.ask_summary(ASKED)
    inbox.summary(), inbox.summary()
    kept.keep([call("late", at("2026-11-13T18:10"))], at("2026-11-14T08:00"))
    inbox.past.ask_summary(ASKED)
    came = inbox.summary()
    inbox.summary()
    assert came.summary is not None
    assert came.summary.headline[0].reading.n == 12


def test_contacts_are_as_many_as_the_figure_says_and_bring_its_rule(inbox: Inbox, kept: Summed) -> None:
    inbox.past.ask_summary(ASKED)
    inbox.summary()
    summary = inbox.summary().summary
    assert summary is not None
    window = summary.period.window
    for told in (*summary.headline, *(row.contacts for row in summary.channels)):
        if told.reading.value is None:
            continue
        asked = ContactsAsked(figure=told.reading.id, windows=(window,), zone=WARSAW)
        inbox.past.ask_contacts(asked)
        came = inbox.contacts()
        assert len(came.listed) == told.reading.n, told.reading.id
        assert came.reading is not None
        assert came.reading.rule == told.reading.rule


def test_the_part_of_a_bar_lists_its_colour_group_alone(inbox: Inbox) -> None:
    inbox.past.ask_summary(ASKED)
    inbox.summary()
    summary = inbox.summary().summary
    assert summary is not None
    hour = summary.hours[9]
    assert hour.by_hue == {Hue.VOICE: 1, Hue.WRITTEN: 3}
    assert hour.window is not None
    for hue, number in hour.by_hue.items():
        inbox.past.ask_contacts(
            ContactsAsked(figure=hour.figure, windows=(hour.window,), zone=WARSAW, hue=hue)
        )
        came = inbox.contacts()
        assert len(came.listed) == number
        assert {one.contact.channel.hue for one in came.listed} == {hue}


def test_several_windows_are_listed_together(inbox: Inbox) -> None:
    windows = tuple(
        Window(start, start + HOUR_MS) for start in (at("2026-11-12T09:00"), at("2026-11-13T09:00"))
    )
    figure = FigureId("volume", Span.WINDOW, Scope(channel="phone"))
    inbox.past.ask_contacts(ContactsAsked(figure=figure, windows=windows, zone=WARSAW))
    came = inbox.contacts()
    assert {one.contact.id for one in came.listed} == {"t9", "f9"}
    assert came.reading is None


def test_trends_come_at_once_where_no_customers_are_known(inbox: Inbox) -> None:
    inbox.past.ask_trends(TrendsAsked(months=12))
    came = inbox.trends()
    assert (came.asked, came.whole, came.failure) == (TrendsAsked(months=12), True, "")
    assert came.trends is not None
    assert came.trends.whole is not None
    assert [point.n for point in came.trends.whole.contacts] == [20]


def test_trends_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    box = Inbox(tmp_path / "not there.db")
    box.past.ask_trends(TrendsAsked())
    came = box.trends()
    box.past.close(LIMIT_S)
    assert came.trends is None
    assert came.failure
