"""Self-service by hand: sessions, who was contained, how long it took."""

import pytest
from msgspec.structs import replace

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.snapshot import FigureId, Reading, Scope, Span
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS
from tests.metrics.making import NOON, call, mail, measured, session

END = NOON - HOUR_MS


def told(*contacts: Contact, key: str = "containment", channel: str = "", now: int = NOON) -> Reading:
    return measured(*contacts, now=now).readings(full=True)[FigureId(key, Span.TODAY, Scope(channel=channel))]


def test_sessions_are_those_that_ended_and_those_that_people_were_called_from() -> None:
    sessions = (
        session(1),
        session(2, ended=END, customer="k"),
        call(3, queued=NOON - 10 * MINUTE_MS, created=NOON - 12 * MINUTE_MS, via=Channel.IVR),
        replace(call(4, Outcome.NOT_QUEUED, via=Channel.IVR), queued=None),
        call(5, via=Channel.PHONE),
        replace(session(6), ended=None, status=Status.OPEN),
    )
    reading = told(*sessions)
    assert (reading.value, reading.met, reading.n) == (2 / 3, 2, 3)
    assert told(*sessions, key="bot_handling").value == (60 + 60 + 120) / 3


def test_a_session_is_told_under_its_own_channel() -> None:
    through = call(1, created=NOON - 12 * MINUTE_MS, via=Channel.CHATBOT)
    contacts = (through, session(2, channel=Channel.CHATBOT), session(3))
    assert [told(*contacts, channel=one).n for one in ("chatbot", "ivr")] == [2, 1]
    assert told(*contacts, channel="chatbot").met == 1
    readings = measured(*contacts).readings(full=True)
    assert FigureId("containment", Span.TODAY, Scope(channel="phone")) not in readings
    assert readings[FigureId("volume", Span.TODAY, Scope(channel="phone"))].n == 1


@pytest.mark.parametrize(
    ("after_ms", "contained"),
    [(0, True), (1, False), (HOUR_MS - 1, False), (HOUR_MS, False), (HOUR_MS + 1, True)],
)
def test_who_asks_people_soon_after_was_not_helped(after_ms: int, contained: bool) -> None:
    promises = Promises(default=Targets(recontact_s=3600))
    again = mail(1, END - HOUR_MS + after_ms, customer="k")
    measurement = measured(session(2, END - HOUR_MS, customer="k"), again, promises=promises)
    reading = measurement.readings(full=False)[FigureId("containment", Span.TODAY)]
    assert (reading.met == 1) is contained
    unchecked = measurement.readings(full=False)[FigureId("containment:without_recontact_check", Span.TODAY)]
    assert (unchecked.met, unchecked.provisional) == (1, False)


def test_somebody_else_and_another_session_change_nothing() -> None:
    later = END + MINUTE_MS
    others = (
        mail(1, later, customer="other"),
        mail(2, later),
        mail(3, later, customer="k", phantom=True),
        mail(4, later, customer="k", attached_to="call-9"),
        session(5, later + MINUTE_MS, customer="k"),
    )
    assert told(session(6, END, customer="k"), *others).met == 2
    assert told(session(7, END), mail(8, later)).met == 1


def test_only_sessions_with_a_topic_tell_what_was_meant() -> None:
    reading = told(session(1, topic="bill"), session(2), key="containment:intent_identified")
    assert (reading.met, reading.n) == (1, 1)


def test_containment_is_final_when_customers_had_time_to_come_again() -> None:
    promises = Promises(channels={Channel.IVR: Targets(recontact_s=600)})
    figure = FigureId("containment", Span.TODAY)
    for age_s, provisional in ((600, True), (601, False)):
        one = session(1, NOON - age_s * SECOND_MS, customer="k")
        reading = measured(one, promises=promises).readings(full=False)[figure]
        assert reading.provisional is provisional
        assert (
            "600 s"
            in measured(one, promises=promises)
            .readings(full=True)[FigureId("containment", Span.TODAY, Scope(channel="ivr"))]
            .rule
        )
    again = call(2, queued=NOON - 300 * SECOND_MS, customer="k")
    gone = measured(session(1, NOON - 500 * SECOND_MS, customer="k"), again, promises=promises)
    assert not gone.readings(full=False)[figure].provisional


def test_a_session_counts_when_it_ended() -> None:
    over_midnight = session(1, NOON - 12 * HOUR_MS + 1, created=NOON - 13 * HOUR_MS)
    before = session(2, NOON - 12 * HOUR_MS - 1)
    assert told(over_midnight, before).n == 1
    assert told(over_midnight, before, key="volume").n == 0
