"""Our side of bars 3 and 4: from the roll-ups of a store, or contact by contact from its facts."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bench.asked import DAYS, MONTHS, Daily, Rows
from supervisor_app.domain.snapshot import Span
from supervisor_app.domain.time import Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Axis, Dim, Grouping
from supervisor_app.metrics.measures import Measured
from supervisor_app.metrics.reading import Measurement
from supervisor_app.services.frame import Frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.rolled import RolledHistory

_ARRIVED = ("volume", "offered", "answered", "abandoned", "average_wait")
_ENDED, _HANDLED, _VOLUME = ("handling",), ("handling_total",), ("volume",)
_RANKS = ("median_wait", "p90_wait", "p95_wait")
_MONTHLY = ("volume", "answered", "abandoned", "average_wait")
_WINDOWS = (DAYS[0], Window(DAYS[1].start, DAYS[2].end))
"""The three days: two of them follow each other, and are asked about together."""
_EPOCH = date(1970, 1, 1)


class Supervisor:
    """This program over a store. ``facts``: as if it had no roll-ups."""

    def __init__(self, file: Path, *, facts: bool = False) -> None:
        self.name = "Supervisor, contact by contact" if facts else "Supervisor"
        self.settings = "its store as it is, opened for reading"
        self._history = History(file, Frame()) if facts else RolledHistory(file, Frame())

    def daily(self) -> Daily:
        """The three days."""
        told = Daily([], [], [], [], [])
        for window in _WINDOWS:
            found = self._worked_out(window, (*_ARRIVED, *_ENDED), Dim.DAY, Dim.HOUR, Dim.CHANNEL)
            told.hours.extend(_rows([found[key] for key in _ARRIVED]))
            told.ended.extend(_rows([found[key] for key in _ENDED], counted=True))
            told.waits.extend(_rows(self._all(window, _RANKS, Dim.DAY, Dim.CHANNEL)))
            told.topics.extend(_rows(self._all(window, _VOLUME, Dim.DAY, Dim.TOPIC)))
            told.agents.extend(_rows(self._all(window, _HANDLED, Dim.DAY, Dim.AGENT), counted=True))
        return told

    def trend(self, *, percentiles: bool) -> Rows:
        """By month and channel."""
        keys = (*_MONTHLY, *_RANKS) if percentiles else _MONTHLY
        return _rows(self._all(MONTHS, keys, Dim.MONTH, Dim.CHANNEL))

    def close(self) -> None:
        """Close the store."""
        self._history.close()

    def _all(self, window: Window, keys: tuple[str, ...], *by: Dim) -> list[tuple[Grouping, Measured]]:
        return list(self._worked_out(window, keys, *by).values())

    def _worked_out(
        self, window: Window, keys: tuple[str, ...], *by: Dim
    ) -> dict[str, tuple[Grouping, Measured]]:
        """Figures as bare numbers, in the order in which they are asked for."""
        question = Question(figures=keys, window=window, zone="UTC", by=by)
        found = {}
        for some, measurement in self._measurements(question):
            for key in some:
                one = measurement.worked_out(FIGURES[key], Span.WINDOW, by, question.where)
                found[key] = (one.grouping, one.measured)
        return {key: found[key] for key in keys}

    def _measurements(self, question: Question) -> Iterator[tuple[tuple[str, ...], Measurement]]:
        history = self._history
        if isinstance(history, RolledHistory):
            yield from history.answered(question)
        else:
            figures = [FIGURES[key] for key in question.figures]
            yield question.figures, history.measurement(question, figures)


def _rows(worked_out: Sequence[tuple[Grouping, Measured]], *, counted: bool = False) -> Rows:
    """The words and the figures of every group of the first figure. ``counted``: with its n before it."""
    first, measured = worked_out[0]
    groups = np.flatnonzero(measured.n)
    words = [_words(axis, place[groups]) for axis, place in zip(first.axes, first.places, strict=True)]
    columns: list[list[Any]] = [*words]
    if counted:
        columns.append(measured.n[groups].tolist())
    for grouping, found in worked_out:
        if grouping is first:
            columns.append(found.value[groups].tolist())
        else:
            columns.append(_elsewhere(grouping, found, words))
    return list(zip(*columns, strict=True))


def _words(axis: Axis, places: Any) -> list[Any]:
    """What groups are on an axis; days and hours are numbers, an agent who they are at their source."""
    words: list[Any] = list(axis.words)
    if axis.dim is Dim.DAY:
        words = [(date.fromisoformat(word) - _EPOCH).days for word in words]
    elif axis.dim is Dim.HOUR:
        words = [int(word) for word in words]
    elif axis.dim is Dim.AGENT:
        words = [word.partition("/")[2] for word in words]
    told: list[Any] = np.array(words, np.object_)[places].tolist()
    return told


def _elsewhere(grouping: Grouping, found: Measured, words: list[list[Any]]) -> list[float]:
    """The values of groups that another grouping has, in its own order; NaN where it has none."""
    axes = [_words(axis, place) for axis, place in zip(grouping.axes, grouping.places, strict=True)]
    values = dict(zip(zip(*axes, strict=True), found.value.tolist(), strict=True))
    return [values.get(key, np.nan) for key in zip(*words, strict=True)]
