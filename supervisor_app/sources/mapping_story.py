"""What the activities of a log come to: the facts of a contact from its events, in any order. Pure."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Event, EventKind, Outcome, Role, Status
from supervisor_app.domain.conversation import conversation_of
from supervisor_app.domain.phrases import Phrases
from supervisor_app.domain.time import Instant
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.helpdesk_records import LIST_ITEMS
from supervisor_app.sources.mapping_rules import Facts

_NEW, _CLOSED, _PENDING = "new", "closed", "pending"
_WAIT_ENDS = {
    EventKind.ABANDONED: Outcome.ABANDONED,
    EventKind.LEFT: Outcome.LEFT,
    EventKind.TIMED_OUT: Outcome.TIMED_OUT,
    EventKind.CALLBACK: Outcome.CALLBACK,
}
_RANKS = {kind: rank for rank, kind in enumerate(EventKind)} | {EventKind.QUEUED: -1, EventKind.STATUS: 50}


def in_order(events: Iterable[Event]) -> list[Event]:
    """Oldest first; within one instant what comes first by its nature, so that no other order matters."""
    return sorted(events, key=_place)


def _place(event: Event) -> tuple[Instant, int, str]:
    begins = event.kind is EventKind.STATUS and event.detail == _NEW
    return event.at, -2 if begins else _RANKS[event.kind], event.id


def facts_of(events: Sequence[Event], family: Family, phrases: Phrases, pseudonym: Pseudonym) -> Facts:
    """The facts that follow from events in order, of which there is at least one."""
    created = next((one.at for one in events if _begins(one)), events[0].at)
    by_agent = events[0].role is Role.AGENT and (_begins(events[0]) or _is_public(events[0]))
    asked = _first(events, Role.CUSTOMER, public=True) if by_agent else created
    answered = _answered(events, asked)
    facts: Facts = {
        "created": created,
        "opened_by_agent": by_agent,
        "asked": asked,
        "answered": answered,
        "updated": events[-1].at,
    }
    queued = next((one.at for one in events if one.kind is EventKind.QUEUED), None)
    if queued is not None:
        facts["queued"] = queued
    over = _wait_end(events, answered)
    if over is not None:
        facts["outcome"], facts["outcome_at"], facts["answered"] = _WAIT_ENDS[over.kind], over.at, None
    facts |= _work(events, family, over)
    facts |= _people(events)
    facts |= _said(events, phrases, pseudonym, by_agent)
    if family is not Family.LIVE and facts["status"].is_open:
        facts["waiting_since"] = _unanswered_since(events, facts["asked"], facts["answered"])
    return facts


def _begins(event: Event) -> bool:
    return event.kind is EventKind.STATUS and event.detail == _NEW


def _is_public(event: Event) -> bool:
    return event.kind is EventKind.MESSAGE and event.public


def _first(events: Sequence[Event], role: Role, *, public: bool) -> Instant | None:
    return next((one.at for one in events if one.role is role and _is_public(one) is public), None)


def _is_answer(event: Event) -> bool:
    """A person took it, or wrote to the customer; a bot is none."""
    if event.kind is EventKind.ANSWERED:
        return event.role is not Role.BOT
    return _is_public(event) and event.role in (Role.AGENT, Role.PEER)


def _answered(events: Sequence[Event], asked: Instant | None) -> Instant | None:
    if asked is None:
        return None
    return next((one.at for one in events if _is_answer(one) and one.at >= asked), None)


def _wait_end(events: Sequence[Event], answered: Instant | None) -> Event | None:
    """What ended the wait in another way, before any answer."""
    for event in events:
        if event.kind in _WAIT_ENDS and (answered is None or event.at < answered):
            return event
    return None


def _work(events: Sequence[Event], family: Family, over: Event | None) -> Facts:
    """Where it stands as work, and when it came there."""
    facts: Facts = {"reopened": 0, "resolved": None, "closed": None}
    status, ended = Status.NEW, None
    for event in events:
        status = _next_status(status, event, facts)
        if event.kind is EventKind.ENDED:
            ended = event.at
    if family is Family.LIVE and status.is_open and (ended is not None or over is not None):
        status = Status.CLOSED
    if ended is not None:
        facts["ended"] = ended
    return facts | {"status": status}


def _next_status(status: Status, event: Event, facts: Facts) -> Status:
    kind = event.kind
    if kind is EventKind.RESOLVED:
        facts["resolved"] = event.at
        return Status.RESOLVED
    if kind is EventKind.REOPENED:
        facts["reopened"] += 1
        facts["resolved"] = facts["closed"] = None
        return Status.OPEN
    if kind in (EventKind.MERGED, EventKind.DELETED):
        facts["closed"] = event.at
        return Status.MERGED if kind is EventKind.MERGED else Status.DELETED
    if kind is EventKind.STATUS and event.detail == _CLOSED:
        facts["closed"] = event.at
        return Status.CLOSED
    if kind is EventKind.STATUS and event.detail == _PENDING:
        return Status.PENDING
    return Status.OPEN if status is Status.NEW and event.role is Role.AGENT else status


def _people(events: Sequence[Event]) -> Facts:
    """Who took part, who owns it, and what of it is told by single events."""
    authors = [one.author for one in events if one.role is Role.AGENT and one.author]
    assigned = [one.detail or one.author for one in events if one.kind is EventKind.ASSIGNED]
    escalations = sum(one.kind is EventKind.ESCALATED for one in events)
    solutions = [one.detail for one in events if one.kind is EventKind.SOLUTION and one.detail]
    ratings = [one.detail for one in events if one.kind is EventKind.RATED]
    moved = [one.detail for one in events if one.kind is EventKind.MOVED and one.detail]
    facts: Facts = {
        "agents": tuple(dict.fromkeys(authors))[:LIST_ITEMS],
        "owner": (assigned or authors or [""])[-1],
        "escalated": escalations > 0,
        "line": 1 + escalations,
        "solutions": tuple(dict.fromkeys(solutions))[:LIST_ITEMS],
        "rating": _number(ratings[-1]) if ratings else None,
    }
    return facts | ({"queue": moved[-1]} if moved else {})


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _said(events: Sequence[Event], phrases: Phrases, pseudonym: Pseudonym, by_agent: bool) -> Facts:
    told = conversation_of(events, phrases, opened_by_agent=by_agent)
    facts: dict[str, Any] = {name: getattr(told, name) for name in told.__struct_fields__}
    return facts | {"helper": pseudonym(told.helper) if told.helper else ""}


def _unanswered_since(
    events: Sequence[Event], asked: Instant | None, answered: Instant | None
) -> Instant | None:
    """The oldest message of the customer that nobody has answered."""
    since = asked if answered is None else None
    for event in events:
        if _is_answer(event):
            since = asked if answered is None else None
        elif since is None and _is_public(event) and event.role is Role.CUSTOMER:
            since = event.at
    return since
