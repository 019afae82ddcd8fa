"""Outages: a burst of one topic in one region is found, what moves everybody is none."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.snapshot import Level
from supervisor_app.domain.summary import Summary
from supervisor_app.domain.time import MINUTE_MS
from supervisor_app.services.outages import FEWEST, Counts, bursts
from tests.services.summing import FRIDAY, Summed, at, call

REGIONS = tuple(f"region {n}" for n in range(12))
TOPICS = ("bill", "network", "roaming")


def poisson(rng: Random, mean: float) -> int:
    """A number of contacts that come at random."""
    number, left = 0, rng.expovariate(1.0)
    while left < mean:
        number, left = number + 1, left + rng.expovariate(1.0)
    return number


def plain(rng: Random, times: float = 1.0, mean: float = 2.0) -> dict[tuple[str, str, int], float]:
    """A day on which everything comes at random, so many times the usual."""
    return {
        (topic, region, hour): poisson(rng, mean * times)
        for topic in TOPICS
        for region in REGIONS
        for hour in range(8, 20)
    }


def usual(seed: int) -> list[Counts]:
    return [plain(Random(seed * 10 + n)) for n in range(4)]


def test_nothing_is_found_on_days_as_others() -> None:
    found = [bursts(plain(Random(seed)), partial(usual, seed)) for seed in range(60)]
    assert sum(map(len, found)) == 0


def test_a_busy_day_is_no_outage() -> None:
    """Three times as many of everything, or of one topic in all regions."""
    for seed in range(20):
        rng = Random(seed)
        assert bursts(plain(rng, 3.0), partial(usual, seed)) == []
        today = plain(rng) | {cell: n for cell, n in plain(rng, 6.0).items() if cell[0] == "bill"}
        assert bursts(today, partial(usual, seed)) == []


def test_a_busy_region_is_no_outage() -> None:
    rng = Random(5)
    today = plain(rng) | {cell: n for cell, n in plain(rng, 8.0).items() if cell[1] == REGIONS[0]}
    assert bursts(today, lambda: usual(5)) == []


def test_a_burst_is_found_with_its_hours() -> None:
    today = plain(Random(3))
    usual_days = usual(3)
    for hour, contacts in ((13, 80), (14, 40), (15, 5), (16, 30)):
        today["network", REGIONS[4], hour] = contacts
    (burst,) = bursts(today, lambda: usual_days)
    mean = sum(day["network", REGIONS[4], hour] for day in usual_days for hour in range(13, 17)) / 4
    assert burst.usual == pytest.approx(mean)
    assert (burst.topic, burst.region, burst.first, burst.last) == ("network", REGIONS[4], 13, 16)
    assert burst.contacts == 155


def test_two_bursts_far_apart_are_two() -> None:
    today = plain(Random(3))
    today["network", REGIONS[4], 9] = today["network", REGIONS[4], 18] = 70
    assert [one.first for one in bursts(today, lambda: usual(3))] == [9, 18]


def test_without_usual_days_nothing_is_found_and_without_many_contacts_nobody_asks() -> None:
    assert bursts({("network", "north", 9): 500}, list) == []

    def asked() -> list[Counts]:
        raise AssertionError

    assert bursts({("network", "north", 9): FEWEST - 1}, asked) == []


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    yield made
    made.close()


def test_an_outage_is_remarked_on_first_and_lists_its_contacts(desk: Summed) -> None:
    contacts = [call("first", at("2026-09-01T00:10"))]
    for week in range(4):
        contacts += _plain_calls(f"{FRIDAY - timedelta(days=7 * week)}")
    reports = [
        call(f"out{n}", at(f"{FRIDAY}T13:05") + n * MINUTE_MS, wait_s=300, topic="network", region="north")
        for n in range(80)
    ]
    desk.keep([*contacts, *reports], at("2026-11-14T09:00"))
    summary = desk.day(months=False)
    first = summary.remarks[0]
    assert (first.key, first.lead, first.level) == ("outage", "13:00–15:00", Level.CRIT)
    assert first.text == "“network” in north: 80 contacts where hardly any are usual."
    assert _listed(desk, summary) == 80


def _plain_calls(day: str) -> list[Contact]:
    start = at(f"{day}T09:00")
    return [call(f"{day}-{n}", start + n * 20 * MINUTE_MS, topic="bill", region="north") for n in range(20)]


def _listed(desk: Summed, summary: Summary) -> int:
    remark = summary.remarks[0]
    assert remark.figure is not None
    assert remark.window is not None
    return desk.listed(remark.figure, remark.window)
