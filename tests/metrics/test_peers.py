"""Customers who help each other, by hand; and the lines that name the best of them."""

from typing import Any

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.snapshot import FigureId, HelperLine, Scope, SelfServiceLine, Span
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS
from supervisor_app.metrics.picture import snapshot_of
from supervisor_app.metrics.wording import Wording
from tests.metrics.making import NOON, call, desk_of, mail, measured, session

ASKED = NOON - HOUR_MS


def question(number: int, helper: str = "", asked: int = ASKED, **facts: Any) -> Contact:
    """A question to the community, answered by somebody after five minutes, or by nobody."""
    helped = asked + 5 * MINUTE_MS if helper else None
    given: dict[str, Any] = {"channel": Channel.COMMUNITY, "helper": helper, "helped": helped}
    return mail(number, asked, **given | facts)


CONTACTS = (
    question(1, "bob", accepted=NOON, points=15),
    question(2, "bob"),
    question(3, "amy", accepted=NOON, points=10),
    question(4),
    question(5, "zoe", channel=Channel.FACEBOOK, helped=ASKED + 15 * MINUTE_MS),
    mail(6),
    question(7, "old", NOON - DAY_MS, points=99),
)


def test_peers_help_accepted_answers_and_points() -> None:
    readings = measured(*CONTACTS).readings(full=True)
    found = {key: readings[FigureId(key, Span.TODAY)] for key in ("peer_help", "peer_accepted")}
    assert {key: (one.met, one.n) for key, one in found.items()} == {
        "peer_help": (3, 4),
        "peer_accepted": (2, 4),
    }
    assert readings[FigureId("peer_answered", Span.TODAY)].value == 4
    assert readings[FigureId("peer_first_answer", Span.TODAY)].value == (3 * 300 + 900) / 4
    points = readings[FigureId("peer_points", Span.TODAY)]
    assert (points.value, points.n) == (25.0, 2)
    assert readings[FigureId("peer_points", Span.TODAY, Scope(channel="email"))].value == 0.0


def test_answers_are_told_apart_by_helper() -> None:
    readings = measured(*CONTACTS).readings(full=True)
    told = {
        one.id.scope.helper: one.n
        for one in readings.values()
        if one.id.scope.helper and one.id.span is Span.TODAY
    }
    assert told == {"bob": 2, "amy": 1, "zoe": 1}


def test_the_best_helpers_of_today_have_lines() -> None:
    desk = desk_of(*CONTACTS)
    snapshot = snapshot_of(desk, Wording(desk.promises), NOON)
    assert snapshot.helpers == (
        HelperLine(key="bob", answered=2, accepted=1, points=15),
        HelperLine(key="amy", answered=1, accepted=1, points=10),
        HelperLine(key="zoe", answered=1, accepted=0, points=0),
    )


def test_self_service_has_a_line_a_channel() -> None:
    through = call(1, created=NOON - 12 * MINUTE_MS, via=Channel.IVR, customer="k")
    desk = desk_of(
        through,
        session(2),
        session(3, channel=Channel.PORTAL),
        session(4, NOON - DAY_MS, channel=Channel.APP),
    )
    snapshot = snapshot_of(desk, Wording(desk.promises), NOON)
    ivr = SelfServiceLine(
        channel=Channel.IVR, sessions=2, contained=0.5, contained_n=2, mean_s=90.0, provisional=True
    )
    portal = SelfServiceLine(
        channel=Channel.PORTAL, sessions=1, contained=1.0, contained_n=1, mean_s=60.0, provisional=True
    )
    assert snapshot.self_service == (ivr, portal)
    assert snapshot_of(desk_of(call(1)), Wording(desk.promises), NOON).self_service == ()
