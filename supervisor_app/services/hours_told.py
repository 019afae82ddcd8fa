"""The contacts of a period by hour: the hours of a day as they come, or of a longer period by time of day."""

from collections.abc import Sequence

from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.summary import HourSummary, Period
from supervisor_app.domain.time import HOUR_MS, Window
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.asked import Asker
from supervisor_app.services.comparing import Comparison
from supervisor_app.services.day_sums import VOLUME, HourCount, hour_counts

_HOURS = range(24)


def hours_told(
    asker: Asker, period: Period, comparison: Comparison, gaps: Sequence[Window]
) -> tuple[HourSummary, ...]:
    """The hours, of a day that runs on those that have begun. Raises StoreError."""
    if period.first == period.last:
        counts = hour_counts(asker.answers, period.window, period.zone, asker.where)
        return tuple(_of_day(asker, one, comparison, gaps) for one in counts)
    return _of_period(asker, period, comparison)


def _of_day(asker: Asker, count: HourCount, comparison: Comparison, gaps: Sequence[Window]) -> HourSummary:
    start = count.at.start
    window = Window(start, min(start + HOUR_MS, asker.window.end))
    return HourSummary(
        start=start,
        hour=count.at.hour,
        by_hue=_by_hue(count.channels),
        usual=comparison.hour(count.at.hour),
        figure=asker.figure(VOLUME, hour=str(count.at.hour)),
        observed=not any(gap.meets(window) for gap in gaps),
        window=window,
    )


def _of_period(asker: Asker, period: Period, comparison: Comparison) -> tuple[HourSummary, ...]:
    counts: dict[int, dict[Channel, int]] = {hour: {} for hour in _HOURS}
    for one in asker.readings(VOLUME, by=(Dim.HOUR, Dim.CHANNEL)):
        counts[int(one.id.scope.hour)][Channel(one.id.scope.channel)] = one.n
    return tuple(
        HourSummary(
            start=period.window.start + hour * HOUR_MS,
            hour=hour,
            by_hue=_by_hue(counts[hour]),
            usual=comparison.hour(hour),
            figure=asker.figure(VOLUME, hour=str(hour)),
            window=period.window,
        )
        for hour in _HOURS
    )


def _by_hue(channels: dict[Channel, int]) -> dict[Hue, int]:
    found: dict[Hue, int] = {}
    for channel, number in channels.items():
        found[channel.hue] = found.get(channel.hue, 0) + number
    return found
