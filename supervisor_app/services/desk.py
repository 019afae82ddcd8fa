"""A running desk without a window: store, board, one poller per source, measuring, lookup."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.snapshot import Health, Selection, Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.services.audit import Audit
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock, wall_now
from supervisor_app.services.cycle import Cycle, Turn
from supervisor_app.services.frame import Frame, has_frame, keep_frame, kept_frame
from supervisor_app.services.housekeeping import purging, rolling_up
from supervisor_app.services.loading import load_board
from supervisor_app.services.lookup import Lookup
from supervisor_app.services.measuring import Measuring
from supervisor_app.services.poller import Poller
from supervisor_app.services.rule_changes import note_changes
from supervisor_app.sources.base import Pseudonym, Source
from supervisor_app.store.database import Store

STOP_LIMIT_S = 2.0
"""How long all threads together may take to end."""


class Desk:
    """Everything that lives while figures are collected. Who makes it starts and stops it.

    ``on_snapshot`` and ``on_story`` are called in threads of the desk.
    """

    def __init__(
        self,
        frame: Frame,
        sources: Sequence[tuple[Source, float]],
        store: Store,
        *,
        pseudonym: Pseudonym,
        audit_path: Path,
        keep_texts_days: int,
        clock: DeskClock,
        on_snapshot: Callable[[Snapshot], None],
        on_story: Callable[[ContactStory], None],
    ) -> None:
        self._frame, self._store, self._clock, self._pseudonym = frame, store, clock, pseudonym
        self._board = Board(frame.joining, frame.promises, frame.zone, frame.title)
        self._measuring = Measuring(self._board, store, clock, self.healths, on_snapshot)
        self._pollers = [
            Poller(
                source,
                _Announcing(Cycle(source, store, self._board, clock), self._measuring.changed),
                pause_s,
            )
            for source, pause_s in sources
        ]
        by_key = {source.key: source for source, _ in sources}
        self._lookup = Lookup(store, self._board, by_key, clock, Audit(audit_path), on_story)
        self._recurring = (purging(store, clock, keep_texts_days), rolling_up(store, frame, clock))

    def start(self) -> None:
        """Load what the store knows and begin to poll."""
        if has_frame(self._store):
            note_changes(kept_frame(self._store), self._frame)
        keep_frame(self._store, self._frame)
        load_board(self._board, self._store, self._frame.zone, self._clock.now())
        self._measuring.start()
        self._lookup.start()
        for recurring in self._recurring:
            recurring.start()
        for poller in self._pollers:
            poller.start()

    def stop(self, limit_s: float = STOP_LIMIT_S) -> bool:
        """End all threads, sources first; whether all ended within the limit. The store stays open."""
        deadline = time.monotonic() + limit_s

        def left() -> float:
            return max(0.0, deadline - time.monotonic())

        for poller in self._pollers:
            poller.stop()
        for recurring in self._recurring:
            recurring.stop()
        ended = [poller.join(left()) for poller in self._pollers]
        ended += [thread.stop(left()) for thread in (self._measuring, self._lookup)]
        return all([*ended, *(thread.join(left()) for thread in self._recurring)])

    def select(self, selection: Selection | None) -> None:
        """List the contacts behind this figure in every snapshot from now on.

        Its free text may be a customer's whole number or address: stored is only the key made of it.
        """
        if selection is not None and selection.text:
            selection = replace(selection, customer=self._pseudonym(selection.text))
        self._measuring.select(selection)

    def open_contact(self, key: ContactKey) -> None:
        """Load a contact's story."""
        self._lookup.open(key)

    def reveal_customer(self, key: ContactKey) -> None:
        """Load a contact's story with its customer unmasked; the asking is put on record."""
        self._lookup.reveal(key)

    def refresh_now(self) -> None:
        """Poll every source now."""
        for poller in self._pollers:
            poller.poll_now()

    def caught_up(self) -> bool:
        """Whether every source has delivered all it has."""
        return all(poller.caught_up for poller in self._pollers)

    def healths(self) -> tuple[Health, ...]:
        """How each source is doing."""
        now = wall_now()
        return tuple(poller.health(now) for poller in self._pollers)


class _Announcing:
    """A cycle that says when it has turned."""

    def __init__(self, cycle: Cycle, turned: Callable[[], None]) -> None:
        self._cycle, self._turned = cycle, turned

    def turn(self) -> Turn:
        try:
            return self._cycle.turn()
        finally:
            self._turned()
