"""Threads: asked back, reopened, handed on, kept for whoever knows the customer."""

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.people import Worker
from supervisor_app.demo.plans import Spread
from supervisor_app.demo.profile import Courtesy, Profile
from supervisor_app.demo.world import World
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Event, EventKind, Role
from supervisor_app.domain.conversation import conversation_of
from supervisor_app.domain.time import SECOND_MS, from_instant, to_instant
from tests.demo.chances import is_share
from tests.demo.plain_profile import PLAIN, a_topic, cases_of, changed, lived

_SOON = Spread(600.0, law="fixed")


def mail(days: int = 3, profile: Profile = PLAIN, **members: Any) -> list[Case]:
    return cases_of(lived(changed(profile, {"email": members}), days=days), Channel.EMAIL)


def events(case: Case) -> list[Event]:
    return [
        Event(
            id=str(number),
            at=at,
            kind=EventKind(what.kind),
            role=Role(what.role),
            author=author,
            public=what.public,
            detail=detail,
            text=text,
        )
        for number, (at, what, author, detail, text) in enumerate(case.events)
    ]


def answered(cases: list[Case]) -> list[Case]:
    return [case for case in cases if case.answered]


def test_some_are_asked_back_and_most_of_these_reply() -> None:
    cases = answered(mail(asks_back=0.4, replies=0.75, replies_after=_SOON, closes_after_s=7200.0))
    now = max(case.updated for case in cases)
    asked = [c for c in cases if any(text == "Which number is it about?" for *_, text in c.events)]
    assert is_share(len(asked), len(cases), 0.4)
    old = [c for c in asked if c.answered and c.answered < now - 900 * SECOND_MS]
    replied = [c for c in old if any(text == "The one I write from." for *_, text in c.events)]
    assert is_share(len(replied), len(old), 0.75)
    silent = [c for c in asked if c not in replied and c.answered and c.answered < now - 7300 * SECOND_MS]
    assert {(c.status, c.resolved, len(c.solutions)) for c in silent} == {("closed", None, 0)}


@pytest.mark.parametrize("repeats", [0.0, 0.3, 1.0])
def test_a_solution_is_offered_again_as_often_as_told(repeats: float) -> None:
    cases = [
        c for c in mail(days=5, reopened=0.5, reopened_after=_SOON, repeats=repeats) if len(c.solutions) == 2
    ]
    again = [c for c in cases if c.solutions[0] == c.solutions[1]]
    assert is_share(len(again), len(cases), repeats)
    assert all(conversation_of(events(c)).repeat_solution == (c in again) for c in cases)


def test_who_has_nothing_left_to_offer_sends_the_customer_on() -> None:
    topics = tuple(a_topic(key, solutions=1) for key in ("network", "bills", "moving"))
    profile = replace(PLAIN, topics=topics)
    cases = [
        c for c in mail(profile=profile, reopened=0.6, reopened_after=_SOON) if c.reopened and c.resolved
    ]
    assert cases
    assert all(len(c.solutions) == 1 for c in cases)
    assert not any(conversation_of(events(c)).repeat_solution for c in cases)
    assert any(text == "Please ask the help desk." for *_, text in cases[0].events)


def test_reopened_threads_are_waiting_again() -> None:
    cases = mail(reopened=0.4, reopened_after=_SOON)
    now = max(case.updated for case in cases)
    solved = [c for c in cases if (c.resolved and c.resolved < now - 900 * SECOND_MS) or c.reopened]
    assert is_share(sum(c.reopened > 0 for c in solved), len(solved), 0.4)
    for case in cases:
        told = [what.kind for _, what, *_ in case.events]
        assert told.count("reopened") == case.reopened
        if case.waiting_since is not None and case.answered:
            assert case.status == "open"


def test_what_calls_for_no_answer_gets_none() -> None:
    cases = [c for c in mail(ignored=0.2) if c.outcome_at]
    ignored = [c for c in cases if c.outcome == "closed_unanswered"]
    assert is_share(len(ignored), len(cases), 0.2)
    assert all(c.closed and not c.answered and not c.waiting_since for c in ignored)


def test_the_first_line_hands_on_to_experts() -> None:
    cases = mail(escalated=0.25, experts="experts")
    taken = [c for c in cases if c.answered or c.escalated]
    handed = [c for c in cases if c.escalated]
    assert is_share(len(handed), len(taken), 0.25)
    for case in handed:
        story = [(what.kind, author, detail, text) for _, what, author, detail, text in case.events]
        first = next(author for kind, author, *_ in story if kind == "escalated")
        assert ("escalated", first, "experts", "") in story
        assert ("note", first, "", "Please look into this.") in story
        assert case.agents[0].id == first
        assert case.queue == "experts"
        if case.answered:
            assert case.line == 2
            assert all(worker.team.plan.key == "experts" for worker in case.agents[1:])
            assert case.outcome == "answered"
        else:
            assert case.line == 1
            assert case.outcome == "waiting"
    assert {c.line for c in answered(cases) if not c.escalated} == {1}
    assert answered(handed)


