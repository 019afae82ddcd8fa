"""Where reading a Request Tracker stands: what the cursor holds, and how it moves on. Pure.

Transaction ids are handed out before their transactions are visible to others, so a higher id may be
seen first. Ids younger than a minute are therefore asked for again and the known ones passed over.
"""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from supervisor_app.domain.errors import SourceBroken
from supervisor_app.domain.time import MINUTE_MS, Instant
from supervisor_app.sources.rt_records import Transaction, happened, number


class Place(Struct, frozen=True, kw_only=True):
    """``mark``: every transaction up to it is done with; ``seen``: those behind it that are, too.

    ``below``: the back-fill has come down to this ticket (0: it is through); ``top``: where it began.
    ``gone``: the search for deleted and merged tickets has come to this transaction (None: it is through).
    """

    mark: int
    seen: tuple[int, ...] = ()
    below: int | None = None
    top: int = 0
    gone: int | None = 0

    @property
    def filling(self) -> bool:
        """Whether the back-fill still goes on."""
        return self.below != 0 or self.gone is not None

    @property
    def progress(self) -> float | None:
        """The share of the back-fill that is done, None when it is over."""
        if not self.filling:
            return None
        return 0.0 if self.below is None or not self.top else 1.0 - self.below / self.top


def write(place: Place) -> str:
    """The place as a cursor."""
    return msgspec.json.encode(place).decode()


def read(cursor: str) -> Place | None:
    """The place in a cursor; None for one that is not ours: then everything begins anew."""
    try:
        return msgspec.json.decode(cursor, type=Place)
    except msgspec.DecodeError:
        return None


def moved_on(place: Place, rows: Iterable[Transaction], now: Instant) -> Place:
    """The place after these transactions, in order of id, were done with at the server's time ``now``."""
    mark = place.mark
    seen = list(place.seen)
    settled = True
    for row in rows:
        settled = settled and _is_old(row, now)
        if settled:
            mark = max(mark, number(row.id))
        elif number(row.id) not in seen:
            seen.append(number(row.id))
    return msgspec.structs.replace(place, mark=mark, seen=tuple(id for id in seen if id > mark))


def _is_old(row: Transaction, now: Instant) -> bool:
    try:
        return happened(row.created) < now - MINUTE_MS
    except SourceBroken:
        return True  # it will not get better by waiting
