"""Trends of a desk: months and years of channels, rhythm, weather, cohorts, in one :class:`Trends`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct, structs

from supervisor_app.domain.beside import Subscribers, WeatherDay
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.periods import day_of
from supervisor_app.domain.time import Window, local_midnight
from supervisor_app.domain.trends import CohortTrend, Trends, TrendsAsked, TrendsCame
from supervisor_app.services.answering import Answers
from supervisor_app.services.cohorts import customers_with
from supervisor_app.services.frame import Frame
from supervisor_app.services.ordinary import kinds_between
from supervisor_app.services.rolled import RolledHistory
from supervisor_app.services.trend_cohorts import Cohorting
from supervisor_app.services.trend_counts import Counts, Stretch, counted, stretch_of
from supervisor_app.services.trend_months import Monthly, slope_of, subscribers_by_month
from supervisor_app.services.trend_rhythm import rhythm_of
from supervisor_app.services.trend_topics import topics_of
from supervisor_app.services.trend_weather import correlations, weather_points
from supervisor_app.store.database import Store


class Imported(Protocol):
    """What was imported beside contacts. Raises StoreError alone."""

    def facts_known(self) -> tuple[str, ...]:
        """The facts that directories tell of customers."""

    def weather(self, first: date, last: date) -> tuple[WeatherDay, ...]:
        """The weather of days, the last included."""

    def subscribers(self, first: str, last: str) -> tuple[Subscribers, ...]:
        """The counts of months, the last included."""


class TrendsWanted(Struct, frozen=True, kw_only=True):
    """Of which window trends are told, in the days of a zone, of a site, channel and topic (empty: all)."""

    window: Window
    zone: str
    site: str = ""
    channel: str = ""
    topic: str = ""


class Trender:
    """A store that is asked about trends. Not thread-safe."""

    def __init__(self, answers: Answers, imported: Store) -> None:
        self._answers, self._imported = answers, imported

    @property
    def answers(self) -> Answers:
        """What is asked about contacts."""
        return self._answers

    def wanted(self, months: int, site: str = "", channel: str = "", topic: str = "") -> TrendsWanted:
        """So many months up to now, the present one besides (0: all). Raises StoreError."""
        at, zone = self._answers.at, self._answers.frame.zone
        start = 0
        if months:
            first = day_of(at, zone).replace(day=1)
            whole = first.year * 12 + first.month - 1 - months
            start = local_midnight(date(whole // 12, whole % 12 + 1, 1), zone)
        return TrendsWanted(window=Window(start, at), zone=zone, site=site, channel=channel, topic=topic)

    def trends(self, wanted: TrendsWanted) -> Trends | None:
        """All but the cohorts; None where nothing of the window is stored. Raises StoreError."""
        stretch = self._stretch(wanted)
        if stretch is None:
            return None
        counts = counted(stretch, wanted.channel)
        monthly = Monthly(stretch, counts)
        channels = counts.present()
        channel = Channel(wanted.channel) if wanted.channel else None
        per_1000 = monthly.per_1000(channel, self._subscribers(stretch))
        return self._with_weather(stretch, counts, wanted.channel, Trends(
            title=self._answers.frame.title,
            at=self._answers.at,
            zone=wanted.zone,
            window=stretch.window,
            site=wanted.site,
            channel=wanted.channel,
            topic=wanted.topic,
            months=stretch.months,
            whole=monthly.trend(None),
            channels=tuple(map(monthly.trend, channels)),
            years=monthly.years((None, *channels)),
            shifts=monthly.shifts(),
            topics=topics_of(stretch, wanted.channel),
            self_service=monthly.self_service(),
            per_1000=per_1000 if any(point.value is not None for point in per_1000) else (),
            per_1000_slope=slope_of(per_1000),
            rhythm=rhythm_of(stretch, counts, wanted.channel),
            facts=self._imported.facts_known(),
            simulated=self._answers.frame.simulated,
        ))  # fmt: skip

    def cohort(self, wanted: TrendsWanted, fact: str) -> CohortTrend | None:
        """Customers with a fact, before and after; None where nobody is known, or no day is stored.

        It reads contact by contact. Raises StoreError.
        """
        stretch, customers = self._stretch(wanted), customers_with(self._imported, fact)
        if stretch is None or not customers or stretch.first > stretch.last:
            return None
        return Cohorting(stretch, fact, customers).trend()

    def refresh(self) -> bool:
        """Look for news; whether there are any. Raises StoreError."""
        return self._answers.refresh()

    def _stretch(self, wanted: TrendsWanted) -> Stretch | None:
        since = self._answers.since()
        if since is None or wanted.window.end <= max(since, wanted.window.start):
            return None
        return stretch_of(self._answers, wanted.zone, wanted.window, wanted.site, since, wanted.topic)

    def _subscribers(self, stretch: Stretch) -> dict[str, float]:
        first, last = stretch.months[0].key, stretch.months[-1].key
        return subscribers_by_month(self._imported.subscribers(first, last), stretch.site)

    def _with_weather(self, stretch: Stretch, counts: Counts, channel: str, trends: Trends) -> Trends:
        told: Sequence[WeatherDay] = ()
        if stretch.first <= stretch.last:
            told = self._imported.weather(stretch.first, stretch.last)
        if not told:
            return trends
        kinds = kinds_between(self._answers, stretch.zone, stretch.first, stretch.last)
        points = weather_points(stretch, counts, channel, told, kinds)
        return structs.replace(trends, weather=points, correlations=correlations(points))


def trends_came(trender: Trender, asked: TrendsAsked) -> Iterator[TrendsCame]:
    """What comes of a question: the trends, then the same with the cohort, where there is one.

    Raises StoreError.
    """
    wanted = trender.wanted(asked.months, asked.site, asked.channel, asked.topic)
    sites = trender.answers.names().sites
    trends = trender.trends(wanted)
    fact = asked.fact or next(iter(trends.facts if trends is not None else ()), "")
    yield TrendsCame(asked=asked, trends=trends, whole=trends is None or not fact, sites=sites)
    if trends is not None and fact:
        whole = structs.replace(trends, cohort=trender.cohort(wanted, fact))
        yield TrendsCame(asked=asked, trends=whole, sites=sites)


@contextmanager
def open_trends(path: Path, frame: Frame | None = None) -> Iterator[Trender]:
    """A store opened for trends, until the end. Raises StoreError."""
    history = RolledHistory(path, frame)
    try:
        store = Store.open(str(path), read_only=True)
        try:
            yield Trender(history, store)
        finally:
            store.close()
    finally:
        history.close()