def _one_writer(keeps_s: float) -> float:
    """The share of threads of several messages that one agent wrote."""
    cases = mail(asks_back=0.8, replies_after=Spread(30.0, law="fixed"), keeps_owner_s=keeps_s)
    found = [conversation_of(events(case)) for case in cases]
    several = [talk for talk in found if talk.agent_messages >= 2]
    return sum(len(talk.writers) == 1 for talk in several) / len(several)


def test_a_thread_stays_with_its_consultant() -> None:
    assert _one_writer(0.0) < 0.5
    assert _one_writer(3600.0) > 0.8


def _to_who_knows(**members: Any) -> tuple[int, int]:
    """How many mails of customers whom somebody had helped that one answered, and how many there were."""
    cases = mail(days=6, profile=replace(PLAIN, customers=300), **members)
    known: dict[int, Worker] = {}
    met = n = 0
    for case in sorted(answered(cases), key=lambda c: c.answered or 0):
        if case.customer in known and not case.escalated:
            n += 1
            met += case.agents[0] is known[case.customer]
        known[case.customer] = case.agents[0]
    return met, n


def test_the_desk_remembers_who_knows_the_customer() -> None:
    met, n = _to_who_knows(remembers=0.0)
    kept, of = _to_who_knows(remembers=1.0, keeps_owner_s=3600.0)
    assert kept / of > 1.6 * met / n


def test_a_familiar_customer_takes_less_time() -> None:
    members: dict[str, Any] = {"reply": Spread(600.0, law="fixed"), "asks_back": 0.0}
    usual = mail(profile=replace(PLAIN, customers=200), **members)
    familiar = mail(profile=replace(PLAIN, customers=200), **members, familiar_effort=0.5)
    lengths = [
        {
            round((c.answered - at) / c.topic.effort / SECOND_MS)
            for c in cases
            for at, what, *_ in c.events
            if c.answered and what.kind == "assigned" and len(c.agents) == 1 and not c.reopened
        }
        for cases in (usual, familiar)
    ]
    assert lengths == [{600}, {300, 600}]


def test_an_auto_reply_is_no_answer() -> None:
    for case in mail(days=1):
        robot = [at for at, what, *_ in case.events if what.role == "bot"]
        assert robot == [case.created]
        assert case.answered is None or case.answered > case.created


def test_courtesies_come_and_go() -> None:
    now = PLAIN.epoch
    courtesy = Courtesy(text="Your message is important to us.", share=0.6, dropped=now, later=0.1)
    profile = replace(PLAIN, courtesies=(courtesy, Courtesy(text="Dear customer!", share=1.0)))
    shares = []
    for world in (_until(profile, "2025-12-20"), _until(profile, "2026-02-20")):
        texts = [
            t
            for c in cases_of(world)
            for _, what, *_, t in c.events
            if (what.kind, what.role) == ("message", "agent")
        ]
        assert all("Dear customer! " in text for text in texts)
        polite = sum(text.startswith(courtesy.text) for text in texts)
        shares.append((polite, len(texts)))
    assert is_share(*shares[0], 0.6)
    assert is_share(*shares[1], 0.1)
    others = [t for c in cases_of(world) for _, what, *_, t in c.events if what.role != "agent"]
    assert not any("Dear" in text for text in others)


def _until(profile: Profile, day: str) -> World:
    return lived(profile, now=to_instant(datetime.fromisoformat(f"{day}T12:00:00+01:00")))


def test_a_keeper_who_went_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    join = Floor.join

    def watch(self, at, case, queue, serve, *, keeper=None, **more):  # type: ignore[no-untyped-def]
        join(self, at, case, queue, serve, keeper=keeper, **more)
        if keeper is not None and case in self.lines[queue].work:
            kept.append((keeper.on_shift, self.lines[queue].work[case][3] is keeper))

    monkeypatch.setattr(Floor, "join", watch)
    mail(reopened=0.5, reopened_after=Spread(14_400.0))
    assert set(kept) <= {(True, True), (False, False)}
    assert len(set(kept)) == 2


def test_times_are_told_in_order(looked_at: World) -> None:
    for case in cases_of(looked_at, Channel.EMAIL, Channel.FACEBOOK):
        times = [at for at, *_ in case.events]
        assert times == sorted(times), from_instant(times[0])
