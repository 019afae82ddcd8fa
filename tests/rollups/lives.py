"""Contacts drawn by hypothesis, each with all that happened to it later, days after it came.

A life is a list of what the source said of a contact, in the order in which it came to be true: facts as
:func:`tests.reference.nasty.contact` takes them, with instants in seconds since the contact was created.
"""

from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

Facts = dict[str, Any]
Draw = st.DrawFn

DAY_S = 86_400
CHANNELS = ("phone", "phone", "web_chat", "email", "email", "sms", "community", "ivr", "chatbot", "app")
LIVE = ("phone", "web_chat")
SELF_SERVICE = ("ivr", "chatbot", "app")
QUEUES = ("first", "mail", "mixed", "")
AGENTS = ("anna", "piotr", "ghost")
TOPICS = ("Roaming", "Bills", "")
SITES = ("north", "south", "")
CUSTOMERS = ("ada", "bea", "cid", "")
GONE = ("abandoned", "left", "timed_out", "callback", "closed_unanswered")

WAITS = st.sampled_from([0, 0.001, 3, 5, 5.001, 19.999, 20, 20.001, 60, 1800, 1801, 7200]) | st.floats(
    0, 90_000
).map(lambda seconds: round(seconds, 3))
LATER = st.sampled_from([60, 3600, DAY_S - 1, DAY_S, 2 * DAY_S, 3 * DAY_S + 7, 6 * DAY_S, 7 * DAY_S]) | (
    st.integers(0, 8 * DAY_S)
)
"""Seconds between a contact and what happens to it late."""
HOURS = st.sampled_from([0, 1, 2, 3, 12, 22, 23, 23]) | st.integers(0, 23)
EDGES = st.sampled_from([0, 0.001, 1, 1799.999, 1800, 3599, 3599.999]) | st.integers(0, 3599)
"""Seconds within an hour, often those at which something turns."""


class Life(Struct, frozen=True):
    """``day`` and ``at``: so many days after the first of the tale, and so many seconds later."""

    id: str
    source: str
    channel: str
    day: int
    at: float
    versions: tuple[Facts, ...]


@st.composite
def lives(draw: Draw, number: int, days: tuple[int, int]) -> Life:
    """One life that began on a day between two."""
    channel = draw(st.sampled_from(CHANNELS))
    facts = draw(_beginnings(channel))
    versions = [facts]
    for change in draw(st.lists(changes(channel), max_size=3)):
        facts = {**facts, **change}
        facts["updated"] += draw(st.sampled_from([0, 0, 1, 60]))
        versions.append(facts)
    return Life(
        id=str(number),
        source=draw(st.sampled_from(["desk", "desk", "tickets"])),
        channel=channel,
        day=draw(st.integers(*days)),
        at=draw(HOURS) * 3600 + draw(EDGES),
        versions=tuple(versions),
    )


@st.composite
def _beginnings(draw: Draw, channel: str) -> Facts:
    """What is said of a contact first."""
    facts = draw(_who())
    if channel in SELF_SERVICE:
        end = draw(WAITS)
        facts |= {"outcome": "not_queued", "status": "closed", "ended": end, "updated": end, "queue": ""}
        return facts | {"topic": draw(st.sampled_from(TOPICS))}
    queued = draw(st.sampled_from([0, 0, 0, 30, 3600]))
    facts |= {"queued": queued, "asked": queued, "updated": queued}
    facts["via"] = draw(st.sampled_from(["", "", "ivr", "chatbot"])) if queued else ""
    facts |= draw(_ends(channel, queued, draw(WAITS)))
    return facts | draw(_talks(facts, channel))


def _ends(channel: str, queued: float, wait: float) -> st.SearchStrategy[Facts]:
    """How the wait ended, if it did: so long after queueing."""
    at = queued + wait
    over: Facts = {"status": "closed", "outcome_at": at, "ended": at, "updated": at, "waiting_since": None}
    gone = st.sampled_from(GONE).map(lambda outcome: {**over, "outcome": outcome})
    answered: Facts = {"status": "open", "outcome": "answered", "answered": at, "outcome_at": at}
    answered |= {"updated": at, "waiting_since": None, "owner": "anna", "agents": ["anna"]}
    if channel in LIVE:
        answered |= {"status": "closed", "ended": at + 200, "closed": at + 200, "updated": at + 200}
    waiting: Facts = {"status": "new", "outcome": "waiting", "waiting_since": queued, "updated": queued}
    unsaid: Facts = {**waiting, "status": "closed", "waiting_since": None, "updated": at}
    return st.one_of(st.sampled_from([answered, answered, waiting, waiting, unsaid]), gone)


