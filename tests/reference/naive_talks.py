"""What the events of a contact come to, read by hand: who wrote, what was offered twice, who else helped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017  (spelled out on purpose)
_WHOLE = re.compile(r"[+-]?[0-9]+")

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Talk:
    """``read``: messages of agents that were told with their text; ``phrases``: those that irritate.
    ``helped`` and ``accepted``: when another customer first answered, and when an answer was taken."""

    agent_messages: int
    writers: tuple[str, ...]
    read: int
    phrases: int
    repeated: bool
    helper: str
    helped: int | None
    accepted: int | None
    points: int
    answered_again: int
    waited_again: int


def milliseconds(text: str) -> int:
    """An instant as the API spells it, in whole milliseconds UTC."""
    passed = datetime.fromisoformat(text) - _EPOCH
    return passed.days * 86_400_000 + passed.seconds * 1000 + passed.microseconds // 1000


def talk_of(events: Iterable[Raw], phrases: Iterable[str] = (), by_agent: bool = False) -> Talk:
    """All that the events of one contact come to, in the order in which they happened."""
    by_id = {event["id"]: event for event in events}  # one told twice happened once
    timed = [(milliseconds(event["at"]), event) for event in by_id.values()]
    timed.sort(key=lambda one: one[0])
    written = [event for _, event in timed if _is_message(event, "agent")]
    texts = [event["text"] for event in written if event.get("text")]
    irritating = [folded(phrase) for phrase in phrases if folded(phrase)]
    helped = [(at, event) for at, event in timed if _is_message(event, "peer")]
    taken = [(at, event) for at, event in timed if event["kind"] == "accepted" and event["role"] == "peer"]
    helpers = [event["author"] for _, event in taken[:1] + helped[:1] if event.get("author")]
    granted = [event for _, event in timed if event["kind"] == "points" and event["role"] == "peer"]
    points = [event.get("detail", "") for event in granted]
    again = _answered_again(timed, by_agent)
    return Talk(
        agent_messages=len(written),
        writers=tuple(dict.fromkeys(event.get("author", "") for event in written)),
        read=len(texts),
        phrases=sum(any(phrase in folded(text) for phrase in irritating) for text in texts),
        repeated=_is_repeated([event for _, event in timed]),
        helper=helpers[0] if helpers else "",
        helped=helped[0][0] if helped else None,
        accepted=taken[0][0] if taken else None,
        points=sum(int(detail) for detail in points if _WHOLE.fullmatch(detail)),
        answered_again=len(again),
        waited_again=sum(again),
    )


def _answered_again(timed: list[tuple[int, Raw]], by_agent: bool) -> list[int]:
    """How long customers waited for every answer after the first to what they had asked."""
    places = range(len(timed))
    asked = next((i for i in places if _asks(timed[i][1])), len(timed)) if by_agent else 0
    first = next((i for i in places if i >= asked and _is_message(timed[i][1], "agent")), len(timed))
    waited, since = list[int](), None
    for at, event in timed[first + 1 :]:
        if _is_message(event, "agent"):
            waited += [] if since is None else [at - since]
            since = None
        elif since is None and _asks(event):
            since = at
    return waited


def _asks(event: Raw) -> bool:
    return _is_message(event, "customer") or (event["kind"] == "reopened" and event["role"] != "agent")


def folded(text: str) -> str:
    """A text as phrases are looked for: whatever its case and its white space."""
    return " ".join(text.casefold().split())


def _is_message(event: Raw, role: str) -> bool:
    return event["kind"] == "message" and event["role"] == role and bool(event.get("public"))


def _is_repeated(events: list[Raw]) -> bool:
    """Whether a solution was offered, the customer came back, and it was offered again."""
    offered: set[str] = set()
    failed: set[str] = set()
    for event in events:
        if event["kind"] == "reopened" or _is_message(event, "customer"):
            failed |= offered
        elif event["kind"] == "solution":
            told = event.get("detail", "")
            if told in failed:
                return True
            offered |= {told} - {""}  # one that is not named cannot be known again
    return False
