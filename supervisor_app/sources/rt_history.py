"""What the transactions of one ticket say about it, folded into facts: pure, no clock, no network.

The first response is the first public reply (``Correspond``) of an agent after the customer asked; notes,
autoreplies and colleagues who are no agents do not count. RT's own ``Started``, ``Told`` and ``Resolved``
are not used: a customer's reply sets the first, and a reopened ticket keeps the last.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from supervisor_app.domain.contacts import Role
from supervisor_app.domain.time import Instant
from supervisor_app.sources.rt_records import NOBODY, Transaction, happened, number

SOLVED = frozenset({"resolved"})
REFUSED = frozenset({"rejected"})
DELETED = "deleted"
INACTIVE = SOLVED | REFUSED | {DELETED}

_MERGED = "MergedInto"

RoleOf = Callable[[str], Role]


class Facts(Struct, kw_only=True):
    """What a history says. ``seconds`` are those that agents wrote down as worked; ``merged_into``: an id."""

    created: Instant | None = None
    creator: str = ""
    opened_by_agent: bool = False
    asked: Instant | None = None
    answered: Instant | None = None
    unanswered_since: Instant | None = None
    resolved: Instant | None = None
    closed: Instant | None = None
    deleted: Instant | None = None
    merged: Instant | None = None
    merged_into: str = ""
    absorbed: bool = False
    reopened: int = 0
    minutes: int = 0
    agents: tuple[str, ...] = ()
    agent_messages: int = 0
    next_answers: int = 0
    next_wait_ms: int = 0
    writers: tuple[str, ...] = ()
    last: Instant | None = None
    owner_number: str = ""


def fold(history: Iterable[Transaction], role_of: RoleOf) -> Facts:
    """The facts of one ticket from its own transactions, oldest first. Raises SourceBroken for bad dates."""
    facts = Facts()
    for step in history:
        at = happened(step.created)
        facts.last = max(at, facts.last or at)
        facts.minutes += max(0, number(step.minutes))
        _take(facts, step, at, role_of(str(step.creator.id)))
    return facts


def _take(facts: Facts, step: Transaction, at: Instant, role: Role) -> None:
    if step.type == "Create":
        _opened(facts, step, at, role)
    elif step.type == "Correspond":
        _message(facts, str(step.creator.id), at, role)
    elif step.type == "Comment" and role is Role.AGENT:
        _took_part(facts, str(step.creator.id))
    elif step.type == "Status":
        _status(facts, str(step.old), str(step.new), at)
    elif step.what == "Owner":
        facts.owner_number = str(step.new)
    elif step.what == _MERGED:
        _merged(facts, step, at)


def _opened(facts: Facts, step: Transaction, at: Instant, role: Role) -> None:
    """A ticket that no agent opened is the customer's first message, whoever typed it in for them."""
    facts.created, facts.creator = at, str(step.creator.id)
    facts.opened_by_agent = role is Role.AGENT
    if facts.opened_by_agent:
        _wrote(facts, facts.creator)
    else:
        facts.asked = facts.unanswered_since = at


def _message(facts: Facts, author: str, at: Instant, role: Role) -> None:
    if role is Role.CUSTOMER:
        facts.asked = at if facts.asked is None else facts.asked
        facts.unanswered_since = at if facts.unanswered_since is None else facts.unanswered_since
    elif role is Role.AGENT:
        _wrote(facts, author)
        if facts.answered is not None and facts.unanswered_since is not None:
            facts.next_answers += 1
            facts.next_wait_ms += at - facts.unanswered_since
        facts.unanswered_since = None
        if facts.answered is None and facts.asked is not None:
            facts.answered = at


def _status(facts: Facts, old: str, new: str, at: Instant) -> None:
    if old in INACTIVE and new not in INACTIVE:
        facts.reopened += 1
        facts.resolved = facts.closed = facts.deleted = None
    elif new in SOLVED:
        facts.resolved = at
    elif new in REFUSED:
        facts.closed = at
    elif new == DELETED:
        facts.deleted = at


def _merged(facts: Facts, step: Transaction, at: Instant) -> None:
    """Both tickets get such a link, and both to the one that stays."""
    target = str(step.new).rpartition("/")[2]
    if target == str(step.ticket):
        facts.absorbed = True
    elif target.isdigit():
        facts.merged, facts.merged_into = at, target


def _wrote(facts: Facts, login: str) -> None:
    """An agent wrote to the customer."""
    _took_part(facts, login)
    facts.agent_messages += 1
    if login not in facts.writers:
        facts.writers = (*facts.writers, login)


def _took_part(facts: Facts, login: str) -> None:
    if login and login != NOBODY and login not in facts.agents:
        facts.agents = (*facts.agents, login)
