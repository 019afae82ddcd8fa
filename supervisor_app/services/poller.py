"""The thread that polls one source, at its own pace, and knows its health."""

import logging
import threading
from collections import deque
from collections.abc import Callable

from supervisor_app.domain.batch import Gap, Reject
from supervisor_app.domain.errors import SourceBusy, SourceCancelled, SupervisorError
from supervisor_app.domain.snapshot import Health
from supervisor_app.domain.time import Instant
from supervisor_app.services.clock import steady_ms, wall_now
from supervisor_app.services.cycle import Turn, Turning
from supervisor_app.services.defects import Defects
from supervisor_app.services.pace import delay_after, state_of
from supervisor_app.sources.base import Source

_LOG = logging.getLogger(__name__)

_RECENT = 20
"""How many records put aside, and gaps, are kept to be shown."""


class Poller:
    """Turns the cycle of one source for ever. The next turn is planned when the last has ended.

    ``interval_s`` is the pause between turns while all is well; a source that waits for news itself
    (a long poll) is given a short one. A loss is logged once, and so is its end.
    """

    def __init__(
        self, source: Source, cycle: Turning, interval_s: float, steady: Callable[[], int] = steady_ms
    ) -> None:
        self.source, self._steady_ms = source, steady
        self._cycle, self._interval_s = cycle, interval_s
        self._defects = Defects(f"polling {source.key}")
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._last = Turn()
        self._last_ok: int | None = None  # by the steady clock
        self._next_try: Instant | None = None
        self._failures = 0
        self._progress: float | None = None
        self._rejects = 0
        self._recent: deque[Reject] = deque(maxlen=_RECENT)
        self._gaps: deque[Gap] = deque(maxlen=_RECENT)
        self._thread = threading.Thread(target=self._run, name=f"poll {source.key}", daemon=True)

    def start(self) -> None:
        """Begin to poll."""
        self._thread.start()

    def poll_now(self) -> None:
        """End the present pause."""
        self._wake.set()

    def stop(self) -> None:
        """Ask the thread to end and cut off its call; :meth:`join` waits for it."""
        self._stop.set()
        self._wake.set()
        self.source.cancel()

    def join(self, limit_s: float) -> bool:
        """Whether the thread has ended within the limit. It may not while a host name is looked up."""
        if self._thread.is_alive():
            self._thread.join(limit_s)
        return not self._thread.is_alive()

    def health(self, now: Instant) -> Health:
        """How the source is doing at ``now`` (the machine's clock).

        Ages are elapsed time: setting the machine's clock makes no source older or younger.
        """
        with self._lock:
            last, error = self._last, self._last.error
            last_ok = None if self._last_ok is None else now - (self._steady_ms() - self._last_ok)
            return Health(
                source=self.source.key,
                title=self.source.capabilities.title or self.source.key,
                state=state_of(last_ok, now, interval_s=self._interval_s, error=error),
                last_ok=last_ok,
                latency_ms=last.latency_ms,
                changes=last.changes,
                message=str(error) if error is not None else "",
                next_try=self._next_try if error is not None else None,
                progress=self._progress,
                rejects=self._rejects,
                skew_ms=last.skew_ms,
                abilities=self.source.capabilities.abilities,
                recent_rejects=tuple(self._recent),
                gaps=tuple(self._gaps),
                simulated=bool(getattr(self.source, "simulated", False)),
            )

    @property
    def caught_up(self) -> bool:
        """Whether the last turn went well and left nothing to be fetched."""
        with self._lock:
            return self._last_ok is not None and self._last.error is None and not self._last.more

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._wake.clear()
                turn = self._turn()
                if self._stop.is_set():
                    break
                self._wake.wait(self._note(turn))
        finally:
            self.source.close()

    def _turn(self) -> Turn:
        try:
            return self._cycle.turn()
        except Exception as error:  # noqa: BLE001  (the thread must outlive any defect)
            return Turn(error=self._defects.note(error))

    def _note(self, turn: Turn) -> float:
        """Keep what came of a turn; returns the seconds until the next."""
        now = wall_now()
        self._log(turn.error)
        self._failures = self._failures + 1 if turn.error is not None else 0
        pause_s = (
            0.0
            if turn.more and turn.error is None
            else delay_after(turn.error, interval_s=self._interval_s, failures=self._failures)
        )
        with self._lock:
            if turn.error is None:  # a failure in the middle of a history makes it no whole one
                self._last_ok = self._steady_ms()
                self._progress = turn.progress if turn.more else None
            self._rejects += len(turn.rejects)
            self._recent.extend(turn.rejects)
            self._gaps.extend(turn.gaps)
            self._next_try = now + round(pause_s * 1000)
            self._last = turn
        return pause_s

    def _log(self, error: SupervisorError | None) -> None:
        told = self._last.error is not None and not self._starting(self._last.error)
        if error is None:
            if told:
                _LOG.info("%s delivers again", self.source.key)
        elif self._starting(error):
            _LOG.debug("%s is not ready yet: %s", self.source.key, error)
        elif not told and not isinstance(error, SourceCancelled):
            _LOG.warning("%s does not deliver: %s", self.source.key, error)

    def _starting(self, error: SupervisorError) -> bool:
        """Whether the source only asks for patience before its first answer."""
        return self._last_ok is None and isinstance(error, SourceBusy)
