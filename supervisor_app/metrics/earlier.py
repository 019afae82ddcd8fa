"""Contacts of before, of customers who are on the board: what it looks back at, and no more of them."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.growing import Growing
from supervisor_app.metrics.layout import Codes, IntArray


class Served(NamedTuple):
    """A contact in which an agent took part: its customer and its team by code."""

    key: ContactKey
    created: Instant
    customer: int
    team: int


class Earlier:
    """Contacts with people that are not on the board. ``since``: from when on all of a customer are known."""

    def __init__(self) -> None:
        self.since: dict[str, Instant] = {}
        self._places: dict[ContactKey, int] = {}
        self._keys: list[ContactKey] = []
        self._created = Growing(1, 0, np.int64)
        self._codes = Growing(2, -1, np.int32)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Served]:
        columns = (self.created.tolist(), self.customer.tolist(), self.team.tolist())
        return (Served(*one) for one in zip(self._keys, *columns, strict=True))

    @property
    def created(self) -> IntArray:
        """When each reached us."""
        return self._created.row(0)

    @property
    def customer(self) -> Codes:
        """Whose each is."""
        return self._codes.row(0)

    @property
    def team(self) -> Codes:
        """Who took part in each."""
        return self._codes.row(1)

    def know(self, one: Served) -> None:
        """Take a contact in, or what is new of it."""
        place = self._places.get(one.key)
        if place is None:
            self._places[one.key] = len(self._keys)
            self._keys.append(one.key)
            self._created.append((one.created,))
            self._codes.append((one.customer, one.team))
        else:
            self._created.put(place, (one.created,))
            self._codes.put(place, (one.customer, one.team))

    def forget(self, key: ContactKey) -> int | None:
        """Let go of a contact: the last one moves to its place. Whose it was; None where it is not known."""
        place = self._places.pop(key, None) if self._places else None
        if place is None:
            return None
        customer = int(self.customer[place])
        self._created.drop(place)
        self._codes.drop(place)
        last = self._keys.pop()
        if place < len(self._keys):
            self._keys[place] = last
            self._places[last] = place
        return customer
