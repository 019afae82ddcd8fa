import itertools
from datetime import date, timedelta

from msgspec.structs import replace

from supervisor_app.demo.calendar import Calendar
from supervisor_app.demo.profile import Profile, Weather
from tests.demo.chances import is_share
from tests.demo.plain_profile import EVERY_DAY, PLAIN

_RAINY = (0.5,) * 6 + (0.2,) * 6
_DAYS = [date(2020, 1, 1) + timedelta(days=number) for number in range(3650)]


def _weather(lasts: float) -> Profile:
    return replace(PLAIN, weather=Weather(rainy=_RAINY, wet=EVERY_DAY, dry=EVERY_DAY, lasts=lasts))


def test_holidays_are_those_of_the_country() -> None:
    calendar = Calendar(PLAIN, "seed")
    assert calendar.day(date(2026, 11, 11)).holiday
    assert calendar.day(date(2026, 11, 11)).roster_weekday == 6
    assert not calendar.day(date(2026, 11, 12)).holiday
    assert calendar.day(date(2026, 11, 12)).roster_weekday == 3
    assert not Calendar(replace(PLAIN, country=""), "seed").day(date(2026, 11, 11)).holiday


def test_busy_days_and_years() -> None:
    calendar = Calendar(PLAIN, "seed")
    assert [day for day in range(1, 31) if calendar.day(date(2026, 9, day)).busy] == [1, 10, 20]
    assert abs(calendar.day(date(2027, 1, 1)).years - 1.0) < 0.002
    assert abs(calendar.day(date(2024, 1, 1)).years + 2.0) < 0.003


def test_it_rains_as_often_as_told_in_spells() -> None:
    for lasts in (0.0, 0.5):
        calendar = Calendar(_weather(lasts), "seed")
        wet = [calendar.day(day).rain_mm > 0 for day in _DAYS]
        for months, share in (((2, 3, 4, 5), 0.5), ((9, 10, 11, 12), 0.2)):
            of_months = [w for w, day in zip(wet, _DAYS, strict=True) if day.month in months]
            # days that hang together are worth half as many that do not
            assert is_share(sum(of_months) // 2, len(of_months) // 2, share)
        same = sum(before == after for before, after in itertools.pairwise(wet)) / len(wet)
        assert (same > 0.7) == (lasts > 0)


def test_the_weather_of_a_day_is_the_same_whoever_asks_first() -> None:
    forth, back = Calendar(_weather(0.6), "seed"), Calendar(_weather(0.6), "seed")
    assert [forth.day(day) for day in _DAYS] == [back.day(day) for day in reversed(_DAYS)][::-1]
    assert [Calendar(_weather(0.6), "other").day(day).rain_mm for day in _DAYS[:60]] != [
        forth.day(day).rain_mm for day in _DAYS[:60]
    ]


def test_without_weather_it_is_dry() -> None:
    assert not any(Calendar(PLAIN, "seed").day(day).rain_mm for day in _DAYS[:60])
