"""Whatever the contacts: hours and channels add up, lists are as long as numbers, the usual is of sums."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.domain.periods import window_of
from supervisor_app.domain.summary import Against, Summary, Told
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, Window
from supervisor_app.services.history import Question
from tests.metrics.making import NOON, contacts
from tests.services.summing import WARSAW, Summed, at, call, told

WEEK = timedelta(days=7)
DAYS = st.sampled_from([date(2026, 11, 13), date(2026, 10, 25), date(2026, 3, 29)])
NO_INSTANTS = ("wait_ms", "talk_ms", "hold_ms", "wrap_ms")


def moved(contact: Contact, number: int, start: int) -> Contact:
    """The contact as one of another time, of a source of its own number."""
    by = start - NOON
    stamps = {
        name: value + by
        for name in Contact.__struct_fields__
        if isinstance(value := getattr(contact, name), int) and value > NOON // 2 and name not in NO_INSTANTS
    }
    return replace(contact, id=f"{number}", source="desk", agents=(), owner="", **stamps)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAYS, st.lists(st.tuples(contacts(), st.integers(0, 30)), max_size=30))
def test_numbers_add_up_and_list_their_contacts(day: date, drawn: list[tuple[Contact, int]]) -> None:
    start = window_of(day, WARSAW).start
    several = [moved(one, n, start + hours * HOUR_MS) for n, (one, hours) in enumerate(drawn)]
    with TemporaryDirectory() as folder:
        desk = Summed(Path(folder))
        desk.keep(several, at("2026-11-20T12:00"))
        summary = desk.day(day, months=False)
        volume = told(summary, "volume").reading.n
        assert sum(sum(hour.by_hue.values()) for hour in summary.hours) == volume
        assert sum(row.contacts.reading.n for row in summary.channels) == volume
        for hour in summary.hours:
            assert hour.window is not None
            assert desk.listed(hour.figure, hour.window) == sum(hour.by_hue.values())
        for one in _told(summary):
            assert desk.listed(one.reading.id, summary.period.window) == one.reading.n
        for remark in summary.remarks:
            if remark.figure is not None and remark.link[:1].isdigit():
                assert remark.window is not None
                assert desk.listed(remark.figure, remark.window) == int(remark.link.split()[0])
        desk.close()


def _told(summary: Summary) -> list[Told]:
    cells = ("contacts", "wait", "handling", "on_time", "first_line", "abandoned")
    rows = [getattr(row, name) for row in summary.channels for name in cells]
    return [
        one
        for one in (*summary.headline, *summary.quality, *(row.contacts for row in summary.topics), *rows)
        if one is not None
    ]


CALLS = st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 60), st.booleans()), max_size=6)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CALLS, min_size=1, max_size=6), CALLS)
def test_the_usual_is_that_of_a_plain_loop(
    weeks: list[list[tuple[int, int, bool]]], today: list[tuple[int, int, bool]]
) -> None:
    """Service level, wait and contacts of up to four Fridays with contacts, by lists and sums alone."""
    friday = date(2026, 11, 13)
    days = [today, *weeks]
    made = [
        call(
            f"{n}-{k}",
            window_of(friday - n * WEEK, WARSAW).start + minute * MINUTE_MS,
            wait_s=wait,
            talk_s=100 if answered else None,
            **(
                {}
                if answered
                else {
                    "outcome": Outcome.ABANDONED,
                    "answered": None,
                    "ended": None,
                    "agents": (),
                    "owner": "",
                }
            ),
        )
        for n, day in enumerate(days)
        for k, (minute, wait, answered) in enumerate(day)
    ]
    with TemporaryDirectory() as folder:
        desk = Summed(Path(folder))
        desk.keep([call("first", at("2026-07-01T00:10")), *made], at("2026-11-14T12:00"))
        summary = desk.day(friday, months=False)
        desk.close()
    told_by = [week for week in weeks if week][:4]
    every = [one for week in told_by for one in week]
    assert told(summary, "volume").other == (len(every) / len(told_by) if told_by else None)
    level = told(summary, "service_level")
    n = [one for one in every if one[2] or one[1] > 5]
    met = [one for one in every if one[2] and one[1] <= 20]
    assert _close(level.other, len(met) / len(n) if n else None)
    waits = [wait for _, wait, answered in every if answered]
    for row in summary.channels:
        if row.channel.family is Family.LIVE and row.wait is not None:
            assert _close(row.wait.other, sum(waits) / len(waits) if waits else None)


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-9


def test_a_window_and_its_own_question_agree() -> None:
    """What is listed behind an hour is what a question about that hour alone says."""
    friday = date(2026, 11, 13)
    with TemporaryDirectory() as folder:
        desk = Summed(Path(folder))
        start = window_of(friday, WARSAW).start
        desk.keep([call(str(n), start + n * 50 * MINUTE_MS) for n in range(28)], at("2026-11-14T12:00"))
        summary = desk.summariser().summarise(desk.period(friday), Against.BEFORE, months=False)
        for hour in summary.hours:
            window = Window(hour.start, hour.start + HOUR_MS)
            question = Question(figures=("volume",), window=window, zone=WARSAW)
            (reading,) = desk.history.readings(question)
            assert reading.n == sum(hour.by_hue.values())
        desk.close()
