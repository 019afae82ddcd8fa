"""What bars 3 and 4 ask, of everybody alike: three days, and twenty-four months.

A day is told by hour and channel (counts and means), by channel (percentiles of the wait), by topic and by
agent; months by channel. All times are UTC, waits and handling seconds, percentiles of type 7.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from math import isclose, isnan
from typing import Any, NamedTuple, Protocol, TypeAlias

from bench.pages import END
from supervisor_app.domain.time import DAY_MS, SECOND_MS, Window, to_instant

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = list[Row]

_END = to_instant(END)
DAYS = tuple(Window(_END - back * DAY_MS, _END - (back - 1) * DAY_MS) for back in (8, 2, 1))
"""The last day, the day before, and the same weekday a week before; the oldest first."""
SHARES = (0.5, 0.9, 0.95)
MONTHS = Window(
    to_instant(datetime(END.year - 2, END.month, 1, tzinfo=UTC)),
    to_instant(datetime(END.year, END.month, 1, tzinfo=UTC)),
)
"""The last twenty-four whole months."""


class Daily(NamedTuple):
    """Three days. A row begins with the day, counted since 1970, and what it is of.

    ``hours``: by hour and channel of arrival: contacts, offered, answered, abandoned, mean
    wait of the answered. ``ended``: by hour and channel of the end: contacts with a known handling, its mean.
    ``waits``: by channel the percentiles of the wait of the answered. ``topics``: contacts that arrived.
    ``agents``: contacts handled, and the sum of their handling.
    """

    hours: Rows
    ended: Rows
    waits: Rows
    topics: Rows
    agents: Rows


class Peer(Protocol):
    """Somebody who can answer."""

    name: str
    settings: str

    def daily(self) -> Daily:
        """The three days."""

    def trend(self, *, percentiles: bool) -> Rows:
        """By month and channel: contacts, answered, abandoned, mean wait; percentiles where wanted."""

    def close(self) -> None:
        """Let go of everything."""


_KEYS = {"hours": 3, "ended": 3, "waits": 2, "topics": 2, "agents": 2}


def same_days(one: Daily, other: Daily) -> None:
    """Nothing, where both say the same. Raises ValueError."""
    for name, width in _KEYS.items():
        _same(name, width, getattr(one, name), getattr(other, name))


def same_months(one: Rows, other: Rows) -> float:
    """By how much percentiles differ at the most, relatively; all else is the same. Raises ValueError."""
    counts = [[row[:6] for row in rows] for rows in (one, other)]
    _same("months", 2, *counts)
    exact = {row[:2]: row[6:] for row in other}
    pairs = [pair for row in one for pair in zip(row[6:], exact[row[:2]], strict=True)]
    if any(_none(mine) is not _none(theirs) for mine, theirs in pairs):
        raise ValueError("one of the two has percentiles that the other has not")
    return max(
        (abs(mine / theirs - 1) for mine, theirs in pairs if theirs and not isnan(theirs)), default=0.0
    )


def _same(name: str, width: int, one: Rows, other: Rows) -> None:
    first, second = _by_key(one, width), _by_key(other, width)
    if first.keys() != second.keys():
        raise ValueError(
            f"the {name} of the two are not of the same: {sorted(first.keys() ^ second.keys())[:3]}"
        )
    for key, values in first.items():
        if not all(_alike(*pair) for pair in zip(values, second[key], strict=True)):
            raise ValueError(f"the {name} of the two differ at {key}: {values} and {second[key]}")


def _by_key(rows: Iterable[Row], width: int) -> dict[Row, Sequence[Any]]:
    return {row[:width]: row[width:] for row in rows}


def _alike(one: float | None, other: float | None) -> bool:
    if _none(one) or _none(other):
        return _none(one) and _none(other)
    return isclose(one or 0, other or 0, rel_tol=1e-9, abs_tol=1e-9)


def _none(number: float | None) -> bool:
    return number is None or isnan(number)


def months() -> Iterator[tuple[str, Window]]:
    """The months, and what they are called."""
    first = datetime.fromtimestamp(MONTHS.start / SECOND_MS, UTC)
    while to_instant(first) < MONTHS.end:
        after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
        yield f"{first:%Y-%m}", Window(to_instant(first), to_instant(after))
        first = after


def flat(rows: Rows) -> Rows:
    """Rows whose last column is a list of durations (ms, or none), as columns of seconds."""
    return [
        (*row, *(one / SECOND_MS for one in last)) if last else (*row, *[None] * len(SHARES))
        for *row, last in rows
    ]
