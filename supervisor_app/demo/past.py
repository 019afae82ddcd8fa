"""Makes up the past of an operator in a thread of its own, while the server already answers that it does."""

import gc
import threading
import traceback
from collections.abc import Callable

from supervisor_app.demo.hosted import Hosted, NotReady
from supervisor_app.demo.world import World
from supervisor_app.domain.time import MINUTE_MS, Instant

_SLICES = 500
_SHORTEST_MS = 10 * MINUTE_MS


class Past:
    """The way of a world from its origin to ``now()``, which may go on meanwhile.

    ``failed``: it ended by a defect, which was printed.
    """

    def __init__(self, world: World, now: Callable[[], Instant], hosted: Hosted) -> None:
        self._world, self._now, self._hosted = world, now, hosted
        self._ready = self._stopped = self.failed = False
        self._thread: threading.Thread | None = None

    def start(self, when_done: Callable[[], object]) -> None:
        """Begin; ``when_done`` is called in the thread at its end, unless it was stopped."""
        self._thread = threading.Thread(target=self._run, args=(when_done,), name="past", daemon=True)
        self._thread.start()

    def stop(self, limit_s: float = 2.0) -> None:
        """End it, done or not; returns within the limit."""
        self._stopped = True
        if self._thread is not None:
            self._thread.join(limit_s)

    def find_hosted(self) -> Hosted:
        """The operator. Raises NotReady until it has a past."""
        if self._ready:
            return self._hosted
        made, whole = self._world.now - self._world.origin, max(1, self._now() - self._world.origin)
        raise NotReady(f"The operator is making up its past: {min(99, 100 * made // whole)} %.")

    def _run(self, when_done: Callable[[], object]) -> None:
        # all of it stays for good: looking for garbage in it would double the time of a long one
        gc.disable()
        try:
            self.make()
        except Exception:  # noqa: BLE001  (without a past there is nothing to serve: printed, then the end)
            traceback.print_exc()
            self.failed = True
        finally:
            gc.freeze()
            gc.enable()
            if not self._stopped:
                when_done()

    def make(self) -> None:
        """Live up to the present, slice by slice."""
        world = self._world
        while not self._stopped and world.now < (until := self._now()):
            world.advance(min(until, world.now + max(_SHORTEST_MS, (until - world.origin) // _SLICES)))
        self._ready = not self._stopped
