"""Rows that are contacts: one row, one contact."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from supervisor_app.domain.batch import Record
from supervisor_app.domain.contacts import Contact, Personal
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.file_opening import Header
from supervisor_app.sources.helpdesk_records import SUBJECT_SIGNS, safe_link
from supervisor_app.sources.mapping import ContactsMapping, columns_of
from supervisor_app.sources.mapping_cells import (
    CellError,
    Cells,
    Convert,
    flag_reader,
    id_reader,
    list_reader,
    long_text_reader,
    number_reader,
    one_of,
    text_reader,
    whole_reader,
)
from supervisor_app.sources.mapping_clock import ZoneClock
from supervisor_app.sources.mapping_parts import DurationColumn, ListColumn, Ref
from supervisor_app.sources.mapping_plan import Plan, marker, read_into, words_of
from supervisor_app.sources.mapping_rules import completed
from supervisor_app.sources.mapping_stamps import stamps_of
from supervisor_app.sources.mapping_times import duration_reader
from supervisor_app.sources.mapping_words import (
    CHANNELS,
    DURATIONS,
    FLAGS,
    LISTS,
    OUTCOMES,
    PERSONAL,
    STATUSES,
    TEXTS,
    TIMES,
    WHOLES,
)

_CUSTOMERS = 65_536
_ENUMS: dict[str, Mapping[str, Any]] = {
    "channel": CHANNELS,
    "via": CHANNELS,
    "status": STATUSES,
    "outcome": OUTCOMES,
}
_NOTHING: dict[str, int] = {"line": 1}
"""What whole numbers are where they are not told; the others are 0."""


class ContactRows:
    """Makes contacts of rows, by a mapping whose columns the header has."""

    def __init__(self, mapping: ContactsMapping, header: Header, pseudonym: Pseudonym) -> None:
        self._mapping, self._header = mapping, header
        self._pseudonym = lru_cache(_CUSTOMERS)(pseudonym)
        columns = columns_of(mapping)
        self._base: dict[str, Any] = {"source": mapping.source}
        self._plan: Plan = []
        self._personal: Plan = []
        for name in (*_ENUMS, *TEXTS, *WHOLES, *FLAGS, "rating"):
            self._add(name, columns.get(name))
        for name in DURATIONS:
            if name in columns:
                self._add_duration(name, columns[name])
        self._lists = [self._list(name, columns[name]) for name in LISTS if name in columns]
        for name in PERSONAL:
            if name in columns:
                words = words_of(mapping, name)
                reader = long_text_reader(words, SUBJECT_SIGNS)
                self._personal.append((name, header.of(columns[name]), reader))
        clock = ZoneClock(mapping.zone)
        self._stamps = stamps_of(columns, TIMES, mapping.file, clock, header)
        self.mark = marker(mapping, header)
        self._id_at = None if mapping.columns.id is None else header.of(mapping.columns.id)
        self._id = id_reader(words_of(mapping, "id"))
        self.has_ids = self._id_at is not None

    def record(self, cells: Cells) -> Record:
        """The contact of a row, without an id where the file has none. Raises CellError."""
        facts = dict(self._base)
        read_into(facts, self._plan, cells)
        name = "id"
        try:
            facts["id"] = "" if self._id_at is None else self._id(cells[self._id_at])
            for name, stamp in self._stamps:
                facts[name] = stamp(cells, facts)
            for name, parts in self._lists:
                facts[name] = _joined(cells, parts)
        except CellError as error:
            raise CellError(error.reason, error.remedy, error.fact or name) from error
        return Record(self._contact(facts), self._texts(cells))

    def _contact(self, facts: dict[str, Any]) -> Contact:
        if facts["created"] is None:
            remedy = "Drop such rows with [[drop]], or name another column"
            raise CellError("the row does not say when it was created", remedy, "created")
        if facts["channel"] is None:
            remedy = "Write channel under [constants] for rows that do not say it"
            raise CellError("the row does not say its channel", remedy, "channel")
        return completed(facts)

    def _texts(self, cells: Cells) -> Personal | None:
        if not self._personal:
            return None
        texts: dict[str, Any] = {}
        read_into(texts, self._personal, cells)
        return Personal(**texts)

    def _add(self, name: str, column: Ref | None) -> None:
        """Read a fact from its column, or take its constant."""
        if column is None and name not in self._mapping.constants:
            return
        read = self._reader(name)
        if column is None:
            self._base[name] = read("")
        else:
            self._plan.append((name, self._header.of(column), read))

    def _add_duration(self, name: str, column: Ref | DurationColumn) -> None:
        spec = column if isinstance(column, DurationColumn) else DurationColumn(column=column)
        read = duration_reader(spec.unit, self._mapping.file)
        nothing = 0 if name == "next_wait" else None  # a sum over all that were answered again
        self._plan.append(
            (
                f"{name}_ms",
                self._header.of(spec.column),
                lambda cell: nothing if (length := read(cell)) is None else length,
            )
        )

    def _reader(self, name: str) -> Convert[Any]:
        words, layout = words_of(self._mapping, name), self._mapping.file
        if name in _ENUMS:
            return one_of(words, _ENUMS[name], name, None)
        if name in WHOLES:
            whole, nothing = whole_reader(words, layout), _NOTHING.get(name, 0)
            return lambda cell: nothing if (number := whole(cell)) is None else number
        if name in FLAGS:
            return flag_reader(words)
        if name == "rating":
            return number_reader(words, layout)
        text = text_reader(words)
        if name in ("customer", "helper"):
            keyed = self._pseudonym
            return lambda cell: keyed(word) if (word := text(cell)) else ""
        if name == "link":
            return lambda cell: safe_link(text(cell))
        return text

    def _list(
        self, name: str, column: Ref | ListColumn
    ) -> tuple[str, list[tuple[int, Convert[tuple[str, ...]]]]]:
        spec = column if isinstance(column, ListColumn) else ListColumn(columns=[column])
        read = list_reader(words_of(self._mapping, name), spec.separator)
        return name, [(self._header.of(ref), read) for ref in spec.columns]


def _joined(cells: Cells, parts: list[tuple[int, Convert[tuple[str, ...]]]]) -> tuple[str, ...]:
    """The words of all columns, each once."""
    if len(parts) == 1:
        at, read = parts[0]
        return read(cells[at])
    return tuple(dict.fromkeys([word for at, read in parts for word in read(cells[at])]))
