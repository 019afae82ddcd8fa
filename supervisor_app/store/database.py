"""The store: one object over one database, used by every thread."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from supervisor_app.domain.agents import Agent, Presence, PresenceInterval
from supervisor_app.domain.batch import Batch, Gap, Record, Reject
from supervisor_app.domain.contacts import ContactKey, Event, Timeline
from supervisor_app.domain.errors import StoreError
from supervisor_app.domain.queues import Queue, QueueSample
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import Instant, Window
from supervisor_app.store import engine, presences, reading, schema, writing
from supervisor_app.store.events import save_timeline
from supervisor_app.store.reading import Counts
from supervisor_app.store.runner import Runner, Statements
from supervisor_app.store.writing import Saved


class Store:
    """Everything that is kept. Every method may be called from any thread and raises StoreError alone.

    ``recovered_from``: where a damaged database was moved to when this one was made in its place.
    """

    def __init__(self, readers: Engine, writer: Engine | None) -> None:
        self._readers = readers
        self._writer = writer
        self._statements = Statements(readers.dialect)

    @classmethod
    def open(cls, url_or_path: str, *, read_only: bool = False) -> "Store":
        url = engine.locate(url_or_path)
        writer = None
        if not read_only:
            file = engine.file_of(url)
            if file is not None:
                engine.create_private(file)
            writer = engine.writing_engine(url)
            with writer.begin() as connection:
                schema.metadata.create_all(connection)
        return cls(engine.reading_engine(url), writer)

    def close(self) -> None:
        self._readers.dispose()
        if self._writer is not None:
            self._writer.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Runner]:
        try:
            with self._readers.begin() as connection:
                yield Runner(connection, self._statements)
        except SQLAlchemyError as error:
            raise StoreError(str(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[Runner]:
        if self._writer is None:
            raise StoreError("The store was opened to read only.")
        try:
            with self._writer.begin() as connection:
                yield Runner(connection, self._statements)
        except SQLAlchemyError as error:
            raise StoreError(str(error)) from error

    def save(self, source: str, batch: Batch) -> Saved:
        with self._writing() as run:
            return writing.save_batch(run, source, batch)

    def save_presences(self, told: Iterable[Presence]) -> None:
        with self._writing() as run:
            presences.save_presences(run, told)

    def save_samples(self, samples: Iterable[QueueSample]) -> None:
        with self._writing() as run:
            writing.save_samples(run, samples)

    def save_timeline(self, key: ContactKey, timeline: Timeline) -> None:
        with self._writing() as run:
            save_timeline(run, key, timeline)

    def add_gap(self, gap: Gap) -> None:
        with self._writing() as run:
            writing.save_gaps(run, [gap])

    def set_meta(self, key: str, value: str) -> None:
        with self._writing() as run:
            run.upsert(schema.meta, [(key, value)])

    def meta(self, key: str) -> str | None:
        with self._reading() as run:
            return reading.meta(run, key)

    def gaps(self, window: Window) -> tuple[Gap, ...]:
        with self._reading() as run:
            return reading.gaps(run, window)

    def cursor(self, source: str) -> str | None:
        with self._reading() as run:
            return reading.cursor(run, source)

    def board(self, since: Instant) -> Iterator[Record]:
        with self._reading() as run:
            keys = reading.board_keys(run, since)
        for source, ids in reading.chunks(keys):
            with self._reading() as run:
                records = reading.contacts(run, source, ids)
            yield from records

    def contacts(self, keys: Iterable[ContactKey]) -> tuple[Record, ...]:
        with self._reading() as run:
            return tuple(
                record
                for source, ids in reading.chunks(keys)
                for record in reading.contacts(run, source, ids)
            )

    def events(self, key: ContactKey) -> tuple[Event, ...]:
        with self._reading() as run:
            return reading.events(run, key)

    def earlier(self, customer: str, before: Instant, limit: int = 20) -> tuple[Record, ...]:
        with self._reading() as run:
            return reading.earlier(run, customer, before, limit)

    def customer_count(self, customer: str, since: Instant) -> int:
        with self._reading() as run:
            return reading.customer_count(run, customer, since)

    def queues(self) -> tuple[Queue, ...]:
        with self._reading() as run:
            return reading.queues(run)

    def agents(self) -> tuple[Agent, ...]:
        with self._reading() as run:
            return reading.agents(run)

    def sites(self) -> tuple[Site, ...]:
        with self._reading() as run:
            return reading.sites(run)

    def presences(self, window: Window) -> tuple[PresenceInterval, ...]:
        with self._reading() as run:
            return presences.presences_in(run, window)

    def current_presences(self) -> tuple[PresenceInterval, ...]:
        with self._reading() as run:
            return presences.current_presences(run)

    def samples(self, window: Window) -> tuple[QueueSample, ...]:
        with self._reading() as run:
            return reading.samples(run, window)

    def rejects(self, limit: int = 200) -> tuple[Reject, ...]:
        with self._reading() as run:
            return reading.rejects(run, limit)

    def counts(self) -> Counts:
        with self._reading() as run:
            return reading.counts(run)
