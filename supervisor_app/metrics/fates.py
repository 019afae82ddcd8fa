"""What became of each wait, measured against the threshold T and the short limit S of its channel.

Every offered contact has exactly one fate; service level and abandonment are quotients of sums of fates.
"""

from enum import IntEnum
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.contacts import Outcome
from supervisor_app.metrics.layout import NEVER, OUTCOME_CODE, OUTCOMES, IntArray, Mask

Fates: TypeAlias = frozenset["Fate"]


class Fate(IntEnum):
    """One of the ends of a wait. ``IN``: within T; ``LATE``: later, or it cannot be in time any more.

    ``UNDECIDED`` still waits and could yet be answered within T. ``NOT_OFFERED`` never waited.
    """

    ANSWERED_IN = 0
    ANSWERED_LATE = 1
    SHORT_IN = 2
    SHORT_LATE = 3
    ABANDONED_IN = 4
    ABANDONED_LATE = 5
    LEFT = 6
    TIMED_OUT = 7
    CALLBACK_IN = 8
    CALLBACK_LATE = 9
    CLOSED_UNANSWERED = 10
    WAITING_LATE = 11
    UNDECIDED = 12
    NOT_OFFERED = 13


ANSWERED: Fates = frozenset({Fate.ANSWERED_IN, Fate.ANSWERED_LATE})
SHORT: Fates = frozenset({Fate.SHORT_IN, Fate.SHORT_LATE})
ABANDONED: Fates = SHORT | {Fate.ABANDONED_IN, Fate.ABANDONED_LATE}
ABANDONED_IN_TIME: Fates = frozenset({Fate.SHORT_IN, Fate.ABANDONED_IN})
CALLBACK: Fates = frozenset({Fate.CALLBACK_IN, Fate.CALLBACK_LATE})
WAITING: Fates = frozenset({Fate.WAITING_LATE, Fate.UNDECIDED})
OFFERED: Fates = frozenset(Fate) - {Fate.NOT_OFFERED}
DECIDED: Fates = OFFERED - {Fate.UNDECIDED}

_IN = {
    Outcome.ANSWERED: Fate.ANSWERED_IN,
    Outcome.ABANDONED: Fate.ABANDONED_IN,
    Outcome.LEFT: Fate.LEFT,
    Outcome.TIMED_OUT: Fate.TIMED_OUT,
    Outcome.CALLBACK: Fate.CALLBACK_IN,
    Outcome.CLOSED_UNANSWERED: Fate.CLOSED_UNANSWERED,
    Outcome.WAITING: Fate.UNDECIDED,
}
_LATE = _IN | {
    Outcome.ANSWERED: Fate.ANSWERED_LATE,
    Outcome.ABANDONED: Fate.ABANDONED_LATE,
    Outcome.CALLBACK: Fate.CALLBACK_LATE,
    Outcome.WAITING: Fate.WAITING_LATE,
}
_TABLE = np.array(
    [
        [_IN.get(outcome, Fate.NOT_OFFERED) for outcome in OUTCOMES],
        [_LATE.get(outcome, Fate.NOT_OFFERED) for outcome in OUTCOMES],
    ],
    np.int64,
)


def fates_of(
    outcome: NDArray[np.int32], wait_ms: IntArray, threshold_ms: IntArray, short_ms: IntArray
) -> IntArray:
    """The fate of each wait. ``wait_ms``: until the outcome, or so far; ``NEVER`` where unknown.

    An end whose wait nobody knows counts as late: nothing shows that it was in time.
    """
    known: Mask = wait_ms != NEVER
    late = (~known | (wait_ms > threshold_ms)).astype(np.int64)
    fate: IntArray = _TABLE[late, outcome]
    short = (outcome == OUTCOME_CODE[Outcome.ABANDONED]) & known & (wait_ms <= short_ms)
    fate[short] -= Fate.ABANDONED_IN - Fate.SHORT_IN
    return fate


@lru_cache(maxsize=256)
def chosen(fates: Fates) -> Mask:
    """A table that says of each fate whether it is one of these. Shared: not to be changed."""
    table = np.zeros(len(Fate), np.bool_)
    table[[int(fate) for fate in fates]] = True
    return table
