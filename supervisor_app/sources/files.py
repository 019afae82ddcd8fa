"""Exports as a source: a file and its mapping in, batches out, a thousand rows at a time."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.phrases import Phrases
from supervisor_app.domain.time import Instant
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.file_beside import BesideGatherer
from supervisor_app.sources.file_opening import Header, open_table
from supervisor_app.sources.file_rows import (
    ContactGatherer,
    EventGatherer,
    Gatherer,
    Occurrences,
    Stories,
    TotalGatherer,
)
from supervisor_app.sources.file_table import Broken, raw_of
from supervisor_app.sources.mapping import BesideMapping, ContactsMapping, EventsMapping
from supervisor_app.sources.mapping_beside import beside_rows
from supervisor_app.sources.mapping_cells import CellError
from supervisor_app.sources.mapping_contacts import ContactRows
from supervisor_app.sources.mapping_events import EventRows
from supervisor_app.sources.mapping_plan import column_named, drop_test
from supervisor_app.sources.mapping_reading import MappingFile
from supervisor_app.sources.mapping_totals import TotalRows

ROWS = 1_000
"""How many rows of a file become one batch."""


class Rejected(Struct, frozen=True):
    """A row that makes no sense: its number in the file, the column at fault, why, what to do about it, and
    how the row begins."""

    line: int
    column: str
    reason: str
    remedy: str
    raw: str


class Piece(Struct, frozen=True, kw_only=True):
    """Some rows of a file: a batch (without its cursor) and what became of the other rows.

    ``read`` counts all rows, ``dropped`` those that the mapping leaves out. ``share``: of the file so far.
    """

    batch: Batch
    read: int
    dropped: int = 0
    rejected: tuple[Rejected, ...] = ()
    latest: Instant | None = None
    share: float | None = None


class Needs(Struct, frozen=True):
    """What a file is read with: the customers' pseudonyms, the phrases to look for in what agents wrote, how
    often a mark came before, and what is stored of contacts."""

    pseudonym: Pseudonym
    phrases: Phrases
    occurrences: Occurrences
    stories: Stories


class FileSource:
    """An open file. Raises SettingsError where the file or its mapping cannot be used, by line and remedy."""

    def __init__(self, path: Path, mapping: MappingFile, needs: Needs) -> None:
        self._mapping = mapping
        self._table = open_table(path, mapping.mapping.file)
        try:
            self._header = Header(self._table.names, mapping)
            self._gatherer = self._gatherer_of(needs)
            self._drops = drop_test(mapping, self._header)
        except BaseException:
            self._table.close()
            raise
        self._dropped = 0
        self._rejected: list[Rejected] = []

    def pieces(self, done: int = 0) -> Iterator[Piece]:
        """The rows after the first ``done``, in order, in pieces of a thousand. Raises SettingsError."""
        rows = self._table.rows()
        self._pass_over(rows, done)
        while True:
            read = 0
            for line, cells in islice(rows, ROWS):
                read += 1
                self._take(line, cells)
            if not read:
                return
            yield self._piece(read)

    def close(self) -> None:
        """Close the file."""
        self._table.close()

    def _pass_over(self, rows: Iterator[tuple[int, list[Any] | Broken]], done: int) -> None:
        """Pass over rows that were done earlier; where rows have no ids, remember that they came."""
        for count, (line, cells) in enumerate(islice(rows, done), 1):
            if not self._gatherer.passes_over:
                self._take(line, cells)
                if count % ROWS == 0:
                    self._gatherer.forget()
        self._gatherer.forget()
        self._dropped, self._rejected = 0, []

    def _take(self, line: int, cells: list[Any] | Broken) -> None:
        if isinstance(cells, Broken):
            self._rejected.append(Rejected(line, "", cells.reason, cells.remedy, cells.raw))
            return
        try:
            if (self._drops is not None and self._drops(cells)) or not self._gatherer.take(
                line, cells, partial(raw_of, cells)
            ):
                self._dropped += 1
        except CellError as error:
            self._reject(line, error, raw_of(cells))

    def _reject(self, line: int, error: CellError, raw: str) -> None:
        fact = error.fact.removesuffix("_ms").removesuffix("_s")
        column = column_named(self._mapping, self._header, fact) if fact else ""
        self._rejected.append(Rejected(line, column, error.reason, error.remedy, raw))

    def _piece(self, read: int) -> Piece:
        gathered = self._gatherer.gathered()
        for line, error, raw in gathered.refused:
            self._reject(line, error, raw)
        dropped, rejected = self._dropped, sorted(self._rejected, key=lambda one: one.line)
        self._dropped, self._rejected = 0, []
        return Piece(
            batch=gathered.batch,
            read=read,
            dropped=dropped,
            rejected=tuple(rejected),
            latest=gathered.latest,
            share=self._table.share(),
        )

    def _gatherer_of(self, needs: Needs) -> Gatherer:
        mapping = self._mapping.mapping
        if isinstance(mapping, ContactsMapping):
            contacts = ContactRows(mapping, self._header, needs.pseudonym)
            return ContactGatherer(mapping, contacts, needs.occurrences)
        if isinstance(mapping, EventsMapping):
            events = EventRows(mapping, self._header, needs.pseudonym, needs.phrases)
            return EventGatherer(mapping, events, needs.occurrences, needs.stories)
        if isinstance(mapping, BesideMapping):
            return BesideGatherer(beside_rows(mapping, self._header, needs.pseudonym), needs.occurrences)
        return TotalGatherer(mapping, TotalRows(mapping, self._header), needs.occurrences)
