"""Customers who answer each other: waits that end, answers taken, points, and who helps how much."""

from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.plans import Peers, Spread, WrittenPlan
from supervisor_app.demo.profile import Profile, Task
from supervisor_app.demo.world import World
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.conversation import conversation_of
from tests.demo.chances import is_share
from tests.demo.plain_profile import PLAIN, a_channel, a_team, cases_of, lived, only
from tests.demo.test_written import events

_PEERS = Peers(answers=1.6, helpers=100, after=Spread(600.0), accepted=0.3, points=2, accepted_points=10)


def _forum(staff_after_s: float = 4 * 3600.0, **members: Any) -> Profile:
    plan = WrittenPlan(
        reply=Spread(300.0),
        asks_back=0.0,
        reopened=0.0,
        peers=replace(_PEERS, **members),
        closes_after_s=86_400.0,
    )
    forum = a_channel(Channel.COMMUNITY, 400.0, plan, address="handle")
    staff = a_team("staff", (Task("community", staff_after_s),), 4)
    return replace(only(PLAIN, forum), teams=(staff,))


@pytest.fixture(scope="module")
def forum() -> World:
    return lived(_forum(), days=5)


def _answers(case: Case) -> list[tuple[int, str]]:
    return [
        (at, author) for at, what, author, *_ in case.events if (what.kind, what.role) == ("message", "peer")
    ]


def test_a_peers_answer_ends_the_wait(forum: World) -> None:
    for case in cases_of(forum):
        answers = _answers(case)
        if answers and not case.agents:
            assert case.outcome == "answered"
            assert case.answered == case.outcome_at == answers[0][0]
            assert case.waiting_since is None
            assert case.owner is None
            assert case not in forum.floor.lines["community"].work
            assert conversation_of(events(case)).helped == case.answered
        elif not answers and not case.agents:
            assert case.outcome == "waiting"


def test_as_many_answer_as_told(forum: World) -> None:
    old = [c for c in cases_of(forum) if c.created < forum.now - 20 * 3600_000]
    none = [c for c in old if not _answers(c)]
    assert is_share(len(none), len(old), 0.2019)  # exp(-1.6)
    assert sum(len(_answers(c)) for c in old) / len(old) == pytest.approx(1.6, rel=0.06)
    assert all(len({author for _, author in _answers(c)}) == len(_answers(c)) for c in old)


def test_staff_answers_what_no_peer_did(forum: World) -> None:
    by_staff = [c for c in cases_of(forum) if c.agents]
    assert by_staff
    assert all((c.answered or 0) - c.created > 4 * 3600_000 for c in by_staff if not _answers(c))
    left = [c for c in cases_of(forum) if c.created < forum.now - 20 * 3600_000 and c.outcome == "waiting"]
    assert not left
    quick = lived(_forum(staff_after_s=0.0), days=2)
    assert sum(bool(c.agents) for c in cases_of(quick)) > 0.4 * len(cases_of(quick))


def test_some_answers_are_taken(forum: World) -> None:
    taken = [c for c in cases_of(forum) if any(what.kind == "accepted" for _, what, *_ in c.events)]
    for case in taken:
        story = [(at, what.kind, what.role, author, text) for at, what, author, _, text in case.events]
        at, _, role, author, _ = next(entry for entry in story if entry[1] == "accepted")
        assert role == "peer"
        assert author in {helper for _, helper in _answers(case)}
        assert (at, "message", "customer", "", "Thank you, that helped.") in story
        assert case.resolved == at
        assert case.status in ("resolved", "closed")
        assert conversation_of(events(case)).helper == author
    once = [c for c in cases_of(forum) if len(_answers(c)) == 1 and not c.agents and c.closed]
    assert is_share(sum(c in taken for c in once), len(once), 0.3)
    assert all(c.resolved is None for c in once if c not in taken)


def test_points_are_granted(forum: World) -> None:
    for case in cases_of(forum):
        accepted = sum(what.kind == "accepted" for _, what, *_ in case.events)
        assert conversation_of(events(case)).points == 2 * len(_answers(case)) + 10 * accepted


def test_few_help_a_great_deal(forum: World) -> None:
    helped = Counter(author for c in cases_of(forum) for _, author in _answers(c))
    ranked = [n for _, n in helped.most_common()]
    assert 50 < len(helped) <= 100
    assert sum(ranked[:10]) > 0.4 * sum(ranked)
    handles = {forum.population.customer(number).handle for number in range(forum.population.count(0.0))}
    assert set(helped) <= handles


def test_nobody_answers_themselves() -> None:
    world = lived(replace(_forum(helpers=100), customers=100), days=2)
    for case in cases_of(world):
        asker = world.population.customer(case.customer).handle
        assert asker not in {author for _, author in _answers(case)}


def test_without_peers_only_staff_helps() -> None:
    cases = cases_of(lived(_forum(answers=0.0)))
    assert not any(_answers(c) for c in cases)
    assert all(c.agents for c in cases if c.answered)
