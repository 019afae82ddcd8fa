"""The most contacts that waited, or were served, at once in a window."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from supervisor_app import text
from supervisor_app.domain.channels import Family
from supervisor_app.domain.snapshot import FigureId, Listed, Reading, Span
from supervisor_app.domain.time import Instant, Window, from_instant
from supervisor_app.metrics import listing
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.composed import COMPOSED
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import IN_FAMILY, NEVER, C, Flag, IntArray, Mask, T
from supervisor_app.metrics.queue_length import ENDLESS, Stretches, stretches, waiting_at
from supervisor_app.metrics.view import View
from supervisor_app.services.history import History, Question


class _Peak(Struct, frozen=True):
    """The most at once, and the first instant at which it was so."""

    size: int
    at: Instant


def readings(history: History, key: str, question: Question) -> Iterator[Reading]:
    """The most of every group; groups in which nobody was are left out. Raises StoreError."""
    found, view = _stretches(history, key, question)
    grouping = view.grouping(*question.by)
    for group in range(grouping.size):
        mine = grouping.codes == group
        peak = _peak(found.start[mine], found.end[mine], question.window)
        if peak is None and question.by:
            continue
        words = grouping.words(group) if grouping.axes else {}
        shown = "" if peak is None else f", first at {from_instant(peak.at, question.zone):%Y-%m-%d %H:%M:%S}"
        yield Reading(
            id=FigureId(key, Span.WINDOW, replace(question.where, **words)),
            value=0.0 if peak is None else float(peak.size),
            n=0 if peak is None else peak.size,
            rule=f"{COMPOSED[key].rule} ({text.family_words(Family.LIVE)}){shown}",
            window=question.window,
        )


def listed(history: History, key: str, question: Question) -> tuple[Listed, ...]:
    """Those who were there at that instant. Raises StoreError."""
    found, _ = _stretches(history, key, question)
    peak = _peak(found.start, found.end, question.window)
    rows = [] if peak is None else found.rows[waiting_at(found, peak.at)].tolist()
    return listing.listed_rows(history.measurement(question), rows)


def _stretches(history: History, key: str, question: Question) -> tuple[Stretches, View]:
    """The stretches of those whom a question leaves, and these as a view, in the same order."""
    measurement = history.measurement(question)
    columns = measurement.desk.columns
    found = stretches(columns) if key == "most_waiting" else _served(columns)
    live = Dim.CHANNEL in question.by or question.where.channel
    whole = View(measurement.look, found.rows)
    mask = whole.in_scope(question.where)
    if not live:
        mask &= whole.of_family(Family.LIVE)
    chosen = Stretches(found.rows[mask], found.start[mask], found.end[mask])
    return chosen, View(measurement.look, chosen.rows)


def _served(columns: Columns) -> Stretches:
    """From the answer to the end, of live channels; still, where it is open."""
    start, end = columns.time(T.ANSWERED), columns.time(T.DONE)
    still = columns.flagged(Flag.OPEN) & (end == NEVER)
    live = IN_FAMILY[Family.LIVE][columns.code(C.CHANNEL)]
    mask: Mask = columns.flagged(Flag.COUNTED) & live & (start != NEVER) & ((end != NEVER) | still)
    rows = np.flatnonzero(mask)
    return Stretches(rows, start[rows], np.where(still, ENDLESS, end)[rows])


def _peak(start: IntArray, end: IntArray, window: Window) -> _Peak | None:
    """Half-open: who leaves at an instant goes before who comes."""
    begun, over = np.maximum(start, window.start), np.minimum(end, window.end)
    there = begun < over
    if not there.any():
        return None
    at = np.concatenate((begun[there], over[there]))
    step = np.repeat(np.array([1, -1]), int(there.sum()))
    order = np.lexsort((step, at))
    sizes = np.cumsum(step[order])
    place = int(sizes.argmax())
    return _Peak(int(sizes[place]), int(at[order][place]))
