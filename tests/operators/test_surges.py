"""A surge of one topic, phrases that are dropped, members who answer: found from the command line, and gone
where they are switched off."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from tests.operators import changes, lines_community_uk, lines_discount_ru
from tests.operators.lines_discount_ru import DELIVERY
from tests.operators.plans import Plan
from tests.operators.trending import Told, figures_of, store_lived, trends_of

SPRING = replace(
    lines_discount_ru.YEARS,
    name="discount-ru, half a year",
    first=date(2020, 1, 1),
    last=date(2020, 7, 1),
    scale=0.006,
    lead_days=1,
)
MEMBERS = replace(lines_community_uk.PLAN, name="community-uk, five days", last=date(2026, 9, 12), scale=0.3)


def store_of(plan: Plan, folder: Path, *switched_off: Callable[[Profile], Profile]) -> Path:
    """The store of an operator without some of its effects."""
    return store_lived(changes.together(*switched_off)(load(plan.operator)), plan, folder)


@dataclass(frozen=True)
class Spring:
    """A spring: its store, and the trends of it."""

    path: Path
    told: Told


def spring_in(folder: Path, *switched_off: Callable[[Profile], Profile]) -> Spring:
    """The spring without some of its effects."""
    path = store_of(SPRING, folder, *switched_off)
    return Spring(path, trends_of(path, SPRING))


@pytest.fixture(scope="module")
def spring(tmp_path_factory: pytest.TempPathFactory) -> Spring:
    """The spring as it was."""
    return spring_in(tmp_path_factory.mktemp("spring"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Spring:
    """A spring without a campaign, in which no phrase is dropped."""
    return spring_in(tmp_path_factory.mktemp("plain"), changes.no_surges, changes.kept_courtesies)


def test_the_surge_of_a_topic_names_its_month(spring: Spring, plain: Spring) -> None:
    peaks = {row["topic"]: row["peak"] for row in spring.told.table("topics") if row["peak"]}
    assert peaks == {DELIVERY: "2020-04"}
    assert [row["topic"] for row in plain.told.table("topics") if row["peak"]] == []


def test_trends_of_a_topic_alone_are_of_its_contacts(spring: Spring) -> None:
    told = trends_of(spring.path, SPRING, "--topic", DELIVERY)
    counts = {row["month"]: row["n"] for row in told.table("months", channel="all")}
    rows = spring.told.table("topic_months", topic=DELIVERY)
    assert {row["month"]: row["n"] for row in rows}.items() <= counts.items()
    assert counts["2020-04"] > counts["2020-02"] + counts["2020-03"]


def irritating(path: Path) -> dict[str, float]:
    """Contacts with a phrase that irritates, per contact answered, by month."""
    said, answered = (
        {row["month"]: row["n"] for row in figures_of(path, SPRING, key, "--by", "month")}
        for key in ("phrases", "answered")
    )
    return {month: said.get(month, 0) / n for month, n in answered.items()}


def test_phrases_that_irritate_were_dropped(spring: Spring, plain: Spring) -> None:
    dropped, kept = irritating(spring.path), irritating(plain.path)
    assert dropped["2020-05"] < 0.4 * dropped["2020-03"]
    assert kept["2020-05"] == pytest.approx(kept["2020-03"], rel=0.25)


def test_members_who_answer_each_other_are_seen(tmp_path: Path) -> None:
    forum = ("--where", "channel=community")
    for name, off in (("as they are", ()), ("alone", (changes.no_peers,))):
        folder = tmp_path / name
        folder.mkdir()
        path = store_of(MEMBERS, folder, *off)
        (helped,) = figures_of(path, MEMBERS, "peer_help", *forum)
        (points,) = figures_of(path, MEMBERS, "peer_points", *forum)
        if off:
            assert (helped["value"], points["value"] or 0) == (0, 0)
        else:
            assert helped["value"] == pytest.approx(0.95, abs=0.04)
            assert points["value"] > 5 * helped["n"]
