"""Totals of intervals: into their table and back."""

from collections.abc import Iterable
from functools import partial
from math import isfinite
from operator import attrgetter

from sqlalchemy import select

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Window
from supervisor_app.domain.totals import NUMBERS, Total
from supervisor_app.store import schema
from supervisor_app.store.checks import Unsound, check_numbers, check_texts
from supervisor_app.store.quarantine import Quarantine
from supervisor_app.store.rows import Row
from supervisor_app.store.runner import CHUNK, Runner

_NAMES = tuple(column.name for column in schema.totals.columns)
_numbers_of = attrgetter(*NUMBERS)


def save_totals(run: Runner, told: Iterable[Total], aside: Quarantine) -> tuple[int, int]:
    """Write totals; one told again takes the place of the one before. How many were new, how many changed."""
    admitted = [aside.admit(one.source, one.id, partial(_row, one)) for one in told]
    rows = {row[:2]: row for row in admitted if row is not None}
    before = _stored(run, list(rows))
    run.upsert(schema.totals, [row for key, row in rows.items() if before.get(key) != row])
    new = sum(key not in before for key in rows)
    return new, sum(before[key] != row for key, row in rows.items() if key in before)


def totals_in(run: Runner, window: Window) -> tuple[Total, ...]:
    """Totals of intervals that begin in the window, by start."""
    table = schema.totals
    inside = select(table).where(table.c.start >= window.start, table.c.start < window.end)
    found = run.connection.execute(inside.order_by(table.c.start, table.c.source, table.c.id))
    return tuple(_total(tuple(row)) for row in found)


def _stored(run: Runner, keys: list[Row]) -> dict[Row, Row]:
    table = schema.totals
    found: dict[Row, Row] = {}
    for source in {key[0] for key in keys}:
        ids = [key[1] for key in keys if key[0] == source]
        for start in range(0, len(ids), CHUNK):
            same = (table.c.source == source, table.c.id.in_(ids[start : start + CHUNK]))
            rows = run.connection.execute(select(table).where(*same))
            found |= {tuple(row[:2]): tuple(row) for row in rows}
    return found


def _row(total: Total) -> Row:
    """A total as a row. Raises Unsound."""
    texts = (total.source, total.id, total.site, total.queue)
    check_texts(texts)
    check_numbers((total.start, total.until))
    numbers = _numbers_of(total)
    if not all(number is None or isfinite(number) for number in numbers):
        raise Unsound("a total that is not a number")
    source, name, site, queue = texts
    return source, name, total.start, total.until, total.channel.value, site, queue, *numbers


def _total(row: Row) -> Total:
    values = dict(zip(_NAMES, row, strict=True))
    return Total(channel=Channel(values.pop("channel")), **values)
