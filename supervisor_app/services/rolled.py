"""Answers about windows from roll-ups, and from contacts alone what no roll-up tells.

Of the days and months of a window the stored sheets are taken that are still right; of the others sheets are
made in memory, or the contacts are read where that is quicker. So the same question has the same answer,
whatever is stored; but for percentiles of very many contacts, which cells tell within one percent and mark.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from supervisor_app.domain.batch import Gap
from supervisor_app.domain.snapshot import FigureId, Reading, Span
from supervisor_app.domain.time import DAY_MS, Window, local_day
from supervisor_app.metrics.atoms import fingerprint
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.cell_measurement import CellMeasurement, DeskOfCells, holds_of
from supervisor_app.metrics.cell_rows import Part
from supervisor_app.metrics.cubes import DAY, MONTH, Sheet
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.pooling import Pool
from supervisor_app.metrics.reading import Measurement
from supervisor_app.services.day_sheets import DaySheets
from supervisor_app.services.frame import Frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.planning import MOST_EXACT, Plan, Planner, dims_of, needed_of
from supervisor_app.services.sheets import BY_NAME, Sheets
from supervisor_app.services.stretches import clocks_of

_NEARLY_ALL = 0.9
"""So much of the days has to be rolled up for long windows to cost little."""
_KEEP_BYTES = 1 << 24
"""Once so much was asked for and given back, the C library (glibc) keeps as much for what comes next. Before,
it hands pages back after every question, and to get them again takes longer than to answer."""


class Answered(NamedTuple):
    """Some figures of a question, and what they are worked out from."""

    figures: tuple[str, ...]
    measurement: Measurement


class RolledHistory(History):
    """A store opened for reading, of which years cost as little as days. Not thread-safe.

    ``most_exact``: percentiles of so many contacts at most are exact.
    """

    def __init__(self, path: Path, frame: Frame | None = None, most_exact: int = MOST_EXACT) -> None:
        super().__init__(path, frame)
        np.ones(_KEEP_BYTES, np.uint8)
        self._most_exact = most_exact
        rules = fingerprint(self.frame.fingerprint())
        self._sheets = Sheets(self._store, rules, self.frame.promises)
        self._begin()

    def _begin(self) -> None:
        """Look at the store as it is now."""
        self._sheets.refresh()
        since = self._store.since()
        days = 0.0 if since is None else max(self.at - since, 0) / DAY_MS
        self._far = len(self._sheets.stamps(BY_NAME["hours"])) >= _NEARLY_ALL * days
        self._planner = Planner(
            self._sheets,
            DaySheets(self._loaded, self.frame, self.at, lasting=False),
            self.frame.zone,
            self.at,
            most_exact=self._most_exact,
            a_day=self._store.counts().contacts / (days + 1),
        )
        self._known = Desk(self.frame.joining, self.frame.promises, self.frame.zone)
        self._known.know_queues(self._store.queues())
        self._known.know_agents(self._store.agents())
        self._gaps: dict[Window, tuple[Gap, ...]] = {}

    @property
    def far(self) -> bool:
        """Whether a long window costs little: whether nearly all days are rolled up."""
        return self._far

    def refresh(self) -> bool:
        """Look whether the store was fed since; if so, ``at`` is another from now on. Raises StoreError."""
        news = super().refresh()
        if news:
            self._begin()
        return news

    def measurement(self, question: Question, figures: Sequence[Figure] = ()) -> Measurement:
        """The contacts of a window, and those that some figures look at besides. Raises StoreError.

        Of a part of a day all of the day is loaded: half-hours are asked about one after the other.
        """
        day = local_day(question.window.start, self.frame.zone)
        if question.window.end <= day.end:
            self._loaded.desk(day, figures)
        return super().measurement(question, figures)

    def readings(self, question: Question) -> list[Reading]:
        """A row a figure and group; groups without contacts are left out, but told apart by nothing there is
        one row a figure. Raises StoreError."""
        found: dict[str, list[Reading]] = {}
        for figures, measurement in self.answered(question):
            for key in figures:
                told = measurement.read(FIGURES[key], Span.WINDOW, *question.by, where=question.where)
                found[key] = list(told)
        return [reading for key in question.figures for reading in found[key]]

    def pools(self, question: Question) -> dict[FigureId, Pool]:
        """The durations behind percentiles, a pool a figure and group that has any. Raises StoreError."""
        return {
            told: pool
            for figures, measurement in self.answered(question)
            for key in figures
            for told, pool in measurement.pools(FIGURES[key], Span.WINDOW, *question.by, where=question.where)
        }

    def answered(self, question: Question) -> Iterator[Answered]:
        """The figures of a question, by what they are worked out from. Raises StoreError."""
        self._planner.trim()
        plans: dict[Plan | None, list[str]] = {}
        for key in question.figures:
            plan = None
            if question.zone == self.frame.zone and not question.where.part and question.window.length_ms > 0:
                plan = self._planner.plan(key, question)
            plans.setdefault(plan, []).append(key)
        for plan, keys in plans.items():
            if plan is None:
                asked = replace(question, figures=tuple(keys))
                yield Answered(asked.figures, self.measurement(asked, [FIGURES[key] for key in keys]))
            else:
                yield Answered(tuple(keys), self._from_cells(plan, keys, question))

    def _from_cells(self, plan: Plan, keys: Sequence[str], question: Question) -> CellMeasurement:
        wanted = {grain: self._sheets_for(grain, plan, keys, question) for grain in (DAY, MONTH)}
        found = self._planner.sheets_of(plan.taken, wanted)
        zone = self.frame.zone
        parts = [
            Part(taken.stretch.grain, sheets, clocks_of(taken.stretch, zone))
            for taken, sheets in zip(plan.taken, found, strict=True)
        ]
        heads = [sheet.head for part in parts for sheet in part.sheets.values()]
        window = question.window
        if window not in self._gaps:
            self._gaps[window] = self._store.gaps(window)
        desk = DeskOfCells(self._known, heads, self._gaps[window])
        return CellMeasurement(desk, self.wording, self.at, window, parts, exact=plan.exact)

    def _sheets_for(
        self, grain: str, plan: Plan, keys: Sequence[str], question: Question
    ) -> tuple[Sheet, ...]:
        wanted: dict[Sheet, None] = {}
        for key in keys:
            holds = holds_of(FIGURES[key], exact=plan.exact)
            wanted |= dict.fromkeys(needed_of(key, dims_of(question), grain, (holds,)) or ())
        return tuple(wanted)