def _who() -> st.SearchStrategy[Facts]:
    customers = [{"address": name} if name else None for name in CUSTOMERS]
    return st.fixed_dictionaries(
        {
            "queue": st.sampled_from(QUEUES),
            "topic": st.sampled_from(TOPICS),
            "site": st.sampled_from(SITES),
            "region": st.sampled_from(["", "east"]),
            "customer": st.sampled_from(customers),
        }
    )


@st.composite
def _talks(draw: Draw, facts: Facts, channel: str) -> Facts:
    """What was said, how long it took, and what makes no sense of it."""
    found: Facts = {}
    if draw(st.booleans()):
        found |= {"talk_s": draw(st.sampled_from([0.0, 198.0, 200.0, 31.25, -1.0])), "wrap_s": 20.5}
    if draw(st.booleans()):
        found |= {"rating": draw(st.sampled_from([1, 2.5, 5])), "line": draw(st.integers(1, 3))}
    if channel not in LIVE or draw(st.booleans()):
        found["events"] = draw(st.lists(_events(facts.get("answered") or 0), max_size=4))
    return found


def _events(after: float) -> st.SearchStrategy[Facts]:
    return st.fixed_dictionaries(
        {
            "at": st.sampled_from([0, 60, 3600]).map(lambda passed: after + passed),
            "kind": st.sampled_from(["message", "message", "message", "solution", "reopened", "accepted"]),
            "role": st.sampled_from(["agent", "agent", "customer", "peer"]),
            "author": st.sampled_from(["anna", "piotr", "helga"]),
            "public": st.just(True),
            "detail": st.sampled_from(["", "restart it"]),
            "text": st.sampled_from(["", "Bear with us"]),
        }
    )


def changes(channel: str) -> st.SearchStrategy[Facts]:
    """What changes of a contact, often days later."""
    found: list[st.SearchStrategy[Facts]] = [LATER.map(_resolved), _MOVED, _OWNED, _ENDED, _MOVED_IN_TIME]
    if channel not in SELF_SERVICE:
        found += [LATER.map(_answered), LATER.map(_reopened), _CALLBACKS]
    return st.one_of(found)


def _resolved(at: float) -> Facts:
    return {"status": "resolved", "resolved": at, "waiting_since": None, "updated": at}


def _answered(at: float) -> Facts:
    return {
        "status": "open",
        "outcome": "answered",
        "answered": at,
        "outcome_at": at,
        "waiting_since": None,
        "updated": at,
        "owner": "piotr",
        "agents": ["piotr"],
    }


def _reopened(at: float) -> Facts:
    return {"status": "open", "reopened": 1, "resolved": None, "waiting_since": at, "updated": at}


_MOVED = st.fixed_dictionaries(
    {
        "queue": st.sampled_from(QUEUES),
        "topic": st.sampled_from(TOPICS),
        "site": st.sampled_from(SITES),
        "customer": st.sampled_from([{"address": name} for name in CUSTOMERS if name]),
    }
)
_OWNED = st.sampled_from(AGENTS).map(lambda name: {"owner": name, "agents": ["anna", name]})
_ENDED: st.SearchStrategy[Facts] = st.sampled_from(
    [
        {"status": "deleted", "outcome": "closed_unanswered"},
        {"status": "merged"},
        {"phantom": True},
        {"attached_to": "0"},
        {"escalated": True, "line": 2},
        {"outcome": "abandoned", "answered": None},
    ]
)
_MOVED_IN_TIME = st.sampled_from([30, 3600, DAY_S]).map(lambda by: {"queued": by, "answered": None})
_CALLBACKS = LATER.flatmap(
    lambda due: st.sampled_from([None, 60, due, due + 1]).map(
        lambda done: {"callback_due": due, "callback_done": done}
    )
)
