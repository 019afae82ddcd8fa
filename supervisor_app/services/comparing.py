"""What the figures of a period are held against: the usual of its days, or another period."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from statistics import fmean
from typing import Protocol

import numpy as np
from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import Reading
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.pooling import Pool, pooled
from supervisor_app.metrics.sums import added, mean_day, value_of
from supervisor_app.metrics.usual import BAND, FEWEST_FOR_A_BAND, Usual
from supervisor_app.services.day_sums import VOLUME, Days, DaySums, Place, is_percentile


class Beside(Struct, frozen=True):
    """What is usual, or was at another time; with the band of ordinary days where there is one."""

    other: float | None = None
    low: float | None = None
    high: float | None = None


NOTHING = Beside()


class Comparison(Protocol):
    """What figures are held against. Values are None where there is nothing to compare with."""

    def figure(self, key: str, channel: str = "") -> Beside:
        """A figure, of a channel or of all."""

    def hour(self, hour: int) -> float | None:
        """The contacts of an hour of the day; over several days all of them together."""

    def topic(self, topic: str) -> Beside:
        """The contacts about a topic."""

    def channels(self) -> Mapping[Channel, float]:
        """The contacts by channel."""


class NoComparison:
    """There is nothing to compare with."""

    def figure(self, key: str, channel: str = "") -> Beside:
        """Nothing."""
        return NOTHING

    def hour(self, hour: int) -> float | None:
        """Nothing."""
        return None

    def topic(self, topic: str) -> Beside:
        """Nothing."""
        return NOTHING

    def channels(self) -> Mapping[Channel, float]:
        """None."""
        return {}


class UsualComparison:
    """The usual of the days of a period, added up. Every one of them has a day to tell what is usual.

    Rates and means are made of the sums of the days, percentiles of the contacts of all of them. A band there
    is for a single day. ``until``: the time of day to which the last one is compared; None: it is over.
    """

    def __init__(self, days: Days, usuals: Mapping[date, Usual], until: Instant | None) -> None:
        self._days, self._usuals, self._until = days, usuals, until
        self._last = max(usuals)

    def figure(self, key: str, channel: str = "") -> Beside:
        """A figure of a usual day. Raises StoreError."""
        if is_percentile(key):
            return Beside(_percentile(key, self._pools.get((key, channel))))
        means = [mean_day(key, [one.sum(key, channel) for one in days]) for days in self._told.values()]
        band = (value_of(key, one.sum(key, channel)) for one in self._band)
        return _with_band(value_of(key, added(means)), band)

    def hour(self, hour: int) -> float | None:
        """The mean contacts of the hour, the days of the period added up. Raises StoreError."""
        means = [_mean_of_hour(days, hour) for days in self._told.values()]
        told = [mean for mean in means if mean is not None]
        return sum(told) if told else None

    def topic(self, topic: str) -> Beside:
        """The contacts about a topic. Raises StoreError."""
        means = (fmean(one.topics.get(topic, 0) for one in days) for days in self._told.values())
        return _with_band(sum(means), (float(one.topics.get(topic, 0)) for one in self._band))

    def channels(self) -> Mapping[Channel, float]:
        """The mean contacts by channel. Raises StoreError."""
        days = [one for told in self._told.values() for one in told]
        keys = {channel for one in days for key, channel in one.sums if key == VOLUME and channel}
        return {Channel(key): self.figure(VOLUME, key).other or 0.0 for key in sorted(keys)}

    @cached_property
    def _told(self) -> dict[date, list[DaySums]]:
        """The days that tell what is usual, by the day of the period."""
        return {day: [self._day(day, one) for one in usual.days] for day, usual in self._usuals.items()}

    @cached_property
    def _band(self) -> list[DaySums]:
        if len(self._usuals) > 1:
            return []
        ((day, usual),) = self._usuals.items()
        return [self._day(day, one) for one in usual.band_days]

    @cached_property
    def _pools(self) -> dict[Place, Pool]:
        different = {id(one): one for days in self._told.values() for one in days}
        return pooled([one.pools for one in different.values()])

    def _day(self, day: date, other: date) -> DaySums:
        return self._days.day(other, self._until if day == self._last else None)


class PeriodComparison:
    """Another period. ``whole`` and ``channels``: its readings; ``hours`` and ``topics``: its contacts."""

    def __init__(
        self,
        whole: Mapping[str, Reading],
        channels: Mapping[Place, Reading],
        hours: Mapping[int, int],
        topics: Mapping[str, int],
    ) -> None:
        self._whole, self._channels, self._hours, self._topics = whole, channels, hours, topics

    def figure(self, key: str, channel: str = "") -> Beside:
        """The same figure there; what has no contacts there has none."""
        reading = self._channels.get((key, channel)) if channel else self._whole.get(key)
        if reading is None:
            return Beside(0.0) if key == VOLUME else NOTHING
        return Beside(reading.value)

    def hour(self, hour: int) -> float | None:
        """The contacts of the hour there."""
        return float(self._hours[hour]) if hour in self._hours else None

    def topic(self, topic: str) -> Beside:
        """The contacts about the topic there."""
        return Beside(float(self._topics.get(topic, 0)))

    def channels(self) -> Mapping[Channel, float]:
        """The contacts by channel there."""
        return {
            Channel(channel): float(one.n) for (key, channel), one in self._channels.items() if key == VOLUME
        }


def _with_band(value: float | None, band: Iterator[float | None]) -> Beside:
    told = [one for one in band if one is not None]
    if value is None or len(told) < FEWEST_FOR_A_BAND:
        return Beside(value)
    low, high = np.percentile(told, BAND).tolist()
    return Beside(value, low, high)


def _mean_of_hour(days: list[DaySums], hour: int) -> float | None:
    counts = [one.contacts for day in days for one in day.hours if one.at.hour == hour]
    return fmean(counts) if counts else None


def _percentile(key: str, pool: Pool | None) -> float | None:
    measure = FIGURES[key].measure
    return pool.value_s(measure.statistic) if pool is not None and isinstance(measure, Duration) else None
