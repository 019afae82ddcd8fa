"""Cohorts of customers and the weather beside contacts, worked out by hand."""

from datetime import date, timedelta
from pathlib import Path
from statistics import fmean

import pytest

from supervisor_app.domain.beside import Customer, CustomerFact, WeatherDay
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import DAY_MS
from supervisor_app.metrics.cohorts import MONTH_MS
from tests.services.trending import cohort_of_two, contacts_at, of_days, trending


def test_a_cohort_is_as_by_hand(tmp_path: Path) -> None:
    contacts, customers = cohort_of_two()
    with trending(tmp_path, contacts, customers) as trender:
        found = trender.cohort(of_days("2026-10-01", "2026-10-11"), "e")
    assert found is not None
    assert (found.customers, found.joined) == (2, 1)
    sides = {one.side: one for one in found.sides if one.channel is Channel.PHONE}
    assert {side: (one.rate.n, one.customers) for side, one in sides.items()} == {
        "before": (3, 1),
        "after": (1, 1),
        "without": (10, 1),
    }
    assert sides["before"].months == pytest.approx(5 * DAY_MS / MONTH_MS)
    assert sides["before"].rate.value == pytest.approx(3 / (5 * DAY_MS / MONTH_MS))
    phone = next(one for one in found.effects if one.channel is Channel.PHONE)
    # one customer without it calls once a day: five calls were to be expected before, and five after
    assert phone.ratio == pytest.approx((1 / 5) / (3 / 5))
    assert (phone.before, phone.after, phone.stands_out) == (3, 1, False)


def test_who_had_it_before_the_time_is_on_neither_side(tmp_path: Path) -> None:
    contacts, customers = cohort_of_two()
    with trending(tmp_path, contacts, customers) as trender:
        found = trender.cohort(of_days("2026-10-07", "2026-10-11"), "e")
    assert found is not None
    assert found.joined == 0
    assert found.effects == ()
    sides = {one.side: one.rate.n for one in found.sides if one.channel is Channel.PHONE}
    assert sides == {"earlier": 1, "without": 4}


def test_words_of_customers_make_cohorts_too(tmp_path: Path) -> None:
    contacts, _customers = cohort_of_two()
    customers = [
        Customer(source="d", id=one, addresses=(one,), facts={"segment": CustomerFact(word=word)})
        for one, word in (("a2", "business"), ("b", ""))
    ]
    with trending(tmp_path, contacts, customers) as trender:
        found = trender.cohort(of_days("2026-10-01", "2026-10-11"), "segment")
        assert trender.cohort(of_days("2026-10-01", "2026-10-11"), "unheard") is None
    assert found is not None
    sides = {one.side: one.rate.n for one in found.sides if one.channel is None}
    assert sides == {"business": 4, "without": 10}


def test_weather_goes_with_contacts_as_a_plain_loop_says(tmp_path: Path) -> None:
    first = date(2026, 9, 1)
    days = [first + timedelta(days=number) for number in range(42)]
    rain = {day: 4.0 if day.day % 5 == 0 else 0.0 for day in days}
    numbers = {day: 4 + (day.weekday() < 5) * 3 + (2 if rain[day] else 0) for day in days}
    contacts = list(contacts_at("2026-08-31", 1))
    contacts += [one for day in days for one in contacts_at(day.isoformat(), numbers[day])]
    told = [WeatherDay(source="w", place="", day=day, rain_mm=mm) for day, mm in rain.items()]
    with trending(tmp_path, contacts, told) as trender:
        found = trender.trends(of_days("2026-09-01", "2026-10-13"))
    assert found is not None
    relative = {}
    for day in days:
        weeks = [day + timedelta(days=7 * week) for week in (-4, -3, -2, -1, 1, 2, 3, 4)]
        relative[day] = numbers[day] / fmean(numbers[one] for one in weeks if one in numbers)
    assert {point.day: point.relative for point in found.weather} == pytest.approx(relative)
    whole = next(one for one in found.correlations if one.days == "all")
    x, y = [rain[day] for day in days], [relative[day] for day in days]
    mean_x, mean_y = fmean(x), fmean(y)
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    below = (sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y)) ** 0.5
    assert whole.r == pytest.approx(above / below)
    assert whole.r_any == pytest.approx(whole.r)  # it rains as much whenever it does
    assert (whole.n, whole.stands_out) == (42, True)
    assert whole.wet == pytest.approx(fmean(relative[day] for day in days if rain[day]))
    assert (whole.wet_n, whole.dry_n) == (8, 34)
