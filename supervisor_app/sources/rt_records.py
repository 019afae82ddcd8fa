"""The records of Request Tracker's REST 2.0, typed, with its habits taken out.

Ids come as texts in lists and as numbers in single records, numbers as texts, a field one may not see as
an empty text, and a date that is not set as the first of January 1970.
"""

from datetime import datetime
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import Raw, Struct, field

from supervisor_app.domain.errors import SourceBroken
from supervisor_app.domain.time import Instant, to_instant
from supervisor_app.sources.decoding import mend

T = TypeVar("T")

Id: TypeAlias = str | int

NOBODY = "Nobody"
"""The owner of tickets that nobody owns."""

TICKET_FIELDS = {
    "fields": "Subject,Status,Queue,Owner,Creator,Created,LastUpdated,TimeWorked,Requestor,CustomFields,Type",
    "fields[Queue]": "Name",
}
TRANSACTION_FIELDS = {"fields": "Type,Field,OldValue,NewValue,Created,Creator,ObjectId,TimeTaken"}


class Ref(Struct):
    """A mention of another record; ``name`` where it was asked for."""

    id: Id = ""
    name: str = field(default="", name="Name")


class CustomField(Struct):
    """What one custom field of a ticket holds."""

    name: str = ""
    values: list[str | int | float | None] = []


class Page(Struct):
    """One page of a list. The items are decoded one by one, so that a bad one does not cost the page.

    Neither ``total`` nor a short page says anything: both depend on what the account may see.
    """

    items: list[Raw]


class Ticket(Struct, kw_only=True):
    """A ticket. ``Resolved``, ``Started`` and ``Told`` are left out: the history says it better."""

    id: Id
    status: str = field(name="Status")
    created: str = field(name="Created")
    updated: str = field(name="LastUpdated")
    subject: str | None = field(default="", name="Subject")
    queue: Ref = field(default_factory=Ref, name="Queue")
    owner: Ref = field(default_factory=Ref, name="Owner")
    creator: Ref = field(default_factory=Ref, name="Creator")
    requestors: list[Ref] | str = field(default_factory=list, name="Requestor")
    custom: list[CustomField] | str = field(default_factory=list, name="CustomFields")
    time_worked: Id | None = field(default=0, name="TimeWorked")
    type: str = field(default="ticket", name="Type")

    def custom_value(self, name: str | None) -> str:
        """The first value of a custom field; empty where there is none or we may not see it."""
        if not name or isinstance(self.custom, str):
            return ""
        found = [one.values[0] for one in self.custom if one.name == name and one.values]
        return str(found[0] or "").strip() if found else ""

    def requestor_logins(self) -> tuple[str, ...]:
        """Who asked: logins, which for customers who wrote by mail are their addresses."""
        return () if isinstance(self.requestors, str) else tuple(str(one.id) for one in self.requestors)


class Transaction(Struct, kw_only=True):
    """One thing that happened to a ticket. ``what``: the field or link that changed."""

    id: Id
    type: str = field(name="Type")
    created: str = field(name="Created")
    ticket: Id = field(name="ObjectId")
    creator: Ref = field(default_factory=Ref, name="Creator")
    what: str | None = field(default="", name="Field")
    old: str | int | None = field(default="", name="OldValue")
    new: str | int | None = field(default="", name="NewValue")
    minutes: Id | None = field(default=0, name="TimeTaken")


class User(Struct, kw_only=True):
    """A person, customer or colleague. ``links`` hold the number that transactions use for owners."""

    name: str = field(default="", name="Name")
    real_name: str | None = field(default="", name="RealName")
    privileged: int | str | None = field(default=0, name="Privileged")
    links: list[Ref] = field(default_factory=list, name="_hyperlinks")


class Version(Struct):
    """What kind of server it is."""

    version: str = field(default="", name="Version")


class Attachment(Struct, kw_only=True):
    """A part of a message. ``content`` is base64, and only in the single record."""

    id: Id
    type: str = field(default="", name="ContentType")
    filename: str | None = field(default="", name="Filename")
    transaction: Id | Ref = field(default="", name="TransactionId")
    content: str | None = field(default="", name="Content")


def convert(item: Raw, type: type[T]) -> T:
    """One item of a page as ``type``. Raises SourceBroken, saying what is wrong with it."""
    try:
        try:
            return msgspec.json.decode(item, type=type)
        except msgspec.ValidationError:
            raise
        except (msgspec.DecodeError, UnicodeDecodeError):
            return msgspec.json.decode(mend(bytes(item)), type=type)
    except (ValueError, RecursionError) as error:
        raise SourceBroken(str(error)[:200]) from None


def number(value: object) -> int:
    """A whole number that may come as a text; 0 where there is none."""
    text = str(value or 0)
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 16 else 0


def instant(value: str) -> Instant | None:
    """The instant of a stamp, None where it is not set. Raises SourceBroken where it is no date."""
    if not value or value.startswith("1970-01-01"):
        return None
    try:
        return to_instant(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        raise SourceBroken(f"{value[:40]!r} is no date with a zone") from None


def happened(value: str) -> Instant:
    """The instant of a stamp that must be there. Raises SourceBroken."""
    at = instant(value)
    if at is None:
        raise SourceBroken("a date that is always there is missing")
    return at
