"""The tables of a period: channels, quality, agents; the words in them are those of every report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from supervisor_app import text
from supervisor_app.domain.summary import AgentSummary, ChannelSummary, Summary, Told
from supervisor_app.ui.present.behind import change_words, other_words, told_title, value_words
from widgets.figure_table import FigureCell, FigureColumn, FigureRow, FigureTableState

CHANGING = "*"
"""Marks a figure that may still change."""

_MARKS = (("gap", "†"), ("provisional", CHANGING), ("approximate", "≈"))
"""The signs of a figure that is not what it seems, as reports set them; tool tips explain them."""

_MEANING = {
    "gap": "part of this time was not observed",
    "provisional": "may still change by what happens later",
    "approximate": "approximate, within 1 %",
}

_OF_CHANNEL: tuple[tuple[str, str, int], ...] = (
    ("contacts", "contacts", 0),
    ("change", "", 2),
    ("wait", "wait, mean", 1),
    ("wait_p90", "p90", 5),
    ("handling", "handling", 4),
    ("on_time", "on time", 1),
    ("first_line", "first line", 6),
    ("abandoned", "abandoned", 7),
)
_OF_AGENT: tuple[tuple[str, str, int], ...] = (
    ("solved", "solved", 0),
    ("handling", "handling, mean", 1),
    ("handling_total", "in all", 3),
    ("occupancy", "occupancy", 2),
)
_OF_QUALITY = (("value", "value", 0), ("other", "", 2), ("change", "change", 1), ("target", "target", 3))

_ON = {"usual": "usual", "before": "before", "week": "week before", "year": "year before"}


def channels_state(summary: Summary) -> FigureTableState:
    """The channels, those of self-service last."""
    on = _ON[summary.against.value]
    columns = [FigureColumn(key, title or on, rank, key == "change") for key, title, rank in _OF_CHANNEL]
    rows = [
        FigureRow(
            key=one.channel.value,
            label=text.channel_title(one.channel),
            cells=tuple(_channel_cell(one, key) for key, _, _ in _OF_CHANNEL),
            hue=one.channel.hue.value,
        )
        for one in summary.channels
    ]
    return _state("Channel", columns, rows)


def quality_state(summary: Summary) -> FigureTableState:
    """The figures of quality, each beside what it is compared with."""
    on = _ON[summary.against.value]
    columns = [FigureColumn(key, title or on, rank, key != "value") for key, title, rank in _OF_QUALITY]
    rows = [
        FigureRow(
            key=str(place), label=text.figure_name(one.title, one.reading.id.scope), cells=_quality_cells(one)
        )
        for place, one in enumerate(summary.quality)
    ]
    return _state("Figure", columns, rows)


def agents_state(summary: Summary) -> FigureTableState:
    """What people did, those who solved most first."""
    columns = [FigureColumn(key, title, rank) for key, title, rank in _OF_AGENT]
    rows = [
        FigureRow(
            key=one.key, label=one.name, cells=tuple(_cell(told_of(one, key)) for key, _, _ in _OF_AGENT)
        )
        for one in summary.agents
    ]
    return _state("Agent", columns, rows)


def told_of(row: ChannelSummary | AgentSummary, column: str) -> Told | None:
    """The figure of a row in a column; a change leads to what has changed."""
    told: Told | None = getattr(row, "contacts" if column == "change" else column)
    return told


def agent_names(summary: Summary) -> Mapping[str, str]:
    """The names of people by key."""
    return {one.key: one.name for one in summary.agents}


def _channel_cell(row: ChannelSummary, key: str) -> FigureCell:
    told = told_of(row, key)
    if key != "change" or told is None:
        return _cell(told)
    return FigureCell(
        change_words(told), chosen=told.change is not None, hint=f"compared with {other_words(told)}"
    )


def _quality_cells(told: Told) -> tuple[FigureCell, ...]:
    in_words = text.said_in_words(told.reading.id.key)
    target = text.figure_value(told.reading.target, told.unit, in_words=in_words)
    return (
        _cell(told),
        FigureCell(other_words(told), chosen=False),
        FigureCell(change_words(told), chosen=False),
        FigureCell(target, chosen=False),
    )


def _cell(told: Told | None) -> FigureCell:
    """A figure as a cell; one that was counted from nothing leads nowhere."""
    if told is None:
        return FigureCell(text.DASH, chosen=False)
    reading = told.reading
    marks = "".join(mark for name, mark in _MARKS if getattr(reading, name))
    reasons = [_MEANING[name] for name, _ in _MARKS if getattr(reading, name)]
    hint = ", ".join((f"{told_title(told)}: {value_words(told)}", f"n {text.count(reading.n)}", *reasons))
    chosen = reading.value is not None and reading.n > 0
    return FigureCell(value_words(told), reading.level.value, chosen=chosen, hint=hint, mark=marks)


def _state(name: str, columns: Sequence[FigureColumn], rows: Sequence[FigureRow]) -> FigureTableState:
    """The table without the columns that hold dashes alone."""
    kept = [place for place in range(len(columns)) if any(row.cells[place].text != text.DASH for row in rows)]
    shown = (replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows)
    return FigureTableState(name, tuple(columns[place] for place in kept), tuple(shown))
