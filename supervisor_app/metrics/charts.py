"""The charts through the day: queue length, waits, volumes. A stretch nobody watched has no value."""

from collections.abc import Sequence

import numpy as np

from supervisor_app.domain.channels import Channel, Family, Hue
from supervisor_app.domain.charts import Chart, Series
from supervisor_app.domain.snapshot import Span
from supervisor_app.domain.time import Window
from supervisor_app.metrics import members
from supervisor_app.metrics.desk import CURVE_STEP_MS
from supervisor_app.metrics.layout import CHANNELS, C, Floats, IntArray, Mask, T
from supervisor_app.metrics.queue_length import lengths, stretches
from supervisor_app.metrics.reading import HALF_HOUR_MS, Measurement
from supervisor_app.metrics.times import Grouped, Statistic
from supervisor_app.metrics.windows import Credit
from supervisor_app.text import hue_title

_HUES = tuple(Hue)
_HUE_OF = np.array([_HUES.index(channel.hue) for channel in CHANNELS])


def queue_length_chart(measurement: Measurement) -> Chart:
    """Contacts waiting every five minutes of today, by kind of channel."""
    at = _starts(measurement, CURVE_STEP_MS)
    desk = measurement.desk
    one = stretches(desk.columns)
    columns = desk.columns
    kinds = columns.code(C.SOURCE)[one.rows].astype(np.int64) * len(_HUES)
    kinds += _HUE_OF[columns.code(C.CHANNEL)[one.rows]]
    curves = lengths(one, kinds, len(columns.words.sources.all) * len(_HUES), at).astype(np.float64)
    hues = _hues(measurement, self_service=False)
    totals = {hue: np.zeros(len(at)) for hue in hues}
    for code, source in enumerate(columns.words.sources.all):
        for hue in hues:
            own = curves[code * len(_HUES) + _HUES.index(hue)]
            totals[hue] += _of_source(measurement, own, source, hue, at)
    series = [_series(hue, values) for hue, values in totals.items()]
    return _chart(measurement, at, CURVE_STEP_MS, series)


def waits_chart(measurement: Measurement) -> Chart:
    """Waits of those answered on live channels, by the half-hour of queueing, in seconds."""
    at = _starts(measurement, HALF_HOUR_MS)
    view = measurement.view(Credit.ARRIVED, Span.TODAY)
    rows = np.flatnonzero(view.mask(members.answered_waits) & view.of_family(Family.LIVE))
    places = _places(at, view.time(T.ARRIVED)[rows])
    waits = Grouped(view.time(T.WAIT)[rows], places, len(at))
    series = []
    for key, title, statistic in (("average", "average", Statistic.MEAN), ("p95", "p95", Statistic.P95)):
        values = waits.statistic(statistic)
        series.append(Series(key=key, title=title, hue=Hue.VOICE, values=_plain(values)))
    target = measurement.desk.promises.of(_main_live(measurement)).threshold_s
    return _chart(measurement, at, HALF_HOUR_MS, series, target)


def volumes_chart(measurement: Measurement) -> Chart:
    """Contacts by the half-hour in which they reached us, by kind of channel."""
    at = _starts(measurement, HALF_HOUR_MS)
    view = measurement.view(Credit.ARRIVED, Span.TODAY)
    hue_of = _HUE_OF[view.code(C.CHANNEL)]
    places = _places(at, view.time(T.ARRIVED))
    series = []
    for hue in _hues(measurement, self_service=True):
        values = np.bincount(places[hue_of == _HUES.index(hue)], minlength=len(at)).astype(np.float64)
        silent = _unseen(measurement, _sources_of_hue(measurement, hue), at) & (values == 0)
        values[silent] = np.nan
        series.append(_series(hue, values))
    return _chart(measurement, at, HALF_HOUR_MS, series)


def _of_source(measurement: Measurement, values: Floats, source: str, hue: Hue, at: IntArray) -> Floats:
    """A source's queue length: counted at the time where it was, else from the contacts; NaN if unseen."""
    for instant, queues in measurement.desk.samples.get(source, {}).items():
        place = (instant - measurement.day.start) // CURVE_STEP_MS
        if 0 <= place < len(at) and at[place] == instant:
            values[place] = sum(number for (_, channel), number in queues.items() if channel.hue is hue)
    if source in _sources_of_hue(measurement, hue):
        values[_unseen(measurement, {source}, at)] = np.nan
    return values


def _starts(measurement: Measurement, bucket_ms: int) -> IntArray:
    """The starts of today's buckets up to now."""
    return np.arange(measurement.day.start, measurement.now + 1, bucket_ms, dtype=np.int64)


def _places(at: IntArray, times: IntArray) -> IntArray:
    return (times - at[0]) // (at[1] - at[0]) if len(at) > 1 else np.zeros(len(times), np.int64)


def _hues(measurement: Measurement, self_service: bool) -> list[Hue]:
    """The kinds of channel that there are, in a fixed order."""
    present = {
        one.hue for one in measurement.channels() if self_service or one.family is not Family.SELF_SERVICE
    }
    return [hue for hue in _HUES if hue in present]


def _sources_of_hue(measurement: Measurement, hue: Hue) -> set[str]:
    return {
        source for one in measurement.channels() if one.hue is hue for source in measurement.sources_of(one)
    }


def _unseen(measurement: Measurement, sources: set[str], at: IntArray) -> Mask:
    """Which bucket starts lie in a gap of one of the sources."""
    unseen = np.zeros(len(at), np.bool_)
    for gap in measurement.desk.gap_windows(sources, Window(measurement.day.start, measurement.now + 1)):
        unseen |= (at >= gap.start) & (at < gap.end)
    return unseen


def _main_live(measurement: Measurement) -> Channel | None:
    """The phone, else the first live channel there is."""
    return next((one for one in measurement.channels() if one.family is Family.LIVE), None)


def _series(hue: Hue, values: Floats) -> Series:
    return Series(key=hue.value, title=hue_title(hue), hue=hue, values=_plain(values))


def _plain(values: Floats) -> tuple[float | None, ...]:
    if not np.isnan(values).any():
        return tuple(values.tolist())
    return tuple(None if value != value else value for value in values.tolist())


def _chart(
    measurement: Measurement,
    at: IntArray,
    bucket_ms: int,
    series: Sequence[Series],
    target: float | None = None,
) -> Chart:
    gaps = measurement.desk.gap_windows(None, Window(measurement.day.start, measurement.now + 1))
    return Chart(at=tuple(at.tolist()), bucket_ms=bucket_ms, series=tuple(series), gaps=gaps, target=target)
