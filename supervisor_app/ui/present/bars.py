"""Rows and bins of the small charts: queues, promises, channels, agents' loads, presence."""

from supervisor_app import text
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Family
from supervisor_app.domain.snapshot import AgentLine, ChannelLine, PromiseBucket, QueueLine, Snapshot
from supervisor_app.ui.present.missing import missing_note
from supervisor_app.ui.present.moment import moment_of
from widgets.bar_list import BarRow
from widgets.histogram import Bin
from widgets.load_bars import LoadRow
from widgets.segment_bar import Segment

FULL_HANDS = 0.9
"""From this occupancy on an agent has no breath left: shown amber."""

_LABEL_EVERY_S = 600

_PRESENCE_HUES = {
    PresenceState.ON_CALL: "voice",
    PresenceState.WRITING: "written",
    PresenceState.CHATTING: "chat",
    PresenceState.WRAP_UP: "mute",
    PresenceState.RINGING: "sms",
    PresenceState.FREE: "self_service",
    PresenceState.BREAK: "in_person",
}


def queue_rows(snapshot: Snapshot, limit: int) -> tuple[BarRow, ...]:
    """The longest queues first; those whose source is silent are grey."""
    lines = sorted(snapshot.queues, key=lambda line: (-line.waiting, line.title))
    return tuple(_queue_row(line) for line in lines[:limit])


def _queue_row(line: QueueLine) -> BarRow:
    return BarRow(
        key=line.key,
        label=line.title,
        value=line.waiting,
        text=text.count(line.waiting),
        hue=line.hue.value if line.current else "mute",
        level=line.level.value if line.current else "none",
    )


def channel_rows(snapshot: Snapshot, limit: int) -> tuple[BarRow, ...]:
    """Contacts of today by channel, most first, with their share."""
    lines = sorted(snapshot.channels, key=lambda line: (-line.today, line.channel.value))
    return tuple(_channel_row(line) for line in lines[:limit])


def _channel_row(line: ChannelLine) -> BarRow:
    share = "" if line.share is None else f" · {text.share(line.share)}"
    return BarRow(
        key=line.channel.value,
        label=text.channel_title(line.channel),
        value=line.today,
        text=text.count(line.today) + share,
        hue=line.channel.hue.value if line.current else "mute",
    )


def promise_bins(snapshot: Snapshot) -> tuple[Bin, ...]:
    """Written contacts that wait, by the time left of their promise; grey where no one tells them now."""
    told = _written_told(snapshot)
    return tuple(
        Bin(bucket.part, _bucket_label(bucket), bucket.count, bucket.level.value if told else "mute")
        for bucket in snapshot.promise
    )


def promise_note(snapshot: Snapshot) -> str:
    """What the bins come to: ``3 late · 10 within 10 min``; how old they are where no one tells them now."""
    if age := _age(snapshot, _written_told(snapshot)):
        return age
    late = sum(bucket.count for bucket in snapshot.promise if bucket.high_s <= 0)
    soon = sum(bucket.count for bucket in snapshot.promise if 0 < bucket.high_s <= _LABEL_EVERY_S)
    return f"{text.count(late)} late · {text.count(soon)} within 10{text.NO_BREAK}min"


def _written_told(snapshot: Snapshot) -> bool:
    """Whether anybody tells at present what is written to us."""
    written = [line for line in snapshot.channels if line.channel.family is Family.WRITTEN]
    return not written or any(line.current for line in written)


def queues_age(snapshot: Snapshot) -> str:
    """How old the grey queues are: ``Tickets 14 min old``; empty where none is grey."""
    return _age(snapshot, all(line.current for line in snapshot.queues))


def channels_age(snapshot: Snapshot) -> str:
    """How old the grey channels are; empty where none is grey."""
    return _age(snapshot, all(line.current for line in snapshot.channels))


def _age(snapshot: Snapshot, current: bool) -> str:
    return "" if current else missing_note(snapshot, moment_of(snapshot))


def _bucket_label(bucket: PromiseBucket) -> str:
    if bucket.high_s <= 0:
        return "late"
    return text.count(round(bucket.low_s / 60)) if bucket.low_s > 0 and bucket.low_s % 600 == 0 else ""


def load_rows(snapshot: Snapshot, limit: int) -> tuple[LoadRow, ...]:
    """The busiest people on shift first."""
    on_shift = [line for line in snapshot.agents if line.state is None or line.state.on_shift]
    most = max((line.open_contacts for line in on_shift), default=0)
    busiest = sorted(on_shift, key=lambda line: (-(line.occupancy or 0), -line.open_contacts, line.name))
    return tuple(_load_row(line, most) for line in busiest[:limit])


def _load_row(line: AgentLine, most: int) -> LoadRow:
    opened = f"{text.count(line.open_contacts)} open"
    known = line.occupancy is not None
    value = line.occupancy if known else (line.open_contacts / most if most else None)
    return LoadRow(
        key=line.key,
        label=line.name,
        value=value if line.current else None,
        text=f"{text.share(line.occupancy)} · {opened}" if known else opened,
        level="warn" if line.current and known and (line.occupancy or 0) >= FULL_HANDS else "none",
        state_hue=presence_hue(line.state if line.current else None) if line.state is not None else "",
        state=text.presence_word(line.state) if line.state is not None else "",
    )


def presence_hue(state: PresenceState | None) -> str:
    """The colour of what somebody does, the same in strip, bars and table."""
    return "mute" if state is None else _PRESENCE_HUES.get(state, "mute")


def presence_segments(snapshot: Snapshot) -> tuple[Segment, ...]:
    """How many people do what, those signed in only; grey where nobody's presence is of now."""
    counts = snapshot.presence_counts
    current = not snapshot.agents or any(line.current for line in snapshot.agents)
    return tuple(
        Segment(state.value, text.presence_word(state), counts[state], hue if current else "mute")
        for state, hue in _PRESENCE_HUES.items()
        if counts.get(state)
    )


def on_shift(snapshot: Snapshot) -> int:
    """How many people are signed in."""
    return sum(number for state, number in snapshot.presence_counts.items() if state.on_shift)
