"""A named zone as arithmetic: from what its clocks show to instants, day by day.

A *wall time* is what a clock on the wall shows, as milliseconds since 1970-01-01 00:00 of that clock. On
nearly every day a zone is a constant number of milliseconds off UTC, so that a day is looked up once.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from supervisor_app.domain.time import DAY_MS, Instant, from_instant, to_instant

Wall: TypeAlias = int
_Offset: TypeAlias = int | None

_EPOCH = datetime(1970, 1, 1)
_MS = timedelta(milliseconds=1)
_DAYS = 4_096


def wall_of(moment: datetime) -> Wall:
    """What the clock shows, of a datetime without a zone."""
    return (moment - _EPOCH) // _MS


class ZoneClock:
    """The clocks of one zone. Raises OverflowError for years that no calendar has."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._zone = ZoneInfo(name)
        self._by_wall_day: dict[int, _Offset] = {}
        self._by_utc_day: dict[int, _Offset] = {}

    def instant(self, wall: Wall, after: Instant | None = None) -> Instant:
        """When the clock shows this. Of an hour that comes twice the first, or the second where the first is
        before ``after``; an hour that is left out is read as if clocks had not been set."""
        day = wall // DAY_MS
        try:
            offset = self._by_wall_day[day]
        except KeyError:
            offset = self._learn(self._by_wall_day, day, self._constant_on_wall)
        if offset is not None:
            return wall - offset
        first = self._exactly(wall, fold=0)
        if after is not None and first < after:
            return max(first, self._exactly(wall, fold=1))
        return first

    def second(self, wall: Wall) -> Instant:
        """When the clock shows this for the last time: of an hour that comes twice, the second."""
        return max(self._exactly(wall, fold=0), self._exactly(wall, fold=1))

    def wall(self, at: Instant) -> Wall:
        """What the clock shows at an instant."""
        day = at // DAY_MS
        try:
            offset = self._by_utc_day[day]
        except KeyError:
            offset = self._learn(self._by_utc_day, day, self._constant_in_utc)
        return at + (self._offset(at) if offset is None else offset)

    def _learn(self, known: dict[int, _Offset], day: int, constant: Callable[[int], _Offset]) -> _Offset:
        if len(known) >= _DAYS:
            known.clear()
        known[day] = offset = constant(day)
        return offset

    def _constant_on_wall(self, day: int) -> _Offset:
        """The offset that holds all of a wall day, None where clocks are set on it or near it."""
        start = self._exactly(day * DAY_MS, fold=0)
        return self._constant(start - DAY_MS // 4, start + DAY_MS + DAY_MS // 4)

    def _constant_in_utc(self, day: int) -> _Offset:
        return self._constant(day * DAY_MS, (day + 1) * DAY_MS)

    def _constant(self, start: Instant, end: Instant) -> _Offset:
        # Clocks are set at most once in so short a time, so that equal ends mean nothing between them.
        offset = self._offset(start)
        return offset if offset == self._offset(end) else None

    def _offset(self, at: Instant) -> int:
        offset = from_instant(at, self.name).utcoffset()
        assert offset is not None  # noqa: S101 - an aware datetime has one
        return offset // _MS

    def _exactly(self, wall: Wall, *, fold: int) -> Instant:
        local = (_EPOCH + timedelta(milliseconds=wall)).replace(tzinfo=self._zone, fold=fold)
        return to_instant(local.astimezone(UTC))
