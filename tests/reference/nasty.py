"""Contacts that no good server would send, and contacts on every edge: by hand, and by dice."""

from random import Random
from typing import Any

from tests.reference.desks import Raw, instant_of, spelled

ZONE = "Europe/Warsaw"
NOON = instant_of("2026-11-20T12:40:00", ZONE)
MIDNIGHT = instant_of("2026-11-20T00:00:00", ZONE)
AGENTS: list[Raw] = [{"id": name, "name": name.title(), "queues": ["first"]} for name in ("anna", "piotr")]
QUEUES: list[Raw] = [
    {"key": "first", "title": "First", "channel": "phone"},
    {"key": "mail", "title": "Mail", "channel": "email"},
    {"key": "mixed", "title": "Mixed"},
]

_STAMPS = ["queued", "asked", "answered", "outcome_at", "waiting_since", "ended", "resolved", "closed"]
_STAMPS += ["updated", "callback_due", "callback_done"]
_CHANNELS = ("phone", "phone", "video", "email", "email", "whatsapp", "ivr", "app", "community", "smoke")


def contact(name: str, channel: str = "phone", at: float = -600, **facts: Any) -> Raw:
    """A contact that reached us ``at`` seconds from noon; its other stamps are seconds from there."""
    created = NOON + round(at * 1000)
    raw: Raw = {
        "id": name,
        "channel": channel,
        "status": "closed",
        "outcome": "answered",
        "created": spelled(created),
        "updated": spelled(created),
        "queue": {"phone": "first", "email": "mail"}.get(channel, "mixed"),
    }
    for word, value in facts.items():
        if value is None:  # it has not happened
            continue
        raw[word] = spelled(created + round(value * 1000)) if word in _STAMPS else value
    for number, event in enumerate(raw.get("events", [])):
        event["at"] = spelled(created + round(event["at"] * 1000))
        event.setdefault("id", str(number))
    return raw


def call(name: str, outcome: str = "answered", wait: float = 10, **facts: Any) -> Raw:
    """A call that ended, with a wait by its stamps."""
    given: Raw = {"queued": 0, "outcome_at": wait, "ended": wait + 60, "updated": wait + 60, "owner": "anna"}
    if outcome == "answered":
        given["answered"] = wait
    else:
        given |= {"owner": "", "ended": wait, "updated": wait}
    return contact(name, outcome=outcome, **given | facts)


def mail(name: str, answer: float | None = None, **facts: Any) -> Raw:
    """An e-mail of two hours ago; open, answered after so many seconds or not."""
    given: Raw = {"at": -7200, "queued": 0, "asked": 0, "status": "open", "outcome": "waiting"}
    if answer is None:
        given["waiting_since"] = 0
    else:
        given |= {"answered": answer, "outcome_at": answer, "updated": answer, "outcome": "answered"}
    return contact(name, "email", **given | facts)


