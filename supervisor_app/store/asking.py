"""The reading half of the store: every question is one short transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Engine

from supervisor_app.domain.agents import Agent, PresenceInterval
from supervisor_app.domain.batch import Gap, Record, Reject
from supervisor_app.domain.beside import Subscribers, WeatherDay
from supervisor_app.domain.contacts import ContactKey, Event
from supervisor_app.domain.facts import Facts
from supervisor_app.domain.queues import Queue, QueueSample
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import Instant, Window
from supervisor_app.domain.totals import Total
from supervisor_app.store import beside, changes, engine, presences, reading, rollups, totals
from supervisor_app.store.reading import Counts
from supervisor_app.store.rollups import Rollup, Stamp
from supervisor_app.store.runner import Runner, Statements

_EVER = 2**60


class Reader:
    """What can be asked of a database. Any thread may ask; every method raises StoreError alone."""

    def __init__(self, readers: Engine) -> None:
        self._readers = readers
        self._statements = Statements(readers.dialect)

    @contextmanager
    def reading(self) -> Iterator[Runner]:
        """A transaction that reads; keep it short. Raises StoreError."""
        with engine.translated(), self._readers.begin() as connection:
            yield Runner(connection, self._statements)

    def meta(self, key: str) -> str | None:
        """A value remembered by name."""
        with self.reading() as run:
            return reading.meta(run, key)

    def cursor(self, source: str) -> str | None:
        """Where a source was read up to (None: never)."""
        with self.reading() as run:
            return reading.cursor(run, source)

    def unfinished(self) -> tuple[str, ...]:
        """Sources whose first back-fill has not ended: what is stored of them is not their whole history."""
        with self.reading() as run:
            return reading.unfinished(run)

    def since(self) -> Instant | None:
        """The first instant at which anything that is stored last happened to a contact (None: nothing is).

        Before it nobody was watching.
        """
        with self.reading() as run:
            return reading.since(run)

    def counts(self) -> Counts:
        """How much is stored; costs the same however much it is."""
        with self.reading() as run:
            return reading.counts(run)

    def marks(self, since: int = -1) -> dict[int, int]:
        """The UTC hours since the epoch in which contacts changed after a mark: the mark of each.

        A mark is the number of the last batch that changed a contact that is, or was, credited in the hour.
        """
        with self.reading() as run:
            return changes.marks(run, since)

    def last_mark(self) -> int:
        """The number of the last batch that changed contacts (0: there was none)."""
        with self.reading() as run:
            return run.counted(changes.BATCHES)

    def directory(self) -> int:
        """How many batches changed queues, agents or sites: another number, another directory."""
        with self.reading() as run:
            return run.counted(changes.DIRECTORY)

    def rollups(self, grain: str, starts: Iterable[str]) -> dict[str, Rollup]:
        """The stored roll-ups of these local days or months, by start."""
        wanted = list(dict.fromkeys(starts))
        with self.reading() as run:
            return rollups.rollups(run, grain, wanted)

    def rollup_stamps(self, grain: str) -> dict[str, Stamp]:
        """What every stored roll-up of a grain was made of, by start; without the roll-ups themselves."""
        with self.reading() as run:
            return rollups.stamps(run, grain)

    def board(self, since: Instant) -> Iterator[Record]:
        """Open contacts, and those to which anything happened at or after ``since``; without events.

        Read in chunks while they are asked for, each contact as it is stored then.
        """
        with self.reading() as run:
            keys = reading.board_keys(run, since)
        yield from self._one_by_one(keys)

    def touched(self, window: Window) -> Iterator[Facts]:
        """Contacts created before the end of a window, with anything that happened since its start.

        A call-back that falls due counts as something that happens then. In no order, some thousands at a
        time, all as they were when the first were asked for: do not keep the rest waiting.
        """
        with self.reading() as run:
            yield from reading.touched(run, window)

    def _one_by_one(self, keys: Iterable[ContactKey]) -> Iterator[Record]:
        for source, ids in reading.chunks(keys):
            with self.reading() as run:
                records = reading.contacts(run, source, ids)
            yield from records

    def contacts(self, keys: Iterable[ContactKey]) -> tuple[Record, ...]:
        """The stored ones of these contacts in the order asked, without events."""
        with self.reading() as run:
            parts = [reading.contacts(run, source, ids) for source, ids in reading.chunks(keys)]
        return tuple(record for part in parts for record in part)

    def events(self, key: ContactKey) -> tuple[Event, ...]:
        """The timeline of a contact as far as it is stored, oldest first."""
        with self.reading() as run:
            return reading.events(run, key)

    def timelines(self, source: str, ids: Iterable[str]) -> dict[str, tuple[Event, ...]]:
        """The timelines of contacts of a source as far as they are stored, each oldest first."""
        wanted = list(dict.fromkeys(ids))
        with self.reading() as run:
            return reading.timelines(run, source, wanted)

    def totals(self, window: Window) -> tuple[Total, ...]:
        """Totals of intervals that begin in a window, by start."""
        with self.reading() as run:
            return totals.totals_in(run, window)

    def facts_known(self) -> tuple[str, ...]:
        """The facts that any directory of customers tells, by name."""
        with self.reading() as run:
            return beside.facts_known(run)

    def addresses_with(self, fact: str) -> tuple[beside.Address, ...]:
        """The addresses of all customers of whom a fact is told, also of those who have it not."""
        with self.reading() as run:
            return tuple(beside.addresses_with(run, fact))

    def weather(self, first: date, last: date) -> tuple[WeatherDay, ...]:
        """The weather of days, ``last`` included, by day."""
        with self.reading() as run:
            return beside.weather_between(run, first, last)

    def subscribers(self, first: str, last: str) -> tuple[Subscribers, ...]:
        """The counts of subscribers of months (2026-11), ``last`` included, by month."""
        with self.reading() as run:
            return beside.subscribers_between(run, first, last)

    def earlier(self, customer: str, before: Instant, limit: int = 20) -> tuple[Record, ...]:
        """Contacts of a customer created before an instant, newest first, without events."""
        with self.reading() as run:
            return reading.earlier(run, customer, before, limit)

    def customer_count(self, customer: str, since: Instant) -> int:
        """How many contacts of a customer were created at or after an instant."""
        with self.reading() as run:
            return reading.customer_count(run, customer, since)

    def of_customers(self, customers: Iterable[str], since: Instant, before: Instant = _EVER) -> Facts:
        """Contacts of these customers created in a stretch in which an agent took part, in no order."""
        known = list(dict.fromkeys(customer for customer in customers if customer))
        with self.reading() as run:
            return reading.of_customers(run, known, Window(since, before))

    def queues(self) -> tuple[Queue, ...]:
        """Every queue, by source and key."""
        with self.reading() as run:
            return reading.queues(run)

    def agents(self) -> tuple[Agent, ...]:
        """Every agent, by source and id."""
        with self.reading() as run:
            return reading.agents(run)

    def sites(self) -> tuple[Site, ...]:
        """Every site, by source and key."""
        with self.reading() as run:
            return reading.sites(run)

    def presences(self, window: Window) -> tuple[PresenceInterval, ...]:
        """What agents did in a window: intervals that share time with it, whole."""
        with self.reading() as run:
            return presences.presences_in(run, window)

    def current_presences(self) -> tuple[PresenceInterval, ...]:
        """The last known state of every agent."""
        with self.reading() as run:
            return presences.current_presences(run)

    def samples(self, window: Window) -> tuple[QueueSample, ...]:
        """Queue samples of a window, oldest first."""
        with self.reading() as run:
            return reading.samples(run, window)

    def gaps(self, window: Window) -> tuple[Gap, ...]:
        """Stretches that were not observed and share time with a window, whole, by start."""
        with self.reading() as run:
            return reading.gaps(run, window)

    def rejects(self, limit: int = 200) -> tuple[Reject, ...]:
        """What was put aside, newest first."""
        with self.reading() as run:
            return reading.rejects(run, limit)
