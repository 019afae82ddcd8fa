"""The contacts of a long window, by month and channel and by day and hour: what trends are made of."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct, structs

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.periods import day_of, window_of
from supervisor_app.domain.snapshot import FigureId, Reading, Scope, Span
from supervisor_app.domain.time import Instant, Window, local_midnight
from supervisor_app.domain.trends import Month
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.answering import Answers
from supervisor_app.services.history import Question

VOLUME = "volume"
_DAY = timedelta(days=1)


class Stretch(Struct, frozen=True, kw_only=True, dict=True):
    """Some time of a desk, of what site and topic leave. ``first``, ``last``: the whole days of it."""

    answers: Answers
    zone: str
    window: Window
    site: str
    first: date
    last: date
    topic: str = ""

    def scope(self, channel: str = "", **words: str) -> Scope:
        """What the site, the topic, a channel and other words leave."""
        return structs.replace(Scope(site=self.site, topic=self.topic, channel=channel), **words)

    def figure(self, channel: str = "", **words: str) -> FigureId:
        """The contacts of a scope."""
        return FigureId(VOLUME, Span.WINDOW, self.scope(channel, **words))

    def days(self) -> Iterator[date]:
        """Its whole days, oldest first."""
        day = self.first
        while day <= self.last:
            yield day
            day += _DAY

    @cached_property
    def gaps(self) -> tuple[Window, ...]:
        """What was not watched of it. Raises StoreError."""
        return tuple(gap.window for gap in self.answers.gaps(self.window))

    @cached_property
    def watched(self) -> frozenset[date]:
        """Its whole days that were watched from end to end. Raises StoreError."""
        return frozenset(day for day in self.days() if not self.crosses(window_of(day, self.zone)))

    def crosses(self, window: Window) -> bool:
        """Whether some of a window was not watched. Raises StoreError."""
        return any(gap.meets(window) for gap in self.gaps)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Its months, the first and the last as far as they are in it. Raises StoreError."""
        return tuple(self._months())

    def _months(self) -> Iterator[Month]:
        first = day_of(self.window.start, self.zone).replace(day=1)
        while (start := local_midnight(first, self.zone)) < self.window.end:
            following = (first + 32 * _DAY).replace(day=1)
            end = local_midnight(following, self.zone)
            inside = Window(max(start, self.window.start), min(end, self.window.end))
            whole = self.first <= first and following - _DAY <= self.last
            yield Month(key=first.isoformat()[:7], window=inside, whole=whole, gap=self.crosses(inside))
            first = following

    def readings(self, where: Scope, *by: Dim) -> Iterator[Reading]:
        """Contacts told apart; month by month, where a long window is costly. Raises StoreError."""
        return self._readings([self.window] if self.answers.far else self._parts(self.window), where, by)

    def readings_of_days(self, where: Scope, *by: Dim) -> Iterator[Reading]:
        """The same of its whole days alone, always month by month. Raises StoreError."""
        start, end = window_of(self.first, self.zone).start, window_of(self.last, self.zone).end
        return self._readings(self._parts(Window(start, end)), where, by)

    def _parts(self, window: Window) -> list[Window]:
        """The months of a window."""
        own = [month.window for month in self.months if month.window.meets(window)]
        return [Window(max(one.start, window.start), min(one.end, window.end)) for one in own]

    def _readings(self, windows: list[Window], where: Scope, by: tuple[Dim, ...]) -> Iterator[Reading]:
        for window in windows:
            question = Question(figures=(VOLUME,), window=window, zone=self.zone, by=by, where=where)
            yield from self.answers.readings(question)


def stretch_of(
    answers: Answers, zone: str, window: Window, site: str = "", begun: Instant = 0, topic: str = ""
) -> Stretch:
    """A window of a desk, of which nothing was stored before an instant."""
    start = max(window.start, begun)
    first, last = day_of(start, zone), day_of(window.end, zone) - _DAY
    # A day is whole, too, where the first thing that is stored happened in its first hour.
    if start > window_of(first, zone).start + _FIRST_HOUR_MS:
        first += _DAY
    return Stretch(
        answers=answers,
        zone=zone,
        window=Window(min(start, window_of(first, zone).start), window.end),
        site=site,
        first=first,
        last=last,
        topic=topic,
    )


_FIRST_HOUR_MS = 3_600_000


class Counts(Struct, frozen=True, dict=True):
    """Contacts: ``channels`` by month and channel; ``hours`` of one channel, or of all, by day and hour."""

    channels: dict[tuple[str, Channel], int]
    hours: dict[tuple[date, int], int]

    def of(self, month: Month, channel: Channel | None) -> int:
        """The contacts of a month: of a channel, or of all."""
        if channel is not None:
            return self.channels.get((month.key, channel), 0)
        return sum(n for (key, _channel), n in self.channels.items() if key == month.key)

    def present(self) -> list[Channel]:
        """The channels that had any, most first."""
        totals = Counter[Channel]()
        for (_month, channel), n in self.channels.items():
            totals[channel] += n
        return sorted(totals, key=lambda one: (-totals[one], one.value))

    @cached_property
    def days(self) -> dict[date, int]:
        """The contacts of each day that had any."""
        return _summed((day, n) for (day, _hour), n in self.hours.items())


def counted(stretch: Stretch, channel: str) -> Counts:
    """The contacts of a stretch; by the hour of one channel, where it is named. Raises StoreError."""
    channels: dict[tuple[str, Channel], int] = {}
    hours: dict[tuple[date, int], int] = {}
    for one in stretch.readings(stretch.scope(), Dim.MONTH, Dim.CHANNEL):
        channels[one.id.scope.month, Channel(one.id.scope.channel)] = one.n
    for one in stretch.readings(stretch.scope(channel), Dim.DAY, Dim.HOUR):
        hours[date.fromisoformat(one.id.scope.day), int(one.id.scope.hour)] = one.n
    return Counts(channels, hours)


def _summed(pairs: Iterable[tuple[date, int]]) -> dict[date, int]:
    found: dict[date, int] = {}
    for day, n in pairs:
        found[day] = found.get(day, 0) + n
    return found
