"""Change a cause and figures move as they must, in product and reference alike; switch an effect off and
what looks for it finds nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from supervisor_app.demo.plans import LivePlan, Spread
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from supervisor_app.domain.snapshot import EVERYTHING, Reading
from supervisor_app.domain.time import Window
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.frame import Frame
from supervisor_app.services.history import History, Question
from tests.reference.desks import Collected, SimulatedDesk, instant_of
from tests.reference.naive_figures import Naive
from tests.reference.naive_windows import Windows

SPECIAL = {"2026-11-01", "2026-11-10", "2026-11-20"}
HOLIDAYS = {"2026-11-01", "2026-11-11"}


class Span(NamedTuple):
    """Some days of November 2026, the last one excluded, and how large the operator is."""

    first: int
    last: int
    scale: float


WEEKS = Span(1, 22, 0.3)
BUSY_WEEK = Span(16, 20, 1.0)


class Lived:
    """Some days of an operator, told by the product and by hand."""

    def __init__(self, profile: Profile, span: Span, folder: Path) -> None:
        self._zone = profile.zone
        self._first, self._last = (f"2026-11-{day:02d}" for day in span[:2])
        days = span.last - span.first + 2
        desk = SimulatedDesk(profile, f"{self._last}T23:30:00", seed=6, days=days, scale=span.scale)
        self._product = Collected(Frame(zone=profile.zone), folder, {"desk": desk})
        self._product.poll()
        self._history: History = self._product.history()
        self._windows = Windows(Naive({"desk": desk.contacts()}, desk.now, profile.zone))

    def close(self) -> None:
        self._history.close()
        self._product.close()

    def tell(self, key: str, by: str = "", channel: str = "") -> dict[str, float]:
        """A figure by the words of a dimension; both sides have told the same."""
        start, end = instant_of(self._first, self._zone), instant_of(self._last, self._zone)
        where = {"channel": channel} if channel else {}
        question = Question(
            figures=(key,),
            window=Window(start, end),
            zone=self._zone,
            by=(Dim(by),) if by else (),
            where=replace(EVERYTHING, **where),
        )
        ours = {_word(one, by): one.value for one in self._history.readings(question)}
        hand = self._windows.groups(key, start, end, (by,) if by else (), where)
        theirs = {group[0] if group else "": told.value for group, told in hand.items() if told.n}
        assert ours.keys() == theirs.keys()
        told = {word: value for word, value in ours.items() if value is not None}
        assert told == pytest.approx({word: theirs[word] for word in told}, rel=1e-9)
        return told

    def one(self, key: str, channel: str = "") -> float:
        """A figure of all days."""
        return self.tell(key, channel=channel)[""]


def _word(reading: Reading, by: str) -> str:
    return getattr(reading.id.scope, by) if by else ""


Live = Callable[[str, Profile, Span], Lived]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Lets an operator live under a name."""
    lived: list[Lived] = []

    def begin(name: str, profile: Profile, span: Span) -> Lived:
        lived.append(Lived(profile, span, tmp_path_factory.mktemp(name)))
        return lived[-1]

    yield begin
    for one in lived:
        one.close()


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load("virtual-pl")


@pytest.fixture(scope="module")
def calm(live: Live, profile: Profile) -> Lived:
    return live("calm", profile, BUSY_WEEK)


def test_a_third_fewer_agents(live: Live, calm: Lived, profile: Profile) -> None:
    teams = [
        replace(
            team, shifts=tuple(replace(one, heads=tuple(h * 2 / 3 for h in one.heads)) for one in team.shifts)
        )
        for team in profile.teams
    ]
    thin = live("thin", replace(profile, teams=tuple(teams)), BUSY_WEEK)
    assert thin.one("average_wait", "phone") > 2 * calm.one("average_wait", "phone")
    assert thin.one("abandonment", "phone") > 1.5 * calm.one("abandonment", "phone")
    assert thin.one("service_level", "phone") < calm.one("service_level", "phone") - 0.1
    assert thin.one("first_response", "email") > 1.08 * calm.one("first_response", "email")
    assert thin.one("first_response_share", "email") < calm.one("first_response_share", "email")


def test_half_the_patience(live: Live, calm: Lived, profile: Profile) -> None:
    def hurried(plan: LivePlan) -> LivePlan:
        return replace(plan, patience=Spread(plan.patience.mean_s / 2, plan.patience.cv, plan.patience.law))

    channels = [
        replace(one, plan=hurried(one.plan)) if isinstance(one.plan, LivePlan) else one
        for one in profile.channels
    ]
    hasty = live("hasty", replace(profile, channels=tuple(channels)), BUSY_WEEK)
    assert hasty.one("abandonment", "phone") > 1.3 * calm.one("abandonment", "phone")
    assert hasty.one("average_wait", "phone") < calm.one("average_wait", "phone")


def _special_index(lived: Lived) -> float:
    """Contacts on the special days of the month over those of the same weekdays that are not special."""
    days = lived.tell("volume", "day")
    index = []
    for special in sorted(SPECIAL - HOLIDAYS):
        same = [
            value
            for day, value in days.items()
            if int(day[-2:]) % 7 == int(special[-2:]) % 7 and day not in SPECIAL | HOLIDAYS
        ]
        index.append(days[special] / (sum(same) / len(same)))
    return sum(index) / len(index)


def test_busy_days_are_found_and_not_where_they_are_off(live: Live, profile: Profile) -> None:
    peaks = live("peaks", profile, WEEKS)
    even = live("even", replace(profile, busy_days=frozenset(), busy_staff=1.0), WEEKS)
    assert _special_index(peaks) > 1.2
    assert _special_index(even) == pytest.approx(1.0, abs=0.12)
    topics = peaks.tell("volume", "monthday", "email")
    assert max(topics, key=lambda day: topics[day]) in {"10", "20"}
