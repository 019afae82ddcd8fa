"""One batch into the tables: what is new or different is written, the rest is left alone."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import astuple

from supervisor_app.domain.batch import Batch, Gap, Record, Reject
from supervisor_app.domain.queues import QueueSample
from supervisor_app.domain.time import Instant
from supervisor_app.store import rows, schema
from supervisor_app.store.events import save_events
from supervisor_app.store.presences import save_presences
from supervisor_app.store.rows import CONTACT_WIDTH, UPDATED, Row, Unsound
from supervisor_app.store.runner import Runner

_T = TypeVar("_T")
_NO_TEXTS: Row = ("", "", "")


class Saved(Struct, frozen=True):
    """What saving a batch changed.

    ``changed``: the records whose facts are new or different, in the order of the batch, each contact
    once; ``unchanged``: how many records told nothing new; ``rejects``: how many were put aside.
    """

    changed: tuple[Record, ...]
    unchanged: int
    rejects: int


class _Known(Struct):
    """A contact while a batch is applied: what is stored, and what shall be."""

    before: Row | None
    texts_before: Row
    now: Row | None
    texts: Row
    record: Record | None = None


class _Sound(Struct):
    """A record whose values every engine takes, as rows."""

    record: Record
    fact: Row
    texts: Row | None
    events: list[tuple[Row, Row]]


def save_batch(run: Runner, source: str, batch: Batch) -> Saved:
    """Write a batch and its cursor; the caller owns the transaction. Raises Unsound for a bad cursor."""
    rows.check_texts((source, batch.cursor))
    rejects = list(batch.rejects)
    at = batch.server_time or max((record.contact.updated for record in batch.records), default=0)
    sound = _sound_records(source, at, batch.records, rejects)
    changed = _save_contacts(run, source, sound)
    save_events(run, [pair for each in sound for pair in each.events])
    _save_directory(run, source, at, batch, rejects)
    save_gaps(run, batch.gaps)
    _save_rejects(run, rejects)
    run.upsert(schema.cursors, [(source, batch.cursor)])
    return Saved(changed, len(sound) - len(changed), len(rejects))


def _sound_records(
    source: str, at: Instant, records: Iterable[Record], rejects: list[Reject]
) -> list[_Sound]:
    sound = []
    for record in records:
        try:
            sound.append(_sound_record(source, record))
        except Unsound as error:
            rejects.append(Reject(source, str(record.contact.id), at, str(error)))
    return sound


def _sound_record(source: str, record: Record) -> _Sound:
    contact = record.contact
    if contact.source != source:
        raise Unsound("a contact of another source")
    texts = None if record.personal is None else rows.personal_row(record.personal)
    events = [rows.event_rows(contact.key, event) for event in record.events]
    return _Sound(record, rows.contact_row(contact), texts, events)


def _save_contacts(run: Runner, source: str, sound: Sequence[_Sound]) -> tuple[Record, ...]:
    known = _read_known(run, source, sound)
    for each in sound:
        _apply(known[each.fact[1]], each)
    changed = [each for each in known.values() if each.now != each.before]
    run.upsert(schema.contacts, [each.now for each in changed if each.now is not None], version="updated")
    _save_texts(run, source, known)
    run.count("contacts", sum(each.before is None for each in changed))
    return tuple(each.record for each in changed if each.record is not None)


def _read_known(run: Runner, source: str, sound: Sequence[_Sound]) -> dict[str, _Known]:
    stored = {row[1]: row for row in run.contacts(source, list({each.fact[1]: None for each in sound}))}
    known = {}
    for each in sound:
        row = stored.get(each.fact[1])
        before = row and row[:CONTACT_WIDTH]
        texts = _NO_TEXTS if row is None or row[CONTACT_WIDTH] is None else row[CONTACT_WIDTH:]
        known[each.fact[1]] = _Known(before, texts, before, texts)
    return known


def _apply(known: _Known, new: _Sound) -> None:
    """Take over a record, unless it is a late one: older than what is known."""
    if known.now is not None and new.fact[UPDATED] < known.now[UPDATED]:
        return
    known.now, known.record = new.fact, new.record
    if new.texts is not None:
        known.texts = new.texts


def _save_texts(run: Runner, source: str, known: dict[str, _Known]) -> None:
    told = {key: each.texts for key, each in known.items() if each.texts != each.texts_before}
    run.upsert(schema.contact_texts, [(source, key, *texts) for key, texts in told.items() if any(texts)])
    run.delete(schema.contact_texts, [(source, key) for key, texts in told.items() if not any(texts)])


def _save_directory(run: Runner, source: str, at: Instant, batch: Batch, rejects: list[Reject]) -> None:
    """Write queues, agents, sites and presences; a poisoned one becomes a reject as a contact does."""

    def sound(things: Iterable[_T], row_of: Callable[[_T], Row]) -> list[Row]:
        kept = []
        for thing in things:
            row = row_of(thing)
            try:
                rows.check_row(row)
            except Unsound as error:
                rejects.append(Reject(source, str(row[1]), at, str(error)))
            else:
                kept.append(row)
        return list({row[:2]: row for row in kept}.values())

    run.upsert(schema.queues, sound(batch.queues, rows.queue_row))
    run.upsert(schema.agents, sound(batch.agents, rows.agent_row))
    run.upsert(schema.sites, sound(batch.sites, astuple))
    save_presences(run, batch.presences)


def save_gaps(run: Runner, gaps: Iterable[Gap]) -> None:
    """Write gaps; one told again with the same start keeps its later end."""
    told = [(gap.source, gap.window.start, gap.window.end, rows.scrubbed(gap.reason)) for gap in gaps]
    run.upsert(schema.gaps, told, version="until")


def _save_rejects(run: Runner, rejects: Iterable[Reject]) -> None:
    told = list({row[:2]: row for row in map(rows.reject_row, rejects)}.values())
    new = run.insert_if_new(schema.rejects, told)
    if new < len(told):
        run.upsert(schema.rejects, told)
    run.count("rejects", new)


def save_samples(run: Runner, samples: Iterable[QueueSample]) -> None:
    """Write queue samples, each minute of a queue and channel once."""
    told = {(each.at, each.source, each.queue, each.channel.value): each.waiting for each in samples}
    run.upsert(schema.queue_samples, [(*key, waiting) for key, waiting in told.items()])
