"""Contacts seen at an instant: which are part of a window, and what can be said of each of them then."""

from collections.abc import Callable, Hashable
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Outcome
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import SECOND_MS, Instant, Window
from supervisor_app.metrics.columns import (
    CHANNEL_CODE,
    CHANNELS,
    NEVER,
    OUTCOME_CODE,
    C,
    Columns,
    Flag,
    IntArray,
    Mask,
    Rows,
    T,
)
from supervisor_app.metrics.fates import Fate, fates_of

Codes: TypeAlias = NDArray[np.int32]
Kept = TypeVar("Kept")

_IN_FAMILY: dict[Family, Mask] = {
    family: np.array([channel.family is family for channel in CHANNELS]) for family in Family
}


class Credit(StrEnum):
    """The instant that decides in which window a contact counts."""

    NOW = "now"
    ARRIVED = "queued"
    DONE = "ended"
    RESOLVED = "resolved"


class Dim(StrEnum):
    """What a figure can be told apart by."""

    WHOLE = "whole"
    CHANNEL = "channel"
    QUEUE = "queue"
    AGENT = "agent"


class Groups(Struct, frozen=True):
    """The group of each contact of a view (-1: none), and how many groups there are."""

    dim: Dim
    codes: Codes
    size: int


_CREDITED = {Credit.ARRIVED: T.ARRIVED, Credit.DONE: T.DONE, Credit.RESOLVED: T.RESOLVED}
_CODED = {Dim.CHANNEL: C.CHANNEL, Dim.QUEUE: C.QUEUE, Dim.AGENT: C.PERSON}


class View:
    """Some contacts at ``now``. Columns and masks are worked out when first asked for, then kept."""

    def __init__(self, columns: Columns, promises: Promises, now: Instant, rows: Rows) -> None:
        self.columns, self.promises, self.now, self.rows = columns, promises, now, rows
        self._times: dict[T, IntArray] = {}
        self._codes: dict[C, Codes] = {}
        self._masks: dict[Callable[[View], Mask], Mask] = {}
        self._tallies: dict[tuple[Dim, Family | None], IntArray] = {}
        self._kept: dict[Hashable, Any] = {}
        self._fates: IntArray | None = None

    def time(self, column: T) -> IntArray:
        """Instants or durations (ms) of these contacts."""
        if column not in self._times:
            self._times[column] = self.columns.time(column)[self.rows]
        return self._times[column]

    def code(self, column: C) -> Codes:
        """Codes of these contacts."""
        if column not in self._codes:
            self._codes[column] = self.columns.code(column)[self.rows]
        return self._codes[column]

    def has(self, column: T) -> Mask:
        """Which contacts have this instant or duration."""
        given: Mask = self.time(column) != NEVER
        return given

    def flagged(self, flag: Flag) -> Mask:
        """Which contacts have this flag."""
        wanted: Mask = (self.code(C.FLAGS) & int(flag)) != 0
        return wanted

    def mask(self, rule: Callable[["View"], Mask]) -> Mask:
        """The answer of a rule for these contacts, asked once."""
        if rule not in self._masks:
            self._masks[rule] = rule(self)
        return self._masks[rule]

    def target_ms(self, name: str) -> IntArray:
        """A duration promised by each contact's channel, in ms; ``name`` is a member of Targets."""
        return self.kept(name, lambda: self._target_ms(name))

    def _target_ms(self, name: str) -> IntArray:
        by_channel = [round(getattr(self.promises.of(one), name) * SECOND_MS) for one in CHANNELS]
        return np.array(by_channel, np.int64)[self.code(C.CHANNEL)]

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What was made for a key before, else what ``make`` makes now."""
        if key not in self._kept:
            self._kept[key] = make()
        kept: Kept = self._kept[key]
        return kept

    def of_family(self, family: Family | None) -> Mask:
        """Which contacts came on channels of a family (None: all)."""
        if family is None:
            return np.ones(len(self.rows), np.bool_)
        return self.kept(family, lambda: _IN_FAMILY[family][self.code(C.CHANNEL)])

    def groups(self, dim: Dim) -> Groups:
        """How these contacts fall into channels, queues or agents."""
        if dim is Dim.WHOLE:
            return Groups(dim, np.zeros(len(self.rows), np.int32), 1)
        return Groups(dim, self.code(_CODED[dim]), len(words_of(self.columns, dim)))

    def in_scope(self, scope: Scope) -> Mask:
        """Which contacts a scope leaves."""
        mask = np.ones(len(self.rows), np.bool_)
        for dim, word in ((Dim.CHANNEL, scope.channel), (Dim.QUEUE, scope.queue), (Dim.AGENT, scope.agent)):
            if word:
                code = code_of(self.columns, dim, word)
                mask &= np.bool_(False) if code is None else self.code(_CODED[dim]) == code
        return mask

    @property
    def fates(self) -> IntArray:
        """What became of each wait."""
        if self._fates is None:
            waiting = self.code(C.OUTCOME) == OUTCOME_CODE[Outcome.WAITING]
            wait = np.where(waiting, self.now - self.time(T.ARRIVED), self.time(T.WAIT))
            threshold, short = self.target_ms("threshold_s"), self.target_ms("short_s")
            self._fates = fates_of(self.code(C.OUTCOME), wait, threshold, short)
        return self._fates

    def tally(self, dim: Dim, family: Family | None) -> IntArray:
        """How many waits of each group had each fate: one row a group, one column a fate."""
        if (dim, family) not in self._tallies:
            groups = self.groups(dim)
            mask = self.of_family(family) & (groups.codes >= 0)
            cells = groups.codes[mask].astype(np.int64) * len(Fate) + self.fates[mask]
            counts = np.bincount(cells, minlength=groups.size * len(Fate))
            self._tallies[dim, family] = counts.reshape(groups.size, len(Fate))
        return self._tallies[dim, family]


def words_of(columns: Columns, dim: Dim) -> list[str]:
    """The names of the groups of a dimension, by code."""
    if dim is Dim.CHANNEL:
        return [channel.value for channel in CHANNELS]
    if dim is Dim.QUEUE:
        return columns.queues.all
    return columns.persons.all if dim is Dim.AGENT else [""]


def code_of(columns: Columns, dim: Dim, word: str) -> int | None:
    """The group of a name; None where no contact ever had it."""
    if dim is Dim.CHANNEL:
        return next((code for channel, code in CHANNEL_CODE.items() if channel.value == word), None)
    return (columns.queues if dim is Dim.QUEUE else columns.persons).known(word)


def open_view(columns: Columns, promises: Promises, now: Instant) -> View:
    """The contacts that are open and part of figures."""
    return View(columns, promises, now, np.flatnonzero(columns.flagged(Flag.OPEN | Flag.COUNTED)))


def window_view(columns: Columns, promises: Promises, now: Instant, credit: Credit, window: Window) -> View:
    """The contacts that count in a window that ends now, by the instant that decides.

    What happens at this very instant is in it: it is among those who wait, too.
    """
    at = columns.time(_CREDITED[credit])
    mask = columns.flagged(Flag.COUNTED) & (at >= window.start) & (at <= window.end)
    return View(columns, promises, now, np.flatnonzero(mask))
