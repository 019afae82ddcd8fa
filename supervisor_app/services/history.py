"""Figures over any window, told apart by anything: what ``figures`` and ``contacts`` ask of a store."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from supervisor_app.domain.agents import PresenceInterval
from supervisor_app.domain.batch import Gap
from supervisor_app.domain.beside import WeatherDay
from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Listed, QualityLine, Reading, Scope, Span
from supervisor_app.domain.time import Instant, Window
from supervisor_app.domain.totals import Total
from supervisor_app.metrics import listing
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import T
from supervisor_app.metrics.pooling import Pool
from supervisor_app.metrics.quality import FLAWS
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.view import View
from supervisor_app.metrics.wording import Wording
from supervisor_app.services.asking import last_seen
from supervisor_app.services.clock import wall_now
from supervisor_app.services.cohorts import Cohorts
from supervisor_app.services.frame import Frame, kept_frame
from supervisor_app.services.loaded import LoadedWindows
from supervisor_app.services.names import Names
from supervisor_app.store.database import Store

QUALITY = "quality:"
"""What the keys of figures that count flaws begin with."""


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

    ``at``: the instant of the desk's clock at which it was last fed; what is told is true of it. ``far``: it
    reads contact by contact, so that a window of months takes its time.
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
        self.wording = Wording(self.frame.promises)
        self._loaded = LoadedWindows(self._store, self.frame)
        self._cohorts = Cohorts(self._store)

    @property
    def far(self) -> bool:
        """Whether a long window costs little."""
        return False

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Sources whose history has not been read whole yet."""
        return self._store.unfinished()

    def readings(self, question: Question) -> list[Reading]:
        """A row a figure and group; groups without contacts are left out, but told apart by nothing there is
        one row a figure. Raises StoreError."""
        figures = [FIGURES[key] for key in question.figures]
        measurement = self.measurement(question, figures)
        return [
            reading
            for figure in figures
            for reading in measurement.read(figure, Span.WINDOW, *question.by, where=question.where)
        ]

    def contacts(self, question: Question) -> tuple[Listed, ...]:
        """Exactly the contacts behind the first figure of a question. Raises StoreError."""
        key = question.figures[0]
        flaw = key.removeprefix(QUALITY) if key.startswith(QUALITY) else ""
        measurement = self.measurement(question, [] if flaw else [FIGURES[key]])
        if flaw:
            return listing.listed_rows(measurement, self._flawed(measurement, question, flaw))
        rows = listing.rows_behind(measurement, FigureId(key, Span.WINDOW, question.where))
        return listing.listed_rows(measurement, rows)

    def pools(self, question: Question) -> dict[FigureId, Pool]:
        """The durations behind percentiles, a pool a figure and group that has any. Raises StoreError."""
        figures = [FIGURES[key] for key in question.figures]
        measurement = self.measurement(question, figures)
        return {
            told: pool
            for figure in figures
            for told, pool in measurement.pools(figure, Span.WINDOW, *question.by, where=question.where)
        }

    def flaws(self, question: Question) -> tuple[QualityLine, ...]:
        """How many contacts that reached us in the window have each flaw. Raises StoreError."""
        measurement = self.measurement(question, ())
        counts = [(flaw, len(self._flawed(measurement, question, flaw.key))) for flaw in FLAWS]
        return tuple(
            QualityLine(
                key=flaw.key,
                title=flaw.title,
                count=count,
                figure=FigureId(f"{QUALITY}{flaw.key}", Span.WINDOW, question.where),
            )
            for flaw, count in counts
            if count
        )

    def gaps(self, window: Window) -> tuple[Gap, ...]:
        """What was not observed of a window, whole gaps. Raises StoreError."""
        return self._store.gaps(window)

    def presences(self, window: Window) -> tuple[PresenceInterval, ...]:
        """What agents did in a window, as far as it was told. Raises StoreError."""
        return self._store.presences(window)

    def totals(self, window: Window) -> tuple[Total, ...]:
        """Imported totals of intervals that begin in a window. Raises StoreError."""
        return self._store.totals(window)

    def standing(self, question: Question) -> Measurement:
        """The contacts that were open when the window ended, for figures of the moment. Raises StoreError."""
        return self._measured(self._loaded.standing(question.window.end), question)

    def measurement(self, question: Question, figures: Sequence[Figure] = ()) -> Measurement:
        """The contacts of a window, and those that some figures look at besides. Raises StoreError."""
        return self._measured(self._loaded.desk(question.window, figures), question)

    def weather(self, first: date, last: date) -> Sequence[WeatherDay]:
        """The weather of days, the last included, where any was imported. Raises StoreError."""
        return self._store.weather(first, last)

    def names(self) -> Names:
        """What queues, people and sites are called. Raises StoreError."""
        store = self._store
        return Names.of(self.frame.joining, store.queues(), store.agents(), store.sites())

    def since(self) -> Instant | None:
        """The first instant at which anything that is stored happened. Raises StoreError."""
        return self._store.since()

    def refresh(self) -> bool:
        """Look whether the store was fed since; if so, ``at`` is another from now on. Raises StoreError."""
        seen = last_seen(self._store)
        if seen is None or seen == self.at:
            return False
        self.at = seen
        self._loaded.forget()
        self._cohorts.forget()
        return True

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _flawed(self, measurement: Measurement, question: Question, flaw: str) -> list[int]:
        """The contacts with a flaw that reached us in the window, counted or not, newest first."""
        rows = listing.rows_behind(measurement, FigureId(f"{QUALITY}{flaw}", Span.WINDOW))
        columns, window = measurement.desk.columns, question.window
        arrived = columns.time(T.ARRIVED)[rows]
        inside = View(measurement.look, rows, T.ARRIVED).in_scope(question.where)
        chosen: list[int] = rows[(arrived >= window.start) & (arrived < window.end) & inside].tolist()
        return chosen

    def _measured(self, desk: Desk, question: Question) -> Measurement:
        cohort = self._cohorts.of(question.by, question.where, question.zone)
        return Measurement(desk, self.wording, self.at, question.window, question.zone, cohort)
