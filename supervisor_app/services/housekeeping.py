"""Deletes texts, names and addresses when their days are over. The pseudonymous facts stay."""

import logging
import threading

from supervisor_app.domain.errors import StoreError
from supervisor_app.domain.time import DAY_MS
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.defects import Defects
from supervisor_app.store.database import Store

_LOG = logging.getLogger(__name__)

_EVERY_S = 3600.0
_FIRST_S = 60.0


class Housekeeping:
    """Purges once an hour in a thread of its own, a minute after the start for the first time."""

    def __init__(self, store: Store, clock: DeskClock, keep_days: int) -> None:
        self._store, self._clock, self._keep_ms = store, clock, keep_days * DAY_MS
        self._defects = Defects("purging texts")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="housekeeping", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the thread to end."""
        self._stop.set()

    def join(self, limit_s: float) -> bool:
        """Whether the thread has ended within the limit."""
        if self._thread.is_alive():
            self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        pause_s = _FIRST_S
        while not self._stop.wait(pause_s):
            pause_s = _EVERY_S
            try:
                purged = self._store.purge_personal(self._clock.now() - self._keep_ms)
            except StoreError as error:
                _LOG.warning("texts are not purged: %s", error)
            except Exception as error:  # noqa: BLE001  (the thread must outlive any defect)
                self._defects.note(error)
            else:
                if purged:
                    _LOG.info("purged the texts and addresses of %d contacts", purged)
