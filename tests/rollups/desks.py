"""A store in which a tale comes true, and the same contacts read by hand."""

from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from supervisor_app.contract.records import ContactRecord
from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Batch, Gap, Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.phrases import Phrases
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import Window
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.rolling import Rolled, Rolling
from supervisor_app.sources.helpdesk_records import record_of
from supervisor_app.store.database import Store
from tests.reference import nasty
from tests.reference.desks import Raw, instant_of, pseudonym
from tests.reference.naive_figures import Naive, Seconds
from tests.reference.naive_windows import Windows
from tests.rollups.lives import Life
from tests.rollups.tales import Asked, Night, Tale, Told, Turns

HOUR_MS = 3_600_000
LATER = 20 * 24 * HOUR_MS
"""After so long nothing of a tale can still change by the time alone, and the month is over."""
ALL = Turns(number=400, contacts=200_000)
"""Upkeep until nothing is left to do."""
SOURCES = ("desk", "tickets")
PHRASES = ("bear with us",)
_AGENTS = ("anna", "piotr")
_QUEUES = {"first": Channel.PHONE, "mail": Channel.EMAIL, "mixed": None}

OWN: dict[str, Seconds] = {
    "phone": {"T": 5, "S": 3, "promise": 1800, "within": 86_400, "repeat": 86_400},
    "email": {"T": 20, "S": 5, "promise": 60, "within": 3600, "resolution": 3600, "repeat": 172_800},
    "ivr": {"recontact": 1800},
}
"""Seconds that some channels promise after the promises have changed, by the names of the reference."""

_WORDS = {"T": "threshold_s", "S": "short_s", "promise": "promise_s", "within": "response_within_s"}
_WORDS |= {"recontact": "recontact_s", "repeat": "repeat_s", "resolution": "resolution_s"}


class RolledDesk:
    """What a source told of some lives, in a store whose roll-ups are kept up now and then.

    ``at``: the clock of the desk.
    """

    def __init__(self, folder: Path, night: Night, lives: tuple[Life, ...]) -> None:
        self.path, self.night, self._lives = folder / "desk.db", night, lives
        self.store = Store.open(str(self.path))
        self.frame = Frame(zone=night.zone)
        keep_frame(self.store, self.frame)
        self.midnight = instant_of(f"{night.first}T00:00:00", night.zone)
        self.at = self.midnight + 23 * HOUR_MS
        self._promised: dict[str, Seconds] = {}
        self._known: dict[str, dict[str, Raw]] = {source: {} for source in SOURCES}
        self._begin()

    def _begin(self) -> None:
        gap = Gap("desk", Window(self.midnight + 34 * HOUR_MS, self.midnight + 36 * HOUR_MS), "lost")
        for source in SOURCES:
            agents = tuple(Agent(source=source, id=name, name=name.title()) for name in _AGENTS)
            queues = tuple(
                Queue(source=source, key=key, title=key, channel=on) for key, on in _QUEUES.items()
            )
            gaps = (gap,) if source == gap.source else ()
            self.store.save(source, Batch(cursor="0", agents=agents, queues=queues, gaps=gaps))
        note_seen(self.store, self.at)

    def step(self, told: Told) -> None:
        """Let a step of a tale come true."""
        if told.changed:
            self.change_promises()
        for source in SOURCES:
            mine = [
                self.raw(place, version)
                for place, version in told.versions
                if self._lives[place].source == source
            ]
            self._save(source, mine)
            if told.twice:
                self._save(source, mine)
        self.wait(told.hours * HOUR_MS)
        self.roll(told.turns)

    def wait(self, time_ms: int) -> None:
        """Let time pass."""
        self.at += time_ms
        note_seen(self.store, self.at)

    def raw(self, place: int, version: int) -> Raw:
        """What the source says of a life."""
        life = self._lives[place]
        facts: dict[str, Any] = life.versions[version]
        if "events" in facts:
            facts = facts | {"events": [dict(event) for event in facts["events"]]}
        since_noon = (self.midnight - nasty.NOON) / 1000 + life.day * 86_400 + life.at
        return nasty.contact(life.id, life.channel, since_noon, **facts)

    def _save(self, source: str, raws: list[Raw]) -> None:
        records = tuple(_record(raw, source) for raw in raws)
        self.store.save(source, Batch(cursor="1", records=records))
        known = self._known[source]
        for raw, record in zip(raws, records, strict=True):
            before = known.get(raw["id"])
            if before is None or record.contact.updated >= instant_of(before["updated"], "UTC"):
                known[raw["id"]] = raw

    def change_promises(self) -> None:
        """Other promises from now on, for the past too."""
        self._promised = {} if self._promised else OWN
        channels = {
            Channel(channel): replace(Targets(), **{_WORDS[name]: float(own[name]) for name in own})
            for channel, own in self._promised.items()
        }
        self.frame = replace(self.frame, promises=Promises(channels=channels))
        keep_frame(self.store, self.frame)

    def roll(self, turns: Turns) -> list[Rolled]:
        """Some turns of upkeep, until nothing is left to do."""
        rolling, made = Rolling(self.store, self.frame, turns.contacts), list[Rolled]()
        for _ in range(turns.number):
            made.append(rolling.turn(self.at))
            if not made[-1]:
                break
        return made

    def windows(self) -> Windows:
        """What is known now, read by hand."""
        records = {source: list(known.values()) for source, known in self._known.items()}
        naive = Naive(records, self.at, self.night.zone, self._promised, phrases=PHRASES)
        return Windows(naive, {f"{source}/{name}" for source in SOURCES for name in _AGENTS})

    def window(self, asked: Asked) -> Window:
        """The window of a question."""
        if asked.hours is None:
            year, month = map(int, self.night.first[:7].split("-"))
            first, after = (f"{year}-{one:02}-01T00:00:00" for one in (month, month + 1))
            return Window(instant_of(first, self.night.zone), instant_of(after, self.night.zone))
        begin, end = (self.midnight + round(hours * HOUR_MS) for hours in asked.hours)
        return Window(begin, end)

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def told_whole(folder: Path, tale: Tale) -> RolledDesk:
    """The desk after all of a tale."""
    desk = RolledDesk(folder, tale.night, tale.lives)
    for told in tale.steps:
        desk.step(told)
    return desk


def _record(raw: Raw, source: str) -> Record:
    return record_of(msgspec.convert(raw, ContactRecord), source, pseudonym, Phrases.of({"any": PHRASES}))
