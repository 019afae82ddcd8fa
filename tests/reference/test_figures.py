"""Every figure of a simulated operator is what a slow second reading of its contacts says."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from supervisor_app.domain.snapshot import Span
from supervisor_app.services.frame import Frame
from tests.reference.comparing import differences
from tests.reference.desks import Collected, SimulatedDesk, instant_of
from tests.reference.naive_figures import Naive

MOMENTS = {
    "a busy noon": ("2026-11-20T12:40:00", 1),
    "another noon": ("2026-11-18T11:20:17.250", 23),
    "in the night": ("2026-11-20T03:10:00", 2),
    "just after midnight": ("2026-11-20T00:07:31", 3),
    "midnight itself": ("2026-11-20T00:00:00", 4),
    "a day of 23 hours": ("2026-03-29T09:30:00", 5),
    "a day of 25 hours": ("2026-10-25T23:45:00", 6),
    "the hour that comes twice": ("2026-10-25T02:40:00+01:00", 7),
    "the last day of a month": ("2026-11-30T17:05:00", 8),
    "the first of a month": ("2026-12-01T13:00:00", 9),
}
OTHERS = {
    "community-uk": "2026-11-20T12:40:00",
    "regional-tj": "2026-11-20T11:15:30",
    "discount-ru": "2020-05-21T15:30:00",
    "incumbent-cz": "2013-11-20T10:20:00",
}
SCALES = {"regional-tj": 0.2, "discount-ru": 0.05}
PHRASES = ("dziękujemy za wiadomość", "happy to help", "очень важно", "подскажите", "děkujeme za zprávu")

Watched = Callable[[SimulatedDesk], Collected]


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load("virtual-pl")


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watched]:
    """Begins to collect from a desk, and has read all there is."""
    watching: list[Collected] = []

    def begin(desk: SimulatedDesk) -> Collected:
        folder = tmp_path / str(len(watching))
        folder.mkdir()
        watching.append(Collected(Frame(zone=desk.zone), folder, {"desk": desk}, PHRASES))
        watching[-1].poll()
        return watching[-1]

    yield begin
    for one in watching:
        one.close()


def by_hand(desk: SimulatedDesk, profile: Profile) -> Naive:
    return Naive({"desk": desk.contacts()}, desk.now, profile.zone, phrases=PHRASES)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_every_figure_is_what_a_second_reading_says(moment: str, profile: Profile, watch: Watched) -> None:
    local, seed = MOMENTS[moment]
    desk = SimulatedDesk(profile, local, seed=seed)
    assert differences(watch(desk), by_hand(desk, profile)) == []


@pytest.mark.parametrize("operator", OTHERS)
def test_every_figure_of_every_operator(operator: str, watch: Watched) -> None:
    profile = load(operator)
    desk = SimulatedDesk(profile, OTHERS[operator], seed=4, scale=SCALES.get(operator, 1.0))
    assert differences(watch(desk), by_hand(desk, profile)) == []


def test_presence_is_what_the_agents_say(profile: Profile, watch: Watched) -> None:
    desk = SimulatedDesk(profile, "2026-11-20T12:40:00", seed=1)
    told = Counter(agent["presence"] for agent in desk.answer("/v1/agents", {}))
    counts = watch(desk).board.measure(desk.now).presence_counts
    assert {state.value: number for state, number in counts.items()} == told


def test_figures_stay_right_while_contacts_change(profile: Profile, watch: Watched) -> None:
    desk = SimulatedDesk(profile, "2026-11-19T21:30:00", seed=11)
    product = watch(desk)
    for local in ("2026-11-19T23:59:59.999", "2026-11-20T00:20:00", "2026-11-20T11:45:00"):
        desk.now = instant_of(local, profile.zone)
        product.poll()
        assert differences(product, by_hand(desk, profile)) == []


def test_half_the_staff_makes_customers_wait_and_give_up(profile: Profile, watch: Watched) -> None:
    shifts = [
        [replace(one, heads=tuple(head / 2 for head in one.heads)) for one in team.shifts]
        for team in profile.teams
    ]
    teams = zip(profile.teams, shifts, strict=True)
    thin = replace(profile, teams=tuple(replace(team, shifts=tuple(own)) for team, own in teams))
    desks = [SimulatedDesk(one, "2026-11-20T12:40:00", seed=5) for one in (profile, thin)]
    naives = [by_hand(desk, profile) for desk in desks]
    snapshots = [watch(desk).board.measure(desk.now) for desk in desks]
    for key in ("average_wait", "p95_wait", "abandonment"):
        hands = [naive.tell(key, "today").value or 0.0 for naive in naives]
        readings = [snapshot.reading(key, Span.TODAY) for snapshot in snapshots]
        values = [one.value for one in readings if one is not None]
        assert values == pytest.approx(hands, rel=1e-9)
        assert hands[1] > 1.5 * hands[0]
