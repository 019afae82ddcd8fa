"""Keeps the roll-ups of a store right: makes those of days that are over, of which facts have changed."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.periods import day_of
from supervisor_app.domain.time import DAY_MS, Instant, Window, local_midnight
from supervisor_app.metrics.atoms import fingerprint
from supervisor_app.metrics.cell_rows import Part
from supervisor_app.metrics.cells import Segment
from supervisor_app.metrics.cells_made import month_sheet, smaller_sheets
from supervisor_app.metrics.cubes import DAY, MONTH, Sheet, sheets_of
from supervisor_app.metrics.links import KNOWN_FOR_MS
from supervisor_app.services.asking import last_seen
from supervisor_app.services.clock import wall_now
from supervisor_app.services.day_sheets import LINKED, DaySheets, Wanted
from supervisor_app.services.frame import Frame, kept_frame
from supervisor_app.services.loaded import LoadedWindows, ahead_ms
from supervisor_app.services.sheets import BY_NAME, MOVING, Sheets
from supervisor_app.services.stretches import Month, Stretch, clocks_of, months_of
from supervisor_app.store.database import Store
from supervisor_app.store.rollups import Rollup, Stamp

MOST_CONTACTS = 300_000
"""About so many contacts are looked at in one turn."""
_MOST_DAYS = 62
_LONGER_MS = 7 * DAY_MS
"""Contacts of a day were created so long before it at the most, but for a few."""

PLAIN = tuple(sheet for sheet in sheets_of(DAY) if not sheet.linked)
LOOKING = tuple(sheet for sheet in sheets_of(DAY) if sheet.linked)
"""The sheets of days, apart by whether they are of contacts of the day alone."""


class Rolled(Struct, frozen=True):
    """What a turn has made: how many days and months. Nothing where all is right."""

    days: int = 0
    months: int = 0

    def __bool__(self) -> bool:
        return bool(self.days or self.months)


class Held(Struct, frozen=True):
    """A stored sheet. ``unchanged``: no contact that it looks at has changed since it was made."""

    stamp: Stamp
    cells: bytes
    unchanged: bool


class Rolling:
    """Makes the roll-ups of one store, a few at a time. Not thread-safe. Raises StoreError.

    ``most_contacts``: about so many are looked at in one turn.
    """

    def __init__(self, store: Store, frame: Frame, most_contacts: int = MOST_CONTACTS) -> None:
        self._store, self._frame, self._most_contacts = store, frame, most_contacts
        self._rules = fingerprint(frame.fingerprint())
        self._sheets = Sheets(store, self._rules, frame.promises)
        self._ahead_ms = ahead_ms(LINKED, frame.promises)

    def turn(self, at: Instant, stopping: Callable[[], bool] = lambda: False) -> Rolled:
        """Make what is most wanted of that which is not right as of an instant: the newest days first.

        ``stopping``: whether it should end early; what was made by then is kept.
        """
        self.refresh()
        months = self.months(at)
        days = [day for month in reversed(months) for day in reversed(self.days(month))]
        wanted = [one for day in days if (one := self._wanted(day, at)).sheets]
        if wanted:
            newest = wanted[: self._days_a_turn(len(days))]
            ordered = sorted(newest, key=lambda one: one.stretch.start)
            return Rolled(days=self._make_days(ordered, at, stopping))
        return Rolled(months=sum(self._make_month(month, at) for month in months))

    def months(self, at: Instant) -> Sequence[Month]:
        """The months of the store up to an instant, the first from its beginning; the last day may be cut."""
        first, zone = self._sheets.marks.first, self._frame.zone
        if first is None or first >= at:
            return ()
        return months_of(Window(local_midnight(day_of(first, zone).replace(day=1), zone), at), zone)

    def days(self, month: Month) -> list[Stretch]:
        """The days of a month that are over and on which any contact is, or was, credited."""
        return [day for day in month.days if day.whole and self._sheets.marks.any_in(day.window)]

    def _days_a_turn(self, days: int) -> int:
        a_day = self._store.counts().contacts // max(days, 1) + 1
        return min(max(self._most_contacts // a_day, 1), _MOST_DAYS)

    def _is_wanted(self, sheet: Sheet, stretch: Stretch, at: Instant) -> bool:
        """Whether a sheet of a day or month that is over should be made; not while it is too early for it."""
        if sheet.linked and stretch.window.end + self._ahead_ms > at:
            return False
        stamp = self._sheets.stamps(sheet).get(stretch.start)
        if stamp is None or _to_settle(stamp, at):
            return True
        return not self._is_unchanged(sheet, stamp, stretch)

    def held(self, sheet: Sheet, stretch: Stretch) -> Held | None:
        """What is stored of a sheet of a day or month, as it was when this was last refreshed."""
        self._sheets.load(sheet, [stretch])
        stamp, segment = self._sheets.stamps(sheet).get(stretch.start), self._sheets.found(sheet, stretch)
        if stamp is None or segment is None:
            return None
        return Held(stamp, segment.data, self._is_unchanged(sheet, stamp, stretch))

    def refresh(self) -> None:
        """Look what is stored, and what has changed."""
        self._sheets.refresh()  # before any contact is read: what changes later is seen to have changed
        self._sheets.trim()

    def _is_unchanged(self, sheet: Sheet, stamp: Stamp, stretch: Stretch) -> bool:
        """Whether no contact that a sheet looks at has changed since it was made."""
        window = stretch.window
        if not sheet.linked:
            return self._sheets.unchanged(stamp, window)
        # Nearly always nothing has changed in a longer time than they look at: no need to read them.
        longer = Window(window.start - KNOWN_FOR_MS - _LONGER_MS, window.end + self._ahead_ms)
        if self._sheets.unchanged(stamp, longer):
            return True
        self._sheets.load(sheet, [stretch])
        segment = self._sheets.found(sheet, stretch)
        if segment is None:
            return False
        reaches = (self._sheets.reach_of(figure, segment.head, stretch) for figure in LINKED)
        return all(self._sheets.unchanged(stamp, reach) for reach in reaches)

    def _wanted(self, day: Stretch, at: Instant) -> Wanted:
        """The sheets of a day that should be made."""
        both = (sheets for sheets in (PLAIN, LOOKING) if self._is_wanted(sheets[0], day, at))
        return Wanted(day, tuple(sheet for sheets in both for sheet in sheets))

    def _make_days(self, days: Sequence[Wanted], at: Instant, stopping: Callable[[], bool]) -> int:
        """How many were made by when it was to end."""
        making = DaySheets(LoadedWindows(self._store, self._frame), self._frame, at, lasting=True)
        done = 0
        for made in making.made(days):
            rollups = (
                self._rollup(BY_NAME[name], made.stretch, cells, at) for name, cells in made.sheets.items()
            )
            self._store.save_rollups(list(rollups))
            done += 1
            if stopping():
                break
        return done

    def _rollup(self, sheet: Sheet, stretch: Stretch, cells: bytes, at: Instant) -> Rollup:
        moving = any(Segment(cells).head.moving.values())
        return Rollup(
            grain=sheet.name,
            start=stretch.start,
            mark=self._sheets.marks.last,
            at=at,
            rules=self._rules + MOVING if moving else self._rules,
            cells=cells,
        )

    def _make_month(self, month: Month, at: Instant) -> bool:
        """Make the sheets of a month that are not right and whose days are all final; whether any was."""
        stretch = month.whole
        if stretch is None:
            return False
        wanted = [sheet for sheet in sheets_of(MONTH) if self._is_wanted(sheet, stretch, at)]
        made = [
            self._rollup(sheet, stretch, month_sheet(sheet, self.parts(sheet, month)), at)
            for sheet in wanted
            if self.are_final(sheet, month)
        ]
        if made:
            self._store.save_rollups(made)
        return bool(made)

    def are_final(self, sheet: Sheet, month: Month) -> bool:
        """Whether the sheets of days that one of a month is made from are right, and will stay so."""
        return all(
            stamp is not None and not stamp.rules.endswith(MOVING) and self._is_unchanged(smaller, stamp, day)
            for smaller in smaller_sheets(sheet)
            for day in self.days(month)
            for stamp in (self._sheets.stamps(smaller).get(day.start),)
        )

    def parts(self, sheet: Sheet, month: Month) -> list[Part]:
        """The days of a month, with the sheets that one of the month is made from."""
        smaller = smaller_sheets(sheet)
        days, zone = self.days(month), self._frame.zone
        for one in smaller:
            self._sheets.load(one, days)
        return [
            Part(DAY, {one.name: self._sheets.loaded(one, day) for one in smaller}, clocks_of(day, zone))
            for day in days
        ]


def _to_settle(stamp: Stamp, at: Instant) -> bool:
    """Whether what time alone changes may have come to rest since, so that it is worth a look."""
    return stamp.rules.endswith(MOVING) and at - stamp.at >= DAY_MS


def roll_up(
    path: Path,
    frame: Frame | None,
    *,
    rebuild: bool,
    tell: Callable[[Rolled], None],
    stopping: Callable[[], bool],
) -> Rolled:
    """Make whatever is not right in a store; with ``rebuild`` all of it. Gives what was made.

    By the frame that the store knows, where none is given. ``tell`` is called with what was made so far.
    Raises SettingsError where there is no store, and StoreError.
    """
    if not path.exists():
        raise SettingsError(f"there is no store {path}", remedy="Name one with --store")
    store, done = Store.open(str(path)), Rolled()
    try:
        if rebuild:
            store.drop_rollups()
        rolling, at = Rolling(store, frame or kept_frame(store)), last_seen(store) or wall_now()
        while not stopping():
            with _uncollected():
                made = rolling.turn(at, stopping)
            if not made:
                break
            done = Rolled(done.days + made.days, done.months + made.months)
            tell(done)
    finally:
        store.close()
    return done


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: among so many contacts that takes long, and none of them is any."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
