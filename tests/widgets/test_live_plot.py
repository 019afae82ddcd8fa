import numpy as np
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from widgets.chart_frame import ChartFrame
from widgets.live_plot import LivePlot, PlotSeries, PlotState, thinned
from widgets.palette import DARK

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
