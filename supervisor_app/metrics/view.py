"""Contacts seen at an instant: what can be said of each of them then. Which they are: :mod:`.windows`."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

import numpy as np

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Outcome
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.cohorts import NO_COHORT, Cohort, cohort_axis, cohort_parts
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.fates import Fate, fates_of
from supervisor_app.metrics.grouping import OF_CUSTOMERS, TIMES, Axis, Dim, Grouping, grouped, time_axis
from supervisor_app.metrics.layout import (
    CHANNELS,
    IN_FAMILY,
    NEVER,
    OUTCOME_CODE,
    C,
    Codes,
    Flag,
    Floats,
    IntArray,
    Mask,
    N,
    Rows,
    T,
)
from supervisor_app.metrics.local_time import local_ms
from supervisor_app.metrics.promised import Promised
from supervisor_app.metrics.words import Vocabulary, Words

Kept = TypeVar("Kept")
Rule: TypeAlias = Callable[["View"], Mask]
"""Which contacts of a view something holds for."""
Durations: TypeAlias = Callable[["View"], IntArray]
"""A duration (ms) of each contact of a view."""

_CHANNEL_WORDS = [channel.value for channel in CHANNELS]
_CODED: dict[Dim, tuple[C, Callable[[Vocabulary], Words]]] = {
    Dim.QUEUE: (C.QUEUE, lambda words: words.queues),
    Dim.TOPIC: (C.TOPIC, lambda words: words.topics),
    Dim.REGION: (C.REGION, lambda words: words.regions),
    Dim.SITE: (C.SITE, lambda words: words.sites),
    Dim.AGENT: (C.PERSON, lambda words: words.persons),
    Dim.HELPER: (C.HELPER, lambda words: words.helpers),
}


class Look:
    """What all views of one measurement share: the columns, the promises, the instant, the zone of days."""

    def __init__(
        self, columns: Columns, promises: Promises, now: Instant, zone: str, cohort: Cohort = NO_COHORT
    ) -> None:
        self.columns, self.promises, self.now, self.zone = columns, promises, now, zone
        self.cohort = cohort


class View:
    """Some contacts at ``now``. Columns and masks are worked out when first asked for, then kept.

    ``channel``: the column that says which channel a contact is told under. ``credit``: the instant that
    put it here (None: it is of the moment). ``whole``: the view that it is a part of. ``queue``: the one
    that a scope named.
    """

    def __init__(self, look: Look, rows: Rows, credit: T | None = None, whole: "View | None" = None) -> None:
        self.columns, self.promises, self.now = look.columns, look.promises, look.now
        self.zone = look.zone
        self.rows, self.credit = rows, credit
        self._whole = whole  # not itself where it is the whole: a cycle would keep its columns too long
        self.channel = C.SESSION if credit is T.SESSION_END else C.CHANNEL
        self._look = look
        self._named: int | None = None
        self.queue = ""
        self._times: dict[T, IntArray] = {}
        self._codes: dict[C, Codes] = {}
        self._masks: dict[Callable[[View], Mask], Mask] = {}
        self._kept: dict[Hashable, Any] = {}

    @property
    def whole(self) -> "View":
        """The view that this one is a part of; itself where it is none."""
        return self._whole or self

    def within(self, scope: Scope) -> "View":
        """The contacts that a scope leaves."""
        part = View(self._look, self.rows[self.in_scope(scope)], self.credit, self.whole)
        part._named = _CHANNEL_WORDS.index(scope.channel) if scope.channel else None
        part.queue = scope.queue
        return part

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

    def number(self, column: N) -> Floats:
        """Numbers of these contacts."""
        return self.kept(("number", column), lambda: self.columns.number(column)[self.rows])

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

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What was made for a key before, else what ``make`` makes now."""
        if key not in self._kept:
            self._kept[key] = make()
        kept: Kept = self._kept[key]
        return kept

    def target_ms(self, name: str) -> IntArray:
        """A duration promised by each contact's channel or queue, in ms; ``name`` is a member of Targets."""
        return self.kept(name, lambda: self.promised.ms(name))

    @property
    def promised(self) -> Promised:
        """What is promised for these contacts."""
        return self.kept("promised", self._promised)

    def _promised(self) -> Promised:
        queues = self.columns.words.queues.all
        return Promised(self.promises, self.code(self.channel), self.code(C.QUEUE), queues)

    def of_family(self, family: Family | None) -> Mask:
        """Which contacts came on channels of a family (None: all)."""
        if family is None:
            return np.ones(len(self.rows), np.bool_)
        return self.kept(("family", family), lambda: IN_FAMILY[family][self.code(self.channel)])

    def axis(self, dim: Dim) -> Axis:
        """What these contacts are on one dimension."""
        return self.kept(("axis", dim), lambda: self._axis(dim))

    def _axis(self, dim: Dim) -> Axis:
        if dim in TIMES:
            return time_axis(dim, self.kept("local", self._local))
        if dim is Dim.CHANNEL:
            return Axis(dim, self.code(self.channel), _CHANNEL_WORDS)
        if dim in OF_CUSTOMERS:
            customers, words = self.code(C.CUSTOMER), self.columns.words.customers.all
            return cohort_axis(self._look.cohort, dim, customers, words, self.credited())
        column, coded = _CODED[dim]
        return Axis(dim, self.code(column), coded(self.columns.words).all)

    def _local(self) -> IntArray:
        """What the clocks showed at the instants that credit these contacts."""
        return local_ms(self.credited(), self._look.zone)

    def credited(self) -> IntArray:
        """The instants that put these contacts here."""
        if self.credit is None:
            raise ValueError("contacts of the moment have no time")
        return self.time(self.credit)

    def grouping(self, *dims: Dim) -> Grouping:
        """How these contacts fall into groups; by nothing: into one."""
        apart = tuple(dim for dim in dims if dim is not Dim.WHOLE)
        return self.kept(apart, lambda: self._grouping(apart))

    def _grouping(self, dims: tuple[Dim, ...]) -> Grouping:
        return grouped(tuple(self.axis(dim) for dim in dims), len(self.rows), self._named)

    def in_scope(self, scope: Scope) -> Mask:
        """Which contacts a scope leaves."""
        mask = np.ones(len(self.rows), np.bool_)
        for dim, word in words_in(scope):
            axis = self.axis(dim)
            if dim is Dim.COHORT and not cohort_parts(word)[1]:
                mask &= axis.codes >= 0
                continue
            code = axis.code(word)
            mask &= np.bool_(False) if code is None else axis.codes == code
        return mask

    @property
    def fates(self) -> IntArray:
        """What became of each wait."""
        return self.kept("fates", self._fates)

    def _fates(self) -> IntArray:
        waiting = self.code(C.OUTCOME) == OUTCOME_CODE[Outcome.WAITING]
        wait = np.where(waiting, self.now - self.time(T.ARRIVED), self.time(T.WAIT))
        threshold, short = self.target_ms("threshold_s"), self.target_ms("short_s")
        return fates_of(self.code(C.OUTCOME), wait, threshold, short)

    def tally(self, grouping: Grouping, family: Family | None) -> IntArray:
        """How many waits of each group had each fate: one row a group, one column a fate."""
        return self.kept(("tally", grouping.key, family), lambda: self._tally(grouping, family))

    def _tally(self, grouping: Grouping, family: Family | None) -> IntArray:
        mask = self.of_family(family) & (grouping.codes >= 0)
        cells = grouping.codes[mask].astype(np.int64) * len(Fate) + self.fates[mask]
        counts = np.bincount(cells, minlength=grouping.size * len(Fate))
        return counts.reshape(grouping.size, len(Fate))


_NAMED = [(dim, dim.value) for dim in Dim if dim is not Dim.WHOLE]


@lru_cache(maxsize=1024)
def words_in(scope: Scope) -> tuple[tuple[Dim, str], ...]:
    """What a scope names, by dimension."""
    named = ((dim, getattr(scope, name)) for dim, name in _NAMED)
    return tuple((dim, word) for dim, word in named if word)
