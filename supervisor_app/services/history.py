"""Figures over any window, told apart by anything: what ``figures`` and ``contacts`` ask of a store."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Listed, Reading, Scope, Span
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import SECOND_MS, Instant, Window
from supervisor_app.metrics import listing
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import T
from supervisor_app.metrics.looking_back import acquaint, strangers
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.wording import Wording
from supervisor_app.services.asking import last_seen
from supervisor_app.services.clock import wall_now
from supervisor_app.services.frame import Frame, kept_frame
from supervisor_app.services.looking_back import rounds
from supervisor_app.store.database import Store


class Question(Struct, frozen=True, kw_only=True):
    """Figures of a window (half-open): of what a scope leaves of it, told apart by some dimensions.

    ``zone``: the IANA name of the zone whose days and hours are meant.
    """

    figures: tuple[str, ...]
    window: Window
    zone: str
    by: tuple[Dim, ...] = ()
    where: Scope = EVERYTHING


class History:
    """A store opened for reading, and asked about windows. Not thread-safe.

    ``at``: the instant of the desk's clock at which it was last fed; what is told is true of it.
    """

    def __init__(self, path: Path, frame: Frame | None = None) -> None:
        self._store = Store.open(str(path), read_only=True)
        try:
            self.frame = frame or kept_frame(self._store)
            seen = last_seen(self._store)
        except BaseException:
            self._store.close()
            raise
        self.at: Instant = wall_now() if seen is None else seen
        self._wording = Wording(self.frame.promises)

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Sources whose history has not been read whole yet."""
        return self._store.unfinished()

    def readings(self, question: Question) -> list[Reading]:
        """A row a figure and group; groups without contacts are left out, but told apart by nothing there is
        one row a figure. Raises StoreError."""
        figures = [FIGURES[key] for key in question.figures]
        measurement = self._measurement(question, figures)
        return [
            reading
            for figure in figures
            for reading in measurement.read(figure, Span.WINDOW, *question.by, where=question.where)
        ]

    def contacts(self, question: Question) -> tuple[Listed, ...]:
        """Exactly the contacts behind the first figure of a question. Raises StoreError."""
        key = question.figures[0]
        measurement = self._measurement(question, [FIGURES[key]])
        rows = listing.rows_behind(measurement, FigureId(key, Span.WINDOW, question.where))
        return listing.listed_rows(measurement, rows)

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _measurement(self, question: Question, figures: Sequence[Figure]) -> Measurement:
        desk = self._desk(question.window, figures)
        return Measurement(desk, self._wording, self.at, question.window, question.zone)

    def _desk(self, window: Window, figures: Sequence[Figure]) -> Desk:
        """All contacts that a figure may credit to the window, and those that these look at besides."""
        frame, store = self.frame, self._store
        desk = Desk(frame.joining, frame.promises, frame.zone, frame.title)
        loaded = Window(window.start, window.end + _ahead_ms(figures, frame.promises))
        desk.columns.fill(record.contact for record in store.touched(loaded))
        desk.know_queues(store.queues())
        desk.know_agents(store.agents())
        desk.know_gaps(store.gaps(window))
        if any(figure.looks_back for figure in figures):
            self._look_back(desk, window)
        return desk

    def _look_back(self, desk: Desk, window: Window) -> None:
        """Let the desk know what the customers of the window did before."""
        columns = desk.columns
        arrived = columns.time(T.ARRIVED)
        rows = np.flatnonzero((arrived >= window.start) & (arrived < window.end)).tolist()
        keys = (columns.contacts[row].key for row in rows)
        for since in rounds(strangers(columns, keys, window.start).since):
            acquaint(columns, since, self._store.of_customers(since, min(since.values())))


def _ahead_ms(figures: Iterable[Figure], promises: Promises) -> int:
    """How far beyond the end of a window some of these figures look, at the most."""
    names = {figure.looks_ahead for figure in figures} - {""}
    targets: tuple[Targets, ...] = (promises.default, *promises.channels.values())
    spans = [getattr(one, name) for name in names for one in targets]
    return round(max(spans, default=0.0) * SECOND_MS)
