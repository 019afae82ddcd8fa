"""The store: one object over one database, used by every thread."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from supervisor_app.domain.agents import Presence
from supervisor_app.domain.batch import Batch, Gap
from supervisor_app.domain.contacts import ContactKey, Timeline
from supervisor_app.domain.errors import StoreError
from supervisor_app.domain.queues import QueueSample
from supervisor_app.domain.time import Instant
from supervisor_app.store import engine, events, opening, presences, purge, rollups, schema, writing
from supervisor_app.store.asking import Reader
from supervisor_app.store.checks import Unsound
from supervisor_app.store.opening import Opened
from supervisor_app.store.quarantine import Quarantine
from supervisor_app.store.rollups import Rollup
from supervisor_app.store.runner import Runner
from supervisor_app.store.writing import CursorOf, Saved


class Store(Reader):
    """Everything that is kept. Any thread may call any method; they raise StoreError and nothing else.

    ``recovered_from``: where a damaged database was put when a new one was made in its place.
    """

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened.readers)
        self._opened = opened
        self.recovered_from = opened.recovered_from

    @classmethod
    def open(cls, url_or_path: str, *, read_only: bool = False) -> "Store":
        """Open the database at a path or URL; made, or migrated, where it is not up to date.

        One at a time may write a file; ``read_only`` works beside it. A damaged file is put aside.
        Raises StoreError for one that is in use, not ours, of a newer program, or out of reach.
        """
        url = engine.locate(url_or_path)
        return cls(opening.open_to_read(url) if read_only else opening.open_to_write(url))

    def close(self) -> None:
        """Give the database back; nothing may be asked afterwards."""
        self._opened.close()

    @contextmanager
    def writing(self) -> Iterator[Runner]:
        """A transaction that writes, all or nothing; threads take turns. Raises StoreError."""
        if self._opened.writer is None:
            raise StoreError("The store was opened to be read only.")
        try:
            with engine.translated(), self._opened.writer.begin() as connection:
                yield Runner(connection, self._statements)
        except Unsound as error:
            raise StoreError(f"The store cannot keep {error}.") from error

    @contextmanager
    def _admitting(self) -> Iterator[tuple[Runner, Quarantine]]:
        """A transaction that writes what was seen just now, the unsound put aside."""
        aside = Quarantine()
        with self.writing() as run:
            yield run, aside
            aside.save(run, time.time_ns() // 1_000_000)

    def save(self, source: str, batch: Batch, cursor_of: CursorOf | None = None) -> Saved:
        """Write a batch of a source and its cursor, all or nothing. Applying it again changes nothing.

        A contact older than the stored one (by ``updated``) does not replace it; its events are kept.
        ``cursor_of``: gives the cursor, from what came of the batch, in place of the batch's own.
        """
        with self.writing() as run:
            return writing.save_batch(run, source, batch, cursor_of)

    def save_presences(self, told: Iterable[Presence]) -> None:
        """Write what agents do: a new state ends the one before it; the same again changes nothing."""
        with self._admitting() as (run, aside):
            presences.save_presences(run, told, aside)

    def save_samples(self, samples: Iterable[QueueSample]) -> None:
        """Write queue samples, each (source, queue, channel, instant) once."""
        with self._admitting() as (run, aside):
            writing.save_samples(run, samples, aside)

    def save_timeline(self, key: ContactKey, timeline: Timeline) -> None:
        """Write the whole story of a stored contact, texts included."""
        with self._admitting() as (run, aside):
            events.save_timeline(run, key, timeline, aside)

    def add_gap(self, gap: Gap) -> None:
        """Write a stretch that was not observed; told again with the same start, its end can grow."""
        with self._admitting() as (run, aside):
            writing.save_gaps(run, [gap], aside)

    def save_rollups(self, made: Iterable[Rollup]) -> None:
        """Write roll-ups; one of the same day or month takes the place of the one before."""
        with self.writing() as run:
            rollups.save_rollups(run, made)

    def drop_rollups(self) -> None:
        """Delete all roll-ups, so that they are made anew from the facts."""
        with self.writing() as run:
            rollups.drop_rollups(run)

    def set_meta(self, key: str, value: str) -> None:
        """Remember a value by name."""
        with self.writing() as run:
            run.upsert(schema.meta, [(key, value)])

    def purge_personal(self, before: Instant, chunk: int = 500) -> int:
        """Delete texts, names and addresses of contacts last updated before an instant; facts stay.

        Done ``chunk`` contacts at a time, so that saving goes on meanwhile; afterwards their bytes are
        nowhere in the file. Gives the number of rows deleted.
        """
        deleted = 0
        for rows in purge.purge(self, before, chunk):
            deleted += rows
            with engine.translated():
                self._opened.fold_journal()
        return deleted
