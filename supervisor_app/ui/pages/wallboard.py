"""The wallboard: the desk at a glance, from across the room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app import text
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.present import wall
from supervisor_app.ui.present.bars import load_rows, on_shift, presence_segments
from supervisor_app.ui.present.charts import queue_plot, volume_stack, wait_note, wait_plot
from supervisor_app.ui.present.missing import missing_note
from supervisor_app.ui.present.moment import Moment, moment_of
from widgets.canvas import Canvas
from widgets.figure_grid import FigureGrid
from widgets.fonts import tabular
from widgets.kpi_tile import KpiTile
from widgets.live_plot import LivePlot
from widgets.load_bars import LoadBars
from widgets.masthead import Masthead
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.segment_bar import SegmentBar
from widgets.stacked_bars import StackedBars

_TILES, _CHANNELS, _PEOPLE = 5, 9, 9
_LINES_HIGH, _LETTERS_WIDE = 54, 96
_TYPE_LEAST = 11
_NOTHING_YET = "Nothing was seen today yet."


class Wallboard(QWidget):
    """Tiles, the day's curves, channels and agents; everything grows with the window."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._head = Masthead(palette)
        self._tiles = tuple(KpiTile(palette) for _ in range(_TILES))
        self._queue_panel = Panel(palette, "Queue length today")
        self._queue = LivePlot(palette)
        self._grid_panel = Panel(palette, "Channels")
        self._grid = FigureGrid(palette, wall.GRID_TITLES)
        self._wait_panel = Panel(palette, "Wait today, live channels")
        self._wait = LivePlot(palette)
        self._volume_panel = Panel(palette, "Contacts per half-hour today")
        self._volume = StackedBars(palette)
        self._agents_panel = Panel(palette, "Agents")
        self._presence = SegmentBar(palette)
        self._loads = LoadBars(palette)
        self._parts: tuple[Canvas, ...] = (
            self._head,
            *self._tiles,
            self._queue_panel,
            self._queue,
            self._grid_panel,
            self._grid,
            self._wait_panel,
            self._wait,
            self._volume_panel,
            self._volume,
            self._agents_panel,
            self._presence,
            self._loads,
        )
        for tile in self._tiles:
            tile.stand_in(self._tiles)
        for part in self._parts:
            part.only_watch()
        for chart in (self._queue, self._wait, self._volume, self._grid):
            chart.show_empty_text(_NOTHING_YET)
        self._loads.show_fitting_only()
        self._loads.show_empty_text("No source tells its agents.")
        self._fill_panels()
        self._lay_out()

    def _fill_panels(self) -> None:
        self._queue_panel.body.addWidget(self._queue)
        self._grid_panel.body.addWidget(self._grid)
        self._wait_panel.body.addWidget(self._wait)
        self._volume_panel.body.addWidget(self._volume)
        self._agents_panel.body.addWidget(self._presence)
        self._agents_panel.body.addWidget(self._loads, 1)

    def _lay_out(self) -> None:
        self._rows = [_row(*((tile, 1) for tile in self._tiles))]
        self._rows.append(_row((self._queue_panel, 58), (self._grid_panel, 42)))
        self._rows.append(_row((self._wait_panel, 34), (self._volume_panel, 34), (self._agents_panel, 34)))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        for row, share in zip(self._rows, (18, 40, 34), strict=True):
            self._column.addLayout(row, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the type by the size of the wall."""
        super().resizeEvent(event)
        pixels = max(_TYPE_LEAST, min(self.height() // _LINES_HIGH, self.width() // _LETTERS_WIDE))
        font = tabular(self.font())
        if font.pixelSize() == pixels:
            return
        font.setPixelSize(pixels)
        self.setFont(font)
        for part in self._parts:  # a style sheet in force keeps fonts from being passed down
            part.setFont(font)
        side, gap = round(pixels * 1.3), round(pixels * 0.8)
        self._column.setContentsMargins(side, gap, side, side)
        for layout in (self._column, *self._rows):
            layout.setSpacing(gap)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the desk as it is now."""
        self._snapshot = snapshot
        self._queue.show_state(queue_plot(snapshot))
        self._wait.show_state(wait_plot(snapshot))
        self._wait_panel.show_note(wait_note(snapshot))
        self._volume.show_state(volume_stack(snapshot))
        segments = presence_segments(snapshot)
        self._presence.show_segments(segments)
        self._presence.setVisible(bool(segments))
        self._loads.show_rows(load_rows(snapshot, _PEOPLE))
        self.tick(0)

    def tick(self, elapsed_ms: int) -> None:
        """Let waits and ages grow."""
        if self._snapshot is not None:
            self._show_moment(self._snapshot, moment_of(self._snapshot, elapsed_ms))

    def _show_moment(self, snapshot: Snapshot, moment: Moment) -> None:
        self._head.show_state(wall.masthead(snapshot, moment))
        for tile, state in zip(self._tiles, wall.wall_tiles(snapshot, moment), strict=True):
            tile.show_state(state)
        self._grid.show_rows(wall.grid_rows(snapshot, moment, _CHANNELS))
        self._grid_panel.show_note(wall.grid_note(snapshot, moment, _CHANNELS))
        missing = missing_note(snapshot, moment)
        people = f"{text.count(on_shift(snapshot))} on shift"
        self._agents_panel.show_note(f"{people} · {missing}" if missing else people)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for part in self._parts:
            part.show_palette(palette)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Widgets beside one another, each with its share of the width."""
    row = QHBoxLayout()
    for widget, share in parts:
        row.addWidget(widget, share)
    return row
