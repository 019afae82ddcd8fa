"""What the wallboard shows. It hangs where everybody passes: nothing here names a customer."""

from dataclasses import replace

from supervisor_app import text
from supervisor_app.domain.channels import Family
from supervisor_app.domain.snapshot import ChannelLine, Snapshot
from supervisor_app.ui.present import sources
from supervisor_app.ui.present.bars import presence_segments
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.tiles import tiles
from widgets.figure_grid import GridCell, GridRow
from widgets.kpi_tile import TileState
from widgets.live_plot import PlotState
from widgets.masthead import MastheadState
from widgets.segment_bar import Segment

_ROOM_FOR_NAMES = 0.13
"""In times of the stretch that is drawn."""

GRID_TITLES = ("Channel", "waiting", "longest", "today", "share", "on time")


def masthead(snapshot: Snapshot, moment: Moment) -> MastheadState:
    """Whose wall it is, the day, every source's age, the desk's clock."""
    clauses = [
        text.simulated_sentence(snapshot.speed) if snapshot.simulated else "",
        text.date_long(moment.desk, snapshot.zone),
        snapshot.zone,
    ]
    return MastheadState(
        title=snapshot.title or "Help desk",
        subtitle=" · ".join(filter(None, clauses)),
        sources=sources.brief_statuses(snapshot, moment),
        clock=text.clock(moment.desk, snapshot.zone),
    )


def wall_tiles(snapshot: Snapshot, moment: Moment) -> tuple[TileState, ...]:
    """The five figures, without the way to their contacts."""
    return tuple(tile.state for tile in tiles(snapshot, moment))


def grid_rows(snapshot: Snapshot, moment: Moment, limit: int) -> tuple[GridRow, ...]:
    """The channels with most contacts today, those whose source is lost in grey."""
    lines = sorted(snapshot.channels, key=lambda line: (-line.today, -line.waiting, line.channel.value))
    return tuple(_grid_row(line, moment) for line in lines[:limit])


def grid_note(snapshot: Snapshot, moment: Moment, limit: int) -> str:
    """How old the grey rows are, what the columns speak of, and that not every channel has a row."""
    more = len(snapshot.channels) - limit
    clauses = [
        sources.lost_note(snapshot, moment),
        "share and on time: today",
        f"{text.counted(more, 'channel', 'channels')} more" if more > 0 else "",
    ]
    return " · ".join(filter(None, clauses))


def wall_segments(snapshot: Snapshot) -> tuple[Segment, ...]:
    """Who does what; grey where nobody's presence is of now."""
    segments = presence_segments(snapshot)
    if any(line.current for line in snapshot.agents) or not snapshot.agents:
        return segments
    return tuple(replace(segment, hue="mute") for segment in segments)


def with_room(plot: PlotState) -> PlotState:
    """The same lines with room for their names to the right of now."""
    if plot.now is None or plot.start is None:
        return plot
    room = round((plot.now - plot.start) * _ROOM_FOR_NAMES)
    return replace(plot, end=max(plot.end or 0, plot.now + room))


def _grid_row(line: ChannelLine, moment: Moment) -> GridRow:
    live = line.channel.family is Family.LIVE
    waited_ms = None if line.longest_since is None else max(0, moment.desk - line.longest_since)
    cells = (
        GridCell(text.count(line.waiting)),
        GridCell(text.wait(waited_ms, live) if line.waiting else text.DASH, line.longest_level.value),
        GridCell(text.count(line.today)),
        GridCell("", bar=line.share or 0.0),
        GridCell(text.share(line.on_time), line.on_time_level.value),
    )
    title = text.channel_title(line.channel)
    if line.current:
        return GridRow(line.channel.value, title, line.channel.hue.value, cells)
    pale = tuple(replace(cell, level="mute") for cell in cells)
    return GridRow(line.channel.value, title, "mute", pale, "mute")
