"""How many waited when: counted from the contacts, half-open, so that leavers go before joiners."""

from typing import NamedTuple

import numpy as np

from supervisor_app.domain.contacts import Outcome
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.layout import (
    NEVER,
    OUTCOME_CODE,
    C,
    Flag,
    IntArray,
    Mask,
    Rows,
    T,
)

ENDLESS = int(np.iinfo(np.int64).max)


class Stretches(NamedTuple):
    """Stretches of waiting: the contact's row, since when, until when (``ENDLESS``: still)."""

    rows: Rows
    start: IntArray
    end: IntArray


def stretches(columns: Columns) -> Stretches:
    """Every stretch of waiting that the columns tell of: the first of each contact, and the present one."""
    first, again = _first(columns), _again(columns)
    return Stretches(*(np.concatenate(pair) for pair in zip(first, again, strict=True)))


def waiting_at(one: Stretches, at: int) -> Mask:
    """Which stretches hold an instant: begun by then, and not ended."""
    held: Mask = (one.start <= at) & (one.end > at)
    return held


def lengths(one: Stretches, groups: IntArray, size: int, at: IntArray) -> IntArray:
    """How many stretches of each group hold each of these evenly spaced instants: one row a group."""
    width = len(at) + 1
    begun = np.bincount(groups * width + _first_at(one.start, at), minlength=size * width)
    ended = np.bincount(groups * width + _first_at(one.end, at), minlength=size * width)
    waiting: IntArray = np.cumsum((begun - ended).reshape(size, width), axis=1)[:, :-1]
    return waiting


def _first_at(times: IntArray, at: IntArray) -> IntArray:
    """The place of the first instant that is not before each time; ``len(at)`` where all are before it."""
    step = int(at[1] - at[0]) if len(at) > 1 else 1
    within = np.clip(times, at[0] - step, at[-1] + step)
    places: IntArray = np.minimum(-((at[0] - np.maximum(within, at[0])) // step), len(at))
    return places


def _first(columns: Columns) -> Stretches:
    """From queueing (or the question) to the outcome."""
    waiting = (columns.code(C.OUTCOME) == OUTCOME_CODE[Outcome.WAITING]) & columns.flagged(Flag.WAITING)
    queued, asked = columns.time(T.QUEUED), columns.time(T.ASKED)
    start = np.where(queued != NEVER, queued, asked)
    end = np.where(waiting, ENDLESS, columns.time(T.OUTCOME_AT))
    counts = columns.flagged(Flag.COUNTED | Flag.HUMAN)
    return _chosen(counts & (start != NEVER) & (end != NEVER), start, end)


def _again(columns: Columns) -> Stretches:
    """From the customer's new message to now, where the contact was answered before."""
    came_back = columns.flagged(Flag.COUNTED | Flag.WAITING)
    came_back &= columns.code(C.OUTCOME) != OUTCOME_CODE[Outcome.WAITING]
    start = columns.time(T.WAITING_SINCE)
    return _chosen(came_back, start, np.full(len(start), ENDLESS))


def _chosen(mask: Mask, start: IntArray, end: IntArray) -> Stretches:
    rows = np.flatnonzero(mask)
    return Stretches(rows, start[rows], end[rows])
