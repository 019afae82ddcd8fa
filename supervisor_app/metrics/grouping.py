"""How the contacts of a view fall into groups: by one thing they have, or by several at once."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from math import prod
from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from supervisor_app.metrics import local_time
from supervisor_app.metrics.layout import IntArray

GroupCodes: TypeAlias = NDArray[np.integer[Any]]


class Dim(StrEnum):
    """What figures can be told apart by. Times are those of the instant that credits a contact."""

    __hash__ = str.__hash__  # asked thousands of times a snapshot, and an enum's own is slow

    WHOLE = "whole"
    CHANNEL = "channel"
    QUEUE = "queue"
    TOPIC = "topic"
    REGION = "region"
    SITE = "site"
    AGENT = "agent"
    HELPER = "helper"
    DAY = "day"
    MONTH = "month"
    HOUR = "hour"
    WEEKDAY = "weekday"
    MONTHDAY = "monthday"
    COHORT = "cohort"
    SINCE = "since"


class Axis(Struct, frozen=True, eq=False):
    """One dimension: of each contact its code on it (-1: none), and the words of the codes."""

    dim: Dim
    codes: GroupCodes
    words: Sequence[str]

    def code(self, word: str) -> int | None:
        """The code of a word; None where no contact has it."""
        return self.words.index(word) if word in self.words else None


class Grouping(Struct, frozen=True, eq=False):
    """The group of each contact (-1: none), and the way back from a group to its words.

    ``key`` names it among the groupings of one view. ``places[axis][group]``: where a group is on each
    axis. ``channels``: the channel of each group, by code, where each of them has one; None where channels
    are not told apart.
    """

    key: tuple[Dim, ...]
    axes: tuple[Axis, ...]
    codes: GroupCodes
    places: tuple[IntArray, ...]
    size: int
    channels: IntArray | None = None

    def words(self, group: int) -> dict[str, str]:
        """The words of a group, by dimension."""
        pairs = zip(self.axes, self.places, strict=True)
        return {axis.dim.value: axis.words[int(place[group])] for axis, place in pairs}


def grouped(axes: tuple[Axis, ...], contacts: int, channel: int | None = None) -> Grouping:
    """All groups of one axis; of several axes those that a contact is in; of none the one of all.

    ``channel``: the code of the channel of all of them, where there is one.
    """
    codes: GroupCodes = np.zeros(contacts, np.int32)
    places, size = list[IntArray](), 1
    if len(axes) == 1:
        size = len(axes[0].words)
        codes, places = axes[0].codes, [np.arange(size)]
    elif axes:
        codes, places = _crossed(axes)
        size = len(places[0])
    key = tuple(axis.dim for axis in axes)
    channels = None if channel is None else np.full(size, channel)
    if Dim.CHANNEL in key:
        channels = places[key.index(Dim.CHANNEL)]
    return Grouping(key, axes, codes, tuple(places), size, channels)


def _crossed(axes: tuple[Axis, ...]) -> tuple[GroupCodes, list[IntArray]]:
    """The groups that contacts are in, in the order of the axes."""
    placed = np.logical_and.reduce([axis.codes >= 0 for axis in axes])
    cells = np.zeros(int(placed.sum()), np.int64)
    for axis in axes:
        cells = cells * len(axis.words) + axis.codes[placed]
    found, inside = _different(cells, prod(len(axis.words) for axis in axes))
    codes = np.full(len(placed), -1, np.int64)
    codes[placed] = inside
    places = list[IntArray]()
    for axis in reversed(axes):
        found, place = np.divmod(found, max(len(axis.words), 1))
        places.insert(0, place)
    return codes, places


def _different(cells: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """The different ones of numbers below a size, in order, and where each number is among them."""
    if size > 8 * len(cells) + 4096:  # sorting is quicker than marking where there could be many numbers
        return np.unique(cells, return_inverse=True)
    seen = np.zeros(size, np.bool_)
    seen[cells] = True
    return np.flatnonzero(seen), (np.cumsum(seen) - 1)[cells]


_FIELDS: dict[Dim, Callable[[IntArray], IntArray]] = {
    Dim.DAY: local_time.days,
    Dim.MONTH: local_time.months,
    Dim.HOUR: local_time.hours,
    Dim.WEEKDAY: local_time.weekdays,
    Dim.MONTHDAY: local_time.monthdays,
}
_UNITS = {Dim.DAY: "D", Dim.MONTH: "M"}

OF_CUSTOMERS = frozenset({Dim.COHORT, Dim.SINCE})
"""Dimensions of what a directory tells of customers."""

TIMES = frozenset(_FIELDS)
"""Dimensions of local time."""


def time_axis(dim: Dim, local: IntArray) -> Axis:
    """The axis of a calendar field, from what the clocks showed: from the least to the greatest there is."""
    values = _FIELDS[dim](local)
    first, last = (int(values.min()), int(values.max())) if len(values) else (0, -1)
    steps = np.arange(first, last + 1)
    words = np.datetime_as_string(steps.astype(f"datetime64[{_UNITS[dim]}]")) if dim in _UNITS else steps
    return Axis(dim, values - first, [str(word) for word in words.tolist()])
