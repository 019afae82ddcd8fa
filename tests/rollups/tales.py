"""What comes of a desk over some days, drawn by hypothesis: who came, how it was told, what was asked.

The days are those around a night in which the clocks of a zone change.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st
from msgspec import Struct

from tests.rollups.lives import Draw, Life, lives


class Night(NamedTuple):
    """A zone, the first of the days that contacts came on, and the day on which its clocks change."""

    zone: str
    first: str
    changing: str


NIGHTS = (
    Night("Europe/Prague", "2026-03-27", "2026-03-29"),
    Night("Europe/Prague", "2026-10-24", "2026-10-25"),
    Night("Europe/Prague", "2026-10-29", "2026-10-25"),
    Night("Asia/Kathmandu", "2026-02-26", "2026-02-27"),
    Night("Australia/Lord_Howe", "2026-04-03", "2026-04-05"),
    Night("America/Santiago", "2026-09-04", "2026-09-06"),
)
"""Days of 23 and of 25 hours, and the turn of a month; hours that begin at a quarter to another one of UTC;
clocks that change by half an hour; a day that begins at one."""

DAYS = 4
"""So many days in a row contacts come on."""


class Turns(Struct, frozen=True):
    """How roll-ups are kept up: so many turns, each over about so many contacts."""

    number: int
    contacts: int


class Told(Struct, frozen=True):
    """A step: some versions of some lives, by place, come in one batch, maybe twice; then the clock moves on
    by some hours, and roll-ups are kept up. ``changed``: the promises become others first."""

    versions: tuple[tuple[int, int], ...]
    twice: bool
    hours: int
    turns: Turns
    changed: bool


class Asked(Struct, frozen=True):
    """A question: hours from the first midnight to the begin and to the end of its window (None: the whole
    month), what figures are told apart by, and of which contacts they are."""

    hours: tuple[float, float] | None
    by: tuple[str, ...]
    where: dict[str, str]


class Tale(Struct, frozen=True):
    """All that came of a desk, and what is asked of it afterwards."""

    night: Night
    lives: tuple[Life, ...]
    steps: tuple[Told, ...]
    asked: tuple[Asked, ...]


BY: tuple[tuple[str, ...], ...] = (
    (),
    ("day",),
    ("hour",),
    ("channel",),
    ("queue",),
    ("topic",),
    ("agent",),
    ("site",),
    ("region",),
    ("month",),
    ("weekday",),
    ("monthday",),
    ("channel", "hour"),
    ("day", "channel"),
    ("day", "hour"),
    ("agent", "channel", "day"),
    ("queue", "site"),
    ("topic", "hour"),
    ("helper",),
)
WHERE: tuple[dict[str, str], ...] = (
    {"channel": "phone"},
    {"channel": "email"},
    {"channel": "ivr"},
    {"queue": "desk/mail"},
    {"topic": "Roaming"},
    {"site": "north", "channel": "email"},
    {"agent": "desk/anna"},
    {"hour": "2"},
    {"weekday": "7", "queue": "desk/first"},
)
WINDOWS: tuple[tuple[float, float] | None, ...] = (
    None,
    (0, 24),
    (24, 48),
    (48, 72),
    (0, 96),
    (-48, 240),
    (2, 3),
    (11, 37),
    (47.5, 50.25),
    (1 / 3, 71.9),
    (-800, 1200),
)

_TURNS = st.builds(
    Turns, number=st.sampled_from([0, 1, 2, 400, 400]), contacts=st.sampled_from([1, 3, 200_000])
)


def asked_by(by: Sequence[tuple[str, ...]] = BY) -> st.SearchStrategy[Asked]:
    """One question."""
    where = st.just(dict[str, str]()) | st.sampled_from(WHERE)
    return st.builds(Asked, hours=st.sampled_from(WINDOWS), by=st.sampled_from(by), where=where)


@st.composite
def tales(draw: Draw, most_lives: int = 14, questions: int = 3) -> Tale:
    """A tale of some lives; every version of each is told once at least, in any order."""
    number = draw(st.integers(1, most_lives))
    told = tuple(draw(lives(place, (0, DAYS - 1))) for place in range(number))
    places = [(place, version) for place, life in enumerate(told) for version in range(len(life.versions))]
    order = draw(st.permutations(places))
    cuts = sorted(draw(st.lists(st.integers(0, len(order)), min_size=1, max_size=4)))
    parts = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    steps = [draw(_steps(tuple(part))) for part in parts]
    if draw(st.booleans()):
        steps.append(draw(_steps(steps[0].versions)))  # told again, when it is known better
    asked = draw(st.lists(asked_by(), min_size=questions, max_size=questions))
    return Tale(draw(st.sampled_from(NIGHTS)), told, tuple(steps), tuple(asked))


def _steps(versions: tuple[tuple[int, int], ...]) -> st.SearchStrategy[Told]:
    return st.builds(
        Told,
        versions=st.just(versions),
        twice=st.booleans(),
        hours=st.sampled_from([1, 1, 5, 20, 24, 72]),
        turns=_TURNS,
        changed=st.sampled_from([False, False, False, True]),
    )
