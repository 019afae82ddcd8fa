"""The charts of a printed report, made from its tables: contacts by hour, topics, heat maps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from supervisor_app import text
from supervisor_app.domain.channels import Hue
from supervisor_app.domain.snapshot import Level
from supervisor_app.domain.summary import Against
from supervisor_app.domain.time import HOUR_MS, local_midnight
from supervisor_app.reports.cells import Cell, Table, numeric
from supervisor_app.reports.easel import Easel
from supervisor_app.reports.sheets import TOPICS_MOST, Record, shortened
from widgets.bar_list import BarList, BarRow
from widgets.hour_grid import GridColumn, GridState, HourGrid
from widgets.palette import LIGHT
from widgets.stacked_bars import StackedBars, StackSeries, StackState

_WHOLE, _HALF = 680, 332
_HOURS_HIGH, _GRID_HIGH, _ROW_HIGH = 188, 204, 20
_LABEL_EVERY, _LABELLED_TO = 10, 20


@dataclass(frozen=True)
class Drawn:
    """A chart as PDF; ``alt`` says in words what it shows."""

    data: bytes
    alt: str


def charts_of(tables: Mapping[str, Table], easel: Easel) -> dict[str, Drawn]:
    """Every chart there is something to draw for, by the key of its table."""
    return {
        key: Drawn(easel.painted(widget, width, height), easel.legible(alt))
        for key, widget, (width, height), alt in _widgets(tables, easel)
    }


_Named = tuple[str, QWidget, tuple[int, int], str]


def _widgets(tables: Mapping[str, Table], easel: Easel) -> Iterator[_Named]:
    if tables["hours"].rows:
        yield "hours", hours_chart(tables), (_WHOLE, _HOURS_HIGH), _hours_alt(tables["hours"])
    topics = list(tables["topics"].records())[:TOPICS_MOST]
    if topics:
        size = (_WHOLE, _ROW_HIGH * len(topics))
        yield "topics", topics_chart(topics, easel), size, _topics_alt(topics)
    for key in ("by_monthday", "by_weekday"):
        if tables[key].rows:
            grid = heat_chart(list(tables[key].records()), days=key == "by_monthday")
            yield (
                key,
                grid,
                (_HALF, _GRID_HIGH),
                f"{tables[key].title}: mean contacts, the busier the darker.",
            )


def hours_chart(tables: Mapping[str, Table]) -> StackedBars:
    """Contacts by hour and kind of channel, each hour with a tick at what it is compared with."""
    (about,) = tables["about"].records()
    hours = list(tables["hours"].records())
    starts = tuple(_int(hour["start"]) for hour in hours)
    series = tuple(
        StackSeries(
            hue.value, text.hue_title(hue), hue.value, tuple(numeric(hour[hue.value]) for hour in hours)
        )
        for hue in Hue
        if any(hour[hue.value] for hour in hours)
    )
    unseen = [at for at, hour in zip(starts, hours, strict=True) if not hour["observed"]]
    usual = about["against"] == Against.USUAL.value
    bars = StackedBars(LIGHT)
    bars.show_state(
        StackState(
            starts,
            HOUR_MS,
            series,
            _joined(unseen),
            zone=str(about["zone"]),
            end=_end_of_axis(about),
            marks=tuple(numeric(hour["other"]) for hour in hours),
            mark_title="usual" if usual else "compared with",
        )
    )
    return bars


def _joined(starts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Hours that follow each other as one stretch."""
    stretches: list[tuple[int, int]] = []
    for at in starts:
        begun = stretches.pop()[0] if stretches and stretches[-1][1] == at else at
        stretches.append((begun, at + HOUR_MS))
    return tuple(stretches)


def _end_of_axis(about: Record) -> int | None:
    """A day is drawn whole, even while it runs; hours of longer periods end where they end."""
    first, last = about["first"], about["last"]
    if first != last or not isinstance(last, date):
        return None
    return local_midnight(last + timedelta(days=1), str(about["zone"]))


def topics_chart(topics: Sequence[Record], easel: Easel) -> BarList:
    """What customers asked, each topic with a tick at what it is compared with."""
    bars = BarList(LIGHT)
    bars.show_rows(
        tuple(
            BarRow(
                key=str(place),
                label=shortened(easel.legible(str(one["name"]))),
                value=numeric(one["contacts"]) or 0.0,
                text=topic_text(one),
                hue="warn" if one["level"] == Level.WARN.value else "voice",
                mark=numeric(one["other"]),
            )
            for place, one in enumerate(topics)
        )
    )
    return bars


def heat_chart(beats: Sequence[Record], *, days: bool) -> HourGrid:
    """Mean contacts by column and hour; ``days``: the columns are days of the month."""
    columns = list(dict.fromkeys(str(beat["column"]) for beat in beats))
    hours = list(dict.fromkeys(_int(beat["hour"]) for beat in beats))
    values = {(_int(beat["hour"]), str(beat["column"])): numeric(beat["contacts"]) for beat in beats}
    grid = HourGrid(LIGHT)
    grid.show_state(
        GridState(
            columns=tuple(_column(one, one in (columns[0], columns[-1]), days=days) for one in columns),
            hours=tuple(hours),
            values=tuple(tuple(values[hour, column] for column in columns) for hour in hours),
        )
    )
    return grid


def topic_text(topic: Record) -> str:
    """What stands after a topic's bar: ``1 820 · +91 %``."""
    contacts, change = _contacts(topic), numeric(topic["change"])
    return contacts if change is None else f"{contacts} · {text.figure_change(change, 'contacts')}"


def _column(name: str, at_an_end: bool, *, days: bool) -> GridColumn:
    """A day of the month has a label at both ends and every tenth; a weekday always has one."""
    tenth = name.isdigit() and int(name) % _LABEL_EVERY == 0 and int(name) <= _LABELLED_TO
    labelled = not days or at_an_end or tenth
    return GridColumn(name, shortened(name, 3) if labelled else "", name)


def _hours_alt(table: Table) -> str:
    told = ", ".join(
        f"{text.clock(_int(hour['start']), table.zone)} {_contacts(hour)}" for hour in table.records()
    )
    return f"Contacts by hour: {told}."


def _contacts(record: Record) -> str:
    return text.figure_value(numeric(record["contacts"]), "contacts")


def _topics_alt(topics: Sequence[Record]) -> str:
    told = ", ".join(f"{one['name']} {topic_text(one)}" for one in topics)
    return f"Contacts by topic: {told}."


def _int(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
