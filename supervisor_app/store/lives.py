"""How long contacts live, from the instant they were created to the last that something happened to them.

Contacts of one class lived about as long. So those of a day long ago that something happened to since are
found class by class among those created shortly before it, however many the store holds.
"""

from bisect import bisect_left
from collections.abc import Iterator

from supervisor_app.domain.time import HOUR_MS, Instant, Window

LIMITS = tuple(2 * 4**power * HOUR_MS for power in range(7))
"""The longest life of each class, in ms: 2 hours, 8 hours … 341 days. The last class has none."""

_EVER = -(2**60)


def life_of(created: Instant, touched: Instant) -> int:
    """The class of a contact."""
    return bisect_left(LIMITS, touched - created)


def created_in(window: Window) -> Iterator[tuple[int, Window]]:
    """For each class, when those of its contacts were created that can be found in a window."""
    for life, limit in enumerate(LIMITS):
        yield life, Window(window.start - limit, window.end)
    yield len(LIMITS), Window(_EVER, window.end)
