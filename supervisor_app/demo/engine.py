"""The clockwork: actions at instants, run in order of time, then in order of planning."""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any

from supervisor_app.domain.time import Instant

Action = Callable[..., None]
"""Called with the instant it was planned for, then with the arguments it was planned with."""


class Engine:
    """A heap of planned actions. Advancing in many slices does exactly what advancing at once does."""

    __slots__ = ("_heap", "_planned", "now")

    def __init__(self, start: Instant) -> None:
        self.now = start
        self._heap: list[tuple[Instant, int, Action, tuple[Any, ...]]] = []
        self._planned = 0

    def at(self, when: Instant, action: Action, *args: Any) -> None:
        """Plan an action. What is planned for the past happens as the very next thing."""
        self._planned += 1
        heappush(self._heap, (when, self._planned, action, args))

    def advance(self, until: Instant) -> None:
        """Let everything happen that is due up to and including an instant."""
        heap = self._heap
        while heap and heap[0][0] <= until:
            when, _, action, args = heappop(heap)
            if when > self.now:
                self.now = when
            action(self.now, *args)
        self.now = max(self.now, until)
