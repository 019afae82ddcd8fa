"""Whoever answers questions about windows: the facts themselves, or what was rolled up from them."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from supervisor_app.domain.agents import PresenceInterval
from supervisor_app.domain.batch import Gap
from supervisor_app.domain.beside import WeatherDay
from supervisor_app.domain.snapshot import FigureId, QualityLine, Reading
from supervisor_app.domain.time import Instant, Window
from supervisor_app.metrics.pooling import Pool
from supervisor_app.services.frame import Frame
from supervisor_app.services.history import Question
from supervisor_app.services.names import Names


class Answers(Protocol):
    """What can be asked about windows. What is told is true of the instant ``at``. Raises StoreError alone.

    ``far``: whether windows of months, and figures that look beyond their window, cost as little as a day.
    """

    at: Instant
    frame: Frame

    @property
    def far(self) -> bool:
        """Whether a long window costs little."""

    @property
    def unfinished(self) -> Sequence[str]:
        """Sources whose history has not been read whole yet."""

    def readings(self, question: Question) -> list[Reading]:
        """A row a figure and group; told apart by nothing there is one row a figure."""

    def pools(self, question: Question) -> dict[FigureId, Pool]:
        """The durations behind percentiles, a pool a figure and group that has any."""

    def flaws(self, question: Question) -> tuple[QualityLine, ...]:
        """How many contacts that reached us in the window have each flaw."""

    def gaps(self, window: Window) -> tuple[Gap, ...]:
        """What was not observed of a window, whole gaps."""

    def presences(self, window: Window) -> tuple[PresenceInterval, ...]:
        """What agents did in a window, as far as it was told."""

    def weather(self, first: date, last: date) -> Sequence[WeatherDay]:
        """The weather of days, the last included, where any was imported."""

    def names(self) -> Names:
        """What queues, people and sites are called."""

    def since(self) -> Instant | None:
        """The first instant at which anything that is stored happened."""

    def refresh(self) -> bool:
        """Look whether there is news; whether ``at`` is another now."""

    def close(self) -> None:
        """Let go of the store."""
