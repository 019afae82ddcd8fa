"""A summary as tables: one declaration, of which every format of a report is made."""

from dataclasses import dataclass

from supervisor_app import text
from supervisor_app.domain.channels import Hue
from supervisor_app.domain.snapshot import EVERYTHING, FigureId
from supervisor_app.domain.summary import (
    AgentSummary,
    Change,
    ChannelSummary,
    Heat,
    HourSummary,
    Remark,
    Summary,
    Told,
    TopicSummary,
)
from supervisor_app.domain.time import SECOND_MS, Instant, Window
from supervisor_app.reports.cells import (
    OF_ROW,
    Field,
    Table,
    day,
    figure,
    filled,
    flag,
    instant,
    number,
    words,
)
from supervisor_app.reports.definitions import Shown, definitions_of, shown, whole_columns

_ABOUT: tuple[Field[Summary], ...] = (
    words("title", "Title", lambda one: one.title),
    words("period", "Period", lambda one: text.period_title(one.period)),
    words("kind", "Kind of period", lambda one: one.period.kind.value),
    day("first", "First day", lambda one: one.period.first),
    day("last", "Last day", lambda one: one.period.last),
    instant("start", "Start", lambda one: one.period.window.start),
    instant("end", "End, not part of it", lambda one: one.period.window.end),
    flag("running", "Has not ended yet", lambda one: one.period.running),
    words("zone", "Time zone", lambda one: one.period.zone),
    words("against", "Compared with", lambda one: one.against.value),
    words("against_title", "Compared with, in words", lambda one: one.against_title),
    words("against_rule", "What that is", lambda one: text.against_rule(one.against)),
    words("against_note", "Why there is no comparison", lambda one: one.against_note),
    words("site", "Site", lambda one: one.site),
    words("channel", "Channel", lambda one: one.channel),
    instant("as_of", "True as of", lambda one: one.at),
    flag("simulated", "Simulated", lambda one: one.simulated),
)

TOLD: tuple[Field[Told], ...] = (
    words("figure", "Figure", lambda one: one.reading.id.key),
    words("where", "Of", lambda one: text.scope_words(one.reading.id.scope)),
    words("title", "Title", lambda one: one.title),
    words("of", "Of, in words", lambda one: text.figure_place(one.reading.id.scope, one.family)),
    figure("value", "Value", OF_ROW, lambda one: one),
    words("unit", "Unit", lambda one: one.unit),
    number("n", "n", "contacts", lambda one: one.reading.n),
    number("met", "Met", "contacts", lambda one: one.reading.met),
    number("other", "Compared with", OF_ROW, lambda one: one.other),
    number("change", "Change", "share", lambda one: one.change),
    number("low", "Band from", OF_ROW, lambda one: one.low),
    number("high", "Band to", OF_ROW, lambda one: one.high),
    number("target", "Target", OF_ROW, lambda one: one.reading.target),
    words("level", "Level", lambda one: one.reading.level.value),
    flag("gap", "Crosses a gap", lambda one: one.reading.gap),
    flag("provisional", "May still change", lambda one: one.reading.provisional),
    flag("approximate", "Approximate", lambda one: one.reading.approximate),
)

_CHANNELS: tuple[Field[ChannelSummary], ...] = (
    words("channel", "Key", lambda one: one.channel.value),
    words("name", "Channel", lambda one: text.channel_title(one.channel)),
    figure("contacts", "Contacts", "contacts", lambda one: one.contacts),
    number("other", "Compared with", "contacts", lambda one: one.contacts.other),
    number("change", "Change", "share", lambda one: one.contacts.change),
    figure("wait_s", "Wait, average", "s", lambda one: one.wait),
    figure("wait_p90_s", "Wait, 90 %", "s", lambda one: one.wait_p90),
    figure("handling_s", "Handling", "s", lambda one: one.handling),
    figure("on_time", "On time", "share", lambda one: one.on_time),
    figure("first_line", "First line", "share", lambda one: one.first_line),
    figure("abandoned", "Abandoned", "share", lambda one: one.abandoned),
)


def _of_hue(hue: Hue) -> Field[HourSummary]:
    return number(
        hue.value, text.hue_title(hue), "contacts", lambda one: _counted(one, one.by_hue.get(hue, 0))
    )


_HOURS: tuple[Field[HourSummary], ...] = (
    instant("start", "Start", lambda one: one.start),
    number("hour", "Hour of day", "", lambda one: one.hour),
    *(_of_hue(hue) for hue in Hue),
    number("contacts", "Contacts", "contacts", lambda one: _counted(one, sum(one.by_hue.values()))),
    number("other", "Compared with", "contacts", lambda one: one.usual),
    flag("observed", "Observed", lambda one: one.observed),
)

_TOPICS: tuple[Field[TopicSummary], ...] = (
    words("name", "Topic", lambda one: one.topic),
    figure("contacts", "Contacts", "contacts", lambda one: one.contacts),
    number("other", "Compared with", "contacts", lambda one: one.contacts.other),
    number("change", "Change", "share", lambda one: one.contacts.change),
    words("level", "Level", lambda one: one.level.value),
)

