"""Every widget, filled with any text one likes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from widgets.bar_list import BarList, BarRow
from widgets.chip import Chip
from widgets.facts import Fact, Facts
from widgets.figure_list import FigureList, FigureRow
from widgets.figure_table import FigureCell, FigureColumn, FigureTable, FigureTableState
from widgets.figure_table import FigureRow as TableRow
from widgets.histogram import Bin, Histogram
from widgets.hour_grid import GridColumn, GridState, HourGrid
from widgets.keyed_table import Column, KeyedTable
from widgets.kpi_tile import KpiTile, TileState
from widgets.live_plot import LivePlot, PlotSeries, PlotState
from widgets.load_bars import LoadBars, LoadRow
from widgets.nav_list import NavItem, NavList
from widgets.palette import DARK, Palette
from widgets.panel import Panel
from widgets.remark_list import RemarkItem, RemarkList
from widgets.scatter import Scatter, ScatterPoint, ScatterState
from widgets.segment_bar import Segment, SegmentBar
from widgets.stacked_bars import StackedBars, StackSeries, StackState
from widgets.status_strip import SourceStatus, StatusStrip
from widgets.step_bars import BarSeries, StepBars, StepBarsState
from widgets.step_frame import Step
from widgets.step_lines import StepLines, StepLinesState, StepSeries
from widgets.timeline_view import TimelineItem, TimelineView

NOON = 1_795_258_800_000
HOUR = 3_600_000
Showing = Callable[[str, int], None]
"""Shows a text together with a number that changes from refresh to refresh."""


def _tile() -> tuple[QWidget, Showing]:
    tile = KpiTile(DARK)
    return tile, lambda text, n: tile.show_state(TileState(text, str(n), text, text, "warn", False, text))


def _bars() -> tuple[QWidget, Showing]:
    bars = BarList(DARK)
    return bars, lambda text, n: bars.show_rows(
        tuple(BarRow(str(key), text, key + n, text, text, "warn", 3.0) for key in range(12))
    )


def _loads() -> tuple[QWidget, Showing]:
    loads = LoadBars(DARK)
    return loads, lambda text, n: loads.show_rows(
        tuple(LoadRow(str(key), text, n % 10 / 10, text, "crit", text) for key in range(12))
    )


def _figures() -> tuple[QWidget, Showing]:
    rows = FigureList(DARK)
    return rows, lambda text, n: rows.show_rows(
        tuple(FigureRow(str(key), text, f"{n} {text}", text, "voice", "warn") for key in range(12))
    )


def _bins() -> tuple[QWidget, Showing]:
    bins = Histogram(DARK)
    return bins, lambda text, n: bins.show_bins(tuple(Bin(str(key), text, key + n) for key in range(15)))


def _segments() -> tuple[QWidget, Showing]:
    strip = SegmentBar(DARK)
    return strip, lambda text, n: strip.show_segments(
        tuple(Segment(str(key), text, key + n) for key in range(6))
    )


def _plot() -> tuple[QWidget, Showing]:
    plot = LivePlot(DARK)
    at = tuple(NOON + place * HOUR for place in range(24))

    def show(text: str, n: int) -> None:
        lines = tuple(
            PlotSeries(
                f"{text[:50]}{key}", text, text, tuple(float(place % 7 + n) for place in range(24)), True
            )
            for key in range(3)
        )
        plot.show_state(PlotState(at, HOUR, lines, ((at[3], at[5]),), 5.0, at[20], target_title=text))

    return plot, show


def _stack() -> tuple[QWidget, Showing]:
    stack = StackedBars(DARK)
    at = tuple(NOON + place * HOUR for place in range(24))

    def show(text: str, n: int) -> None:
        layers = tuple(
            StackSeries(str(key), text, text, tuple(float(place % 7 + n) for place in range(24)))
            for key in range(3)
        )
        marks = tuple(float(place % 5 + n) for place in range(24))
        stack.show_state(
            StackState(at, HOUR, layers, ((at[3], at[5]),), at[20], marks=marks, mark_title=text)
        )

    return stack, show


def _grid() -> tuple[QWidget, Showing]:
    grid = HourGrid(DARK)

    def show(text: str, n: int) -> None:
        columns = tuple(GridColumn(str(key), text, text) for key in range(31))
        values = tuple(tuple(float(hour * key % 11 + n) for key in range(31)) for hour in range(24))
        grid.show_state(GridState(columns, tuple(range(24)), values, text, text))

    return grid, show


def _figure_table() -> tuple[QWidget, Showing]:
    table = FigureTable(DARK)

    def show(text: str, n: int) -> None:
        columns = tuple(FigureColumn(str(key), text, key) for key in range(4))
        cells = tuple(FigureCell(f"{n} {text}", "warn", hint=text, mark="*") for _ in columns)
        rows = tuple(TableRow(str(key), text, cells, text) for key in range(12))
        table.show_state(FigureTableState(text, columns, rows))

    return table, show


def _remarks() -> tuple[QWidget, Showing]:
    remarks = RemarkList(DARK)
    return remarks, lambda text, n: remarks.show_items(
        tuple(RemarkItem(str(key), text, f"{n} {text}", "warn", text) for key in range(5))
    )


def _table() -> tuple[QWidget, Showing]:
    columns: tuple[Column[tuple[int, int, str]], ...] = (
        Column("text", "Text", lambda row: row[2], lambda row: row[2], width=0, hue=lambda row: row[2]),
        Column(
            "n", "N", lambda row: row[1], lambda row: row[2], level=lambda row: "warn", bar=lambda row: 0.5
        ),
    )
    table = KeyedTable(DARK, columns, lambda row: row[0])
    return table, lambda text, n: table.show_rows([(key, n, text) for key in range(50)])


def _timeline() -> tuple[QWidget, Showing]:
    line = TimelineView(DARK)
    return line, lambda text, n: line.show_items(
        tuple(TimelineItem(str(n), text, text, text, "crit", "customer") for _ in range(20))
    )


def _strip() -> tuple[QWidget, Showing]:
    strip = StatusStrip(DARK)
    return strip, lambda text, n: strip.show_sources(
        (SourceStatus("a", text), SourceStatus("b", f"{text}, {n} s ago", "warn", "triangle")), text
    )


def _facts() -> tuple[QWidget, Showing]:
    facts = Facts(DARK)
    return facts, lambda text, n: facts.show_facts(
        tuple(Fact(f"{key}", text, f"{n} {text}", "ok", text, text) for key in range(5))
    )


def _pages() -> tuple[QWidget, Showing]:
    pages = NavList(DARK)
    return pages, lambda text, n: pages.show_items(
        (NavItem("a", text, text), NavItem("b", text, "", f"{n} {text}", "crit")), "a"
    )


def _chip() -> tuple[QWidget, Showing]:
    chip = Chip(DARK)
    return chip, lambda text, n: chip.show_text(f"{n} {text}")


def _panel() -> tuple[QWidget, Showing]:
    panel = Panel(DARK)

    def show(text: str, n: int) -> None:
        panel.show_title(text)
        panel.show_note(f"{n} {text}")

    return panel, show


_STEPS = tuple(Step(str(key), "", "gap" if key == 3 else "part" if key == 4 else "") for key in range(12))


def _step_bars() -> tuple[QWidget, Showing]:
    bars = StepBars(DARK)

    def show(text: str, n: int) -> None:
        steps = tuple(Step(step.key, text, step.mark) for step in _STEPS)
        series = tuple(
            BarSeries(str(key), text, "voice", tuple(float(key + n + step) for step in range(12)))
            for key in range(3)
        )
        bars.show_state(StepBarsState(steps, series, tips=(text,) * 12))

    return bars, show


def _step_lines() -> tuple[QWidget, Showing]:
    lines = StepLines(DARK)

    def show(text: str, n: int) -> None:
        steps = tuple(Step(step.key, text, step.mark) for step in _STEPS)
        values = (1.0 + n, None, *(float(n + step) for step in range(10)))
        series = tuple(StepSeries(str(key), text, "voice", values, (text,) * 12) for key in range(3))
        lines.show_state(StepLinesState(steps, series, base=1.0, upright=4))

    return lines, show


def _scatter() -> tuple[QWidget, Showing]:
    scatter = Scatter(DARK)
    return scatter, lambda text, n: scatter.show_state(
        ScatterState(
            tuple(ScatterPoint(str(key), key, key + n, "voice", text) for key in range(12)), text, text
        )
    )


MAKERS: dict[str, Callable[[], tuple[QWidget, Showing]]] = {
    maker.__name__.strip("_"): maker
    for maker in (
        _tile, _bars, _loads, _bins, _segments, _plot, _stack, _table, _timeline, _strip, _facts, _pages,
        _chip, _panel, _figures, _grid, _figure_table, _remarks,
        _step_bars, _step_lines, _scatter,
    )
}  # fmt: skip


def repainted(widget: QWidget, palette: Palette) -> None:
    """Give any of the widgets another palette."""
    widget.show_palette(palette)  # type: ignore[attr-defined]
