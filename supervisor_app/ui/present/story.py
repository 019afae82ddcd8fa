"""An opened contact: its facts and its timeline, at an instant of the desk's clock."""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec.structs import replace

from supervisor_app import text
from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Event, EventKind, Role
from supervisor_app.domain.snapshot import Level, Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.domain.time import Instant
from supervisor_app.ui.present import rows
from widgets.facts import Fact
from widgets.safe import safe_text
from widgets.timeline_view import TimelineItem

CUSTOMER = "customer"
"""The key of the fact that can be revealed."""

_WORDS_MOST = 90
_NAME_MOST = 14
_DETAIL_MOST = 18
"""From this length on a fact stands below its event, as words do."""

_SOLUTIONS_MOST = 3
_NAMING = frozenset({EventKind.ASSIGNED, EventKind.MOVED, EventKind.QUEUED})
"""The events whose short fact is an agent or a queue."""

_TONES: dict[Role, Literal["customer", "agent"]] = {Role.CUSTOMER: "customer", Role.AGENT: "agent"}


def contact_facts(story: ContactStory, now: Instant) -> tuple[Fact, ...]:
    """What is known of a contact; what is not known takes no line."""
    return tuple(fact for make in _MAKERS if (fact := make(story, now)).value)


def promise_line(story: ContactStory, now: Instant) -> tuple[str, str]:
    """How the promise or the wait stands, and how bad that is; empty where nobody waits."""
    one = story.listed
    level = rows.time_level(one, now)
    since = one.contact.waiting_since
    if one.due is not None:
        promise = one.due - since if since is not None else None
        return text.promise_sentence(one.due, now, promise), level
    return (f"waiting for {rows.time_text(one, now)}", level) if rows.waits(one) else ("", level)


def heading(story: ContactStory) -> str:
    """Channel and number: ``E-mail · #418203``."""
    contact = story.listed.contact
    return f"{text.channel_title(contact.channel)} · #{safe_text(contact.id, 24)}"


def _customer(story: ContactStory, now: Instant) -> Fact:
    recent = story.contacts_in_7_days
    rest = f"· {text.counted(recent, 'contact', 'contacts')} in 7{text.NO_BREAK}days" if recent else ""
    known = story.revealed
    if known is not None:
        shown = " · ".join(_cut(part) for part in (known.name, known.address) if part)
        return Fact(CUSTOMER, "Customer", shown or "nothing is kept any more", rest=rest)
    action = "show" if story.listed.contact.customer else ""
    hint = _cut(story.listed.customer_hint or "not known")
    return Fact(CUSTOMER, "Customer", hint, action=action, rest=rest)


def _topic(story: ContactStory, now: Instant) -> Fact:
    return Fact("topic", "Topic", _cut(story.listed.contact.topic))


def _place(story: ContactStory, now: Instant) -> Fact:
    owner = story.listed.owner_name
    parts = [story.listed.queue_title, owner or "no owner"]
    return Fact("queue", "Queue · owner", " · ".join(_cut(part) for part in parts if part))


def _region(story: ContactStory, now: Instant) -> Fact:
    return Fact("region", "Region", _cut(story.listed.contact.region))


def _status(story: ContactStory, now: Instant) -> Fact:
    contact = story.listed.contact
    again = f", reopened {text.counted(contact.reopened, 'time', 'times')}" if contact.reopened else ""
    return Fact("status", "Status", text.status_word(contact.status) + again)


def _wait(story: ContactStory, now: Instant) -> Fact:
    live = story.listed.contact.channel.family is Family.LIVE
    waited = rows.waited_ms(story.listed) if live else None
    return Fact("wait", "Wait", "" if waited is None else text.duration_words(waited))


def _talk(story: ContactStory, now: Instant) -> Fact:
    talked = story.listed.contact.talk_ms
    return Fact("talk", "Talk", "" if talked is None else text.duration_clock(talked))


def _first_response(story: ContactStory, now: Instant) -> Fact:
    taken = first_response_ms(story)
    return Fact("first", "First response", "" if taken is None else f"after {text.duration_words(taken)}")


