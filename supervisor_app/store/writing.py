"""One batch into the tables: what is new or different is written, the rest is left alone."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import astuple

from supervisor_app.domain.batch import Batch, Gap, Record
from supervisor_app.domain.queues import QueueSample
from supervisor_app.store import checks, rows, schema
from supervisor_app.store.beside import save_beside
from supervisor_app.store.changes import DIRECTORY, mark_hours
from supervisor_app.store.checks import Unsound
from supervisor_app.store.events import save_events
from supervisor_app.store.presences import save_presences
from supervisor_app.store.quarantine import Quarantine
from supervisor_app.store.rows import CONTACT_WIDTH, UPDATED, Row
from supervisor_app.store.runner import Runner
from supervisor_app.store.totals import save_totals

_NO_TEXTS: Row = ("", "", "")


class Saved(Struct, frozen=True):
    """What saving a batch changed.

    ``changed``: the records whose facts are new or different, in the order of the batch, each contact
    once; ``new``: how many of these were not known before; ``unchanged``: how many records told nothing
    new; ``rejects``: how many were put aside. ``totals_new``, ``totals_changed``: the same of totals, and
    of what is told beside contacts.
    """

    changed: tuple[Record, ...]
    new: int
    unchanged: int
    rejects: int
    totals_new: int = 0
    totals_changed: int = 0


class _Known(Struct, gc=False):
    """A contact while a batch is applied: what is stored, and what shall be."""

    before: Row | None
    texts_before: Row
    now: Row | None
    texts: Row
    record: Record | None = None


_Sound: TypeAlias = tuple[Record, Row]
"""A record whose values every engine takes, and its contact as a row."""


CursorOf = Callable[[Saved], str]
"""Gives a cursor that says what came of the batch it is written with."""


def save_batch(run: Runner, source: str, batch: Batch, cursor_of: CursorOf | None = None) -> Saved:
    """Write a batch and its cursor; the caller owns the transaction. Raises Unsound for a bad cursor."""
    checks.check_texts((source, batch.cursor))
    aside = Quarantine()
    sound = _sound_ones(source, batch.records, aside)
    changed, new = _save_contacts(run, source, sound, replaces=batch.replaces)
    told = [(source, fact[1], record.events) for record, fact in sound]
    save_events(run, rows.event_rows(told), rows.event_text_rows(told))
    _save_directory(run, batch, aside)
    save_presences(run, batch.presences, aside)
    save_gaps(run, batch.gaps, aside)
    totals_new, totals_changed = save_totals(run, batch.totals, aside) if batch.totals else (0, 0)
    if batch.beside:
        totals_new, totals_changed = save_beside(run, batch.beside, aside)
    at = batch.server_time or max((fact[UPDATED] for _record, fact in sound), default=0)
    rejects = aside.save(run, at, batch.rejects)
    saved = Saved(changed, new, len(sound) - len(changed), rejects, totals_new, totals_changed)
    cursor = batch.cursor if cursor_of is None else cursor_of(saved)
    run.upsert(schema.cursors, [(source, cursor, int(batch.filling))])
    return saved


def _sound_ones(source: str, records: Sequence[Record], aside: Quarantine) -> list[_Sound]:
    """The records as rows. They are looked at together; one by one only where something is unsound."""
    try:
        return _sound(source, records)
    except Unsound:
        admitted = [aside.admit(source, one.contact.id, partial(_sound, source, (one,))) for one in records]
        return [sound for part in admitted if part is not None for sound in part]


def _sound(source: str, records: Sequence[Record]) -> list[_Sound]:
    """Records as rows. Raises Unsound."""
    if any(record.contact.source != source for record in records):
        raise Unsound("a contact of another source")
    checks.check_records(records)
    return [(record, rows.contact_row(record.contact)) for record in records]


def _save_contacts(
    run: Runner, source: str, sound: Sequence[_Sound], *, replaces: bool
) -> tuple[tuple[Record, ...], int]:
    """Write what is new or different; the records of it, and how many contacts were not known before."""
    known = _applied(run, source, sound, replaces=replaces)
    changed = [each for each in known.values() if each.now != each.before]
    facts = [each.now for each in changed if each.now is not None]
    run.upsert(schema.contacts, facts, version=None if replaces else "updated")
    mark_hours(run, (row for each in changed for row in (each.before, each.now) if row is not None))
    _save_texts(run, source, known)
    new = sum(each.before is None for each in changed)
    run.count("contacts", new)
    return tuple(each.record for each in changed if each.record is not None), new


def _applied(run: Runner, source: str, sound: Sequence[_Sound], *, replaces: bool) -> dict[str, _Known]:
    """The contacts by id, as they are stored and shall be; a record older than that changes nothing."""
    stored = {row[1]: row for row in run.contacts(source, list({fact[1]: None for _record, fact in sound}))}
    known = dict[str, _Known]()
    for record, fact in sound:
        contact = known.get(fact[1])
        if contact is None:
            contact = known[fact[1]] = _as_stored(stored.get(fact[1]))
        if replaces or contact.now is None or fact[UPDATED] >= contact.now[UPDATED]:
            contact.now, contact.record = fact, record
            if record.personal is not None:
                contact.texts = rows.personal_row(record.personal)
    return known


def _as_stored(row: Row | None) -> _Known:
    if row is None:
        return _Known(None, _NO_TEXTS, None, _NO_TEXTS)
    before = row[:CONTACT_WIDTH]
    texts = _NO_TEXTS if row[CONTACT_WIDTH] is None else row[CONTACT_WIDTH:]
    return _Known(before, texts, before, texts)


def _save_texts(run: Runner, source: str, known: dict[str, _Known]) -> None:
    told = [(key, each.texts) for key, each in known.items() if each.texts != each.texts_before]
    run.upsert(schema.contact_texts, [(source, key, *texts) for key, texts in told if texts != _NO_TEXTS])
    run.delete(schema.contact_texts, [(source, key) for key, texts in told if texts == _NO_TEXTS])


def _save_directory(run: Runner, batch: Batch, aside: Quarantine) -> None:
    told = (
        (schema.queues, aside.rows(batch.queues, rows.queue_row)),
        (schema.agents, aside.rows(batch.agents, rows.agent_row)),
        (schema.sites, aside.rows(batch.sites, astuple)),
    )
    changed = [run.upsert(table, list({row[:2]: row for _, row in pairs}.values())) for table, pairs in told]
    if any(changed):
        run.count(DIRECTORY, 1)


def save_gaps(run: Runner, gaps: Iterable[Gap], aside: Quarantine) -> None:
    """Write gaps; one told again with the same start keeps the later end."""
    told = [(gap.source, checks.scrubbed(gap.reason), gap.window.start, gap.window.end) for gap in gaps]
    sound = [row for _gap, row in aside.rows(told, lambda row: row)]
    run.upsert(schema.gaps, [(source, start, end, why) for source, why, start, end in sound], version="until")


def save_samples(run: Runner, samples: Iterable[QueueSample], aside: Quarantine) -> None:
    """Write queue samples, each minute of a queue and channel once."""
    told = aside.rows(
        samples, lambda each: (each.source, each.queue, each.channel.value, each.at, each.waiting)
    )
    latest = {row[:4]: row for _sample, row in told}.values()
    rows_ = [(at, source, queue, channel, waiting) for source, queue, channel, at, waiting in latest]
    run.upsert(schema.queue_samples, rows_)
