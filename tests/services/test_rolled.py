"""Windows answered from roll-ups tell what contacts tell, also when these change later."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.snapshot import Reading
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, Window, local_midnight
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services import planning
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import Question
from supervisor_app.services.rolled import RolledHistory
from tests.metrics.making import call, session
from tests.services.making import NOON, answered_mail, waiting_mail
from tests.services.rolling_up import BYS, Desk
from tests.services.test_history import some_contacts

MIDNIGHT = NOON - 12 * HOUR_MS
MONTH = Window(MIDNIGHT - 30 * DAY_MS, MIDNIGHT)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "desk.db", Frame())
    yield made
    made.store.close()


def spread(days: int) -> list[Contact]:
    """The same contacts again and again, three days apart, each time of other customers."""
    found = some_contacts()
    return [moved(one, -turn * 3 * DAY_MS, f"{turn}-") for turn in range(days // 3) for one in found]


def moved(contact: Contact, by: int, name: str) -> Contact:
    """A contact at another time, under another name."""
    stamps = (
        "created",
        "updated",
        "queued",
        "asked",
        "answered",
        "outcome_at",
        "ended",
        "resolved",
        "closed",
    )
    told = {one: getattr(contact, one) for one in stamps}
    later = {one: at + by for one, at in told.items() if at is not None}
    return replace(contact, id=name + contact.id, customer=name + contact.customer, **later)


def read(desk: Desk, key: str, window: Window, most_exact: int = 100_000, **more: object) -> Reading:
    """One figure from roll-ups."""
    history = RolledHistory(desk.path, most_exact=most_exact)
    try:
        (one,) = history.readings(
            Question(figures=(key,), window=window, zone=desk.frame.zone, **more)  # type: ignore[arg-type]
        )
    finally:
        history.close()
    return one


@pytest.mark.parametrize("stored", [False, True])
def test_every_figure_is_the_same_however_it_is_told_apart(
    desk: Desk, stored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From stored sheets, and from such as are made for the question."""
    monkeypatch.setattr(planning, "MOST_READ", 0)
    desk.save(spread(60), NOON)
    if stored:
        assert sum(one.days for one in desk.roll(NOON)) == 60
    for window in (MONTH, Window(MIDNIGHT - 3 * DAY_MS, NOON), Window(MONTH.start - 29 * DAY_MS, NOON)):
        assert desk.assert_same(window) > 1000
    assert desk.assert_same(MONTH, [(Dim.DAY,), (), (Dim.HOUR,)], channel="email") > 100
    assert desk.assert_same(MONTH, [(Dim.AGENT,), ()], queue="desk/support") > 0


def test_late_changes_change_the_days_they_belong_to(desk: Desk) -> None:
    """One contact is moved to another topic and solved days later; one goes; one comes late."""
    contacts = spread(42)
    desk.save(contacts, NOON)
    desk.roll(NOON)
    before = read(desk, "resolved", MONTH)
    unsolved = [one for one in contacts if MONTH.holds(one.created) and one.resolved is None and one.owner]
    first, second = unsolved[-2:]
    late = replace(
        first, topic="other", status=Status.RESOLVED, resolved=first.created + 3 * DAY_MS, updated=NOON
    )
    gone = replace(second, status=Status.DELETED, updated=NOON)
    new = answered_mail(9_000, at=MONTH.start + 5 * HOUR_MS, updated=NOON)
    desk.save([late, gone, new], NOON + MINUTE_MS)
    desk.assert_same(MONTH)
    assert read(desk, "resolved", MONTH).n == before.n + 1
    assert sum(one.days for one in desk.roll(NOON + MINUTE_MS)) > 0
    desk.assert_same(MONTH)
    assert desk.roll(NOON + MINUTE_MS) == []


def test_what_time_alone_changes_is_right_at_every_instant(desk: Desk) -> None:
    """A question of yesterday is unanswered: its promise is broken later, though nothing happens to it."""
    promises = Promises(default=Targets(promise_s=2 * 86_400))
    desk = Desk(desk.path.with_name("other.db"), Frame(promises=promises))
    asked = Window(MIDNIGHT - DAY_MS, MIDNIGHT)
    window = Window(MIDNIGHT - 2 * DAY_MS, MIDNIGHT)
    desk.save([waiting_mail(1, at=asked.start + HOUR_MS), answered_mail(2, at=asked.start)], NOON)
    desk.roll(NOON)
    assert read(desk, "first_response_share", window).n == 1
    note_seen(desk.store, NOON + 3 * DAY_MS)
    assert read(desk, "first_response_share", window).n == 2
    desk.assert_same(window)
    desk.roll(NOON + 3 * DAY_MS)
    desk.assert_same(window)
    assert read(desk, "first_response_share", window).n == 2
    desk.store.close()


