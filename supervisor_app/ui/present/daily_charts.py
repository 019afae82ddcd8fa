"""The charts of a period: contacts by hour, topics, and when most comes; and what a click on them opens."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from supervisor_app import text
from supervisor_app.domain.channels import Hue
from supervisor_app.domain.periods import days_of_window, hour_window
from supervisor_app.domain.snapshot import FigureId, Level, Scope, Span
from supervisor_app.domain.summary import Against, Heat, HourSummary, Summary, TopicSummary
from supervisor_app.domain.time import HOUR_MS, local_midnight
from supervisor_app.text.times import WEEKDAYS
from supervisor_app.ui.present.behind import Behind, behind_figure, behind_hour, change_words, value_words
from widgets.bar_list import BarRow
from widgets.hour_grid import GridColumn, GridState
from widgets.stacked_bars import StackSeries, StackState

MONTHDAY, WEEKDAY = "monthday", "weekday"
_CONTACTS = "volume"
_LABEL_EVERY, _LABELLED_TO = 10, 20
_DAY = timedelta(days=1)


def hours_state(summary: Summary) -> StackState:
    """Contacts by hour and kind of channel, each hour with a tick at what it is compared with."""
    hours, period = summary.hours, summary.period
    one_day = period.first == period.last
    return StackState(
        at=tuple(hour.start for hour in hours),
        bucket_ms=HOUR_MS,
        series=tuple(_layer(hue, hours) for hue in Hue if any(hour.by_hue.get(hue) for hour in hours)),
        gaps=tuple(_stretches([hour.start for hour in hours if not hour.observed])),
        zone=period.zone,
        end=local_midnight(period.last + _DAY, period.zone) if one_day else None,
        marks=tuple(hour.usual for hour in hours),
        mark_title="usual" if summary.against is Against.USUAL else "compared with",
    )


def hour_behind(summary: Summary, hue: str, start: int) -> Behind | None:
    """What a part of a bar opens."""
    for hour in summary.hours:
        if hour.start == start:
            window = hour.window or summary.period.window
            return behind_hour(f"{hour.hour}:00", hour.figure, window, summary.period.zone, Hue(hue))
    return None


def hours_title(summary: Summary) -> str:
    """What the chart of hours shows."""
    if all(hour.usual is None for hour in summary.hours):
        return "Contacts by hour"
    return f"Contacts by hour, against {summary.against_title or 'usual'}"


def topic_rows(summary: Summary, *, changes: bool = True) -> tuple[BarRow, ...]:
    """What customers asked most, each topic with a tick at what it is compared with; with ``changes`` it is
    said in numbers too."""
    return tuple(
        BarRow(
            key=str(place),
            label=one.topic,
            value=one.contacts.reading.value or 0.0,
            text=_topic_words(one) if changes else value_words(one.contacts),
            hue="warn" if one.level is Level.WARN else "voice",
            mark=one.contacts.other,
        )
        for place, one in enumerate(summary.topics)
    )


def heat_state(heat: Heat, kind: str) -> GridState:
    """Mean contacts by column and hour."""
    last = len(heat.columns) - 1
    return GridState(
        columns=tuple(
            GridColumn(name, _label(name, kind, place in (0, last)), _column_title(name, kind, place))
            for place, name in enumerate(heat.columns)
        ),
        hours=heat.rows,
        values=heat.values,
    )


def heat_note(heat: Heat, zone: str) -> str:
    """Of which days the means are."""
    if heat.window is None:
        return ""
    return f"mean, {text.day(heat.window.start, zone)} to {text.day(heat.window.end - 1, zone)}"


def heat_of(summary: Summary, kind: str) -> Heat:
    """The heat map with these columns."""
    return summary.by_monthday if kind == MONTHDAY else summary.by_weekday


def heat_behind(summary: Summary, kind: str, column: str, hour: int) -> Behind | None:
    """What a field of a heat map opens: the contacts of this hour on all days it is the mean of."""
    heat = heat_of(summary, kind)
    if heat.window is None or column not in heat.columns:
        return None
    place = heat.columns.index(column)
    zone = summary.period.zone
    days = [
        day
        for day in days_of_window(heat.window, zone)
        if (day.day - 1 if kind == MONTHDAY else day.weekday()) == place
    ]
    windows = tuple(window for day in days if (window := hour_window(day, hour, zone)) is not None)
    if not windows:
        return None
    figure = FigureId(_CONTACTS, Span.WINDOW, Scope(site=summary.site, channel=summary.channel))
    days_told = text.counted(len(windows), "day", "days")
    title = f"Contacts, {_column_title(column, kind, place)}, {hour}:00, {days_told}"
    return behind_figure(title, figure, windows, zone)


def _layer(hue: Hue, hours: Sequence[HourSummary]) -> StackSeries:
    return StackSeries(hue.value, text.hue_title(hue), hue.value, tuple(_counted(one, hue) for one in hours))


def _counted(hour: HourSummary, hue: Hue) -> int | None:
    """Contacts of an hour; where nobody watched and none is known, there is no number."""
    return hour.by_hue.get(hue, 0) if hour.observed or any(hour.by_hue.values()) else None


def _stretches(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Hours that follow each other as one stretch."""
    begun: int | None = None
    for place, start in enumerate(starts):
        begun = start if begun is None else begun
        if place + 1 == len(starts) or starts[place + 1] != start + HOUR_MS:
            yield begun, start + HOUR_MS
            begun = None


def _topic_words(topic: TopicSummary) -> str:
    told = topic.contacts
    return value_words(told) if told.change is None else f"{value_words(told)} · {change_words(told)}"


def _label(name: str, kind: str, at_an_end: bool) -> str:
    """A day of the month has a label at both ends and every tenth; a weekday always has one."""
    if kind == WEEKDAY:
        return name[:3]
    tenth = name.isdigit() and int(name) % _LABEL_EVERY == 0 and int(name) <= _LABELLED_TO
    return name if at_an_end or tenth else ""


def _column_title(name: str, kind: str, place: int) -> str:
    return f"day {name} of the month" if kind == MONTHDAY else WEEKDAYS[place]
