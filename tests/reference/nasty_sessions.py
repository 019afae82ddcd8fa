"""Contacts on every edge of self-service and of customers who come again."""

from typing import Any

from tests.reference.desks import Raw
from tests.reference.nasty import call, contact

DAY = 86_400


def known(name: str) -> Raw:
    """A customer of that name."""
    return {"customer": {"address": f"{name}@example.net"}}


def session(name: str, channel: str = "ivr", at: float = -3600, **facts: Any) -> Raw:
    """A session of a minute that ended in self-service, of a customer of its own."""
    given: Raw = {"outcome": "not_queued", "queue": "", "ended": 60, "resolved": 60, "updated": 60}
    return contact(name, channel, at, **given | known(name) | facts)


def again(name: str, after: float, **facts: Any) -> list[Raw]:
    """A session that ended an hour ago or more, and a call of its customer so long ``after`` its end."""
    at = min(-3600.0, -60 - after)
    later = call(f"{name}: call", at=at + 60 + after, **known(name) | facts)
    return [session(name, at=at), later]


def returned(name: str, before: float, first: str = "anna", **facts: Any) -> list[Raw]:
    """A call of ten minutes ago, and one of the same customer so long ``before``."""
    earlier: Raw = {"at": -600 - before, "agents": [first], "owner": first} | known(name)
    return [call(f"{name}: first", **earlier | facts), call(name, agents=["anna"], **known(name))]


BY_HAND: list[Raw] = [
    # asked a person after the session
    *again("one instant after", 0.001),
    *again("at its very end", 0),
    *again("during it", -10),
    *again("a day after", DAY),
    *again("an instant after a day", DAY + 0.001),
    *again("in writing", 50),
    contact("in writing: mail", "email", -3500, status="open", outcome="waiting", **known("in writing")),
    *again("by a phantom", 50, phantom=True),
    *again("by a document", 50, attached_to="x"),
    *again("by nonsense", 50, talk_s=-1.0),
    *again("through the menu", 50, via="ivr", queued=20, answered=25, outcome_at=25),
    session("of nobody", customer=None),
    call("of nobody: call", at=-3500, customer=None),
    session("tried the bot next", **known("tried")),
    session("the bot", "chatbot", at=-3000, **known("tried")),
    # how it ended
    session("still in the menu", status="open", ended=None, resolved=None),
    session("open, but over", status="open", resolved=None),
    session("open, was solved", status="open", ended=None),
    session("only solved", "portal", ended=None),
    session("only closed", "app", ended=None, resolved=None, closed=90),
    session("closed, nobody knows when", ended=None, resolved=None),
    session("no length at all", ended=0, resolved=0),
    session("runs backwards", ended=-1, resolved=None),
    session("a phantom", phantom=True),
    session("over this instant", at=-60),
    session("of this night", at=-45_630),
    session("of yesterday, over today", at=-45_660),
    session("exactly a day ago", at=-DAY - 60),
    session("more than a day ago", at=-DAY - 60.001),
    session("with a topic", topic="Roaming"),
    session("with a topic, in another queue", topic="Roaming", queue="mixed"),
    session("a word of the future", "hologram"),
    # went on to people
    call("from the menu", wait=60, via="ivr", queued=40, topic="Roaming"),
    call("from the bot", via="chatbot", queued=7),
    call("from the menu, hung up in it", via="ivr", queued=None, outcome="not_queued"),
    call("from the menu at once", via="ivr"),
    call("from a phone", wait=60, via="phone", queued=40),
    call("from another world", wait=60, via="carrier pigeon", queued=40),
    session("from the bot to the menu", via="chatbot", queued=30),
    session("from the bot to the menu, still there", via="chatbot", queued=30, ended=None, status="open"),
    contact(
        "from the bot to mail", "email", -900, via="chatbot", queued=30, status="open", outcome="waiting"
    ),
    call("from the menu, a phantom", wait=60, via="ivr", queued=40, phantom=True),
    # came back to the same agent
    *returned("back", 600),
    *returned("back to another", 600, "piotr"),
    *returned("back at the same instant", 0),
    *returned("back an instant later", 0.001),
    *returned("back after thirty days", 30 * DAY),
    *returned("back after more", 30 * DAY + 0.001),
    *returned("back to nobody", 600, agents=[]),
    *returned("back from a phantom", 600, phantom=True),
    *returned("back from a document", 600, attached_to="x"),
    *returned("back from nonsense", 600, hold_s=-1.0),
    session("back from the app: first", "app", at=-1200, agents=["anna"], **known("back from the app")),
    call("back from the app", agents=["anna"], **known("back from the app")),
    *returned("back to one of two", 600, agents=["piotr", "anna"]),
    call("one of two: third", at=-200, agents=["piotr", "anna"], **known("back to one of two")),
    *returned("back to an unknown agent", 600, "ghost"),
    call("back, unknown", at=-100, agents=["anna"], customer=None),
    contact("back from writing", "email", -100, status="open", agents=["piotr"], **known("back")),
    session("back to the menu", agents=["anna"], **known("back")),
]
