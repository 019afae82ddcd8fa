"""Everybody who helps customers, as rows of a table."""

from dataclasses import dataclass

from supervisor_app import text
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.snapshot import AgentLine, Snapshot
from supervisor_app.domain.time import SECOND_MS, Instant
from supervisor_app.ui.present.bars import FULL_HANDS, presence_hue
from supervisor_app.ui.present.moment import Moment
from widgets.palette import Level

_LATE_IN_ORDER = len(PresenceState)
_ORDER = {state: place for place, state in enumerate(PresenceState)}


@dataclass(frozen=True)
class AgentRow:
    """One person, ready to be written. ``rank`` orders people by what they do, those signed in first."""

    key: str
    name: str
    state: str
    rank: int
    hue: str
    tone: Level
    since: Instant | None
    lasting: str
    open_contacts: int
    in_progress: int
    resolved_today: int
    handled_today: int
    handling_today_s: float | None
    occupancy: float | None
    queues: str

    @property
    def load_tone(self) -> Level:
        """Amber where the hands are full."""
        full = self.tone != "mute" and (self.occupancy or 0.0) >= FULL_HANDS
        return "warn" if full else self.tone


def agent_rows(
    snapshot: Snapshot, moment: Moment, state: PresenceState | None = None
) -> tuple[AgentRow, ...]:
    """Everybody, or those in one state: first those signed in, by name. Stale and absent people are pale."""
    titles = {line.key: line.title for line in snapshot.queues}
    rows = [_row(line, moment, titles) for line in snapshot.agents if state is None or line.state is state]
    return tuple(sorted(rows, key=lambda row: (row.rank == _ORDER[PresenceState.OFFLINE], row.name, row.key)))


def agents_note(snapshot: Snapshot, shown: int) -> str:
    """How many people are listed."""
    people = text.counted(len(snapshot.agents), "person", "people")
    return people if shown == len(snapshot.agents) else f"{text.count(shown)} of {people}"


def _row(line: AgentLine, moment: Moment, titles: dict[str, str]) -> AgentRow:
    away = line.state is PresenceState.OFFLINE
    lasting_ms = None if line.since is None else max(0, moment.desk - line.since)
    word = text.presence_word(line.state)
    return AgentRow(
        key=line.key,
        name=line.name,
        state=f"{word} · {line.reason}" if line.reason else word,
        rank=_LATE_IN_ORDER if line.state is None else _ORDER[line.state],
        hue=presence_hue(line.state) if line.current else "mute",
        tone="mute" if away or not line.current else "none",
        since=line.since,
        lasting=text.wait(lasting_ms, live=True),
        open_contacts=line.open_contacts,
        in_progress=line.in_progress,
        resolved_today=line.resolved_today,
        handled_today=line.handled_today,
        handling_today_s=line.handling_today_s,
        occupancy=line.occupancy,
        queues=", ".join(titles.get(queue, queue) for queue in line.queues),
    )


def handling_words(row: AgentRow) -> str:
    """Time spent with customers today: ``2 h 5 min``."""
    return text.duration_words(None if row.handling_today_s is None else row.handling_today_s * SECOND_MS)
