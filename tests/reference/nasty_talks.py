"""Contacts on every edge of what is said in them: solutions offered twice, peers, points, call-backs."""

from typing import Any

from tests.reference.desks import Raw
from tests.reference.nasty import call, contact, mail

PHRASES = ("Your call is very important to us", "bear with us", "  ", "Straße   gesperrt")


def event(at: float, kind: str, role: str, author: str = "", **facts: Any) -> Raw:
    """Something that happened ``at`` seconds after the contact was created."""
    return {"at": at, "kind": kind, "role": role, "author": author, "public": True} | facts


def agent(at: float, author: str = "anna", text: str = "", **facts: Any) -> Raw:
    """A public message of an agent."""
    return event(at, "message", "agent", author, text=text, **facts)


def customer(at: float, **facts: Any) -> Raw:
    """A public message of the customer."""
    return event(at, "message", "customer", "jan@example.net", **facts)


def peer(at: float, author: str = "helga", **facts: Any) -> Raw:
    """A public message of another customer."""
    return event(at, "message", "peer", author, **facts)


def solution(at: float, detail: str = "restart it") -> Raw:
    """A solution offered by an agent."""
    return event(at, "solution", "agent", "anna", detail=detail)


def points(detail: str, author: str = "helga") -> Raw:
    """Points granted to another customer."""
    return event(400, "points", "peer", author, detail=detail)


def question(name: str, *events: Raw, **facts: Any) -> Raw:
    """A question in the community of two hours ago."""
    given: Raw = {"at": -7200, "queued": 0, "asked": 0, "status": "open", "owner": ""}
    return contact(name, "community", events=list(events), **given | facts)


def thread(name: str, *events: Raw, **facts: Any) -> Raw:
    """An e-mail that was answered and solved, with its story."""
    given: Raw = {"status": "resolved", "resolved": 900, "updated": 900, "owner": "anna"}
    return mail(name, 60, events=list(events), **given | facts)


