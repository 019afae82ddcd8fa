"""Openings on the line of instants, ready to be measured: sorted, and each with the time open before it."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from supervisor_app.domain.time import Instant, Window


class Timetable:
    """The openings of a range of time. Only instants that it ``covers`` can be measured.

    ``starts`` and ``ends`` of each opening, and ``before``: the ms open in the openings before it; one more
    of ``before`` than of the others: the last is all of it.
    """

    def __init__(self, openings: Iterable[Window], covered: Window) -> None:
        self.covered = covered
        self.starts, self.ends, self.before = array("q"), array("q"), array("q", [0])
        for opening in _united(openings):
            self.starts.append(opening.start)
            self.ends.append(opening.end)
            self.before.append(self.before[-1] + opening.length_ms)

    def covers(self, start: Instant, end: Instant) -> bool:
        """Whether both instants lie in the range."""
        return self.covered.start <= start and end <= self.covered.end

    def is_open(self, at: Instant) -> bool:
        """Whether the instant lies in an opening."""
        place = bisect_right(self.starts, at) - 1
        return place >= 0 and at < self.ends[place]

    def open_ms_until(self, at: Instant) -> int:
        """The ms open before the instant, counted from the first opening."""
        place = bisect_right(self.starts, at) - 1
        return self.before[place] + min(at, self.ends[place]) - self.starts[place] if place >= 0 else 0

    def instant_of(self, open_ms: int) -> Instant | None:
        """The first instant with so many ms (more than 0) open before it; None where it is not covered."""
        place = bisect_left(self.before, open_ms) - 1
        if place >= len(self.starts):
            return None
        at = self.starts[place] + open_ms - self.before[place]
        return at if at <= self.covered.end else None


def _united(openings: Iterable[Window]) -> list[Window]:
    """The openings in order, those that meet or touch as one, empty ones left out."""
    united: list[Window] = []
    for opening in sorted((o for o in openings if o.length_ms > 0), key=lambda o: o.start):
        if united and opening.start <= united[-1].end:
            united[-1] = Window(united[-1].start, max(united[-1].end, opening.end))
        else:
            united.append(opening)
    return united
