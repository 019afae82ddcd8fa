"""Figures of imported totals: sums over sums, beside contacts of other days."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.snapshot import Level, Reading, Scope
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Window
from supervisor_app.domain.totals import Total
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.telling import contacts, sources, told
from supervisor_app.store.database import Store
from tests.rolled import roll_up
from tests.services.making import NOON, batch_of, waiting_mail

MIDNIGHT = NOON - 12 * HOUR_MS
DAYS = Window(MIDNIGHT - 10 * DAY_MS, MIDNIGHT + DAY_MS)


def total(number: int, back: int = 1, **numbers: float | str) -> Total:
    """A day of calls, so many days before today."""
    start = MIDNIGHT - back * DAY_MS
    place = {"source": "old", "id": str(number), "channel": Channel.PHONE}
    return Total(**place | numbers, start=start, until=start + DAY_MS)  # type: ignore[arg-type]


def call(number: int, wait_s: int) -> Contact:
    """A call of today, answered after a wait, five minutes long."""
    at = NOON + wait_s * SECOND_MS
    return Contact(
        source="pbx",
        id=str(number),
        channel=Channel.PHONE,
        status=Status.CLOSED,
        outcome=Outcome.ANSWERED,
        created=NOON,
        updated=at,
        queue="first",
        queued=NOON,
        asked=NOON,
        answered=at,
        outcome_at=at,
        ended=at + 5 * MINUTE_MS,
    )


class Kept:
    """A store of totals and contacts."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.db"
        self.store = Store.open(str(self.path))
        keep_frame(self.store, Frame())
        note_seen(self.store, MIDNIGHT + DAY_MS)
        self.history = History(self.path)

    def keep(self, *totals: Total, calls: tuple[Contact, ...] = ()) -> None:
        self.store.save("old", Batch(cursor="1", totals=totals))
        if calls:
            self.store.save("pbx", batch_of(*calls))

    def one(self, key: str, *by: Dim, **where: str) -> list[Reading]:
        return told(self.history, self.question(key, *by, **where))

    def question(self, key: str, *by: Dim, **where: str) -> Question:
        return Question(figures=(key,), window=DAYS, zone="UTC", by=by, where=Scope(**where))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    one = Kept(tmp_path)
    yield one
    one.history.close()
    one.store.close()


def test_rates_are_sums_over_sums(kept: Kept) -> None:
    kept.keep(
        total(1, 2, offered=100, answered=90, abandoned=10, within=81, wait_total_s=900),
        total(2, 1, offered=10, answered=1, abandoned=9, within=0, wait_total_s=100),
    )
    wanted = {
        "volume": 110,
        "abandonment": 19 / 110,
        "service_level:answered_of_handled": 81 / 91,
        "average_wait": 1000 / 91,
    }
    for key, value in wanted.items():
        (reading,) = kept.one(key)
        assert reading.value == pytest.approx(value)
        assert reading.made_of == "totals"
        assert reading.rule.endswith("2 imported totals")
        assert len(sources(kept.history, kept.question(key))) == 2
        assert contacts(kept.history, kept.question(key)) == ()


def test_a_group_without_contacts_says_its_rule_too(kept: Kept) -> None:
    """Told apart by day there is no contact beside the totals: rule and target are there all the same."""
    kept.keep(total(1, offered=100, answered=90, abandoned=10, short_abandoned=0, within=60))
    (level,) = kept.one("service_level", Dim.DAY)
    assert level.rule.startswith("answered_of_offered_less_short: answered within 20 s")
    assert (level.value, level.target, level.level) == (0.6, 0.8, Level.CRIT)
    (lost,) = kept.one("abandonment", Dim.DAY)
    assert (lost.value, lost.target, lost.level) == (0.1, 0.05, Level.CRIT)


def test_contacts_and_totals_of_other_days_add_up(kept: Kept) -> None:
    kept.keep(
        total(1, 1, offered=10, answered=8, within=4, wait_total_s=160, queue="first"),
        calls=(call(1, 10), call(2, 30)),
    )
    (level,) = kept.one("service_level:answered_of_handled")
    assert (level.met, level.n, level.value) == (5, 10, 0.5)
    assert level.made_of == "contacts, totals"
    (wait,) = kept.one("average_wait")
    assert (wait.n, wait.value) == (10, 20.0)
    assert {one.id.scope.day: one.made_of for one in kept.one("volume", Dim.DAY)} == {
        "2026-11-18": "totals",
        "2026-11-19": "contacts",
    }
    queues = {one.id.scope.queue: one.value for one in kept.one("volume", Dim.QUEUE)}
    assert queues == {"old/first": 10, "pbx/first": 2}


