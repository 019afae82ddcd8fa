"""Many contacts at once, member by member: what figures are worked out from, in one pass over each member."""

from collections.abc import Mapping, Sequence
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple

from supervisor_app.domain.contacts import Contact

WORDS = ("source", "id", "site", "queue", "topic", "region", "customer", "owner", "helper", "attached_to")
INSTANTS = (
    "created",
    "updated",
    "queued",
    "asked",
    "answered",
    "outcome_at",
    "waiting_since",
    "ended",
    "resolved",
    "closed",
    "callback_due",
    "callback_done",
    "helped",
    "accepted",
)
DURATIONS = ("wait_ms", "talk_ms", "hold_ms", "wrap_ms")
NUMBERS = (
    "line",
    "reopened",
    "rating",
    "agent_messages",
    "messages_read",
    "phrases",
    "points",
    "next_answers",
    "next_wait_ms",
)
CHOICES = ("channel", "status", "outcome", "via")
TRUTHS = ("escalated", "phantom", "repeat_solution")
LISTS = ("agents", "writers")
MEMBERS = (*WORDS, *INSTANTS, *DURATIONS, *NUMBERS, *CHOICES, *TRUTHS, *LISTS)
"""The members of a contact that figures depend on."""

_members_of = attrgetter(*MEMBERS)


class Facts(NamedTuple):
    """Contacts by member: of each of ``MEMBERS`` one value a contact, always in the same order.

    An enumeration may be told by its word, a truth by 0 or 1, no ``via`` by an empty word.
    """

    size: int
    of: Mapping[str, Sequence[Any]]

    def those(self, keep: Sequence[bool]) -> "Facts":
        """The facts of some of the contacts."""
        chosen = {member: list(compress(values, keep)) for member, values in self.of.items()}
        return Facts(sum(keep), chosen)


def facts_of(contacts: Sequence[Contact]) -> Facts:
    """The facts of these contacts."""
    return facts_in([_members_of(contact) for contact in contacts])


def facts_in(rows: Sequence[Sequence[Any]]) -> Facts:
    """The facts in rows whose columns are ``MEMBERS``."""
    columns = zip(*rows, strict=True) if rows else (() for _ in MEMBERS)
    return Facts(len(rows), dict(zip(MEMBERS, columns, strict=True)))
