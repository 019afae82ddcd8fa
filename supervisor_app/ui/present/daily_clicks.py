"""What each number of the Daily summary leads to, by the part of the page and the key of what was clicked."""

from collections.abc import Callable, Mapping

from supervisor_app.domain.summary import Summary, Told
from supervisor_app.ui.present.behind import Behind, behind_told
from supervisor_app.ui.present.daily_charts import MONTHDAY, WEEKDAY, heat_behind, hour_behind
from supervisor_app.ui.present.daily_story import story_behind
from supervisor_app.ui.present.daily_tables import agent_names, told_of
from supervisor_app.ui.present.daily_tiles import head_tiles

TILES, CHANNELS, AGENTS, QUALITY, HOURS, TOPICS, STORY = (
    "tiles", "channels", "agents", "quality", "hours", "topics", "story",
)  # fmt: skip
"""The parts; the heat maps are named by their columns."""


def clicked(summary: Summary, part: str, *key: object) -> Behind | None:
    """What was clicked leads to this; None: it leads nowhere."""
    return _OPENERS[part](summary, *key)


def _of_told(summary: Summary, told: Told | None) -> Behind | None:
    if told is None:
        return None
    period = summary.period
    names = agent_names(summary) if told.reading.id.scope.agent else None
    return behind_told(told, period.window, period.zone, names)


def _tile(summary: Summary, place: int) -> Behind | None:
    tiles = head_tiles(summary)
    return _of_told(summary, tiles[place].told) if place < len(tiles) else None


def _channel(summary: Summary, row: str, column: str) -> Behind | None:
    found = next((one for one in summary.channels if one.channel.value == row), None)
    return None if found is None else _of_told(summary, told_of(found, column))


def _agent(summary: Summary, row: str, column: str) -> Behind | None:
    found = next((one for one in summary.agents if one.key == row), None)
    return None if found is None else _of_told(summary, told_of(found, column))


def _quality(summary: Summary, row: str, _column: str) -> Behind | None:
    return _of_told(summary, summary.quality[int(row)])


def _topic(summary: Summary, place: str) -> Behind | None:
    return _of_told(summary, summary.topics[int(place)].contacts)


_OPENERS: Mapping[str, Callable[..., Behind | None]] = {
    TILES: _tile,
    CHANNELS: _channel,
    AGENTS: _agent,
    QUALITY: _quality,
    HOURS: hour_behind,
    TOPICS: _topic,
    STORY: story_behind,
    MONTHDAY: lambda summary, column, hour: heat_behind(summary, MONTHDAY, column, hour),
    WEEKDAY: lambda summary, column, hour: heat_behind(summary, WEEKDAY, column, hour),
}
