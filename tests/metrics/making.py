"""Contacts and desks for tests, and what hypothesis draws them from."""

from typing import Any

from hypothesis import strategies as st

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.wording import Wording

NOON = 1_794_830_400_000
"""2026-11-16T12:00:00Z, a Monday."""

_CHANNELS = (Channel.PHONE, Channel.WEB_CHAT, Channel.EMAIL, Channel.COMMUNITY, Channel.IVR, Channel.PORTAL)


def call(number: int, outcome: Outcome = Outcome.ANSWERED, wait_s: float = 10, **more: Any) -> Contact:
    """A call queued ten minutes before noon, with an outcome after a wait."""
    queued = more.pop("queued", NOON - 10 * MINUTE_MS)
    at = queued + round(wait_s * SECOND_MS)
    waits = outcome is Outcome.WAITING
    facts: dict[str, Any] = {
        "source": "pbx",
        "id": str(number),
        "channel": Channel.PHONE,
        "status": Status.OPEN if waits else Status.CLOSED,
        "outcome": outcome,
        "created": queued,
        "updated": queued if waits else at,
        "queue": "first",
        "queued": queued,
        "asked": queued,
        "answered": at if outcome is Outcome.ANSWERED else None,
        "outcome_at": None if waits else at,
        "waiting_since": queued if waits else None,
    }
    return Contact(**facts | more)


def mail(number: int, created: int = NOON - HOUR_MS, answered: int | None = None, **more: Any) -> Contact:
    """An e-mail that waits, or was answered and is still open."""
    facts: dict[str, Any] = {
        "source": "rt",
        "id": str(number),
        "channel": Channel.EMAIL,
        "status": Status.OPEN,
        "outcome": Outcome.WAITING if answered is None else Outcome.ANSWERED,
        "created": created,
        "updated": answered or created,
        "queue": "help",
        "queued": created,
        "asked": created,
        "answered": answered,
        "outcome_at": answered,
        "waiting_since": created if answered is None else None,
    }
    return Contact(**facts | more)


def session(number: int, ended: int = NOON - HOUR_MS, **more: Any) -> Contact:
    """A minute in the voice menu, over at an instant, without a person."""
    facts: dict[str, Any] = {
        "source": "pbx",
        "id": f"menu-{number}",
        "channel": Channel.IVR,
        "status": Status.CLOSED,
        "outcome": Outcome.NOT_QUEUED,
        "created": ended - MINUTE_MS,
        "updated": ended,
        "ended": ended,
    }
    return Contact(**facts | more)


def desk_of(
    *contacts: Contact, promises: Promises | None = None, joining: Joining | None = None, zone: str = "UTC"
) -> Desk:
    """A desk that holds these contacts."""
    desk = Desk(joining or Joining(), promises or Promises(), zone)
    for contact in contacts:
        desk.columns.upsert(contact, f"about {contact.id}", "•••• 733")
    return desk


def look(desk: Desk, now: int = NOON) -> Measurement:
    """A measurement of a desk."""
    return Measurement(desk, Wording(desk.promises), now)


def measured(*contacts: Contact, now: int = NOON, **more: Any) -> Measurement:
    """A measurement of these contacts."""
    return look(desk_of(*contacts, **more), now)


def _stories(created: int) -> st.SearchStrategy[dict[str, Any]]:
    """What a timeline and the fields beside it may say of a contact."""
    later = st.none() | st.integers(0, 9000).map(lambda passed: created + passed * SECOND_MS)
    return st.fixed_dictionaries(
        {
            "via": st.sampled_from([None, None, Channel.IVR, Channel.CHATBOT]),
            "region": st.sampled_from(["", "north", "south"]),
            "site": st.sampled_from(["", "west", "east"]),
            "line": st.integers(1, 2),
            "reopened": st.integers(0, 1),
            "escalated": st.booleans(),
            "callback_due": later,
            "callback_done": later,
            "rating": st.none() | st.integers(1, 5).map(float),
            "agent_messages": st.integers(0, 3),
            "writers": st.sampled_from([(), ("anna",), ("anna", "piotr")]),
            "messages_read": st.integers(0, 1),
            "phrases": st.integers(0, 2),
            "repeat_solution": st.booleans(),
            "helper": st.sampled_from(["", "h1", "h2"]),
            "helped": later,
            "accepted": later,
            "points": st.integers(0, 5),
        }
    )


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """Any contact of today or late yesterday whose facts fit together; sometimes one whose do not."""
    channel = draw(st.sampled_from(_CHANNELS))
    outcome = draw(st.sampled_from(list(Outcome)))
    created = NOON - draw(st.integers(0, 14 * 3600)) * SECOND_MS
    wait = draw(st.integers(-1, 4000)) * SECOND_MS
    waits = outcome is Outcome.WAITING
    status = draw(st.sampled_from([Status.OPEN, Status.NEW, Status.PENDING] if waits else list(Status)))
    end = None if waits else created + wait
    talk = draw(st.none() | st.integers(-1, 900))
    return Contact(
        **draw(_stories(created)),
        source=draw(st.sampled_from(["pbx", "rt"])),
        id=str(draw(st.integers(0, 25))),
        channel=channel,
        status=status,
        outcome=outcome,
        created=created,
        updated=max(created, end or created),
        queue=draw(st.sampled_from(["", "first", "second"])),
        topic=draw(st.sampled_from(["", "roaming"])),
        customer=draw(st.sampled_from(["", "k1", "k2", "k3"])),
        owner=draw(st.sampled_from(["", "anna", "piotr"])),
        agents=draw(st.sampled_from([(), (), ("anna",), ("piotr", "anna")])),
        queued=None if outcome is Outcome.NOT_QUEUED else created,
        asked=None if outcome is Outcome.NOT_QUEUED else created,
        answered=end if outcome is Outcome.ANSWERED else None,
        outcome_at=end,
        waiting_since=created if waits else None,
        ended=None if status.is_open or end is None else end + 60_000,
        resolved=end + 90_000 if status is Status.RESOLVED and end is not None else None,
        talk_ms=None if talk is None else talk * SECOND_MS,
        attached_to=draw(st.sampled_from(["", "", "", "call-1"])),
        phantom=draw(st.integers(0, 9)) == 0,
    )
