"""Contacts as columns: one numpy row for each contact that is open or was touched today.

Whatever depends on the contact alone is worked out once, when it is put in (:mod:`.coding`); what depends
on the moment is left to :mod:`.view`. An instant that has not happened is ``NEVER``, a word that is not
given is code -1.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import numpy as np

from supervisor_app.domain.contacts import Contact, ContactKey
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.coding import Coder, numbers, times
from supervisor_app.metrics.earlier import Earlier, Served
from supervisor_app.metrics.growing import Growing
from supervisor_app.metrics.layout import NEVER, C, Codes, Flag, Floats, IntArray, Mask, N, Rows, T
from supervisor_app.metrics.words import Vocabulary, Words

_SERVED = Flag.COUNTED | Flag.HUMAN


class Columns:
    """The contacts of the moment, by key. Put in and taken out one at a time; read as whole columns.

    ``earlier``: contacts of the same customers that are not of the moment any more.
    """

    def __init__(self, joining: Joining) -> None:
        self._joining, self._coder = joining, Coder(joining)
        self._times = Growing(len(T), NEVER, np.int64)
        self._codes = Growing(len(C), -1, np.int32)
        self._numbers = Growing(len(N), 0, np.float64)
        self._rows: dict[ContactKey, int] = {}
        self._texts = Words()
        self.contacts: list[Contact] = []
        self.subjects: list[str] = []
        self.hints: list[str] = []
        self.earlier = Earlier()
        self._stirred: set[int] = set()

    @property
    def words(self) -> Vocabulary:
        """The words behind the codes."""
        return self._coder.words

    def __len__(self) -> int:
        return len(self.contacts)

    def __contains__(self, key: ContactKey) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[Contact]:
        return iter(self.contacts)

    def time(self, column: T) -> IntArray:
        """A column of instants or durations (ms), ``NEVER`` where there is none."""
        return self._times.row(column)

    def code(self, column: C) -> Codes:
        """A column of codes, -1 where there is none."""
        return self._codes.row(column)

    def number(self, column: N) -> Floats:
        """A column of numbers, NaN where there is none."""
        return self._numbers.row(column)

    def flagged(self, flag: Flag) -> Mask:
        """Which contacts have all bits of the flag."""
        wanted: Mask = (self.code(C.FLAGS) & int(flag)) == int(flag)
        return wanted

    def served(self) -> Mask:
        """Contacts of known customers in which an agent took part, and that count."""
        known: Mask = (self.code(C.CUSTOMER) >= 0) & (self.code(C.TEAM) >= 0)
        return known & self.flagged(_SERVED)

    def row(self, key: ContactKey) -> int | None:
        """Where a contact is at the moment."""
        return self._rows.get(key)

    def upsert(self, contact: Contact, subject: str | None = None, hint: str | None = None) -> None:
        """Put a contact in, or its newer state; texts that are None stay as they were."""
        row = self._rows.get(contact.key)
        codes = self._coder.codes(contact)
        if row is None:
            row = self._append(contact, codes)
        else:
            self._stirred.add(int(self.code(C.CUSTOMER)[row]))
            self.contacts[row] = self._slim(contact)
            self._times.put(row, times(contact))
            self._codes.put(row, codes)
            self._numbers.put(row, numbers(contact))
        self._stirred.add(codes[C.CUSTOMER])
        if subject is not None:
            self.subjects[row] = subject
        if hint is not None:
            self.hints[row] = self._texts.same(hint)

    def fill(self, contacts: Iterable[Contact]) -> None:
        """Put many contacts in at once, none of which is in already."""
        fresh = [self._slim(contact) for contact in contacts]
        self._rows |= {contact.key: row for row, contact in enumerate(fresh, len(self.contacts))}
        self.contacts += fresh
        self.subjects += [""] * len(fresh)
        self.hints += [""] * len(fresh)
        self._times.extend([times(contact) for contact in fresh])
        self._codes.extend([self._coder.codes(contact) for contact in fresh])
        self._numbers.extend([numbers(contact) for contact in fresh])
        self._stirred.update(self.code(C.CUSTOMER)[-len(fresh) :].tolist() if fresh else ())

    def discard(self, key: ContactKey) -> None:
        """Take a contact out, if it is in: the last one moves to its place."""
        row = self._rows.pop(key, None)
        if row is None:
            return
        self._stirred.add(int(self.code(C.CUSTOMER)[row]))
        for column in (self.contacts, self.subjects, self.hints):
            _swap_out(column, row)
        for table in (self._times, self._codes, self._numbers):
            table.drop(row)
        if row < len(self.contacts):
            self._rows[self.contacts[row].key] = row

    def look_back(self, contacts: Iterable[Contact]) -> None:
        """Know contacts of before; those that are here, and those that nobody looks back at, are left out."""
        for contact in contacts:
            if contact.key not in self._rows:
                self._forget(contact.key)
                served = self._served(contact)
                if served is not None:
                    self.earlier.know(served)
                    self._stirred.add(served.customer)

    def stirred(self) -> Rows:
        """Contacts of customers of whom something has changed since this was asked."""
        if not self._stirred:
            return np.empty(0, np.intp)
        wanted = np.zeros(len(self.words.customers.all) + 1, np.bool_)
        wanted[list(self._stirred)] = True
        wanted[-1] = False  # stands for those who are not known
        self._stirred.clear()
        return np.flatnonzero(wanted[self.code(C.CUSTOMER)])

    def link(self, rows: Rows, again: IntArray, returned: Codes) -> None:
        """Note what some contacts are to others: ``AGAIN`` and ``RETURNED``."""
        self.time(T.AGAIN)[rows] = again
        self.code(C.RETURNED)[rows] = returned

    def kept(self, mask: Mask) -> "Columns":
        """Columns with these contacts alone, words that nobody uses any more forgotten.

        Of customers who stay, the contacts that go are contacts of before.
        """
        fresh = Columns(self._joining)
        for row in np.flatnonzero(mask):
            fresh.upsert(self.contacts[row], self.subjects[row], self.hints[row])
        self._hand_on(fresh)
        fresh.look_back(
            contact
            for contact in (self.contacts[row] for row in np.flatnonzero(~mask))
            if contact.customer in fresh.earlier.since
        )
        return fresh

    def _hand_on(self, fresh: "Columns") -> None:
        """Tell other columns what was known of before, in their own codes, of customers whom they have."""
        words, others = self.words, fresh.words
        stay = others.customers.known
        since = {who: at for who, at in self.earlier.since.items() if stay(who) is not None}
        fresh.earlier.since = since
        for key, created, customer, team in self.earlier:
            who = words.customers.all[customer]
            if who in since:
                persons = tuple(others.persons.code(words.persons.all[one]) for one in words.teams.all[team])
                one = Served(key, created, others.customers.code(who), others.teams.code(persons))
                fresh.earlier.know(one)

    def _served(self, contact: Contact) -> Served | None:
        """What is kept of a contact of before; None where it is none to look back at."""
        team = self._coder.team(contact) if contact.customer else -1
        if team < 0 or self._coder.flags(contact) & _SERVED != _SERVED:
            return None
        return Served(contact.key, contact.created, self.words.customers.code(contact.customer), team)

    def _forget(self, key: ContactKey) -> None:
        """Let go of what was known of a contact as one of before."""
        customer = self.earlier.forget(key)
        if customer is not None:
            self._stirred.add(customer)

    def _append(self, contact: Contact, codes: tuple[int, ...]) -> int:
        key = contact.key
        self._forget(key)
        self._rows[ContactKey(self._texts.same(key.source), key.id)] = len(self.contacts)
        self.contacts.append(self._slim(contact))
        self.subjects.append("")
        self.hints.append("")
        self._times.append(times(contact))
        self._codes.append(codes)
        self._numbers.append(numbers(contact))
        return len(self.contacts) - 1

    def _slim(self, contact: Contact) -> Contact:
        """The contact with words shared that many have: half of its size otherwise."""
        same = self._texts.same
        return msgspec.structs.replace(
            contact,
            source=same(contact.source),
            site=same(contact.site),
            queue=same(contact.queue),
            topic=same(contact.topic),
            region=same(contact.region),
            owner=same(contact.owner),
            helper=same(contact.helper),
            customer=self.words.customers.same(contact.customer),
            agents=tuple([same(agent) for agent in contact.agents]),
            writers=tuple([same(writer) for writer in contact.writers]),
            queued=_shared(contact.queued, contact.created),
            asked=_shared(contact.asked, contact.created),
            waiting_since=_shared(contact.waiting_since, contact.created),
            answered=_shared(contact.answered, contact.outcome_at),
        )


def _shared(instant: Instant | None, other: Instant | None) -> Instant | None:
    """The instant, as the same object where it equals the other."""
    return other if instant == other else instant


def _swap_out(column: list[Any], row: int) -> None:
    last = column.pop()
    if row < len(column):
        column[row] = last
