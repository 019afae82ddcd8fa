"""The source over our own documented help-desk API (docs/helpdesk-api).

Contacts come page by page from the server's change cursor. Sites, queues and agents are few: they are
asked for at the start and every few minutes.
"""

import time
from collections.abc import Callable
from urllib.parse import quote

import msgspec
from msgspec import Struct

from supervisor_app.contract.records import ContactRecord, EventRecord
from supervisor_app.domain.batch import Ability, Batch, Capabilities, Check, LiveState, Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Event, Timeline
from supervisor_app.domain.errors import SourceBroken
from supervisor_app.domain.phrases import NO_PHRASES, Phrases
from supervisor_app.domain.time import Instant
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.helpdesk_check import check_server
from supervisor_app.sources.helpdesk_cursor import Position
from supervisor_app.sources.helpdesk_live import LiveReader
from supervisor_app.sources.helpdesk_records import event_of, personal_of, record_of
from supervisor_app.sources.helpdesk_rows import Rows
from supervisor_app.sources.helpdesk_staff import Staff, read_info, read_staff
from supervisor_app.sources.http import Answer, HttpClient, decode_json

STAFF_EVERY_S = 300.0
"""How often sites, queues and agents are asked for again."""


class _RawPage(Struct, kw_only=True):
    """A page of contacts with its rows still undecoded."""

    contacts: list[msgspec.Raw]
    cursor: str
    more: bool
    remaining: int = 0


class _RawDetail(Struct, kw_only=True):
    """One contact and its timeline, still undecoded."""

    contact: msgspec.Raw
    events: list[msgspec.Raw]


class HelpdeskApi:
    """One help desk that speaks our API. A :class:`~supervisor_app.sources.base.Source`.

    ``simulated``: whether the server says its operator is simulated; told from the first contact on.
    ``phrases`` are looked for in what agents wrote, which is asked for only where there are some.
    ``clock`` gives monotonic seconds and paces the questions about staff.
    """

    def __init__(
        self,
        key: str,
        client: HttpClient,
        pseudonym: Pseudonym,
        *,
        phrases: Phrases = NO_PHRASES,
        page_size: int = 500,
        title: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.key = key
        self.simulated = False
        self._client, self._pseudonym, self._clock = client, pseudonym, clock
        self._phrases, self._title = phrases, title
        self._asked = {"limit": str(page_size)} | ({"texts": "agents"} if phrases else {})
        self._channels: frozenset[Channel] = frozenset()
        self._staff_due = clock()
        self._live = LiveReader(key, client)

    @property
    def capabilities(self) -> Capabilities:
        """All abilities; which channels is known from the first contact on."""
        return Capabilities(
            title=self._title or self.key, abilities=frozenset(Ability), channels=self._channels
        )

    def fetch(self, cursor: str | None) -> Batch:
        """The next page of changed contacts, and the staff where it is due. Raises SourceError."""
        staff, server_time = self._staff()
        position, answer = self._page(Position.read(cursor))
        page = decode_json(answer, _RawPage)
        rows = Rows(ContactRecord, self.key, _time_of(answer))
        records = {record.contact.id: record for record in rows.each(page.contacts, self._record)}
        after = position.after(page.cursor, more=page.more, got=len(page.contacts), remaining=page.remaining)
        return Batch(
            cursor=after.written(),
            records=tuple(records.values()),
            queues=staff.queues,
            agents=staff.agents,
            sites=staff.sites,
            presences=staff.presences,
            rejects=(*staff.rejects, *rows.rejects),
            # A server that has more but does not move on would be asked without end.
            more=page.more and page.cursor != position.at,
            progress=position.progress(after),
            server_time=server_time or answer.date,
        )

    def live(self) -> LiveState | None:
        """Queues and agents at this moment; None where we may not read them. Raises SourceError."""
        return self._live.read()

    def timeline(self, contact_id: str) -> Timeline:
        """All events of a contact, oldest first, and its texts; senseless rows are left out.

        Raises SourceError.
        """
        answer = self._client.get(f"/v1/contacts/{quote(contact_id, safe='')}", accept=(200, 404))
        if answer.status == 404:
            raise SourceBroken(f"{self._client.host} does not know this contact any more")
        detail = decode_json(answer, _RawDetail)
        events: dict[str, Event] = {}
        for event in Rows(EventRecord, self.key, _time_of(answer)).each(detail.events, event_of):
            events[event.id] = event
        contacts = Rows(ContactRecord, self.key, _time_of(answer)).each([detail.contact], personal_of)
        return Timeline(tuple(sorted(events.values(), key=_when)), next(contacts, None))

    def check(self) -> Check:
        """Reachable, as whom, with which rights, whose clock, delivering what. Raises SourceCancelled."""
        return check_server(self.key, self._client)

    def cancel(self) -> None:
        """End any call in flight, from any thread; later calls raise SourceCancelled."""
        self._client.cancel()

    def close(self) -> None:
        """Give back connections."""
        self._client.close()

    def _page(self, position: Position) -> tuple[Position, Answer]:
        """A page of contacts and where it begins: anew, where the server has forgotten the cursor."""
        if position.at is None:
            return position, self._client.get("/v1/contacts", self._asked)
        known = self._asked | {"cursor": position.at}
        answer = self._client.get("/v1/contacts", known, accept=(200, 410, 422))
        return (position, answer) if answer.status == 200 else self._page(Position())

    def _record(self, foreign: ContactRecord) -> Record:
        return record_of(foreign, self.key, self._pseudonym, self._phrases)

    def _staff(self) -> tuple[Staff, Instant | None]:
        """The staff where it is due, and the server's clock where that is not the Date header."""
        due = self._clock() >= self._staff_due
        if not (due or self.simulated):  # a simulated clock may run fast, and the Date header does not
            return Staff(), None
        info = read_info(self._client)
        self.simulated = info.record.simulated
        if not due:
            return Staff(), info.now
        staff = read_staff(self.key, self._client, info.now)
        self._channels = staff.channels
        self._staff_due = self._clock() + STAFF_EVERY_S
        return staff, info.now


def _when(event: Event) -> Instant:
    return event.at


def _time_of(answer: Answer) -> Instant:
    return answer.date if answer.date is not None else time.time_ns() // 1_000_000
