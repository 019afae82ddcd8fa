"""Special days of a month and the rain of a day, as sentences."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.beside import WeatherDay
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.summary import Against, PeriodKind, Remark, Summary
from supervisor_app.domain.time import MINUTE_MS
from tests.services.summing import FRIDAY, Summed, at, call

OCTOBER = date(2026, 10, 1)
SPECIAL = (1, 10, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    yield made
    made.close()


def calls(day: date, number: int) -> list[Contact]:
    """So many calls of a day."""
    start = at(f"{day}T09:00")
    return [call(f"{day}-{n}", start + n * MINUTE_MS, wait_s=3) for n in range(number)]


def month(desk: Summed, special: int) -> Summary:
    """A month of twenty calls a day, and so many on its special days."""
    days = [OCTOBER + timedelta(days=number) for number in range(31)]
    made = [one for day in days for one in calls(day, special + day.day if day.day in SPECIAL else 20)]
    desk.keep([call("first", at("2026-09-01T00:10")), *made], at("2026-11-02T09:00"))
    summariser = desk.summariser()
    return summariser.summarise(desk.period(OCTOBER, PeriodKind.MONTH), Against.USUAL, months=False)


def of(summary: Summary, key: str) -> list[Remark]:
    return [one for one in summary.remarks if one.key == key]


def test_special_days_of_a_month_are_told_together(desk: Summed) -> None:
    (remark,) = of(month(desk, 30), "special_days")
    # 31, 40 and 50 calls where others of their weekdays have 20 each
    assert (remark.lead, remark.text) == (
        "Special days.",
        "The 1st, 10th and 20th brought 2.0 times the contacts of other days of their weekdays, "
        "most the 20th.",
    )
    assert remark.figure is not None
    assert remark.window is not None
    assert (remark.link, desk.listed(remark.figure, remark.window)) == ("50 contacts", 50)


def test_special_days_like_others_are_not_told(desk: Summed) -> None:
    assert of(month(desk, 10), "special_days") == []


def test_a_busy_day_says_how_much_it_rained(desk: Summed) -> None:
    week = timedelta(days=7)
    usual = [one for n in range(1, 5) for one in calls(FRIDAY - n * week, 20)]
    desk.keep([call("first", at("2026-09-01T00:10")), *usual, *calls(FRIDAY, 40)], at("2026-11-14T09:00"))
    (before,) = of(desk.day(months=False), "day")
    assert before.text == "It brought 2.0 times the contacts of a usual Friday."
    for number, mm in enumerate((12.6, 0.4)):
        fallen = WeatherDay(source="w", place="", day=FRIDAY, rain_mm=mm)
        desk.store.save("w", Batch(cursor=str(number), beside=(fallen,)))
        (remark,) = of(desk.day(months=False), "day")
        rain = ", with 13\xa0mm of rain" if mm > 1 else ""
        assert remark.text == f"It brought 2.0 times the contacts of a usual Friday{rain}."
