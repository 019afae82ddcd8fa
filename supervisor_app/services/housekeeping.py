"""What a desk does to its store now and then, each sort of work in a thread of its own."""

import logging
import time
from collections.abc import Callable

from supervisor_app.domain.time import DAY_MS
from supervisor_app.services.asking import last_seen
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.frame import Frame
from supervisor_app.services.recurring import Recurring
from supervisor_app.services.rolling import Rolling
from supervisor_app.store.database import Store

_LOG = logging.getLogger(__name__)

_PURGE_S, _FIRST_PURGE_S = 3600.0, 60.0
_ROLL_S, _FIRST_ROLL_S = 60.0, 20.0
_MOST_CONTACTS = 20_000
"""About so many are looked at in one turn."""
_REST = 3.0
"""So many times as long as it has worked it rests, so that it never takes more than a quarter of a core."""


def purging(store: Store, clock: DeskClock, keep_days: int) -> Recurring:
    """Deletes texts, names and addresses once an hour, when their days are over; the facts stay."""

    def purge(_stopping: Callable[[], bool]) -> float:
        purged = store.purge_personal(clock.now() - keep_days * DAY_MS)
        if purged:
            _LOG.info("purged the texts and addresses of %d contacts", purged)
        return _PURGE_S

    return Recurring("purging", "purging texts", purge, _FIRST_PURGE_S)


def rolling_up(store: Store, frame: Frame, clock: DeskClock) -> Recurring:
    """Makes the roll-ups of days that are over and of those that have changed, a few at a time.

    Not while a history is read for the first time: all of it changes.
    """
    rolling = Rolling(store, frame, most_contacts=_MOST_CONTACTS)

    def roll_up(stopping: Callable[[], bool]) -> float:
        if store.unfinished():
            return _FIRST_ROLL_S
        begun = time.monotonic()
        made = rolling.turn(last_seen(store) or clock.now(), stopping)
        return _REST * (time.monotonic() - begun) if made else _ROLL_S

    return Recurring("rolling up", "rolling days up", roll_up, _FIRST_ROLL_S)
