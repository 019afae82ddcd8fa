"""Figures of windows that are not made of the contacts credited to them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from supervisor_app.domain.agents import Agent, Presence, PresenceInterval, PresenceState
from supervisor_app.domain.batch import Batch
from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, Window
from supervisor_app.domain.working_hours import WorkingHours
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.telling import contacts, sources, told
from supervisor_app.store.database import Store
from tests.services.making import NOON, answered_mail, batch_of, waiting_mail

MIDNIGHT = NOON - 12 * HOUR_MS
TODAY = Window(MIDNIGHT, MIDNIGHT + DAY_MS)
PLAIN = Promises()


def call(number: int, start_min: int, wait_min: int, talk_min: int, **facts: Any) -> Contact:
    """A call that comes so long after noon, waits and talks."""
    queued = NOON + start_min * MINUTE_MS
    answered = queued + wait_min * MINUTE_MS
    given: dict[str, Any] = {
        "source": "pbx",
        "id": str(number),
        "channel": Channel.PHONE,
        "status": Status.CLOSED,
        "outcome": Outcome.ANSWERED,
        "created": queued,
        "updated": answered + talk_min * MINUTE_MS,
        "queue": "first",
        "queued": queued,
        "asked": queued,
        "answered": answered,
        "outcome_at": answered,
        "ended": answered + talk_min * MINUTE_MS,
    }
    return Contact(**given | facts)


def solved(number: int, created: int, resolved: int, **facts: Any) -> Contact:
    """An e-mail that was solved."""
    done: dict[str, Any] = {"status": Status.RESOLVED, "resolved": resolved, "updated": resolved}
    return answered_mail(number, at=created, **done | facts)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Any]:
    """Opens a history of batches, by source, under promises."""
    histories: list[History] = []

    def open_(*batches: tuple[str, Batch], promises: Promises = PLAIN, at: int = NOON + DAY_MS) -> History:
        path = tmp_path / f"{len(histories)}.db"
        store = Store.open(str(path))
        for source, batch in batches:
            store.save(source, batch)
        keep_frame(store, Frame(promises=promises, simulated=True))
        note_seen(store, at)
        store.close()
        histories.append(History(path))
        return histories[-1]

    yield open_
    for one in histories:
        one.close()


def asked(key: str, *by: Dim, window: Window = TODAY, **where: str) -> Question:
    return Question(figures=(key,), window=window, zone="UTC", by=by, where=Scope(**where))


def test_the_backlog_is_that_of_the_end_of_the_window(opened: Any) -> None:
    history = opened(
        (
            "desk",
            batch_of(
                waiting_mail(1, at=NOON - 90 * DAY_MS),
                solved(2, NOON - 90 * DAY_MS, NOON + DAY_MS),
                solved(3, NOON - DAY_MS, NOON, queue="other"),
                waiting_mail(4, at=TODAY.end),
                waiting_mail(5, at=TODAY.end - 1, queue="other"),
                waiting_mail(6, at=NOON, phantom=True),
            ),
        ),
        at=NOON + 2 * DAY_MS,
    )
    question = asked("backlog")
    (reading,) = told(history, question)
    assert (reading.value, reading.n) == (3.0, 3)
    assert {one.contact.id for one in contacts(history, question)} == {"1", "2", "5"}
    by_queue = {one.id.scope.queue: one.n for one in told(history, asked("backlog", Dim.QUEUE))}
    assert by_queue == {"desk/mail": 2, "desk/other": 1}
    days = Window(MIDNIGHT - DAY_MS, TODAY.end)
    by_day = [(one.id.scope.day, one.n) for one in told(history, asked("backlog", Dim.DAY, window=days))]
    assert by_day == [("2026-11-18", 3), ("2026-11-19", 3)]
    listed = contacts(history, asked("backlog", window=days, day="2026-11-18"))
    assert {one.contact.id for one in listed} == {"1", "2", "3"}


def test_days_to_clear_are_of_the_pace_of_a_week(opened: Any) -> None:
    falling = [solved(n, NOON - 20 * DAY_MS, NOON - n * HOUR_MS) for n in range(1, 8)]
    history = opened(
        ("desk", batch_of(*falling, *(waiting_mail(n, at=NOON - 20 * DAY_MS) for n in (11, 12))))
    )
    (reading,) = told(history, asked("days_to_clear"))
    assert (reading.value, reading.n) == (2.0, 2)  # one a day
    growing = opened(("desk", batch_of(waiting_mail(1))))
    (reading,) = told(growing, asked("days_to_clear"))
    assert (reading.value, reading.n) == (None, 1)


def _present(*told_: tuple[int, PresenceState], agent: str = "anna", source: str = "pbx") -> Batch:
    presences = tuple(
        Presence(source=source, agent=agent, state=state, since=NOON + minute * MINUTE_MS)
        for minute, state in told_
    )
    return Batch(cursor="1", presences=presences, agents=(Agent(source=source, id=agent, name=agent),))


def test_occupancy_is_handling_of_the_time_in_which_somebody_could_handle(opened: Any) -> None:
    state = PresenceState
    busy = ((11, state.ON_CALL), (40, state.WRAP_UP), (44, state.BREAK))
    history = opened(
        ("pbx", _present((0, state.FREE), (10, state.RINGING), *busy)),
        ("pbx", _present((0, state.FREE), (60, state.OFFLINE), agent="piotr")),
    )
    by_agent = {one.id.scope.agent: one for one in told(history, asked("occupancy", Dim.AGENT))}
    anna, piotr = by_agent["pbx/anna"], by_agent["pbx/piotr"]
    assert (anna.value, anna.n) == (33 / 44, 4)
    assert (piotr.value, piotr.n) == (0.0, 1)
    (both,) = told(history, asked("occupancy"))
    assert (both.value, both.n) == (33 / 104, 5)
    assert len(sources(history, asked("occupancy"))) == 5
    cut = asked("occupancy", window=Window(NOON + 20 * MINUTE_MS, NOON + 30 * MINUTE_MS), agent="pbx/anna")
    (reading,) = told(history, cut)
    assert (reading.value, reading.n) == (1.0, 1)
    (interval,) = sources(history, cut)
    assert isinstance(interval, PresenceInterval)
    assert (interval.since, interval.until) == (cut.window.start, cut.window.end)
    assert contacts(history, asked("occupancy")) == ()


def test_where_nobody_is_known_to_be_there_there_is_no_occupancy(opened: Any) -> None:
    (reading,) = told(opened(("pbx", batch_of(call(1, 0, 0, 10)))), asked("occupancy"))
    assert (reading.value, reading.n) == (None, 0)


def test_occupancy_of_seats(opened: Any) -> None:
    """Two calls of 30 minutes, two seats, open for one hour of the day."""
    hours = Calendar(zone="UTC", hours=WorkingHours.of({4: ["12:00-13:00"]}))
    promises = Promises(
        channels={Channel.PHONE: Targets(seats=2, calendar="noon")}, calendars={"noon": hours}
    )
    history = opened(("pbx", batch_of(call(1, 0, 0, 30), call(2, 10, 0, 30))), promises=promises)
    for question in (asked("occupancy"), asked("occupancy", channel="phone")):
        (reading,) = told(history, question)
        assert (reading.value, reading.n) == (0.5, 2)
        assert reading.rule.endswith(": 2 seats, noon")
        assert len(contacts(history, question)) == 2
    (row,) = told(history, asked("occupancy", Dim.CHANNEL))
    assert (row.id.scope.channel, row.value) == ("phone", 0.5)


def test_the_most_that_waited_and_were_served_at_once(opened: Any) -> None:
    """Who leaves at an instant goes before who comes."""
    history = opened(
        (
            "pbx",
            batch_of(call(1, 0, 5, 10), call(2, 2, 3, 10), call(3, 5, 2, 1), call(4, 6, 3, 20, queue="b")),
        )
    )
    (waiting,) = told(history, asked("most_waiting"))
    assert waiting.value == 2
    assert waiting.rule.endswith("first at 2026-11-19 12:02:00")
    assert {one.contact.id for one in contacts(history, asked("most_waiting"))} == {"1", "2"}
    (served,) = told(history, asked("most_in_service"))
    assert served.value == 3
    by_queue = {one.id.scope.queue: one.value for one in told(history, asked("most_waiting", Dim.QUEUE))}
    assert by_queue == {"pbx/first": 2, "pbx/b": 1}
    (none,) = told(history, asked("most_waiting", window=Window(MIDNIGHT, MIDNIGHT + 1)))
    assert (none.value, none.n) == (0.0, 0)


def test_the_index_is_against_the_same_days_a_year_before(opened: Any) -> None:
    year = 364 * DAY_MS
    history = opened(
        ("desk", batch_of(*(waiting_mail(n) for n in range(3)), waiting_mail(9, at=NOON - year)))
    )
    (reading,) = told(history, asked("volume_index"))
    assert (reading.value, reading.n) == (300.0, 3)
    (before,) = told(history, asked("volume_index", window=Window(MIDNIGHT - year, TODAY.end - year)))
    assert (before.value, before.n) == (None, 1)


def test_flaws_are_counted_by_window(opened: Any) -> None:
    history = opened(
        ("desk", batch_of(waiting_mail(1, phantom=True), waiting_mail(2, phantom=True, at=NOON - DAY_MS)))
    )
    (reading,) = told(history, asked("quality:phantom"))
    assert (reading.value, reading.n) == (1.0, 1)
    assert [one.contact.id for one in contacts(history, asked("quality:phantom"))] == ["1"]
    question = replace(asked("quality:nonsense"), figures=("quality:nonsense", "volume"))
    assert [one.value for one in told(history, question)] == [0.0, 0.0]
