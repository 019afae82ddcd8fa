"""A thread that does the same work again and again, with a pause after each time."""

import logging
import threading
from collections.abc import Callable

from supervisor_app.domain.errors import StoreError
from supervisor_app.services.defects import Defects

_LOG = logging.getLogger(__name__)


class Recurring:
    """Does ``work`` after ``first_s`` seconds, then as many seconds after its end as it gave.

    Work is told how to see that it should end early. ``doing`` says what it does, in words of a log. A store
    that cannot be used is tried again after ``first_s``, and so is what fails by a defect.
    """

    def __init__(
        self, name: str, doing: str, work: Callable[[Callable[[], bool]], float], first_s: float
    ) -> None:
        self._doing, self._work, self._first_s = doing, work, first_s
        self._defects = Defects(doing)
        self._failed = ""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

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
        pause_s = self._first_s
        while not self._stop.wait(pause_s):
            pause_s = self._done()

    def _done(self) -> float:
        try:
            pause_s = self._work(self._stop.is_set)
        except StoreError as error:
            self._note(str(error))
        except Exception as error:  # noqa: BLE001  (the thread must outlive any defect)
            self._defects.note(error)
        else:
            self._failed = ""
            return pause_s
        return self._first_s

    def _note(self, error: str) -> None:
        """Log what fails, once for as long as it is the same."""
        if error != self._failed:
            self._failed = error
            _LOG.warning("failed %s: %s", self._doing, error)
