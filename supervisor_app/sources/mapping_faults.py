"""What the types of a mapping cannot say: mistakes, each with its place and a remedy. Pure."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from supervisor_app.sources.mapping import (
    AnyMapping,
    BesideMapping,
    ContactsMapping,
    CustomersMapping,
    EventsMapping,
    columns_of,
)
from supervisor_app.sources.mapping_parts import DurationColumn, FileLayout, TimeColumn
from supervisor_app.sources.mapping_times import NAMED_FORMATS, UNITS
from supervisor_app.sources.mapping_words import ACTIVITIES, DURATIONS, ENUMS, TIMES

Fault: TypeAlias = tuple[str, str, str]
"""A mistake: message, place, remedy."""

_SOME_TIME = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
_FIRST = ("created", "at", "start")
FORMATS = ("", "csv", "tsv", "xlsx", "parquet")
_DATED = (*TIMES, "at", "start", "until", "day", "month")


def faults_of(mapping: AnyMapping) -> list[Fault]:
    """Every mistake, in the order of the file as far as may be."""
    found = [*_of_key(mapping), *_of_file(mapping.file), *_of_formats(mapping.file.dates, ".file.dates")]
    found += _of_what_is_needed(mapping)
    for name, column in columns_of(mapping).items():
        if isinstance(column, TimeColumn):
            found += _of_time(name, column, mapping)
        if isinstance(column, DurationColumn) and column.unit not in UNITS:
            found.append(unit_fault(column.unit, f".columns.{name}.unit"))
    found += _of_loops(mapping)
    found += [*_of_words(mapping), *_of_drops(mapping)]
    if isinstance(mapping, EventsMapping):
        found += _of_activities(mapping)
    return found


def unit_fault(unit: str, place: str) -> Fault:
    """A unit of durations that there is not."""
    return f"there is no unit {unit!r}", place, "Units are " + ", ".join(UNITS)


def _of_key(mapping: AnyMapping) -> Iterator[Fault]:
    if not mapping.source.replace("-", "").replace("_", "").isalnum():
        yield f"{mapping.source!r} cannot be a source's key", ".source", "Use letters, digits, - and _"
    try:
        ZoneInfo(mapping.zone)
    except (KeyError, ValueError, OSError):
        yield f"there is no time zone {mapping.zone!r}", ".zone", 'Write one like "Europe/Warsaw"'


def _of_file(layout: FileLayout) -> Iterator[Fault]:
    if layout.format not in FORMATS:
        known = ", ".join(FORMATS[1:])
        yield f"files of the format {layout.format!r} are not read", ".file.format", f"Formats are {known}"
    try:
        " ".encode(layout.encoding)
    except (LookupError, ValueError):
        remedy = 'Write one like "utf-8", "cp1250" or "utf-16"'
        yield f"there is no encoding {layout.encoding!r}", ".file.encoding", remedy
    if layout.delimiter not in ("", "tab") and len(layout.delimiter) != 1:
        yield "the delimiter is one sign", ".file.delimiter", 'Write one like ";", or "tab"'
    for name in ("quote", "escape"):
        if len(getattr(layout, name)) > 1:
            yield f"the {name} is one sign, or none", f".file.{name}", "Write one sign"
    if layout.decimal not in (".", ",") or len(layout.thousands) > 1 or layout.thousands == layout.decimal:
        yield (
            "the signs in numbers are not clear",
            ".file.decimal",
            'Write decimal = "," or ".", and another sign, if any, for thousands',
        )
    if layout.skip < 0:
        yield "lines to skip cannot be less than none", ".file.skip", "Write 0 or more"


def _of_formats(formats: Sequence[str], place: str) -> Iterator[Fault]:
    for name in formats:
        if name not in NAMED_FORMATS and not _is_format(name):
            known = ", ".join(NAMED_FORMATS)
            yield f"{name!r} is no format of times", place, f'Write {known}, or one like "%d.%m.%Y %H:%M"'


def _is_format(name: str) -> bool:
    try:
        return "%" in name and datetime.strptime(_SOME_TIME.strftime(name), name) is not None
    except ValueError:
        return False


def _of_time(name: str, column: TimeColumn, mapping: AnyMapping) -> Iterator[Fault]:
    place = f".columns.{name}"
    whole, apart = column.column is not None, column.date is not None or column.time is not None
    if whole == apart:
        yield f"{name} has no clear column", place, "Write column, or date and time, or time alone"
    if apart and column.time is None:
        yield f"{name} has a date without a time", place, "Write column where there is a date alone"
    alone = apart and column.date is None
    if alone and (name in _FIRST or isinstance(mapping, BesideMapping)):
        yield f"{name} has no date", place, "Add the column of the date"
    if alone and not isinstance(mapping, BesideMapping) and column.after not in columns_of(mapping):
        yield f"{name} comes after {column.after!r}, which has no column", place, "Name a time of this row"
    yield from _of_formats(column.formats, f"{place}.formats")
    yield from _of_formats(column.times, f"{place}.times")


def _of_loops(mapping: AnyMapping) -> Iterator[Fault]:
    told = columns_of(mapping)
    times = {name: one for name, one in told.items() if isinstance(one, TimeColumn) and name not in _FIRST}
    after = {name: one.after for name, one in times.items()}
    for name in after:
        seen, step = {name}, after[name]
        while step in after and step not in seen:
            seen.add(step)
            step = after[step]
        if step in seen:
            yield f"{name} comes after itself", f".columns.{name}", "Name an earlier time of the row"


def _of_words(mapping: AnyMapping) -> Iterator[Fault]:
    names = set(mapping.columns.__struct_fields__) - set(_DATED) - set(DURATIONS)
    if isinstance(mapping, CustomersMapping):
        names |= mapping.words.keys()
    for table in ("constants", "values"):
        for name, meant in getattr(mapping, table).items():
            place = f".{table}.{name}"
            if name not in names:
                yield f"{name!r} cannot stand here", place, "Name a fact that is a word, a number or a flag"
            elif name in ENUMS:
                yield from _of_enum(name, meant if isinstance(meant, dict) else {"": meant}, place)
    for name in mapping.values:
        if name in names and name not in columns_of(mapping):
            yield f"{name} has values, but no column", f".values.{name}", "Name its column under [columns]"


def _of_enum(name: str, meant: dict[str, Any], place: str) -> Iterator[Fault]:
    for value in meant.values():
        if value not in ENUMS[name]:
            yield f"there is no {name} {value!r}", place, f"There are {', '.join(ENUMS[name])}"


def _of_drops(mapping: AnyMapping) -> Iterator[Fault]:
    for i, drop in enumerate(mapping.drop):
        if all(said is None for said in (drop.among, drop.not_among, drop.like, drop.empty)):
            yield "this drops nothing", f".drop[{i}]", "Say is, is_not, like or empty"


def _of_what_is_needed(mapping: AnyMapping) -> Iterator[Fault]:
    told = columns_of(mapping)
    if isinstance(mapping, ContactsMapping) and "created" not in told:
        yield "no column says when a contact was created", ".columns", 'Write created = "…"'
    if isinstance(mapping, BesideMapping):
        return
    if "channel" not in told and "channel" not in mapping.constants:
        remedy = 'Write channel = "phone" under [constants], or name its column'
        yield "nothing says which channel it is", ".columns", remedy


def _of_activities(mapping: EventsMapping) -> Iterator[Fault]:
    for word, activity in mapping.activities.items():
        if activity not in ACTIVITIES:
            known = ", ".join(ACTIVITIES)
            message = f"{word!r} is no activity we know: {activity!r}"
            yield message, f".activities.{word}", f"Activities are {known}"
