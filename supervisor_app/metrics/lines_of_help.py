"""The lines of a snapshot that tell of help without agents: self-service, and customers who help others."""

import numpy as np

from supervisor_app.domain.snapshot import HelperLine, SelfServiceLine, Span
from supervisor_app.metrics import members_quality
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.counting import Counting
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import CHANNELS
from supervisor_app.metrics.reading import Measurement

_MOST_HELPERS = 20


def self_service_lines(measurement: Measurement) -> tuple[SelfServiceLine, ...]:
    """Every channel on which self-service sessions ended today, in the order of the catalogue of channels."""
    readings = {one.id.scope.channel: one for one in measurement.read(*_today("containment"), Dim.CHANNEL)}
    durations = measurement.measured(*_today("bot_handling"), Dim.CHANNEL)
    return tuple(
        SelfServiceLine(
            channel=channel,
            sessions=int(durations.n[code]),
            contained=readings[channel.value].value,
            contained_n=readings[channel.value].n,
            mean_s=float(durations.value[code]),
            provisional=readings[channel.value].provisional,
        )
        for code, channel in enumerate(CHANNELS)
        if channel.value in readings and durations.n[code]
    )


def helper_lines(measurement: Measurement) -> tuple[HelperLine, ...]:
    """The customers who answered most of the others today, the one with most answers first."""
    names = measurement.desk.columns.words.helpers.all
    if not names:
        return ()
    figure, span = _today("peer_answered")
    view = measurement.view(figure.credit, span)
    answered = measurement.measured(figure, span, Dim.HELPER).n
    accepted = Counting(view).number(members_quality.accepted, view.grouping(Dim.HELPER), None)
    points = measurement.measured(*_today("peer_points"), Dim.HELPER).value
    best = np.lexsort((np.arange(len(names)), -points, -accepted, -answered))[:_MOST_HELPERS]
    return tuple(
        HelperLine(
            key=names[code],
            answered=int(answered[code]),
            accepted=int(accepted[code]),
            points=int(points[code]),
        )
        for code in best.tolist()
        if answered[code]
    )


def _today(key: str) -> tuple[Figure, Span]:
    return FIGURES[key], Span.TODAY
