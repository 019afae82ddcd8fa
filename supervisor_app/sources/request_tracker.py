"""Request Tracker 5 by its REST 2.0: tickets as contacts, changes found by transaction id.

Dates are never put into a query: the server reads them in the zone of the account, silently. Ages
("N seconds ago") and ids mean the same everywhere.
"""

import time
from collections.abc import Callable, Iterator

from msgspec import Raw, structs

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Ability, Batch, Capabilities, Check, LiveState, Record, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Timeline
from supervisor_app.domain.errors import SourceBroken
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.time import DAY_MS, SECOND_MS, Instant
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.rt_check import check_server
from supervisor_app.sources.rt_contact import Reading, personal_of
from supervisor_app.sources.rt_cursor import Place, moved_on, read, write
from supervisor_app.sources.rt_events import events_of
from supervisor_app.sources.rt_lists import RtLists
from supervisor_app.sources.rt_reading import RtReading
from supervisor_app.sources.rt_records import Transaction, instant, number
from supervisor_app.sources.rt_session import Client, Credentials, RtSession
from supervisor_app.sources.rt_staff import Staff
from supervisor_app.sources.rt_texts import texts_of

_AT_ONCE = 100  # tickets a batch reads at most: the server takes no more on a page
_NAMES_FOR_S = 600.0  # how long the names of queues and agents are believed
_EXCERPT_CHARS = 200
_GONE = "(Type = 'Status' AND NewValue = 'deleted') OR (Type = 'AddLink' AND Field = 'MergedInto')"

_ABILITIES = frozenset({Ability.TIMELINE, Ability.TEXTS, Ability.BACKFILL, Ability.TALK_TIMES})


