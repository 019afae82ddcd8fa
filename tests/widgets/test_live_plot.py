from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from widgets.chart_frame import ChartFrame
from widgets.line_labels import spread
from widgets.live_plot import LivePlot, PlotSeries, PlotState, grounded, thinned
from widgets.palette import DARK
from widgets.pencil import Pencil

MIN = 60_000


def _frame(width: float, minutes: int) -> ChartFrame:
    return ChartFrame(QRectF(0, 0, width, 100), 0, minutes * MIN, 10.0, 5.0, "count", "UTC")


def test_about_one_point_per_three_pixels_and_no_peak_is_lost() -> None:
    at = tuple(place * MIN for place in range(1440))
    values = np.random.default_rng(7).uniform(0, 9, 1440)
    values[777] = 99.0
    times, points = thinned(at, values, MIN, _frame(480.0, 1440))
    assert 140 <= len(times) <= 165
    assert points.max() == 99.0


def test_a_day_that_grows_does_not_redraw_its_past() -> None:
    at = tuple(place * MIN for place in range(1000))
    values = np.arange(1000.0)
    shorter = thinned(at[:900], values[:900], MIN, _frame(480.0, 1440))[1]
    longer = thinned(at, values, MIN, _frame(480.0, 1440))[1]
    assert np.array_equal(shorter, longer[: len(shorter)])


def test_what_is_unknown_stays_unknown() -> None:
    at = tuple(place * MIN for place in range(90))
    values = np.full(90, np.nan)
    values[:9] = 1.0
    points = thinned(at, values, MIN, _frame(30.0, 90))[1]
    assert points[0] == 1.0
    assert np.isnan(points[1:]).all()


def test_curves_are_made_once(qtbot: QtBot) -> None:
    plot = LivePlot(DARK)
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    plot.show()
    made = set()
    for turn in range(5):
        line = PlotSeries("p", "phone", "voice", (1.0, float(turn), None))
        plot.show_state(PlotState((0, MIN, 2 * MIN), MIN, (line,)))
        made.add(tuple(id(curve) for curve in plot._curves["p"]))
    assert len(made) == 1
    plot.show_state(PlotState((0,), MIN, ()))
    assert not any(curve.isVisible() for curve in plot._curves["p"])


def test_nothing_known_is_drawn_without_a_complaint(qtbot: QtBot) -> None:
    plot = LivePlot(DARK)
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    plot.show()
    plot.show_state(PlotState((0, MIN), MIN, (PlotSeries("p", "phone", "voice", (None, None)),)))
    assert not plot.text_faults()


def _told(plot: LivePlot, monkeypatch: pytest.MonkeyPatch) -> dict[str, QRectF]:
    placed: dict[str, QRectF] = {}
    write = Pencil.text

    def remembering(self: Pencil, rect: QRectF, text: object, colour: QColor | str, **how: Any) -> QRectF:
        placed[str(text)] = ink = write(self, rect, text, colour, **how)
        return ink

    with monkeypatch.context() as patched:
        patched.setattr(Pencil, "text", remembering)
        plot.grab()
    return placed


def _lines(*values: tuple[str, float]) -> PlotState:
    series = tuple(PlotSeries(name, name, "voice", (0.0, value, value)) for name, value in values)
    return PlotState((0, MIN, 2 * MIN), MIN, series, target=1.0)


CLOSE = _lines(("Voice", 1.0), ("Chat", 1.0), ("Social", 1.1), ("Written", 30.0), ("Idle", 0.0))


def _plot(qtbot: QtBot, state: PlotState, width: int, height: int) -> LivePlot:
    plot = LivePlot(DARK)
    qtbot.addWidget(plot)
    plot.resize(width, height)
    plot.show()
    plot.show_state(state)
    return plot


def test_names_stand_beside_the_plot_each_on_its_own(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plot = _plot(qtbot, CLOSE, 700, 260)
    told = _told(plot, monkeypatch)
    assert {"Voice", "Chat", "Social", "Written", "target"} <= told.keys()
    assert "Idle" not in told
    assert plot._frame is not None
    assert all(told[name].left() > plot._frame.room.right() for name in ("Voice", "Written", "target"))
    assert told["Written"].top() < told["Social"].top() < told["Voice"].top()
    assert plot.text_faults() == []


def test_where_there_is_no_room_for_all_the_highest_stay(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _told(_plot(qtbot, CLOSE, 700, 84), monkeypatch)
    assert {"target", "Written"} <= told.keys()
    assert "Voice" not in told


@pytest.mark.parametrize("width", [220, 300, 355])
def test_a_narrow_plot_names_its_lines_above(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    plot = _plot(qtbot, CLOSE, width, 200)
    told = _told(plot, monkeypatch)
    assert plot._frame is not None
    assert told["Written"].bottom() < plot._frame.room.top()
    assert plot._frame.room.right() > width - 10
    assert plot.text_faults() == []


def test_a_peak_of_the_shade_does_not_squeeze_the_line(qtbot: QtBot) -> None:
    line = PlotSeries("average", "average", "voice", (20.0, 200.0))
    shade = PlotSeries("p95", "p95", "voice", (60.0, 1_200.0), shade=True)
    plot = _plot(qtbot, PlotState((0, MIN), MIN, (line, shade), target=20.0, y_unit="duration"), 600, 200)
    assert plot._frame is not None
    assert plot._frame.top < 600
    alone = _plot(qtbot, PlotState((0, MIN), MIN, (shade,), y_unit="duration"), 600, 200)
    assert alone._frame is not None
    assert alone._frame.top >= 1_200


@given(st.lists(st.floats(-50, 350), max_size=18))
def test_spread_names_never_meet_nor_leave(wanted: list[float]) -> None:
    placed = spread(sorted(wanted), 0.0, 300.0, 16.0)
    assert all(below - above >= 16.0 - 1e-6 for above, below in pairwise(placed))
    assert all(-1e-6 <= place <= 300.0 + 1e-6 for place in placed)


def test_the_ground_ends_upright_where_nothing_is_known() -> None:
    times, points = grounded(np.arange(6.0), np.array([2.0, 3.0, np.nan, np.nan, 4.0, np.nan]))
    assert times.tolist() == [0, 0, 1, 1, 4, 4, 4]
    assert points.tolist() == [0, 2, 3, 0, 0, 4, 0]
    assert len(grounded(np.arange(2.0), np.full(2, np.nan))[0]) == 0
