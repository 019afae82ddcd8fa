"""The cubes of a roll-up: by what its cells are told apart, and which of them are kept together."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from supervisor_app.metrics.grouping import TIMES, Dim

DAY, MONTH = "day", "month"


class Cube(Struct, frozen=True):
    """Cells by some dimensions.

    ``holds``: numbers, durations in buckets (sketches), or durations as they are (exact). Hours of a cube are
    those that have passed since the day began. ``figures``: the only ones it is for (empty: all).
    """

    key: str
    dims: tuple[Dim, ...]
    holds: str = "numbers"
    figures: tuple[str, ...] = ()

    @property
    def of_durations(self) -> bool:
        """Whether its cells hold single durations, or buckets of them."""
        return self.holds != NUMBERS


NUMBERS, SKETCHES, EXACT = "numbers", "sketches", "exact"


class Sheet(Struct, frozen=True):
    """Cubes that are stored together. ``linked``: of figures that look at contacts beyond their window."""

    name: str
    grain: str
    cubes: tuple[Cube, ...]
    linked: bool = False

    @property
    def dims(self) -> frozenset[Dim]:
        """What some of its cells are told apart by."""
        return frozenset(dim for cube in self.cubes for dim in cube.dims)


_HOUR, _CHANNEL, _QUEUE, _TOPIC, _SITE = Dim.HOUR, Dim.CHANNEL, Dim.QUEUE, Dim.TOPIC, Dim.SITE
_PEOPLE = Cube("agents", (_CHANNEL, Dim.AGENT))
_REGIONS = Cube("regions", (_CHANNEL, Dim.REGION))
_PLACES = Cube("sketched_places", (_CHANNEL, _QUEUE, _SITE), SKETCHES)
_WORK = Cube("work", (_HOUR, _CHANNEL, _QUEUE, _TOPIC, _SITE))
_WORK_OF_MONTH = Cube("work", (_CHANNEL, _QUEUE, _TOPIC, _SITE))
_TOPICS = Cube("topics", (_CHANNEL, _TOPIC))

SHEETS: tuple[Sheet, ...] = (
    Sheet("hours", DAY, (Cube("hours", (_HOUR, _CHANNEL)),)),
    Sheet("topics", DAY, (_TOPICS,)),
    Sheet("outages", DAY, (Cube("outages", (_HOUR, _TOPIC, Dim.REGION), figures=("volume",)),)),
    Sheet("people", DAY, (_PEOPLE, _REGIONS)),
    Sheet("work", DAY, (_WORK,)),
    Sheet("sketches", DAY, (_PLACES, Cube("sketched_hours", (_HOUR, _CHANNEL), SKETCHES))),
    Sheet("exact", DAY, (Cube("exact", (_HOUR, _CHANNEL, _QUEUE, _SITE), EXACT),)),
    Sheet("linked", DAY, (Cube("hours", (_HOUR, _CHANNEL)), _WORK, _PEOPLE), linked=True),
    Sheet("month", MONTH, (Cube("channels", (_CHANNEL,)),)),
    Sheet("month_people", MONTH, (_PEOPLE, _REGIONS)),
    Sheet("month_work", MONTH, (_TOPICS, _WORK_OF_MONTH)),
    Sheet("month_sketches", MONTH, (Cube("sketched_channels", (_CHANNEL,), SKETCHES), _PLACES)),
    Sheet("month_linked", MONTH, (_WORK_OF_MONTH, _PEOPLE), linked=True),
)
"""Those that are asked for most are small, so that years of them are read at once."""

_OF_A_START = {DAY: TIMES - {Dim.HOUR}, MONTH: frozenset({Dim.MONTH})}
"""What follows from when the day or month begins."""


class Place(Struct, frozen=True):
    """Where cells are found: the cube, and the sheet it is in."""

    sheet: Sheet
    cube: Cube


def sheets_of(grain: str) -> tuple[Sheet, ...]:
    """The sheets of days, or of months."""
    return tuple(sheet for sheet in SHEETS if sheet.grain == grain)


def place_of(grain: str, dims: Iterable[Dim], holds: str, *, linked: bool, figure: str = "") -> Place | None:
    """The first place whose cells tell these apart for a figure (empty: for any); None where none does."""
    return _place_of(grain, frozenset(dims), holds, linked, figure)


@lru_cache(maxsize=1024)
def _place_of(grain: str, dims: frozenset[Dim], holds: str, linked: bool, figure: str) -> Place | None:
    wanted = dims - _OF_A_START[grain] - {Dim.WHOLE}
    for sheet in sheets_of(grain):
        if sheet.linked is linked:
            for cube in sheet.cubes:
                is_for = not cube.figures or figure in cube.figures
                if is_for and cube.holds == holds and wanted <= set(cube.dims):
                    return Place(sheet, cube)
    return None
