"""The board: what all sources told, joined in memory, and measured when asked. Safe from any thread."""

from collections.abc import Iterable, Mapping
from threading import Lock

import numpy as np

from supervisor_app.domain.agents import Agent, Presence
from supervisor_app.domain.batch import Batch, Gap, LiveState, Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.facts import Facts, facts_of
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.queues import Queue, QueueSample
from supervisor_app.domain.snapshot import FigureId, Health, Listed, Selection, Snapshot
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import Instant, local_day
from supervisor_app.metrics import listing
from supervisor_app.metrics.columns import Told
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.layout import CHANNELS, C
from supervisor_app.metrics.looking_back import acquaint, strangers
from supervisor_app.metrics.picture import snapshot_of
from supervisor_app.metrics.queue_length import stretches, waiting_at
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.wording import Wording

_DOTS = "••••"
_DIGITS_SHOWN = 3
_LEAST_DIGITS = 6


class Board:
    """Joins what the sources deliver. Every call holds one lock, for as long as its own work takes.

    ``zone``: the IANA name of the zone whose days are meant by "today".
    """

    def __init__(self, joining: Joining, promises: Promises, zone: str, title: str = "") -> None:
        self._lock = Lock()
        self._desk = Desk(joining, promises, zone, title)
        self._wording = Wording(promises)
        self._midnight: Instant | None = None
        self._news: dict[ContactKey, None] = {}

    def load(
        self,
        records: Iterable[Record] = (),
        *,
        agents: Iterable[Agent] = (),
        queues: Iterable[Queue] = (),
        samples: Iterable[QueueSample] = (),
        presences: Iterable[Presence] = (),
        gaps: Iterable[Gap] = (),
        stored_total: int = 0,
    ) -> None:
        """Take in what the store kept: open contacts, those touched today, and what goes with them."""
        with self._lock:
            self._desk.know_queues(queues)
            self._desk.know_agents(agents)
            self._desk.know_samples(samples)
            self._desk.know_presences(presences)
            self._desk.know_gaps(gaps)
            self._desk.stored_total = stored_total
            self._put(records)

    def apply(self, source: str, batch: Batch, changed: Iterable[Record]) -> None:
        """Take in a batch of a source, of its records those that the store found changed."""
        with self._lock:
            self._desk.know_queues(batch.queues)
            self._desk.know_agents(batch.agents)
            self._desk.know_presences(batch.presences)
            self._desk.know_gaps(batch.gaps)
            self._put(self._of_now(changed))

    def strangers(self, now: Instant) -> dict[str, Instant]:
        """Customers who came to people today and of whom nobody knows what they did before; with the instant
        since when it is wanted."""
        with self._lock:
            found = strangers(self._desk.columns, self._news, local_day(now, self._desk.zone).start)
            self._news = dict.fromkeys(found.contacts)
            return found.since

    def acquaint(self, since: Mapping[str, Instant], facts: Facts) -> None:
        """Take in what customers did before: all their contacts with agents since an instant each."""
        with self._lock:
            acquaint(self._desk.columns, since, facts)

    def apply_live(self, source: str, live: LiveState) -> None:
        """Take in what a server says of this moment: who does what. Its queue counts are not ours."""
        with self._lock:
            self._desk.know_presences(live.presences)

    def set_health(self, healths: Iterable[Health]) -> None:
        """Replace what is known of the sources' health."""
        with self._lock:
            self._desk.know_health(healths)

    def set_stored_total(self, number: int) -> None:
        """Say how many contacts the store holds."""
        with self._lock:
            self._desk.stored_total = number

    def sample(self, at: Instant) -> tuple[QueueSample, ...]:
        """How many wait in each queue at a full minute (of those who left at that instant none).

        Queues of a source that is lost are left out: what they are now, nobody knows.
        """
        with self._lock:
            samples = _samples(self._desk, at)
            self._desk.know_samples(samples)
            return samples

    def measure(self, now: Instant, selection: Selection | None = None, *, full: bool = False) -> Snapshot:
        """Everything the window shows, now. ``full``: every figure in every scope it has."""
        with self._lock:
            self._roll(now)
            return snapshot_of(self._desk, self._wording, now, selection, full)

    def contacts_behind(self, figure: FigureId, now: Instant) -> tuple[Listed, ...]:
        """The contacts that make up a figure, in the order of the list; none for an unknown one."""
        with self._lock:
            measurement = Measurement(self._desk, self._wording, now)
            return listing.listed_rows(measurement, listing.rows_behind(measurement, figure))

    def listed(self, record: Record, now: Instant) -> Listed:
        """A contact as a row, whether it is on the board or not."""
        personal = record.personal
        subject, address = (personal.subject, personal.address) if personal is not None else ("", "")
        with self._lock:
            return listing.listed(self._desk, record.contact, subject, customer_hint(address), now)

    def holds(self, key: ContactKey) -> bool:
        """Whether a contact is on the board."""
        with self._lock:
            return key in self._desk.columns

    def _put(self, records: Iterable[Record]) -> None:
        told = list(records)
        self._desk.columns.put(_told(record) for record in told)
        self._news |= {one.contact.key: None for one in told if one.contact.customer and one.contact.agents}

    def _of_now(self, records: Iterable[Record]) -> list[Record]:
        """Without what is over since before today: a history that is read does not come on the board.

        It is what customers of today did before.
        """
        told = list(records)
        if self._midnight is None:
            return told
        columns = self._desk.columns
        contacts = [record.contact for record in told]
        of_now = self._desk.are_of(contacts, self._midnight).tolist()
        here = [now or contact.key in columns for contact, now in zip(contacts, of_now, strict=True)]
        known = columns.earlier.since
        gone = [one for one, is_here in zip(contacts, here, strict=True) if not is_here]
        columns.look_back(facts_of([one for one in gone if one.customer in known]))
        return [record for record, is_here in zip(told, here, strict=True) if is_here]

    def _roll(self, now: Instant) -> None:
        """At midnight let go of what belongs to earlier days alone."""
        midnight = local_day(now, self._desk.zone).start
        if midnight != self._midnight:
            self._midnight = midnight
            self._desk.forget_before(midnight)


