"""Reading all there is, once: when that is done, and when it cannot be."""

from collections.abc import Iterable
from enum import Enum

from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.snapshot import Health, HealthState

LOST_LIMIT_S = 60.0
"""How long a source may be lost before nobody waits for it any more."""


class Stand(Enum):
    """How far it is."""

    READING = "reading"
    DONE = "done"


class Errand:
    """Looks at the sources from time to time."""

    def __init__(self, lost_limit_s: float = LOST_LIMIT_S) -> None:
        self._limit_s = lost_limit_s
        self._lost_since: dict[str, float] = {}

    def look(self, caught_up: bool, healths: Iterable[Health], now_s: float) -> Stand:
        """How far it is at a moment of a steady clock. ``caught_up``: every source has delivered all it has.

        Raises SupervisorError once a source has been lost for too long.
        """
        if caught_up:
            return Stand.DONE
        for health in healths:
            if health.state is not HealthState.LOST:
                self._lost_since.pop(health.source, None)
            elif now_s - self._lost_since.setdefault(health.source, now_s) >= self._limit_s:
                raise SupervisorError(f"{health.title} is lost: {health.message}")
        return Stand.READING
