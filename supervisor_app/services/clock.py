"""The desk's clock: the machine's own, or a simulated operator's that runs ahead of it."""

import time

from supervisor_app.domain.time import Instant


def wall_now() -> Instant:
    """The machine's clock."""
    return time.time_ns() // 1_000_000


class DeskClock:
    """What time it is at the desk.

    ``speed`` 1 without an anchor is the machine's clock. A simulated operator gives ``anchor`` (its
    clock, at the moment this object is made) and the ``speed`` at which it runs from there; elapsed
    time is taken from the monotonic clock, so that a change of the machine's clock moves nothing.
    """

    def __init__(self, *, anchor: Instant | None = None, speed: float = 1.0) -> None:
        self.speed = speed
        self._anchor = anchor
        self._started = time.monotonic()

    def now(self) -> Instant:
        """The desk's present instant."""
        if self._anchor is None:
            return wall_now()
        return self._anchor + round((time.monotonic() - self._started) * 1000 * self.speed)