def _told(record: Record) -> Told:
    """A record as columns take it."""
    personal = record.personal
    if personal is None:
        return record.contact, None, None
    return record.contact, personal.subject, customer_hint(personal.address)


def customer_hint(address: str) -> str:
    """What may be seen of an address: the last digits of a number, the first sign of another."""
    digits = "".join(sign for sign in address if sign.isdigit())
    if "@" not in address and len(digits) >= _LEAST_DIGITS:
        return f"{_DOTS} {digits[-_DIGITS_SHOWN:]}"
    return f"{address[0]}{_DOTS}" if address else ""


def _samples(desk: Desk, at: Instant) -> tuple[QueueSample, ...]:
    """The queue lengths at an instant: every queue that is known or has contacts, zeros too."""
    columns = desk.columns
    whole = stretches(columns)
    rows = whole.rows[waiting_at(whole, at)]
    pairs = np.stack((columns.code(C.QUEUE)[rows], columns.code(C.CHANNEL)[rows]))
    found, counts = np.unique(pairs, axis=1, return_counts=True)
    numbers = {
        (columns.words.queues.all[queue], CHANNELS[channel]): int(count)
        for (queue, channel), count in zip(found.T.tolist(), counts, strict=True)
        if queue >= 0
    }
    known: dict[tuple[str, Channel], int] = {
        (key, queue.channel): 0 for key, queue in desk.queues.items() if queue.channel is not None
    }
    return tuple(
        _sample(key, channel, at, waiting)
        for (key, channel), waiting in sorted((known | numbers).items())
        if desk.is_current(key.partition("/")[0])
    )


def _sample(key: str, channel: Channel, at: Instant, waiting: int) -> QueueSample:
    source, _, queue = key.partition("/")
    return QueueSample(source=source, queue=queue, channel=channel, at=at, waiting=waiting)
