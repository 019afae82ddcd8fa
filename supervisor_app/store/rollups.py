"""Figures of local days and months, worked out once: into their table and back. What is in them is opaque."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import astuple
from sqlalchemy import delete, select

from supervisor_app.domain.time import Instant
from supervisor_app.store import schema
from supervisor_app.store.runner import CHUNK, Runner


class Stamp(Struct, frozen=True, kw_only=True):
    """Of what a roll-up is, and of which facts it was made.

    ``grain``: ``day`` or ``month``. ``start``: the local day or month (2026-11-20, 2026-11). ``mark``: the
    greatest mark of its hours when its facts were read. ``at``: the instant of which it is true. ``rules``:
    the fingerprint of the rules by which it was made.
    """

    grain: str
    start: str
    mark: int
    at: Instant
    rules: str


class Rollup(Stamp, frozen=True, kw_only=True):
    """The figures of a local day or month, as bytes."""

    cells: bytes


def save_rollups(run: Runner, made: Iterable[Rollup]) -> None:
    """Write roll-ups; one of the same day or month takes the place of the one before."""
    run.upsert(schema.rollups, [astuple(one) for one in made])


def drop_rollups(run: Runner) -> None:
    """Delete all of them."""
    run.connection.execute(delete(schema.rollups))


def rollups(run: Runner, grain: str, starts: Sequence[str]) -> dict[str, Rollup]:
    """The stored ones of these days or months, by start."""
    table = schema.rollups
    found = dict[str, Rollup]()
    for first in range(0, len(starts), CHUNK):
        wanted = (table.c.grain == grain, table.c.start.in_(starts[first : first + CHUNK]))
        for row in run.connection.execute(select(table).where(*wanted)).mappings():
            found[row["start"]] = Rollup(**row)
    return found


def stamps(run: Runner, grain: str) -> dict[str, Stamp]:
    """Of every stored roll-up of a grain of what it is, by start; their bytes are not read."""
    table = schema.rollups
    columns = [table.c[name] for name in Stamp.__struct_fields__]
    found = run.connection.execute(select(*columns).where(table.c.grain == grain)).mappings()
    return {row["start"]: Stamp(**row) for row in found}
