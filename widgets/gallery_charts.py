"""Charts with sample states, for the gallery."""

import math

from widgets.bar_list import BarList, BarRow
from widgets.histogram import Bin, Histogram
from widgets.hour_grid import GridColumn, GridState, HourGrid
from widgets.live_plot import LivePlot, PlotSeries, PlotState
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.stacked_bars import StackedBars, StackSeries, StackState

_MIDNIGHT = 1_795_215_600_000
_FIVE_MIN = 300_000
_NOW = _MIDNIGHT + 766 * 60_000


def bars(palette: Palette) -> Panel:
    """Bars against usual."""
    panel, widget = Panel(palette, "Queue length by queue", "now"), BarList(palette)
    widget.show_rows(
        (
            BarRow("1", "Phone, first line", 14, "14", "voice", "warn", 15.4),
            BarRow("2", "Porting", 8, "8", "written", mark=6.3, current=True),
            BarRow("3", "App chat", 5, "5", "chat", mark=4.2),
            BarRow("4", "Roaming", 4, "4", "written", mark=5.6),
            BarRow("5", "Facebook", 4, "4", "social", mark=2.1),
            BarRow("6", "SMS", 2, "2", "sms", mark=0.7),
        )
    )
    panel.body.addWidget(widget)
    return panel


def bins(palette: Palette) -> Panel:
    """Time left until the promise."""
    panel = Panel(palette, "Time left until the promise", "3 late · 10 within 10 min")
    widget = Histogram(palette)
    labels = {0: "late", 3: "10", 6: "15", 9: "20", 12: "25"}
    counts = (3, 6, 4, 9, 14, 12, 17, 22, 19, 25, 28, 24, 30, 26, 21)
    levels = {0: "crit", 1: "warn", 2: "warn"}
    widget.show_bins(
        tuple(Bin(str(i), labels.get(i, ""), n, levels.get(i, "none")) for i, n in enumerate(counts))
    )
    panel.body.addWidget(widget)
    return panel


def _wave(place: int, height: float, noise: float) -> float | None:
    known = place < 154 and not 60 <= place < 66
    ripple = noise * math.sin(place * 1.7) * math.cos(place * 0.61)
    return max(0.0, height * math.sin(math.pi * place / 288) ** 2 + ripple) if known else None


def lines(palette: Palette, duration: bool) -> Panel:
    """A day of five-minute buckets, with a gap."""
    title = "Wait time, phone" if duration else "Queue length"
    panel, widget = (
        Panel(palette, title, "average" if duration else "hatched: not observed"),
        LivePlot(palette),
    )
    at = tuple(_MIDNIGHT + place * _FIVE_MIN for place in range(288))
    phone = tuple(_wave(place, 95.0 if duration else 23.0, 16.0 if duration else 3.0) for place in range(288))
    written = tuple(_wave(place, 14.0, 2.0) for place in range(288))
    series = [PlotSeries("phone", "phone", "voice", phone, fill=True)]
    if not duration:
        series.append(PlotSeries("written", "written", "written", written, fill=True))
    gap = (at[60], at[66])
    widget.show_state(
        PlotState(
            at,
            _FIVE_MIN,
            tuple(series),
            (gap,),
            60.0 if duration else None,
            _NOW,
            "Europe/Warsaw",
            "duration" if duration else "count",
        )
    )
    panel.body.addWidget(widget)
    return panel


def stack(palette: Palette) -> Panel:
    """Volume per channel and half-hour."""
    panel, widget = Panel(palette, "Contacts per half-hour"), StackedBars(palette)
    half_hour = 6 * _FIVE_MIN
    at = tuple(_MIDNIGHT + place * half_hour for place in range(48))
    named = (("phone", "voice", 40), ("e-mail", "written", 16), ("chat", "chat", 31), ("social", "social", 7))
    series = tuple(
        StackSeries(title, title, hue, tuple(_wave(place * 6, float(height), 2.0) for place in range(48)))
        for title, hue, height in named
    )
    usual = tuple(95.0 * math.sin(math.pi * place / 48) ** 2 for place in range(48))
    gap = ((at[10], at[11]),)
    widget.show_state(
        StackState(at, half_hour, series, gap, _NOW, "Europe/Warsaw", marks=usual, mark_title="usual")
    )
    panel.body.addWidget(widget)
    return panel


def heat(palette: Palette) -> Panel:
    """Contacts by day of month and hour, the busy days standing out."""
    panel, widget = Panel(palette, "Contacts by day of month and hour", "three months"), HourGrid(palette)
    days = range(1, 32)
    columns = tuple(
        GridColumn(str(day), str(day) if day in (1, 10, 20, 31) else "", f"day {day}") for day in days
    )
    hours = tuple(range(7, 22))
    values = tuple(
        tuple(
            None
            if day == 17 and hour < 9
            else 900 * math.sin(math.pi * hour / 24) ** 4 * (2 - (day % 10 > 0))
            for day in days
        )
        for hour in hours
    )
    widget.show_state(GridState(columns, hours, values))
    panel.body.addWidget(widget)
    return panel
