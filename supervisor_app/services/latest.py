"""A thread that answers one sort of question, always the newest: older ones are not wanted any more."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from supervisor_app.services.defects import Defects

Asked = TypeVar("Asked")


class Latest(Generic[Asked]):
    """Answers the newest question in a thread of its own, which begins with the first.

    ``answer`` gets the question and a function that says whether a newer one waits; whatever it raises is a
    defect, and is noted. ``done`` is called in the thread when it ends: what the answers held open is let go.
    """

    def __init__(
        self,
        name: str,
        answer: Callable[[Asked, Callable[[], bool]], None],
        done: Callable[[], None] | None = None,
    ) -> None:
        self._answer, self._done = answer, done
        self._defects = Defects(name)
        self._changed = threading.Condition()
        self._asked: Asked | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def ask(self, asked: Asked) -> None:
        """Answer this instead of anything that still waits. From any thread."""
        with self._changed:
            if self._closed:
                return
            self._asked = asked
            if self._thread.ident is None:
                self._thread.start()
            self._changed.notify()

    def close(self, limit_s: float) -> bool:
        """End the thread; whether it ended within the limit. One that did not ends with the process."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            begun = self._thread.ident is not None
        if begun:
            self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _overtaken(self) -> bool:
        return self._asked is not None or self._closed

    def _run(self) -> None:
        try:
            while (asked := self._next()) is not None:
                try:
                    self._answer(asked, self._overtaken)
                except Exception as error:  # noqa: BLE001  (the thread must outlive any defect)
                    self._defects.note(error)
        finally:
            if self._done is not None:
                self._done()

    def _next(self) -> Asked | None:
        with self._changed:
            while self._asked is None and not self._closed:
                self._changed.wait()
            asked, self._asked = self._asked, None
            return None if self._closed else asked
