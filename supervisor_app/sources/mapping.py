"""The mapping file: what the columns of an export mean.

Read by :mod:`supervisor_app.sources.mapping_reading`; docs/import.md has an example of every kind.
"""

from typing import Any, TypeAlias

from msgspec import Struct, field

Ref: TypeAlias = str | int
"""A column: the name in the header, or its number from 1."""

Plain: TypeAlias = str | int | float | bool
"""What a value is translated into."""


class FileLayout(Struct, kw_only=True, forbid_unknown_fields=True):
    """How the file is written. ``format``: csv, tsv, xlsx or parquet, by the end of its name where empty.

    ``skip``: lines before the header; ``header`` false: columns have numbers alone. ``nulls``: words that
    mean nothing, as an empty cell does. ``dates``: formats of dates and times where a column has none of
    its own; ``thousands``: the sign between groups of digits.
    """

    format: str = ""
    encoding: str = "utf-8-sig"
    delimiter: str = ""
    quote: str = '"'
    escape: str = ""
    header: bool = True
    skip: int = 0
    sheet: str = ""
    decimal: str = "."
    thousands: str = ""
    nulls: tuple[str, ...] = ("NULL", "null", "NaN", "N/A")
    dates: tuple[str, ...] = ("iso",)


class TimeColumn(Struct, kw_only=True, forbid_unknown_fields=True):
    """A time: in one column, in two (``date`` and ``time``), or a time of day alone (``time``).

    A time of day alone is that of the day of ``after`` (another time of the row, by its name here), or of
    the day after where it would be earlier. ``formats``: of the date or the whole; ``times``: of the time of
    day, where it is not written like 8:05, 08:05:30.5 or 8:05 PM.
    """

    column: Ref | None = None
    date: Ref | None = None
    time: Ref | None = None
    formats: list[str] = []
    times: list[str] = []
    after: str = "created"


class DurationColumn(Struct, kw_only=True, forbid_unknown_fields=True):
    """A duration. ``unit`` of plain numbers: s, ms, min or h. With colons it is H:MM:SS or MM:SS, or
    with the unit ``h:mm`` H:MM."""

    column: Ref
    unit: str = "s"


class ListColumn(Struct, kw_only=True, forbid_unknown_fields=True):
    """A list of words: of one column with a ``separator`` between them, or of several columns."""

    columns: list[Ref]
    separator: str = ""


AnyTime: TypeAlias = Ref | TimeColumn | None
AnyDuration: TypeAlias = Ref | DurationColumn | None
AnyList: TypeAlias = Ref | ListColumn | None


class Drop(Struct, kw_only=True, forbid_unknown_fields=True):
    """Rows to leave out: all that is said here of the column must hold. ``like`` takes ``*`` and ``?``."""

    column: Ref
    among: list[str] | None = field(default=None, name="is")
    not_among: list[str] | None = field(default=None, name="is_not")
    like: list[str] | None = None
    empty: bool | None = None


class ContactColumns(Struct, kw_only=True, forbid_unknown_fields=True):
    """The facts of a contact, and the columns they stand in. ``name``, ``address`` and ``subject`` are
    texts that are purged; ``customer`` becomes a pseudonym at once."""

    id: Ref | None = None
    channel: Ref | None = None
    status: Ref | None = None
    outcome: Ref | None = None
    via: Ref | None = None
    site: Ref | None = None
    queue: Ref | None = None
    topic: Ref | None = None
    region: Ref | None = None
    customer: Ref | None = None
    owner: Ref | None = None
    agents: AnyList = None
    created: AnyTime = None
    queued: AnyTime = None
    asked: AnyTime = None
    answered: AnyTime = None
    outcome_at: AnyTime = None
    waiting_since: AnyTime = None
    ended: AnyTime = None
    resolved: AnyTime = None
    closed: AnyTime = None
    updated: AnyTime = None
    callback_due: AnyTime = None
    callback_done: AnyTime = None
    helped: AnyTime = None
    accepted: AnyTime = None
    wait: AnyDuration = None
    talk: AnyDuration = None
    hold: AnyDuration = None
    wrap: AnyDuration = None
    line: Ref | None = None
    reopened: Ref | None = None
    agent_messages: Ref | None = None
    messages_read: Ref | None = None
    phrases: Ref | None = None
    points: Ref | None = None
    rating: Ref | None = None
    escalated: Ref | None = None
    opened_by_agent: Ref | None = None
    phantom: Ref | None = None
    repeat_solution: Ref | None = None
    solutions: AnyList = None
    writers: AnyList = None
    helper: Ref | None = None
    attached_to: Ref | None = None
    link: Ref | None = None
    subject: Ref | None = None
    name: Ref | None = None
    address: Ref | None = None


