"""Fills a board from the store: what is open, and what happened lately."""

from supervisor_app.domain.agents import Presence, PresenceInterval
from supervisor_app.domain.time import HOUR_MS, Instant, Window, local_day
from supervisor_app.services.board import Board
from supervisor_app.services.looking_back import look_back
from supervisor_app.store.database import Store


def load_board(board: Board, store: Store, zone: str, now: Instant) -> None:
    """Load open contacts and everything touched since the start of the local day, and what the customers of
    today did before. Raises StoreError."""
    day = local_day(now, zone)
    board.load(
        records=store.board(day.start - HOUR_MS),
        agents=store.agents(),
        queues=store.queues(),
        presences=[_told(interval) for interval in store.current_presences()],
        samples=store.samples(day),
        gaps=store.gaps(Window(day.start, now)),
        stored_total=store.counts().contacts,
    )
    look_back(board, store, now)


def _told(interval: PresenceInterval) -> Presence:
    """The presence that opened an interval."""
    return Presence(
        source=interval.source,
        agent=interval.agent,
        state=interval.state,
        since=interval.since,
        reason=interval.reason,
    )
