"""Beyond plain counts: slots in use, promises that will break, who was helped at the first contact."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from supervisor_app.domain.agents import Agent, Presence, PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Status
from supervisor_app.domain.snapshot import FigureId, Reading, Span
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, to_instant
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.listing import rows_behind
from supervisor_app.metrics.reading import Measurement
from tests.metrics.making import NOON, call, desk_of, look, mail, measured


def _now(measurement: Measurement, key: str) -> Reading:
    (told,) = measurement.read(FIGURES[key], Span.NOW)
    return told


def _chats() -> Desk:
    """Two chats that Anna holds and one that Piotr holds, and one that still waits."""
    held: dict[str, Any] = {"channel": Channel.WEB_CHAT, "status": Status.OPEN}
    desk = desk_of(
        call(1, owner="anna", **held),
        call(2, owner="anna", **held),
        call(3, owner="piotr", **held),
        call(4, answered=None, outcome_at=None, **held),
        call(5, ended=NOON - MINUTE_MS, owner="anna"),
    )
    people = {"anna": 3, "piotr": 2, "ewa": 4, "jan": None}
    states = {"anna": PresenceState.CHATTING, "piotr": PresenceState.FREE, "ewa": PresenceState.BREAK}
    desk.know_agents(Agent(source="pbx", id=one, name=one, capacity=room) for one, room in people.items())
    desk.know_presences(
        Presence(source="pbx", agent=one, state=states.get(one, PresenceState.FREE), since=NOON - HOUR_MS)
        for one in people
    )
    return desk


def test_slots_are_told_of_those_who_are_there() -> None:
    measurement = look(_chats())
    told = _now(measurement, "slots")
    assert (told.value, told.n) == (3 / 5, 3)
    assert len(rows_behind(measurement, FigureId("slots"))) == 3
    single = {
        one.id.scope.agent: one.value for one in measurement.read(FIGURES["slots"], Span.NOW, Dim.AGENT)
    }
    assert single == {"pbx/anna": 2 / 3, "pbx/piotr": 1 / 2}


def test_where_nobody_is_there_no_slot_can_be_in_use() -> None:
    assert _now(measured(call(1, channel=Channel.WEB_CHAT, status=Status.OPEN)), "slots").value is None


def test_promises_break_at_the_pace_of_the_last_half_hour() -> None:
    """Two answers in half an hour: who is third in line gets one in 45 minutes."""
    answers = [mail(n, created=NOON - HOUR_MS, answered=NOON - (1 + n) * MINUTE_MS) for n in (1, 2)]
    waiting = [mail(10 + n, created=NOON - (5 - n) * MINUTE_MS) for n in range(4)]
    late = mail(20, created=NOON - HOUR_MS)
    measurement = measured(*answers, *waiting, late)
    told = _now(measurement, "promise_breach")
    # The late one goes first, the next are due in 25 to 28 minutes and have their turns in 30 to 75.
    assert told.n == 4
    assert _now(measured(*answers, waiting[0]), "promise_breach").n == 0
    assert _now(measured(*waiting), "promise_breach").n == 4  # nobody answers
    night = to_instant(datetime(2026, 11, 16, 23, 50, tzinfo=UTC))
    assert _now(measured(mail(1, created=night), now=night + MINUTE_MS), "promise_breach").n == 0


def test_solved_at_the_first_contact() -> None:
    solved_at = NOON - DAY_MS
    about: dict[str, Any] = {"customer": "k", "topic": "bill"}
    facts = about | {"status": Status.RESOLVED, "resolved": solved_at}
    first = mail(1, created=solved_at - HOUR_MS, answered=solved_at - MINUTE_MS, **facts)
    for other, met in (
        (mail(2, created=solved_at + HOUR_MS, **about), 0),
        (mail(2, created=solved_at + HOUR_MS, customer="k", topic="roaming"), 1),
        (mail(2, created=solved_at + HOUR_MS, customer="other", topic="bill"), 1),
        (mail(2, created=solved_at, **about), 1),
        (mail(2, created=solved_at - MINUTE_MS, **about), 1),
        (mail(2, created=solved_at + HOUR_MS, **about, phantom=True), 1),
        (mail(2, created=solved_at + HOUR_MS, **about, channel=Channel.IVR), 1),
    ):
        measurement = measured(first, other, now=solved_at + 2 * HOUR_MS)
        (told,) = measurement.read(FIGURES["first_contact"], Span.TODAY)
        assert (told.met, told.n, told.provisional) == (met, 1, met == 1)
    (told,) = measured(replace(first, reopened=1), now=solved_at).read(FIGURES["first_contact"], Span.TODAY)
    assert (told.met, told.n) == (0, 1)


def test_the_solution_of_what_makes_no_sense_elsewhere_is_told() -> None:
    """The answer lies before the question: kept out, but how long the solution took makes sense."""
    odd = mail(1, created=NOON - HOUR_MS, answered=NOON - 2 * HOUR_MS, status=Status.RESOLVED, resolved=NOON)
    measurement = measured(odd)
    (solution,) = measurement.read(FIGURES["resolution"], Span.TODAY)
    (answer,) = measurement.read(FIGURES["first_response"], Span.TODAY)
    assert (solution.value, solution.n, answer.n) == (3600.0, 1, 0)
    assert len(rows_behind(measurement, FigureId("resolution", Span.TODAY))) == 1
