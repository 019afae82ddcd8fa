"""Our words, by what they are called in mappings: facts, activities, roles."""

from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import EventKind, Outcome, Role, Status

CHANNELS = {channel.value: channel for channel in Channel}
STATUSES = {status.value: status for status in Status}
OUTCOMES = {outcome.value: outcome for outcome in Outcome}
ROLES = {role.value: role for role in Role}

ENUMS: dict[str, tuple[str, ...]] = {
    "channel": tuple(CHANNELS),
    "via": tuple(CHANNELS),
    "status": tuple(STATUSES),
    "outcome": tuple(OUTCOMES),
    "role": tuple(ROLES),
}
TEXTS = ("site", "queue", "topic", "region", "customer", "owner", "helper", "attached_to", "link")
PERSONAL = ("subject", "name", "address")
WHOLES = ("line", "reopened", "agent_messages", "messages_read", "phrases", "points", "next_answers")
FLAGS = ("escalated", "opened_by_agent", "phantom", "repeat_solution")
LISTS = ("agents", "solutions", "writers")
DURATIONS = ("wait", "talk", "hold", "wrap", "next_wait")
TIMES = (
    "created",
    "queued",
    "asked",
    "answered",
    "outcome_at",
    "waiting_since",
    "ended",
    "resolved",
    "closed",
    "updated",
    "callback_due",
    "callback_done",
    "helped",
    "accepted",
)


class Activity(Struct, frozen=True):
    """What a word for an activity means: a kind of event, who does it where no role is told, whether the
    customer can see it, and its detail where that is always the same."""

    kind: EventKind
    role: Role = Role.SYSTEM
    public: bool = False
    detail: str = ""


_MESSAGE = EventKind.MESSAGE

ACTIVITIES: dict[str, Activity | None] = {
    "created": Activity(EventKind.STATUS, Role.CUSTOMER, detail="new"),
    "queued": Activity(EventKind.QUEUED),
    "ringing": Activity(EventKind.RINGING),
    "answered": Activity(EventKind.ANSWERED, Role.AGENT),
    "abandoned": Activity(EventKind.ABANDONED, Role.CUSTOMER),
    "left": Activity(EventKind.LEFT, Role.CUSTOMER),
    "timed_out": Activity(EventKind.TIMED_OUT),
    "callback": Activity(EventKind.CALLBACK, Role.CUSTOMER),
    "hold": Activity(EventKind.HOLD, Role.AGENT),
    "ended": Activity(EventKind.ENDED),
    "message_by_customer": Activity(_MESSAGE, Role.CUSTOMER, public=True),
    "message_by_agent": Activity(_MESSAGE, Role.AGENT, public=True),
    "message_by_bot": Activity(_MESSAGE, Role.BOT, public=True),
    "message_by_peer": Activity(_MESSAGE, Role.PEER, public=True),
    "note": Activity(EventKind.NOTE, Role.AGENT),
    "assigned": Activity(EventKind.ASSIGNED),
    "moved": Activity(EventKind.MOVED),
    "escalated": Activity(EventKind.ESCALATED),
    "solution": Activity(EventKind.SOLUTION, Role.AGENT, public=True),
    "resolved": Activity(EventKind.RESOLVED, Role.AGENT),
    "reopened": Activity(EventKind.REOPENED, Role.CUSTOMER),
    "pending": Activity(EventKind.STATUS, detail="pending"),
    "closed": Activity(EventKind.STATUS, detail="closed"),
    "rated": Activity(EventKind.RATED, Role.CUSTOMER),
    "accepted": Activity(EventKind.ACCEPTED, Role.PEER),
    "points": Activity(EventKind.POINTS, Role.PEER),
    "merged": Activity(EventKind.MERGED),
    "deleted": Activity(EventKind.DELETED),
    "bot": Activity(EventKind.BOT, Role.BOT),
    "ignored": None,
}
"""The activities that a mapping of an event log may name. ``ignored``: dropped, and counted."""
