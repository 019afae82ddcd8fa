"""What can stand in a contact's timeline: what happened, who did it, and whether the customer sees it."""

from typing import NamedTuple


class Happening(NamedTuple):
    """One kind of entry, in the words of the API. ``written``: it says a text, where others say a detail."""

    kind: str
    role: str
    public: bool = False
    written: bool = False


QUESTION = Happening("message", "customer", True, True)
ANSWER = Happening("message", "agent", True, True)
AUTO_REPLY = Happening("message", "bot", True, True)
PEER_ANSWER = Happening("message", "peer", True, True)
MENU = Happening("bot", "bot", True, True)
NOTE = Happening("note", "agent", False, True)
QUEUED = Happening("queued", "system")
RINGING = Happening("ringing", "system")
ASSIGNED = Happening("assigned", "system")
ANSWERED = Happening("answered", "agent")
HOLD = Happening("hold", "agent")
SOLUTION = Happening("solution", "agent", True)
ENDED = Happening("ended", "system")
RESOLVED = Happening("resolved", "agent")
REOPENED = Happening("reopened", "system")
ESCALATED = Happening("escalated", "agent")
CALLED_BACK = Happening("callback", "agent")
SET_CLOSED = Happening("status", "agent")
LAPSED = Happening("status", "system")
RATED = Happening("rated", "customer")
ACCEPTED = Happening("accepted", "peer")
POINTS = Happening("points", "peer")

WAIT_ENDED = {
    "abandoned": Happening("abandoned", "customer"),
    "left": Happening("left", "customer"),
    "callback": Happening("callback", "customer"),
    "timed_out": Happening("timed_out", "system"),
}
"""How a wait ended without a person, by the outcome."""
