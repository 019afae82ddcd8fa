"""The tables of a summary, each figure beside what it is held against."""

from msgspec import structs

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import Level, Reading, Scope
from supervisor_app.domain.summary import AgentSummary, ChannelSummary, Told, TopicSummary
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.composed import COMPOSED
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.sums import Kind, kind_of
from supervisor_app.services.asked import Asker, Measured
from supervisor_app.services.comparing import NOTHING, Beside, Comparison
from supervisor_app.services.day_sums import VOLUME
from supervisor_app.services.names import Names
from supervisor_app.services.occupancy import KEY as OCCUPANCY
from supervisor_app.services.occupancy import of_people

QUALITY = (
    "first_response_share",
    "response_rate",
    "first_line",
    "first_reaction",
    "containment",
    "abandonment",
    "continuity",
    "returning",
    "repeat_solution",
    "escalated",
    "callbacks_kept",
    "rating",
    "phrases",
    "peer_help",
    "peer_accepted",
)
"""Figures of quality, told where there is anything they are of."""

WHOLE = (
    *(VOLUME, "service_level", "first_response", "first_response_p90", "handling", "longest_handling"),
    *("unanswered", "average_wait", "p90_wait"),
    *QUALITY,
)
"""What is asked of all channels together."""

_LIVE = ("average_wait", "p90_wait", "handling", "service_level", "first_line", "abandonment")
_WRITTEN = ("first_response", "first_response_p90", "handling", "first_response_share", "first_line", "")
_ALONE = ("", "", "bot_handling", "containment", "", "")
_OF_FAMILY = {Family.LIVE: _LIVE, Family.WRITTEN: _WRITTEN, Family.SELF_SERVICE: _ALONE}
"""The figures of a channel's row: wait, its 90th percentile, handling, on time, first line, abandoned."""

CHANNELS = (
    *(VOLUME, "longest_handling", "unanswered"),
    *dict.fromkeys(key for keys in _OF_FAMILY.values() for key in keys if key),
)
"""What is asked of each channel."""

_NOT_COMPARED = frozenset({"unanswered"})
"""Of past days nearly nothing is unanswered by now."""

_MOST_TOPICS = 12
_FAMILIES = (Family.LIVE, Family.WRITTEN, Family.SELF_SERVICE)

CLEARLY_MORE = 1.25
"""So many times the usual, and above the band, is clearly more."""
CLEARLY_MORE_WITHOUT_BAND = 1.5
FEWEST_MORE = 10
"""And so many contacts more."""


def told(reading: Reading, beside: Beside = NOTHING) -> Told:
    """A figure beside what it is held against."""
    figure = FIGURES.get(reading.id.key) or COMPOSED[reading.id.key]
    if reading.id.key in _NOT_COMPARED:
        beside = NOTHING
    return Told(
        reading=reading,
        title=figure.title,
        unit=figure.unit,
        other=beside.other,
        low=beside.low,
        high=beside.high,
        family=figure.family if isinstance(figure, Figure) else None,
    )


def headline_of(measured: Measured, comparison: Comparison) -> tuple[Told, ...]:
    """Contacts, the main live and the main written channel, the first line, and what nobody answered."""
    live, written = measured.main(Family.LIVE), measured.main(Family.WRITTEN)
    rows = (
        (VOLUME, None),
        ("service_level", live),
        ("first_response", written),
        ("first_response_p90", written),
        ("handling", live),
        ("longest_handling", live),
        ("first_line", None),
        ("unanswered", None),
    )
    return tuple(
        _of_channel(measured, comparison, key, channel)
        for key, channel in rows
        if _concerns(key, measured.whole[key])
    )


def _concerns(key: str, reading: Reading) -> bool:
    """Whether a figure is of the channel that all of this is restricted to: e-mail has no service level."""
    family, channel = FIGURES[key].family, reading.id.scope.channel
    return not channel or family is None or Channel(channel).family is family


def _of_channel(measured: Measured, comparison: Comparison, key: str, channel: Channel | None) -> Told:
    named = channel is not None and (key, channel.value) in measured.channels
    word = channel.value if channel is not None and named else ""
    return told(measured.of(key, channel), comparison.figure(key, word))


