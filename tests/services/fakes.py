"""Fakes at the seam between services and back ends."""

import threading
from collections.abc import Iterable

from supervisor_app.domain.batch import Batch, Capabilities, Check, LiveState
from supervisor_app.domain.contacts import Timeline
from supervisor_app.domain.errors import SourceCancelled, SupervisorError


class FakeSource:
    """A source that gives what it was told to, then what it gave last, for ever."""

    def __init__(
        self,
        key: str = "desk",
        batches: Iterable[Batch | SupervisorError] = (),
        live: LiveState | None = None,
        timelines: dict[str, Timeline | SupervisorError] | None = None,
    ) -> None:
        self.key = key
        self.cursors: list[str | None] = []
        self.closed = False
        self._batches = list(batches)
        self._live = live
        self._timelines = timelines or {}
        self._cancelled = threading.Event()

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(title=self.key.title())

    def fetch(self, cursor: str | None) -> Batch:
        if self._cancelled.is_set():
            raise SourceCancelled("ended by us")
        self.cursors.append(cursor)
        given = self._batches.pop(0) if self._batches else Batch(cursor=cursor or "end")
        if isinstance(given, SupervisorError):
            raise given
        return given

    def live(self) -> LiveState | None:
        return self._live

    def timeline(self, contact_id: str) -> Timeline:
        given = self._timelines.get(contact_id, Timeline(()))
        if isinstance(given, SupervisorError):
            raise given
        return given

    def check(self) -> Check:
        return Check(self.key, ())

    def cancel(self) -> None:
        self._cancelled.set()

    def close(self) -> None:
        self.closed = True