class EventColumns(Struct, kw_only=True, forbid_unknown_fields=True):
    """One activity a row: ``contact`` says of which contact, ``activity`` what happened, ``at`` when.

    ``author`` did it, as ``role`` (where the activity does not say it); ``detail`` is its short fact (the
    new owner, the new queue, the solution, the stars), ``text`` what was written, which is purged.
    """

    contact: Ref
    activity: Ref
    at: Ref | TimeColumn
    id: Ref | None = None
    author: Ref | None = None
    role: Ref | None = None
    detail: Ref | None = None
    text: Ref | None = None
    channel: Ref | None = None
    via: Ref | None = None
    site: Ref | None = None
    queue: Ref | None = None
    topic: Ref | None = None
    region: Ref | None = None
    customer: Ref | None = None
    line: Ref | None = None
    phantom: Ref | None = None
    callback_due: AnyTime = None
    subject: Ref | None = None
    name: Ref | None = None
    address: Ref | None = None


class TotalColumns(Struct, kw_only=True, forbid_unknown_fields=True):
    """The numbers of one interval a row: counts, and sums of durations."""

    start: Ref | TimeColumn
    until: AnyTime = None
    id: Ref | None = None
    site: Ref | None = None
    channel: Ref | None = None
    queue: Ref | None = None
    offered: Ref | None = None
    answered: Ref | None = None
    abandoned: Ref | None = None
    short_abandoned: Ref | None = None
    left: Ref | None = None
    timed_out: Ref | None = None
    callbacks: Ref | None = None
    closed_unanswered: Ref | None = None
    resolved: Ref | None = None
    within: Ref | None = None
    threshold: AnyDuration = None
    handled: Ref | None = None
    rated: Ref | None = None
    wait_total: AnyDuration = None
    longest_wait: AnyDuration = None
    talk_total: AnyDuration = None
    hold_total: AnyDuration = None
    wrap_total: AnyDuration = None
    handling_total: AnyDuration = None
    rating_total: Ref | None = None


class Rate(Struct, kw_only=True, forbid_unknown_fields=True):
    """A share of ``weight``, another number of the row by its name here. ``percent``: 76 means 0.76."""

    column: Ref
    weight: str
    percent: bool = False


class Mean(Struct, kw_only=True, forbid_unknown_fields=True):
    """A mean over ``weight``, another number of the row by its name here. ``unit`` as of a duration."""

    column: Ref
    weight: str
    unit: str = "s"


class Mapping(Struct, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every mapping has. ``source``: the key under which the rows are kept. ``zone``: an IANA name.

    ``values``: for a fact, words of the file and what they mean; ``constants``: what a fact is where it
    has no column, or its cell is empty. ``identity``: the columns by which rows without an id are known
    again, all of them where none is named.
    """

    source: str
    zone: str
    file: FileLayout = field(default_factory=FileLayout)
    constants: dict[str, Plain] = {}
    values: dict[str, dict[str, Plain]] = {}
    drop: list[Drop] = []
    identity: list[Ref] = []


class ContactsMapping(Mapping, kw_only=True, forbid_unknown_fields=True, tag="contacts"):
    """One row a contact."""

    columns: ContactColumns


class EventsMapping(Mapping, kw_only=True, forbid_unknown_fields=True, tag="events"):
    """One row an activity. ``activities``: words of the file, and the activity of ours that each is."""

    columns: EventColumns
    activities: dict[str, str]


class TotalsMapping(Mapping, kw_only=True, forbid_unknown_fields=True, tag="totals"):
    """One row an interval. ``length``, where no column says until when it lasts: minutes, hour, day, week
    or month, of the zone. ``rates`` and ``means``: by the name of the number they are turned into."""

    columns: TotalColumns
    length: int | str = "day"
    rates: dict[str, Rate] = {}
    means: dict[str, Mean] = {}


AnyMapping: TypeAlias = ContactsMapping | EventsMapping | TotalsMapping


def columns_of(mapping: AnyMapping) -> dict[str, Any]:
    """The facts that the mapping gives columns for, by name."""
    told = {name: getattr(mapping.columns, name) for name in mapping.columns.__struct_fields__}
    return {name: column for name, column in told.items() if column is not None}


def refs_of(column: Any) -> list[Ref]:
    """The columns that are named in what stands behind a fact."""
    if isinstance(column, TimeColumn):
        return [ref for ref in (column.column, column.date, column.time) if ref is not None]
    if isinstance(column, ListColumn):
        return list(column.columns)
    if isinstance(column, str | int):
        return [column]
    ref: Ref = column.column
    return [ref]
