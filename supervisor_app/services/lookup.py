"""Opens single contacts in a thread of its own: what is known here first, then the source's timeline."""

import logging
import queue
import threading
from collections.abc import Callable, Mapping

import msgspec

from supervisor_app.domain.contacts import ContactKey, Event, Timeline
from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.story import ContactStory
from supervisor_app.domain.time import DAY_MS
from supervisor_app.services.audit import Audit
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.defects import Defects
from supervisor_app.sources.base import Source
from supervisor_app.store.database import Store

_LOG = logging.getLogger(__name__)


class Lookup:
    """Answers requests for contacts one after the other; each answer goes to ``deliver``, in its thread.

    A request that is overtaken by a newer one before its turn comes is dropped.
    """

    def __init__(
        self,
        store: Store,
        board: Board,
        sources: Mapping[str, Source],
        clock: DeskClock,
        audit: Audit,
        deliver: Callable[[ContactStory], None],
    ) -> None:
        self._store, self._board, self._sources, self._clock = store, board, sources, clock
        self._audit, self._deliver = audit, deliver
        self._defects = Defects("opening a contact")
        self._requests: queue.SimpleQueue[tuple[ContactKey, bool] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="lookup", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def open(self, key: ContactKey) -> None:
        """Ask for the story of a contact."""
        self._requests.put((key, False))

    def reveal(self, key: ContactKey) -> None:
        """Ask for the story with name and address shown; put on record before it is."""
        self._requests.put((key, True))

    def stop(self, limit_s: float) -> bool:
        """End the thread; whether it ended within the limit."""
        self._requests.put(None)
        if self._thread.is_alive():
            self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (request := self._requests.get()) is not None:
            if self._requests.empty():
                try:
                    self._answer(*request)
                except SupervisorError as error:
                    _LOG.warning("contact %s cannot be opened: %s", request[0], error)
                except Exception as error:  # noqa: BLE001  (the thread must outlive any defect)
                    self._defects.note(error)

    def _answer(self, key: ContactKey, reveal: bool) -> None:
        story = self._known(key)
        if story is None:
            return
        if reveal:
            self._deliver(self._revealed(key, story))
            return
        self._deliver(story)
        if story.loading:
            self._deliver(self._told(key, story))

    def _known(self, key: ContactKey) -> ContactStory | None:
        """The story as far as it is in the store."""
        records = self._store.contacts([key])
        if not records:
            return None
        contact = records[0].contact
        now = self._clock.now()
        earlier = self._store.earlier(contact.customer, contact.created) if contact.customer else ()
        return ContactStory(
            listed=self._board.listed(records[0], now),
            timeline=Timeline(self._store.events(key)),
            earlier=tuple(self._board.listed(record, now) for record in earlier),
            contacts_in_7_days=self._recent(contact.customer, now),
            loading=key.source in self._sources,
        )

    def _recent(self, customer: str, now: int) -> int:
        return self._store.customer_count(customer, now - 7 * DAY_MS) if customer else 0

    def _told(self, key: ContactKey, story: ContactStory) -> ContactStory:
        """The story with what the source tells of it, kept for the next time."""
        try:
            timeline = self._sources[key.source].timeline(key.id)
            self._store.save_timeline(key, timeline)
        except SupervisorError as error:
            return msgspec.structs.replace(story, loading=False, error=str(error))
        except Exception as error:  # noqa: BLE001  (or the contact would be shown as loading for ever)
            return msgspec.structs.replace(story, loading=False, error=str(self._defects.note(error)))
        known = story.timeline.events if story.timeline is not None else ()
        return msgspec.structs.replace(
            story, loading=False, timeline=Timeline(_merged(known, timeline.events))
        )

    def _revealed(self, key: ContactKey, story: ContactStory) -> ContactStory:
        try:
            self._audit.revealed(key, self._clock.now())
        except OSError as error:
            return msgspec.structs.replace(
                story, loading=False, error=f"Not shown: the record of who looks cannot be written ({error})"
            )
        personal = self._store.contacts([key])[0].personal
        return msgspec.structs.replace(story, loading=False, revealed=personal)


def _merged(known: tuple[Event, ...], told: tuple[Event, ...]) -> tuple[Event, ...]:
    """Events by id, what was told last wins, oldest first."""
    by_id = {event.id: event for event in (*known, *told)}
    return tuple(sorted(by_id.values(), key=lambda event: (event.at, event.id)))
