"""Contacts as columns: one numpy row for each contact that is open or was touched today.

Whatever depends on the contact alone is worked out once, when it is put in (:mod:`.coding`); what depends
on the moment is left to :mod:`.view`. An instant that has not happened is ``NEVER``, a word that is not
given is code -1.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Any, TypeAlias

import msgspec
import numpy as np

from supervisor_app.domain.contacts import Contact, ContactKey
from supervisor_app.domain.facts import Facts, facts_of
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.time import Instant
from supervisor_app.metrics.coding import Coded, Coder
from supervisor_app.metrics.earlier import Earlier, Served
from supervisor_app.metrics.growing import Growing
from supervisor_app.metrics.held import Fetch, Held
from supervisor_app.metrics.layout import NEVER, C, Codes, Flag, Floats, IntArray, Mask, N, Rows, T
from supervisor_app.metrics.soundness import Believed
from supervisor_app.metrics.words import Vocabulary, Words

_SERVED = Flag.COUNTED | Flag.HUMAN

Told: TypeAlias = tuple[Contact, str | None, str | None]
"""A contact with its subject and the hint at its customer (None: as they were)."""


class Columns:
    """The contacts of the moment, by key. Put in and taken out by the batch; read as whole columns.

    ``earlier``: contacts of the same customers that are not of the moment any more.
    """

    def __init__(self, joining: Joining) -> None:
        self._joining, self._coder = joining, Coder(joining)
        self._times = Growing(len(T), NEVER, np.int64)
        self._codes = Growing(len(C), -1, np.int32)
        self._numbers = Growing(len(N), 0, np.float64)
        self._rows: dict[ContactKey, int] = {}
        self._texts = Words()
        self.contacts = Held()
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
        self.put(((contact, subject, hint),))

    def put(self, told: Iterable[Told]) -> None:
        """Put contacts in, or their newer states; of one told twice the last state counts."""
        told = list(told)
        latest = list({contact.key: contact for contact, _, _ in told}.values())
        coded = self._coder.coded(facts_of(latest))
        rows = np.array([self._row_for(contact) for contact in latest], np.intp)
        known = rows < self._times.used
        self._stir(self.code(C.CUSTOMER)[rows[known]])
        for table, block in self._tables(coded):
            table.put(rows[known], block[:, known])
            table.extend(block[:, ~known])
        self._stir(coded.codes[C.CUSTOMER])
        for contact, subject, hint in told:
            self._word(self._rows[contact.key], subject, hint)

    def fill(self, facts: Facts, fetch: Fetch) -> None:
        """Put many contacts in at once, but those that are in; ``fetch`` gives what is listed."""
        keys = _keys_of(facts)
        if self._rows:
            fresh = [key not in self._rows for key in keys]
            if not all(fresh):
                facts, keys = facts.those(fresh), list(compress(keys, fresh))
        self._rows.update(zip(keys, range(len(self), len(self) + len(keys)), strict=True))
        self.contacts.announce(keys, fetch)
        self.subjects += [""] * len(keys)
        self.hints += [""] * len(keys)
        coded = self._coder.coded(facts)
        for table, block in self._tables(coded):
            table.extend(block)
        self._stir(coded.codes[C.CUSTOMER])

    def discard(self, key: ContactKey) -> None:
        """Take a contact out, if it is in: the last one moves to its place."""
        row = self._rows.pop(key, None)
        if row is None:
            return
        self._stirred.add(int(self.code(C.CUSTOMER)[row]))
        self.contacts.drop(row)
        _swap_out(self.subjects, row)
        _swap_out(self.hints, row)
        for table in (self._times, self._codes, self._numbers):
            table.drop(row)
        if row < len(self.contacts):
            self._rows[self.contacts.keys[row]] = row

    def look_back(self, facts: Facts) -> None:
        """Know contacts of before; those that are here, and those that nobody looks back at, are left out."""
        helped = self._coder.helped(facts)
        wanted = (helped.customers >= 0) & (helped.teams >= 0)
        wanted &= (self._coder.flags(Believed(facts)) & int(_SERVED)) == int(_SERVED)
        columns = (facts.of["created"], *(column.tolist() for column in (*helped, wanted)))
        for key, created, customer, team, serves in zip(_keys_of(facts), *columns, strict=True):
            if key not in self._rows:
                self._forget(key)
                if serves:
                    self.earlier.know(Served(key, created, customer, team))
                    self._stirred.add(customer)

    def last_touched(self, contacts: Sequence[Contact]) -> IntArray:
        """When anything last happened to these contacts, whether they are here or not."""
        return Believed(facts_of(contacts)).touched

    def stirred(self) -> Rows:
        """Contacts of customers of whom something has changed since this was asked."""
        if not self._stirred:
            return np.empty(0, np.intp)
        wanted = np.zeros(len(self.words.customers.all) + 1, np.bool_)
        wanted[list(self._stirred)] = True
        wanted[-1] = False  # stands for those who are not known
        self._stirred.clear()
        return np.flatnonzero(wanted[self.code(C.CUSTOMER)])

    def link(self, rows: Rows, again: IntArray, repeated: IntArray, returned: Codes) -> None:
        """Note what some contacts are to others: ``AGAIN``, ``REPEATED`` and ``RETURNED``."""
        self.time(T.AGAIN)[rows] = again
        self.time(T.REPEATED)[rows] = repeated
        self.code(C.RETURNED)[rows] = returned

    def kept(self, mask: Mask) -> "Columns":
        """Columns with these contacts alone, words that nobody uses any more forgotten.

        Of customers who stay, the contacts that go are contacts of before.
        """
        fresh = Columns(self._joining)
        stay, go = np.flatnonzero(mask).tolist(), np.flatnonzero(~mask).tolist()
        told = zip(self.contacts.some(stay), stay, strict=True)
        fresh.put((contact, self.subjects[row], self.hints[row]) for contact, row in told)
        self._hand_on(fresh)
        known = fresh.earlier.since
        fresh.look_back(facts_of([one for one in self.contacts.some(go) if one.customer in known]))
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

    def _forget(self, key: ContactKey) -> None:
        """Let go of what was known of a contact as one of before."""
        customer = self.earlier.forget(key)
        if customer is not None:
            self._stirred.add(customer)

    def _row_for(self, contact: Contact) -> int:
        """The row of a contact that is put in, a new one at the end where it is not here."""
        key = contact.key
        row = self._rows.get(key)
        if row is not None:
            self.contacts[row] = self._slim(contact)
            return row
        self._forget(key)
        key = ContactKey(self._texts.same(key.source), key.id)
        self._rows[key] = row = len(self.contacts)
        self.contacts.append(key, self._slim(contact))
        self.subjects.append("")
        self.hints.append("")
        return row

    def _word(self, row: int, subject: str | None, hint: str | None) -> None:
        if subject is not None:
            self.subjects[row] = subject
        if hint is not None:
            self.hints[row] = self._texts.same(hint)

    def _tables(self, coded: Coded) -> tuple[tuple[Growing[Any], Any], ...]:
        return (self._times, coded.times), (self._codes, coded.codes), (self._numbers, coded.numbers)

    def _stir(self, customers: Codes) -> None:
        self._stirred.update(customers.tolist())

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


def _keys_of(facts: Facts) -> list[ContactKey]:
    return list(map(ContactKey._make, zip(facts.of["source"], facts.of["id"], strict=True)))


def _swap_out(column: list[str], row: int) -> None:
    last = column.pop()
    if row < len(column):
        column[row] = last
