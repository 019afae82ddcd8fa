"""One bar parted into counted segments, their names below."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from widgets.canvas import Canvas


@dataclass(frozen=True)
class Segment:
    """One part: its width follows `count`; `hue` is a palette hue, a level or "mute"."""

    key: str
    label: str
    count: int
    hue: str = "mute"


class SegmentBar(Canvas):
    """Parts of a whole in one strip.

    Signals:
        segment_clicked: the key of the segment that was clicked or chosen by keyboard.
    """

    segment_clicked = Signal(str)

    def show_segments(self, segments: tuple[Segment, ...]) -> None:
        """Show these parts, left to right."""
        self._show(segments)