def _proposed(story: ContactStory, now: Instant) -> Fact:
    solutions = story.listed.contact.solutions
    told = "; ".join(_cut(one) for one in solutions[:_SOLUTIONS_MOST])
    more = len(solutions) - _SOLUTIONS_MOST
    told += f" and {more} more" if more > 0 else ""
    them = "it" if len(solutions) == 1 else "them"
    rest = f"Do not offer {them} again." if solutions else ""
    return Fact("proposed", "Already proposed", told, Level.WARN.value, rest=rest)


_MAKERS: tuple[Callable[[ContactStory, Instant], Fact], ...] = (
    _customer,
    _topic,
    _place,
    _proposed,
    _first_response,
    _wait,
    _talk,
    _status,
    _region,
)


def first_response_ms(story: ContactStory) -> int | None:
    """How long the customer waited for the first answer of a person in writing; None where none was."""
    contact = story.listed.contact
    written = contact.channel.family is Family.WRITTEN
    if not written or contact.asked is None or contact.answered is None:
        return None
    return contact.answered - contact.asked


def names_of(snapshot: Snapshot) -> dict[str, str]:
    """How agents and queues are called, by ``source/id``."""
    names = {line.key: line.name for line in snapshot.agents}
    return names | {line.key: line.title for line in snapshot.queues}


def timeline_items(
    story: ContactStory, zone: str, now: Instant, names: Mapping[str, str]
) -> tuple[TimelineItem, ...]:
    """What happened, oldest first, and when the promise ends; ``names`` as of :func:`names_of`."""
    events = story.timeline.events if story.timeline is not None else ()
    items = [_item(_named(event, story, names), story, zone, now) for event in events]
    due = story.listed.due
    if due is not None and events:
        ended = due < now
        words = "promise ended" if ended else "promise ends"
        items.append(TimelineItem(text.day_clock(due, zone, now), words, level="crit" if ended else "none"))
    return tuple(items)


def timeline_note(story: ContactStory) -> str:
    """What to say where there is no timeline."""
    if story.error:
        return safe_text(story.error)
    return "Loading what happened …" if story.loading else "Nothing is told of this contact"


def _named(event: Event, story: ContactStory, names: Mapping[str, str]) -> Event:
    """The event with names for ids where they are known."""
    contact = story.listed.contact
    known = {contact.owner: story.listed.owner_name, contact.queue: story.listed.queue_title}

    def name(word: str) -> str:
        return names.get(f"{contact.source}/{word}") or known.get(word) or word

    detail = name(event.detail) if event.kind in _NAMING else event.detail
    return replace(event, author=name(event.author), detail=detail)


def _item(event: Event, story: ContactStory, zone: str, now: Instant) -> TimelineItem:
    body, told = (event.text, event) if event.text or len(event.detail) <= _DETAIL_MOST else _apart(event)
    told = replace(told, author=_short_name(event.author))
    return TimelineItem(
        at_text=text.day_clock(event.at, zone, now),
        head=safe_text(text.event_sentence(told, story.listed.contact.channel), _WORDS_MOST),
        body=body,
        mark="first answer" if _is_first_answer(event, story) else "",
        tone=_TONES.get(event.role, "system"),
    )


def _apart(event: Event) -> tuple[str, Event]:
    """A long fact stands below its event instead of after it."""
    return event.detail, replace(event, detail="")


def _short_name(name: str) -> str:
    """A person as colleagues write them, ``Anna K.``: a line of a timeline is short."""
    words = safe_text(name).split()
    if len(words) < 2:
        return safe_text(name, _NAME_MOST)
    return f"{words[0][:_NAME_MOST]} {words[-1][0]}."


def _is_first_answer(event: Event, story: ContactStory) -> bool:
    by_agent = event.kind is EventKind.MESSAGE and event.role is Role.AGENT
    return by_agent and event.at == story.listed.contact.answered


def _cut(words: str) -> str:
    return safe_text(words, _WORDS_MOST)
