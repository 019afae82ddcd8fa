"""The contacts behind rows: those that were put in, and those that are fetched when somebody looks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from supervisor_app.domain.contacts import Contact, ContactKey

Fetch: TypeAlias = Callable[[Sequence[ContactKey]], Iterable[Contact]]
"""Gives the contacts of some keys, in any order."""


class Held:
    """A contact a row. Of those that were announced by their keys alone, ``fetch`` gives the rest once."""

    def __init__(self) -> None:
        self.keys: list[ContactKey] = []
        self._made: list[Contact | None] = []
        self._fetch: Fetch | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Contact]:
        return iter(self.some(range(len(self))))

    def __getitem__(self, row: int) -> Contact:
        return self.some((row,))[0]

    def __setitem__(self, row: int, contact: Contact) -> None:
        self._made[row] = contact

    def some(self, rows: Iterable[int]) -> list[Contact]:
        """The contacts of these rows. Raises what ``fetch`` raises."""
        wanted = list(rows)
        missing = {self.keys[row]: row for row in wanted if self._made[row] is None}
        if missing and self._fetch is not None:
            for contact in self._fetch(list(missing)):
                self._made[missing[contact.key]] = contact
        found = [self._made[row] for row in wanted]
        return [contact for contact in found if contact is not None]

    def append(self, key: ContactKey, contact: Contact) -> None:
        """A row more."""
        self.keys.append(key)
        self._made.append(contact)

    def announce(self, keys: Sequence[ContactKey], fetch: Fetch) -> None:
        """Rows more, whose contacts are fetched when they are wanted."""
        self.keys += keys
        self._made += [None] * len(keys)
        self._fetch = fetch

    def drop(self, row: int) -> None:
        """Take a row out: the last one moves to its place."""
        key, contact = self.keys.pop(), self._made.pop()
        if row < len(self.keys):
            self.keys[row], self._made[row] = key, contact
