"""What follows for a contact from the facts that an export gives: pure. docs/import.md tells these rules.

A fact is *told* where the mapping has a column for it; a told one that is empty has not happened. Facts that
are not told are derived from those that are, in the order of the functions here.
"""

from typing import Any, TypeAlias

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.time import Instant

Facts: TypeAlias = dict[str, Any]
"""Members of a contact by name, those that are told."""

_FAMILIES = {channel: channel.family for channel in Channel}
_OVER = ("ended", "resolved", "closed")
_STAMPS = (
    "created",
    "queued",
    "asked",
    "answered",
    "outcome_at",
    "ended",
    "resolved",
    "closed",
    "callback_done",
    "helped",
    "accepted",
)
_LIVE, _SELF_SERVICE = Family.LIVE, Family.SELF_SERVICE


def completed(facts: Facts) -> Contact:
    """The contact. ``facts`` holds source, id, channel and created, and is changed."""
    family = _FAMILIES[facts["channel"]]
    by_agent = facts.get("opened_by_agent", False)
    created = facts["created"]
    if "asked" not in facts:
        facts["asked"] = None if by_agent else created
    if "queued" not in facts:
        facts["queued"] = None if family is _SELF_SERVICE else facts["asked"]
    _complete_answer(facts)
    outcome = facts.get("outcome")
    status = facts.get("status") or _status(facts, family, outcome)
    if outcome is None:
        outcome = _outcome(facts, family, status)
    facts["status"], facts["outcome"] = status, outcome
    _complete_end(facts, family, outcome)
    if "waiting_since" not in facts and outcome is Outcome.WAITING and status.is_open:
        facts["waiting_since"] = facts["queued"] if family is _LIVE else facts["asked"]
    _complete_people(facts)
    if facts.get("updated") is None:
        facts["updated"] = max([stamp for name in _STAMPS if (stamp := facts.get(name)) is not None])
    return Contact(**facts)


def _complete_answer(facts: Facts) -> None:
    """An answer that is not told came after the wait, where one is told and somebody talked or it says so."""
    if "answered" in facts:
        return
    wait, queued = facts.get("wait_ms"), facts["queued"]
    taken = facts.get("outcome") is Outcome.ANSWERED or (facts.get("talk_ms") or 0) > 0
    if taken and wait is not None and queued is not None:
        facts["answered"] = queued + wait


def _status(facts: Facts, family: Family, outcome: Outcome | None) -> Status:
    """A call in an export is over; something written is open until it is solved or closed."""
    if outcome is Outcome.WAITING:
        return Status.OPEN
    if facts.get("closed") is not None:
        return Status.CLOSED
    if facts.get("resolved") is not None:
        return Status.RESOLVED
    if family is _LIVE or family is _SELF_SERVICE or outcome not in (None, Outcome.ANSWERED):
        return Status.CLOSED
    return Status.OPEN


def _outcome(facts: Facts, family: Family, status: Status) -> Outcome:
    if facts.get("answered") is not None:
        return Outcome.ANSWERED
    if facts["queued"] is None:
        return Outcome.NOT_QUEUED
    if status.is_open:
        return Outcome.WAITING
    return Outcome.ABANDONED if family is _LIVE else Outcome.CLOSED_UNANSWERED


def _complete_end(facts: Facts, family: Family, outcome: Outcome) -> None:
    """When the wait was over, and the talk."""
    answered, talk = facts.get("answered"), facts.get("talk_ms")
    if "outcome_at" not in facts:
        facts["outcome_at"] = answered if outcome is Outcome.ANSWERED else _given_up(facts, outcome)
    if "ended" in facts or family is not _LIVE:
        return
    if outcome is Outcome.ANSWERED:
        if answered is not None and talk is not None:
            facts["ended"] = answered + talk + (facts.get("hold_ms") or 0)
    elif outcome is not Outcome.WAITING:
        facts["ended"] = facts["outcome_at"]


def _given_up(facts: Facts, outcome: Outcome) -> Instant | None:
    """When a wait without an answer was over: after the wait that is told, else at the end."""
    if outcome in (Outcome.WAITING, Outcome.NOT_QUEUED):
        return None
    wait, queued = facts.get("wait_ms"), facts["queued"]
    if wait is not None and queued is not None:
        at: Instant = queued + wait
        return at
    return next((facts[name] for name in _OVER if facts.get(name) is not None), None)


def _complete_people(facts: Facts) -> None:
    """Who owns a contact took part in it."""
    owner, agents = facts.get("owner"), facts.get("agents", ())
    if owner and owner not in agents:
        facts["agents"] = (*agents, owner)
