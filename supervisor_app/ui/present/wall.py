"""What the wallboard shows. It hangs where everybody passes: nothing here names a customer."""

from dataclasses import replace

from supervisor_app import text
from supervisor_app.domain.channels import Family
from supervisor_app.domain.snapshot import ChannelLine, Snapshot
from supervisor_app.ui.present import sources
from supervisor_app.ui.present.missing import missing_note
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.tiles import tiles
from widgets.figure_grid import GridCell, GridRow
from widgets.kpi_tile import TileState
from widgets.masthead import MastheadState

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
    """The channels with most contacts today, those of no source that is of now in grey."""
    lines = sorted(snapshot.channels, key=lambda line: (-line.today, -line.waiting, line.channel.value))
    return tuple(_grid_row(line, moment) for line in lines[:limit])


def grid_note(snapshot: Snapshot, moment: Moment, limit: int) -> str:
    """How old the grey rows are, what the columns speak of, and that not every channel has a row."""
    more = len(snapshot.channels) - limit
    clauses = [
        missing_note(snapshot, moment),
        "share and on time: today",
        f"{text.counted(more, 'channel', 'channels')} more" if more > 0 else "",
    ]
    return " · ".join(filter(None, clauses))


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
