"""The British community operator: customers answer each other, and the staff takes what is left."""

from collections import Counter
from datetime import datetime
from statistics import mean

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.plans import WrittenPlan
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, Instant, to_instant
from tests.demo.chances import is_share
from tests.demo.profile_texts import assert_logins, assert_whole, spoken

UK = load("community-uk")
NOW = to_instant(datetime.fromisoformat("2026-11-19T12:40:00+00:00"))


def _lived(profile: Profile, *, days: int, scale: float = 1.0) -> World:
    world = World(profile, origin=origin_of(NOW, profile.zone, days=days), seed=1, scale=scale)
    world.advance(NOW)
    return world


@pytest.fixture(scope="module")
def weeks() -> World:
    return _lived(UK, days=28)


def _cases(world: World, channel: Channel = Channel.COMMUNITY) -> list[Case]:
    return [case for case in world.journal.cases.values() if case.channel is channel]


def _settled(world: World) -> list[Case]:
    """Questions to the forum that have had a day."""
    return [case for case in _cases(world) if case.created < NOW - 24 * HOUR_MS]


def _peers(case: Case, kind: str = "message") -> list[tuple[Instant, str, str]]:
    """When, who and what of the things of this kind that peers did."""
    return [
        (at, author, detail)
        for at, what, author, detail, _ in case.events
        if (what.kind, what.role) == (kind, "peer")
    ]


def _without_peers() -> Profile:
    def alone(plan: WrittenPlan) -> WrittenPlan:
        return replace(plan, peers=None)

    channels = tuple(
        replace(channel, plan=alone(channel.plan))
        for channel in UK.channels
        if isinstance(channel.plan, WrittenPlan)
    )
    return replace(UK, channels=channels)


def test_texts_are_whole_and_english() -> None:
    assert_whole(UK)
    assert_logins(UK)
    assert all(text.isascii() for text in spoken(UK))


def test_some_thirty_employees_and_no_phone(weeks: World) -> None:
    assert sum(team.size for team in UK.teams) == len(weeks.roster.workers) == 30
    assert {case.channel for case in weeks.journal.cases.values()} == {
        Channel.COMMUNITY,
        Channel.TWITTER,
        Channel.FACEBOOK,
        Channel.WEB_FORM,
    }
    assert len(_cases(weeks)) > len(weeks.journal.cases) / 2


def test_members_answer_nearly_all_questions(weeks: World) -> None:
    asked = _settled(weeks)
    helped = [case for case in asked if _peers(case)]
    assert is_share(len(helped), len(asked), 0.95)
    assert mean(_peers(case)[0][0] - case.created for case in helped) < 15 * MINUTE_MS
    by_staff = [case for case in asked if case.agents]
    assert 0 < len(by_staff) < 0.06 * len(asked)


def test_few_questions_nobody_ever_answers(weeks: World) -> None:
    asked = _settled(weeks)
    never = sum(case.answered is None for case in asked)
    assert 0.003 < never / len(asked) < 0.02


def test_answers_are_accepted_and_earn_points(weeks: World) -> None:
    asked = _settled(weeks)
    accepted = [case for case in asked if _peers(case, "accepted")]
    assert 0.35 < len(accepted) / len(asked) < 0.6
    for case in asked:
        earned = sum(int(detail) for _, _, detail in _peers(case, "points"))
        assert earned == 5 * len(_peers(case)) + 20 * len(_peers(case, "accepted"))
    for case in accepted[:200]:
        assert _peers(case, "accepted")[0][1] in {author for _, author, _ in _peers(case)}


def test_some_help_a_great_deal(weeks: World) -> None:
    helpers = Counter(author for case in _cases(weeks) for _, author, _ in _peers(case))
    top = sum(n for _, n in helpers.most_common(len(helpers) // 10))
    assert len(helpers) > 500
    assert top > 0.5 * helpers.total()


def test_members_help_on_twitter_and_facebook_too(weeks: World) -> None:
    for channel in (Channel.TWITTER, Channel.FACEBOOK):
        asked = _cases(weeks, channel)
        assert 0.4 < sum(bool(_peers(case)) for case in asked) / len(asked) < 0.8
        assert sum(bool(case.agents) for case in asked) > 0.2 * len(asked)


def test_account_questions_are_for_the_staff_alone(weeks: World) -> None:
    forms = _cases(weeks, Channel.WEB_FORM)
    assert not any(_peers(case) for case in forms)
    assert {case.outcome for case in forms} <= {"answered", "waiting"}


def test_without_members_everybody_waits() -> None:
    helped, alone = (_lived(profile, days=4) for profile in (UK, _without_peers()))
    waits = [
        mean((case.outcome_at or NOW) - case.created for case in _cases(world)) for world in (helped, alone)
    ]
    assert not any(_peers(case) for case in alone.journal.cases.values())
    assert waits[1] > 5 * waits[0]


def test_weekday_noon_is_alive(weeks: World) -> None:
    at_work = [worker for worker in weeks.roster.workers if worker.on_shift]
    assert 8 <= len(at_work) <= 20
    assert sum(worker.load > 0 for worker in at_work) >= 4
    assert len(weeks.floor.lines["forum"].customers) >= 3
