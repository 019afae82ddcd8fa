"""What is not of now: sources that are lost, have not answered yet, or whose history is still being read."""

from supervisor_app import text
from supervisor_app.domain.snapshot import FigureId, Health, HealthState, Snapshot
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.sources import brief_title

_NAMED_MOST = 2
"""Of more sources than these only the number is told: a line has no room for their names."""


def starting_sentence(snapshot: Snapshot) -> str:
    """What to say instead of figures as long as no source is whole or given up; empty once one is.

    Half a history looks like a quiet day: it is not shown.
    """
    if not snapshot.health or any(not _awaited(health) for health in snapshot.health):
        return ""
    told = [health.progress for health in snapshot.health if health.progress is not None]
    return f"Reading history, {text.share(max(told))}" if told else "Starting …"


def missing_sources(snapshot: Snapshot) -> frozenset[str]:
    """The sources that do not tell what is now: what is known of their contacts is old or in part."""
    return frozenset(health.source for health in snapshot.health if not health.is_current)


def missing_note(snapshot: Snapshot, moment: Moment) -> str:
    """What grey parts are waiting for: ``Tickets 12 min old``; empty where every source is of now."""
    return " · ".join(_told(health, moment) for health in snapshot.health if not health.is_current)


def without_note(snapshot: Snapshot, figure: FigureId, moment: Moment) -> str:
    """Which of the sources behind a figure it lacks, in whole or in part; empty where none."""
    behind = _sources_behind(snapshot, figure)
    lacking = [health for health in snapshot.health if health.source in behind and not health.is_current]
    if len(lacking) > _NAMED_MOST:
        return f"without {text.counted(len(lacking), 'source', 'sources')}"
    return " · ".join(_lacking(health, moment) for health in lacking)


def _awaited(health: Health) -> bool:
    return health.state is not HealthState.LOST and not health.is_current


def _told(health: Health, moment: Moment) -> str:
    if _awaited(health):
        return _lacking(health, moment)
    return text.health_brief(brief_title(health), moment.wall)


def _lacking(health: Health, moment: Moment) -> str:
    title = brief_title(health).title
    if _awaited(health):
        return f"{title} still {'starting' if health.progress is None else 'reading history'}"
    if health.last_ok is None:
        return f"without {title}, never reached"
    return f"without {title}, {text.age_words(max(0, moment.wall - health.last_ok))} old"


def _sources_behind(snapshot: Snapshot, figure: FigureId) -> set[str]:
    """Those that count the figure's channels; of everything also those that have told nothing yet."""
    channel = figure.scope.channel
    lines = [line for line in snapshot.channels if channel in ("", line.channel.value)]
    behind = {source for line in lines for source in line.sources}
    if channel:
        return behind
    return behind | {health.source for health in snapshot.health if _awaited(health)}
