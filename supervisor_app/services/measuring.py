"""The thread that turns the board into snapshots: when something changed, was asked for, or time passed."""

import logging
import threading
from collections.abc import Callable

from msgspec.structs import replace

from supervisor_app.domain.errors import StoreError
from supervisor_app.domain.snapshot import Health, Selection, Snapshot
from supervisor_app.domain.time import MINUTE_MS
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock, wall_now
from supervisor_app.services.defects import Defects
from supervisor_app.store.database import Store

_LOG = logging.getLogger(__name__)

QUIET_S = 5.0
"""A snapshot is made at least this often: ages and spans move even when nothing happens."""

LEAST_S = 0.25
"""Two snapshots are at least this far apart, unless somebody asked: pages of a back-fill come faster."""


class Measuring:
    """Makes snapshots in a thread of its own and hands each to ``deliver`` (called in that thread)."""

    def __init__(
        self,
        board: Board,
        store: Store,
        clock: DeskClock,
        healths: Callable[[], tuple[Health, ...]],
        deliver: Callable[[Snapshot], None],
    ) -> None:
        self._board, self._store, self._clock = board, store, clock
        self._healths, self._deliver = healths, deliver
        self._ready = threading.Condition()
        self._changed = self._asked = self._stopping = False
        self._selection: Selection | None = None
        self._minute = 0
        self._failing = False
        self._defects = Defects("measuring")
        self._thread = threading.Thread(target=self._run, name="measure", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def changed(self) -> None:
        """The board has changed: measure soon."""
        with self._ready:
            self._changed = True
            self._ready.notify()

    def select(self, selection: Selection | None) -> None:
        """List the contacts behind this figure from now on: measure at once."""
        with self._ready:
            self._selection, self._asked = selection, True
            self._ready.notify()

    def stop(self, limit_s: float) -> bool:
        """End the thread; whether it ended within the limit."""
        with self._ready:
            self._stopping = True
            self._ready.notify()
        if self._thread.is_alive():
            self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while self._waited():
            try:
                self._measure()
            except Exception as error:  # noqa: BLE001  (the thread must outlive any defect)
                self._defects.note(error)

    def _measure(self) -> None:
        self._board.set_health(self._healths())
        self._keep_up()
        snapshot = self._board.measure(self._clock.now(), self._selection)
        self._deliver(replace(snapshot, wall_at=wall_now(), speed=self._clock.speed))

    def _waited(self) -> bool:
        """Wait for a reason to measure; False at the end."""
        with self._ready:
            self._ready.wait_for(lambda: self._asked or self._stopping, LEAST_S)
            self._ready.wait_for(lambda: self._changed or self._asked or self._stopping, QUIET_S)
            self._changed = self._asked = False
            return not self._stopping

    def _keep_up(self) -> None:
        """What store and board owe each other; a store that fails is said once and stops no snapshot."""
        try:
            self._sample()
            self._board.set_stored_total(self._store.counts().contacts)
        except StoreError as error:
            if not self._failing:
                _LOG.warning("queue lengths are not kept: %s", error)
            self._failing = True
        else:
            self._failing = False

    def _sample(self) -> None:
        """Note each queue's length once a minute of the desk's clock."""
        minute = self._clock.now() // MINUTE_MS
        if minute != self._minute:
            self._minute = minute
            self._store.save_samples(self._board.sample(minute * MINUTE_MS))
