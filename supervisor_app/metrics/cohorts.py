"""Contacts told apart by a fact known of their customers: before they had it, after, or without it."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from supervisor_app.domain.beside import CustomerFact
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.grouping import Axis, Dim
from supervisor_app.metrics.layout import Codes, IntArray, Mask

MONTH_MS = 2_629_800_000
"""A twelfth of 365.25 days."""

BEFORE, AFTER, EARLIER, WITHOUT = "before", "after", "earlier", "without"
SIDES = (BEFORE, AFTER, EARLIER, WITHOUT)


class Cohort(Struct, frozen=True, kw_only=True):
    """A fact by the addresses of all customers of whom it is told.

    ``since``: who has had it since before this instant is neither before nor after, but has it ``earlier``;
    ``day`` is the same as a date (empty: from ever).
    """

    fact: str = ""
    facts: Mapping[str, CustomerFact] = {}
    since: Instant = 0
    day: str = ""

    def word(self, side: str) -> str:
        """What a side, or a word of the fact, is called in a scope: ``e_billing:after:2026-01-01``."""
        return cohort_word(self.fact, side, self.day)

    def side_of(self, fact: CustomerFact) -> str:
        """The side of a customer for ever; empty where it changes on a day."""
        if fact.since is None:
            return fact.word.replace(":", " ") or WITHOUT
        return EARLIER if fact.since < self.since else ""


NO_COHORT = Cohort()


def cohort_word(fact: str, side: str, day: str = "") -> str:
    """A side of a fact in a scope; no side: whichever it is."""
    return f"{fact}:{side}:{day}" if day else f"{fact}:{side}"


def cohort_parts(word: str) -> tuple[str, str, str]:
    """Fact, side and day of a word of a scope, empty where it does not name them."""
    fact, _, rest = word.partition(":")
    side, _, day = rest.partition(":")
    return fact, side, day


def cohort_axis(cohort: Cohort, dim: Dim, customers: Codes, words: list[str], at: IntArray) -> Axis:
    """Contacts by side of the fact, or by months since their customer has it (0: the first, -1: the last
    before). Customers of whom it is not told are in no group.

    ``customers``: the codes of ``words``; ``at``: the instants that credit the contacts.
    """
    codes, inside = np.unique(customers, return_inverse=True)
    facts = [cohort.facts.get(words[code]) if code >= 0 else None for code in codes.tolist()]
    sides = [None if one is None else cohort.side_of(one) for one in facts]
    changes = np.array([side == "" for side in sides], np.bool_)[inside]
    since = np.array([one.since or 0 if one is not None else 0 for one in facts], np.int64)[inside]
    if dim is Dim.SINCE:
        return _months_axis((at - since) // MONTH_MS, changes)
    named = list(dict.fromkeys((*SIDES, *(side for side in sides if side))))
    places = {name: place for place, name in enumerate(named)}
    steady = np.array([places[side] if side else -1 for side in sides], np.int64)[inside]
    moving = np.where(at >= since, places[AFTER], places[BEFORE])
    return Axis(dim, np.where(changes, moving, steady), [cohort.word(name) for name in named])


def _months_axis(months: IntArray, told: Mask) -> Axis:
    if not told.any():
        return Axis(Dim.SINCE, np.full(len(months), -1), [])
    first, last = int(months[told].min()), int(months[told].max())
    return Axis(Dim.SINCE, np.where(told, months - first, -1), [str(n) for n in range(first, last + 1)])
