"""The mapping file: what the columns of an export mean.

Read by :mod:`supervisor_app.sources.mapping_reading`; docs/import.md has an example of every kind.
"""

from typing import Any, TypeAlias

from msgspec import Struct, field

from supervisor_app.sources.mapping_parts import (
    AnyDuration,
    AnyList,
    AnyTime,
    Drop,
    FileLayout,
    ListColumn,
    Mean,
    Plain,
    Rate,
    Ref,
    TimeColumn,
)


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
    next_wait: AnyDuration = None
    line: Ref | None = None
    reopened: Ref | None = None
    agent_messages: Ref | None = None
    messages_read: Ref | None = None
    phrases: Ref | None = None
    points: Ref | None = None
    next_answers: Ref | None = None
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


class CustomerColumns(Struct, kw_only=True, forbid_unknown_fields=True):
    """The addresses of a customer, which become pseudonyms at once; ``id`` tells who it is where addresses
    change, and becomes one too."""

    id: Ref | None = None
    phone: Ref | None = None
    email: Ref | None = None
    handle: Ref | None = None
    addresses: AnyList = None


class WeatherColumns(Struct, kw_only=True, forbid_unknown_fields=True):
    """The weather of a day; the units are those of :class:`~supervisor_app.domain.beside.WeatherDay`."""

    day: Ref | TimeColumn
    place: Ref | None = None
    rain_mm: Ref | None = None
    snow_cm: Ref | None = None
    temperature_c: Ref | None = None
    temperature_min_c: Ref | None = None
    temperature_max_c: Ref | None = None
    wind_kmh: Ref | None = None
    sunshine_h: Ref | None = None


class SubscriberColumns(Struct, kw_only=True, forbid_unknown_fields=True):
    """How many subscribers a month had; ``month`` is any day of it."""

    month: Ref | TimeColumn
    number: Ref
    region: Ref | None = None
    site: Ref | None = None


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


class CustomersMapping(Mapping, kw_only=True, forbid_unknown_fields=True, tag="customers"):
    """One row a customer. ``since``: by fact, the column of the day from which on the customer has it, empty
    where they have not. ``words``: by fact, the column of a word, like a segment."""

    columns: CustomerColumns
    since: dict[str, Ref | TimeColumn] = {}
    words: dict[str, Ref] = {}


class WeatherMapping(Mapping, kw_only=True, forbid_unknown_fields=True, tag="weather"):
    """One row a day and place."""

    columns: WeatherColumns


class SubscribersMapping(Mapping, kw_only=True, forbid_unknown_fields=True, tag="subscribers"):
    """One row a month."""

    columns: SubscriberColumns


BesideMapping: TypeAlias = CustomersMapping | WeatherMapping | SubscribersMapping
AnyMapping: TypeAlias = ContactsMapping | EventsMapping | TotalsMapping | BesideMapping


def columns_of(mapping: AnyMapping) -> dict[str, Any]:
    """The facts that the mapping gives columns for, by name."""
    told = {name: getattr(mapping.columns, name) for name in mapping.columns.__struct_fields__}
    if isinstance(mapping, CustomersMapping):
        told |= mapping.since | mapping.words
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
