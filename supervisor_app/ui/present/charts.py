"""Charts through the day. Kept apart: what they show in is loaded after the first paint."""

from supervisor_app import text
from supervisor_app.domain.charts import Chart, Series
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.time import HOUR_MS
from widgets.live_plot import PlotSeries, PlotState
from widgets.stacked_bars import StackSeries, StackState

_SHADED = ("p90", "p95")


def queue_plot(snapshot: Snapshot) -> PlotState:
    """How many waited, through the day."""
    return _plot(snapshot, snapshot.queue_length, duration=False)


def wait_plot(snapshot: Snapshot) -> PlotState:
    """How long they waited, through the day; high percentiles as a shade behind the average."""
    return _plot(snapshot, snapshot.waits, duration=True)


def wait_note(snapshot: Snapshot) -> str:
    """What line and shade are, and how high the shade goes, which the plot may cut off."""
    shaded = [one for one in snapshot.waits.series if one.key.endswith(_SHADED)]
    peak = max((value for one in shaded for value in one.values if value is not None), default=None)
    if peak is None:
        return "line: average"
    return f"shade: p95, up to {text.duration_clock(peak * 1000)} · line: average"


def volume_stack(snapshot: Snapshot) -> StackState:
    """Contacts by channel, through the day."""
    chart = snapshot.volumes
    return StackState(
        at=chart.at,
        bucket_ms=chart.bucket_ms,
        series=tuple(StackSeries(one.key, one.title, one.hue.value, one.values) for one in chart.series),
        gaps=_gaps(chart),
        now=snapshot.at,
        zone=snapshot.zone,
        start=_start(chart, snapshot),
        end=_end(chart, snapshot),
    )


def _plot(snapshot: Snapshot, chart: Chart, duration: bool) -> PlotState:
    return PlotState(
        at=chart.at,
        bucket_ms=chart.bucket_ms,
        series=tuple(_line(one, filled=not duration) for one in chart.series),
        gaps=_gaps(chart),
        target=chart.target,
        now=snapshot.at,
        zone=snapshot.zone,
        y_unit="duration" if duration else "count",
        start=_start(chart, snapshot),
        end=_end(chart, snapshot),
    )


def _line(one: Series, filled: bool) -> PlotSeries:
    shade = one.key.endswith(_SHADED)
    return PlotSeries(one.key, one.title, one.hue.value, one.values, fill=filled and not shade, shade=shade)


def _gaps(chart: Chart) -> tuple[tuple[int, int], ...]:
    return tuple((gap.start, gap.end) for gap in chart.gaps)


def _start(chart: Chart, snapshot: Snapshot) -> int:
    """Begin with the first hour in which anything was seen: nights say nothing."""
    for index, at in enumerate(chart.at):
        if any(one.values[index] for one in chart.series):
            return max(snapshot.day.start, at // HOUR_MS * HOUR_MS)
    return snapshot.day.start


def _end(chart: Chart, snapshot: Snapshot) -> int:
    """End with the hour after now: nothing is foretold here."""
    return min(snapshot.day.end, (snapshot.at // HOUR_MS + 1) * HOUR_MS)
