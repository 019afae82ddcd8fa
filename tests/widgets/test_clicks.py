"""Each widget says by its signal what was clicked; real clicks and keys."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.bar_list import BarList, BarRow
from widgets.canvas import Canvas
from widgets.chip import Chip
from widgets.facts import Fact, Facts
from widgets.figure_list import FigureList, FigureRow
from widgets.figure_table import FigureCell, FigureColumn, FigureTable, FigureTableState
from widgets.figure_table import FigureRow as TableRow
from widgets.histogram import Bin, Histogram
from widgets.hour_grid import GridColumn, GridState, HourGrid
from widgets.kpi_tile import KpiTile, TileState
from widgets.live_plot import LivePlot, PlotSeries, PlotState
from widgets.load_bars import LoadBars, LoadRow
from widgets.nav_list import NavItem, NavList
from widgets.palette import DARK
from widgets.remark_list import RemarkItem, RemarkList
from widgets.segment_bar import Segment, SegmentBar
from widgets.stacked_bars import StackedBars, StackSeries, StackState
from widgets.status_strip import SourceStatus, StatusStrip

NOON = 1_795_258_800_000
HOUR = 3_600_000


def _shown(qtbot: QtBot, widget: Canvas, width: int = 400, height: int = 200) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.grab()


def _click(qtbot: QtBot, widget: Canvas, at: QPointF, signal: SignalInstance) -> list[Any]:
    with qtbot.waitSignal(signal) as caught:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at.toPoint())
    return list(caught.args or [])


def _spot(widget: Canvas, key: object) -> QPointF:
    for x in range(0, widget.width(), 3):
        for y in range(0, widget.height(), 3):
            spot = widget.spot_at(QPointF(x, y))
            if spot is not None and spot.key == key:
                return spot.rect.center()
    raise AssertionError(f"no spot {key!r}")


def test_bar_list(qtbot: QtBot) -> None:
    bars = BarList(DARK)
    bars.show_rows(tuple(BarRow(str(key), f"queue {key}", key, str(key)) for key in range(5)))
    _shown(qtbot, bars)
    assert _click(qtbot, bars, _spot(bars, "3"), bars.row_clicked) == ["3"]


def test_a_long_bar_list_scrolls_by_keyboard(qtbot: QtBot) -> None:
    bars = BarList(DARK)
    bars.show_rows(tuple(BarRow(str(key), f"queue {key}", key, str(key)) for key in range(50)))
    _shown(qtbot, bars)
    for _ in range(50):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    bars.grab()
    with qtbot.waitSignal(bars.row_clicked) as caught:
        QTest.keyClick(bars, Qt.Key.Key_Return)
    assert caught.args == ["49"]
    assert _spot(bars, "49")


def test_load_bars(qtbot: QtBot) -> None:
    loads = LoadBars(DARK)
    loads.show_rows((LoadRow("a", "Anna K.", 0.9, "90 %"), LoadRow("b", "Ewa S.", None, "away")))
    _shown(qtbot, loads)
    assert _click(qtbot, loads, _spot(loads, "b"), loads.row_clicked) == ["b"]


def test_figure_list(qtbot: QtBot) -> None:
    rows = FigureList(DARK)
    rows.show_rows((FigureRow("a", "Rating", "4.4", "of 31"), FigureRow("b", "Late", "2", level="warn")))
    _shown(qtbot, rows)
    assert _click(qtbot, rows, _spot(rows, "b"), rows.row_clicked) == ["b"]


def test_histogram(qtbot: QtBot) -> None:
    bins = Histogram(DARK)
    bins.show_bins((Bin("late", "late", 3, "crit"), Bin("10", "10", 9)))
    _shown(qtbot, bins)
    assert _click(qtbot, bins, _spot(bins, "late"), bins.bin_clicked) == ["late"]


def test_segment_bar(qtbot: QtBot) -> None:
    strip = SegmentBar(DARK)
    strip.show_segments((Segment("call", "on a call", 20, "voice"), Segment("free", "free", 5, "ok")))
    _shown(qtbot, strip)
    assert _click(qtbot, strip, _spot(strip, "free"), strip.segment_clicked) == ["free"]


def test_kpi_tile_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    tile = KpiTile(DARK)
    tile.show_state(TileState("Waiting now", "37"))
    _shown(qtbot, tile)
    assert _click(qtbot, tile, _spot(tile, "tile"), tile.clicked) == []
    with qtbot.waitSignal(tile.clicked):
        QTest.keyClick(tile, Qt.Key.Key_Space)


def test_nav_list(qtbot: QtBot) -> None:
    pages = NavList(DARK)
    pages.show_items(
        (NavItem("live", "Live"), NavItem("agents", "Agents"), NavItem("set", "Settings", foot=True))
    )
    _shown(qtbot, pages)
    assert _click(qtbot, pages, _spot(pages, "set"), pages.chosen) == ["set"]
    QTest.keyClick(pages, Qt.Key.Key_Up)
    with qtbot.waitSignal(pages.chosen) as caught:
        QTest.keyClick(pages, Qt.Key.Key_Return)
    assert caught.args == ["agents"]


def test_status_strip(qtbot: QtBot) -> None:
    strip = StatusStrip(DARK)
    strip.show_sources((SourceStatus("ami", "Exchange, 2 s ago"), SourceStatus("rt", "Tickets, 4 s ago")))
    _shown(qtbot, strip)
    assert _click(qtbot, strip, _spot(strip, "rt"), strip.source_clicked) == ["rt"]


def test_chip(qtbot: QtBot) -> None:
    chip = Chip(DARK, "waiting now")
    _shown(qtbot, chip)
    assert _click(qtbot, chip, QPointF(chip.rect().center()), chip.removed) == []
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_facts(qtbot: QtBot) -> None:
    facts = Facts(DARK)
    facts.show_facts((Fact("topic", "Topic", "Tariff"), Fact("who", "Customer", "•••• 733", action="show")))
    _shown(qtbot, facts)
    assert _click(qtbot, facts, _spot(facts, "who"), facts.action_clicked) == ["who"]


def test_live_plot_tells_a_bucket_beyond_32_bits(qtbot: QtBot) -> None:
    plot = LivePlot(DARK)
    at = tuple(NOON + place * HOUR for place in range(4))
    plot.show_state(PlotState(at, HOUR, (PlotSeries("p", "phone", "voice", (1.0, 2.0, None, 3.0)),)))
    _shown(qtbot, plot)
    assert _click(qtbot, plot, _spot(plot, at[1]), plot.bucket_clicked) == [at[1]]


def test_stacked_bars_tell_series_and_bucket(qtbot: QtBot) -> None:
    bars = StackedBars(DARK)
    at = (NOON, NOON + HOUR)
    series = (
        StackSeries("p", "phone", "voice", (5.0, 2.0)),
        StackSeries("e", "e-mail", "written", (3.0, None)),
    )
    bars.show_state(StackState(at, HOUR, series))
    _shown(qtbot, bars)
    assert _click(qtbot, bars, _spot(bars, ("e", NOON)), bars.segment_clicked) == ["e", NOON]
    QTest.keyClick(bars, Qt.Key.Key_Right)
    with qtbot.waitSignal(bars.segment_clicked) as caught:
        QTest.keyClick(bars, Qt.Key.Key_Return)
    assert caught.args == ["p", NOON + HOUR]


def test_hour_grid_tells_column_and_hour_and_names_the_cell(qtbot: QtBot) -> None:
    grid = HourGrid(DARK)
    columns = tuple(GridColumn(str(day), str(day), f"day {day}") for day in (1, 2, 3))
    grid.show_state(GridState(columns, (8, 9), ((4.0, 512.25, None), (0.0, 2.5, 7.0))))
    _shown(qtbot, grid)
    assert grid.text_faults() == []
    at = _spot(grid, ("2", 9))
    assert _click(qtbot, grid, at, grid.cell_clicked) == ["2", 9]
    names = {spot.key: spot.name for spot in map(grid.spot_at, _points(grid)) if spot is not None}
    assert len(names) == 6
    assert names["2", 8] == "day 2, 8:00: 512 contacts"
    assert names["2", 9] == "day 2, 9:00: 2.5 contacts"
    assert names["3", 8] == "day 3, 8:00: not observed"
    QTest.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.cell_clicked) as caught:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert caught.args == ["3", 9]


def _points(widget: Canvas) -> list[QPointF]:
    return [QPointF(x, y) for x in range(0, widget.width(), 4) for y in range(0, widget.height(), 4)]


def test_stacked_bars_mark_what_is_usual(qtbot: QtBot) -> None:
    bars = StackedBars(DARK)
    series = (StackSeries("p", "phone", "voice", (5.0, 2.0)),)
    plain = StackState((NOON, NOON + HOUR), HOUR, series)
    bars.show_state(plain)
    _shown(qtbot, bars)
    without = bars.grab().toImage()
    bars.show_state(replace(plain, marks=(40.0, None), mark_title="usual"))
    assert bars.text_faults() == []
    assert bars.grab().toImage() != without


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_choose_nothing(qtbot: QtBot, button: Qt.MouseButton) -> None:
    tile = KpiTile(DARK)
    _shown(qtbot, tile)
    with qtbot.assertNotEmitted(tile.clicked):
        QTest.mouseClick(tile, button, pos=tile.rect().center())


def _table_of(rows: int) -> FigureTable:
    columns = (FigureColumn("n", "n"), FigureColumn("share", "share", 1), FigureColumn("other", "other", 2))
    table = FigureTable(DARK)
    table.show_state(
        FigureTableState(
            "Channel",
            columns,
            tuple(
                TableRow(
                    str(key),
                    f"channel {key}",
                    (FigureCell("12"), FigureCell("81 %", mark="*"), FigureCell("–", chosen=False)),
                    "voice",
                )
                for key in range(rows)
            ),
        )
    )
    return table


def test_figure_table(qtbot: QtBot) -> None:
    table = _table_of(5)
    _shown(qtbot, table)
    assert _click(qtbot, table, _spot(table, ("3", "share")), table.cell_clicked) == ["3", "share"]
    name = QPointF(40, _spot(table, ("3", "share")).y())
    assert _click(qtbot, table, name, table.cell_clicked) == ["3", "n"]
    with pytest.raises(AssertionError, match="no spot"):
        _spot(table, ("3", "other"))


def test_a_narrow_figure_table_leaves_out_columns_and_cuts_nothing(qtbot: QtBot) -> None:
    table = _table_of(5)
    _shown(qtbot, table, width=150)
    assert table.text_faults() == []
    with pytest.raises(AssertionError, match="no spot"):
        _spot(table, ("3", "share"))
    assert _spot(table, ("3", "n"))


def test_a_long_figure_table_scrolls(qtbot: QtBot) -> None:
    table = _table_of(40)
    _shown(qtbot, table)
    with pytest.raises(AssertionError, match="no spot"):
        _spot(table, ("30", "n"))
    turn = QPointF(100, 100)
    for _ in range(10):
        wheel = QWheelEvent(
            turn,
            table.mapToGlobal(turn),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(table, wheel)
    table.grab()
    assert _click(qtbot, table, _spot(table, ("30", "n")), table.cell_clicked) == ["30", "n"]


def test_remark_list(qtbot: QtBot) -> None:
    remarks = RemarkList(DARK)
    remarks.show_items(
        (
            RemarkItem("day", "Porting day.", "The 20th brought 1.9 times the usual.", link="1 820 contacts"),
            RemarkItem("late", "7 e-mails", "missed the promise.", "warn", "show"),
            RemarkItem("all", "", "Every question was answered."),
        )
    )
    _shown(qtbot, remarks, width=180)
    assert remarks.text_faults() == []
    assert remarks.height() > 5 * 20
    for key in ("day", "late"):
        assert _click(qtbot, remarks, _spot(remarks, key), remarks.link_clicked) == [key]
    with pytest.raises(AssertionError, match="no spot"):
        _spot(remarks, "all")
