"""The desk's clock: the machine's own, or a simulated operator's that runs ahead of it."""

import time
from collections.abc import Callable

from supervisor_app.domain.time import Instant


def wall_now() -> Instant:
    """The machine's clock."""
    return time.time_ns() // 1_000_000


def steady_ms() -> int:
    """Elapsed milliseconds since some moment: time spent asleep counts, setting the clock does not."""
    # Linux stops its monotonic clock while the machine sleeps; elsewhere it goes on.
    asleep_too = getattr(time, "CLOCK_BOOTTIME", None)
    return (time.monotonic_ns() if asleep_too is None else time.clock_gettime_ns(asleep_too)) // 1_000_000


class DeskClock:
    """What time it is at the desk.

    ``speed`` 1 without an anchor is the machine's clock. A simulated operator gives ``anchor`` (its
    clock, at the moment this object is made) and the ``speed`` at which it runs from there; elapsed
    time is taken from the monotonic clock, so that a change of the machine's clock moves nothing.
    """

    def __init__(
        self, *, anchor: Instant | None = None, speed: float = 1.0, wall: Callable[[], Instant] = wall_now
    ) -> None:
        self.speed = speed
        self._anchor, self._wall = anchor, wall
        self._started = time.monotonic()

    def now(self) -> Instant:
        """The desk's present instant."""
        if self._anchor is None:
            return self._wall()
        return self._anchor + round((time.monotonic() - self._started) * 1000 * self.speed)
