"""One turn of one source: fetch, save, hand to the board. Decides nothing about time."""

import time
from typing import Protocol

from msgspec import Struct

from supervisor_app.domain.batch import Batch, Gap, Reject
from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.time import Instant
from supervisor_app.services.asking import note_seen
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.looking_back import look_back
from supervisor_app.sources.base import Source
from supervisor_app.store.database import Store


class Turn(Struct, frozen=True, kw_only=True):
    """What came of a turn. ``error`` None: all went well. ``more``: the source has further pages at hand."""

    error: SupervisorError | None = None
    latency_ms: int | None = None
    changes: int = 0
    rejects: tuple[Reject, ...] = ()
    gaps: tuple[Gap, ...] = ()
    more: bool = False
    progress: float | None = None
    skew_ms: int | None = None


class Turning(Protocol):
    """Something that can be turned: a cycle, or a fake of one."""

    def turn(self) -> Turn:
        """Do one turn; never raises a SupervisorError."""


class Cycle:
    """Keeps the cursor of one source and carries its news into store and board. One thread's own."""

    def __init__(self, source: Source, store: Store, board: Board, clock: DeskClock) -> None:
        self._source, self._store, self._board, self._clock = source, store, board, clock
        self._cursor: str | None = None
        self._resumed = False

    def turn(self) -> Turn:
        """Fetch once and keep what came. A failure is returned, and leaves cursor and board as they were."""
        started = time.monotonic()
        try:
            batch, changes = self._take_batch()
            if not batch.more:
                self._take_live()
                note_seen(self._store, self._clock.now())
        except SupervisorError as error:
            return Turn(error=error)
        return Turn(
            latency_ms=round((time.monotonic() - started) * 1000),
            changes=changes,
            rejects=batch.rejects,
            gaps=batch.gaps,
            more=batch.more,
            progress=batch.progress,
            skew_ms=self._skew(batch.server_time),
        )

    def _take_batch(self) -> tuple[Batch, int]:
        if not self._resumed:
            self._cursor = self._store.cursor(self._source.key)
            self._resumed = True
        batch = self._source.fetch(self._cursor)
        saved = self._store.save(self._source.key, batch)
        self._cursor = batch.cursor
        self._board.apply(self._source.key, batch, saved.changed)
        look_back(self._board, self._store, self._clock.now())
        return batch, len(saved.changed)

    def _take_live(self) -> None:
        live = self._source.live()
        if live is not None:
            self._store.save_presences(live.presences)
            self._board.apply_live(self._source.key, live)

    def _skew(self, server_time: Instant | None) -> int | None:
        return None if server_time is None else server_time - self._clock.now()
