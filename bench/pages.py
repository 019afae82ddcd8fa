"""A made-up help desk as pages of our own API: the same bytes every time, and no operator running."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from supervisor_app.contract.records import ContactPage, ContactRecord, CustomerRecord, EventRecord

A_DAY = 13_700
"""Contacts of a day: ten million are two years."""
PAGE = 500
END = datetime(2026, 11, 20, tzinfo=UTC)
"""The end of the last day there is."""

_LIVE = (("phone", 52), ("web_chat", 14), ("app_chat", 8), ("in_person", 4), ("video", 1))
_WRITTEN = (("email", 12), ("account", 4), ("facebook", 2), ("messenger", 2), ("sms", 1))
_SELF = (("ivr", 8), ("chatbot", 4))
_MIX = (*_LIVE, *_WRITTEN, *_SELF)
_NAMES, _WEIGHTS = [name for name, _ in _MIX], [weight for _, weight in _MIX]
_IS_LIVE, _IS_WRITTEN = {name for name, _ in _LIVE}, {name for name, _ in _WRITTEN}
_HOURS = (1, 1, 1, 1, 1, 2, 4, 14, 34, 48, 52, 50, 46, 44, 42, 40, 38, 34, 28, 22, 16, 10, 5, 2)
_WEEK = (1.2, 1.1, 1.05, 1.05, 1.1, 0.85, 0.65)
_TOPICS = [f"topic {number}" for number in range(40)]
_REGIONS = ["north", "south", "east", "west", "centre"]
_AGENTS = [f"agent{number}" for number in range(120)]
_LENGTH = 4
_encoder = msgspec.json.Encoder()


def pages(contacts: int, seed: int = 1, days: int = 0) -> Iterator[bytes]:
    """That many contacts, oldest change first, in answers of ``PAGE`` contacts.

    ``days``: over how many they are spread (0: as many as a busy desk needs for them).
    """
    over = days or max(1, round(contacts / A_DAY))
    ordered = _in_order(contacts, over, random.Random(seed))  # noqa: S311 - no secret
    page: list[ContactRecord] = []
    left = contacts
    for record in ordered:
        page.append(record)
        if len(page) == PAGE:
            left -= PAGE
            yield _page(page, left)
            page = []
    if page:
        yield _page(page, 0)


class Kept:
    """Pages in a file, read from it each time anew: ten million contacts are nine gigabytes."""

    def __init__(self, told: Iterable[bytes], file: Path) -> None:
        self._file = file
        with file.open("wb") as stream:
            for page in told:
                stream.write(len(page).to_bytes(_LENGTH))
                stream.write(page)

    def __iter__(self) -> Iterator[bytes]:
        with self._file.open("rb") as stream:
            while length := stream.read(_LENGTH):
                yield stream.read(int.from_bytes(length))


def _page(records: list[ContactRecord], left: int) -> bytes:
    cursor = f"{records[-1].updated.isoformat()} {records[-1].id}"
    return _encoder.encode(ContactPage(contacts=records, cursor=cursor, more=left > 0, remaining=left))


def _in_order(contacts: int, days: int, dice: random.Random) -> Iterator[ContactRecord]:
    """By the instant of the last change, a day at a time; the last day waits for nobody."""
    start = END - timedelta(days=days)
    waiting: list[ContactRecord] = []
    number, total = 0, sum(_WEEK[(start + timedelta(days=day)).weekday()] for day in range(days))
    passed = 0.0
    for day in range(days):
        midnight = start + timedelta(days=day)
        passed += _WEEK[midnight.weekday()]
        until = contacts if day == days - 1 else round(contacts * passed / total)
        # Numbered as they come, as servers do.
        arrivals = sorted(_arrival(midnight, dice) for _ in range(number, until))
        made = [_contact(number + place, at, contacts, dice) for place, at in enumerate(arrivals)]
        number = until
        tomorrow = midnight + timedelta(days=1)
        told = sorted((one for one in (*waiting, *made)), key=lambda one: one.updated)
        last = day == days - 1
        yield from (one for one in told if last or one.updated < tomorrow)
        waiting = [] if last else [one for one in told if one.updated >= tomorrow]


def _arrival(midnight: datetime, dice: random.Random) -> datetime:
    (hour,) = dice.choices(range(24), _HOURS)
    return midnight + timedelta(hours=hour, milliseconds=dice.randrange(3_600_000))


def _contact(number: int, created: datetime, contacts: int, dice: random.Random) -> ContactRecord:
    (channel,) = dice.choices(_NAMES, _WEIGHTS)
    record = ContactRecord(
        id=f"{number:09d}",
        channel=channel,
        status="closed",
        outcome="not_queued",
        created=created,
        updated=created,
        site="main" if number % 3 else "second",
        queue=f"{channel}-{number % 3}",
        topic=dice.choice(_TOPICS),
        region=dice.choice(_REGIONS),
        subject=f"Question {number}",
        customer=CustomerRecord(address=f"+48{600_000_000 + dice.randrange(max(1, contacts // 4)):09d}"),
        link=f"https://desk.example/{number}",
    )
    if channel in _IS_LIVE:
        _talk(record, dice)
    elif channel in _IS_WRITTEN:
        _answer(record, dice)
    else:
        record.ended = record.updated = created + timedelta(seconds=dice.randrange(20, 400))
        record.queue = ""
        record.events = [_event(record, 1, record.ended, "ended", "bot")]
    return record


def _talk(record: ContactRecord, dice: random.Random) -> None:
    """Somebody on the line: waits, and mostly talks to an agent."""
    queued = record.created + timedelta(seconds=dice.randrange(1, 60))
    end = queued + timedelta(seconds=round(dice.expovariate(1 / 35), 3))
    record.queued = record.asked = queued
    record.outcome_at = end
    record.events = [_event(record, 1, queued, "queued", "system", detail=record.queue)]
    if dice.random() < 0.1:
        record.outcome = "abandoned"
        record.ended = record.updated = end
        record.events.append(_event(record, 2, end, "abandoned", "customer"))
        return
    agent = dice.choice(_AGENTS)
    record.outcome, record.owner, record.agents, record.answered = "answered", agent, [agent], end
    record.talk_s, record.wrap_s = round(dice.lognormvariate(5, 0.7), 3), float(dice.randrange(60))
    record.ended = record.updated = end + timedelta(seconds=record.talk_s)
    record.rating = float(dice.randrange(1, 6)) if dice.random() < 0.15 else None
    record.events.append(_event(record, 2, end, "answered", "agent", author=agent))
    record.events.append(_event(record, 3, record.ended, "ended", "agent", author=agent))


def _answer(record: ContactRecord, dice: random.Random) -> None:
    """Somebody who wrote: answered after hours, solved after days."""
    agent = dice.choice(_AGENTS)
    record.queued = record.asked = record.created
    answered = record.created + timedelta(hours=round(dice.lognormvariate(0.7, 1), 3))
    record.answered = record.outcome_at = answered
    record.resolved = answered + timedelta(hours=round(dice.lognormvariate(2, 1.5), 3))
    record.closed = record.updated = record.resolved + timedelta(days=dice.randrange(1, 4))
    record.outcome, record.owner, record.agents = "answered", agent, [agent]
    record.line, record.reopened = 1 + (dice.random() < 0.2), int(dice.random() < 0.1)
    record.events = [
        _event(record, 1, record.created, "message", "customer", public=True),
        _event(record, 2, record.answered, "message", "agent", author=agent, public=True),
        _event(record, 3, record.resolved, "resolved", "agent", author=agent),
        _event(record, 4, record.closed, "status", "system", detail="closed"),
    ]


def _event(
    record: ContactRecord,
    number: int,
    at: datetime,
    kind: str,
    role: str,
    *,
    author: str = "",
    detail: str = "",
    public: bool = False,
) -> EventRecord:
    return EventRecord(
        id=f"{record.id}-{number}", at=at, kind=kind, role=role, author=author, detail=detail, public=public
    )
