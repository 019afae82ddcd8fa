"""Snapshots of help desks that never were: busy, empty, hostile, huge, with a lost source."""

from msgspec.structs import replace

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.batch import Ability, Gap, Reject
from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.charts import Chart, Series
from supervisor_app.domain.snapshot import (
    AgentLine,
    ChannelLine,
    FigureId,
    Health,
    HealthState,
    Level,
    PromiseBucket,
    QualityLine,
    QueueLine,
    Reading,
    Scope,
    Selection,
    Snapshot,
    Span,
)
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS, Window, local_day
from tests.ui.sample_rows import NAMES, NOON, USED, listed
from tests.widgets.hostile import HOSTILE

__all__ = [
    "DAY", "NOON", "WAITING", "ZONE", "empty", "filling", "health", "hostile", "huge", "later", "listed",
    "lost", "readings", "rich",
]  # fmt: skip

ZONE = "Europe/Warsaw"
DAY = local_day(NOON, ZONE)
WAITING = FigureId("waiting")
_QUEUES = (
    ("first", "Phone, first line", Hue.VOICE, 14, Level.CRIT),
    ("porting", "Porting", Hue.WRITTEN, 8, Level.WARN),
    ("chat", "App chat", Hue.CHAT, 5, Level.OK),
    ("roaming", "Roaming", Hue.WRITTEN, 4, Level.NONE),
    ("facebook", "Facebook", Hue.SOCIAL, 4, Level.NONE),
    ("sms", "SMS", Hue.SMS, 2, Level.NONE),
)
_COUNTED_BY = {Channel.PHONE: "exchange", Channel.FACEBOOK: "social"}
_STATES = (
    PresenceState.ON_CALL, PresenceState.WRITING, PresenceState.CHATTING, PresenceState.FREE,
    PresenceState.WRAP_UP, PresenceState.BREAK,
)  # fmt: skip


def _reading(
    key: str,
    value: float | None,
    n: int,
    span: Span = Span.NOW,
    channel: str = "",
    level: Level = Level.NONE,
    target: float | None = None,
    met: int | None = None,
    gap: bool = False,
) -> tuple[FigureId, Reading]:
    figure = FigureId(key, span, Scope(channel=channel))
    window = None if span is Span.NOW else Window(DAY.start, NOON)
    rule = f"how {key.replace('_', ' ')} is counted: queued and not yet answered, gone or sent elsewhere"
    return figure, Reading(
        id=figure, value=value, n=n, rule=rule, window=window, level=level, target=target, met=met, gap=gap
    )


def readings(waiting: int = 37) -> dict[FigureId, Reading]:
    """The figures of a busy day."""
    return dict(
        (
            _reading("waiting", waiting, waiting, level=Level.WARN),
            _reading("longest_wait", 161.0, 14, channel="phone", level=Level.CRIT, target=60.0),
            _reading("service_level", 0.84, 812, Span.TODAY, "phone", Level.OK, 0.8, 682, gap=True),
            _reading("service_level", 0.71, 66, Span.LAST_30_MIN, "phone", Level.WARN, 0.8, 47),
            _reading("first_response", 1080.0, 233, Span.TODAY, "email", Level.OK, 1800.0, 201),
            _reading("abandonment", 0.031, 838, Span.TODAY, "phone", Level.OK, 0.05, 26),
            _reading("average_wait", 48.0, 812, Span.TODAY),
            _reading("volume", 9214, 9214, Span.TODAY),
        )
    )


def _channel(place: int, channel: Channel) -> ChannelLine:
    today = 3_120 // (place + 1)
    return ChannelLine(
        channel=channel, waiting=max(14 - 3 * place, 0), longest_since=NOON - 161 * SECOND_MS,
        longest_level=Level.WARN if place == 0 else Level.OK, today=today, share=today / 9_214,
        on_time=0.84 - place / 50, on_time_n=today, on_time_level=Level.OK,
        sources=(_COUNTED_BY.get(channel, "tickets"),),
    )  # fmt: skip


