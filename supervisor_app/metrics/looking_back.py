"""Of which customers earlier contacts must be known, so that it can be told to whom they come back."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.facts import Facts
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.layout import C, T
from supervisor_app.metrics.links import KNOWN_FOR_MS


class Strangers(NamedTuple):
    """Customers whose earlier contacts are wanted, since when each; and the contacts that ask for them."""

    since: dict[str, Instant]
    contacts: tuple[ContactKey, ...]


def strangers(columns: Columns, keys: Iterable[ContactKey], start: Instant) -> Strangers:
    """The strangers among the customers of these contacts: they came to people, at ``start`` or later."""
    arrived, created, served = columns.time(T.ARRIVED), columns.time(T.CREATED), columns.served()
    codes, customers = columns.code(C.CUSTOMER), columns.words.customers.all
    since: dict[str, Instant] = {}
    asking: list[ContactKey] = []
    for key in keys:
        row = columns.row(key)
        if row is not None and served[row] and arrived[row] >= start:
            customer, at = customers[codes[row]], int(created[row]) - KNOWN_FOR_MS
            if columns.earlier.since.get(customer, at + 1) > at:
                since[customer] = min(at, since.get(customer, at))
                asking.append(key)
    return Strangers(since, tuple(asking))


def acquaint(columns: Columns, since: Mapping[str, Instant], facts: Facts) -> None:
    """Take in the earlier contacts of some customers, all that there are since an instant each."""
    columns.earlier.since |= since
    columns.look_back(facts)
