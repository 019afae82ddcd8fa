"""Customers with a fact such as e-billing: their contacts before and after, beside those without it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from math import sqrt

from msgspec import Struct

from supervisor_app.domain.beside import CustomerFact
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.periods import day_of, window_of
from supervisor_app.domain.time import Window
from supervisor_app.domain.trends import CohortEffect, CohortMonth, CohortSide, CohortTrend, Point
from supervisor_app.metrics.cohorts import AFTER, BEFORE, MONTH_MS, Cohort, cohort_word
from supervisor_app.metrics.correlating import CHANCE
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.trend_counts import Stretch

_CLUSTERED = 1.5
"""Contacts of one customer come together (again, when it did not help): chance moves them further."""
_MONTHS_AROUND = 12
_WITHOUT = "without"


class _Found(Struct, frozen=True):
    """Contacts by day, side and channel; by month since, side and channel."""

    days: dict[tuple[date, str, str], int]
    months: dict[tuple[int, str, str], int]


class Cohorting:
    """The cohort of one fact over the whole days of a stretch. Raises StoreError where it is made."""

    def __init__(self, stretch: Stretch, fact: str, customers: Sequence[CustomerFact]) -> None:
        start, end = (window_of(day, stretch.zone) for day in (stretch.first, stretch.last))
        self._window = Window(start.start, end.end)
        self._stretch, self._fact, self._day = stretch, fact, stretch.first.isoformat()
        cohort = Cohort(fact=fact, since=self._window.start, day=self._day)
        sides = [(one, cohort.side_of(one)) for one in customers]
        self._joined = sorted(
            one.since for one, side in sides if not side and one.since is not None and one.since < end.end
        )
        late = sum(not side for _one, side in sides) - len(self._joined)
        self._steady = _counted(side for _one, side in sides if side)
        self._before_all_along = late
        self._customers = len(customers)
        self._days = list(stretch.days())
        self._found = self._asked()

    def trend(self) -> CohortTrend:
        """The cohort, of all channels and of each that its customers used."""
        channels = [None, *_channels(self._found)]
        return CohortTrend(
            fact=self._fact,
            customers=self._customers,
            joined=len(self._joined),
            sides=tuple(one for channel in channels for one in self._sides(channel)),
            effects=tuple(self._effect(channel) for channel in channels) if self._joined else (),
            months=tuple(one for channel in channels for one in self._months(channel)),
        )

    def _asked(self) -> _Found:
        where = self._stretch.scope(cohort=cohort_word(self._fact, "", self._day))
        days: dict[tuple[date, str, str], int] = {}
        months: dict[tuple[int, str, str], int] = {}
        for one in self._stretch.readings_of_days(where, Dim.DAY, Dim.COHORT, Dim.CHANNEL):
            scope = one.id.scope
            days[date.fromisoformat(scope.day), scope.cohort.split(":")[1], scope.channel] = one.n
        for one in self._stretch.readings_of_days(where, Dim.SINCE, Dim.COHORT, Dim.CHANNEL):
            scope = one.id.scope
            key = (int(scope.since), scope.cohort.split(":")[1], scope.channel)
            months[key] = months.get(key, 0) + one.n
        return _Found(days, months)

    def _sides(self, channel: Channel | None) -> Iterator[CohortSide]:
        span = self._window.length_ms / MONTH_MS
        after = sum(self._window.end - at for at in self._joined) / MONTH_MS
        before = sum(at - self._window.start for at in self._joined) / MONTH_MS
        times: dict[str, tuple[int, float]] = {side: (n, n * span) for side, n in self._steady.items()}
        if self._joined or self._before_all_along:
            waiting = self._before_all_along
            times[BEFORE] = (len(self._joined) + waiting, before + waiting * span)
            times[AFTER] = (len(self._joined), after)
        for side, (customers, months) in times.items():
            n = sum(self._by_day(side, channel).values())
            rate = self._point(n, n / months if months else None, months, channel, side)
            yield CohortSide(side=side, channel=channel, rate=rate, customers=customers, months=months)

    def _effect(self, channel: Channel | None) -> CohortEffect:
        """After over before, both over what customers without it did on the same days."""
        others = self._steady.get(_WITHOUT, 0)
        calm = self._by_day(_WITHOUT, channel)
        expected = _Expected(self._days, calm, others)
        seen = {side: sum(self._by_day(side, channel).values()) for side in (BEFORE, AFTER)}
        due = {BEFORE: 0.0, AFTER: 0.0}
        for at in self._joined:
            place = (day_of(at, self._stretch.zone) - self._stretch.first).days
            due[BEFORE] += expected.until(place)
            due[AFTER] += expected.until(len(self._days)) - expected.until(place)
        due[BEFORE] += self._before_all_along * expected.until(len(self._days))
        ratio = error = None
        if all(seen.values()) and all(due.values()):
            ratio = (seen[AFTER] / due[AFTER]) / (seen[BEFORE] / due[BEFORE])
            error = CHANCE * ratio * _CLUSTERED * sqrt(1 / seen[BEFORE] + 1 / seen[AFTER])
        low, high = None, None
        if ratio is not None and error is not None:
            low, high = max(0.0, ratio - error), ratio + error
        return CohortEffect(
            channel=channel,
            ratio=ratio,
            low=low,
            high=high,
            before=seen[BEFORE],
            after=seen[AFTER],
            stands_out=low is not None and high is not None and not low <= 1.0 <= high,
        )

    def _months(self, channel: Channel | None) -> Iterator[CohortMonth]:
        if not self._joined:
            return
        for month in range(-_MONTHS_AROUND, _MONTHS_AROUND):
            side = BEFORE if month < 0 else AFTER
            months = sum(self._overlap(at, month) for at in self._joined) / MONTH_MS
            n = sum(
                found
                for (since, on, name), found in self._found.months.items()
                if since == month and on == side and channel in (None, Channel(name))
            )
            if months >= 1:
                rate = self._point(n, n / months, months, channel, side, since=str(month))
                yield CohortMonth(month=month, channel=channel, rate=rate, customers_months=months)

    def _overlap(self, at: int, month: int) -> int:
        """How much of a month relative to a day lies in the stretch (ms)."""
        start, end = at + month * MONTH_MS, at + (month + 1) * MONTH_MS
        return max(0, min(end, self._window.end) - max(start, self._window.start))

    def _by_day(self, side: str, channel: Channel | None) -> dict[date, int]:
        found: dict[date, int] = {}
        for (day, on, name), n in self._found.days.items():
            if on == side and channel in (None, Channel(name)):
                found[day] = found.get(day, 0) + n
        return found

    def _point(
        self, n: int, value: float | None, of: float, channel: Channel | None, side: str, **words: str
    ) -> Point:
        word = cohort_word(self._fact, side, self._day)
        name = "" if channel is None else channel.value
        figure = self._stretch.figure(name, cohort=word, **words)
        gap = self._stretch.crosses(self._window)
        return Point(value=value, n=n, figure=figure, window=self._window, of=of, gap=gap)


class _Expected:
    """What a customer without the fact did up to a day."""

    def __init__(self, days: Sequence[date], calm: Mapping[date, int], others: int) -> None:
        rates = (calm.get(day, 0) / others if others else 0.0 for day in days)
        self._sums = [0.0, *accumulate(rates)]

    def until(self, place: int) -> float:
        """The contacts before the day at a place."""
        return self._sums[min(max(place, 0), len(self._sums) - 1)]


def _counted(words: Iterator[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found


def _channels(found: _Found) -> list[Channel]:
    totals: dict[Channel, int] = {}
    for (_day, _side, name), n in found.days.items():
        totals[Channel(name)] = totals.get(Channel(name), 0) + n
    return sorted(totals, key=lambda one: (-totals[one], one.value))
