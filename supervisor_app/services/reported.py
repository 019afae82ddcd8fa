"""Remembers what was told of days that are over, so that it can be said when a number has changed since.

The numbers stand in a file beside the store, a line each time that anything in them was new: a summary is
also told where the store can only be read, because somebody else writes it. Nothing personal is in it.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from math import isclose
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from supervisor_app.domain.summary import Change, ChannelSummary, Summary, Told
from supervisor_app.domain.time import Instant

_LOG = logging.getLogger(__name__)

SUFFIX = ".reported"
"""What the file is called after the store."""

_EXACT = 1e-9
"""Numbers that differ by less, in relation, are one: sums come out a little differently in another order."""
_CELLS = ("contacts", "wait", "wait_p90", "handling", "on_time", "first_line", "abandoned")


class _Number(Struct, frozen=True, array_like=True):
    """A figure (key and channel), its value and the rule it was worked out by."""

    key: str
    channel: str
    value: float | None
    rule: str


class _Line(Struct, frozen=True, kw_only=True):
    """What was told of a period, to whom it was restricted, at an instant."""

    first: str
    last: str
    zone: str
    site: str
    channel: str
    at: Instant
    numbers: tuple[_Number, ...]


class Reported:
    """The numbers that were told, kept beside a store."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + SUFFIX)

    def compared(self, summary: Summary) -> Summary:
        """The summary, with what has changed since it was told before; and kept, if it is over.

        Where nothing can be read or written there are no changes: a report is not to fail by that.
        """
        if summary.period.running or summary.period.window.end > summary.at:
            return summary
        now = _line_of(summary)
        before = [one for one in self._lines() if _same(one, now)]
        if not before or any(True for _ in _differing(before[-1].numbers, now.numbers)):
            self._keep(now)
        return structs.replace(summary, changes=tuple(_changes(before, now, summary)))

    def _lines(self) -> Iterator[_Line]:
        """What was told so far, oldest first; a line that was cut off says nothing."""
        try:
            text = self._path.read_bytes()
        except OSError:
            return
        for line in text.splitlines():
            with suppress(msgspec.MsgspecError):
                yield msgspec.json.decode(line, type=_Line)

    def _keep(self, line: _Line) -> None:
        """Write a line at the end, at once, so that two writers do not mix."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        try:
            file = os.open(self._path, flags, 0o600)
            try:
                os.write(file, msgspec.json.encode(line) + b"\n")
            finally:
                os.close(file)
        except OSError as error:
            _LOG.warning("what was reported cannot be kept: %s", error)


def _line_of(summary: Summary) -> _Line:
    told = {(one.reading.id.key, one.reading.id.scope.channel): one for one in _told(summary)}
    return _Line(
        first=summary.period.first.isoformat(),
        last=summary.period.last.isoformat(),
        zone=summary.period.zone,
        site=summary.site,
        channel=summary.channel,
        at=summary.at,
        numbers=tuple(
            _Number(key, channel, one.reading.value, one.reading.rule) for (key, channel), one in told.items()
        ),
    )


def _told(summary: Summary) -> Iterator[Told]:
    """The numbers that are kept: the headline, and every channel's row."""
    yield from summary.headline
    for row in summary.channels:
        yield from _cells(row)


def _cells(row: ChannelSummary) -> Iterator[Told]:
    for name in _CELLS:
        told: Told | None = getattr(row, name)
        if told is not None:
            yield told


def _same(one: _Line, other: _Line) -> bool:
    """Whether both are of one period, restricted alike."""
    return all(
        getattr(one, name) == getattr(other, name) for name in ("first", "last", "zone", "site", "channel")
    )


def _changes(before: list[_Line], now: _Line, summary: Summary) -> Iterator[Change]:
    """The numbers that are not what they were when the period was first told."""
    if not before:
        return
    told = {(one.reading.id.key, one.reading.id.scope.channel): one for one in _told(summary)}
    for old, new in _differing(before[0].numbers, now.numbers):
        one = told[new.key, new.channel]
        yield Change(
            title=one.title,
            unit=one.unit,
            figure=one.reading.id,
            reported=before[0].at,
            before=old.value,
            now=new.value,
            noticed=_noticed(before, old),
            rule=old.rule if old.rule != new.rule else "",
        )


def _noticed(before: list[_Line], old: _Number) -> Instant | None:
    """When the number was first told otherwise; None: never before."""
    return next((line.at for line in before[1:] if any(True for _ in _differing((old,), line.numbers))), None)


def _differing(before: Iterable[_Number], now: Iterable[_Number]) -> Iterator[tuple[_Number, _Number]]:
    """The numbers told both times whose values differ."""
    old = {(one.key, one.channel): one for one in before}
    for new in now:
        one = old.get((new.key, new.channel))
        if one is not None and not _equal(one.value, new.value):
            yield one, new


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=_EXACT, abs_tol=_EXACT)
