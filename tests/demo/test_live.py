"""Calls, chats and visits: what becomes of customers in the menu, in the queue, in the talk and after it."""

from collections import Counter

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.plans import Elsewhere, Spread
from supervisor_app.demo.profile import Profile
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS
from tests.demo.chances import is_share
from tests.demo.plain_profile import CHANNELS, CHAT, PLAIN, VISIT, a_topic, cases_of, changed, lived

_SOON = Spread(600.0, law="fixed")


def kinds(case: Case) -> list[str]:
    return [what.kind for _, what, *_ in case.events]


def test_the_menu_solves_what_is_simple() -> None:
    topics = (a_topic("network", simple=0.5), a_topic("bills", simple=2.0), a_topic("moving", simple=9.0))
    cases = cases_of(lived(replace(PLAIN, topics=topics), days=4), Channel.PHONE, Channel.IVR)
    cases = [case for case in cases if not case.phantom and case.ended]
    for key, share in (("network", 0.1), ("bills", 0.4), ("moving", 0.99)):
        about = [case for case in cases if case.topic.key == key]
        solved = [case for case in about if case.channel is Channel.IVR and case.resolved]
        assert is_share(len(solved), len(about), share)


def test_who_leaves_inside_the_menu_never_queued() -> None:
    left = [c for c in cases_of(lived(PLAIN, days=3), Channel.IVR) if c.closed]
    assert left
    assert all(c.outcome == "not_queued" and c.queued is None and not c.via for c in left)


@pytest.mark.parametrize("understood", [1.0, 0.8, 0.3])
def test_a_bot_understands_some(understood: float) -> None:
    assert CHAT.menu is not None
    menu = replace(CHAT.menu, understood=understood)
    cases = cases_of(lived(changed(PLAIN, {"app_chat": {"menu": menu}}), days=8))
    chats = [c for c in cases if c.via is Channel.CHATBOT or c.channel is Channel.CHATBOT]
    # with 0.3 all that it does not solve is not understood, and no more than that
    assert is_share(sum(c.understood for c in chats), len(chats), max(understood, 0.4))
    assert all(c.understood for c in chats if c.channel is Channel.CHATBOT and c.resolved)


def test_contacts_know_the_menu_they_came_through() -> None:
    world = lived(PLAIN)
    for case in cases_of(world, Channel.PHONE):
        assert case.via is (Channel.IVR if case.queued else None)
        if case.queued:
            assert case.queued > case.created
    assert not any(case.via for case in cases_of(world, Channel.IVR, Channel.IN_PERSON))


def _few_agents(profile: Profile) -> Profile:
    teams = tuple(
        replace(team, shifts=tuple(replace(s, heads=(1,) * 7) for s in team.shifts)) for team in profile.teams
    )
    return replace(profile, teams=teams)


def test_who_gave_up_tries_elsewhere() -> None:
    retry = Elsewhere(share=0.5, channels={"email": 3.0, "app_chat": 1.0}, after=_SOON)
    world = lived(_few_agents(changed(PLAIN, {"phone": {"retry": retry}})), days=2)
    lost = [c for c in cases_of(world, Channel.PHONE) if c.outcome in ("abandoned", "timed_out")]
    over = {(c.customer, c.ended + 600 * SECOND_MS): c for c in lost if c.ended}
    again = Counter(
        case.channel
        for case in cases_of(world, Channel.EMAIL, Channel.APP_CHAT, Channel.CHATBOT)
        if (case.customer, case.created) in over
    )
    due = [c for c in over.values() if c.ended and c.ended + 600 * SECOND_MS < world.now]
    assert len(due) > 200
    assert is_share(again.total(), len(due), 0.5)
    assert is_share(again[Channel.EMAIL], again.total(), 0.75)
    assert again[Channel.CHATBOT] == 0  # no bot helps whom it would not have helped
    calm = lived(_few_agents(PLAIN), days=2)
    assert len(cases_of(calm, Channel.EMAIL)) < len(cases_of(world, Channel.EMAIL)) - 100


def test_shorter_patience_loses_more() -> None:
    shares = []
    for patience_s in (200.0, 40.0):
        world = lived(changed(PLAIN, {"phone": {"patience": Spread(patience_s, law="exponential")}}), days=2)
        queued = [c for c in cases_of(world, Channel.PHONE) if c.queued]
        shares.append(sum(c.outcome in ("abandoned", "left") for c in queued) / len(queued))
    assert shares[1] > 1.5 * shares[0] > 0


def test_shops_send_people_on() -> None:
    onward = Elsewhere(share=1.0, channels={"phone": 1.0}, after=_SOON)
    world = lived(changed(PLAIN, {"in_person": {"sent_on": 0.6, "onward": onward}}), days=4)
    done = [c for c in cases_of(world, Channel.IN_PERSON) if c.wrap_ms is not None and c.answered]
    sent = [c for c in done if c.closed]
    assert is_share(len(sent), len(done), 0.6)
    assert all(c.outcome == "answered" and not c.resolved and not c.solutions for c in sent)
    calls = {(c.customer, c.created) for c in cases_of(world, Channel.PHONE, Channel.IVR)}
    came = [c for c in sent if c.closed and (c.customer, c.closed + 600 * SECOND_MS) in calls]
    assert len(came) >= 0.98 * len([c for c in sent if c.closed and c.closed < world.now - 600 * SECOND_MS])


