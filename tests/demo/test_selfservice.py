import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.plans import Elsewhere, SelfServicePlan, Spread
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.selfservice import not_understood, solving
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import SECOND_MS
from tests.demo.chances import is_share
from tests.demo.plain_profile import PLAIN, a_channel, a_topic, cases_of, lived

_LENGTH = Spread(120.0, law="fixed")


def _with(**members: object) -> Profile:
    plan = SelfServicePlan(length=_LENGTH, **{"solved": 0.6, **members})  # type: ignore[arg-type]
    topics = (a_topic("network", simple=0.5), a_topic("bills"), a_topic("moving", simple=99.0))
    portal = a_channel(Channel.PORTAL, 600.0, plan, queue="")
    return replace(PLAIN, topics=topics, channels=(*PLAIN.channels, portal))


def _over(profile: Profile) -> list[Case]:
    return [c for c in cases_of(lived(profile, days=3), Channel.PORTAL) if c.ended]


def test_sessions_end_solved_or_not_by_how_simple_the_question_is() -> None:
    cases = _over(_with(lines=("Look here.",)))
    assert all(c.ended == c.created + 120 * SECOND_MS and c.outcome == "not_queued" for c in cases)
    assert not any(c.queue or c.agents for c in cases)
    for key, share in (("network", 0.3), ("bills", 0.6), ("moving", 0.99)):
        about = [c for c in cases if c.topic.key == key]
        assert is_share(sum(c.resolved is not None for c in about), len(about), share)
    assert all((c.status == "resolved") == (c.closed is None) for c in cases)
    assert [text for *_, text in cases[0].events if text][1] == "Look here."


def test_some_go_on_to_people() -> None:
    onward = Elsewhere(share=0.5, channels={"email": 1.0}, after=Spread(300.0, law="fixed"))
    world = lived(_with(onward=onward), days=3)
    mails = {(c.customer, c.created) for c in cases_of(world, Channel.EMAIL)}
    sessions = [c for c in cases_of(world, Channel.PORTAL) if c.ended and c.ended < world.now - 300_000]
    gone = [c for c in sessions if (c.customer, (c.ended or 0) + 300_000) in mails]
    assert not any(c.resolved for c in gone)
    assert is_share(len(gone), sum(c.resolved is None for c in sessions), 0.5)


def test_not_all_is_understood() -> None:
    cases = _over(_with(understood=0.8))
    about = [c for c in cases if c.topic.key == "network"]
    assert is_share(sum(c.understood for c in about), len(about), 0.8)
    assert all(c.understood for c in cases if c.resolved)


def test_the_chances_fit_together() -> None:
    assert solving(0.7, a_topic("x", simple=2.0)) == 0.99
    assert not_understood(1.0, 0.5) == 0.0
    assert not_understood(0.8, 0.5) == pytest.approx(0.4)
    assert not_understood(0.1, 0.5) == 1.0
