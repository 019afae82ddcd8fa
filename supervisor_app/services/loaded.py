"""The last few windows of a store, kept as desks, so that several questions about one day load it once."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from supervisor_app.domain.contacts import Contact, ContactKey
from supervisor_app.domain.targets import FAR_OFF, Promises
from supervisor_app.domain.time import SECOND_MS, Instant, Window
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.layout import T
from supervisor_app.metrics.looking_back import acquaint, strangers
from supervisor_app.services.frame import Frame
from supervisor_app.services.looking_back import rounds
from supervisor_app.store.database import Store

KEPT = 12
"""How many windows are kept at most."""
MOST_CONTACTS = 100_000
"""How many contacts are kept at most, over all windows; the newest window is kept whatever its size."""


class _Loaded:
    """A window as a desk that knows all that happened in it, and what was created up to ``until``."""

    def __init__(self, window: Window, desk: Desk) -> None:
        self.window, self.desk = window, desk
        self.until: Instant = window.start
        self.looked_back = False

    def holds(self, window: Window) -> bool:
        """Whether the desk knows all of a window."""
        return self.window.start <= window.start and window.end <= self.window.end


class LoadedWindows:
    """Desks of windows of a store, loaded when asked for. Not thread-safe."""

    def __init__(self, store: Store, frame: Frame) -> None:
        self._store, self._frame = store, frame
        self._kept: list[_Loaded] = []  # the last one used at the end
        self._standing: dict[Instant, Desk] = {}

    def desk(self, window: Window, figures: Sequence[Figure]) -> Desk:
        """All contacts that a figure may credit to the window, and those that these look at besides.

        The desk may know of more, beyond the window. Raises StoreError.
        """
        loaded = self._loaded(window)
        until = window.end + ahead_ms(figures, self._frame.promises)
        if until > loaded.until:
            self._load_until(loaded, max(until, loaded.window.end))
        if not loaded.looked_back and any(figure.looks_back for figure in figures):
            self._look_back(loaded)
        self._trim()
        return loaded.desk

    def standing(self, at: Instant) -> Desk:
        """All contacts that were open at an instant, and others. Raises StoreError."""
        if at not in self._standing:
            desk = self._empty(Window(at, at))
            for facts in self._store.touched(Window(at, at)):
                desk.columns.fill(facts, self._fetched)
            desk.columns.put((record.contact, None, None) for record in self._store.board(FAR_OFF))
            while len(self._standing) >= KEPT:
                del self._standing[next(iter(self._standing))]
            self._standing[at] = desk
        return self._standing[at]

    def forget(self) -> None:
        """Let go of everything: the store has changed."""
        self._kept.clear()
        self._standing.clear()

    def _loaded(self, window: Window) -> _Loaded:
        found = next((one for one in reversed(self._kept) if one.holds(window)), None)
        if found is None:
            found = _Loaded(window, self._empty(window))
        else:
            self._kept.remove(found)
        self._kept.append(found)
        return found

    def _empty(self, window: Window) -> Desk:
        frame, store = self._frame, self._store
        desk = Desk(frame.joining, frame.promises, frame.zone, frame.title)
        desk.know_queues(store.queues())
        desk.know_agents(store.agents())
        desk.know_gaps(store.gaps(window))
        return desk

    def _load_until(self, loaded: _Loaded, until: Instant) -> None:
        """Load what was created up to an instant and is not there yet."""
        columns = loaded.desk.columns
        for facts in self._store.touched(Window(loaded.until, until)):
            columns.fill(facts, self._fetched)
        loaded.until = until

    def _fetched(self, keys: Sequence[ContactKey]) -> Iterator[Contact]:
        return (record.contact for record in self._store.contacts(keys))

    def _look_back(self, loaded: _Loaded) -> None:
        """Let the desk know what the customers of the window did before."""
        columns, window = loaded.desk.columns, loaded.window
        arrived = columns.time(T.ARRIVED)
        rows = np.flatnonzero((arrived >= window.start) & (arrived < window.end)).tolist()
        keys = (columns.contacts.keys[row] for row in rows)
        for since in rounds(strangers(columns, keys, window.start).since):
            # What was created since its start is in the window already.
            told = self._store.of_customers(since, min(since.values()), window.start)
            acquaint(columns, since, told)
        loaded.looked_back = True

    def _trim(self) -> None:
        """Let go of the windows that were not used for longest."""
        while len(self._kept) > 1 and (len(self._kept) > KEPT or self._contacts() > MOST_CONTACTS):
            del self._kept[0]

    def _contacts(self) -> int:
        return sum(len(one.desk.columns) for one in self._kept)


def ahead_ms(figures: Iterable[Figure], promises: Promises) -> int:
    """How far beyond the end of a window some of these figures look, at the most."""
    names = {figure.looks_ahead for figure in figures} - {""}
    spans = [getattr(one, name) for name in names for one in promises.all()]
    return round(max(spans, default=0.0) * SECOND_MS)