def test_figures_that_look_ahead_see_what_came_later(desk: Desk) -> None:
    """Its customer came to people after the window was over: the session was not contained after all."""
    window = Window(MIDNIGHT - 20 * DAY_MS, MIDNIGHT - 19 * DAY_MS)
    desk.save([replace(session(1, window.end - HOUR_MS, customer="k"), source="desk")], NOON)
    desk.roll(NOON)
    assert read(desk, "containment", window).met == 1
    desk.save([answered_mail(7, at=window.end + 2 * HOUR_MS, customer="k", updated=NOON)], NOON)
    assert read(desk, "containment", window).met == 0
    desk.roll(NOON)
    assert read(desk, "containment", window).met == 0
    desk.assert_same(window, BYS[:4])


def test_figures_that_look_back_see_what_was_told_late(desk: Desk) -> None:
    """It becomes known that an agent had helped the customer ten days before the window."""
    window = Window(MIDNIGHT - 20 * DAY_MS, MIDNIGHT - 19 * DAY_MS)
    helped: dict[str, Any] = {"customer": "k", "agents": ("anna",), "owner": "anna"}
    desk.save([answered_mail(1, at=window.start + HOUR_MS, **helped)], NOON)
    desk.roll(NOON)
    assert read(desk, "returning", window).n == 0
    desk.save([answered_mail(2, at=window.start - 10 * DAY_MS, **helped)], NOON)
    assert read(desk, "returning", window).n == 1
    desk.roll(NOON)
    assert read(desk, "returning", window).n == 1


def test_another_promise_holds_at_once(desk: Desk) -> None:
    """What was rolled up by the old one is not read any more."""
    desk.save(spread(12), NOON)
    desk.roll(NOON)
    window = Window(MIDNIGHT - 10 * DAY_MS, MIDNIGHT)
    before = read(desk, "first_response_share", window)
    keep_frame(desk.store, Frame(promises=Promises(default=Targets(promise_s=60))))
    after = read(desk, "first_response_share", window)
    assert (after.met or 0) < (before.met or 0)
    desk.assert_same(window)


def test_percentiles_are_exact_up_to_a_number_of_contacts(desk: Desk) -> None:
    desk.save(spread(30), NOON)
    desk.roll(NOON)
    exact, nearly = (read(desk, "first_response_p90", MONTH, most) for most in (100_000, 10))
    assert not exact.approximate
    assert nearly.approximate
    assert nearly.n == exact.n > 10
    assert nearly.value != exact.value
    assert nearly.value == pytest.approx(exact.value, rel=0.01)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/Prague", "2026-03-29"), ("Europe/Prague", "2026-10-25"), ("Australia/Lord_Howe", "2026-10-04")],
)
def test_days_on_which_clocks_change(tmp_path: Path, zone: str, day: str) -> None:
    first = date.fromisoformat(day)
    start = local_midnight(first, zone) - DAY_MS
    desk = Desk(tmp_path / "zone.db", Frame(zone=zone))
    times = range(start, start + 4 * DAY_MS, 25 * MINUTE_MS)
    calls = [call(number, queued=at, created=at, via=Channel.IVR) for number, at in enumerate(times)]
    at = start + 30 * DAY_MS
    desk.save([replace(one, source="desk") for one in calls], at)
    desk.roll(at)
    bys = [(), (Dim.HOUR,), (Dim.DAY, Dim.HOUR), (Dim.DAY,)]
    whole = Window(
        local_midnight(first, zone), local_midnight(date(first.year, first.month, first.day + 1), zone)
    )
    assert desk.assert_same(whole, bys) > 50
    assert desk.assert_same(Window(start, start + 4 * DAY_MS), bys) > 100
    desk.store.close()


def test_a_whole_day_is_read_from_what_is_stored_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.save(spread(12), NOON)
    desk.roll(NOON)
    history = RolledHistory(desk.path)
    monkeypatch.setattr(type(history._store), "touched", lambda *_: pytest.fail("contacts were read"))
    window = Window(MIDNIGHT - 10 * DAY_MS, MIDNIGHT - 9 * DAY_MS)
    keys = ("volume", "first_response_p90", "containment", "handling", "returning")
    readings = history.readings(Question(figures=keys, window=window, zone="UTC"))
    history.close()
    assert [one.id.key for one in readings] == list(keys)


def test_outcomes_of_any_day_add_up(desk: Desk) -> None:
    ends = [Outcome.ANSWERED, Outcome.ABANDONED, Outcome.TIMED_OUT, Outcome.LEFT]
    at = MIDNIGHT - 3 * DAY_MS
    calls = [
        replace(
            call(number, queued=at + number * MINUTE_MS, created=at), source="desk", outcome=ends[number % 4]
        )
        for number in range(40)
    ]
    desk.save(calls, NOON)
    desk.roll(NOON)
    window = Window(MIDNIGHT - 4 * DAY_MS, MIDNIGHT)
    parts = ("answered", "abandoned", "short_abandoned", "timed_out", "left")
    assert sum(read(desk, key, window).n for key in parts) == read(desk, "offered", window).n == 40
