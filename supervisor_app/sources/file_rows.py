"""Collects rows of each kind into batches; one row that makes no sense costs itself alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

from msgspec import Struct, structs

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Batch, Record
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import Instant
from supervisor_app.domain.totals import Total
from supervisor_app.sources.mapping import ContactsMapping, EventsMapping, TotalsMapping
from supervisor_app.sources.mapping_cells import CellError, Cells
from supervisor_app.sources.mapping_contacts import ContactRows
from supervisor_app.sources.mapping_events import EventRows, Story, Told
from supervisor_app.sources.mapping_totals import TotalRows

Occurrences: TypeAlias = Callable[[Sequence[bytes]], list[int]]
"""How often each mark had come before, here or in earlier calls."""

Stories: TypeAlias = Callable[[Iterable[str]], Mapping[str, Story]]
"""What is stored of contacts of the source, by id."""


class Gathered(Struct, frozen=True, kw_only=True):
    """A batch without its cursor; ``refused``: rows that were taken and then made no sense, by their line.

    ``latest``: the last instant at which anything of it happened.
    """

    batch: Batch
    latest: Instant | None = None
    refused: tuple[tuple[int, CellError, str], ...] = ()


class Gatherer(Protocol):
    """Rows of one kind, gathered until they are taken away."""

    passes_over: bool
    """Whether rows that were done earlier need not be read again."""

    def take(self, line: int, cells: Cells, raw: Callable[[], str]) -> bool:
        """Keep what a row tells; whether it tells anything. Raises CellError."""

    def gathered(self) -> Gathered:
        """What was kept, and begin anew."""

    def forget(self) -> None:
        """Begin anew with rows that were done earlier, and only remember that they came."""


class ContactGatherer:
    """Rows that are contacts."""

    def __init__(self, mapping: ContactsMapping, rows: ContactRows, occurrences: Occurrences) -> None:
        self._mapping, self._rows, self._occurrences = mapping, rows, occurrences
        self._replaces = mapping.columns.updated is None
        self._records: list[Record] = []
        self._marks: list[bytes] = []
        self.passes_over = rows.has_ids

    def take(self, line: int, cells: Cells, raw: Callable[[], str]) -> bool:
        """Keep a contact."""
        record = self._rows.record(cells)
        if not self._rows.has_ids:
            self._marks.append(self._rows.mark(cells))
        self._records.append(record)
        return True

    def gathered(self) -> Gathered:
        """The contacts."""
        records = self._records if self._rows.has_ids else self._named()
        self._records, self._marks = [], []
        return _of_records(records, self._mapping.source, self._mapping.zone, replaces=self._replaces)

    def forget(self) -> None:
        """Count the marks."""
        self._occurrences(self._marks)
        self._records, self._marks = [], []

    def _named(self) -> list[Record]:
        numbers = self._occurrences(self._marks)
        names = map(_name, self._marks, numbers)
        return [
            structs.replace(record, contact=structs.replace(record.contact, id=name))
            for record, name in zip(self._records, names, strict=True)
        ]


class EventGatherer:
    """Rows that are activities."""

    def __init__(
        self, mapping: EventsMapping, rows: EventRows, occurrences: Occurrences, stories: Stories
    ) -> None:
        self._mapping, self._rows = mapping, rows
        self._occurrences, self._stories = occurrences, stories
        self._told: list[Told] = []
        self._marks: list[bytes] = []
        self.passes_over = rows.has_ids

    def take(self, line: int, cells: Cells, raw: Callable[[], str]) -> bool:
        """Keep an activity."""
        told = self._rows.told(cells)
        if told is None:
            return False
        if not self._rows.has_ids:
            self._marks.append(self._rows.mark(cells))
        self._told.append(told)
        return True

    def gathered(self) -> Gathered:
        """The contacts of the activities, with all that is stored of them."""
        if not self._rows.has_ids:
            numbers = self._occurrences(self._marks)
            for told, mark, number in zip(self._told, self._marks, numbers, strict=True):
                told.event = structs.replace(told.event, id=_name(mark, number))
        known = self._stories(dict.fromkeys(told.contact for told in self._told))
        records = self._rows.records(self._told, known)
        self._told, self._marks = [], []
        return _of_records(records, self._mapping.source, self._mapping.zone, replaces=True)

    def forget(self) -> None:
        """Count the marks."""
        self._occurrences(self._marks)
        self._told, self._marks = [], []


class TotalGatherer:
    """Rows that are totals. The same interval of the same thing twice in a file cannot be right."""

    passes_over = False

    def __init__(self, mapping: TotalsMapping, rows: TotalRows, occurrences: Occurrences) -> None:
        self._mapping, self._rows, self._occurrences = mapping, rows, occurrences
        self._taken: list[tuple[int, Total, str]] = []

    def take(self, line: int, cells: Cells, raw: Callable[[], str]) -> bool:
        """Keep a total."""
        self._taken.append((line, self._rows.total(cells), raw()))
        return True

    def gathered(self) -> Gathered:
        """The totals."""
        kept: list[Total] = []
        refused: list[tuple[int, CellError, str]] = []
        numbers = self._occurrences([total.id.encode() for _line, total, _raw in self._taken])
        for (line, total, raw), number in zip(self._taken, numbers, strict=True):
            again = self._rows.second(total) if number == 1 else None
            if number and again is None:
                remedy = "Name the column that tells the two apart (site, channel, queue or id), or drop one"
                refused.append((line, CellError("this interval came before", remedy, "start"), raw))
            else:
                kept.append(total if again is None else again)
        self._taken = []
        batch = Batch(cursor="", totals=tuple(kept))
        latest = max((total.until for total in kept), default=None)
        return Gathered(batch=batch, latest=latest, refused=tuple(refused))

    def forget(self) -> None:
        """Count the intervals."""
        self._occurrences([total.id.encode() for _line, total, _raw in self._taken])
        self._taken = []


def _of_records(records: Sequence[Record], source: str, zone: str, *, replaces: bool) -> Gathered:
    """The records, and the queues, agents and sites that they name."""
    queues: dict[str, None] = {}
    sites: dict[str, None] = {}
    people: dict[str, None] = {}
    for record in records:
        contact = record.contact
        queues[contact.queue] = sites[contact.site] = people[contact.owner] = None
        for agent in contact.agents:
            people[agent] = None
        for agent in contact.writers:
            people[agent] = None
    batch = Batch(
        cursor="",
        records=tuple(records),
        queues=tuple(Queue(source=source, key=key, title=key) for key in queues if key),
        agents=tuple(Agent(source=source, id=name, name=name) for name in people if name),
        sites=tuple(Site(source=source, key=key, title=key, zone=zone) for key in sites if key),
        replaces=replaces,
    )
    return Gathered(batch=batch, latest=max((one.contact.updated for one in records), default=None))


def _name(mark: bytes, number: int) -> str:
    """The id of a row without one: what it looks like, and which of its like it is."""
    return mark.hex() if not number else f"{mark.hex()}-{number + 1}"
