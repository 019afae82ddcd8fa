"""Works out the figures of a window that are not made of the contacts credited to it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from supervisor_app.domain.snapshot import FigureId, Listed, Reading, Span
from supervisor_app.domain.time import Instant, Window, from_instant, local_day, local_midnight, to_instant
from supervisor_app.metrics import listing
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.composed import COMPOSED, PERIODS
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services import occupancy, peaks
from supervisor_app.services.history import History, Question

Readings: TypeAlias = Iterator[Reading]

_WEEK_DAYS = 7
_YEAR_DAYS = 364


def composed(history: History, key: str, question: Question) -> Readings:
    """One such figure, a row a group and period. Raises StoreError."""
    work_out = _WAYS[key]
    periods = [dim for dim in question.by if dim in PERIODS]
    by = tuple(dim for dim in question.by if dim not in PERIODS)
    for words, window in _parts(question, periods):
        narrowed = replace(question, window=window, by=by, where=replace(question.where, **_no_period()))
        for reading in work_out(history, narrowed):
            scope = replace(reading.id.scope, **words)
            yield replace(reading, id=FigureId(key, Span.WINDOW, scope), window=window)


def listed(history: History, key: str, question: Question) -> tuple[Listed, ...]:
    """The contacts behind one, where it is made of some. Raises StoreError."""
    ((_, window),) = list(_parts(question, ()))[:1]
    question = replace(question, window=window, where=replace(question.where, **_no_period()))
    if key in _OF_PEAKS:
        return peaks.listed(history, key, question)
    if key == "volume_index":
        return history.contacts(replace(question, figures=("volume",)))
    measurement = history.standing(question)
    figure = FigureId("backlog", Span.WINDOW, question.where)
    return listing.listed_rows(measurement, listing.rows_behind(measurement, figure))


def backlog(history: History, question: Question) -> Readings:
    """Contacts open at the end of the window."""
    figure = COMPOSED["backlog"]
    measurement = history.standing(question)
    for reading in measurement.read(FIGURES["backlog"], Span.WINDOW, *question.by, where=question.where):
        if reading.n or not question.by:
            yield replace(reading, rule=figure.rule)


def days_to_clear(history: History, question: Question) -> Readings:
    """How long the backlog lasts at the pace of the last seven days."""
    end = question.window.end
    before = Window(_moved(end, -_WEEK_DAYS, question.zone), end)
    then = {
        one.id.scope: one.n
        for one in backlog(history, replace(question, window=Window(before.start, before.start)))
    }
    for now in backlog(history, question):
        a_day = (then.get(now.id.scope, 0) - now.n) / _WEEK_DAYS
        value = now.n / a_day if a_day > 0 else None
        yield replace(now, value=value, rule=COMPOSED["days_to_clear"].rule)


def volume_index(history: History, question: Question) -> Readings:
    """Contacts against those of the same days a year before."""
    volume = replace(question, figures=("volume",))
    start, end = (
        _moved(at, -_YEAR_DAYS, question.zone) for at in (question.window.start, question.window.end)
    )
    past = history.readings(replace(volume, window=Window(start, end)))
    before = {one.id.scope: one.n for one in past}
    for now in history.readings(volume):
        was = before.get(now.id.scope, 0)
        value = 100 * now.n / was if was else None
        yield replace(now, value=value, rule=COMPOSED["volume_index"].rule)


def _occupancy(history: History, question: Question) -> Readings:
    return occupancy.readings(history, question)


def _peak(key: str) -> Callable[[History, Question], Readings]:
    return lambda history, question: peaks.readings(history, key, question)


_OF_PEAKS = frozenset({"most_waiting", "most_in_service"})
_WAYS: dict[str, Callable[[History, Question], Readings]] = {
    "backlog": backlog,
    "days_to_clear": days_to_clear,
    "occupancy": _occupancy,
    "volume_index": volume_index,
    **{key: _peak(key) for key in _OF_PEAKS},
}


def _parts(question: Question, periods: Sequence[Dim]) -> Iterator[tuple[dict[str, str], Window]]:
    """The local days or months of a window that a question tells apart or names, with their words."""
    named = {dim: getattr(question.where, dim.value) for dim in PERIODS}
    finest = Dim.DAY if Dim.DAY in periods or named[Dim.DAY] else Dim.MONTH
    if not periods and not any(named.values()):
        yield {}, question.window
        return
    at = question.window.start
    while at < question.window.end:
        until = min(_end_of(finest, at, question.zone), question.window.end)
        day = from_instant(at, question.zone).date().isoformat()
        words = {Dim.DAY: day, Dim.MONTH: day[:7]}
        if all(not named[dim] or named[dim] == words[dim] for dim in PERIODS):
            told = {dim.value: words[dim] for dim in PERIODS if dim in periods or named[dim]}
            yield told, Window(at, until)
        at = until


def _end_of(period: Dim, at: Instant, zone: str) -> Instant:
    if period is Dim.DAY:
        return local_day(at, zone).end
    later = from_instant(at, zone).date().replace(day=1) + timedelta(days=31)
    return local_midnight(later.replace(day=1), zone)


def _moved(at: Instant, days: int, zone: str) -> Instant:
    """The same time of day so many days on."""
    wall = from_instant(at, zone).replace(tzinfo=None) + timedelta(days=days)
    return to_instant(wall.replace(tzinfo=ZoneInfo(zone)))


def _no_period() -> dict[str, str]:
    return {dim.value: "" for dim in PERIODS}