BY_HAND: list[Raw] = [
    # solutions
    thread("offered twice in a row", agent(1), solution(1), solution(2)),
    thread("offered, failed, offered again", solution(1), customer(5), solution(9)),
    thread("offered, reopened, offered again", solution(1), event(5, "reopened", "system"), solution(9)),
    thread("reopened unseen", solution(1), event(5, "reopened", "customer", public=False), solution(9)),
    thread("another after it failed", solution(1), customer(5), solution(9, "change the card")),
    thread("the first of two again", solution(1), solution(2, "wait"), customer(5), solution(9)),
    thread("failed long ago", solution(1), customer(2), solution(3, "wait"), customer(4), solution(5)),
    thread("came before the first offer", customer(0), solution(1), solution(2)),
    thread("a private word", solution(1), customer(5, public=False), solution(9)),
    thread("a note of the customer", solution(1), event(5, "note", "customer"), solution(9)),
    thread("a word of a peer", solution(1), peer(5), solution(9)),
    thread("at one instant, in this order", solution(5), customer(5), solution(5)),
    thread("at one instant, in another order", customer(5), solution(5), solution(5)),
    thread("told backwards", solution(9), customer(5), solution(1)),
    thread("nobody says which", solution(1, ""), customer(5), solution(9, "")),
    thread("in other letters", solution(1, "Restart it"), customer(5), solution(9)),
    call("offered again on the phone", events=[solution(1), customer(5), solution(9)]),
    # who wrote
    thread("one writer, three times", agent(1), agent(2), agent(3)),
    thread("two writers", agent(1), agent(2, "piotr")),
    thread("two writers, the second first", agent(2), agent(1, "piotr")),
    thread("one message", agent(1)),
    thread("a message and a note", agent(1), agent(2, "piotr", public=False)),
    thread("a message and a public note", agent(1), event(2, "note", "agent", "piotr")),
    thread("a message and a bot", event(1, "message", "bot", "robot"), agent(2)),
    thread("a message of nobody", agent(1, ""), agent(2)),
    thread("two messages of nobody", agent(1, ""), agent(2, "")),
    thread("one message told twice", agent(1, id="7"), agent(1, id="7")),
    thread("one message in two versions", agent(1, id="7"), agent(2, "piotr", id="7"), agent(3)),
    contact("two messages of a bot", "chatbot", ended=60, events=[agent(1), agent(2)], outcome="not_queued"),
    # first reaction
    thread("at once, reopened", agent(1), reopened=1),
    thread("at once, reopened twice", agent(1), reopened=2, status="open"),
    thread("twice, never reopened", agent(1), agent(800)),
    thread("at once, not solved", agent(1), status="open", resolved=None),
    thread("solved without a word"),
    thread("at once, solved the day before", agent(1), at=-90_000),
    call("a word beside a call", resolved=80, events=[agent(1)]),
    call("solved on the second line", resolved=80, line=2),
    call("solved on no line", resolved=80, line=0),
    thread("solved on the third line", agent(1), line=3, escalated=True),
    # phrases
    thread("irritating", agent(1, text="Your call is very important to us.")),
    thread("shouted", agent(1, text="YOUR CALL IS\n  VERY\timportant to us!")),
    thread("two phrases at once", agent(1, text="Bear with us, your call is very important to us")),
    thread("twice", agent(1, text="bear with us"), agent(2, text="Please bear with us")),
    thread("nearly", agent(1, text="Your call is important to us"), agent(2, text="bear with  me")),
    thread("in two messages", agent(1, text="bear"), agent(2, text="with us")),
    thread("sharp", agent(1, text="Die STRASSE gesperrt")),
    thread("within a word", agent(1, text="forbear with users")),
    thread("said by the customer", customer(1, text="bear with us"), agent(2, text=" ")),
    thread("said among us", agent(1, text="bear with us", public=False), agent(2, text="Hello")),
    thread("not read", agent(1)),
    # other customers
    question("nobody answered", customer(0)),
    question("a peer", customer(0), peer(60)),
    question("a peer before an agent", peer(60), agent(90)),
    question("a peer after an agent", agent(60), peer(90)),
    question("a peer who is not seen", peer(60, public=False)),
    question("a peer at once", peer(0)),
    question(
        "two peers, the second taken", peer(60), peer(70, "otto"), event(80, "accepted", "peer", "otto")
    ),
    question("both taken", peer(60), event(80, "accepted", "peer", "otto"), event(70, "accepted", "peer")),
    question("taken, but not written", event(80, "accepted", "peer", "otto")),
    question("taken from nobody", peer(60), event(80, "accepted", "peer", "")),
    question("of yesterday", peer(60_000, "otto"), at=-86_400),
    question("answered before it was asked", peer(-60)),
    question("points", peer(1), points("10"), points("5", "otto")),
    *(question(f"{text!r} points", points(text)) for text in ("0", "-4", "+4", " 4", "4.0", "1_0", "٤", "")),
    question("points and a debt", points("7"), points("-9")),
    question("points that are no number", points("ten"), points("3")),
    thread("a peer by mail", peer(60), event(61, "accepted", "peer", "helga"), points("2")),
    question("gone", peer(60), status="deleted", phantom=True),
    # call-backs
    *(
        call(f"called back {late} s late", callback_due=-10, callback_done=late - 10, at=-600)
        for late in (0, 0.001, -0.001, 3600)
    ),
    *(
        call(f"owed since {over} s", status="open", ended=None, at=-600, callback_due=600 - over)
        for over in (0, 0.001, -0.001, -7200, 3600)
    ),
    call("owed, but closed", callback_due=60),
    call("owed since yesterday", status="pending", ended=None, callback_due=-60_000),
    call("owed until tomorrow, done", callback_due=90_000, callback_done=30),
    call("done, never owed", callback_done=30),
    call("owed, of a phantom", status="open", callback_due=60, phantom=True),
    call("due before it came", callback_due=-30, callback_done=-60),
    # ratings and talks
    *(call(f"rated {stars}", rating=stars) for stars in (0, 1, 3.5, 5, 4)),
    call("rated, still on the line", rating=5, ended=None, status="open"),
    mail("rated in writing", 60, rating=2, status="resolved", resolved=700),
    mail("talk in writing", 60, talk_s=77, status="resolved", resolved=700),
    call("no talk at all", talk_s=0.0),
    call("talk, and nobody saw it", answered=None, outcome_at=None, talk_s=33.0),
]
