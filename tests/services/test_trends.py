"""Trends of small stores, worked out by hand; and every number of them lists as many contacts as it is of."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from supervisor_app.domain.beside import Subscribers
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.time import HOUR_MS, Window, local_midnight
from supervisor_app.domain.trends import Point, TrendsAsked
from supervisor_app.services.history import History, Question
from supervisor_app.services.trends import trends_came
from tests.services.trending import (
    ZONE,
    cohort_of_two,
    contacts_at,
    everything,
    of_days,
    trending,
    two_autumns,
)


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


def months_of_topics() -> list[Contact]:
    """Four months of two channels: of the mails a sixth are of roaming, but half in August."""
    found = [*contacts_at("2026-05-31", 1)]
    counts = {6: (20, 100, 20), 7: (20, 100, 40), 8: (80, 80, 80), 9: (20, 100, 60)}
    for month, (roaming, others, portal) in counts.items():
        day = f"2026-{month:02}"
        found += contacts_at(f"{day}-03", roaming, topic="roaming")
        found += contacts_at(f"{day}-04", others, topic="bills")
        found += contacts_at(f"{day}-05", portal, Channel.PORTAL, topic="bills")
    return found


def test_a_topic_is_held_against_its_share_of_the_channels(tmp_path: Path) -> None:
    with trending(tmp_path, months_of_topics()) as trender:
        found = trender.trends(of_days("2026-06-01", "2026-10-01"))
        portal = trender.trends(of_days("2026-06-01", "2026-10-01", channel="portal"))
        roaming = trender.trends(of_days("2026-06-01", "2026-10-01", topic="roaming"))
    assert found is not None
    assert portal is not None
    assert roaming is not None
    topics = {one.topic: one for one in found.topics}
    # 140 of 520 mails are of roaming; August has 160 mails, and the portal, where nobody asks for it, no part
    august = topics["roaming"].months[2]
    assert august.contacts.of == pytest.approx(160 * 140 / 520)
    assert august.contacts.value == pytest.approx(80 / (160 * 140 / 520))
    assert (topics["roaming"].before.n, topics["roaming"].now.n, topics["roaming"].times) == (40, 100, 2.5)
    assert topics["roaming"].peak is august
    assert topics["bills"].peak is None
    assert [one.topic for one in portal.topics] == ["bills"]
    assert roaming.whole is not None
    assert [point.n for point in roaming.whole.contacts] == [20, 20, 80, 20]
    assert {one.topic for one in roaming.topics} == set(topics)
