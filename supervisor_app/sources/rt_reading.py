"""From ticket ids to records: the tickets, their histories, what became of those no search shows."""

from collections.abc import Collection
from typing import Protocol

from msgspec import Raw

from supervisor_app.domain.batch import Record
from supervisor_app.domain.errors import SourceBroken
from supervisor_app.sources.rt_contact import Reading, contact_of, personal_of, tombstone
from supervisor_app.sources.rt_events import Names, events_of
from supervisor_app.sources.rt_history import DELETED, fold
from supervisor_app.sources.rt_lists import RtLists, TicketPage
from supervisor_app.sources.rt_records import Ticket, Transaction
from supervisor_app.sources.rt_staff import Staff


class Rejecting(Protocol):
    """Puts a record aside."""

    def __call__(self, id: str, reason: str, item: Raw | None = None) -> None:
        """Remember that the record ``id`` makes no sense, and why."""


class RtReading:
    """Reads up to 100 tickets at a time into records; what makes no sense goes to ``reject``.

    Raises what the session raises.
    """

    def __init__(
        self, lists: RtLists, staff: Staff, reading: Reading, queues: Collection[str], reject: Rejecting
    ) -> None:
        self._lists, self._staff, self._reading, self._reject = lists, staff, reading, reject
        self._queues = frozenset(queues)
        self.queue_names: dict[str, str] = {}

    def records(self, ids: Collection[str]) -> list[Record]:
        """The records of these tickets as they are now."""
        return self.records_of(self._lists.tickets(ids), ids)

    def records_of(self, page: TicketPage, ids: Collection[str]) -> list[Record]:
        """The same, with their page read before; those of ``ids`` not on it are deleted, merged or hidden."""
        histories = self._lists.histories(ids)
        found = [self._record(ticket, histories.get(str(ticket.id), [])) for ticket in page.tickets]
        for id in sorted(set(ids) - set(page.ids)):
            found.append(self._gone(id, histories.get(id, [])))
        return [record for record in found if record is not None]

    def _gone(self, id: str, history: list[Transaction]) -> Record | None:
        ticket = self._lists.ticket(id)
        if ticket is None or ticket.type != "ticket":
            return None
        if str(ticket.id) == id:
            return self._record(ticket, history) if ticket.status == DELETED else None
        try:
            facts = fold(history, self._staff.roles(ticket, history))
        except SourceBroken as error:
            self._reject(id, str(error))
            return None
        if facts.merged is None:
            return None
        owner = self._staff.login_of(facts.owner_number)
        return self._record(tombstone(id, facts, ticket, owner), history)

    def _record(self, ticket: Ticket, history: list[Transaction]) -> Record | None:
        role_of = self._staff.roles(ticket, history)
        try:
            facts = fold(history, role_of)
            contact = contact_of(ticket, facts, self._reading, self.queue_names)
            if self._queues and contact.queue not in self._queues:
                return None
            return Record(contact, personal_of(ticket), events_of(history, role_of, self.names()))
        except SourceBroken as error:
            self._reject(str(ticket.id), str(error))
            return None

    def names(self) -> Names:
        """How numbers in transactions become names."""
        return Names(self._staff.login_of, self.queue_names)
