"""The words for the domain's enums."""

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.batch import Ability
from supervisor_app.domain.channels import Channel, Family, Hue
from supervisor_app.domain.contacts import EventKind, Outcome, Role, Status
from supervisor_app.domain.snapshot import HealthState, Span

_CHANNELS = {
    Channel.PHONE: "Phone",
    Channel.VIDEO: "Video",
    Channel.APP_CHAT: "App chat",
    Channel.WEB_CHAT: "Web chat",
    Channel.IN_PERSON: "In person",
    Channel.EMAIL: "E-mail",
    Channel.LETTER: "Letter",
    Channel.SMS: "SMS",
    Channel.WEB_FORM: "Web form",
    Channel.ACCOUNT: "Account",
    Channel.FACEBOOK: "Facebook",
    Channel.MESSENGER: "Messenger",
    Channel.TWITTER: "Twitter",
    Channel.INSTAGRAM: "Instagram",
    Channel.TELEGRAM: "Telegram",
    Channel.WHATSAPP: "WhatsApp",
    Channel.COMMUNITY: "Community",
    Channel.IVR: "Voice menu",
    Channel.CHATBOT: "Chatbot",
    Channel.PORTAL: "Portal",
    Channel.APP: "App",
    Channel.OTHER: "Other",
}

_NAMES = frozenset(
    {
        Channel.SMS,
        Channel.FACEBOOK,
        Channel.MESSENGER,
        Channel.TWITTER,
        Channel.INSTAGRAM,
        Channel.TELEGRAM,
        Channel.WHATSAPP,
    }
)
"""Written with a capital in running text too."""

_FAMILIES = {Family.LIVE: "live", Family.WRITTEN: "written", Family.SELF_SERVICE: "self-service"}

_HUES = {
    Hue.VOICE: "Voice",
    Hue.WRITTEN: "Written",
    Hue.CHAT: "Chat",
    Hue.SOCIAL: "Social",
    Hue.SELF_SERVICE: "Self-service",
    Hue.IN_PERSON: "In person",
    Hue.SMS: "SMS",
}

_PRESENCE = {
    PresenceState.FREE: "free",
    PresenceState.RINGING: "ringing",
    PresenceState.ON_CALL: "on a call",
    PresenceState.CHATTING: "chatting",
    PresenceState.WRITING: "writing",
    PresenceState.WRAP_UP: "wrap-up",
    PresenceState.BREAK: "break",
    PresenceState.OFFLINE: "offline",
}

_OUTCOMES = {
    Outcome.WAITING: "still waiting",
    Outcome.ANSWERED: "answered",
    Outcome.ABANDONED: "abandoned",
    Outcome.LEFT: "left",
    Outcome.TIMED_OUT: "timed out",
    Outcome.CALLBACK: "asked for a callback",
    Outcome.CLOSED_UNANSWERED: "closed unanswered",
    Outcome.NOT_QUEUED: "never queued",
    Outcome.UNOBSERVED: "ended unobserved",
}

_STATUSES = {
    Status.NEW: "new",
    Status.OPEN: "open",
    Status.PENDING: "pending",
    Status.RESOLVED: "solved",
    Status.CLOSED: "closed",
    Status.DELETED: "deleted",
    Status.MERGED: "merged",
}

_HEALTH = {
    HealthState.STARTING: "starting",
    HealthState.OK: "up to date",
    HealthState.LATE: "late",
    HealthState.LOST: "lost",
}

_SPANS = {
    Span.NOW: "now",
    Span.LAST_30_MIN: "last 30 min",
    Span.TODAY: "today",
    Span.LAST_7_DAYS: "last 7 days",
    Span.WINDOW: "chosen window",
}

_ABILITIES = {
    Ability.PRESENCE: "presence of agents",
    Ability.LIVE_QUEUES: "live queues",
    Ability.TIMELINE: "timelines",
    Ability.TEXTS: "texts",
    Ability.BACKFILL: "history",
    Ability.TALK_TIMES: "talk times",
    Ability.RATINGS: "ratings",
}

_EVENTS = {
    EventKind.MESSAGE: "message",
    EventKind.NOTE: "internal note",
    EventKind.QUEUED: "queued",
    EventKind.RINGING: "ringing",
    EventKind.ANSWERED: "answered",
    EventKind.ABANDONED: "abandoned",
    EventKind.LEFT: "left the queue",
    EventKind.TIMED_OUT: "timed out",
    EventKind.CALLBACK: "callback asked for",
    EventKind.HOLD: "on hold",
    EventKind.ENDED: "ended",
    EventKind.ASSIGNED: "assigned",
    EventKind.MOVED: "moved",
    EventKind.STATUS: "status",
    EventKind.RESOLVED: "solved",
    EventKind.REOPENED: "reopened",
    EventKind.ESCALATED: "escalated",
    EventKind.SOLUTION: "solution offered",
    EventKind.RATED: "rated",
    EventKind.ACCEPTED: "answer accepted",
    EventKind.POINTS: "points granted",
    EventKind.MERGED: "merged",
    EventKind.DELETED: "deleted",
    EventKind.BOT: "bot",
}

_ROLES = {
    Role.CUSTOMER: "customer",
    Role.AGENT: "agent",
    Role.BOT: "bot",
    Role.PEER: "another customer",
    Role.SYSTEM: "system",
}


def channel_title(channel: Channel) -> str:
    """A channel as a heading or label: ``E-mail``."""
    return _CHANNELS[channel]


def channel_word(channel: Channel) -> str:
    """A channel inside a line of text: ``e-mail``, ``phone``, but ``Facebook``."""
    title = _CHANNELS[channel]
    return title if channel in _NAMES else title.lower()


def family_words(family: Family) -> str:
    """All channels of a family, inside a line of text: ``written channels``."""
    return f"{_FAMILIES[family]} channels"


def hue_title(hue: Hue) -> str:
    """A colour group of channels, as a heading or in a legend: ``Self-service``."""
    return _HUES[hue]


def presence_word(state: PresenceState | None) -> str:
    """What an agent is doing; ``not told`` where no source says."""
    return "not told" if state is None else _PRESENCE[state]


def outcome_word(outcome: Outcome) -> str:
    """How the wait ended."""
    return _OUTCOMES[outcome]


def status_word(status: Status) -> str:
    """Where a contact stands as work."""
    return _STATUSES[status]


def health_word(state: HealthState) -> str:
    """How a source is doing."""
    return _HEALTH[state]


def span_word(span: Span) -> str:
    """The stretch of time of a figure."""
    return _SPANS[span]


def ability_title(ability: Ability) -> str:
    """What a source can deliver."""
    return _ABILITIES[ability]


def event_word(kind: EventKind) -> str:
    """What happened in a timeline."""
    return _EVENTS[kind]


def role_word(role: Role) -> str:
    """Who did it."""
    return _ROLES[role]


def helper_name(key: str) -> str:
    """A customer who helps others, by the start of their pseudonymous key."""
    return f"Customer {key[:6]}"
