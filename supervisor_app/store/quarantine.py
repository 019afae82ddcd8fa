"""What no engine would keep is put aside one by one, in the transaction of what it came with."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from supervisor_app.domain.batch import Reject
from supervisor_app.domain.time import Instant
from supervisor_app.store import checks, rows, schema
from supervisor_app.store.checks import Unsound
from supervisor_app.store.rows import Row
from supervisor_app.store.runner import Runner

_T = TypeVar("_T")


class Quarantine:
    """Collects what is unsound while the rest goes on."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str, str]] = []

    def admit(self, source: str, name: str, make: Callable[[], _T]) -> _T | None:
        """What ``make`` gives, or None where it raises Unsound: then ``name`` is put aside."""
        try:
            return make()
        except Unsound as error:
            self._found.append((checks.scrubbed(str(source)), str(name), str(error)))
            return None

    def rows(self, things: Iterable[_T], row_of: Callable[[_T], Row]) -> list[tuple[_T, Row]]:
        """The sound ones among rows that begin with a source and a name, each with what it was made of."""
        kept = []
        for thing in things:
            row = row_of(thing)
            if self.admit(row[0], row[1], partial(checks.check_row, row)) is not None:
                kept.append((thing, row))
        return kept

    def save(self, run: Runner, at: Instant, others: Iterable[Reject] = ()) -> int:
        """Write what was collected, as found at an instant, and other rejects; how many there were."""
        found = [*others, *(Reject(source, name, at, reason) for source, name, reason in self._found)]
        told = list({row[:2]: row for row in map(rows.reject_row, found)}.values())
        new = run.insert_if_new(schema.rejects, told)
        if new < len(told):
            run.upsert(schema.rejects, told)
        run.count("rejects", new)
        return len(found)