_AGENTS: tuple[Field[AgentSummary], ...] = (
    words("agent", "Key", lambda one: one.key),
    words("name", "Agent", lambda one: one.name),
    figure("solved", "Solved", "contacts", lambda one: one.solved),
    figure("handling_s", "Handling", "s", lambda one: one.handling),
    figure("handling_total_s", "Handling in all", "s", lambda one: one.handling_total),
    figure("occupancy", "Occupancy", "share", lambda one: one.occupancy),
)

_REMARKS: tuple[Field[Remark], ...] = (
    words("remark", "Key", lambda one: one.key),
    words("level", "Level", lambda one: one.level.value),
    words("lead", "What", lambda one: one.lead),
    words("text", "In words", lambda one: one.text),
    words("link", "Contacts", lambda one: one.link),
    words("figure", "Figure", lambda one: _key(one.figure)),
    words("where", "Of", lambda one: _where(one.figure)),
    instant("start", "Start", lambda one: _start(one.window)),
    instant("end", "End", lambda one: _end(one.window)),
)

_CHANGES: tuple[Field[Change], ...] = (
    words("figure", "Figure", lambda one: one.figure.key),
    words("where", "Of", lambda one: text.scope_words(one.figure.scope)),
    words("title", "Title", lambda one: one.title),
    words("of", "Of, in words", lambda one: text.scope_title(one.figure.scope)),
    words("unit", "Unit", lambda one: one.unit),
    instant("reported", "Reported", lambda one: one.reported),
    number("before", "Then", OF_ROW, lambda one: one.before),
    number("now", "Now", OF_ROW, lambda one: one.now),
)

_GAPS: tuple[Field[Window], ...] = (
    instant("start", "Start", lambda one: one.start),
    instant("end", "End", lambda one: one.end),
    number("length_s", "Length", "s", lambda one: one.length_ms / SECOND_MS),
)


@dataclass(frozen=True)
class _Beat:
    """A field of a heat map."""

    column: str
    hour: int
    contacts: float | None


_HEAT: tuple[Field[_Beat], ...] = (
    words("column", "Day", lambda one: one.column),
    number("hour", "Hour of day", "", lambda one: one.hour),
    number("contacts", "Contacts, mean", "contacts", lambda one: one.contacts),
)


def tables_of(summary: Summary) -> tuple[Table, ...]:
    """All of a summary, in the order in which it is read: what it is of first, the definitions last."""
    zone = summary.period.zone
    tables = (
        filled("about", "About", zone, _ABOUT, (summary,), single=True),
        filled("headline", "Headline", zone, TOLD, summary.headline),
        filled("channels", "Channels", zone, _CHANNELS, summary.channels),
        filled("hours", "Hours", zone, _HOURS, summary.hours),
        filled("topics", "Topics", zone, _TOPICS, summary.topics),
        filled("by_monthday", "Day of month and hour", zone, _HEAT, _beats(summary.by_monthday)),
        filled("by_weekday", "Weekday and hour", zone, _HEAT, _beats(summary.by_weekday)),
        filled("remarks", "What stood out", zone, _REMARKS, summary.remarks),
        filled("quality", "Quality", zone, TOLD, summary.quality),
        filled("agents", "Agents", zone, _AGENTS, summary.agents),
        filled("changes", "Changed since", zone, _CHANGES, summary.changes),
        filled("gaps", "Not observed", zone, _GAPS, summary.gaps),
    )
    return (*tables, definitions_of(summary, _figures(summary)))


def _figures(summary: Summary) -> list[Shown]:
    """Every figure of the tables, with its place."""
    return [
        *shown("headline", TOLD, summary.headline, lambda one: one.title),
        *shown("channels", _CHANNELS, summary.channels, lambda one: one.channel.value),
        *shown("topics", _TOPICS, summary.topics, lambda one: one.topic),
        *shown("quality", TOLD, summary.quality, lambda one: one.title),
        *shown("agents", _AGENTS, summary.agents, lambda one: one.key),
        *whole_columns(summary),
    ]


def _counted(hour: HourSummary, contacts: int) -> int | None:
    """Contacts of an hour; where nobody watched and none is known, there is no number."""
    return contacts if hour.observed or any(hour.by_hue.values()) else None


def _beats(heat: Heat) -> tuple[_Beat, ...]:
    return tuple(
        _Beat(column, hour, value)
        for hour, values in zip(heat.rows, heat.values, strict=True)
        for column, value in zip(heat.columns, values, strict=True)
    )


def _key(figure_id: FigureId | None) -> str:
    return "" if figure_id is None else figure_id.key


def _where(figure_id: FigureId | None) -> str:
    return text.scope_words(EVERYTHING if figure_id is None else figure_id.scope)


def _start(window: Window | None) -> Instant | None:
    return None if window is None else window.start


def _end(window: Window | None) -> Instant | None:
    return None if window is None else window.end
