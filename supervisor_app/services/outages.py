"""Finds outages: a burst of one topic in one region.

Of a topic, a region and an hour the *usual* is the mean of the days that tell what is usual, of the hour
or of it and the two beside it, whichever is more; and never less than ``LEAST_USUAL``. *Expected* is the
usual, times what the topic rose elsewhere or the other topics rose in the region, whichever rose more: what
moves the whole country (a special day, a campaign) or all of a region is no outage. The hour belongs to a
burst where at least ``FEWEST`` contacts came, and at least ``TIMES`` times as many as expected.

Hours that follow each other, one missing hour allowed, are one burst. Without days to tell what is usual
nothing is found.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import TypeAlias

from msgspec import Struct

from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.asked import Asker
from supervisor_app.services.day_sums import VOLUME

FEWEST = 12
TIMES = 5.0
LEAST_USUAL = 1.0
_APART = 2
"""Hours that are so far apart at most follow each other."""

Cell: TypeAlias = tuple[str, str, int]
"""A topic, a region and an hour of the day."""
_Key: TypeAlias = tuple[str, str, int]
"""``topic`` or ``region``, which of them, and an hour of the day."""
Counts: TypeAlias = Mapping[Cell, float]


class Burst(Struct, frozen=True, kw_only=True):
    """An outage: the hours of the day it lasted, contacts in it, and how many are usual then."""

    topic: str
    region: str
    first: int
    last: int
    contacts: int
    usual: float


def counts_of(asker: Asker) -> Counts:
    """The contacts of a day by topic, region and hour. Raises StoreError."""
    readings = asker.readings(VOLUME, by=(Dim.TOPIC, Dim.REGION, Dim.HOUR))
    return {(one.id.scope.topic, one.id.scope.region, int(one.id.scope.hour)): one.n for one in readings}


def bursts(today: Counts, usual_days: Callable[[], Sequence[Counts]]) -> list[Burst]:
    """The outages of a day, those with most contacts first."""
    if all(contacts < FEWEST for contacts in today.values()):
        return []
    days = usual_days()
    if not days:
        return []
    usual = _mean(days)
    expected = _Expected(today, usual)
    hours: dict[tuple[str, str], list[int]] = {}
    for (topic, region, hour), contacts in today.items():
        if contacts >= FEWEST and contacts >= TIMES * expected.of((topic, region, hour)):
            hours.setdefault((topic, region), []).append(hour)
    found = [
        _burst(today, usual, topic, region, stretch)
        for (topic, region), several in hours.items()
        for stretch in _stretches(sorted(several))
    ]
    return sorted(found, key=lambda one: (-one.contacts, one.topic, one.region))


class _Expected:
    """How many contacts are expected in a cell, by what is usual and by what came beside it."""

    def __init__(self, today: Counts, usual: Counts) -> None:
        self._today, self._usual = today, usual
        self._today_sums, self._usual_sums = _sums(today), _sums(usual)

    def of(self, cell: Cell) -> float:
        """The usual of the cell, times the rise beside it."""
        topic, region, hour = cell
        beside = (self._rise(cell, ("topic", topic, hour)), self._rise(cell, ("region", region, hour)))
        near = fmean(self._usual.get((topic, region, hour + step), 0.0) for step in (-1, 0, 1))
        return max(self._usual.get(cell, 0.0), near, LEAST_USUAL) * max(1.0, *beside)

    def _rise(self, cell: Cell, key: _Key) -> float:
        """How many times the usual came in the cells that share the hour and a topic or region with one."""
        usual = self._usual_sums.get(key, 0.0) - self._usual.get(cell, 0.0)
        return (self._today_sums[key] - self._today[cell]) / max(usual, LEAST_USUAL)


def _mean(days: Sequence[Counts]) -> dict[Cell, float]:
    sums: dict[Cell, float] = defaultdict(float)
    for day in days:
        for cell, contacts in day.items():
            sums[cell] += contacts / len(days)
    return sums


def _sums(cells: Counts) -> dict[_Key, float]:
    """Contacts of each topic everywhere, and of each region with all topics, by hour."""
    sums: dict[_Key, float] = defaultdict(float)
    for (topic, region, hour), contacts in cells.items():
        sums["topic", topic, hour] += contacts
        sums["region", region, hour] += contacts
    return sums


def _stretches(hours: list[int]) -> Iterator[list[int]]:
    """Hours in runs."""
    run: list[int] = []
    for hour in hours:
        if run and hour - run[-1] > _APART:
            yield run
            run = []
        run.append(hour)
    if run:
        yield run


def _burst(today: Counts, usual: Counts, topic: str, region: str, hours: list[int]) -> Burst:
    span = range(hours[0], hours[-1] + 1)
    return Burst(
        topic=topic,
        region=region,
        first=hours[0],
        last=hours[-1],
        contacts=round(sum(today.get((topic, region, hour), 0) for hour in span)),
        usual=sum(usual.get((topic, region, hour), 0.0) for hour in span),
    )
