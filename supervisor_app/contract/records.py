"""The JSON records of the Supervisor help-desk API, version 1 (docs/helpdesk-api/openapi.yaml).

Times are RFC 3339 with an offset. Unknown members are ignored by readers, so that servers may add to
them; words of open lists (channel, presence) that a reader does not know are kept as "other".
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

ContactStatus = Literal["new", "open", "pending", "resolved", "closed", "deleted", "merged"]
WaitOutcome = Literal[
    "waiting",
    "answered",
    "abandoned",
    "left",
    "timed_out",
    "callback",
    "closed_unanswered",
    "not_queued",
]


class ServerInfo(Struct, kw_only=True):
    """GET /v1/server: who answers and what its clock says."""

    name: str
    api_version: str
    now: datetime
    user: str
    rights: list[str] = []
    simulated: bool = False
    history_from: datetime | None = None


class SiteRecord(Struct, kw_only=True):
    """One site; ``zone`` is an IANA name."""

    key: str
    title: str
    zone: str


class ChannelRecord(Struct, kw_only=True):
    """One channel the server counts contacts of."""

    key: str
    title: str


class QueueRecord(Struct, kw_only=True):
    """One queue; ``channel`` is missing where it takes several."""

    key: str
    title: str
    channel: str | None = None
    site: str = ""


class AgentRecord(Struct, kw_only=True, omit_defaults=True):
    """One agent with what they are doing since when."""

    id: str
    name: str
    login: str = ""
    site: str = ""
    queues: list[str] = []
    capacity: int | None = None
    presence: str | None = None
    since: datetime | None = None
    reason: str = ""


class LiveQueue(Struct, kw_only=True, omit_defaults=True):
    """How many wait in a queue now, and since when the longest."""

    queue: str
    waiting: int
    longest_since: datetime | None = None


class LiveAnswer(Struct, kw_only=True):
    """GET /v1/live: queues and agents at an instant. Carries an ETag."""

    at: datetime
    queues: list[LiveQueue]
    agents: list[AgentRecord]


class EventRecord(Struct, kw_only=True, omit_defaults=True):
    """One thing in a contact's timeline.

    ``text`` only in GET /v1/contacts/{id}; that of agents' public messages also where it is asked for.
    """

    id: str
    at: datetime
    kind: str
    role: str
    author: str = ""
    public: bool = False
    detail: str = ""
    text: str = ""


class CustomerRecord(Struct, kw_only=True, omit_defaults=True):
    """Who asks: an address (telephone number, e-mail, handle) and maybe a name."""

    address: str
    name: str = ""


class ContactRecord(Struct, kw_only=True, omit_defaults=True):
    """A contact as it is now. Durations in seconds; members that have not happened are missing.

    ``queued``: waits for a person; ``asked``: the customer's message that starts the first-response
    clock; ``waiting_since``: the customer waits now, since then; ``agents``: all who took part;
    ``via``: the self-service channel it came through before it waited for a person.
    """

    id: str
    channel: str
    status: ContactStatus
    outcome: WaitOutcome
    created: datetime
    updated: datetime
    site: str = ""
    queue: str = ""
    topic: str = ""
    region: str = ""
    subject: str = ""
    customer: CustomerRecord | None = None
    owner: str = ""
    agents: list[str] = []
    queued: datetime | None = None
    asked: datetime | None = None
    answered: datetime | None = None
    outcome_at: datetime | None = None
    waiting_since: datetime | None = None
    ended: datetime | None = None
    resolved: datetime | None = None
    closed: datetime | None = None
    wait_s: float | None = None
    talk_s: float | None = None
    hold_s: float | None = None
    wrap_s: float | None = None
    line: int = 1
    reopened: int = 0
    escalated: bool = False
    opened_by_agent: bool = False
    callback_due: datetime | None = None
    callback_done: datetime | None = None
    solutions: list[str] = []
    rating: float | None = None
    attached_to: str = ""
    phantom: bool = False
    link: str = ""
    via: str = ""
    events: list[EventRecord] = []


class ContactPage(Struct, kw_only=True):
    """GET /v1/contacts?cursor=…&limit=…: contacts changed since the cursor, oldest change first.

    ``cursor`` goes into the next request; ``more``: ask again at once; ``remaining``: about how many
    changed contacts are left. ``contacts`` is decoded one by one by careful readers, so that one bad
    record does not cost the page.
    """

    contacts: list[ContactRecord]
    cursor: str
    more: bool
    remaining: int = 0


class ContactDetail(Struct, kw_only=True):
    """GET /v1/contacts/{id}: one contact with its whole timeline, texts included."""

    contact: ContactRecord
    events: list[EventRecord]


class Problem(Struct, kw_only=True):
    """The body of every error answer: 401, 403, 404, 422, 429, 503."""

    status: int
    title: str
    detail: str = ""
