"""Rows that are activities: the rows of one contact, wherever they stand in the file, make one contact."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from msgspec import Struct

from supervisor_app.domain.batch import Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Event, Personal, Role
from supervisor_app.domain.phrases import Phrases
from supervisor_app.domain.time import Instant
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.file_opening import Header
from supervisor_app.sources.helpdesk_records import SUBJECT_SIGNS, TEXT_SIGNS
from supervisor_app.sources.mapping import EventsMapping, refs_of
from supervisor_app.sources.mapping_cells import (
    SHOWN,
    CellError,
    Cells,
    Convert,
    flag_reader,
    id_reader,
    long_text_reader,
    one_of,
    remembered,
    text_reader,
    whole_reader,
    word_of,
)
from supervisor_app.sources.mapping_clock import ZoneClock
from supervisor_app.sources.mapping_plan import Plan, marker, read_into, words_of
from supervisor_app.sources.mapping_rules import completed
from supervisor_app.sources.mapping_stamps import stamps_of
from supervisor_app.sources.mapping_story import facts_of, in_order
from supervisor_app.sources.mapping_words import ACTIVITIES, CHANNELS, PERSONAL, ROLES, Activity

_CUSTOMERS = 65_536
_WORDS = ("channel", "via", "site", "queue", "topic", "region", "customer", "line", "phantom")
"""What rows say of the whole contact, not of their activity."""

Story: TypeAlias = tuple[Contact, tuple[Event, ...]]
"""A contact as it is stored, and its events."""


class Told(Struct, gc=False):
    """One row: an activity of a contact, and what the row says of the contact as a whole.

    The event is without an id where the file has none.
    """

    contact: str
    event: Event
    lasting: dict[str, Any]
    texts: dict[str, Any]


class EventRows:
    """Reads activities, and makes contacts of them, by a mapping whose columns the header has."""

    def __init__(
        self, mapping: EventsMapping, header: Header, pseudonym: Pseudonym, phrases: Phrases
    ) -> None:
        self._mapping, self._header, self._phrases = mapping, header, phrases
        self._pseudonym = lru_cache(_CUSTOMERS)(pseudonym)
        columns = mapping.columns
        self._contact = header.of(columns.contact), id_reader(words_of(mapping, "contact"))
        self._activity = header.of(columns.activity), self._activity_reader()
        self._id = None if columns.id is None else (header.of(columns.id), id_reader(words_of(mapping, "id")))
        self._event: Plan = self._plan(("author", "role", "detail", "text"))
        self._lasting: Plan = self._plan(_WORDS)
        self._texts: Plan = self._plan(PERSONAL)
        told = {name: getattr(columns, name) for name in ("at", "callback_due")}
        given = {name: column for name, column in told.items() if column is not None}
        self._stamps = stamps_of(given, tuple(told), mapping.file, ZoneClock(mapping.zone), header)
        known_by = [columns.contact, columns.activity, *refs_of(columns.at)]
        known_by += [columns.author] if columns.author is not None else []
        self.mark = marker(mapping, header, known_by)
        self.has_ids = self._id is not None

    def told(self, cells: Cells) -> Told | None:
        """What a row tells, None where its activity is ignored. Raises CellError."""
        facts: dict[str, Any] = {}
        name = "activity"
        try:
            activity = self._activity[1](cells[self._activity[0]])
            if activity is None:
                return None
            name = "contact"
            contact = self._contact[1](cells[self._contact[0]])
            name = "id"
            event_id = "" if self._id is None else self._id[1](cells[self._id[0]])
            for name, stamp in self._stamps:
                facts[name] = stamp(cells, facts)
        except CellError as error:
            raise CellError(error.reason, error.remedy, error.fact or name) from error
        if facts["at"] is None:
            raise CellError("the row does not say when it happened", "Drop such rows with [[drop]]", "at")
        event = self._event_of(activity, event_id, facts.pop("at"), cells)
        texts: dict[str, Any] = {}
        read_into(facts, self._lasting, cells)
        read_into(texts, self._texts, cells)
        return Told(contact, event, facts, texts)

    def records(self, told: Sequence[Told], known: Mapping[str, Story]) -> tuple[Record, ...]:
        """The contacts of these rows, with all that is known of them; each once."""
        by_contact: dict[str, list[Told]] = {}
        for one in told:
            by_contact.setdefault(one.contact, []).append(one)
        return tuple(self._record(name, rows, known.get(name)) for name, rows in by_contact.items())

    def _record(self, name: str, rows: Sequence[Told], known: Story | None) -> Record:
        stored, before = known if known is not None else (None, ())
        new = {one.event.id: one.event for one in rows}
        ordered = in_order([*(one for one in before if one.id not in new), *new.values()])
        lasting = self._lasting_of(rows, stored)
        family = lasting["channel"].family
        facts = facts_of(ordered, family, self._phrases, self._pseudonym) | lasting
        if stored is not None and not facts["helper"]:
            facts["helper"] = stored.helper  # whose name has been purged with the texts
        facts |= {"source": self._mapping.source, "id": name}
        return Record(completed(facts), self._personal(rows), tuple(new.values()))

    def _lasting_of(self, rows: Sequence[Told], stored: Contact | None) -> dict[str, Any]:
        """What holds of the whole contact: of rows that tell it the latest, by when they happened."""
        kept = {name: read for name, read in self._base().items() if read is not None}
        since: Instant | None = None
        if stored is not None:
            since = stored.updated
            kept |= {name: value for name in self._names() if (value := getattr(stored, name))}
        for row in sorted(rows, key=lambda one: one.event.at):
            for name, value in row.lasting.items():
                if value and (since is None or row.event.at > since or not kept.get(name)):
                    kept[name] = value
        kept.setdefault("channel", Channel.OTHER)
        return kept

    def _base(self) -> dict[str, Any]:
        names = [name for name in _WORDS if name in self._mapping.constants]
        return {name: self._reader(name)("") for name in names}

    def _names(self) -> Iterable[str]:
        return [name for name, *_rest in self._lasting] + [name for name, _ in self._stamps if name != "at"]

    def _personal(self, rows: Sequence[Told]) -> Personal | None:
        texts: dict[str, Any] = {}
        for row in rows:
            texts |= {name: text for name, text in row.texts.items() if text}
        return Personal(**texts) if texts else None

    def _event_of(self, activity: Activity, event_id: str, at: Instant, cells: Cells) -> Event:
        more: dict[str, Any] = {}
        read_into(more, self._event, cells)
        role: Role = more.pop("role", None) or activity.role
        detail = activity.detail or more.pop("detail", "")
        more.pop("detail", None)
        return Event(
            id=event_id,
            at=at,
            kind=activity.kind,
            role=role,
            public=activity.public,
            detail=detail,
            **more,
        )

    def _plan(self, names: Iterable[str]) -> Plan:
        told = [(name, getattr(self._mapping.columns, name)) for name in names]
        return [(name, self._header.of(ref), self._reader(name)) for name, ref in told if ref is not None]

    def _reader(self, name: str) -> Convert[Any]:
        words, layout = words_of(self._mapping, name), self._mapping.file
        if name in ("channel", "via"):
            return one_of(words, CHANNELS, name, None)
        if name == "role":
            return one_of(words, ROLES, name, None)
        if name == "line":
            return whole_reader(words, layout)
        if name == "phantom":
            return flag_reader(words)
        if name in ("detail", "text", *PERSONAL):
            return long_text_reader(words, TEXT_SIGNS if name == "text" else SUBJECT_SIGNS)
        text = text_reader(words)
        if name == "customer":
            keyed = self._pseudonym
            return lambda cell: keyed(word) if (word := text(cell)) else ""
        return text

    def _activity_reader(self) -> Convert[Activity | None]:
        meant = {" ".join(word.split()).casefold(): name for word, name in self._mapping.activities.items()}
        rest = self._mapping.activities.get("*")

        def read(cell: Any) -> Activity | None:
            word = word_of(cell)
            name = meant.get(" ".join(word.split()).casefold(), rest)
            if name is None:
                remedy = 'Say in [activities] what it is, or "ignored"'
                raise CellError(f"the activity {word[:SHOWN]!r} is not known", remedy)
            return ACTIVITIES[name]

        return remembered(read)
