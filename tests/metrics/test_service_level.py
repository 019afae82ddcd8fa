"""Published vector: one day of 100 calls under every formula, to the digit."""

from collections.abc import Iterator

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS
from supervisor_app.metrics.reading import Measurement
from tests.metrics.making import NOON, call, measured

PHONE = Scope(channel="phone")

VECTOR = (
    (70, Outcome.ANSWERED, 20.0),
    (15, Outcome.ANSWERED, 20.001),
    (4, Outcome.ABANDONED, 5.0),
    (2, Outcome.ABANDONED, 5.001),
    (4, Outcome.ABANDONED, 21.0),
    (3, Outcome.TIMED_OUT, 120.0),
    (1, Outcome.CALLBACK, 19.0),
    (1, Outcome.CALLBACK, 40.0),
)


def _day() -> Iterator[Contact]:
    number = 0
    for times, outcome, wait_s in VECTOR:
        for _ in range(times):
            number += 1
            yield call(number, outcome, wait_s)


def _value(measurement: Measurement, key: str, scope: Scope) -> float | None:
    return measurement.readings(full=True)[FigureId(key, Span.TODAY, scope)].value


@pytest.mark.parametrize(
    ("key", "per_cent"),
    [
        ("service_level", "72.92"),
        ("service_level:answered_of_offered_less_short", "72.92"),
        ("service_level:answered_of_offered", "70.00"),
        ("service_level:removed_of_queued", "77.00"),
        ("service_level:answered_of_handled", "82.35"),
        ("service_level:answered_of_answered_abandoned", "73.68"),
        ("service_level:answered_of_answered_abandoned_less_short", "76.92"),
        ("service_level:kept_of_answered_abandoned_timeout", "77.55"),
        ("service_level:late_abandons_only", "78.65"),
        ("abandonment", "6.25"),
        ("abandonment:less_short", "6.25"),
        ("abandonment:of_offered", "10.00"),
        ("abandonment:of_answered_abandoned", "10.53"),
        ("abandonment:of_answered_abandoned_less_short", "6.59"),
        ("abandonment:with_timeouts_of_offered", "13.00"),
    ],
)
@pytest.mark.parametrize(
    "scope", [Scope(), PHONE, Scope(queue="pbx/first")], ids=["whole", "channel", "queue"]
)
def test_one_day_of_100_calls_gives_the_published_shares(key: str, per_cent: str, scope: Scope) -> None:
    value = _value(measured(*_day()), key, scope)
    assert value is not None
    assert f"{value * 100:.2f}" == per_cent


def test_n_and_met_stay_visible_and_the_rule_names_its_parameters() -> None:
    reading = measured(*_day()).readings(full=False)[FigureId("service_level", Span.TODAY)]
    assert (reading.met, reading.n) == (70, 96)
    assert reading.rule.startswith("answered_of_offered_less_short: answered within 20 s")
    assert "within 5 s" in reading.rule


def test_a_waiting_call_counts_against_the_service_level_only_once_it_cannot_be_met() -> None:
    key, offered = FigureId("service_level", Span.TODAY), FigureId("offered", Span.TODAY)
    waiting = call(2, Outcome.WAITING, queued=NOON - 20 * SECOND_MS)
    on_time = measured(call(1), waiting).readings(full=False)
    too_late = measured(call(1), waiting, now=NOON + 1).readings(full=False)
    assert (on_time[key].n, on_time[offered].n, on_time[key].value) == (1, 2, 1.0)
    assert (too_late[key].n, too_late[offered].n, too_late[key].value) == (2, 2, 0.5)


def test_left_and_closed_unanswered_are_in_denominators_that_say_offered_and_in_no_other() -> None:
    measurement = measured(
        call(1), call(2, Outcome.LEFT), call(3, Outcome.CLOSED_UNANSWERED), call(4, Outcome.ABANDONED, 30)
    )
    found = measurement.readings(full=True)
    n = {one.id.key: one.n for one in found.values() if one.id.span is Span.TODAY and one.id.scope == Scope()}
    assert n["service_level:answered_of_offered"] == 4
    assert n["service_level:removed_of_queued"] == 4
    assert n["service_level:answered_of_answered_abandoned"] == 2
    assert n["service_level:late_abandons_only"] == 2
    assert n["abandonment:with_timeouts_of_offered"] == 4


def test_each_channel_has_its_own_threshold_and_the_desk_sums_them() -> None:
    slow = Targets(threshold_s=60)
    promises = Promises(channels={Channel.WEB_CHAT: slow})
    chats = (call(2, wait_s=50, channel=Channel.WEB_CHAT), call(3, wait_s=61, channel=Channel.WEB_CHAT))
    readings = measured(call(1, wait_s=50), *chats, promises=promises).readings(full=False)
    whole = readings[FigureId("service_level", Span.TODAY)]
    chat = readings[FigureId("service_level", Span.TODAY, Scope(channel="web_chat"))]
    assert (whole.met, whole.n) == (1, 3)
    assert (chat.met, chat.n) == (1, 2)
    assert "within 60 s" in chat.rule
    assert "web chat 60 s" in whole.rule


def test_each_channel_may_have_its_own_formula() -> None:
    promises = Promises(channels={Channel.PHONE: Targets(service_level_preset="answered_of_handled")})
    measurement = measured(*_day(), promises=promises)
    readings = measurement.readings(full=False)
    assert readings[FigureId("service_level", Span.TODAY, PHONE)].n == 85
    assert readings[FigureId("service_level", Span.TODAY)].n == 96
    assert len(measurement.rows_behind(FigureId("service_level", Span.TODAY, PHONE))) == 85


def test_nothing_offered_gives_no_number() -> None:
    reading = measured().readings(full=False)[FigureId("service_level", Span.TODAY)]
    assert (reading.value, reading.n) == (None, 0)


def test_only_arrivals_of_the_last_half_hour_count_in_it() -> None:
    old = call(1, queued=NOON - 30 * MINUTE_MS - 1)
    edge = call(2, queued=NOON - 30 * MINUTE_MS)
    yesterday = call(3, queued=NOON - 13 * HOUR_MS)
    readings = measured(old, edge, yesterday).readings(full=False)
    assert readings[FigureId("offered", Span.LAST_30_MIN)].n == 1
    assert readings[FigureId("offered", Span.TODAY)].n == 2
