"""The list of pages, with a sign at each that wants to be looked at."""

from supervisor_app.domain.snapshot import Level, Snapshot
from supervisor_app.ui.present import sources
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.tiles import tiles
from widgets.nav_list import NavItem

WALLBOARD, LIVE, AGENTS, SOURCES = "wallboard", "live", "agents", "sources"

_QUIET = (
    NavItem(WALLBOARD, "Wallboard", "F11"),
    NavItem(LIVE, "Live"),
    NavItem(AGENTS, "Agents"),
    NavItem(SOURCES, "Sources", foot=True),
)


def quiet_items() -> tuple[NavItem, ...]:
    """The pages before anything is known."""
    return _QUIET


def nav_items(snapshot: Snapshot, moment: Moment) -> tuple[NavItem, ...]:
    """The pages: Live in the level of its worst figure, Sources with the number of those in trouble."""
    wallboard, _, agents, _ = _QUIET
    troubled = sources.troubled(snapshot, moment)
    return (
        wallboard,
        NavItem(LIVE, "Live", level=_live_level(snapshot, moment).value),
        agents,
        NavItem(
            SOURCES,
            "Sources",
            badge=str(troubled) if troubled else "",
            level=sources.worst_level(snapshot, moment) if troubled else "none",
            foot=True,
        ),
    )


def _live_level(snapshot: Snapshot, moment: Moment) -> Level:
    levels = {tile.state.level for tile in tiles(snapshot, moment) if not tile.state.stale}
    return next((level for level in (Level.CRIT, Level.WARN) if level.value in levels), Level.NONE)
