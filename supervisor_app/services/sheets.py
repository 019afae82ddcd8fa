"""The stored sheets of roll-ups that are still right, and which are not."""

from collections.abc import Iterable

import numpy as np

from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import HOUR_MS, Instant, Window
from supervisor_app.metrics.atoms import ATOMS, PLACES, Sketched, atoms_of
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.cells import Head, Segment
from supervisor_app.metrics.cubes import SHEETS, Sheet
from supervisor_app.metrics.declaring import Figure
from supervisor_app.services.loaded import ahead_ms
from supervisor_app.services.stretches import Stretch
from supervisor_app.store.database import Store
from supervisor_app.store.rollups import Stamp

_KEPT = 512
"""So many sheets at most are kept from one question to the next."""
MOVING = "/moving"
"""Ends the rules of a stamp where the time alone may change figures."""


class Marks:
    """By which batch the contacts of each hour changed last, as far as it was read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_hour: dict[int, int] = {}
        self._hours, self._marks = np.empty(0, np.int64), np.empty(0, np.int64)
        self.last = -1

    def refresh(self) -> None:
        """Read what has changed since. Raises StoreError."""
        last = self._store.last_mark()  # before the marks: what comes in between is read again
        if last == self.last:
            return
        self._by_hour |= self._store.marks(self.last)
        self._hours = np.array(sorted(self._by_hour), np.int64)
        self._marks = np.array([self._by_hour[hour] for hour in self._hours.tolist()], np.int64)
        self.last = last

    @property
    def first(self) -> Instant | None:
        """When the first hour begins in which any contact is, or was, credited."""
        return int(self._hours[0]) * HOUR_MS if len(self._hours) else None

    def any_in(self, window: Window) -> bool:
        """Whether any contact is, or was, credited in a window."""
        return self.newest(window) >= 0

    def newest(self, window: Window) -> int:
        """The greatest mark of the hours of a window; -1 where nothing ever changed."""
        first, after = np.searchsorted(self._hours, (window.start // HOUR_MS, -(-window.end // HOUR_MS)))
        return int(self._marks[first:after].max(initial=-1))


class Sheets:
    """Sheets as they are stored, each with what tells whether it is still right. Not thread-safe.

    ``rules``: the fingerprint of the rules by which figures are worked out now.
    """

    def __init__(self, store: Store, rules: str, promises: Promises) -> None:
        self._store, self._rules, self._promises = store, rules, promises
        self.marks = Marks(store)
        self._stamps: dict[str, dict[str, Stamp]] = {}
        self._segments: dict[tuple[str, Stamp], Segment] = {}
        self._fresh: dict[tuple[Stamp, Window], bool] = {}

    def refresh(self) -> None:
        """Look what has changed. Raises StoreError."""
        self.marks.refresh()
        self._stamps.clear()
        self._fresh.clear()

    def load(self, sheet: Sheet, stretches: Iterable[Stretch]) -> None:
        """Read those sheets of some days or months that may be right, all at once. Raises StoreError."""
        stamps = self.stamps(sheet)
        wanted = [
            one.start
            for one in stretches
            if one.start in stamps and (sheet.name, stamps[one.start]) not in self._segments
        ]
        if not wanted:
            return
        for start, rollup in self._store.rollups(sheet.name, wanted).items():
            # Somebody may have made it anew since its stamp was read: what counts is what was read now.
            told = {name: getattr(rollup, name) for name in Stamp.__struct_fields__}
            stamps[start] = Stamp(**told)
            self._segments[sheet.name, stamps[start]] = Segment(rollup.cells)

    def trim(self) -> None:
        """Let go of what was read, where it has become much."""
        if len(self._segments) > _KEPT:
            self._segments.clear()

    def right(self, sheet: Sheet, stretch: Stretch, key: str, at: Instant) -> Segment | None:
        """The sheet of a whole day or month, where the figure of a key that it gives is true at an instant.

        Only of those that were loaded.
        """
        stamp, segment = self.stamps(sheet).get(stretch.start), self.found(sheet, stretch)
        if segment is None or stamp is None or stamp.at > at or not stretch.whole:
            return None
        figure = FIGURES[key]
        reach = self.reach_of(figure, segment.head, stretch) if sheet.linked else stretch.window
        if not self.unchanged(stamp, reach):
            return None
        settled = stamp.at == at or not stamp.rules.endswith(MOVING)
        return segment if settled or not _moves(figure, sheet, segment.head) else None

    def loaded(self, sheet: Sheet, stretch: Stretch) -> Segment:
        """A sheet that was loaded, and found."""
        return self._segments[sheet.name, self.stamps(sheet)[stretch.start]]

    def found(self, sheet: Sheet, stretch: Stretch) -> Segment | None:
        """A sheet that was loaded; None where it was not found."""
        stamp = self.stamps(sheet).get(stretch.start)
        return None if stamp is None else self._segments.get((sheet.name, stamp))

    def stamps(self, sheet: Sheet) -> dict[str, Stamp]:
        """What is stored of a sheet, by start. Raises StoreError."""
        if sheet.name not in self._stamps:
            self._stamps[sheet.name] = self._store.rollup_stamps(sheet.name)
        return self._stamps[sheet.name]

    def unchanged(self, stamp: Stamp, reach: Window) -> bool:
        """Whether a stored sheet was made by the rules of now, and no contact it looks at changed since."""
        key = (stamp, reach)
        if key not in self._fresh:
            self._fresh[key] = (
                stamp.rules.removesuffix(MOVING) == self._rules and self.marks.newest(reach) <= stamp.mark
            )
        return self._fresh[key]

    def reach_of(self, figure: Figure, head: Head, stretch: Stretch) -> Window:
        """The time in which the contacts are that a figure of a day or month looks at."""
        since = head.since if figure.looks_back and head.since is not None else stretch.window.start
        return Window(
            min(since, stretch.window.start), stretch.window.end + ahead_ms((figure,), self._promises)
        )


def _moves(figure: Figure, sheet: Sheet, head: Head) -> bool:
    """Whether the time alone may change a figure after its cells were made."""
    moving = head.moving.get(figure.credit.value)
    if not moving:
        return False
    places, first = PLACES[sheet.linked][figure.credit], len(ATOMS[sheet.linked][figure.credit].numbers)
    mine = {places[atom] + (first if isinstance(atom, Sketched) else 0) for atom in atoms_of(figure.key)}
    return not mine.isdisjoint(moving)


BY_NAME = {sheet.name: sheet for sheet in SHEETS}
"""Every sheet by its name."""
