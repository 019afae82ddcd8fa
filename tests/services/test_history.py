"""A store asked about windows: what it tells is what the live board told, and what plain loops say."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Gap, Record
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Status
from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Reading, Scope, Span
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.asking import note_seen
from supervisor_app.services.board import Board
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.questions import has_window
from supervisor_app.services.rolled import RolledHistory
from supervisor_app.services.rolling import Rolling
from supervisor_app.store.database import Store
from tests.metrics.making import call, session
from tests.services.making import NOON, answered_mail, batch_of, waiting_mail

MIDNIGHT = NOON - 12 * HOUR_MS
TODAY = Window(MIDNIGHT, NOON)


class Kept:
    """A store in a folder of the test, and the histories opened over it: of one kind."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.path, self._kind = folder / "desk.db", kind
        self.store = Store.open(str(self.path))
        self._open: list[History] = []

    def keep(self, contacts: Iterable[Contact], frame: Frame | None = None, at: int = NOON) -> History:
        """A history of these contacts, last watched at an instant."""
        for source in {contact.source for contact in contacts}:
            batch = batch_of(*(one for one in contacts if one.source == source))
            agents = tuple(Agent(source=source, id=name, name=name) for name in ("anna", "piotr"))
            self.store.save(source, replace(batch, agents=agents))
        keep_frame(self.store, frame or Frame())
        note_seen(self.store, at)
        if self._kind == "rolled up":
            rolling = Rolling(self.store, frame or Frame())
            while rolling.turn(at):
                pass
        self._open.append(History(self.path) if self._kind == "contacts" else RolledHistory(self.path))
        return self._open[-1]

    def close(self) -> None:
        for one in self._open:
            one.close()
        self.store.close()


@pytest.fixture(params=("contacts", "cells", "rolled up"))
def kept(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Kept]:
    """Answers from contacts, from cells made for the question, and from stored ones are the same."""
    store = Kept(tmp_path, request.param)
    yield store
    store.close()


def ask(
    history: History, *keys: str, window: Window = TODAY, by: tuple[Dim, ...] = (), where: Scope = EVERYTHING
) -> list[Reading]:
    question = Question(figures=keys, window=window, zone=history.frame.zone, by=by, where=where)
    return history.readings(question)


def some_contacts() -> list[Contact]:
    """Contacts of three days, some related, some of each kind."""
    found: list[Contact] = []
    for number in range(60):
        at = NOON - number * 73 * MINUTE_MS
        who, agents = f"k{number % 7}", (("anna",), ("piotr",), ("piotr", "anna"))[number % 3]
        facts: dict[str, Any] = {
            "customer": who,
            "agents": agents,
            "agent_messages": number % 4,
            "writers": agents,
        }
        found += [
            answered_mail(number, at=at - number % 5 * HOUR_MS, owner=agents[0], rating=3.0, **facts),
            waiting_mail(100 + number, at=at - MINUTE_MS, customer=who),
            call(
                200 + number, queued=at - 9 * MINUTE_MS, created=at - 10 * MINUTE_MS, via=Channel.IVR, **facts
            ),
            session(number, at - 5 * MINUTE_MS, customer=who, topic=("", "bill")[number % 2]),
        ]
    return [replace(one, source="desk") for one in found]


def test_todays_window_is_what_the_board_tells_of_today(kept: Kept) -> None:
    """All but the very last instant, which a live window holds and an asked one does not."""
    contacts = some_contacts()
    history = kept.keep(contacts)
    board = Board(history.frame.joining, history.frame.promises, history.frame.zone)
    agents = [Agent(source="desk", id=name, name=name) for name in ("anna", "piotr")]
    board.load(map(Record, contacts), agents=agents)
    live = board.measure(NOON, full=True).readings
    keys = tuple(key for key in FIGURES if has_window(key))
    window = Window(MIDNIGHT, NOON + 1)
    dims = (Dim.WHOLE, Dim.CHANNEL, Dim.QUEUE, Dim.AGENT)
    told = [one for dim in dims for one in ask(history, *keys, window=window, by=(dim,))]
    assert len(told) > 200
    compared = 0
    for one in told:
        there = live.get(FigureId(one.id.key, Span.TODAY, one.id.scope))
        if there is not None:
            compared += 1
            assert replace(one, id=there.id, window=there.window) == there
    assert compared > 150


def test_a_past_day_is_told_with_what_came_before_and_after(kept: Kept) -> None:
    """Returning looks back, containment ahead: contacts of other days decide, and are not counted."""
    day = Window(MIDNIGHT - 2 * DAY_MS, MIDNIGHT - DAY_MS)
    at = day.start + HOUR_MS
    history = kept.keep(
        [
            answered_mail(1, at=at - 29 * DAY_MS, customer="k", agents=("anna",), status=Status.CLOSED),
            answered_mail(2, at=at, customer="k", agents=("anna",)),
            replace(session(3, day.end - 1, customer="s"), source="desk"),
            answered_mail(4, at=day.end + DAY_MS - 1, customer="s"),
            replace(session(5, day.end - 2, customer="t"), source="desk"),
            answered_mail(6, at=day.end + DAY_MS, customer="t"),
        ]
    )
    containment, returning, volume = ask(history, "containment", "returning", "volume", window=day)
    assert (containment.met, containment.n) == (1, 2)
    assert (returning.met, returning.n) == (1, 1)
    assert volume.n == 3


