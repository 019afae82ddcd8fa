"""The list of pages, with a sign at each that wants to be looked at."""

from dataclasses import replace

from supervisor_app.domain.snapshot import Level, Snapshot
from supervisor_app.ui.present import sources
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.tiles import tiles
from widgets.nav_list import NavItem

WALLBOARD, LIVE, AGENTS, DAILY, SOURCES = "wallboard", "live", "agents", "daily", "sources"
TRENDS = "trends"

_QUIET = (
    NavItem(WALLBOARD, "Wallboard", "F11"),
    NavItem(LIVE, "Live"),
    NavItem(AGENTS, "Agents"),
    NavItem(DAILY, "Daily summary"),
    NavItem(TRENDS, "Trends"),
    NavItem(SOURCES, "Sources", foot=True),
)


def quiet_items() -> tuple[NavItem, ...]:
    """The pages before anything is known."""
    return _QUIET


def nav_items(snapshot: Snapshot, moment: Moment) -> tuple[NavItem, ...]:
    """The pages: Live in the level of its worst figure, Sources with the number of those in trouble."""
    return tuple(_signed(item, snapshot, moment) for item in _QUIET)


def _signed(item: NavItem, snapshot: Snapshot, moment: Moment) -> NavItem:
    if item.key == LIVE:
        return replace(item, level=_live_level(snapshot, moment).value)
    troubled = sources.troubled(snapshot, moment) if item.key == SOURCES else 0
    if troubled:
        return replace(item, badge=str(troubled), level=sources.worst_level(snapshot, moment))
    return item


def _live_level(snapshot: Snapshot, moment: Moment) -> Level:
    levels = {tile.state.level for tile in tiles(snapshot, moment) if not tile.state.stale}
    return next((level for level in (Level.CRIT, Level.WARN) if level.value in levels), Level.NONE)
