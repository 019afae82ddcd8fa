"""The answer to QueueStatus: queues, members, and callers who wait this moment."""

from collections.abc import Collection

from msgspec import Struct

from supervisor_app.domain.queues import QueueState
from supervisor_app.domain.time import Instant
from supervisor_app.sources.ami_records import Block, NonsenseError, seconds_ms, text


class QueueStatus(Struct, frozen=True):
    """The blocks of an answer by what they tell."""

    queues: tuple[str, ...]
    members: list[Block]
    entries: list[Block]


def read_status(blocks: Collection[Block], wanted: Collection[str]) -> QueueStatus:
    """Sort an answer; ``wanted`` restricts it to some queues (empty: all)."""
    ours = [block for block in blocks if not wanted or text(block, "Queue") in wanted]
    return QueueStatus(
        queues=tuple(text(block, "Queue") for block in _of("QueueParams", ours)),
        members=_of("QueueMember", ours),
        entries=_of("QueueEntry", ours),
    )


def queue_states(source: str, status: QueueStatus, at: Instant) -> tuple[QueueState, ...]:
    """How many wait in each queue, and since when the longest of them."""
    return tuple(_queue_state(source, queue, status.entries, at) for queue in status.queues)


def _queue_state(source: str, queue: str, entries: list[Block], at: Instant) -> QueueState:
    here = [block for block in entries if text(block, "Queue") == queue]
    waits = [wait for block in here if (wait := _wait_ms(block)) is not None]
    longest = at - max(waits) if waits else None
    return QueueState(source=source, queue=queue, at=at, waiting=len(here), longest_since=longest)


def _wait_ms(entry: Block) -> int | None:
    """Its wait; None where it makes no sense, which fetch reports."""
    try:
        return seconds_ms(entry, "Wait")
    except NonsenseError:
        return None


def _of(event: str, blocks: Collection[Block]) -> list[Block]:
    return [block for block in blocks if block.get("Event") == event]
