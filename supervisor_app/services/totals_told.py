"""Figures of imported totals: sums over sums of intervals, where there are no contacts to be asked.

Totals of a channel count on the local days on which it has no contacts; those of a queue on days on which the
queue has none. Contacts and totals add up: counts to counts, what is above and below a line each to its own.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from supervisor_app.domain.snapshot import FigureId, Reading, Scope, Span
from supervisor_app.domain.time import from_instant
from supervisor_app.domain.totals import Total
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.coding import queue_key
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.wording import judged
from supervisor_app.services.history import History, Question

Pair: TypeAlias = tuple[float | None, float | None]
"""What is above and below the line of a figure in one interval; a count has None below."""

MADE_OF = "totals"

_WORDS: dict[Dim, Callable[[Total, str], str]] = {
    Dim.CHANNEL: lambda total, zone: total.channel.value,
    Dim.QUEUE: lambda total, zone: queue_key(total.source, total.queue),
    Dim.SITE: lambda total, zone: total.site,
    Dim.DAY: lambda total, zone: from_instant(total.start, zone).date().isoformat(),
    Dim.MONTH: lambda total, zone: from_instant(total.start, zone).date().isoformat()[:7],
    Dim.HOUR: lambda total, zone: str(from_instant(total.start, zone).hour),
    Dim.WEEKDAY: lambda total, zone: str(from_instant(total.start, zone).isoweekday()),
    Dim.MONTHDAY: lambda total, zone: str(from_instant(total.start, zone).day),
}


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None else one - (other or 0.0)


def _plus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _talk_s(one: Total) -> float | None:
    return None if one.talk_total_s is None else one.talk_total_s + (one.hold_total_s or 0.0)


_COUNTS: dict[str, Callable[[Total], float | None]] = {
    "volume": lambda one: one.offered,
    "offered": lambda one: one.offered,
    "answered": lambda one: one.answered,
    "abandoned": lambda one: one.abandoned,
    "short_abandoned": lambda one: one.short_abandoned,
    "left": lambda one: one.left,
    "timed_out": lambda one: one.timed_out,
    "callback": lambda one: one.callbacks,
    "closed_unanswered": lambda one: one.closed_unanswered,
    "resolved": lambda one: one.resolved,
}
_LEVELS: dict[str, Callable[[Total], Pair]] = {
    "answered_of_offered_less_short": lambda one: (one.within, _less(one.offered, one.short_abandoned)),
    "answered_of_offered": lambda one: (one.within, one.offered),
    "answered_of_handled": lambda one: (one.within, one.answered),
    "answered_of_answered_abandoned": lambda one: (one.within, _plus(one.answered, one.abandoned)),
    "answered_of_answered_abandoned_less_short": lambda one: (
        one.within,
        _less(_plus(one.answered, one.abandoned), one.short_abandoned),
    ),
}
_ABANDONMENT: dict[str, Callable[[Total], Pair]] = {
    "less_short": lambda one: (
        _less(one.abandoned, one.short_abandoned),
        _less(one.offered, one.short_abandoned),
    ),
    "of_offered": lambda one: (one.abandoned, one.offered),
    "of_answered_abandoned": lambda one: (one.abandoned, _plus(one.answered, one.abandoned)),
    "of_answered_abandoned_less_short": lambda one: (
        _less(one.abandoned, one.short_abandoned),
        _less(_plus(one.answered, one.abandoned), one.short_abandoned),
    ),
    "with_timeouts_of_offered": lambda one: (_plus(one.abandoned, one.timed_out), one.offered),
}
_SHARES: dict[str, Callable[[Total], Pair]] = {
    **{f"service_level:{name}": pair for name, pair in _LEVELS.items()},
    **{f"abandonment:{name}": pair for name, pair in _ABANDONMENT.items()},
}
_MEANS: dict[str, Callable[[Total], Pair]] = {
    "average_wait": lambda one: (one.wait_total_s, one.answered),
    "handling": lambda one: (one.handling_s, one.talks),
    "talk_time": lambda one: (_talk_s(one), one.talks),
    "rating": lambda one: (one.rating_total, one.rated),
}
_CHOSEN = {"service_level": "service_level_preset", "abandonment": "abandonment_preset"}


class _Sum(Struct):
    """What the intervals of a group come to, of those that tell it."""

    above: float = 0.0
    below: float = 0.0
    intervals: int = 0


def with_totals(history: History, question: Question, readings: list[Reading]) -> list[Reading]:
    """The readings of a question, with what totals of its window add. Raises StoreError."""
    totals = totals_of(history, question)
    if not totals:
        return readings
    found: list[Reading] = []
    for key in question.figures:
        of_contacts = {one.id.scope: one for one in readings if one.id.key == key}
        for scope, summed in _sums(history, question, key, totals):
            told = of_contacts.get(scope)
            of_contacts[scope] = _told(history, question, key, scope, summed, told)
        found += of_contacts.values()
    return found


def totals_of(history: History, question: Question) -> tuple[Total, ...]:
    """The totals of a window that a question leaves, on days without contacts. Raises StoreError."""
    if any(dim not in _WORDS for dim in question.by) or not _is_told(question.where):
        return ()
    zone = question.zone
    chosen = [
        one
        for one in history.totals(question.window)
        if one.until <= question.window.end
        and all(getattr(question.where, dim.value) in ("", word(one, zone)) for dim, word in _WORDS.items())
        and all(_WORDS[dim](one, zone) for dim in question.by)
    ]
    if not chosen:
        return ()
    there = _there(history, question)
    return tuple(one for one in chosen if not _is_covered(one, there, zone))


def _is_told(where: Scope) -> bool:
    """Whether totals have what a scope names."""
    known = {dim.value for dim in _WORDS}
    return not any(getattr(where, name) for name in Scope.__struct_fields__ if name not in known)


def _there(history: History, question: Question) -> set[tuple[str, str, str]]:
    """The days, channels and queues (empty: any) of which there are contacts."""
    days = replace(question, figures=("volume",), by=(Dim.DAY, Dim.CHANNEL), where=Scope())
    found = {(one.id.scope.day, one.id.scope.channel, "") for one in history.readings(days)}
    queues = replace(days, by=(Dim.DAY, Dim.CHANNEL, Dim.QUEUE))
    for one in history.readings(queues):
        found.add((one.id.scope.day, one.id.scope.channel, one.id.scope.queue))
    return found


def _is_covered(one: Total, there: set[tuple[str, str, str]], zone: str) -> bool:
    queue = queue_key(one.source, one.queue)
    return (_WORDS[Dim.DAY](one, zone), one.channel.value, queue) in there


def _sums(
    history: History, question: Question, key: str, totals: Iterable[Total]
) -> Iterator[tuple[Scope, _Sum]]:
    groups: dict[tuple[str, ...], _Sum] = {}
    for one in totals:
        above, below = _pair(history, key, one)
        if above is None or (key not in _COUNTS and below is None):
            continue
        group = tuple(_WORDS[dim](one, question.zone) for dim in question.by)
        summed = groups.setdefault(group, _Sum())
        summed.above += above
        summed.below += below or 0.0
        summed.intervals += 1
    for group, summed in groups.items():
        words = {dim.value: word for dim, word in zip(question.by, group, strict=True)}
        yield replace(question.where, **words), summed


def _pair(history: History, key: str, one: Total) -> Pair:
    if key in _COUNTS:
        return _COUNTS[key](one), None
    if key in _CHOSEN:
        targets = history.frame.promises.of(one.channel, queue_key(one.source, one.queue))
        key = f"{key}:{getattr(targets, _CHOSEN[key])}"
    way = _SHARES.get(key) or _MEANS.get(key)
    return (None, None) if way is None else way(one)


def _told(
    history: History, question: Question, key: str, scope: Scope, summed: _Sum, other: Reading | None
) -> Reading:
    """A reading of totals, with what contacts tell of the same added."""
    reading = other or _nothing(history, question, key, scope)
    made_of = f"contacts, {MADE_OF}" if reading.n else MADE_OF
    rule = f"{reading.rule}; {summed.intervals} imported totals"
    reading = replace(reading, rule=rule, made_of=made_of)
    if key in _COUNTS:
        whole = summed.above + reading.n
        return replace(reading, value=whole, n=round(whole))
    below = summed.below + reading.n
    if key in _MEANS:
        above = summed.above + (reading.value or 0.0) * reading.n
        return replace(reading, value=above / below if below else None, n=round(below))
    above = summed.above + (reading.met or 0)
    value = above / below if below else None
    level = judged(value, reading.target, FIGURES[key].better)
    return replace(reading, value=value, n=round(below), met=round(above), level=level)


def _nothing(history: History, question: Question, key: str, scope: Scope) -> Reading:
    """The reading of a group that has no contacts."""
    label = history.wording.label(FIGURES[key], scope.channel, scope.channel, scope.queue)
    return Reading(
        id=FigureId(key, Span.WINDOW, scope),
        value=None,
        n=0,
        rule=label.rule,
        target=label.target,
        window=question.window,
    )
