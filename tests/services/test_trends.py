"""Trends of small stores, worked out by hand; and every number of them lists as many contacts as it is of."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from supervisor_app.domain.batch import Batch, Gap, Record
from supervisor_app.domain.beside import Beside, Customer, CustomerFact, Subscribers, WeatherDay
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.time import DAY_MS, HOUR_MS, Window, local_midnight
from supervisor_app.domain.trends import Point, Trends, TrendsAsked
from supervisor_app.metrics.cohorts import MONTH_MS
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.trends import Trender, TrendsWanted, open_trends, trends_came
from supervisor_app.store.database import Store
from tests.services.making import NOON, waiting_mail

ZONE = "Europe/Warsaw"


def contacts_at(day: str, number: int, channel: Channel = Channel.EMAIL, **facts: Any) -> Iterator[Contact]:
    """So many contacts of a local day, a minute apart from nine in the morning on."""
    start = round(datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)
    for one in range(number):
        given = {"channel": channel, "id": f"{day}-{channel}-{facts.get('customer', '')}-{one}", **facts}
        yield waiting_mail(one, at=start + one * 60_000, **given)


@contextmanager
def trending(
    folder: Path,
    contacts: Iterable[Contact],
    beside: Iterable[Beside] = (),
    gaps: Iterable[Window] = (),
    at: int = NOON,
) -> Iterator[Trender]:
    """A store of these, last watched at an instant, asked about trends."""
    path = folder / "desk.db"
    store = Store.open(str(path))
    store.save("desk", _batch(contacts, gaps))
    store.save("beside", Batch(cursor="1", beside=tuple(beside)))
    keep_frame(store, Frame(zone=ZONE, special_days=frozenset()))
    note_seen(store, at)
    store.close()
    with open_trends(path) as trender:
        yield trender


def _batch(contacts: Iterable[Contact], gaps: Iterable[Window]) -> Batch:
    return Batch(
        cursor="1",
        records=tuple(Record(one) for one in contacts),
        gaps=tuple(Gap("desk", window, "away") for window in gaps),
    )


def of_days(first: str, last: str, **words: str) -> TrendsWanted:
    """The local days from one to before another."""
    start, end = (local_midnight(date.fromisoformat(day), ZONE) for day in (first, last))
    return TrendsWanted(window=Window(start, end), zone=ZONE, **words)


def everything(trender: Trender, **words: str) -> Trends:
    found = trender.trends(TrendsWanted(window=Window(0, NOON), zone=ZONE, **words))
    assert found is not None
    return found


def two_autumns() -> list[Contact]:
    return [
        *contacts_at("2025-09-20", 1),
        *contacts_at("2025-10-03", 4),
        *contacts_at("2025-10-04", 1, Channel.PORTAL),
        *contacts_at("2026-10-03", 6),
        *contacts_at("2026-10-04", 4, Channel.PORTAL),
        *contacts_at("2026-11-02", 2),
    ]


def test_months_are_as_by_hand(tmp_path: Path) -> None:
    with trending(tmp_path, two_autumns()) as trender:
        found = everything(trender)
    places = {month.key: place for place, month in enumerate(found.months)}
    assert (found.months[0].key, found.months[-1].key, len(found.months)) == ("2025-09", "2026-11", 15)
    assert [month.key for month in found.months if not month.whole] == ["2025-09", "2026-11"]
    october, before = places["2026-10"], places["2025-10"]
    email, portal = found.channels
    assert (email.channel, portal.channel) == (Channel.EMAIL, Channel.PORTAL)
    assert [line.contacts[october].value for line in (email, portal)] == [6.0, 4.0]
    assert [line.shares[october].value for line in (email, portal)] == [0.6, 0.4]
    assert [line.index[october].value for line in (email, portal)] == [1.5, 4.0]
    assert found.whole is not None
    assert found.whole.index[october].value == 2.0
    assert found.whole.index[before].value is None  # nothing is known of the year before
    assert found.whole.index[places["2026-11"]].value is None  # a part of a month has no index
    service = found.self_service[october]
    assert (service.value, service.n, service.of) == (0.4, 4, 10.0)
    assert email.shares[places["2026-01"]].value is None  # no contacts, no share


def test_years_add_up_their_months_and_compare_whole_ones(tmp_path: Path) -> None:
    with trending(tmp_path, two_autumns()) as trender:
        found = everything(trender)
    years = {(one.year, one.channel): one for one in found.years}
    assert years[2025, None].contacts.n == 6
    assert years[2026, Channel.PORTAL].contacts.n == 4
    assert (years[2025, None].months, years[2026, None].months) == (3, 10)
    assert not years[2025, None].contacts.whole
    assert (years[2025, None].index, years[2026, None].index) == (None, 2.0)


def test_shares_move_from_the_months_before_to_the_last(tmp_path: Path) -> None:
    contacts = [
        *contacts_at("2026-07-31", 1),
        *contacts_at("2026-08-03", 300),
        *contacts_at("2026-08-04", 100, Channel.PORTAL),
        *contacts_at("2026-09-03", 200),
        *contacts_at("2026-09-04", 200, Channel.PORTAL),
    ]
    with trending(tmp_path, contacts) as trender:
        found = trender.trends(of_days("2026-07-01", "2026-10-01"))
    assert found is not None
    shifts = {one.channel: one for one in found.shifts}
    portal = shifts[Channel.PORTAL]
    assert (portal.months, portal.before.value, portal.now.value) == (1, 0.25, 0.5)
    assert (portal.change, portal.times, portal.stands_out) == (0.25, 2.0, True)
    assert shifts[Channel.EMAIL].change == -0.25


def test_contacts_are_told_per_1000_subscribers_of_whole_months(tmp_path: Path) -> None:
    told = [
        Subscribers(source="s", month="2026-10", number=400.0, region="north"),
        Subscribers(source="s", month="2026-10", number=100.0, region="south"),
        Subscribers(source="s", month="2026-11", number=500.0),
    ]
    with trending(tmp_path, two_autumns(), told) as trender:
        found, portal = everything(trender), everything(trender, channel="portal")
    points = {month.key: point for month, point in zip(found.months, found.per_1000, strict=True)}
    assert (points["2026-10"].value, points["2026-10"].n, points["2026-10"].of) == (20.0, 10, 500.0)
    assert points["2026-11"].value is None  # not over yet
    assert points["2025-10"].value is None  # no count, no number
    assert portal.per_1000[-2].value == 8.0


def test_a_count_of_all_wins_over_those_of_parts(tmp_path: Path) -> None:
    told = [
        Subscribers(source="s", month="2026-10", number=1000.0),
        Subscribers(source="s", month="2026-10", number=400.0, region="north"),
    ]
    with trending(tmp_path, two_autumns(), told) as trender:
        assert everything(trender).per_1000[-2].value == 10.0


def test_a_gap_is_marked_and_its_day_is_in_no_rhythm(tmp_path: Path) -> None:
    start = local_midnight(date(2026, 10, 3), ZONE) + 10 * HOUR_MS
    with trending(tmp_path, two_autumns(), gaps=[Window(start, start + HOUR_MS)]) as trender:
        found = trender.trends(of_days("2026-10-01", "2026-11-01"))
    assert found is not None
    assert [month.gap for month in found.months] == [True]
    assert found.rhythm.days == 30
    assert len(found.rhythm.windows) == 2
    assert [point.n for point in found.rhythm.hours if point.n] == [4]
    assert found.rhythm.hours[9].value == pytest.approx(4 / 30)


def test_rhythm_is_the_mean_of_such_days(tmp_path: Path) -> None:
    contacts = [
        *contacts_at("2026-09-30", 1),
        *contacts_at("2026-10-01", 1),
        *contacts_at("2026-10-05", 3),
        *contacts_at("2026-10-12", 5),
        *contacts_at("2026-10-12", 7, Channel.PORTAL),
    ]
    with trending(tmp_path, contacts) as trender:
        wanted = of_days("2026-10-01", "2026-10-15", channel="email")
        found = trender.trends(wanted)
    assert found is not None
    monday = found.rhythm.weekdays[0]
    assert (monday.value, monday.n, monday.of) == (4.0, 8, 2.0)
    assert found.rhythm.monthdays[4].value == 3.0
    assert found.rhythm.monthdays[30].value is None  # no 31st was there
    assert found.rhythm.hours[9].n == 9


def cohort_of_two() -> tuple[list[Contact], list[Customer]]:
    """Ten days: one customer joins on the sixth and calls three times before and once after; another calls
    once a day."""
    days = [f"2026-10-{day:02d}" for day in range(1, 11)]
    contacts = list(contacts_at("2026-09-30", 1))  # the days after it are stored from their beginning on
    contacts += [one for day in days for one in contacts_at(day, 1, Channel.PHONE, customer="b")]
    for day, number in (("2026-10-02", 2), ("2026-10-04", 1), ("2026-10-08", 1)):
        contacts += contacts_at(day, number, Channel.PHONE, customer="a2")
    contacts += contacts_at("2026-10-08", 5, Channel.PHONE, customer="stranger")
    joined = local_midnight(date(2026, 10, 6), ZONE)
    customers = [
        Customer(source="d", id="a", addresses=("a1", "a2"), facts={"e": CustomerFact(since=joined)}),
        Customer(source="d", id="b", addresses=("b",), facts={"e": CustomerFact()}),
    ]
    return contacts, customers


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


def points_in(thing: object) -> Iterator[Point]:
    """Every point of trends, whatever holds it."""
    if isinstance(thing, Point):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from points_in(one)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from points_in(getattr(thing, name))


def test_every_number_lists_as_many_contacts_as_it_is_of(tmp_path: Path) -> None:
    contacts, customers = cohort_of_two()
    contacts += two_autumns()
    with trending(tmp_path, contacts, customers) as trender:
        wanted = of_days("2026-09-15", "2026-11-15")
        trends, cohort = trender.trends(wanted), trender.cohort(wanted, "e")
    assert trends is not None
    history = History(tmp_path / "desk.db")
    rhythm = list(points_in(trends.rhythm))
    seen = 0
    for point in (*points_in(trends), *points_in(cohort)):
        windows = trends.rhythm.windows if point in rhythm else (point.window,)
        listed = [
            one
            for window in windows
            for one in history.contacts(
                Question(figures=("volume",), window=window, zone=ZONE, where=point.figure.scope)
            )
            if point.hue in (None, one.contact.channel.hue)
        ]
        assert len(listed) == point.n, point
        seen += point.n > 0
    history.close()
    assert seen > 40


def test_answers_come_without_the_cohort_first(tmp_path: Path) -> None:
    contacts, customers = cohort_of_two()
    with trending(tmp_path, contacts, customers) as trender:
        first, second = trends_came(trender, TrendsAsked(months=2))
    assert (first.whole, second.whole) == (False, True)
    assert first.trends is not None
    assert second.trends is not None
    assert first.trends.cohort is None
    assert second.trends.cohort is not None


def test_an_empty_store_has_no_trends(tmp_path: Path) -> None:
    with trending(tmp_path, []) as trender:
        (came,) = trends_came(trender, TrendsAsked())
    assert (came.trends, came.whole, came.failure) == (None, True, "")
