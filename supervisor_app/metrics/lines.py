"""The lines of a snapshot: queues, channels, agents."""

from collections.abc import Mapping

import numpy as np

from supervisor_app.domain.agents import Presence, PresenceState
from supervisor_app.domain.channels import Channel, Family, Hue
from supervisor_app.domain.snapshot import (
    AgentLine,
    ChannelLine,
    FigureId,
    Level,
    QueueLine,
    Reading,
    Scope,
    Span,
)
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.desk import PersonLine
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import CHANNELS, C
from supervisor_app.metrics.measures import Measured
from supervisor_app.metrics.members import left_ms, waited_ms, waiting
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.wording import judged

Readings = Mapping[FigureId, Reading]

_BUSIEST_FIRST = (
    PresenceState.ON_CALL,
    PresenceState.CHATTING,
    PresenceState.RINGING,
    PresenceState.WRAP_UP,
    PresenceState.WRITING,
    PresenceState.FREE,
    PresenceState.BREAK,
    PresenceState.OFFLINE,
)


def queue_lines(measurement: Measurement, readings: Readings) -> tuple[QueueLine, ...]:
    """Every queue that is known or has contacts, the longest first."""
    desk = measurement.desk
    hues = _queue_hues(measurement)
    used = _used_patience(measurement)
    lines = []
    for key in desk.columns.words.queues.all:
        count = readings[FigureId("waiting", Span.NOW, Scope(queue=key))]
        longest = readings[FigureId("longest_wait", Span.NOW, Scope(queue=key))]
        lines.append(
            QueueLine(
                key=key,
                title=desk.queue_title(key),
                hue=hues.get(key, Hue.WRITTEN),
                waiting=count.n,
                longest_since=_since(measurement.now, longest),
                level=judged(used.get(key), 1.0, "low"),
                current=desk.is_current(key.partition("/")[0]),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.waiting, line.title, line.key)))


def _used_patience(measurement: Measurement) -> dict[str, float]:
    """The longest wait in each queue as a part of what its own channel allows: a queue may take several."""
    view = measurement.view(FIGURES["waiting"].credit, Span.NOW)
    waited = waited_ms(view)
    allowed = np.where(view.of_family(Family.LIVE), view.target_ms("longest_wait_s"), waited + left_ms(view))
    used = waited / np.maximum(allowed, 1)
    queues, waits = view.code(C.QUEUE), waiting(view)
    names = measurement.desk.columns.words.queues.all
    most: dict[str, float] = {}
    for code in np.unique(queues[waits]).tolist():
        if code >= 0:
            most[names[code]] = float(used[waits & (queues == code)].max())
    return most


def channel_lines(measurement: Measurement, readings: Readings) -> tuple[ChannelLine, ...]:
    """Every channel there is, in the order of the catalogue of channels."""
    return tuple(_channel_line(measurement, readings, channel) for channel in measurement.channels())


def agent_lines(measurement: Measurement) -> tuple[AgentLine, ...]:
    """Everybody who helps customers, by name."""
    desk = measurement.desk
    opened = _by_agent(measurement, "workload", Span.NOW)
    in_progress = _by_agent(measurement, "in_progress", Span.NOW)
    resolved = _by_agent(measurement, "resolved", Span.TODAY)
    handling = _by_agent(measurement, "handling_total", Span.TODAY)
    lines = []
    for person in desk.people.values():
        code = desk.columns.words.persons.known(person.key)
        presence = _presence(measurement, person)
        handled = _number(handling, code)
        lines.append(
            AgentLine(
                key=person.key,
                name=person.name,
                state=presence.state if presence else None,
                since=presence.since if presence else None,
                reason=presence.reason if presence else "",
                open_contacts=_number(opened, code),
                in_progress=_number(in_progress, code),
                resolved_today=_number(resolved, code),
                handling_today_s=float(handling.value[code]) if code is not None and handled else None,
                handled_today=handled,
                queues=person.queues,
                current=any(desk.is_current(source) for source, _ in person.agents),
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.name, line.key)))


def presence_counts(lines: tuple[AgentLine, ...]) -> dict[PresenceState, int]:
    """How many people do what, those of whom it is known."""
    counts: dict[PresenceState, int] = {}
    for line in lines:
        if line.state is not None:
            counts[line.state] = counts.get(line.state, 0) + 1
    return counts


def _channel_line(measurement: Measurement, readings: Readings, channel: Channel) -> ChannelLine:
    scope = Scope(channel=channel.value)
    longest = readings[FigureId("longest_wait", Span.NOW, scope)]
    on_time_key = "service_level" if channel.family is Family.LIVE else "first_response_share"
    on_time = readings[FigureId(on_time_key, Span.TODAY, scope)]
    sources = measurement.sources_of(channel)
    return ChannelLine(
        channel=channel,
        waiting=readings[FigureId("waiting", Span.NOW, scope)].n,
        longest_since=_since(measurement.now, longest),
        longest_level=longest.level,
        today=readings[FigureId("volume", Span.TODAY, scope)].n,
        share=readings[FigureId("share", Span.TODAY, scope)].value,
        on_time=on_time.value,
        on_time_n=on_time.n,
        on_time_level=on_time.level if on_time.value is not None else Level.NONE,
        current=not sources or any(measurement.desk.is_current(source) for source in sources),
        sources=tuple(sorted(sources)),
    )


def _queue_hues(measurement: Measurement) -> dict[str, Hue]:
    """The colour of each queue: its channel's, else that of the channel most of its contacts are of."""
    columns = measurement.desk.columns
    names = columns.words.queues.all
    queue = columns.code(C.QUEUE).astype(np.int64)
    placed = queue >= 0
    cells = queue[placed] * len(CHANNELS) + columns.code(C.CHANNEL)[placed]
    table = np.bincount(cells, minlength=len(names) * len(CHANNELS)).reshape(len(names), len(CHANNELS))
    hues = {
        name: CHANNELS[int(row.argmax())].hue for name, row in zip(names, table, strict=True) if row.any()
    }
    named = {key: one.channel.hue for key, one in measurement.desk.queues.items() if one.channel is not None}
    return hues | named


def _since(now: Instant, longest: Reading) -> Instant | None:
    return None if longest.value is None else now - round(longest.value * 1000)


def _by_agent(measurement: Measurement, key: str, span: Span) -> Measured:
    return measurement.measured(FIGURES[key], span, Dim.AGENT)


def _number(measured: Measured, code: int | None) -> int:
    return 0 if code is None else int(measured.n[code])


def _presence(measurement: Measurement, person: PersonLine) -> Presence | None:
    """What a person does: the busiest of what they do in any source."""
    known = [measurement.desk.presences[one] for one in person.agents if one in measurement.desk.presences]
    return min(known, key=lambda one: (_BUSIEST_FIRST.index(one.state), one.since), default=None)
