"""Queues and their live state."""

from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Instant


class Queue(Struct, frozen=True, kw_only=True):
    """A line in which contacts wait. ``channel`` is None where a queue takes several channels."""

    source: str
    key: str
    title: str
    channel: Channel | None = None
    site: str = ""


class QueueState(Struct, frozen=True, kw_only=True):
    """What a server says of a queue at an instant; a cross-check of our own count, never the count."""

    source: str
    queue: str
    at: Instant
    waiting: int
    longest_since: Instant | None = None


class QueueSample(Struct, frozen=True, kw_only=True):
    """Our own count of contacts waiting in a queue at a full minute, kept for the curve of the day."""

    source: str
    queue: str
    channel: Channel
    at: Instant
    waiting: int