def _agent(place: int, name: str) -> AgentLine:
    state = _STATES[place % len(_STATES)]
    return AgentLine(
        key=f"p{place}", name=name, state=state, since=NOON - (place + 1) * 97 * SECOND_MS,
        reason="lunch" if state is PresenceState.BREAK else "", open_contacts=9 - place // 2,
        in_progress=3 - place // 4, resolved_today=14 + place, handling_today_s=312.0 + 9 * place,
        handled_today=20 + place, occupancy=max(0.97 - place * 0.06, 0.2), queues=("Porting", "Billing"),
    )  # fmt: skip


def _presences(agents: tuple[AgentLine, ...]) -> dict[PresenceState, int]:
    counts: dict[PresenceState, int] = {}
    for line in agents:
        if line.state is not None:
            counts[line.state] = counts.get(line.state, 0) + 1
    return counts


def _day_chart(names: tuple[tuple[str, str, Hue], ...], most: float, target: float | None = None) -> Chart:
    bucket = 30 * MINUTE_MS
    at = tuple(range(DAY.start + 6 * HOUR_MS, NOON, bucket))

    def value(place: int, line: int) -> float | None:
        return None if place in (5, 6) else round(most / (line + 1) * (0.4 + (place * 7 % 11) / 18), 1)

    series = tuple(
        Series(key=key, title=title, hue=hue, values=tuple(value(place, line) for place in range(len(at))))
        for line, (key, title, hue) in enumerate(names)
    )
    return Chart(at=at, bucket_ms=bucket, series=series, gaps=(Window(at[5], at[7]),), target=target)


def _promise() -> tuple[PromiseBucket, ...]:
    counts = (3, 4, 6, 9, 14, 13, 17, 21, 19, 24, 26, 23, 28, 26, 20, 17)
    edges = [float("-inf"), *(float(edge) for edge in range(0, 1801, 120))]
    return tuple(
        PromiseBucket(
            low_s=edges[i], high_s=edges[i + 1], count=counts[i],
            level=Level.CRIT if i == 0 else Level.WARN if edges[i + 1] <= 600 else Level.NONE,
            part="late" if i == 0 else f"{round(edges[i] / 60)}_to_{round(edges[i + 1] / 60)}_min",
        )
        for i in range(len(counts))
    )  # fmt: skip


def health(source: str, title: str, state: HealthState = HealthState.OK, **more: object) -> Health:
    """A source's state; by default it answered two seconds ago."""
    made = Health(
        source=source, title=title, state=state, last_ok=NOON - 2 * SECOND_MS, latency_ms=38, skew_ms=40,
        abilities=frozenset({Ability.TIMELINE, Ability.TEXTS, Ability.BACKFILL}),
    )  # fmt: skip
    return replace(made, **more)


def _healths() -> tuple[Health, ...]:
    late = health(
        "social", "Social", HealthState.LATE, last_ok=NOON - 3 * MINUTE_MS,
        message="HTTP 429: asked too often",
        next_try=NOON + 40 * SECOND_MS, rejects=2,
        recent_rejects=(Reject("social", "m-7", NOON - HOUR_MS, "answered before it came", "{'id': 'm-7'}"),),
        gaps=(Gap("social", Window(NOON - 3 * HOUR_MS, NOON - 2 * HOUR_MS), "it was not reachable"),),
    )  # fmt: skip
    exchange = health("exchange", "Exchange", abilities=frozenset({Ability.PRESENCE, Ability.LIVE_QUEUES}))
    return exchange, health("tickets", "Tickets", changes=112), late