class RequestTracker:
    """One Request Tracker as a source.

    ``channel_field`` … ``call_field`` name custom fields; ``call_field`` holds the id of the call that a
    ticket documents. ``agents_group``: whose members answer. ``queues``: names; empty means all.
    ``bot_users``: logins that answer by themselves. ``web_url``: where a person opens tickets; links are
    made for https only. An idle :meth:`fetch` costs one request.
    """

    def __init__(
        self,
        key: str,
        client: Client,
        pseudonym: Pseudonym,
        *,
        credentials: Credentials,
        channel_field: str = "Channel",
        region_field: str = "Region",
        topic_field: str | None = None,
        call_field: str | None = None,
        default_channel: Channel = Channel.EMAIL,
        agents_group: str | None = "Agents",
        queues: tuple[str, ...] = (),
        backfill_days: int = 14,
        page_size: int = 100,
        bot_users: tuple[str, ...] = (),
        title: str = "",
        web_url: str = "",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.key = key
        self._title = title or key
        self._session = RtSession(client, credentials)
        self._rejects: list[Reject] = []
        self._page_size = min(page_size, _AT_ONCE)
        self._lists = RtLists(self._session, self._page_size, self._reject_row)
        self._staff = Staff(self._session, key, agents_group, bot_users)
        reading = Reading(
            source=key,
            pseudonym=pseudonym,
            channel_field=channel_field,
            region_field=region_field,
            topic_field=topic_field,
            call_field=call_field,
            default_channel=default_channel,
            web_url=web_url,
        )
        self._reading = RtReading(self._lists, self._staff, reading, queues, self._reject)
        self._queues = queues
        self._window = f"> '{max(1, backfill_days) * DAY_MS // SECOND_MS} seconds ago'"
        self._monotonic = monotonic
        self._named_at: float | None = None
        self._told: tuple[tuple[Queue, ...], tuple[Agent, ...]] = (), ()
        self._newest = 0
        self._now: Instant = 0

    @property
    def capabilities(self) -> Capabilities:
        """Contacts with their timelines; worked minutes as talk times; no presence, no live queues."""
        return Capabilities(title=self._title, abilities=_ABILITIES)

    def fetch(self, cursor: str | None) -> Batch:
        """Tickets that changed since the cursor, and, until it is through, the next page of the back-fill."""
        self._rejects.clear()
        self._refresh_names()
        # The newest as of some minutes ago does to begin with: it only means reading a little twice.
        place = (read(cursor) if cursor else None) or Place(mark=self._newest)
        records, place, more = self._changes(place)
        if place.filling and not more:
            filled, place = self._fill(place)
            records += filled
        queues, agents = self._news_of_names()
        return Batch(
            cursor=write(place),
            records=tuple(records),
            queues=queues,
            agents=agents,
            rejects=tuple(self._rejects),
            more=more or place.filling,
            progress=place.progress,
            server_time=self._now or None,
        )

    def live(self) -> LiveState | None:
        """Nothing: a ticket system does not know who is at their desk."""
        return None

    def timeline(self, contact_id: str) -> Timeline:
        """The ticket's own history, with the text of each message. Raises SourceBroken for an unknown id."""
        ticket = self._lists.ticket(contact_id) if contact_id.isdigit() else None
        if ticket is None:
            raise SourceBroken(f"the ticket {contact_id[:20]} is not shown to us (any more)")
        history = self._lists.histories([contact_id])[contact_id]
        events = events_of(history, self._staff.roles(ticket, history), self._reading.names())
        written = [step.id for step in history if step.type in ("Create", "Correspond", "Comment")]
        texts = texts_of(self._session, contact_id, map(str, written))
        return Timeline(
            tuple(structs.replace(event, text=texts.get(event.id, "")) for event in events),
            personal_of(ticket) if str(ticket.id) == contact_id else None,
        )

    def check(self) -> Check:
        """What works, what does not, and what it cannot deliver. Errors become lines of the check."""
        return check_server(self.key, self._session, self._staff, self._lists)

    def cancel(self) -> None:
        """End any call in flight, from any thread."""
        self._session.client.cancel()

    def close(self) -> None:
        """Give back connections."""
        self._session.client.close()

    def _changes(self, place: Place) -> tuple[list[Record], Place, bool]:
        """What happened behind the place; whether there is more than one batch should hold."""
        rows, touched = list[Transaction](), dict[str, None]()
        more = False
        for page in self._pages_after(place.mark):
            rows += page
            touched |= {str(row.ticket): None for row in page if number(row.id) not in place.seen}
            more = len(touched) >= _AT_ONCE
            if more:
                break
        records: list[Record] = []
        ids = list(touched)
        for start in range(0, len(ids), _AT_ONCE):
            records += self._reading.records(ids[start : start + _AT_ONCE])
        return records, moved_on(place, rows, self._now or _latest(rows)), more

    def _pages_after(self, after: int) -> Iterator[tuple[Transaction, ...]]:
        """The transactions behind an id, page by page.

        An empty page is the end, unless younger ones were seen: then it was a page full of what is not
        for our eyes, and is stepped over.
        """
        while True:
            page = self._lists.transactions_after(after)
            self._now = page.date or self._now
            if page.newest > after:
                after = page.newest
                yield page.items
            elif after + self._page_size < self._newest:
                after += self._page_size
            else:
                return

    def _fill(self, place: Place) -> tuple[list[Record], Place]:
        """One more step of the back-fill: a page of tickets, newest first, then those no search shows."""
        if place.below != 0:
            return self._fill_tickets(place)
        page = self._lists.transactions_after(place.gone or 0, f"({_GONE}) AND Created {self._window}")
        if page.newest <= (place.gone or 0):
            return [], structs.replace(place, gone=None)
        ids = list({str(row.ticket): None for row in page.items})
        return self._reading.records(ids), structs.replace(place, gone=page.newest)

    def _fill_tickets(self, place: Place) -> tuple[list[Record], Place]:
        wanted = f"LastUpdated {self._window} OR Status = '__Active__'"
        page = self._lists.tickets_below(place.below, wanted)
        if not page.ids:
            return [], structs.replace(place, below=0)
        numbers = [number(id) for id in page.ids]
        return self._reading.records_of(page, page.ids), structs.replace(
            place, below=min(numbers), top=place.top or max(numbers)
        )

    def _refresh_names(self) -> None:
        """Read names again, and how far the transactions go, if it is time to."""
        now = self._monotonic()
        if self._named_at is not None and now - self._named_at < _NAMES_FOR_S:
            return
        self._reading.queue_names = self._lists.queue_names()
        self._staff.refresh()
        self._newest = self._lists.newest_transaction()
        self._named_at = now
        self._told = (), ()

    def _news_of_names(self) -> tuple[tuple[Queue, ...], tuple[Agent, ...]]:
        """Queues and agents, where they differ from what the last batch held."""
        names = sorted(self._reading.queue_names.values())
        wanted = [name for name in names if not self._queues or name in self._queues]
        queues = tuple(Queue(source=self.key, key=name, title=name) for name in wanted)
        told, self._told = self._told, (queues, self._staff.agents())
        return (queues if queues != told[0] else ()), (self._told[1] if self._told[1] != told[1] else ())

    def _reject_row(self, id: str, reason: str, item: Raw) -> None:
        self._reject(id, reason, item)

    def _reject(self, id: str, reason: str, item: Raw | None = None) -> None:
        excerpt = bytes(item or b"")[:_EXCERPT_CHARS].decode("utf-8", "replace")
        self._rejects.append(Reject(self.key, id, self._now, reason, excerpt))


def _latest(rows: list[Transaction]) -> Instant:
    """A clock for servers that do not tell the time: nothing has happened after its last transaction."""
    return max((instant(row.created) or 0 for row in rows), default=0)