def test_it_looks_as_far_ahead_as_any_channel_wants(kept: Kept) -> None:
    promises = Promises(channels={Channel.IVR: Targets(recontact_s=3 * 86_400)})
    day = Window(MIDNIGHT - 4 * DAY_MS, MIDNIGHT - 3 * DAY_MS)
    history = kept.keep(
        [
            replace(session(1, day.end - 1, customer="s"), source="desk"),
            answered_mail(2, at=day.end + 2 * DAY_MS, customer="s"),
        ],
        Frame(promises=promises),
    )
    (reading,) = ask(history, "containment", window=day)
    assert (reading.met, reading.n) == (0, 1)


def test_a_callback_counts_in_the_window_in_which_it_falls_due(kept: Kept) -> None:
    """Nothing else need happen to its contact then."""
    due = MIDNIGHT + HOUR_MS
    promised = answered_mail(1, at=NOON - 9 * DAY_MS, callback_due=due, status=Status.CLOSED)
    (reading,) = ask(kept.keep([promised]), "callbacks_kept")
    assert (reading.met, reading.n) == (0, 1)


def test_rows_are_what_is_listed(kept: Kept) -> None:
    history = kept.keep(some_contacts())
    window = Window(NOON - 2 * DAY_MS, NOON)
    for key in ("volume", "containment", "rating", "returning", "first_response"):
        for one in ask(history, key, window=window, by=(Dim.DAY, Dim.CHANNEL)):
            question = Question(figures=(key,), window=window, zone="UTC", where=one.id.scope)
            assert len(history.contacts(question)) == one.n > 0
            if one.met is not None:
                met = replace(question, where=replace(one.id.scope, part="met"))
                assert len(history.contacts(met)) == one.met


def test_told_apart_by_nothing_there_is_a_row_even_of_nothing(kept: Kept) -> None:
    history = kept.keep([answered_mail(1)])
    nothing = Window(0, 1)
    (volume, share) = ask(history, "volume", "first_line", window=nothing)
    assert (volume.value, volume.n, share.value, share.n) == (0.0, 0, None, 0)
    assert ask(history, "volume", window=nothing, by=(Dim.DAY,)) == []


def test_days_are_those_of_the_zone_that_is_asked_for(kept: Kept) -> None:
    history = kept.keep([answered_mail(1, at=MIDNIGHT - MINUTE_MS), answered_mail(2, at=MIDNIGHT)])
    window = Window(MIDNIGHT - DAY_MS, NOON)
    for zone, days in (("UTC", ["2026-11-18", "2026-11-19"]), ("Europe/Warsaw", ["2026-11-19"])):
        question = Question(figures=("volume",), window=window, zone=zone, by=(Dim.DAY,))
        assert [one.id.scope.day for one in history.readings(question)] == days


def test_a_gap_is_said_of_the_days_that_cross_it(kept: Kept) -> None:
    kept.store.add_gap(Gap("desk", Window(MIDNIGHT - HOUR_MS, MIDNIGHT), "lost"))
    history = kept.keep([answered_mail(number, at=NOON - number * DAY_MS) for number in range(3)])
    window = Window(NOON - 3 * DAY_MS, NOON + 1)
    days = {one.id.scope.day: one.gap for one in ask(history, "volume", window=window, by=(Dim.DAY,))}
    assert days == {"2026-11-17": False, "2026-11-18": True, "2026-11-19": False}
    assert [one.gap for one in ask(history, "volume", window=window, by=(Dim.MONTH,))] == [True]
    assert [one.gap for one in ask(history, "volume", window=TODAY)] == [False]


def test_people_whom_no_source_knows_have_no_row(kept: Kept) -> None:
    history = kept.keep([answered_mail(1, owner="anna"), answered_mail(2, owner="ghost"), answered_mail(3)])
    window = Window(NOON - DAY_MS, NOON + 1)
    rows = ask(history, "volume", window=window, by=(Dim.AGENT, Dim.CHANNEL))
    assert [(one.id.scope.agent, one.n) for one in rows] == [("desk/anna", 1)]
    assert [one.n for one in ask(history, "volume", window=window)] == [3]


def test_share_is_of_all_contacts_of_the_window(kept: Kept) -> None:
    contacts = [answered_mail(number, topic=("a", "b")[number % 2]) for number in range(5)]
    history = kept.keep([*contacts, answered_mail(9, channel=Channel.SMS, topic="a")])
    where = Scope(topic="a")
    rows = ask(history, "share", window=Window(MIDNIGHT, NOON + 1), by=(Dim.CHANNEL,), where=where)
    assert [(one.id.scope.channel, one.met, one.n) for one in rows] == [("email", 3, 6), ("sms", 1, 6)]
