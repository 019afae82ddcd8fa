"""Proves that roll-ups and facts agree: makes stored sheets anew, and compares them to the byte.

Sheets of which facts have changed since are not wrong but out of date: they are not read any more, and made
anew by the next turn of :mod:`.rolling`. They are counted, and not compared.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from supervisor_app.domain.time import Instant
from supervisor_app.metrics.cells_made import month_sheet
from supervisor_app.metrics.cubes import MONTH, Sheet, sheets_of
from supervisor_app.services.asking import last_seen
from supervisor_app.services.clock import wall_now
from supervisor_app.services.day_sheets import DaySheets, Wanted
from supervisor_app.services.frame import Frame, kept_frame
from supervisor_app.services.loaded import LoadedWindows
from supervisor_app.services.rolling import LOOKING, PLAIN, Rolling
from supervisor_app.services.stretches import Month, Stretch
from supervisor_app.store.database import Store


class Verified(Struct, frozen=True):
    """What was found of a day or month: ``different``: the names of its sheets that are not as made anew."""

    start: str
    sheets: int
    out_of_date: int
    different: tuple[str, ...]


def verified(path: Path, frame: Frame | None) -> Iterator[Verified]:
    """What is found in a store, by the frame that it knows where none is given. Raises StoreError."""
    store = Store.open(str(path), read_only=True)
    try:
        yield from Verifying(store, frame or kept_frame(store)).verified(last_seen(store) or wall_now())
    finally:
        store.close()


class Verifying:
    """Looks at the roll-ups of a store, which is not changed. Not thread-safe. Raises StoreError."""

    def __init__(self, store: Store, frame: Frame) -> None:
        self._store, self._frame = store, frame
        self._rolling = Rolling(store, frame)

    def verified(self, at: Instant) -> Iterator[Verified]:
        """Every day and month up to an instant of which anything is stored."""
        self._rolling.refresh()
        for month in self._rolling.months(at):
            for day in self._rolling.days(month):
                yield from self._day(day)
            if month.whole is not None:
                yield from self._month(month, month.whole)

    def _day(self, day: Stretch) -> Iterator[Verified]:
        found = [one for sheets in (PLAIN, LOOKING) for one in self._compared(day, sheets)]
        if found:
            yield _told(day, found)

    def _compared(self, day: Stretch, sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, bool | None]]:
        """Each sheet with whether it is the same; None: out of date."""
        held = {sheet: self._rolling.held(sheet, day) for sheet in sheets}
        ats = {one.stamp.at for one in held.values() if one is not None and one.unchanged}
        made = {at: self._made(day, sheets, at) for at in ats}
        for sheet, one in held.items():
            if one is not None:
                same = one.cells == made[one.stamp.at][sheet.name] if one.unchanged else None
                yield sheet, same

    def _made(self, day: Stretch, sheets: Sequence[Sheet], at: Instant) -> dict[str, bytes]:
        loaded = LoadedWindows(self._store, self._frame)
        wanted = [Wanted(day, tuple(sheets))]
        (made,) = DaySheets(loaded, self._frame, at, lasting=True).made(wanted)
        return made.sheets

    def _month(self, month: Month, whole: Stretch) -> Iterator[Verified]:
        found: list[tuple[Sheet, bool | None]] = []
        for sheet in sheets_of(MONTH):
            one = self._rolling.held(sheet, whole)
            if one is not None:
                days = one.unchanged and self._rolling.are_final(sheet, month)
                same = one.cells == month_sheet(sheet, self._rolling.parts(sheet, month)) if days else None
                found.append((sheet, same))
        if found:
            yield _told(whole, found)


def _told(stretch: Stretch, found: Sequence[tuple[Sheet, bool | None]]) -> Verified:
    return Verified(
        start=stretch.start,
        sheets=len(found),
        out_of_date=sum(same is None for _, same in found),
        different=tuple(sheet.name for sheet, same in found if same is False),
    )
