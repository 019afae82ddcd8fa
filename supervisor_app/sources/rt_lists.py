"""Reading lists of Request Tracker whole: page after page, by id.

Pages hold at most 100 rows, and fewer where some are not for our eyes; so a short page says nothing,
and only an empty one is the end.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from msgspec import Raw, Struct, field

from supervisor_app.domain.errors import SourceBroken
from supervisor_app.domain.time import Instant
from supervisor_app.sources.decoding import decode_json
from supervisor_app.sources.rt_records import (
    TICKET_FIELDS,
    TRANSACTION_FIELDS,
    Id,
    Page,
    Ticket,
    Transaction,
    convert,
    number,
)
from supervisor_app.sources.rt_session import RtSession

T = TypeVar("T", Ticket, Transaction)

_ROWS_MAX = 20_000  # far beyond what 100 tickets hold; keeps a confused server from holding us for ever

# Owner changes come twice (Set and SetWatcher), and a row for each mail sent trebles the volume.
_OF_TICKETS = (
    "ObjectType = 'RT::Ticket' AND Type != 'EmailRecord' AND Type != 'CommentEmailRecord' "
    "AND Type != 'SetWatcher'"
)

OnBad = Callable[[str, str, Raw], None]
"""Told of every item that makes no sense: its id where it has one, the reason, the item."""


class Identified(Struct):
    """Any item, as far as its id."""

    id: Id


class Rows(Struct, frozen=True):
    """Transactions in the order of their ids, and the server's clock when it gave them."""

    items: tuple[Transaction, ...]
    newest: int
    date: Instant | None


class TicketPage(Struct, frozen=True):
    """Tickets of one page, newest first; ``ids`` has those of the bad records, too."""

    tickets: tuple[Ticket, ...]
    ids: tuple[str, ...]


class RtLists:
    """The lists of one server. Raises what the session raises."""

    def __init__(self, session: RtSession, page_size: int, on_bad: OnBad) -> None:
        self._session, self._size, self._on_bad = session, str(page_size), on_bad

    def newest_transaction(self) -> int:
        """The highest transaction id we can see, 0 where there is none."""
        return max(
            map(number, ids_of(self._page("/transactions", _OF_TICKETS, TRANSACTION_FIELDS, newest=True)[0])),
            default=0,
        )

    def transactions_after(self, id: int, only: str = "") -> Rows:
        """The next page of transactions behind an id; empty: there are none."""
        query = f"{_OF_TICKETS} AND id > {id}" + (f" AND ({only})" if only else "")
        page, date = self._page("/transactions", query, TRANSACTION_FIELDS)
        newest = max(map(number, ids_of(page)), default=id)
        return Rows(tuple(sorted(self._items(page, Transaction), key=_id)), newest, date)

    def histories(self, tickets: Collection[str]) -> dict[str, list[Transaction]]:
        """All transactions of up to 100 tickets, oldest first. A merged one has but its own here."""
        found: dict[str, list[Transaction]] = {id: [] for id in tickets}
        only = " OR ".join(f"ObjectId = {id}" for id in found)
        after = count = 0
        while found and count < _ROWS_MAX:
            rows = self.transactions_after(after, only)
            if rows.newest <= after:
                break
            after, count = rows.newest, count + len(rows.items)
            for row in rows.items:
                found.setdefault(str(row.ticket), []).append(row)
        return found

    def tickets(self, ids: Collection[str]) -> TicketPage:
        """Those of 1 to 100 tickets that are neither deleted nor merged nor hidden."""
        return self._tickets(" OR ".join(f"id = {id}" for id in ids))

    def tickets_below(self, id: int | None, query: str) -> TicketPage:
        """The newest page of the tickets that a query finds below an id."""
        return self._tickets(f"({query})" + (f" AND id < {id}" if id is not None else ""))

    def ticket(self, id: str) -> Ticket | None:
        """One ticket, deleted ones too; for a merged one, that which it became part of; None: not shown,
        or senseless."""
        answer = self._session.get(f"/ticket/{id}", accept=(200, 403, 404))
        if answer.status != 200:
            return None
        return next(self._items(Page(items=[Raw(answer.body)]), Ticket), None)

    def queue_names(self) -> dict[str, str]:
        """The name of every queue we can see, by its id."""
        names: dict[str, str] = {}
        for page_number in range(1, 50):
            params = {"fields": "Name", "per_page": self._size, "page": str(page_number)}
            page = self._session.read("/queues/all", Page, params)
            found = {str(one.id): one.name for one in (convert(item, _Queue) for item in page.items)}
            if not found.keys() - names.keys():
                break
            names |= found
            if len(page.items) < int(self._size):
                break
        return names

    def _tickets(self, query: str) -> TicketPage:
        page, _ = self._page("/tickets", query, TICKET_FIELDS, newest=True)
        return TicketPage(tuple(self._items(page, Ticket)), ids_of(page))

    def _page(
        self, path: str, query: str, fields: Mapping[str, str], newest: bool = False
    ) -> tuple[Page, Instant | None]:
        order = {"orderby": "id", "order": "DESC" if newest else "ASC"}
        answer = self._session.get(path, {"query": query, **order, "per_page": self._size, **fields})
        return decode_json(answer, Page), answer.date

    def _items(self, page: Page, type: type[T]) -> Iterator[T]:
        for item in page.items:
            try:
                yield convert(item, type)
            except SourceBroken as error:
                self._on_bad(next(iter(ids_of(Page(items=[item]))), ""), str(error), item)


class _Queue(Struct):
    id: Id
    name: str = field(default="", name="Name")


def ids_of(page: Page) -> tuple[str, ...]:
    """The ids on a page, whatever else is wrong with its items."""
    found = []
    for item in page.items:
        try:
            found.append(str(convert(item, Identified).id))
        except SourceBroken:
            continue
    return tuple(found)


def _id(row: Transaction) -> int:
    return number(row.id)
