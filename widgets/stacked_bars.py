"""Stacked bars through the day."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from widgets.canvas import Canvas


@dataclass(frozen=True)
class StackSeries:
    """One layer of the stack: a value per bucket, None where nothing is known."""

    key: str
    title: str
    hue: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class StackState:
    """What the bars show; instants are ms since 1970 UTC, `zone` an IANA name, `start`/`end` bound the axis."""

    at: tuple[int, ...]
    bucket_ms: int
    series: tuple[StackSeries, ...]
    gaps: tuple[tuple[int, int], ...] = ()
    now: int | None = None
    zone: str = "UTC"
    start: int | None = None
    end: int | None = None


class StackedBars(Canvas):
    """One bar per bucket, one layer per series.

    Signals:
        segment_clicked: the series' key and the bucket's start (ms).
    """

    segment_clicked = Signal(object, object)

    def show_state(self, state: StackState) -> None:
        """Show these bars."""
        self._show(state)
