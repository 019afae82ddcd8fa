"""The clock of the demo: simulated time, which may run faster than the wall's."""

import time
from collections.abc import Callable

from supervisor_app.domain.time import Instant


class DemoClock:
    """Starts at an instant and runs ``speed`` times as fast as ``monotonic`` (seconds)."""

    def __init__(
        self, start: Instant, speed: float = 1.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._start, self._speed, self._monotonic = start, speed, monotonic
        self._since = monotonic()

    def now(self) -> Instant:
        """The simulated instant."""
        return self._start + int((self._monotonic() - self._since) * self._speed * 1000)