def channels_of(asker: Asker, measured: Measured, comparison: Comparison) -> tuple[ChannelSummary, ...]:
    """A row a channel, those of self-service last; also of one that had contacts only in the comparison."""
    counts: dict[Channel, float] = dict.fromkeys(comparison.channels(), 0.0) | measured.contacts()
    sessions = (channel for key, channel in measured.channels if key == "containment")
    counts = dict.fromkeys(map(Channel, sessions), 0.0) | counts
    if asker.where.channel:
        counts = {Channel(asker.where.channel): 0.0} | {
            one: number for one, number in counts.items() if one.value == asker.where.channel
        }
    ordered = sorted(counts, key=lambda one: (_FAMILIES.index(one.family), -counts[one], one))
    return tuple(_channel(asker, measured, comparison, channel) for channel in ordered)


def _channel(asker: Asker, measured: Measured, comparison: Comparison, channel: Channel) -> ChannelSummary:
    word = channel.value

    def cell(key: str) -> Told | None:
        reading = measured.channels.get((key, word))
        return None if reading is None else told(reading, comparison.figure(key, word))

    wait, p90, handling, on_time, first_line, abandoned = _OF_FAMILY[channel.family]
    contacts = cell(VOLUME) or told(asker.one(VOLUME, channel=word), comparison.figure(VOLUME, word))
    return ChannelSummary(
        channel=channel,
        contacts=contacts,
        wait=cell(wait),
        wait_p90=cell(p90),
        handling=cell(handling),
        on_time=cell(on_time),
        first_line=cell(first_line),
        abandoned=cell(abandoned),
    )


def topics_told(asker: Asker, comparison: Comparison) -> tuple[TopicSummary, ...]:
    """What customers asked about most."""
    readings = asker.readings(VOLUME, by=(Dim.TOPIC,))
    most = sorted(readings, key=lambda one: (-one.n, one.id.scope.topic))[:_MOST_TOPICS]
    rows = (told(one, comparison.topic(one.id.scope.topic)) for one in most)
    return tuple(
        TopicSummary(topic=row.reading.id.scope.topic, contacts=row, level=_level(row)) for row in rows
    )


def _level(contacts: Told) -> Level:
    return Level.WARN if is_clearly_more(contacts) else Level.NONE


def is_clearly_more(contacts: Told) -> bool:
    """Whether a count lies clearly above what it is held against."""
    value, other = contacts.reading.value, contacts.other
    if value is None or other is None or value - other < FEWEST_MORE:
        return False
    if contacts.high is None:
        return value >= other * CLEARLY_MORE_WITHOUT_BAND
    return value > contacts.high and value >= other * CLEARLY_MORE


def quality_of(measured: Measured, comparison: Comparison) -> tuple[Told, ...]:
    """The figures of quality that anything was there for."""
    return tuple(
        told(measured.whole[key], comparison.figure(key))
        for key in QUALITY
        if measured.whole[key].n and _concerns(key, measured.whole[key])
    )


def agents_of(asker: Asker, names: Names) -> tuple[AgentSummary, ...]:
    """What each person did, those who solved most first."""
    keys = ("resolved", "handling", "handling_total")
    found = {(one.id.scope.agent, one.id.key): one for one in asker.readings(*keys, by=(Dim.AGENT,))}
    empty = {one.id.key: one for one in asker.readings(*keys)} if found else {}
    people = {agent for agent, _ in found}
    # Presence is of a person, wherever their contacts came from.
    presence = (
        {} if asker.where.channel or asker.where.site else of_people(asker.answers, asker.question(OCCUPANCY))
    )
    rows = [
        AgentSummary(
            key=agent,
            name=names.people.get(agent, agent),
            solved=told(found.get((agent, "resolved")) or _nothing(empty["resolved"], agent)),
            handling=told(found.get((agent, "handling")) or _nothing(empty["handling"], agent)),
            handling_total=told(
                found.get((agent, "handling_total")) or _nothing(empty["handling_total"], agent)
            ),
            occupancy=told(presence[agent]) if agent in presence else None,
        )
        for agent in people
    ]
    return tuple(sorted(rows, key=_most_work_first))


def _most_work_first(row: AgentSummary) -> tuple[float, float, str]:
    return -(row.solved.reading.value or 0.0), -(row.handling_total.reading.value or 0.0), row.name


def _nothing(whole: Reading, agent: str) -> Reading:
    """The figure of somebody who has no contacts for it."""
    scope: Scope = structs.replace(whole.id.scope, agent=agent)
    count = kind_of(whole.id.key) is Kind.COUNT and FIGURES[whole.id.key].unit == "contacts"
    return structs.replace(
        whole,
        id=structs.replace(whole.id, scope=scope),
        value=0.0 if count else None,
        n=0,
        provisional=False,
    )
