"""Nonsense is counted and listed, and kept out of figures."""

from typing import Any

import pytest

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Outcome
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.snapshot import FigureId, Span
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.listing import rows_behind
from supervisor_app.metrics.quality import quality_lines
from tests.metrics.making import NOON, call, desk_of, look, mail

EARLY = NOON - 2 * HOUR_MS


def _flaws(desk: Desk) -> dict[str, int]:
    lines = quality_lines(desk)
    for line in lines:
        assert line.figure is not None
        assert len(rows_behind(look(desk), line.figure)) == line.count
    return {line.key: line.count for line in lines}


@pytest.mark.parametrize(
    ("flaw", "facts"),
    [
        ("nonsense", {"answered": EARLY, "outcome_at": EARLY}),
        ("nonsense", {"ended": EARLY}),
        ("nonsense", {"resolved": EARLY}),
        ("nonsense", {"talk_ms": -1}),
        ("nonsense", {"ended": NOON - 10 * MINUTE_MS + 1}),
        ("nonsense", {"created": EARLY, "ended": EARLY, "answered": None, "outcome_at": None}),
        ("unobserved", {"outcome": Outcome.UNOBSERVED}),
        ("phantom", {"phantom": True}),
    ],
)
def test_what_makes_no_sense_is_listed_and_counts_nowhere(flaw: str, facts: dict[str, Any]) -> None:
    desk = desk_of(call(1, **facts), call(2))
    assert _flaws(desk) == {flaw: 1}
    readings = look(desk).readings(full=True)
    assert readings[FigureId("offered", Span.TODAY)].n == 1
    assert readings[FigureId("volume", Span.TODAY)].n == 1


def test_sound_contacts_make_no_lines() -> None:
    assert _flaws(desk_of(call(1), mail(2), call(3, Outcome.WAITING))) == {}


@pytest.mark.parametrize(
    ("given", "lines"), [(12_000, {}), (12_001, {"disagrees": 1}), (7_999, {"disagrees": 1})]
)
def test_durations_may_differ_from_their_stamps_by_two_seconds(given: int, lines: dict[str, int]) -> None:
    assert _flaws(desk_of(call(1, wait_s=10, wait_ms=given))) == lines


def test_holding_may_be_part_of_talking_or_beside_it() -> None:
    answered = NOON - 10 * MINUTE_MS + 10_000
    inside = call(1, ended=answered + 60_000, talk_ms=60_000, hold_ms=20_000)
    beside = call(2, ended=answered + 60_000, talk_ms=40_000, hold_ms=20_000)
    neither = call(3, ended=answered + 60_000, talk_ms=50_000, hold_ms=20_000)
    assert _flaws(desk_of(inside, beside, neither)) == {"disagrees": 1}


def test_unknown_agents_are_listed_but_their_customers_still_count() -> None:
    desk = desk_of(mail(1, owner="anna"), mail(2, owner="nobody"), mail(3))
    assert _flaws(desk) == {}
    desk.know_agents([Agent(source="rt", id="anna", name="Anna")])
    assert _flaws(desk) == {"unknown_agent": 1}
    assert look(desk).readings(full=False)[FigureId("waiting")].n == 3


def test_a_document_of_a_call_finds_its_call_by_customer_and_time() -> None:
    joining = Joining(counting={Channel.PHONE: "pbx"})
    matched = mail(1, NOON - 20 * MINUTE_MS, channel=Channel.PHONE, customer="k1")
    lone = mail(2, NOON - 20 * MINUTE_MS, channel=Channel.PHONE, customer="k2")
    nameless = mail(3, NOON - 20 * MINUTE_MS, channel=Channel.PHONE)
    linked = mail(4, NOON - 20 * MINUTE_MS, channel=Channel.PHONE, attached_to="call-9")
    desk = desk_of(call(1, customer="k1"), matched, lone, nameless, linked, joining=joining)
    assert _flaws(desk) == {"lone_document": 2}