BY_HAND: list[Raw] = [
    # waits exactly on T and S, and one step of the clock beyond
    call("just in time", wait=20),
    call("just too late", wait=20.001),
    call("just short", "abandoned", wait=5),
    call("just not short", "abandoned", wait=5.001),
    call("gave up on T", "abandoned", wait=20),
    call("gave up after T", "abandoned", wait=20.001),
    call("callback on T", "callback", wait=20, status="pending", agents=["piotr"]),
    call("callback after T", "callback", wait=21, status="pending"),
    call("left", "left", wait=3),
    call("timed out", "timed_out", wait=1800, at=-3600),
    call("given wait wins", wait=40, wait_s=12.5),
    call("given wait of who gave up", "abandoned", wait=4, wait_s=6),
    contact("waits on T", at=-20, status="new", outcome="waiting", queued=0, waiting_since=0),
    contact("waits beyond T", at=-20.001, status="new", outcome="waiting", queued=0, waiting_since=0),
    contact("waits from the menu on", at=-300, status="new", outcome="waiting", queued=290),
    contact("comes at this instant", at=0, status="new", outcome="waiting", queued=0, waiting_since=0),
    contact("comes from the future", at=5, status="new", outcome="waiting", queued=0, waiting_since=0),
    contact("menu alone", "ivr", outcome="not_queued", ended=40, resolved=40, updated=40),
    contact("hung up in the menu", outcome="not_queued", ended=9, updated=9),
    # what makes no sense
    call("answered before queued", answered=-5) | {"queued": spelled(NOON - 590_000)},
    call("ended before it was answered", ended=5),
    call("negative talk", talk_s=-1.0),
    call("queued before it came", queued=-30),
    call("hung up before queueing", "abandoned", queued=30, outcome_at=None, ended=10),
    contact("answered before the question", "email", -7200, status="open", asked=600, queued=0, answered=300),
    # what does not count
    call("phantom", phantom=True),
    call("phantom that runs backwards", phantom=True, ended=5),
    call("documents a call", attached_to="just in time"),
    mail("documents a call in writing", attached_to="just in time"),
    # durations
    call("talk three seconds off", talk_s=57.0),
    call("talk two seconds off", talk_s=58.0, hold_s=0.0, wrap_s=20.0),
    call("hold beside talk", talk_s=50.0, hold_s=10.0),
    call("wrap-up alone", answered=None, outcome_at=None, wrap_s=30.0),
    call("hold of a stamped talk", hold_s=15.0, wrap_s=5.0),
    call("ended and called back later", resolved=500, closed=550, updated=550),
    # missing members
    call("queued is missing", queued=None),
    call("queued and asked", queued=None, asked=2),
    call("no queue", queue=""),
    call("a queue nobody told", queue="secret"),
    call("channel of another world") | {"channel": "carrier pigeon"},
    call("answered, but when", answered=None, outcome_at=None),
    call("gave up, but when", "abandoned", outcome_at=None),
    # agents
    call("unknown agent", owner="ghost"),
    call("nobody owns it, two took part", owner="", agents=["anna", "piotr"]),
    call("back in the queue", owner="", agents=["anna"], status="open"),
    call("solved and given back", owner="", agents=["anna"], status="resolved", resolved=60),
    mail("in progress", 60, owner="anna"),
    mail("owned, not begun", owner="piotr"),
    mail("of an unknown agent", 60, owner="ghost"),
    # midnight
    call("over midnight", at=-45_610, wait=30, ended=1200, updated=1200, talk_s=1170.0),
    call("queued after midnight", at=-45_605, queued=10, answered=15, outcome_at=15, ended=100, updated=100),
    call("on midnight", at=-45_600),
    call("just before midnight", at=-45_600.001),
    mail("solved today, of the day before yesterday", 60, at=-130_000, status="resolved", resolved=129_000),
    mail("still open, of last month", at=-2_600_000),
    call("ended yesterday, solved today", at=-50_000, resolved=49_000, updated=0, status="resolved"),
    mail("its server forgot to update it", at=-130_000, resolved=129_000, status="resolved", updated=0),
    # writing
    mail("promise kept to the instant", 1800, status="resolved", resolved=1800),
    mail("promise just broken", 1800.001),
    mail("due this instant", at=-1800),
    mail("due an instant ago", at=-1800.001),
    mail("ten minutes left", at=-1200),
    mail("six minutes left", at=-1440),
    mail("four minutes left", at=-1560),
    mail("less than ten minutes left", at=-1200.001),
    mail("came back", 60, reopened=1, waiting_since=3000, owner="anna", resolved=70),
    mail("came back and was solved again", 60, reopened=1, resolved=3600, status="resolved", owner="anna"),
    mail("answered after a day", 90_000, at=-95_000),
    mail("opened by an agent", opened_by_agent=True, asked=None, waiting_since=None, owner="anna"),
    mail("opened by an agent, answered", 700, opened_by_agent=True, asked=600, queued=600, owner="anna"),
    mail("merged", status="merged", waiting_since=None, updated=300),
    mail("deleted", status="deleted", outcome="closed_unanswered", outcome_at=100, updated=100),
    mail("deleted after an answer", 60, status="deleted", updated=100),
    mail("closed at once", status="closed", closed=60, updated=60),
    mail("closed too late", status="closed", closed=4000, updated=4000),
    mail("closed, and the customer is said to wait", status="closed", closed=60, updated=60, waiting_since=0),
    mail("pending on the customer", 60, status="pending"),
    # customers
    *(mail(f"one on three channels {at}", at=at, customer={"address": "jan@example.net"}) for at in (-9, -8)),
    contact("the same in the queue", at=-3, status="new", outcome="waiting", queued=0, waiting_since=0)
    | {"customer": {"address": "jan@example.net"}},
]


