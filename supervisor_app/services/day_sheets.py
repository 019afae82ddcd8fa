"""Makes the sheets of days from contacts, a few days at a time, so that memory stays small."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from supervisor_app.domain.time import DAY_MS, Instant, Window
from supervisor_app.metrics.atoms import is_linked
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.cells_made import Making
from supervisor_app.metrics.cubes import Sheet
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.wording import Wording
from supervisor_app.services.frame import Frame
from supervisor_app.services.loaded import LoadedWindows
from supervisor_app.services.stretches import Stretch

LATER_MS = 2000 * DAY_MS
"""After so long nothing is still undecided, whatever a desk promises."""

LINKED = tuple(figure for key, figure in FIGURES.items() if is_linked(key))
"""Figures that look at contacts beyond their window."""


class Wanted(Struct, frozen=True):
    """A day of which some sheets are wanted."""

    stretch: Stretch
    sheets: tuple[Sheet, ...]

    @property
    def looking(self) -> tuple[Figure, ...]:
        """Figures that look beyond the day, where they are wanted."""
        return LINKED if any(sheet.linked for sheet in self.sheets) else ()


class MadeSheets(Struct, frozen=True):
    """Sheets of a day, by name, as bytes."""

    stretch: Stretch
    sheets: dict[str, bytes]


class DaySheets:
    """Makes sheets from the contacts of windows. ``at``: the instant of which they are true.

    ``lasting``: for later, too: they tell what the time alone will change.
    """

    def __init__(self, loaded: LoadedWindows, frame: Frame, at: Instant, *, lasting: bool) -> None:
        self._loaded, self._frame, self._at, self._lasting = loaded, frame, at, lasting
        self._wording = Wording(frame.promises)

    def made(self, days: Iterable[Wanted]) -> Iterator[MadeSheets]:
        """The sheets of days, in their order. Days in a row are loaded together. Raises StoreError."""
        for run in _runs(days):
            window = Window(run[0].stretch.window.start, run[-1].stretch.window.end)
            for day in run:
                desk = self._loaded.desk(window, day.looking)
                window_of_day = day.stretch.window
                now = Measurement(desk, self._wording, self._at, window_of_day)
                later = None
                if self._lasting:
                    later = Measurement(desk, self._wording, self._at + LATER_MS, window_of_day)
                making = Making(now, day.stretch.day, later)
                yield MadeSheets(day.stretch, {sheet.name: making.sheet(sheet) for sheet in day.sheets})


def _runs(days: Iterable[Wanted]) -> Iterator[list[Wanted]]:
    """Days in a row that look as far."""
    run: list[Wanted] = []
    for day in days:
        if run and (_next(run[-1].stretch) != day.stretch.start or run[-1].looking != day.looking):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _next(day: Stretch) -> str:
    return (date.fromisoformat(day.start) + timedelta(days=1)).isoformat()
