"""The members of the queues as agents, and what each of them is doing since when. Pure: no clock."""

from collections.abc import Collection

from msgspec import Struct

from supervisor_app.domain.agents import Agent, Presence, PresenceState
from supervisor_app.domain.time import SECOND_MS, Instant
from supervisor_app.sources.ami_records import Block, NonsenseError, needed, text, whole

_TALKING = frozenset({2, 3, 7, 8})  # in use, busy, in use and ringing, on hold
_RINGING = 6
_AWAY = frozenset({0, 4, 5})  # unknown, invalid, unavailable
_NEWS = frozenset({"QueueMemberStatus", "QueueMemberPause", "QueueMemberAdded", "QueueMemberRinginuse"})


class _Row(Struct, frozen=True):
    """One member of one queue as told last; instants are 0 where it has not happened."""

    status: int
    in_call: bool
    paused: bool
    reason: str
    wrap_ends: Instant
    last_call: Instant
    last_pause: Instant
    login: Instant


class Members:
    """The people behind the members: one of the same name in several queues is one agent.

    ``wrapup_s`` is the queues' own wrap-up time, which the exchange tells of members only.
    """

    def __init__(self, source: str, site: str, queues: Collection[str] = (), wrapup_s: float = 0.0) -> None:
        self._source, self._site, self._queues = source, site, frozenset(queues)
        self._wrapup_ms = round(wrapup_s * SECOND_MS)
        self._rows: dict[str, dict[str, _Row]] = {}
        self._presences: dict[str, Presence] = {}
        self._changes: list[Presence] = []

    def apply(self, block: Block, at: Instant) -> None:
        """Take in a QueueMember of QueueStatus, or an event about a member. Raises NonsenseError."""
        name = block.get("Event", "")
        if name != "QueueMember" and name not in _NEWS and name != "QueueMemberRemoved":
            return
        queue, agent = needed(block, "Queue"), _member(block)
        if self._queues and queue not in self._queues:
            return
        if name == "QueueMemberRemoved":
            self._rows.get(agent, {}).pop(queue, None)
        else:
            self._rows.setdefault(agent, {})[queue] = self._row(block)
        if name != "QueueMember" and agent in self._rows:
            self._look(agent, at)

    def forget(self) -> None:
        """Before a new QueueStatus: who is not in it any more is offline."""
        for rows in self._rows.values():
            rows.clear()

    def agents(self) -> tuple[Agent, ...]:
        """The agents known. Their id is the member's name."""
        return tuple(
            Agent(source=self._source, id=name, name=name, site=self._site, queues=tuple(sorted(rows)))
            for name, rows in sorted(self._rows.items())
        )

    def presences(self, at: Instant) -> tuple[Presence, ...]:
        """What every agent is doing at the instant."""
        for agent in self._rows:
            self._look(agent, at)
        return tuple(self._presences[agent] for agent in sorted(self._rows))

    def take(self, at: Instant) -> tuple[Presence, ...]:
        """Every change since it was last taken, in order."""
        self.presences(at)
        changes, self._changes = self._changes, []
        return tuple(changes)

    @property
    def changed(self) -> bool:
        """Whether there is anything to take."""
        return bool(self._changes)

    def _look(self, agent: str, at: Instant) -> None:
        rows = list(self._rows[agent].values())
        state, reason = _state(rows, at)
        before = self._presences.get(agent)
        if before is None or (before.state, before.reason) != (state, reason):
            since = min(at, _since(state, rows, at, before))
            now = Presence(source=self._source, agent=agent, state=state, since=since, reason=reason)
            self._presences[agent] = now
            self._changes.append(now)

    def _row(self, block: Block) -> _Row:
        last_call = _instant(block, "LastCall")
        wrap_ms = whole(block, "Wrapuptime", 0) * SECOND_MS or self._wrapup_ms
        return _Row(
            status=whole(block, "Status"),
            in_call=whole(block, "InCall", 0) > 0,
            paused=whole(block, "Paused", 0) > 0,
            reason=text(block, "PausedReason", 60),
            wrap_ends=last_call + wrap_ms if last_call else 0,
            last_call=last_call,
            last_pause=_instant(block, "LastPause"),
            login=_instant(block, "LoginTime"),
        )


def _member(block: Block) -> str:
    name = text(block, "MemberName", 100) or text(block, "Name", 100) or text(block, "Interface", 100)
    if not name:
        raise NonsenseError("MemberName is missing")
    return name


def _instant(block: Block, name: str) -> Instant:
    seconds = whole(block, name, 0)
    if seconds > 10**10:
        raise NonsenseError(f"{name} is no time")
    return seconds * SECOND_MS


def _state(rows: list[_Row], at: Instant) -> tuple[PresenceState, str]:
    """What a person with these memberships does; the telephone says more than the pause button."""
    if any(row.status in _TALKING or row.in_call for row in rows):
        return PresenceState.ON_CALL, ""
    if any(row.status == _RINGING for row in rows):
        return PresenceState.RINGING, ""
    if all(row.status in _AWAY for row in rows):
        return PresenceState.OFFLINE, ""
    if all(row.paused for row in rows):
        return PresenceState.BREAK, next((row.reason for row in rows if row.reason), "")
    if any(row.wrap_ends > at for row in rows):
        return PresenceState.WRAP_UP, ""
    return PresenceState.FREE, ""


def _since(state: PresenceState, rows: list[_Row], at: Instant, before: Presence | None) -> Instant:
    """Since when, as the exchange tells it; else since it was seen."""
    if state is PresenceState.BREAK:
        told = max(row.last_pause for row in rows)
    elif state is PresenceState.WRAP_UP:
        told = max(row.last_call for row in rows)
    elif state is PresenceState.FREE and before is not None and before.state is PresenceState.WRAP_UP:
        told = max(row.wrap_ends for row in rows)
    elif state is PresenceState.FREE and before is None:
        told = max(max(row.wrap_ends, row.login, row.last_pause) for row in rows)
    else:
        told = 0
    begun = before.since if before is not None else 0
    return max(told, begun) if 0 < told <= at else at
