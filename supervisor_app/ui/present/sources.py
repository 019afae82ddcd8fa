"""The sources' health as statuses, facts and rows."""

from msgspec.structs import replace

from supervisor_app import text
from supervisor_app.domain.snapshot import Health, HealthState, Snapshot
from supervisor_app.domain.time import MINUTE_MS, SECOND_MS, Instant
from supervisor_app.ui.present.moment import Moment
from widgets.facts import Fact
from widgets.palette import ALARMING, Level
from widgets.safe import safe_text
from widgets.status_strip import SourceStatus

SILENT_MS = MINUTE_MS
"""Without a new snapshot for so long, no source is shown as up to date: nobody looks after it."""

SKEW_SHOWN_MS = 30 * SECOND_MS
"""A server's clock may be so far off before it is an alarm."""

_TITLE_MOST, _MESSAGE_MOST = 24, 60

_LEVELS: dict[HealthState, Level] = {
    HealthState.STARTING: "none",
    HealthState.OK: "ok",
    HealthState.LATE: "warn",
    HealthState.LOST: "crit",
}


def statuses(snapshot: Snapshot, moment: Moment) -> tuple[SourceStatus, ...]:
    """Every source in a few words, its age first: ``Exchange 2 s ago, 38 ms``."""
    return tuple(_status(_as_of(health, snapshot, moment), moment.wall) for health in snapshot.health)


def brief_statuses(snapshot: Snapshot, moment: Moment) -> tuple[SourceStatus, ...]:
    """Every source with its age alone, for reading from afar."""
    return tuple(
        _shaped(health, _brief(brief_title(health), moment.wall))
        for health in (_as_of(one, snapshot, moment) for one in snapshot.health)
    )


def brief_title(health: Health) -> Health:
    """With its words cut to what a line can hold. No commas in a title: the strip parts texts at them."""
    title = safe_text(health.title.replace(",", " "), _TITLE_MOST)
    return replace(health, title=title, message=safe_text(health.message, _MESSAGE_MOST))


def worst_level(snapshot: Snapshot, moment: Moment) -> Level:
    """The level of the source that is worst off."""
    states = [_as_of(health, snapshot, moment).state for health in snapshot.health]
    return _LEVELS[max(states, key=list(_LEVELS).index)] if states else "none"


def troubled(snapshot: Snapshot, moment: Moment) -> int:
    """How many sources are late or lost."""
    states = (_as_of(health, snapshot, moment).state for health in snapshot.health)
    return sum(_LEVELS[state] in ALARMING for state in states)


def facts(health: Health, snapshot: Snapshot, moment: Moment) -> tuple[Fact, ...]:
    """What is known of a source, line by line; what it never tells is left out."""
    shown = _as_of(health, snapshot, moment)
    level = _level(shown)
    alarm = level if level in ALARMING else "none"
    lines = [
        Fact("state", "State", text.health_word(shown.state), level),
        Fact("age", "Last answer", _age(health, moment.wall), alarm),
        Fact("changes", "Last poll", _poll(health)),
    ]
    if health.message:
        lines.append(Fact("message", "Message", safe_text(health.message), alarm))
    if health.next_try is not None:
        left = text.duration_words(health.next_try - moment.wall)
        lines.append(Fact("next", "Next try", f"in {left}"))
    if health.progress is not None:
        lines.append(Fact("progress", "History", text.progress_sentence(health.progress)))
    lines += _oddities(health)
    return tuple(lines)


def _oddities(health: Health) -> list[Fact]:
    lines = []
    if health.skew_ms is not None:
        far: Level = "warn" if abs(health.skew_ms) > SKEW_SHOWN_MS else "none"
        lines.append(Fact("skew", "Its clock", text.skew_sentence(health.skew_ms), far))
    aside = text.counted(health.rejects, "record", "records") if health.rejects else "none"
    lines.append(Fact("rejects", "Put aside", aside, "warn" if health.rejects else "none"))
    if health.gaps:
        gaps = text.counted(len(health.gaps), "stretch", "stretches")
        lines.append(Fact("gaps", "Not observed", f"{gaps} today", "warn"))
    if health.abilities:
        told = ", ".join(text.ability_title(one) for one in sorted(health.abilities))
        lines.append(Fact("abilities", "Delivers", told))
    return lines


def _poll(health: Health) -> str:
    changes = text.counted(health.changes, "change", "changes")
    return changes if health.latency_ms is None else f"{changes} in {text.count(health.latency_ms)}\u00a0ms"


def _age(health: Health, wall: Instant) -> str:
    return text.age(None if health.last_ok is None else max(0, wall - health.last_ok))


def _as_of(health: Health, snapshot: Snapshot, moment: Moment) -> Health:
    """The health as it must be seen at a moment to which no newer snapshot came."""
    silent = moment.wall - (snapshot.wall_at or snapshot.at) > SILENT_MS
    return replace(health, state=HealthState.LATE) if silent and health.state is HealthState.OK else health


def _status(health: Health, wall: Instant) -> SourceStatus:
    short = brief_title(health)
    return _shaped(health, ", ".join((text.health_brief(short, wall), *text.health_details(short, wall))))


def _brief(health: Health, wall: Instant) -> str:
    if health.progress is not None and health.state is not HealthState.LOST:
        return f"{health.title} {text.progress_sentence(health.progress)}"
    return text.health_brief(health, wall)


def _level(health: Health) -> Level:
    """A source that still reads its history is not called good, however fresh its last answer is."""
    level = _LEVELS[health.state]
    return "none" if level == "ok" and not health.is_current else level


def _shaped(health: Health, words: str) -> SourceStatus:
    level = _level(health)
    return SourceStatus(health.source, words, level, "triangle" if level in ALARMING else "dot")