def rich(rows: int = 37) -> Snapshot:
    """The middle of a busy day: six channels and queues, twelve agents, two sources well and one late."""
    agents = tuple(_agent(place, name) for place, name in enumerate(NAMES))
    channels = tuple((one.value, one.value.capitalize(), one.hue) for one in USED[:4])
    return Snapshot(
        at=NOON,
        zone=ZONE,
        day=DAY,
        readings=readings(rows),
        queues=tuple(
            QueueLine(
                key=f"tickets/{key}",
                title=title,
                hue=hue,
                waiting=waiting,
                level=level,
                longest_since=NOON - 161_000,
            )
            for key, title, hue, waiting, level in _QUEUES
        ),
        channels=tuple(_channel(place, channel) for place, channel in enumerate(USED)),
        agents=agents,
        presence_counts=_presences(agents),
        queue_length=_day_chart((("all", "waiting", Hue.VOICE),), 40.0),
        waits=_day_chart((("mean", "average", Hue.VOICE), ("p90", "90 % up to", Hue.VOICE)), 60.0, 60.0),
        volumes=_day_chart(channels, 400.0),
        promise=_promise(),
        health=_healths(),
        quality=(QualityLine(key="answered_before", title="Answered before it came", count=2),),
        selection=Selection(figure=WAITING),
        listed=tuple(listed(number) for number in range(rows)),
        listed_total=rows,
        open_total=1_284,
        stored_total=4_200_000,
        title="Virtual PL",
        simulated=True,
        wall_at=NOON,
    )


def empty() -> Snapshot:
    """The first second: nothing measured, both sources still starting."""
    starting = {"last_ok": None, "latency_ms": None, "skew_ms": None}
    return Snapshot(
        at=NOON,
        zone=ZONE,
        day=DAY,
        readings={},
        health=(
            health("exchange", "Exchange", HealthState.STARTING, **starting),
            health("tickets", "Tickets", HealthState.STARTING, progress=0.4, **starting),
        ),
        selection=Selection(figure=WAITING),
        wall_at=NOON,
    )


def hostile() -> Snapshot:
    """A busy day in which whatever a stranger can write is an attack."""
    base, texts = rich(), tuple(text[:10_000] for text in HOSTILE.values())

    def pick(place: int) -> str:
        return texts[place % len(texts)]

    rows = tuple(
        replace(
            one, subject=pick(place), owner_name=pick(place + 1), queue_title=pick(place + 2),
            customer_hint=pick(place + 3),
            contact=replace(one.contact, topic=pick(place + 4), region=pick(place + 5),
                            id=f"{place}" + pick(place)),
        )
        for place, one in enumerate(base.listed)
    )  # fmt: skip
    return replace(
        base,
        queues=tuple(replace(line, title=pick(place)) for place, line in enumerate(base.queues)),
        agents=tuple(
            replace(line, name=pick(place), reason=pick(place)) for place, line in enumerate(base.agents)
        ),
        health=tuple(
            replace(one, title=pick(place), message=pick(place + 1)) for place, one in enumerate(base.health)
        ),
        quality=tuple(replace(line, title=pick(0)) for line in base.quality),
        listed=rows,
        title=pick(0),
    )


def huge() -> Snapshot:
    """Ten thousand contacts in the list."""
    return rich(10_000)


def lost() -> Snapshot:
    """A busy day whose ticket system went silent: what it told is old."""
    base = rich()
    gone = health(
        "tickets", "Tickets", HealthState.LOST, last_ok=NOON - 14 * MINUTE_MS, message="connection refused",
        next_try=NOON + 20 * SECOND_MS,
    )  # fmt: skip
    return replace(
        base,
        queues=tuple(replace(line, current=line.hue is Hue.VOICE) for line in base.queues),
        channels=tuple(replace(line, current=line.channel is Channel.PHONE) for line in base.channels),
        agents=tuple(replace(line, current=place % 2 == 0) for place, line in enumerate(base.agents)),
        health=(base.health[0], gone, base.health[2]),
    )


def filling(progress: float = 0.51) -> Snapshot:
    """A busy day of which one source still reads its history, while the others have told all they have."""
    base = rich()
    reading = replace(base.health[1], progress=progress)
    return replace(
        base,
        channels=tuple(replace(line, current=not {"tickets"} & set(line.sources)) for line in base.channels),
        health=(base.health[0], reading, base.health[2]),
    )


def later(snapshot: Snapshot, seconds: int) -> Snapshot:
    """The same desk so many seconds on, everything else as it was."""
    passed = seconds * SECOND_MS
    return replace(snapshot, at=snapshot.at + passed, wall_at=snapshot.wall_at + passed)
