"""The figures in large type: Live page and wallboard show the same ones, in the same words."""

from collections.abc import Callable
from dataclasses import replace

from msgspec import Struct

from supervisor_app import text
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import ChannelLine, FigureId, Level, Reading, Scope, Snapshot
from supervisor_app.ui.present import figures
from supervisor_app.ui.present.missing import missing_note, without_note
from supervisor_app.ui.present.moment import Moment
from widgets.kpi_tile import TileState
from widgets.palette import Level as Severity


class Tile(Struct, frozen=True):
    """A tile and the figure that a click on it lists."""

    figure: FigureId
    state: TileState


def tiles(snapshot: Snapshot, moment: Moment) -> tuple[Tile, ...]:
    """The five figures of the moment, in reading order.

    One of which no source is of now says how old it is instead of what it means; one that lacks some of its
    sources says which, and is not called good.
    """
    return tuple(_honest(snapshot, make(snapshot, moment), moment) for make in _MAKERS)


def _honest(snapshot: Snapshot, tile: Tile, moment: Moment) -> Tile:
    state = tile.state
    if state.stale:
        age = missing_note(snapshot, moment)
        return Tile(tile.figure, replace(state, detail=age)) if age else tile
    lacks = without_note(snapshot, tile.figure, moment)
    if not lacks:
        return tile
    level: Severity = "none" if state.level == Level.OK.value else state.level
    return Tile(tile.figure, replace(state, lacks=lacks, level=level))


def _waiting(snapshot: Snapshot, moment: Moment) -> Tile:
    reading = snapshot.readings.get(figures.WAITING)
    value = None if reading is None or reading.value is None else round(reading.value)
    live = sum(line.waiting for line in snapshot.channels if line.channel.family is Family.LIVE)
    written = sum(line.waiting for line in snapshot.channels if line.channel.family is Family.WRITTEN)
    told = f"live {text.count(live)} · written {text.count(written)}"
    detail = told if snapshot.channels else ""
    return _tile(snapshot, figures.WAITING, "Waiting now", text.count(value), detail)


def _longest(snapshot: Snapshot, moment: Moment) -> Tile:
    channel = main_channel(snapshot, Family.LIVE)
    figure = _best(snapshot, figures.LONGEST_WAIT, channel)
    title = _titled("Longest wait", figure)
    reading = snapshot.readings.get(figure)
    if reading is None or reading.value is None:
        return _tile(snapshot, figure, title, text.DASH, "nobody waits" if reading else "")
    waited_ms = round(reading.value * 1000) + moment.desk - snapshot.at
    live = bool(figure.scope.channel)
    detail = _target(reading, lambda seconds: text.wait(seconds * 1000, live))
    return _tile(snapshot, figure, title, text.wait(waited_ms, live), detail)


def _service_level(snapshot: Snapshot, moment: Moment) -> Tile:
    figure = _best(snapshot, figures.SERVICE_LEVEL, main_channel(snapshot, Family.LIVE))
    reading = snapshot.readings.get(figure)
    recent = snapshot.readings.get(FigureId(figure.key, figures.SERVICE_LEVEL_RECENT.span, figure.scope))
    parts = [_target(reading, text.share)]
    if recent is not None and recent.value is not None:
        parts.append(f"last 30 min {text.share(recent.value)}")
    value = text.share(reading.value if reading else None)
    return _tile(snapshot, figure, "Service level today", value, " · ".join(filter(None, parts)))


def _first_response(snapshot: Snapshot, moment: Moment) -> Tile:
    channel = main_channel(snapshot, Family.WRITTEN)
    figure = _best(snapshot, figures.FIRST_RESPONSE, channel)
    reading = snapshot.readings.get(figure)
    near = sum(bucket.count for bucket in snapshot.promise if bucket.level is Level.WARN)
    parts = [_target(reading, lambda seconds: text.duration_words(seconds * 1000), "promise")]
    parts.append(f"{text.count(near)} near it" if near and parts[0] else "")
    value = text.duration_words(reading.value * 1000 if reading and reading.value is not None else None)
    return _tile(snapshot, figure, _titled("First response", figure), value, " · ".join(filter(None, parts)))


def _abandonment(snapshot: Snapshot, moment: Moment) -> Tile:
    figure = _best(snapshot, figures.ABANDONMENT, main_channel(snapshot, Family.LIVE))
    reading = snapshot.readings.get(figure)
    parts = [_target(reading, text.share)]
    if reading is not None and reading.met is not None:
        parts.append(f"{text.count(reading.met)} of {text.count(reading.n)}")
    value = text.share(reading.value if reading else None, 1)
    return _tile(snapshot, figure, "Abandoned today", value, " · ".join(filter(None, parts)))


_MAKERS: tuple[Callable[[Snapshot, Moment], Tile], ...] = (
    _waiting,
    _longest,
    _service_level,
    _first_response,
    _abandonment,
)


def main_channel(snapshot: Snapshot, family: Family) -> Channel | None:
    """The channel of a family that has most contacts today; None where the family has none."""
    lines = [line for line in snapshot.channels if line.channel.family is family]
    return max(lines, key=lambda line: (line.today, line.waiting)).channel if lines else None


def _best(snapshot: Snapshot, figure: FigureId, channel: Channel | None) -> FigureId:
    """The figure of this channel where it was measured, else that of everything."""
    if channel is None:
        return figure
    narrow = FigureId(figure.key, figure.span, Scope(channel=channel.value))
    return narrow if narrow in snapshot.readings else figure


def _titled(title: str, figure: FigureId) -> str:
    channel = figure.scope.channel
    return f"{title}, {text.channel_word(Channel(channel))}" if channel else title


def _target(reading: Reading | None, write: Callable[[float], str], word: str = "target") -> str:
    if reading is None or reading.target is None:
        return ""
    return f"{word} {write(reading.target)}"


def _tile(snapshot: Snapshot, figure: FigureId, title: str, value: str, detail: str) -> Tile:
    reading = snapshot.readings.get(figure)
    detail = detail if snapshot.readings else "no data yet"
    number, _, unit = value.rpartition(text.NO_BREAK) if text.NO_BREAK in value else (value, "", "")
    approximate = "≈" if reading is not None and reading.approximate else ""
    return Tile(
        figure,
        TileState(
            title=title,
            value=approximate + number,
            unit=unit,
            detail=detail,
            level=reading.level.value if reading is not None else "none",
            stale=_stale(snapshot, figure),
            hint=reading.rule if reading is not None else "",
            gap=reading is not None and reading.gap,
        ),
    )


def _stale(snapshot: Snapshot, figure: FigureId) -> bool:
    """Whether nothing the figure is made of comes in at present."""
    lines: list[ChannelLine] = [
        line for line in snapshot.channels if figure.scope.channel in ("", line.channel.value)
    ]
    return bool(lines) and not any(line.current for line in lines)
