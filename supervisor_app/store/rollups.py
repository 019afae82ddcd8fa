"""Figures of local days and months, worked out once: into their table and back. What is in them is opaque."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import astuple
from sqlalchemy import bindparam, delete, select

from supervisor_app.domain.time import Instant
from supervisor_app.store import schema
from supervisor_app.store.runner import CHUNK, Runner


class Stamp(Struct, frozen=True, kw_only=True):
    """Of what a roll-up is, and of which facts it was made.

    ``grain``: which figures of a day or month they are. ``start``: the local day or month (2026-11-20,
    2026-11). ``mark``: of the last batch that changed contacts before its facts were read. ``at``: the
    instant of which it is true. ``rules``: the fingerprint of the rules by which it was made.
    """

    grain: str
    start: str
    mark: int
    at: Instant
    rules: str


class Rollup(Stamp, frozen=True, kw_only=True):
    """The figures of a local day or month, as bytes."""

    cells: bytes


_TABLE = schema.rollups
_OF_STARTS = select(*_TABLE.c).where(
    _TABLE.c.grain == bindparam("grain"), _TABLE.c.start.in_(bindparam("starts", expanding=True))
)
_STAMPS = select(*(_TABLE.c[name] for name in Stamp.__struct_fields__)).where(
    _TABLE.c.grain == bindparam("grain")
)


def save_rollups(run: Runner, made: Iterable[Rollup]) -> None:
    """Write roll-ups; one of the same day or month takes the place of the one before."""
    run.upsert(schema.rollups, [astuple(one) for one in made])


def drop_rollups(run: Runner) -> None:
    """Delete all of them."""
    run.connection.execute(delete(schema.rollups))


def rollups(run: Runner, grain: str, starts: Sequence[str]) -> dict[str, Rollup]:
    """The stored ones of these days or months, by start."""
    found = dict[str, Rollup]()
    for first in range(0, len(starts), CHUNK):
        wanted = {"grain": grain, "starts": starts[first : first + CHUNK]}
        for row in run.connection.execute(_OF_STARTS, wanted).mappings():
            found[row["start"]] = Rollup(**row)
    return found


def stamps(run: Runner, grain: str) -> dict[str, Stamp]:
    """Of every stored roll-up of a grain of what it is, by start; their bytes are not read."""
    found = run.connection.execute(_STAMPS, {"grain": grain}).mappings()
    return {row["start"]: Stamp(**row) for row in found}
