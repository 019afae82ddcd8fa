"""Quality by hand: first line, first reaction, the same agent, call-backs, ratings, talk, phrases."""

from typing import Any

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.snapshot import FigureId, Reading, Scope, Span
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS
from tests.metrics.making import NOON, call, desk_of, look, mail, measured, session


def told(key: str, *contacts: Contact, span: Span = Span.TODAY, **more: Any) -> Reading:
    scope = more.pop("scope", Scope())
    return measured(*contacts, **more).readings(full=True)[FigureId(key, span, scope)]


def share(key: str, *contacts: Contact, **more: Any) -> tuple[int | None, int]:
    reading = told(key, *contacts, **more)
    return reading.met, reading.n


def _solved(number: int, **facts: Any) -> Contact:
    given: dict[str, Any] = {"status": Status.RESOLVED, "resolved": NOON}
    return mail(number, answered=NOON - MINUTE_MS, **given | facts)


def test_first_line_is_of_what_people_solved() -> None:
    assert share(
        "first_line",
        _solved(1),
        _solved(2, line=2),
        _solved(3, line=0),
        mail(4, NOON - 2 * DAY_MS, resolved=NOON - DAY_MS),
        session(5, resolved=NOON),
        mail(6, answered=NOON),
        _solved(7, owner="", status=Status.OPEN),
    ) == (2, 4)


def test_first_reaction_is_one_message_that_was_enough() -> None:
    assert share(
        "first_reaction",
        _solved(1, agent_messages=1),
        _solved(2, agent_messages=2),
        _solved(3, agent_messages=1, reopened=1),
        _solved(4),
        call(5, agent_messages=1, resolved=NOON),
        _solved(6, agent_messages=1, channel=Channel.COMMUNITY),
    ) == (2, 4)
    assert share(
        "first_reaction", call(1, agent_messages=1, resolved=NOON), scope=Scope(channel="phone")
    ) == (0, 0)


def test_continuity_is_one_writer_of_several_messages() -> None:
    contacts = (
        mail(1, agent_messages=2, writers=("anna",)),
        mail(2, agent_messages=3, writers=("anna", "piotr")),
        mail(3, agent_messages=1, writers=("anna",)),
        mail(4, NOON - DAY_MS, agent_messages=2, writers=("anna",)),
    )
    assert share("continuity", *contacts) == (1, 2)


def test_returning_is_to_somebody_who_had_helped_in_the_thirty_days_before() -> None:
    created = NOON - HOUR_MS
    month = 30 * DAY_MS
    same = Joining(
        persons={("pbx", "1001"): Person(key="p", name=""), ("rt", "anna"): Person(key="p", name="")}
    )

    def before(*agents: str, ago: int = DAY_MS, **facts: Any) -> Contact:
        return call(9, queued=created - ago, customer="k", agents=agents, **facts)

    now = mail(1, created, customer="k", agents=("anna", "piotr"))
    for earlier, wanted in (
        (before("1001"), (1, 1)),
        (before("other", "1001"), (1, 1)),
        (before("other"), (0, 1)),
        (before(), (0, 0)),
        (before("1001", ago=month), (1, 1)),
        (before("1001", ago=month + 1), (0, 0)),
        (before("1001", ago=0), (0, 0)),
        (before("1001", phantom=True), (0, 0)),
        (session(9, created - DAY_MS, customer="k", agents=("1001",)), (0, 0)),
    ):
        assert share("returning", now, earlier, joining=same) == wanted
    assert share("returning", mail(1, created, customer="k"), before("anna"), joining=same) == (0, 0)
    assert share("returning", mail(1, created, agents=("anna",)), before("1001"), joining=same) == (0, 0)


def test_solutions_offered_again_and_escalations_are_counted() -> None:
    contacts = (mail(1, repeat_solution=True), mail(2, escalated=True), mail(3, escalated=True), mail(4))
    assert told("repeat_solution", *contacts).value == 1
    assert told("escalated", *contacts).value == 2


def test_callbacks_are_owed_overdue_or_kept() -> None:
    due = NOON - HOUR_MS

    def promised(number: int, due: int, done: int | None = None, **facts: Any) -> Contact:
        return call(number, callback_due=due, callback_done=done, status=Status.OPEN, **facts)

    contacts = (
        promised(1, due, due),
        promised(2, due, due + 1),
        promised(3, due),
        promised(4, NOON),
        promised(5, NOON + 1),
        promised(6, NOON - DAY_MS),
        call(7, callback_due=due, status=Status.CLOSED),
        call(8),
    )
    assert told("callbacks_owed", *contacts, span=Span.NOW).value == 4
    assert told("callbacks_overdue", *contacts, span=Span.NOW).value == 2
    assert share("callbacks_kept", *contacts) == (1, 5)


def test_a_callback_that_falls_due_today_is_of_today() -> None:
    yesterday = NOON - DAY_MS
    promised = call(1, queued=yesterday, callback_due=NOON - HOUR_MS, callback_done=yesterday + HOUR_MS)
    desk = desk_of(promised, call(2, queued=yesterday))
    desk.forget_before(NOON - 12 * HOUR_MS)
    assert [one.id for one in desk.columns] == ["1"]
    assert look(desk).readings(full=False)[FigureId("callbacks_kept", Span.TODAY)].met == 1


def test_ratings_have_a_mean() -> None:
    ended = [call(number, ended=NOON, rating=stars) for number, stars in enumerate((5.0, 4.5, 1.0, None))]
    reading = told("rating", *ended, call(9, rating=1.0, status=Status.OPEN))
    assert (reading.value, reading.n) == (3.5, 3)
    assert told("rating", call(1, ended=NOON)).value is None


def test_talk_is_told_of_live_channels_and_holds_the_holding_once() -> None:
    answered = NOON - 10 * MINUTE_MS + 10_000
    contacts = (
        call(1, ended=NOON, talk_ms=60_000, hold_ms=30_000, wrap_ms=500_000),
        call(2, ended=answered + 120_000, hold_ms=50_000, wrap_ms=500_000),
        call(3, Outcome.ABANDONED, ended=NOON),
        mail(4, answered=NOON, talk_ms=900_000, status=Status.CLOSED, closed=NOON),
    )
    mean, longest = told("talk_time", *contacts), told("longest_talk", *contacts)
    assert (mean.value, mean.n) == (105.0, 2)
    assert (longest.value, longest.n) == (120.0, 2)
    assert told("handling", *contacts).n == 3


def test_phrases_are_messages_and_have_no_number_where_none_was_read() -> None:
    irritating = mail(1, phrases=2, messages_read=3, agent_messages=3)
    harmless = mail(2, messages_read=1)
    unread = call(3, agent_messages=4)
    reading = told("phrases", irritating, mail(4, phrases=1, messages_read=1), harmless, unread)
    assert (reading.value, reading.n) == (3.0, 2)
    assert (told("phrases", harmless).value, told("phrases", harmless).n) == (0.0, 0)
    assert told("phrases", unread).value is None
    assert told("phrases", irritating, unread, scope=Scope(channel="phone")).value is None


def test_customers_are_counted_once_each() -> None:
    named = [mail(number, customer=who) for number, who in enumerate(("a", "a", "b", "", ""))]
    reading = told("customers", *named)
    assert (reading.value, reading.n) == (4.0, 5)
