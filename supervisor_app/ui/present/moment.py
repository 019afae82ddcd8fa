"""What time it is at the desk and at the machine, between one snapshot and the next."""

from msgspec import Struct

from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.time import Instant


class Moment(Struct, frozen=True):
    """An instant on both clocks: waits are told by ``desk``, ages of sources by ``wall``."""

    desk: Instant
    wall: Instant


def moment_of(snapshot: Snapshot, elapsed_ms: int = 0) -> Moment:
    """The moment ``elapsed_ms`` (of a monotonic clock) after the snapshot was taken.

    A simulated desk runs ``speed`` times as fast as the machine.
    """
    wall = (snapshot.wall_at or snapshot.at) + elapsed_ms
    return Moment(snapshot.at + round(elapsed_ms * snapshot.speed), wall)
