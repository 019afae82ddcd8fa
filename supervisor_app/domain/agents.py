"""Agents and what they are doing."""

from enum import StrEnum

from msgspec import Struct

from supervisor_app.domain.time import Instant


class PresenceState(StrEnum):
    """What an agent does at an instant."""

    FREE = "free"
    RINGING = "ringing"
    ON_CALL = "on_call"
    CHATTING = "chatting"
    WRITING = "writing"
    WRAP_UP = "wrap_up"
    BREAK = "break"
    OFFLINE = "offline"

    @property
    def on_shift(self) -> bool:
        """Whether the agent is signed in."""
        return self is not PresenceState.OFFLINE


class Agent(Struct, frozen=True, kw_only=True):
    """A person who helps customers, as one source knows them.

    ``id`` is the source's own; ``capacity`` is how many interactive contacts at once (None: unknown).
    """

    source: str
    id: str
    name: str
    site: str = ""
    queues: tuple[str, ...] = ()
    capacity: int | None = None


class Presence(Struct, frozen=True, kw_only=True):
    """An agent is in a state since an instant. ``reason`` is the word given for a break."""

    source: str
    agent: str
    state: PresenceState
    since: Instant
    reason: str = ""


class PresenceInterval(Struct, frozen=True, kw_only=True):
    """An agent was in a state from ``since`` up to ``until`` (None: still is)."""

    source: str
    agent: str
    state: PresenceState
    since: Instant
    until: Instant | None = None
    reason: str = ""