def test_what_was_not_solved_comes_again_by_another_way() -> None:
    members = {"again": 0.3, "again_after": _SOON, "again_by": {"email": 1.0}}
    world = lived(changed(PLAIN, {"phone": members}), days=3)
    mails = {(c.customer, c.created) for c in cases_of(world, Channel.EMAIL)}
    solved = [
        c
        for c in cases_of(world, Channel.PHONE)
        if c.resolved and c.resolved < world.now - 600 * SECOND_MS and not c.callback_due
    ]
    again = sum((c.customer, (c.resolved or 0) + 600 * SECOND_MS) in mails for c in solved)
    assert is_share(again, len(solved), 0.3)


def test_without_another_way_they_come_the_same_way() -> None:
    world = lived(changed(PLAIN, {"phone": {"again": 0.5, "again_after": _SOON}}), days=2)
    calls = {(c.customer, c.created): c for c in cases_of(world, Channel.PHONE, Channel.IVR)}
    solved = [c for c in cases_of(world, Channel.PHONE) if c.resolved and c.resolved < world.now - HOUR_MS]
    again = [
        calls[key] for c in solved if (key := (c.customer, (c.resolved or 0) + 600 * SECOND_MS)) in calls
    ]
    assert is_share(len(again), len(solved), 0.5)
    assert not any(c.channel is Channel.IVR and c.resolved for c in again)


def test_familiar_customers_take_less_time() -> None:
    members = {"talk": Spread(600.0, law="fixed"), "familiar_effort": 0.5, "again": 0.5, "again_after": _SOON}
    plan = replace(CHANNELS[4], plan=replace(VISIT, **members))
    team = replace(PLAIN.teams[3], shifts=tuple(replace(s, heads=(1,) * 7) for s in PLAIN.teams[3].shifts))
    world = lived(replace(PLAIN, channels=(plan,), teams=(team,)), days=3)
    helped: dict[int, str] = {}
    found = Counter[tuple[bool, int]]()
    visits = [c for c in cases_of(world) if c.ended and c.answered]
    for case in sorted(visits, key=lambda c: c.answered or 0):
        known = helped.get(case.customer) == case.agents[0].id
        found[known, round((case.talk_ms or 0) / case.topic.effort)] += 1
        helped[case.customer] = case.agents[0].id
    assert set(found) == {(False, 600_000), (True, 300_000)}
    assert found[True, 300_000] > 5


def test_chats_are_written_by_both_sides() -> None:
    chats = [c for c in cases_of(lived(PLAIN, days=3), Channel.APP_CHAT) if c.resolved]
    counts = Counter[int]()
    for case in chats:
        told = [(at, what.role, author) for at, what, author, *_ in case.events if what.kind == "message"]
        assert [at for at, *_ in told] == sorted(at for at, *_ in told)
        assert told[0][1] == "customer"
        assert told[-1][1] == "agent"
        assert {author for _, role, author in told if role == "agent"} == {case.agents[0].id}
        counts[sum(role == "agent" for _, role, _ in told)] += 1
    assert is_share(counts[2], len(chats), 0.4)
    assert set(counts) == {1, 2}


def test_an_expert_calls_back() -> None:
    world = lived(PLAIN, days=3)
    owed = [c for c in cases_of(world, Channel.PHONE) if c.escalated]
    talked = [c for c in cases_of(world, Channel.PHONE) if c.wrap_ms is not None and c.answered]
    assert is_share(len(owed), len(talked), 0.06)
    kept = [c for c in owed if c.callback_done]
    assert kept
    for case in kept:
        assert case.callback_due == (case.ended or 0) + (case.wrap_ms or 0) + 7200 * SECOND_MS
        assert case.line == 2
        assert len(case.agents) == 2
        assert len(set(case.solutions)) == 2
        assert kinds(case).index("escalated") < kinds(case).index("callback")
    waiting = [c for c in owed if not c.callback_done]
    assert all((c.status in ("pending", "open") and c.line == 1) or c.server for c in waiting)


def test_a_callback_is_asked_for_instead_of_waiting() -> None:
    world = lived(_few_agents(changed(PLAIN, {"phone": {"callback": 0.5}})))
    asked = [c for c in cases_of(world, Channel.PHONE) if c.outcome == "callback"]
    assert len(asked) > 30
    assert {(c.outcome_at or 0) - (c.queued or 0) for c in asked} == {90 * SECOND_MS}


def test_nobody_waits_beyond_the_limit() -> None:
    members = {"patience": Spread(1e7, law="fixed"), "limit_s": 300.0, "callback": 0.0}
    world = lived(_few_agents(changed(PLAIN, {"phone": members})))
    sent = [c for c in cases_of(world, Channel.PHONE) if c.outcome == "timed_out"]
    assert len(sent) > 100
    assert {(c.outcome_at or 0) - (c.queued or 0) for c in sent} == {5 * MINUTE_MS}


def test_phantom_calls_never_queue() -> None:
    profile = changed(PLAIN, {"phone": {"phantom": 0.1}, "in_person": {"phantom": 0.1}})
    world = lived(profile, days=3)
    for channel in (Channel.PHONE, Channel.IN_PERSON):
        cases = [c for c in cases_of(world, channel) if c.closed or c.queued]
        phantom = [c for c in cases if c.phantom]
        assert all(c.queued is None and c.closed for c in phantom)
        assert is_share(len(phantom), len(cases), 0.1) or channel is Channel.PHONE
        assert phantom
