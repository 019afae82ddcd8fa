"""Contacts and batches for the tests of services."""

from typing import Any

from supervisor_app.domain.batch import Batch, Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Personal, Status
from supervisor_app.domain.time import MINUTE_MS, Instant

NOON: Instant = 1_795_089_600_000  # 2026-11-19T12:00:00Z, a Thursday


def waiting_mail(number: int, *, source: str = "desk", at: Instant = NOON, **facts: Any) -> Contact:
    """An e-mail that reached us at ``at`` and waits since."""
    given: dict[str, Any] = {
        "source": source,
        "id": str(number),
        "channel": Channel.EMAIL,
        "status": Status.NEW,
        "outcome": Outcome.WAITING,
        "created": at,
        "updated": at,
        "queue": "mail",
        "customer": f"{number:016x}",
        "queued": at,
        "asked": at,
        "waiting_since": at,
    }
    return Contact(**(given | facts))


def answered_mail(number: int, *, after_ms: int = 5 * MINUTE_MS, at: Instant = NOON, **facts: Any) -> Contact:
    """The same e-mail, answered."""
    done = at + after_ms
    return waiting_mail(
        number,
        at=at,
        **{
            "status": Status.OPEN,
            "outcome": Outcome.ANSWERED,
            "answered": done,
            "outcome_at": done,
            "updated": done,
            "waiting_since": None,
            **facts,
        },
    )


def batch_of(*contacts: Contact, cursor: str = "1", more: bool = False) -> Batch:
    """A batch of these contacts, each with a telling subject and address."""
    records = tuple(
        Record(contact, Personal(subject=f"Question {contact.id}", name="Jan", address="+48600100733"))
        for contact in contacts
    )
    return Batch(cursor=cursor, records=records, more=more)
