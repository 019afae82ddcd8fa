"""Which windows cross time in which a source was not watched."""

from datetime import date

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.time import Window, local_midnight
from supervisor_app.metrics.desk import Desk

_MONTHS = 12


class Gaps:
    """The gaps of a desk, asked for the sources behind a scope. ``channels``: who tells of which channel."""

    def __init__(self, desk: Desk, zone: str, channels: dict[Channel, set[str]]) -> None:
        self._desk, self._zone, self._channels = desk, zone, channels
        self._crossed: dict[tuple[Window, frozenset[str] | None], bool] = {}

    def crosses(self, window: Window | None, scope: Scope) -> bool:
        """Whether what a scope leaves of a window crosses a gap; the moment crosses none."""
        if window is None:
            return False
        window = _narrowed(window, scope, self._zone)
        sources = self._sources_behind(scope)
        if (window, sources) not in self._crossed:
            self._crossed[window, sources] = bool(self._desk.gap_windows(sources, window))
        return self._crossed[window, sources]

    def _sources_behind(self, scope: Scope) -> frozenset[str] | None:
        if scope.channel:
            return frozenset(self._channels.get(Channel(scope.channel), ()))
        return frozenset((scope.queue.partition("/")[0],)) if scope.queue else None


def _narrowed(window: Window, scope: Scope, zone: str) -> Window:
    """The part of a window that is in the day, or else the month, which a scope names."""
    if not (scope.day or scope.month):
        return window
    first = date.fromisoformat(scope.day or f"{scope.month}-01")
    after = date.fromordinal(first.toordinal() + 1)
    if not scope.day:
        after = date(first.year + first.month // _MONTHS, first.month % _MONTHS + 1, 1)
    start = max(window.start, local_midnight(first, zone))
    return Window(start, max(min(window.end, local_midnight(after, zone)), start))
