"""What the contacts of one customer are to each other: who comes again, and who comes back to whom.

Pure functions of columns. *Somebody* is any number that stands for one: a customer, a customer with an agent.
"""

from typing import NamedTuple

import numpy as np

from supervisor_app.domain.time import DAY_MS
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.layout import NEVER, C, Codes, Flag, IntArray, Mask, Rows, T
from supervisor_app.metrics.words import Members

_PEOPLE = Flag.COUNTED | Flag.HUMAN

KNOWN_FOR_MS = 30 * DAY_MS
"""So long after a contact its customer comes back to somebody."""


def settle(columns: Columns) -> None:
    """Work out anew what contacts are to each other, of the customers of whom something has changed."""
    rows = columns.stirred()
    if len(rows):
        columns.link(rows, came_again(columns, rows), repeated(columns, rows), came_back(columns, rows))


def came_again(columns: Columns, rows: Rows) -> IntArray:
    """When the customer of each session first reached people after its end; ``NEVER`` where not (yet)."""
    return _next(columns, rows, columns.time(T.SESSION_END)[rows], columns.code(C.CUSTOMER))


def repeated(columns: Columns, rows: Rows) -> IntArray:
    """When the customer of each contact with people first reached people on the same topic after it was
    solved; ``NEVER`` where not (yet). What has no topic is of one topic, of which nobody knows."""
    solved = np.where(columns.flagged(Flag.HUMAN)[rows], columns.time(T.RESOLVED)[rows], NEVER)
    width = len(columns.words.topics.all) + 1
    on_topic = columns.code(C.CUSTOMER).astype(np.int64) * width + columns.code(C.TOPIC) + 1
    return _next(columns, rows, solved, on_topic)


def _next(columns: Columns, rows: Rows, end: IntArray, somebody: Codes | IntArray) -> IntArray:
    """When the same somebody of each row next reached people after an end (``NEVER``: it has none)."""
    found = np.full(len(rows), NEVER)
    customer = columns.code(C.CUSTOMER)
    ended = np.flatnonzero((end != NEVER) & (customer[rows] >= 0))
    if len(ended):
        people = columns.flagged(_PEOPLE) & (columns.time(T.CREATED) > end[ended].min())
        others = np.flatnonzero(people & _marked(columns, customer[rows[ended]])[customer])
        others_at = columns.time(T.CREATED)[others]
        found[ended] = first_after(somebody[rows[ended]], end[ended], somebody[others], others_at)
    return found


def came_back(columns: Columns, rows: Rows) -> Codes:
    """Whether people had served the customer of each contact in the 30 days before: 1 where the first agent
    had, 0 where only others had, -1 where nobody had or where no agent took part."""
    returned = np.full(len(rows), -1, np.int32)
    served = np.flatnonzero(columns.served()[rows])
    if len(served):
        chosen = rows[served]
        customer, created = columns.code(C.CUSTOMER)[chosen], columns.time(T.CREATED)[chosen]
        before, words = _before(columns, customer, created), columns.words
        back = seen_within(customer, created, before.customer, before.created, KNOWN_FOR_MS)
        members, persons = words.teams.members(), len(words.persons.all)
        pair = customer.astype(np.int64) * persons + members.first(columns.code(C.TEAM)[chosen])
        pairs, pairs_at = _apart(before, members, persons)
        same = seen_within(pair, created, pairs, pairs_at, KNOWN_FOR_MS)
        returned[served] = np.where(back, same, -1)
    return returned


def first_after(
    somebody: Codes | IntArray, at: IntArray, others: Codes | IntArray, others_at: IntArray
) -> IntArray:
    """The first instant after each that the same somebody has among the others; ``NEVER`` where none."""
    if not len(others):
        return np.full(len(at), NEVER)
    least = min(int(at.min()), int(others_at.min()))
    width = max(int(at.max()), int(others_at.max())) - least + 1
    marks = np.sort(others.astype(np.int64) * width + (others_at - least))
    place = np.searchsorted(marks, somebody.astype(np.int64) * width + (at - least), side="right")
    found = marks[np.minimum(place, len(marks) - 1)]
    same = (place < len(marks)) & (found // width == somebody)
    return np.where(same, found % width + least, NEVER)


def seen_within(
    somebody: Codes | IntArray, at: IntArray, others: Codes | IntArray, others_at: IntArray, for_ms: int
) -> Mask:
    """Whether the others hold the same somebody in the time up to each instant, which is not part of it."""
    if not len(at):
        return np.zeros(0, np.bool_)
    who, ours = np.unique(somebody, return_inverse=True)
    theirs = np.minimum(np.searchsorted(who, others), len(who) - 1)
    least = int(at.min()) - for_ms
    width = int(at.max()) - least + 1
    wanted = (who[theirs] == others) & (others_at >= least) & (others_at < at.max())
    marks = np.sort(theirs[wanted] * width + (others_at[wanted] - least))
    until = ours * width + (at - least)
    seen: Mask = np.searchsorted(marks, until) > np.searchsorted(marks, until - for_ms)
    return seen


class _Before(NamedTuple):
    """Contacts that somebody may come back to."""

    customer: IntArray
    created: IntArray
    team: IntArray


def _before(columns: Columns, customer: Codes, created: IntArray) -> _Before:
    """Contacts with people, on the board or of before, of these customers and early enough."""
    wanted, last, earlier = _marked(columns, customer), created.max(), columns.earlier
    here = columns.served() & wanted[columns.code(C.CUSTOMER)] & (columns.time(T.CREATED) < last)
    rows = np.flatnonzero(here)
    old = np.flatnonzero(wanted[earlier.customer] & (earlier.created < last))
    return _Before(
        np.concatenate((columns.code(C.CUSTOMER)[rows], earlier.customer[old])).astype(np.int64),
        np.concatenate((columns.time(T.CREATED)[rows], earlier.created[old])),
        np.concatenate((columns.code(C.TEAM)[rows], earlier.team[old])).astype(np.int64),
    )


def _apart(before: _Before, members: Members, persons: int) -> tuple[IntArray, IntArray]:
    """Each customer with each person who took part, and when."""
    size = members.size[before.team]
    contact = np.repeat(np.arange(len(size)), size)
    within = np.arange(len(contact)) - np.repeat(np.cumsum(size) - size, size)
    person = members.persons[members.start[before.team[contact]] + within]
    return before.customer[contact] * persons + person, before.created[contact]


def _marked(columns: Columns, customers: Codes) -> Mask:
    """A table that says of each customer whether they are among these; its last place stands for nobody."""
    table = np.zeros(len(columns.words.customers.all) + 1, np.bool_)
    table[customers] = True
    return table
