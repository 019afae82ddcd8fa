"""Contacts opened: an ordinary one, and one whose every text is an attack."""

from msgspec.structs import replace

from supervisor_app.domain.contacts import Event, EventKind, Personal, Role, Timeline
from supervisor_app.domain.story import ContactStory
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS
from tests.ui.samples import NOON, hostile, listed
from tests.widgets.hostile import HOSTILE


def story(number: int = 0) -> ContactStory:
    """A contact opened: answered too late once, offered a solution, reopened."""
    row = listed(number)
    contact = replace(
        row.contact, solutions=("Restart the phone",), answered=NOON - 2 * HOUR_MS, asked=NOON - 3 * HOUR_MS,
        wait_ms=71 * MINUTE_MS, talk_ms=192 * SECOND_MS, reopened=1,
    )  # fmt: skip
    events = (
        _event(1, 231, EventKind.MESSAGE, Role.CUSTOMER, text="The old card is dead."),
        _event(2, 160, EventKind.MESSAGE, Role.AGENT, text="Please restart the phone.", author="Anna K."),
        _event(3, 159, EventKind.SOLUTION, Role.AGENT, detail="Restart the phone again", author="Anna K."),
        _event(4, 26, EventKind.MESSAGE, Role.CUSTOMER, text="Restarted three times. Still nothing."),
        _event(5, 25, EventKind.MOVED, Role.SYSTEM, detail="Porting"),
    )
    earlier = tuple(
        replace(one, contact=replace(one.contact, id=f"9{place}", created=NOON - (place + 2) * DAY_MS))
        for place, one in enumerate(listed(number + step) for step in (1, 3))
    )
    return ContactStory(
        listed=replace(row, contact=contact),
        timeline=Timeline(events),
        earlier=earlier,
        contacts_in_7_days=3,
    )


def _event(
    number: int,
    minutes_ago: int,
    kind: EventKind,
    role: Role,
    text: str = "",
    author: str = "",
    detail: str = "",
) -> Event:
    at = NOON - minutes_ago * MINUTE_MS
    public = kind is EventKind.MESSAGE
    return Event(
        id=str(number), at=at, kind=kind, role=role, text=text, author=author, detail=detail, public=public
    )


def hostile_story() -> ContactStory:
    """A contact every text of which is an attack, its customer's name shown."""
    base, texts = story(), tuple(text[:10_000] for text in HOSTILE.values())
    row = hostile().listed[0]
    contact = replace(row.contact, solutions=texts, link="javascript:alert(1)")
    events = tuple(
        _event(place, 200 - place, EventKind.MESSAGE, Role.CUSTOMER, text, text, text)
        for place, text in enumerate(texts)
    )
    return replace(
        base,
        listed=replace(row, contact=contact),
        timeline=Timeline(events),
        earlier=hostile().listed[:4],
        revealed=Personal(subject=texts[0], name=texts[3], address=texts[0]),
    )
