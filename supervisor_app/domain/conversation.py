"""What the timeline of a contact comes to: who wrote, what was offered again, which peers helped. Pure."""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct

from supervisor_app.domain.contacts import Event, EventKind, Role
from supervisor_app.domain.phrases import NO_PHRASES, Phrases
from supervisor_app.domain.time import Instant

GREATEST_POINTS = 2**31
"""More points in one event are a mistake and count nothing."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,20}")
_at = attrgetter("at")

# Looked up once: a member of an enum costs more to name than an event to read.
_MESSAGE, _SOLUTION, _REOPENED = EventKind.MESSAGE, EventKind.SOLUTION, EventKind.REOPENED
_ACCEPTED, _POINTS = EventKind.ACCEPTED, EventKind.POINTS
_TELLING = (_MESSAGE, _SOLUTION, _REOPENED, _ACCEPTED, _POINTS)
_AGENT, _CUSTOMER, _PEER = Role.AGENT, Role.CUSTOMER, Role.PEER


class Conversation(Struct, frozen=True, kw_only=True, gc=False):
    """The facts of :class:`~supervisor_app.domain.contacts.Contact` that follow from its events.

    ``helper`` is the peer as the source gives them, not yet pseudonymous.
    """

    agent_messages: int = 0
    writers: tuple[str, ...] = ()
    messages_read: int = 0
    phrases: int = 0
    repeat_solution: bool = False
    helper: str = ""
    helped: Instant | None = None
    accepted: Instant | None = None
    points: int = 0
    next_answers: int = 0
    next_wait_ms: int = 0


_SILENCE = Conversation()


def conversation_of(
    events: Iterable[Event], phrases: Phrases = NO_PHRASES, *, opened_by_agent: bool = False
) -> Conversation:
    """What these events come to, read in the order of their instants, as given within one.

    ``opened_by_agent``: the first answer is the first message of an agent after one of the customer.
    """
    ordered = sorted([event for event in events if event.kind in _TELLING], key=_at)
    if not ordered:
        return _SILENCE
    public = [event for event in ordered if event.public and event.kind is _MESSAGE]
    written = [event for event in public if event.role is _AGENT]
    texts = [event.text for event in written if event.text]
    answers = [event for event in public if event.role is _PEER]
    taken = [event for event in ordered if event.kind is _ACCEPTED and event.role is _PEER]
    again = _answered_again(ordered, asked=not opened_by_agent)
    return Conversation(
        next_answers=len(again),
        next_wait_ms=sum(again),
        agent_messages=len(written),
        writers=tuple(dict.fromkeys([event.author for event in written])),
        messages_read=len(texts),
        phrases=sum(map(phrases.found_in, texts)),
        repeat_solution=_offered_again(ordered),
        helper=_first_author(taken) or _first_author(answers),
        helped=answers[0].at if answers else None,
        accepted=taken[0].at if taken else None,
        points=sum([_points(event) for event in ordered if event.kind is _POINTS]),
    )


def _answered_again(ordered: Sequence[Event], *, asked: bool) -> list[int]:
    """How long a customer waited each time, in ms, who came back after the first answer and got another.

    ``asked``: they asked before anything here happened.
    """
    waited = list[int]()
    answered, since = False, None
    for event in ordered:
        if event.kind is _MESSAGE and event.role is _AGENT and event.public:
            if since is not None and answered:
                waited.append(event.at - since)
            answered, since = answered or asked, None
        elif since is None and _comes_back(event) and event.role is not _AGENT:
            asked, since = True, event.at
    return waited


def _offered_again(ordered: Sequence[Event]) -> bool:
    """Whether a solution was offered after it had failed: offered, then the customer came back."""
    offered, failed = set[str](), set[str]()
    for event in ordered:
        if event.kind is _SOLUTION:
            if event.detail in failed:
                return True
            if event.detail:  # which one was offered is not told: nobody can say that it was the same
                offered.add(event.detail)
        elif _comes_back(event):
            failed |= offered
    return False


def _comes_back(event: Event) -> bool:
    if event.kind is _REOPENED:
        return True
    return event.kind is _MESSAGE and event.role is _CUSTOMER and event.public


def _first_author(events: Sequence[Event]) -> str:
    return events[0].author if events else ""


def _points(event: Event) -> int:
    """The points of one event; 0 where they are no whole number or senselessly many."""
    if event.role is not _PEER or not _WHOLE.fullmatch(event.detail):
        return 0
    points = int(event.detail)
    return points if -GREATEST_POINTS <= points <= GREATEST_POINTS else 0
