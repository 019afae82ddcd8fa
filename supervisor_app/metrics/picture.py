"""Assembles the snapshot: everything the window shows, true of one instant."""

from supervisor_app.domain.snapshot import FigureId, Selection, Snapshot, Span
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.charts import queue_length_chart, volumes_chart, waits_chart
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.lines import agent_lines, channel_lines, presence_counts, queue_lines
from supervisor_app.metrics.lines_of_help import helper_lines, self_service_lines
from supervisor_app.metrics.listing import selected
from supervisor_app.metrics.promise import buckets
from supervisor_app.metrics.quality import quality_lines
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.windows import Credit
from supervisor_app.metrics.wording import Wording


def snapshot_of(
    desk: Desk, wording: Wording, now: Instant, selection: Selection | None = None, full: bool = False
) -> Snapshot:
    """The desk at an instant. ``full``: every figure in every scope it has, not only what is shown."""
    desk.note_losses(now)
    measurement = Measurement(desk, wording, now)
    readings = measurement.readings(full)
    agents = agent_lines(measurement)
    rows, total = selected(measurement, selection) if selection is not None else ((), 0)
    return Snapshot(
        at=now,
        zone=desk.zone,
        day=measurement.day,
        readings=readings,
        queues=queue_lines(measurement, readings),
        channels=channel_lines(measurement, readings),
        agents=agents,
        self_service=self_service_lines(measurement),
        helpers=helper_lines(measurement),
        presence_counts=presence_counts(agents),
        queue_length=queue_length_chart(measurement),
        waits=waits_chart(measurement),
        volumes=volumes_chart(measurement),
        promise=buckets(measurement.view(Credit.NOW, Span.NOW)),
        health=tuple(desk.healths.values()),
        quality=quality_lines(desk),
        selection=selection,
        listed=rows,
        listed_total=total,
        open_total=readings[FigureId("backlog")].n,
        stored_total=desk.stored_total,
        title=desk.title,
        simulated=any(health.simulated for health in desk.healths.values()),
    )
