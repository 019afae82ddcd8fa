"""The tables of a printed report: cells as texts, with their alarms, and marks that lines below explain."""

from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from msgspec import Struct

from supervisor_app import text
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.reports.cells import Cell, Table, numeric

Record: TypeAlias = dict[str, Cell]
Legible: TypeAlias = Callable[[str], str]

TOPICS_MOST = 20
"""So many topics are printed; the other formats have all."""

_NAME_MOST = 48
_GAP, _CHANGING, _ABOUT = "†", "*", "≈"
_LEGEND = {
    _GAP: "part of this time was not observed",
    _CHANGING: "may still change by what happens later",
    _ABOUT: "approximate, within 1 %",
}


class Words(Struct, frozen=True, kw_only=True):
    """A cell. ``mark`` points to a line below; ``hue`` is that of a channel's swatch."""

    text: str
    level: str = ""
    mark: str = ""
    hue: str = ""
    muted: bool = False


class Sheet(Struct, frozen=True, kw_only=True):
    """A printed table. ``right``: which columns are set flush right; ``legend``: what the marks mean."""

    heads: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[Words, ...], ...]
    legend: tuple[str, ...] = ()


class Standing:
    """How the figures of a report stand, by table, row and column."""

    def __init__(self, definitions: Table) -> None:
        self._records = {
            (one["of_table"], one["of_row"], one["of_column"]): one for one in definitions.records()
        }

    def words(self, place: tuple[Cell, Cell, Cell], shown: str) -> Words:
        """The text of a figure with its level and its mark."""
        record = self._records.get(place)
        if record is None:
            return Words(text=shown)
        return Words(text=shown, level=str(record["level"]), mark=mark_of(record))


def mark_of(figure: Record) -> str:
    """The mark of a figure that is not what it seems; empty for most."""
    marks = ((_GAP, "gap"), (_CHANGING, "provisional"), (_ABOUT, "approximate"))
    return "".join(mark for mark, name in marks if figure[name])


def legend_of(marks: Collection[str]) -> tuple[str, ...]:
    """The lines that explain these marks."""
    used = "".join(marks)
    return tuple(f"{mark} {meaning}" for mark, meaning in _LEGEND.items() if mark in used)


def told_text(figure: Record, member: str) -> str:
    """A member of a figure's record in its own unit."""
    in_words = text.said_in_words(str(figure["figure"]))
    return text.figure_value(numeric(figure[member]), str(figure["unit"]), in_words=in_words)


def channels_sheet(table: Table, standing: Standing) -> Sheet | None:
    """The channels, a row each; who wrote waits in words, who is on the line by the second."""
    heads = (
        "Channel", "Contacts", "Change", "Wait, mean", "Wait, 90 %", "Handling", "On time", "First line",
        "Abandoned",
    )  # fmt: skip
    return _sheet(heads, (_channel_row(record, standing) for record in table.records()))


def _channel_row(record: Record, standing: Standing) -> tuple[Words, ...]:
    channel = Channel(str(record["channel"]))
    written = channel.family is Family.WRITTEN

    def words(key: str, unit: str, *, in_words: bool = False) -> Words:
        shown = text.figure_value(numeric(record[key]), unit, in_words=in_words)
        return standing.words(("channels", record["channel"], key), shown)

    return (
        Words(text=str(record["name"]), hue=channel.hue.value),
        words("contacts", "contacts"),
        _change(record, "contacts"),
        words("wait_s", "s", in_words=written),
        words("wait_p90_s", "s", in_words=written),
        words("handling_s", "s"),
        words("on_time", "share"),
        words("first_line", "share"),
        words("abandoned", "share"),
    )


def quality_sheet(table: Table, other: str, legible: Legible) -> Sheet | None:
    """The figures of quality, a row each; ``other`` is the head over what they are compared with."""
    heads = ("Figure", "Value", other, "Change", "Target", "n")
    return _sheet(heads, (_quality_row(record, legible) for record in table.records()))


def _quality_row(record: Record, legible: Legible) -> tuple[Words, ...]:
    n = record["n"]
    return (
        Words(text=_full_name(record, legible)),
        Words(text=told_text(record, "value"), level=str(record["level"]), mark=mark_of(record)),
        Words(text=told_text(record, "other"), muted=True),
        _change(record, str(record["unit"])),
        Words(text=told_text(record, "target"), muted=True),
        Words(text=text.count(n if isinstance(n, int) else None), muted=True),
    )


def agents_sheet(table: Table, standing: Standing, legible: Legible) -> Sheet | None:
    """The agents, a row each."""
    heads = ("Agent", "Solved", "Handling, mean", "Handling, in all", "Occupancy")
    return _sheet(heads, (_agent_row(record, standing, legible) for record in table.records()))


def _agent_row(record: Record, standing: Standing, legible: Legible) -> tuple[Words, ...]:
    def words(key: str, unit: str) -> Words:
        return standing.words(("agents", record["agent"], key), text.figure_value(numeric(record[key]), unit))

    return (
        Words(text=_name(record, legible)),
        words("solved", "contacts"),
        words("handling_s", "s"),
        words("handling_total_s", "s"),
        words("occupancy", "share"),
    )


def changes_sheet(table: Table, legible: Legible) -> Sheet | None:
    """What was reported otherwise, a row each."""
    return _sheet(
        ("Figure", "Reported", "Then", "Now"),
        (_change_row(one, table.zone, legible) for one in table.records()),
    )


def _change_row(record: Record, zone: str, legible: Legible) -> tuple[Words, ...]:
    at = record["reported"]
    reported = f"{text.day(at, zone)} {text.clock(at, zone)}" if isinstance(at, int) else text.DASH
    return (
        Words(text=_full_name(record, legible)),
        Words(text=reported),
        Words(text=told_text(record, "before"), muted=True),
        Words(text=told_text(record, "now")),
    )


def _sheet(heads: tuple[str, ...], rows: Iterable[tuple[Words, ...]]) -> Sheet | None:
    """A sheet whose first column is of names and whose others are of numbers; None without rows.

    A column of dashes alone is left out.
    """
    told = tuple(rows)
    if not told:
        return None
    kept = [place for place in range(len(heads)) if any(row[place].text != text.DASH for row in told)]
    shown = tuple(tuple(row[place] for place in kept) for row in told)
    return Sheet(
        heads=tuple(heads[place] for place in kept),
        right=tuple(place > 0 for place in kept),
        rows=shown,
        legend=legend_of({cell.mark for row in shown for cell in row}),
    )


def _change(record: Record, unit: str) -> Words:
    return Words(text=text.figure_change(numeric(record["change"]), unit), muted=True)


def shortened(name: str, most: int = _NAME_MOST) -> str:
    """A name of at most so many letters."""
    return name if len(name) <= most else name[: most - 1] + "…"


def _name(record: Record, legible: Legible) -> str:
    return shortened(legible(str(record["name"])))


def _full_name(record: Record, legible: Legible) -> str:
    """A figure with what it is restricted to: ``Service level, phone``."""
    of = str(record["of"])
    return shortened(legible(f"{record['title']}, {of}" if of else str(record["title"])))
