"""Figures of any window, by any groups, are what a slow second reading of the contacts says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from supervisor_app.demo.profiles import load
from supervisor_app.services.frame import Frame
from supervisor_app.services.history import History
from tests.reference import nasty, nasty_sessions, nasty_talks
from tests.reference.comparing_windows import KEYS, Asked, window_differences
from tests.reference.desks import Collected, FakeDesk, ListedDesk, Raw, SimulatedDesk, instant_of
from tests.reference.naive_figures import Naive
from tests.reference.naive_windows import Windows
from tests.reference.nasty import AGENTS, NOON, QUEUES, ZONE, by_dice

DAY_MS = 86_400_000
PHRASES = (*nasty_talks.PHRASES, "dziękujemy za wiadomość", "happy to help")
GROUPS: tuple[tuple[str, ...], ...] = (
    (),
    ("day",),
    ("hour",),
    ("weekday", "hour"),
    ("month", "channel"),
    ("monthday", "topic"),
    ("channel",),
    ("queue",),
    ("region", "channel", "day"),
    ("agent",),
    ("helper",),
    ("agent", "channel"),
)
WHERE: tuple[dict[str, str], ...] = (
    {"channel": "phone"},
    {"channel": "ivr"},
    {"channel": "email", "hour": "12"},
    {"queue": "desk/mail"},
    {"agent": "desk/anna"},
    {"agent": "desk/ghost"},
    {"helper": "helga"},
    {"topic": "Roaming", "weekday": "5"},
    {"region": "North"},
    {"month": "2026-11", "monthday": "20"},
)
SIMULATED = {
    "a day of 23 hours": ("virtual-pl", "2026-03-30T10:00:00", "2026-03-28", "2026-03-30", 1.0),
    "a day of 25 hours": ("virtual-pl", "2026-10-27T03:30:00", "2026-10-25", "2026-10-26", 1.0),
    "the turn of a month": ("community-uk", "2026-09-02T18:00:00", "2026-08-31", "2026-09-02", 1.0),
    "a bot and outages": ("regional-tj", "2026-09-17T09:00:00", "2026-09-14", "2026-09-17", 0.05),
    "the middle of an hour": (
        "discount-ru",
        "2020-05-20T20:10:00",
        "2020-05-18T13:17",
        "2020-05-20T02:40",
        0.03,
    ),
    "until now": ("incumbent-cz", "2013-05-16T14:00:00", "2013-05-15", "2013-05-16T14:00:00", 0.3),
}


@dataclass
class Watched:
    """A desk both ways: the product's history, and the reference."""

    product: Collected
    history: History
    windows: Windows
    zone: str
    name: str = ""

    def close(self) -> None:
        self.history.close()
        self.product.close()


def _watched(desk: FakeDesk, contacts: list[Raw], zone: str, folder: Path, shown_in: str = "") -> Watched:
    product = Collected(Frame(zone=zone), folder, {"desk": desk}, PHRASES)
    product.poll()
    naive = Naive({"desk": contacts}, desk.now, zone, phrases=PHRASES)
    persons = {f"desk/{agent['id']}" for agent in desk.answer("/v1/agents", {})}
    return Watched(product, product.history(), Windows(naive, persons, shown_in), shown_in or zone)


@pytest.fixture(scope="module", params=SIMULATED)
def simulated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Watched, int, int]]:
    """A simulated operator some days after it began, and a window of its past."""
    operator, now, start, end, scale = SIMULATED[request.param]
    profile = load(operator)
    desk = SimulatedDesk(profile, now, seed=3, days=6, scale=scale)
    watched = _watched(desk, desk.contacts(), profile.zone, tmp_path_factory.mktemp(operator))
    watched.name = request.param
    yield watched, instant_of(start, profile.zone), instant_of(end, profile.zone)
    watched.close()


@pytest.mark.parametrize("part", range(6))
def test_windows_of_simulated_days(simulated: tuple[Watched, int, int], part: int) -> None:
    watched, start, end = simulated
    days = list(SIMULATED).index(watched.name)
    asked = Asked(start, end, GROUPS[(part * 2 + days) % len(GROUPS)])
    assert window_differences(watched.history, watched.windows, asked, watched.zone, lists=0) == []


def test_every_figure_is_told_of_some_days(simulated: tuple[Watched, int, int]) -> None:
    watched, start, end = simulated
    told = [key for key in KEYS if watched.windows.tell(key, start, end).n]
    assert len(told) > len(KEYS) / 3


@pytest.fixture(scope="module", params=["desk", "elsewhere"])
def nonsense(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """Contacts on every edge and by dice, with days of the desk's zone or of another."""
    contacts = nasty.BY_HAND + nasty_talks.BY_HAND + nasty_sessions.BY_HAND + by_dice(7)
    desk = ListedDesk(NOON, contacts, AGENTS, QUEUES)
    shown_in = "" if request.param == "desk" else "Asia/Kathmandu"
    watched = _watched(desk, contacts, ZONE, tmp_path_factory.mktemp("nonsense"), shown_in)
    yield watched
    watched.close()


@pytest.mark.parametrize("by", GROUPS, ids=",".join)
def test_windows_of_contacts_on_every_edge(nonsense: Watched, by: tuple[str, ...]) -> None:
    asked = Asked(NOON - 40 * DAY_MS, NOON + DAY_MS, by)
    lists = 1 if by in ((), ("channel",), ("weekday", "hour")) else 0
    assert window_differences(nonsense.history, nonsense.windows, asked, nonsense.zone, lists=lists) == []


@pytest.mark.parametrize("back_ms", [600_000, 600_000 + DAY_MS, 3_600_000, 7_200_000])
def test_a_window_begins_with_an_instant_and_ends_before_one(nonsense: Watched, back_ms: int) -> None:
    for start, end in ((NOON - back_ms, NOON), (NOON - back_ms + 1, NOON), (0, NOON - back_ms), (NOON, NOON)):
        asked = Asked(start, end)
        assert window_differences(nonsense.history, nonsense.windows, asked, nonsense.zone, lists=0) == []


@pytest.mark.parametrize("where", WHERE, ids=str)
def test_a_part_of_contacts_on_every_edge(nonsense: Watched, where: dict[str, str]) -> None:
    for by in ((), ("channel",), ("day",)):
        asked = Asked(NOON - 3 * DAY_MS, NOON, by, where)
        assert window_differences(nonsense.history, nonsense.windows, asked, nonsense.zone, lists=0) == []