def test_totals_of_a_day_with_contacts_of_the_channel_do_not_count_twice(kept: Kept) -> None:
    kept.keep(
        total(1, 0, offered=10, answered=8),
        total(2, 0, offered=7, answered=7, channel=Channel.EMAIL),
        calls=(call(1, 10),),
    )
    assert {one.id.scope.channel: one.value for one in kept.one("volume", Dim.CHANNEL)} == {
        "phone": 1,
        "email": 7,
    }


def test_what_totals_do_not_tell_has_no_value(kept: Kept) -> None:
    kept.keep(total(1, offered=10, answered=8, abandoned=2))
    for key in ("service_level", "average_wait", "resolved", "first_response", "continuity"):
        (reading,) = kept.one(key)
        assert (reading.value in (None, 0.0), reading.n, reading.made_of) == (True, 0, "contacts")
    assert kept.one("volume", Dim.TOPIC) == []
    (nobody,) = kept.one("volume", topic="bill")
    assert (nobody.n, nobody.made_of) == (0, "contacts")


def test_each_channel_has_the_formula_of_its_settings(tmp_path: Path) -> None:
    promises = Promises(channels={Channel.PHONE: Targets(service_level_preset="answered_of_handled")})
    store = Store.open(str(tmp_path / "desk.db"))
    store.save("old", Batch(cursor="1", totals=(total(1, offered=10, answered=8, within=4),)))
    store.save("desk", batch_of(waiting_mail(1)))
    store.close()
    history = History(tmp_path / "desk.db", Frame(promises=promises))
    question = Question(figures=("service_level",), window=DAYS, zone="UTC", by=(Dim.CHANNEL,))
    found = {one.id.scope.channel: one for one in told(history, question)}
    history.close()
    reading = found["phone"]
    assert (reading.value, reading.n, reading.met) == (0.5, 8, 4)


def test_formulas_of_totals_are_those_of_the_catalogue(kept: Kept) -> None:
    """The day of 100 contacts, as totals: what can be told of it is what is told of its contacts."""
    day: dict[str, Any] = {
        "offered": 100.0,
        "answered": 85.0,
        "within": 70.0,
        "abandoned": 10.0,
        "short_abandoned": 4.0,
    }
    kept.keep(total(1, **day, timed_out=3.0, callbacks=2.0))
    published = {
        "answered_of_offered_less_short": "72.92",
        "answered_of_offered": "70.00",
        "answered_of_handled": "82.35",
        "answered_of_answered_abandoned": "73.68",
        "answered_of_answered_abandoned_less_short": "76.92",
        "less_short": "6.25",
        "of_offered": "10.00",
        "of_answered_abandoned": "10.53",
        "of_answered_abandoned_less_short": "6.59",
        "with_timeouts_of_offered": "13.00",
    }
    keys = [f"service_level:{name}" for name in SERVICE_LEVEL]
    keys += [f"abandonment:{name}" for name in ABANDONMENT]
    found = {}
    for key in keys:
        (reading,) = kept.one(key)
        if reading.value is not None:
            found[key.partition(":")[2]] = f"{100 * reading.value:.2f}"
    assert found == published


numbers = st.none() | st.integers(0, 500).map(float)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(st.tuples(numbers, numbers, numbers, numbers), max_size=6))
def test_they_come_to_what_a_roll_up_comes_to(
    drawn: list[tuple[float | None, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = ("offered", "answered", "within", "wait_total_s")
    totals = [
        total(number, number + 1, **dict(zip(names, one, strict=True)))  # type: ignore[arg-type]
        for number, one in enumerate(drawn)
    ]
    one = Kept(tmp_path_factory.mktemp("totals"))
    one.keep(*totals)
    rolled = roll_up(totals)
    (offered,), (level,), (wait,) = (
        one.one(key) for key in ("offered", "service_level:answered_of_offered", "average_wait")
    )
    one.history.close()
    one.store.close()
    assert offered.value == rolled.offered
    assert level.value == rolled.within_of_offered.value
    assert wait.value == rolled.average_wait.value
