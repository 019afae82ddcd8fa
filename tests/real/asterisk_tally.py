"""What the exchange itself says of its calls: bare events counted, in a session of their own."""

import threading
from dataclasses import dataclass, field

from tests.real.asterisk_server import Block, RawSession

_ROUNDING_S = 1.0  # the exchange cuts instants to whole seconds before it subtracts them


@dataclass
class Told:
    """One call by its events."""

    joins: int = 0
    abandons: int = 0
    connects: int = 0
    timeouts: int = 0
    joined_at: float = 0.0
    queue: str = ""
    agent: str = ""
    hold_s: int | None = None
    talk_s: int | None = None
    hung_up: bool = False

    @property
    def outcome(self) -> str:
        """How its wait ended, in the words of our outcomes."""
        if self.connects:
            return "answered"
        if self.joins == self.timeouts:
            return "timed_out"
        return "abandoned" if self.abandons > self.timeouts else "waiting"


@dataclass
class Tally:
    """All calls by ``Uniqueid``. Gathers in a thread of its own between ``start`` and ``stop``."""

    session: RawSession
    calls: dict[str, Told] = field(default_factory=dict)
    by_channel: dict[str, str] = field(default_factory=dict)
    completed: int = 0

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._gather, name="tally")

    def start(self) -> None:
        """Begin to gather."""
        self._thread.start()

    def stop(self) -> None:
        """Take what is left, and end."""
        self._stop.set()
        self._thread.join(30)
        self.session.close()

    def add(self, event: Block) -> None:
        """Count one event."""
        name, id = event.get("Event", ""), event.get("Uniqueid", "")
        if name == "AgentComplete":
            self._complete(id or self.by_channel.get(event.get("DestUniqueid", ""), ""), event)
        elif name == "QueueCallerJoin":
            told = self.calls.setdefault(id, Told(joined_at=float(event["Timestamp"])))
            told.joins, told.queue = told.joins + 1, event["Queue"]
        elif id in self.calls:
            self._add_to(self.calls[id], name, id, event)

    def _complete(self, id: str, event: Block) -> None:
        """The exchange leaves out whichever channel was gone a moment before: of both, nothing is left."""
        self.completed += 1
        if id:
            self.calls[id].talk_s = int(event["TalkTime"])

    def _add_to(self, told: Told, name: str, id: str, event: Block) -> None:
        if name == "QueueCallerAbandon":
            told.abandons += 1
        elif name == "AgentConnect":
            told.connects, told.agent = told.connects + 1, event["MemberName"]
            told.hold_s = int(event["HoldTime"])
            self.by_channel[event["DestUniqueid"]] = id
        elif name == "VarSet" and (event["Variable"], event["Value"]) == ("QUEUESTATUS", "TIMEOUT"):
            told.timeouts += 1
        elif name == "Hangup":
            told.hung_up = True

    def _gather(self) -> None:
        while not self._stop.is_set():
            for event in self.session.events(wait_s=1):
                self.add(event)
        for event in self.session.events():
            self.add(event)


def agree(ours_ms: int | None, told_s: int | None) -> bool:
    """Whether a duration of ours is the exchange's, but for its rounding."""
    if ours_ms is None or told_s is None:
        return ours_ms is None and told_s is None
    return abs(ours_ms / 1000 - told_s) <= _ROUNDING_S + 0.05
