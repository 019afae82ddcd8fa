"""Readings and the contacts behind them agree, whatever the contacts."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS, to_instant
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.listing import rows_behind
from tests.metrics.making import NOON, call, contacts, desk_of, look, mail, measured

OUTCOMES = ("answered", "abandoned", "left", "timed_out", "callback", "closed_unanswered", "still_waiting")

some_contacts = st.lists(contacts(), max_size=40)


@settings(max_examples=60, deadline=None)
@given(some_contacts)
def test_outcomes_sum_to_offered_in_every_scope(drawn: list[Contact]) -> None:
    readings = measured(*drawn).readings(full=True)
    for figure, reading in readings.items():
        if figure.key == "offered":
            parts = [readings[FigureId(key, figure.span, figure.scope)].n for key in OUTCOMES]
            assert sum(parts) == reading.n


@settings(max_examples=60, deadline=None)
@given(some_contacts)
def test_the_list_behind_every_figure_is_as_long_as_its_n(drawn: list[Contact]) -> None:
    measurement = measured(*drawn)
    for figure, reading in measurement.readings(full=True).items():
        rows = rows_behind(measurement, figure)
        wanted = reading.met if figure.key == "share" else reading.n
        assert len(rows) == wanted == len(set(rows.tolist()))
        if reading.met is not None and figure.key != "share":
            met = FigureId(figure.key, figure.span, _part(figure.scope, "met"))
            missed = FigureId(figure.key, figure.span, _part(figure.scope, "missed"))
            assert len(rows_behind(measurement, met)) == reading.met
            assert len(rows_behind(measurement, missed)) == reading.n - reading.met


@settings(max_examples=60, deadline=None)
@given(some_contacts)
def test_no_denominator_no_number(drawn: list[Contact]) -> None:
    for figure, reading in measured(*drawn).readings(full=True).items():
        counts = FIGURES[figure.key].unit in ("contacts", "customers", "points", "messages")
        if figure.key not in ("phrases", "slots"):  # none where no message was read, or nobody is there
            assert (reading.value is None) == (reading.n == 0 and not counts)


@settings(max_examples=60, deadline=None)
@given(some_contacts)
def test_simple_figures_agree_with_a_plain_walk_over_the_contacts(drawn: list[Contact]) -> None:
    kept = list({(one.source, one.id): one for one in drawn}.values())
    readings = measured(*drawn).readings(full=True)
    sound = [one for one in kept if _is_sound(one)]
    waiting = [one for one in sound if _waits(one)]
    today = [one for one in sound if one.created >= NOON - 12 * HOUR_MS]
    assert readings[FigureId("waiting")].n == len(waiting)
    unknown = sum(not one.customer for one in waiting)
    known = len({one.customer for one in waiting} - {""})
    assert readings[FigureId("customers_waiting")].value == known + unknown
    longest = max((NOON - one.created for one in waiting), default=None)
    assert readings[FigureId("longest_wait")].value == (None if longest is None else longest / 1000)
    assert readings[FigureId("volume", Span.TODAY)].n == len(today)
    for channel in {one.channel for one in kept}:
        scope = Scope(channel=channel.value)
        mine = [one for one in today if one.channel is channel]
        assert readings[FigureId("volume", Span.TODAY, scope)].n == len(mine)
        waits = [
            one.answered - one.created for one in mine if one.outcome is Outcome.ANSWERED and one.answered
        ]
        mean = readings[FigureId("average_wait", Span.TODAY, scope)].value
        assert (mean is None) == (not waits)
        assert mean is None or abs(mean - sum(waits) / len(waits) / 1000) < 1e-9
    assert readings[FigureId("backlog")].n == sum(one.status.is_open for one in sound)


def _part(scope: Scope, part: str) -> Scope:
    return replace(scope, part=part)


def _is_sound(one: Contact) -> bool:
    if one.phantom or one.attached_to or one.outcome is Outcome.UNOBSERVED:
        return False
    stamps = (one.answered, one.outcome_at, one.ended, one.resolved)
    return all(at is None or at >= one.created for at in stamps) and (one.talk_ms or 0) >= 0


def _waits(one: Contact) -> bool:
    return one.outcome is Outcome.WAITING and one.channel.family is not Family.SELF_SERVICE


def test_waits_have_percentiles_of_type_7() -> None:
    waits = (10, 20, 30, 40)
    readings = measured(*(call(number, wait_s=wait) for number, wait in enumerate(waits))).readings(full=True)
    found = {
        key: readings[FigureId(key, Span.TODAY)].value for key in ("median_wait", "p90_wait", "p95_wait")
    }
    assert found == {"median_wait": 25.0, "p90_wait": 37.0, "p95_wait": 38.5}
    assert readings[FigureId("average_wait", Span.TODAY)].value == 25.0


def test_the_longest_wait_that_ended_looks_at_abandoned_calls_too() -> None:
    measurement = measured(call(1, wait_s=10), call(2, Outcome.ABANDONED, wait_s=90))
    assert measurement.readings(full=False)[FigureId("longest_waited", Span.TODAY)].value == 90.0


def test_a_duration_given_by_the_source_wins() -> None:
    reading = measured(call(1, wait_s=10, wait_ms=11_000)).readings(full=False)
    assert reading[FigureId("average_wait", Span.TODAY)].value == 11.0


def test_the_longest_wait_ticks() -> None:
    desk = desk_of(call(1, Outcome.WAITING, queued=NOON - 30 * SECOND_MS))
    figure = FigureId("longest_wait", Span.NOW, Scope(channel="phone"))
    values = [look(desk, NOON + later).readings(full=False)[figure] for later in (0, 45_000)]
    assert [one.value for one in values] == [30.0, 75.0]
    assert [one.level.value for one in values] == ["ok", "crit"]


def test_handling_is_credited_when_the_call_ended() -> None:
    talked = call(
        1, queued=NOON - 50 * MINUTE_MS, ended=NOON - MINUTE_MS, talk_ms=60_000, hold_ms=5_000, wrap_ms=15_000
    )
    readings = measured(talked).readings(full=False)
    assert readings[FigureId("handling", Span.LAST_30_MIN)].value == 80.0
    assert readings[FigureId("offered", Span.LAST_30_MIN)].n == 0


def test_wrap_up_without_talk_is_no_conversation() -> None:
    talked = call(1, ended=NOON - 5 * MINUTE_MS, talk_ms=60_000)
    unknown = call(2, answered=None, ended=NOON - 5 * MINUTE_MS, wrap_ms=5_000)
    reading = measured(talked, unknown).readings(full=False)[FigureId("handling", Span.TODAY)]
    assert (reading.value, reading.n) == (60.0, 1)


def test_who_took_part_does_not_own() -> None:
    owned, given_back = (
        mail(number, answered=NOON - MINUTE_MS, resolved=NOON - MINUTE_MS, owner=owner, agents=("anna",))
        for number, owner in enumerate(("anna", ""))
    )
    readings = measured(owned, given_back).readings(full=False)
    for key, span in (("workload", Span.NOW), ("in_progress", Span.NOW), ("resolved", Span.TODAY)):
        assert readings[FigureId(key, span)].n == 1


def test_what_is_closed_without_a_word_stops_its_clock_then() -> None:
    early, late = (
        mail(number, status=Status.CLOSED, outcome=Outcome.WAITING, closed=NOON - HOUR_MS + after)
        for number, after in enumerate((MINUTE_MS, 31 * MINUTE_MS))
    )
    reading = measured(early, late).readings(full=False)[FigureId("first_response_share", Span.TODAY)]
    assert (reading.value, reading.n) == (0.0, 1)


def test_a_response_rate_is_final_when_the_time_has_passed_for_all() -> None:
    closed = mail(1, NOON - HOUR_MS, status=Status.CLOSED, outcome_at=NOON - HOUR_MS + MINUTE_MS)
    figure = FigureId("response_rate", Span.TODAY)
    for within_s, provisional in ((3600, True), (3599, False)):
        promises = Promises(default=Targets(response_within_s=within_s))
        assert measured(closed, promises=promises).readings(full=False)[figure].provisional is provisional


def test_the_night_keeps_what_is_touched_after_it_by_any_stamp() -> None:
    midnight = NOON - 12 * HOUR_MS
    evening = call(1, queued=midnight - 5 * HOUR_MS, ended=midnight - 4 * HOUR_MS, resolved=midnight + 1)
    desk = desk_of(evening, call(2, queued=midnight - 5 * HOUR_MS))
    desk.forget_before(midnight)
    assert [one.id for one in desk.columns] == ["1"]


def test_first_response_counts_overdue_and_unanswered_as_missed() -> None:
    start = NOON - 2 * HOUR_MS
    in_time = mail(1, start, start + 30 * MINUTE_MS)
    too_late = mail(2, start, start + 30 * MINUTE_MS + 1)
    overdue = mail(3, start)
    undecided = mail(4, NOON - 5 * MINUTE_MS)
    readings = measured(in_time, too_late, overdue, undecided).readings(full=False)
    kept = readings[FigureId("first_response_share", Span.TODAY)]
    assert (kept.met, kept.n) == (1, 3)
    assert readings[FigureId("first_response", Span.TODAY)].n == 2
    rate = readings[FigureId("response_rate", Span.TODAY)]
    assert (rate.met, rate.n, rate.provisional) == (2, 4, True)
    assert readings[FigureId("unanswered", Span.TODAY)].n == 2


def test_a_contact_opened_by_an_agent_has_no_clock_until_the_customer_writes() -> None:
    opened = mail(1, asked=None, waiting_since=None, opened_by_agent=True)
    readings = measured(opened).readings(full=False)
    assert readings[FigureId("response_rate", Span.TODAY)].n == 0
    assert readings[FigureId("waiting")].n == 0


def test_deleted_and_merged_contacts_leave_the_backlog_but_stay_offered() -> None:
    deleted = mail(1, status=Status.DELETED, closed=NOON - MINUTE_MS)
    readings = measured(deleted, mail(2, status=Status.MERGED)).readings(full=False)
    assert readings[FigureId("waiting")].n == readings[FigureId("backlog")].n == 0
    assert readings[FigureId("closed_unanswered", Span.TODAY)].n == 2


def test_a_channel_that_another_source_counts_adds_no_contact() -> None:
    document = mail(1, channel=Channel.PHONE)
    measurement = measured(document, call(2), joining=Joining(counting={Channel.PHONE: "pbx"}))
    assert measurement.readings(full=False)[FigureId("volume", Span.TODAY)].n == 1


def test_today_is_the_local_day_also_when_it_has_23_or_25_hours() -> None:
    spring, autumn = "2026-03-29", "2026-10-25"
    for day, hours in ((spring, 23), (autumn, 25)):
        evening = to_instant(datetime.fromisoformat(f"{day}T23:59:59+0{2 if day == spring else 1}:00"))
        measurement = measured(now=evening, zone="Europe/Warsaw")
        assert measurement.day.length_ms == hours * HOUR_MS
        first = call(1, queued=measurement.day.start)
        before = call(2, queued=measurement.day.start - 1)
        today = measured(first, before, now=evening, zone="Europe/Warsaw")
        assert today.readings(full=False)[FigureId("offered", Span.TODAY)].n == 1


def test_unknown_figures_list_nothing() -> None:
    measurement = measured(call(1))
    assert len(measurement.rows_behind(FigureId("no_such"))) == 0
    assert len(measurement.rows_behind(FigureId("waiting", Span.TODAY))) == 0
    assert len(measurement.rows_behind(FigureId("offered", Span.TODAY, Scope(channel="letter")))) == 0
