"""Charts over steps and of points: where values stand, what breaks a line, what a click says."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt, SignalInstance
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.canvas import Canvas
from widgets.fonts import FontBook
from widgets.palette import DARK, shaded
from widgets.scale import fine_step
from widgets.scatter import Scatter, ScatterPoint, ScatterState
from widgets.step_bars import BarSeries, StepBars, StepBarsState
from widgets.step_frame import Step, framed, stride_of, value_label
from widgets.step_lines import StepLines, StepLinesState, StepSeries

STEPS = (Step("a", "Jan"), Step("b", "Feb", "gap"), Step("c", "Mar", "part"))


def clicked(qtbot: QtBot, widget: Canvas, key: object, signal: SignalInstance) -> list[Any]:
    """What the widget says when this is clicked."""
    qtbot.addWidget(widget)
    widget.resize(400, 240)
    widget.show()
    widget.grab()
    spot = next(spot for spot in widget._spots if spot.key == key)
    with qtbot.waitSignal(signal) as caught:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot.rect.center().toPoint())
    return list(caught.args or [])


def test_bars_say_step_and_layer(qtbot: QtBot) -> None:
    bars = StepBars(DARK)
    layers = (
        BarSeries("x", "Phone", "voice", (3.0, 4.0, None)),
        BarSeries("y", "E-mail", "written", (30.0, 0.0, 20.0)),
    )
    bars.show_state(StepBarsState(STEPS, layers, tips=("first", "second", "third")))
    assert clicked(qtbot, bars, ("a", "y"), bars.bar_clicked) == ["a", "y"]
    assert [spot.key for spot in bars._spots] == [("a", "x"), ("a", "y"), ("b", "x"), ("c", "y")]
    assert bars._spots[0].name == "Phone: 3\nfirst"
    assert bars.text_faults() == []


def test_lines_break_where_nothing_is_told(qtbot: QtBot) -> None:
    lines = StepLines(DARK)
    line = StepSeries("x", "Phone", "voice", (0.5, None, 0.4), ("half", "", "less"))
    lines.show_state(StepLinesState(STEPS, (line,), "share", base=1.0, from_zero=False))
    assert clicked(qtbot, lines, ("c", "x"), lines.dot_clicked) == ["c", "x"]
    assert [spot.key for spot in lines._spots] == [("a", "x"), ("c", "x")]
    assert lines.text_faults() == []


def test_points_say_their_key(qtbot: QtBot) -> None:
    scatter = Scatter(DARK)
    points = (ScatterPoint("dry", 0.0, 0.9), ScatterPoint("wet", 12.0, 1.4, name="rain"))
    scatter.show_state(ScatterState(points, "Rain, mm", "Contacts", "share"))
    assert clicked(qtbot, scatter, "wet", scatter.point_clicked) == ["wet"]
    assert scatter.text_faults() == []


@pytest.mark.parametrize("make", [StepBars, StepLines, Scatter])
def test_nothing_to_show_is_said(make: type[Canvas], qtbot: QtBot) -> None:
    widget = make(DARK)
    qtbot.addWidget(widget)
    widget.show_empty_text("Nothing yet")
    widget.resize(300, 200)
    assert not widget.is_blank()


@pytest.mark.parametrize(
    ("span", "most", "whole", "step"),
    [(0.34, 4, False, 0.1), (0.34, 4, True, 1.0), (7.0, 4, False, 2.0), (1500.0, 4, True, 500.0)],
)
def test_steps_of_an_axis_are_round(span: float, most: int, whole: bool, step: float) -> None:
    assert fine_step(span, most, whole=whole) == pytest.approx(step)


def test_an_axis_holds_its_values_between_round_numbers(qtbot: QtBot) -> None:
    book = FontBook(Scatter(DARK).font())
    frame = framed(book, QRectF(0, 0, 400, 240), 3, (0.83, 1.21), "share")
    assert frame.low <= 0.83
    assert frame.high >= 1.21
    assert frame.y(frame.low) == pytest.approx(frame.room.bottom())
    assert frame.y(frame.high) == pytest.approx(frame.room.top())
    assert frame.room.contains(QPointF(frame.x(2), frame.y(1.0)))


def test_values_are_written_as_the_axis_is() -> None:
    assert value_label(0.125, "share") == "12.5\N{NO-BREAK SPACE}%"
    assert value_label(1200, "count") == "1\N{NO-BREAK SPACE}200"
    assert value_label(0.1 + 0.2, "number") == "0.3"
    assert value_label(1500.0, "number") == "1\N{NO-BREAK SPACE}500"


@pytest.mark.parametrize(
    ("label", "column", "stride"), [(30, 40, 1), (30, 20, 2), (50, 20, 3), (90, 20, 6), (500, 20, 12)]
)
def test_labels_that_have_no_room_are_left_out_evenly(label: float, column: float, stride: int) -> None:
    assert stride_of(label, column) == stride


def test_a_shade_of_a_hue_lies_between_it_and_the_ground() -> None:
    assert shaded(DARK, "voice", 1.0).name() == DARK.hues["voice"]
    assert shaded(DARK, "voice", 0.0).name() == DARK.panel
