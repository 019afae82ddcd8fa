"""What every number of a report means: its rule, n, window and zone, and where in the report it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from supervisor_app import text
from supervisor_app.domain.snapshot import FigureId
from supervisor_app.domain.summary import Heat, Summary, Told
from supervisor_app.domain.time import Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.reports.cells import OF_ROW, Field, Table, filled, flag, instant, number, words

T = TypeVar("T")

MEAN_OF_HOURS = "mean contacts that reached us in this hour, over the days that were observed"
"""The rule of the heat maps."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A figure where it is shown: a ``column`` of a ``row`` of a ``table``.

    ``window`` is None for figures of the instant, ``told`` for columns that are defined as a whole.
    """

    table: str
    row: str
    column: str
    figure: FigureId
    title: str
    unit: str
    rule: str
    window: Window | None
    n: int | None
    told: Told | None = None


def shown(
    table: str, fields: Sequence[Field[T]], items: Sequence[T], name: Callable[[T], str]
) -> Iterator[Shown]:
    """Every figure of a table; ``name`` says what a row is called."""
    for item in items:
        for field in fields:
            told = None if field.told is None else field.told(item)
            if told is not None:
                yield _shown(table, name(item), field.column.key, told)


def whole_columns(summary: Summary) -> Iterator[Shown]:
    """What is defined for a column as a whole: contacts by hour, and the means of the heat maps."""
    if summary.hours:
        figure = summary.hours[0].figure
        yield Shown(
            table="hours",
            row="",
            column="contacts",
            figure=FigureId(figure.key, figure.span),
            title="Contacts by hour",
            unit="contacts",
            rule=FIGURES[figure.key].rule if figure.key in FIGURES else "",
            window=summary.period.window,
            n=sum(sum(hour.by_hue.values()) for hour in summary.hours),
        )
    yield from _of_heat("by_monthday", "Contacts by day of month and hour", summary.by_monthday)
    yield from _of_heat("by_weekday", "Contacts by weekday and hour", summary.by_weekday)


def definitions_of(summary: Summary, figures: Sequence[Shown]) -> Table:
    """The table of all definitions."""
    zone = summary.period.zone
    names = {agent.key: agent.name for agent in summary.agents}
    fields: tuple[Field[Shown], ...] = (
        words("of_table", "Table", lambda one: one.table),
        words("of_row", "Row", lambda one: one.row),
        words("of_column", "Column", lambda one: one.column),
        *_FIGURE,
        words("of", "Of, in words", lambda one: text.scope_title(one.figure.scope, names)),
        words("zone", "Time zone", lambda _one: zone),
        *_STANDING,
    )
    return filled("definitions", "Definitions", zone, fields, figures)


_FIGURE: tuple[Field[Shown], ...] = (
    words("figure", "Figure", lambda one: one.figure.key),
    words("where", "Of", lambda one: text.scope_words(one.figure.scope)),
    words("title", "Title", lambda one: one.title),
    number("value", "Value", OF_ROW, lambda one: None if one.told is None else one.told.reading.value),
    words("unit", "Unit", lambda one: one.unit),
    number("n", "n", "contacts", lambda one: one.n),
    number("met", "Met", "contacts", lambda one: None if one.told is None else one.told.reading.met),
    words("rule", "Rule", lambda one: one.rule),
    instant("start", "Start", lambda one: None if one.window is None else one.window.start),
    instant("end", "End", lambda one: None if one.window is None else one.window.end),
)

_STANDING: tuple[Field[Shown], ...] = (
    number("other", "Compared with", OF_ROW, lambda one: None if one.told is None else one.told.other),
    number("low", "Band from", OF_ROW, lambda one: None if one.told is None else one.told.low),
    number("high", "Band to", OF_ROW, lambda one: None if one.told is None else one.told.high),
    number("target", "Target", OF_ROW, lambda one: None if one.told is None else one.told.reading.target),
    words("level", "Level", lambda one: "" if one.told is None else one.told.reading.level.value),
    flag("gap", "Crosses a gap", lambda one: one.told is not None and one.told.reading.gap),
    flag(
        "provisional", "May still change", lambda one: one.told is not None and one.told.reading.provisional
    ),
    flag("approximate", "Approximate", lambda one: one.told is not None and one.told.reading.approximate),
)


def _shown(table: str, row: str, column: str, told: Told) -> Shown:
    reading = told.reading
    return Shown(
        table=table,
        row=row,
        column=column,
        figure=reading.id,
        title=told.title,
        unit=told.unit,
        rule=reading.rule,
        window=reading.window,
        n=reading.n,
        told=told,
    )


def _of_heat(key: str, title: str, heat: Heat) -> Iterator[Shown]:
    if heat.rows:
        yield Shown(
            table=key,
            row="",
            column="contacts",
            figure=FigureId("volume"),
            title=title,
            unit="contacts",
            rule=MEAN_OF_HOURS,
            window=heat.window,
            n=None,
        )
