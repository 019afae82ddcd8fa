"""A ticket and the facts of its history as a contact: pure."""

from collections.abc import Mapping

from msgspec import Struct, structs

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Personal, Status
from supervisor_app.domain.time import MINUTE_MS, Instant, from_instant
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.rt_history import Facts
from supervisor_app.sources.rt_records import NOBODY, Ref, Ticket, happened, number

_STATUS = {
    "new": Status.NEW,
    "open": Status.OPEN,
    "stalled": Status.PENDING,
    "resolved": Status.RESOLVED,
    "rejected": Status.CLOSED,
    "deleted": Status.DELETED,
}

_CHANNEL_WORDS = {
    "call": Channel.PHONE,
    "telephone": Channel.PHONE,
    "mail": Channel.EMAIL,
    "chat": Channel.APP_CHAT,
    "facebook_messenger": Channel.MESSENGER,
    "post": Channel.LETTER,
    "form": Channel.WEB_FORM,
    "forum": Channel.COMMUNITY,
    "personal_account": Channel.ACCOUNT,
    "x": Channel.TWITTER,
    "bot": Channel.CHATBOT,
    "visit": Channel.IN_PERSON,
}


class Reading(Struct, frozen=True, kw_only=True):
    """How tickets are read: the settings of one source."""

    source: str
    pseudonym: Pseudonym
    channel_field: str = "Channel"
    region_field: str = "Region"
    topic_field: str | None = None
    call_field: str | None = None
    default_channel: Channel = Channel.EMAIL
    web_url: str = ""


def channel_of(word: str, default: Channel) -> Channel:
    """The channel a word means; ``default`` where nothing was filled in, OTHER where we do not know it."""
    plain = word.strip().lower().replace("-", "_").replace(" ", "_")
    if not plain:
        return default
    return _CHANNEL_WORDS.get(plain) or Channel({"e_mail": "email"}.get(plain, plain))


def contact_of(ticket: Ticket, facts: Facts, reading: Reading, queue_names: Mapping[str, str]) -> Contact:
    """The contact that a ticket is. Raises SourceBroken where its dates make no sense."""
    status = _STATUS.get(ticket.status, Status.OPEN)
    if facts.merged is not None:
        status = Status.MERGED
    created = happened(ticket.created)
    outcome, outcome_at = _outcome(facts, status)
    owner = "" if str(ticket.owner.id) == NOBODY else str(ticket.owner.id)
    return Contact(
        source=reading.source,
        id=str(ticket.id),
        channel=channel_of(ticket.custom_value(reading.channel_field), reading.default_channel),
        status=status,
        outcome=outcome,
        created=created,
        updated=max(happened(ticket.updated), facts.last or created),
        queue=ticket.queue.name or queue_names.get(str(ticket.queue.id), str(ticket.queue.id)),
        topic=ticket.custom_value(reading.topic_field),
        region=ticket.custom_value(reading.region_field),
        customer=_customer(ticket, reading),
        owner=owner,
        agents=facts.agents if not owner or owner in facts.agents else (*facts.agents, owner),
        queued=facts.asked if facts.opened_by_agent else created,
        asked=facts.asked if facts.opened_by_agent else created,
        answered=facts.answered,
        outcome_at=outcome_at,
        waiting_since=_waiting_since(facts, created) if status.is_open else None,
        resolved=facts.resolved if status is Status.RESOLVED else None,
        closed=_closed(facts, status),
        talk_ms=_worked_ms(ticket, facts),
        reopened=facts.reopened,
        opened_by_agent=facts.opened_by_agent,
        attached_to=ticket.custom_value(reading.call_field),
        link=_link(reading.web_url, str(ticket.id)),
        agent_messages=facts.agent_messages,
        next_answers=facts.next_answers,
        next_wait_ms=facts.next_wait_ms,
        writers=facts.writers,
    )


def personal_of(ticket: Ticket) -> Personal:
    """Its texts and addresses."""
    return Personal(subject=ticket.subject or "", address=next(iter(ticket.requestor_logins()), ""))


def tombstone(id: str, facts: Facts, target: Ticket, owner: str) -> Ticket:
    """A merged ticket, as far as it can still be told.

    The server answers for it with the ticket it became part of; so queue, fields and customer are
    that one's, and what happened to it is its own.
    """
    stamp = target.created if facts.created is None else _stamp(facts.created)
    mail = facts.creator if "@" in facts.creator else ""
    requestors = [Ref(id=mail)] if mail else target.requestors
    return structs.replace(
        target,
        id=id,
        created=stamp,
        updated=_stamp(facts.merged or 0),
        requestors=requestors,
        owner=Ref(id=owner or NOBODY),
        status="open",
    )


def _stamp(at: Instant) -> str:
    return from_instant(at).isoformat()


def _outcome(facts: Facts, status: Status) -> tuple[Outcome, Instant | None]:
    if facts.asked is None and facts.opened_by_agent:
        return Outcome.NOT_QUEUED, None
    if facts.answered is not None:
        return Outcome.ANSWERED, facts.answered
    if status.is_open:
        return Outcome.WAITING, None
    return Outcome.CLOSED_UNANSWERED, _closed(facts, status) or facts.resolved or facts.last


def _waiting_since(facts: Facts, created: Instant) -> Instant | None:
    """The first message bears the ticket's own stamp: its transaction may be a second younger."""
    return created if facts.unanswered_since == facts.created else facts.unanswered_since


def _closed(facts: Facts, status: Status) -> Instant | None:
    return {
        Status.CLOSED: facts.closed,
        Status.DELETED: facts.deleted,
        Status.MERGED: facts.merged,
    }.get(status)


def _customer(ticket: Ticket, reading: Reading) -> str:
    address = next(iter(ticket.requestor_logins()), "")
    return reading.pseudonym(address) if address else ""


def _worked_ms(ticket: Ticket, facts: Facts) -> int | None:
    """The minutes written down as worked; a ticket that took in others holds theirs too, so is summed up."""
    minutes = facts.minutes if facts.absorbed or facts.merged else number(ticket.time_worked)
    return minutes * MINUTE_MS if minutes > 0 else None


def _link(web_url: str, id: str) -> str:
    if not web_url.startswith("https://"):
        return ""
    return f"{web_url.rstrip('/')}/Ticket/Display.html?id={id}"
