"""Sentences on what stood out."""

from datetime import date

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.periods import period_of, window_of
from supervisor_app.domain.summary import PeriodKind
from supervisor_app.domain.time import HOUR_MS, Window
from supervisor_app.text import remarks as words

UTC = "UTC"
DAY = date(2026, 11, 20)
LATER = 4_000_000_000_000


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (1.9, "1.9 times the usual"),
        (1.5, "1.5 times the usual"),
        (1.12, "12\xa0% more than usual"),
        (0.52, "48\xa0% fewer than usual"),
    ],
)
def test_how_much(factor: float, said: str) -> None:
    assert words.much(factor) == said


@pytest.mark.parametrize(
    ("day", "ordinal"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (10, "10th"), (11, "11th"), (13, "13th"), (21, "21st")],
)
def test_days_of_the_month(day: int, ordinal: str) -> None:
    text = words.day_text(date(2026, 12, day), "monthday", 2.0)
    assert text.startswith(f"The {ordinal} brought 2.0 times the contacts of a usual ")


def test_hours_of_a_day_end_at_24() -> None:
    day = window_of(DAY, UTC)
    assert words.hours(Window(day.end - 2 * HOUR_MS, day.end), UTC) == "22:00–24:00"
    assert words.hours(Window(day.start, day.start + HOUR_MS), UTC) == "00:00–01:00"


@pytest.mark.parametrize(
    ("number", "channel", "said"),
    [
        (7, Channel.EMAIL, "7 e-mails"),
        (1, Channel.PHONE, "1 call"),
        (3, Channel.FACEBOOK, "3 Facebook contacts"),
        (1, Channel.COMMUNITY, "1 community contact"),
        (2, Channel.SMS, "2 SMS"),
    ],
)
def test_contacts_by_channel(number: int, channel: Channel, said: str) -> None:
    assert words.contacts_of(number, channel) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ((9,), ": 9 agents fewer than needed."),
        ((2, 9), ": up to 9 agents fewer than needed."),
        ((1, 1), ": 1 agent fewer than needed."),
        ((0, 0), "; agents enough on average."),
    ],
)
def test_missing_agents(missing: tuple[int, ...], said: str) -> None:
    text = words.stretch_text(Channel.PHONE, 0.58, 0.8, missing)
    assert text == f"phone service level 58\xa0%, target 80\xa0%{said}"


def test_what_is_compared_with() -> None:
    day = period_of(PeriodKind.DAY, DAY, UTC, LATER)
    week, month = (period_of(kind, DAY, UTC, LATER) for kind in (PeriodKind.WEEK, PeriodKind.MONTH))
    several = period_of(PeriodKind.RANGE, DAY, UTC, LATER, date(2026, 11, 22))
    titles = [words.usual_title(one) for one in (day, week, month, several)]
    assert titles == ["usual Friday", "usual week", "usual month", "usual days"]
    assert "Friday" in words.no_usual(day)
    assert "some of its days" in words.no_usual(week)


def test_where_most_of_them_are() -> None:
    assert words.late_text(1800, [("Mail", 2), ("Porting", 5)], 7) == (
        "missed the 30\xa0min promise, 5 of them in Porting."
    )
    assert words.late_text(1800, [("Mail", 7)], 7) == "missed the 30\xa0min promise."
    assert words.unanswered_text([("Mail", 0), ("Porting", 3)], 3) == (
        "have had no answer yet, all of them in Porting."
    )
    assert words.unanswered_text([], 1) == "has had no answer yet."


def test_letters_that_wait() -> None:
    assert words.all_answered(0) == "Every electronic question was answered."
    assert words.all_answered(3) == "Every electronic question was answered; 3 letters still wait."


def test_gaps() -> None:
    day = window_of(DAY, UTC)
    first, second = (Window(day.start + n * HOUR_MS, day.start + n * HOUR_MS + HOUR_MS // 2) for n in (9, 12))
    text = words.gap_text([first, second], UTC)
    assert text.startswith("1\xa0h were not observed (20\xa0Nov 09:00–09:30 and 1 other gap)")


@pytest.mark.parametrize(("days", "long"), [(40, "40\xa0days"), (92, "3\xa0months"), (365, "12\xa0months")])
def test_how_long_records_look_back(days: int, long: str) -> None:
    assert words.busiest_text(412, days) == f"was the busiest hour of the last {long}: 412 contacts."
