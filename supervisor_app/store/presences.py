"""What agents do, as intervals: each ends where the next of the same agent begins."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from supervisor_app.domain.agents import Presence, PresenceInterval, PresenceState
from supervisor_app.domain.time import Window
from supervisor_app.store.quarantine import Quarantine
from supervisor_app.store.runner import Runner
from supervisor_app.store.schema import presences as table


def save_presences(run: Runner, presences: Iterable[Presence], aside: Quarantine) -> None:
    """Write what agents do since when, in whatever order it is told; what is known costs nothing."""
    told = aside.rows(presences, lambda each: (each.source, each.agent, each.reason, each.since))
    current = {(each.source, each.agent): each for each in current_presences(run)} if told else {}
    for presence, _row in told:
        now = current.get((presence.source, presence.agent))
        if now is None or _said(presence) != (now.since, now.state, now.reason):
            _place(run, presence)


def _said(presence: Presence) -> tuple[int, PresenceState, str]:
    return presence.since, presence.state, presence.reason


def _place(run: Runner, presence: Presence) -> None:
    """Put one presence between its neighbours, the end of the one before moved to its beginning."""
    own = (table.c.source == presence.source) & (table.c.agent == presence.agent)
    values = {"state": presence.state.value, "reason": presence.reason}
    same = update(table).where(own, table.c.since == presence.since).values(values)
    if run.connection.execute(same).rowcount:
        return
    after = select(table.c.since).where(own, table.c.since > presence.since).order_by(table.c.since).limit(1)
    until = run.connection.execute(after).scalar()
    before = select(table.c.since).where(own, table.c.since < presence.since).order_by(table.c.since.desc())
    previous = run.connection.execute(before.limit(1)).scalar()
    if previous is not None:
        ended = update(table).where(own, table.c.since == previous).values(until=presence.since)
        run.connection.execute(ended)
    key = {"source": presence.source, "agent": presence.agent, "since": presence.since, "until": until}
    run.connection.execute(insert(table).values(key | values))


def current_presences(run: Runner) -> tuple[PresenceInterval, ...]:
    """What every agent is known to do, by source and agent."""
    open_ones = select(table).where(table.c.until.is_(None)).order_by(table.c.source, table.c.agent)
    return tuple(_interval(row) for row in run.connection.execute(open_ones))


def presences_in(run: Runner, window: Window) -> tuple[PresenceInterval, ...]:
    """The intervals that share time with the window, whole, by agent and time."""
    ended = select(table).where(table.c.until > window.start, table.c.since < window.end)
    found = [_interval(row) for row in run.connection.execute(ended)]
    found += [each for each in current_presences(run) if each.since < window.end]
    return tuple(sorted(found, key=lambda each: (each.source, each.agent, each.since)))


def _interval(row: Sequence[Any]) -> PresenceInterval:
    source, agent, since, until, state, reason = row
    return PresenceInterval(
        source=source, agent=agent, since=since, until=until, state=PresenceState(state), reason=reason
    )
