"""The quality of what was said today, self-service, and customers who help each other, as rows of figures.

A figure without a denominator has no row: it says nothing yet. The key of a row names the figure behind it.
"""

from collections.abc import Callable

from msgspec import Struct

from supervisor_app import text
from supervisor_app.domain.snapshot import FigureId, Reading, Snapshot, Span
from supervisor_app.ui.present import figures
from widgets.figure_list import FigureRow
from widgets.palette import Level

Write = Callable[[Reading], str]


class _Told(Struct, frozen=True):
    """How a figure is written in its row: its name, its value, and what stands beside it."""

    key: str
    label: str
    value: Write
    note: Write
    span: Span = Span.TODAY


def _share(reading: Reading) -> str:
    return text.share(reading.value)


def _number(reading: Reading) -> str:
    return text.count(None if reading.value is None else round(reading.value))


def _length(reading: Reading) -> str:
    return text.duration_words(None if reading.value is None else reading.value * 1000)


def _stars(reading: Reading) -> str:
    return text.DASH if reading.value is None else text.decimal(reading.value, 1)


def _parts(reading: Reading) -> str:
    told = f"{text.count(reading.met)} of {text.count(reading.n)}"
    return f"{told} · may still change" if reading.provisional else told


def _n(reading: Reading) -> str:
    return f"of {text.count(reading.n)}"


def _nothing(_reading: Reading) -> str:
    return ""


_QUALITY = (
    _Told("first_line", "Solved on the first line", _share, _parts),
    _Told("first_reaction", "Solved by the first answer", _share, _parts),
    _Told("continuity", "One consultant throughout", _share, _parts),
    _Told("returning", "Same consultant again", _share, _parts),
    _Told("repeat_solution", "Solution offered twice", _number, _nothing),
    _Told("unanswered", "Without an answer yet", _number, _nothing),
    _Told("response_rate", "Response rate", _share, _parts),
    _Told("escalated", "Escalated", _number, _nothing),
    _Told("callbacks_owed", "Call-backs owed", _number, _nothing, Span.NOW),
    _Told("callbacks_overdue", "Call-backs overdue", _number, _nothing, Span.NOW),
    _Told("callbacks_kept", "Call-backs on time", _share, _parts),
    _Told("rating", "Rating", _stars, _n),
    _Told("phrases", "Irritating phrases", _number, _nothing),
)

_PEERS = (
    _Told("peer_help", "Helped by customers", _share, _parts),
    _Told("peer_first_answer", "Their first answer", _length, _nothing),
    _Told("peer_accepted", "Answer accepted", _share, _parts),
    _Told("peer_points", "Points granted", _number, _nothing),
)

_AMISS = frozenset({"repeat_solution", "callbacks_overdue", "phrases"})
"""Any of these is one too many."""


def quality_rows(snapshot: Snapshot) -> tuple[FigureRow, ...]:
    """How well customers were served today, most telling first."""
    return _rows(_QUALITY, snapshot)


def peer_rows(snapshot: Snapshot) -> tuple[FigureRow, ...]:
    """What customers do for each other today, and who helped most; nothing where nobody asks the others."""
    answered = snapshot.reading("peer_answered", Span.TODAY)
    if answered is None or not answered.n:
        return ()
    return (*_rows(_PEERS, snapshot), *_helper_rows(snapshot))


def service_rows(snapshot: Snapshot) -> tuple[FigureRow, ...]:
    """Self-service by channel today: the share that needed no person, of how many, and how long they took."""
    current = {line.channel: line.current for line in snapshot.channels}
    lines = sorted(snapshot.self_service, key=lambda line: (-line.sessions, line.channel.value))
    return tuple(
        FigureRow(
            key=f"containment|channel={line.channel.value}",
            label=text.channel_title(line.channel),
            value=text.share(line.contained),
            note=f"of {text.count(line.contained_n)} · {text.duration_clock(1000 * (line.mean_s or 0.0))}",
            hue=line.channel.hue.value,
            muted=not current.get(line.channel, True),
        )
        for line in lines
        if line.contained is not None
    )


def row_figure(key: str) -> FigureId:
    """The figure behind the row of a key."""
    name, _, rest = key.partition("|")
    word, _, of = rest.partition("=")
    if word == "now":
        return FigureId(name)
    return figures.today(name, channel=of if word == "channel" else "", helper=of if word == "helper" else "")


def _rows(told: tuple[_Told, ...], snapshot: Snapshot) -> tuple[FigureRow, ...]:
    current = all(line.current for line in snapshot.channels)
    found = ((one, snapshot.reading(one.key, one.span)) for one in told)
    return tuple(
        FigureRow(
            key=f"{one.key}|now" if one.span is Span.NOW else one.key,
            label=one.label,
            value=one.value(reading),
            note=one.note(reading),
            level=_level(reading),
            muted=not current,
        )
        for one, reading in found
        if reading is not None and reading.value is not None
    )


def _level(reading: Reading) -> Level:
    if reading.id.key in _AMISS:
        return "warn" if reading.value else "none"
    return reading.level.value


def _helper_rows(snapshot: Snapshot) -> tuple[FigureRow, ...]:
    return tuple(
        FigureRow(
            key=f"peer_answered|helper={line.key}",
            label=text.helper_name(line.key),
            value=text.counted(line.answered, "answer", "answers"),
            note=f"{text.count(line.points)} points · {text.count(line.accepted)} accepted",
        )
        for line in snapshot.helpers
    )
