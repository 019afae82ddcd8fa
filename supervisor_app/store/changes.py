"""Which hours the contacts are credited in that have changed, and by which batch they last were.

What is worked out of an hour is up to date as long as the mark of the hour is what it was then.
"""

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter

from sqlalchemy import select

from supervisor_app.domain.time import HOUR_MS
from supervisor_app.store import schema
from supervisor_app.store.members import CONTACT_COLUMNS
from supervisor_app.store.rows import Row
from supervisor_app.store.runner import Runner

BATCHES, DIRECTORY = "batches", "directory"
"""Counters: the batches that changed contacts, and those that changed queues, agents or sites."""

_CREDITS = ("created", "queued", "answered", "outcome_at", "ended", "resolved", "closed", "callback_due")
_credits_of = itemgetter(*map(CONTACT_COLUMNS.index, _CREDITS))


def mark_hours(run: Runner, contacts: Iterable[Row]) -> None:
    """Mark every hour in which one of these rows is credited: contacts that changed, as they were and are."""
    stamps = set(chain.from_iterable(map(_credits_of, contacts)))
    stamps.discard(None)
    hours = {stamp // HOUR_MS for stamp in stamps}
    if hours:
        run.count(BATCHES, 1)
        mark = run.counted(BATCHES)
        run.upsert(schema.changes, [(hour, mark) for hour in sorted(hours)])


def marks(run: Runner, since: int) -> dict[int, int]:
    """The hours whose mark is greater, with their marks."""
    table = schema.changes
    found = run.connection.execute(select(table.c.hour, table.c.mark).where(table.c.mark > since))
    return {int(hour): int(mark) for hour, mark in found}
