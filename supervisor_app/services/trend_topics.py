"""Topics month by month, each against its share of the channels: seasons and surges, whatever channels do."""

from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Window
from supervisor_app.domain.trends import WHOLE_YEAR, Month, Point, TopicMonth, TopicTrend
from supervisor_app.metrics.correlating import counts_stand_out
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.trend_counts import Stretch


def topics_of(stretch: Stretch, channel: str) -> tuple[TopicTrend, ...]:
    """The topics of a stretch, of one channel where it is named; most contacts first. Raises StoreError."""
    return _Topics(stretch, channel).trends()


class _Topics:
    """The contacts of whole months by channel and topic."""

    def __init__(self, stretch: Stretch, channel: str) -> None:
        self._stretch, self._channel = stretch, channel
        self._months = [month for month in stretch.months if month.whole]
        self._counts = Counter[tuple[str, Channel, str]]()
        where = structs.replace(stretch.scope(channel), topic="")
        whole = {month.key for month in self._months}
        for one in stretch.readings(where, Dim.MONTH, Dim.CHANNEL, Dim.TOPIC):
            scope = one.id.scope
            if scope.month in whole:
                self._counts[scope.month, Channel(scope.channel), scope.topic] += one.n
        self._expected = _expected(self._counts)

    def trends(self) -> tuple[TopicTrend, ...]:
        """All topics."""
        size = min(WHOLE_YEAR, len(self._months) // 2)
        totals = Counter[str]()
        for (_month, _channel, topic), n in self._counts.items():
            totals[topic] += n
        told = sorted(filter(None, totals), key=lambda topic: (-totals[topic], topic))
        return tuple(self._trend(topic, size) for topic in told) if size else ()

    def _trend(self, topic: str, size: int) -> TopicTrend:
        by_month = Counter[str]()
        for (month, _channel, one), n in self._counts.items():
            if one == topic:
                by_month[month] += n
        before, now = (
            self._over(topic, by_month, months)
            for months in (self._months[-2 * size : -size], self._months[-size:])
        )
        return TopicTrend(
            topic=topic,
            before=before,
            now=now,
            times=now.n / before.n if before.n else None,
            months=tuple(self._month(topic, month, by_month[month.key]) for month in self._months),
        )

    def _over(self, topic: str, by_month: Counter[str], months: Sequence[Month]) -> Point:
        n = sum(by_month[month.key] for month in months)
        return Point(
            value=float(n),
            n=n,
            figure=self._stretch.figure(self._channel, topic=topic),
            window=Window(months[0].window.start, months[-1].window.end),
            gap=any(month.gap for month in months),
        )

    def _month(self, topic: str, month: Month, n: int) -> TopicMonth:
        expected = self._expected[month.key, topic]
        contacts = Point(
            value=n / expected if expected else None,
            n=n,
            figure=self._stretch.figure(self._channel, topic=topic),
            window=month.window,
            gap=month.gap,
            of=expected,
        )
        return TopicMonth(month=month.key, contacts=contacts, stands_out=counts_stand_out(n, expected))


def _expected(counts: Counter[tuple[str, Channel, str]]) -> dict[tuple[str, str], float]:
    """By month and topic what its share of each channel, over all months, brings of the month's contacts."""
    of_month, of_topic, of_channel = (
        Counter[tuple[str, Channel]](),
        Counter[tuple[Channel, str]](),
        Counter[Channel](),
    )
    for (month, channel, topic), n in counts.items():
        of_month[month, channel] += n
        of_topic[channel, topic] += n
        of_channel[channel] += n
    expected: dict[tuple[str, str], float] = {}
    for (month, channel), n in of_month.items():
        for (other, topic), own in of_topic.items():
            if other is channel:
                key = (month, topic)
                expected[key] = expected.get(key, 0.0) + n * own / of_channel[channel]
    return expected
