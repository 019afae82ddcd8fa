"""What a source hands over: batches of changes, the live state, its capabilities and its check."""

from enum import StrEnum

from msgspec import Struct

from supervisor_app.domain.agents import Agent, Presence
from supervisor_app.domain.beside import Beside
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Event, Personal
from supervisor_app.domain.queues import Queue, QueueState
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import Instant, Window
from supervisor_app.domain.totals import Total


class Record(Struct, frozen=True, gc=False):
    """A contact as it is now, with its texts and with what is new in its timeline."""

    contact: Contact
    personal: Personal | None = None
    events: tuple[Event, ...] = ()


class Reject(Struct, frozen=True):
    """A foreign record that makes no sense: put aside, counted, listed; the batch went on.

    ``excerpt`` is the start of the record with its values cut short, without secrets.
    """

    source: str
    id: str
    at: Instant
    reason: str
    excerpt: str = ""


class Gap(Struct, frozen=True):
    """A stretch that was not observed and cannot be filled any more."""

    source: str
    window: Window
    reason: str


class Batch(Struct, frozen=True, kw_only=True):
    """Changes since the cursor. Stored with ``cursor`` in one transaction; applying it twice changes nothing.

    ``cursor`` is opaque to everybody but its source. ``more``: ask again at once. ``progress``: share
    of the first back-fill done, 0 to 1 (None: not back-filling). ``server_time``: the server's clock.
    ``replaces``: its contacts take the place of those stored, whichever was updated later: so is an export
    that does not tell when its contacts were updated.
    """

    cursor: str
    records: tuple[Record, ...] = ()
    queues: tuple[Queue, ...] = ()
    agents: tuple[Agent, ...] = ()
    sites: tuple[Site, ...] = ()
    presences: tuple[Presence, ...] = ()
    rejects: tuple[Reject, ...] = ()
    gaps: tuple[Gap, ...] = ()
    totals: tuple[Total, ...] = ()
    beside: tuple[Beside, ...] = ()
    replaces: bool = False
    more: bool = False
    progress: float | None = None
    server_time: Instant | None = None

    @property
    def filling(self) -> bool:
        """Whether the first back-fill goes on after it."""
        return self.more and self.progress is not None


class LiveState(Struct, frozen=True, kw_only=True):
    """What a server says of this very moment."""

    at: Instant
    queues: tuple[QueueState, ...] = ()
    presences: tuple[Presence, ...] = ()


class Ability(StrEnum):
    """What a source can deliver beside contacts."""

    PRESENCE = "presence"
    LIVE_QUEUES = "live_queues"
    TIMELINE = "timeline"
    TEXTS = "texts"
    BACKFILL = "backfill"
    TALK_TIMES = "talk_times"
    RATINGS = "ratings"


class Capabilities(Struct, frozen=True, kw_only=True):
    """What a source delivers. ``channels``: those it naturally counts (a telephone exchange: phone)."""

    title: str
    abilities: frozenset[Ability] = frozenset()
    channels: frozenset[Channel] = frozenset()


class CheckLine(Struct, frozen=True):
    """One finding of ``sources check``; ``ok`` is None for a plain fact."""

    topic: str
    ok: bool | None
    text: str


class Check(Struct, frozen=True):
    """What ``sources check`` found out about one source."""

    source: str
    lines: tuple[CheckLine, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return all(line.ok is not False for line in self.lines)