def by_dice(seed: int, number: int = 400) -> list[Raw]:
    """Contacts of any facts at all, most of the day of NOON, many of them nonsense."""
    dice = Random(seed)
    return [_diced(dice, f"{seed}-{index}") for index in range(number)]


def _diced(dice: Random, name: str) -> Raw:
    words: Raw = {
        "channel": dice.choice(_CHANNELS),
        "status": dice.choice(["new", "open", "open", "pending", "resolved", "closed", "deleted", "merged"]),
        "outcome": dice.choice(
            [
                "waiting",
                "answered",
                "answered",
                "abandoned",
                "left",
                "timed_out",
                "callback",
                "closed_unanswered",
                "not_queued",
            ]
        ),
        "queue": dice.choice(["first", "mail", "mixed", ""]),
        "owner": dice.choice(["", "anna", "piotr", "ghost"]),
        "agents": dice.choice([[], ["anna"], ["piotr", "anna"], ["ghost"]]),
        "customer": dice.choice([{"address": f"c{dice.randrange(9)}"}, None]),
        "at": -dice.choice([dice.uniform(0, 2400), dice.uniform(0, 50_000), dice.uniform(0, 200_000)]),
        "phantom": dice.random() < 0.03,
        "attached_to": dice.choice(["", "", "", "", "", "x"]),
        "opened_by_agent": dice.random() < 0.1,
    }
    at = 0.0
    for stamp in (
        "queued",
        "asked",
        "answered",
        "outcome_at",
        "waiting_since",
        "ended",
        "resolved",
        "closed",
    ):
        at = max(at + dice.choice([0, 5, 15, 20, 1800, dice.expovariate(1 / 200), -dice.random()]), -2)
        words[stamp] = round(at, 3) if dice.random() < 0.7 else None
    words["updated"] = at
    for duration in ("wait_s", "talk_s", "hold_s", "wrap_s"):
        words[duration] = dice.choice([None, None, 5.0, 20.0, round(dice.uniform(-1, 300), 3)])
    return contact(name, **words | _diced_talk(dice))


def _diced_talk(dice: Random) -> Raw:
    """Facts that figures of quality are made of, any of them."""
    due = dice.choice([None, None, round(dice.uniform(0, 90_000), 3)])
    return {
        "via": dice.choice(["", "", "ivr", "chatbot", "phone", "telepathy"]),
        "topic": dice.choice(["", "Roaming", "Bills"]),
        "region": dice.choice(["", "North", "South"]),
        "line": dice.choice([0, 1, 1, 2, 3]),
        "reopened": dice.choice([0, 0, 1, 2]),
        "escalated": dice.random() < 0.2,
        "rating": dice.choice([None, None, 1, 3.5, 5]),
        "callback_due": due,
        "callback_done": dice.choice([None, due, round(dice.uniform(0, 90_000), 3)]),
        "events": [_diced_event(dice) for _ in range(dice.choice([0, 0, 1, 2, 4, 8]))],
    }


def _diced_event(dice: Random) -> Raw:
    kinds = ["message", "message", "message", "note", "solution", "reopened", "accepted", "points", "dance"]
    return {
        "at": dice.choice([0, 5, 60, round(dice.uniform(-5, 4000), 3)]),
        "kind": dice.choice(kinds),
        "role": dice.choice(["agent", "agent", "customer", "peer", "bot", "ghost"]),
        "author": dice.choice(["anna", "piotr", "helga", ""]),
        "public": dice.random() < 0.8,
        "detail": dice.choice(["", "wait", "restart it", "3", "-1", "ten"]),
        "text": dice.choice(["", "", "Bear with us", "please bear\n with us", "Hello"]),
    }
