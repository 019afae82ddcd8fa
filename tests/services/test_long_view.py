"""Heat maps and the months before a day: means over the days that were observed, each asked about once."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.periods import window_of
from supervisor_app.domain.snapshot import EVERYTHING
from supervisor_app.domain.summary import Heat
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from supervisor_app.services.heat_maps import by_monthday, by_weekday
from supervisor_app.services.history import Question
from supervisor_app.services.long_view import LongView
from supervisor_app.services.ordinary import Ordinary
from tests.services.summing import FRIDAY, WARSAW, Summed, at, call

SATURDAY = at("2026-11-14T09:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    yield made
    made.close()


def calls(day: date, number: int, hour: int = 9) -> list[Contact]:
    start = at(f"{day}T{hour:02}:00")
    return [call(f"{day}-{hour}-{n}", start + n * MINUTE_MS) for n in range(number)]


def view(desk: Summed) -> tuple[LongView, Ordinary]:
    desk.summariser()
    ordinary = Ordinary(desk.history, WARSAW)
    return LongView(desk.history, ordinary, WARSAW, EVERYTHING), ordinary


def cell(heat: Heat, column: str, hour: int) -> float | None:
    return heat.values[heat.rows.index(hour)][heat.columns.index(column)]


def test_by_weekday(desk: Summed) -> None:
    """Eight weeks are looked back on, as far as they are stored."""
    fridays = [FRIDAY - timedelta(days=7 * n) for n in range(10)]
    first = call("first", window_of(fridays[3], WARSAW).start)
    contacts = [one for n, day in enumerate(fridays[:3]) for one in calls(day, n + 1)]
    desk.keep([first, *contacts], SATURDAY)
    past, _ = view(desk)
    heat = by_weekday(past, desk.history, FRIDAY, WARSAW)
    assert (heat.columns[0], heat.columns[4], heat.rows) == ("Mon", "Fri", tuple(range(24)))
    assert cell(heat, "Fri", 9) == pytest.approx((1 + 2 + 3 + 0) / 4)
    assert (cell(heat, "Fri", 10), cell(heat, "Mon", 9)) == (0.0, 0.0)
    assert heat.window is not None
    assert heat.window == type(heat.window)(
        window_of(fridays[3], WARSAW).start, window_of(FRIDAY, WARSAW).end
    )


def test_by_day_of_the_month(desk: Summed) -> None:
    """Three months of a 13th; there was one 31st only; before the store began nothing was observed."""
    days = [date(2026, 9, 13), date(2026, 10, 13), FRIDAY, date(2026, 10, 31)]
    contacts = [one for n, day in enumerate(days) for one in calls(day, n + 2)]
    desk.keep([call("first", window_of(date(2026, 9, 10), WARSAW).start), *contacts], SATURDAY)
    past, _ = view(desk)
    heat = by_monthday(past, desk.history, FRIDAY, WARSAW)
    assert heat.columns == tuple(str(day) for day in range(1, 32))
    assert cell(heat, "13", 9) == pytest.approx((2 + 3 + 4) / 3)
    assert cell(heat, "31", 9) == 5.0
    assert cell(heat, "10", 0) == pytest.approx(1 / 3)


def test_what_was_not_observed_is_no_zero(desk: Summed) -> None:
    desk.keep([call("first", window_of(FRIDAY, WARSAW).start), *calls(FRIDAY, 4)], SATURDAY)
    desk.gap(at(f"{FRIDAY}T11:30"), at(f"{FRIDAY}T12:10"))
    past, _ = view(desk)
    heat = by_weekday(past, desk.history, FRIDAY, WARSAW)
    assert [cell(heat, "Fri", hour) for hour in (9, 10, 11, 12, 13)] == [4.0, 0.0, None, None, 0.0]
    assert cell(heat, "Sat", 9) is None


def test_hours_that_are_not_over_do_not_count(desk: Summed) -> None:
    desk.keep([call("first", window_of(FRIDAY, WARSAW).start), *calls(FRIDAY, 4)], at(f"{FRIDAY}T10:30"))
    past, _ = view(desk)
    heat = by_weekday(past, desk.history, FRIDAY, WARSAW)
    assert [cell(heat, "Fri", hour) for hour in (8, 9, 10)] == [0.0, 4.0, None]


def test_days_of_23_and_25_hours(desk: Summed) -> None:
    """The hour that comes twice is counted as two halves, the one that is skipped as none."""
    long, short = date(2026, 10, 25), date(2026, 3, 29)
    for day in (long, short):
        start = window_of(day, WARSAW).start
        contacts = [call(f"{day}{n}", start + n * 20 * MINUTE_MS) for n in range(3 * 6)]
        desk.keep([call(f"first{day}", start), *contacts], SATURDAY)
    past, _ = view(desk)
    heat = by_weekday(past, desk.history, long, WARSAW)
    sundays = [one for one in past.days(long, 56) if one.weekday() == 6]
    assert cell(heat, "Sun", 2) == pytest.approx(3 / len(sundays))
    spring = by_weekday(past, desk.history, short, WARSAW)
    assert [cell(spring, "Sun", hour) for hour in (1, 2, 3)] == [3.0, None, 3.0]


def test_each_day_is_asked_about_once(desk: Summed, monkeypatch: pytest.MonkeyPatch) -> None:
    """In weeks, as the facts are read contact by contact; and the longest handling along with them."""
    start = FRIDAY - timedelta(days=20)
    desk.keep(
        [call("first", window_of(start, WARSAW).start), call("long", SATURDAY - 20 * HOUR_MS, talk_s=999)],
        SATURDAY,
    )
    past, _ = view(desk)
    asked: list[Question] = []
    answer = desk.history.readings

    def readings(question: Question) -> object:
        asked.append(question)
        return answer(question)

    monkeypatch.setattr(desk.history, "readings", readings)
    by_monthday(past, desk.history, FRIDAY, WARSAW)
    assert len(asked) == 3 * 2
    by_weekday(past, desk.history, FRIDAY, WARSAW)
    assert past.longest_before(FRIDAY + timedelta(days=1), "phone") == {start: 200.0, FRIDAY: 999.0}
    assert len(past.before(FRIDAY)) == 20
    assert len(asked) == 3 * 2
