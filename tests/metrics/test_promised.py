"""Targets per queue, and promises in business time: what holds for each contact, and how its rule says so."""

from datetime import datetime
from typing import get_args

import pytest

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Outcome, Status
from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.domain.targets import AbandonmentPreset, Promises, ServiceLevelPreset, Targets
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, to_instant
from supervisor_app.domain.working_hours import WorkingHours
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.listing import listed_rows, rows_behind
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL
from tests.metrics.making import NOON, call, mail, measured

WEEKDAYS = {day: ["08:00-16:00"] for day in range(1, 6)}
OFFICE = Calendar(zone="Europe/Warsaw", hours=WorkingHours.of(WEEKDAYS), country="PL")
IN_BUSINESS = Promises(
    channels={Channel.EMAIL: Targets(promise_s=3600, calendar="office", in_business_time=True)},
    calendars={"office": OFFICE},
)


def at(text: str) -> int:
    """An instant of Warsaw's winter."""
    return to_instant(datetime.fromisoformat(f"{text}+01:00"))


def test_the_names_of_formulas_in_the_settings_are_those_of_the_catalogue() -> None:
    assert set(get_args(ServiceLevelPreset)) == set(SERVICE_LEVEL)
    assert set(get_args(AbandonmentPreset)) == set(ABANDONMENT)


def test_a_queue_has_its_own_threshold_and_says_so() -> None:
    promises = Promises(queues={"pbx/vip": {"threshold_s": 5.0, "service_level": 0.5}})
    measurement = measured(
        call(1, wait_s=10, queue="vip"), call(2, wait_s=10), call(3, wait_s=4, queue="vip"), promises=promises
    )
    level = FIGURES["service_level"]
    told = {one.id.scope.queue: one for one in measurement.read(level, Span.TODAY, Dim.QUEUE)}
    assert (told["pbx/vip"].met, told["pbx/vip"].n, told["pbx/vip"].target) == (1, 2, 0.5)
    assert "within 5 s ÷" in told["pbx/vip"].rule
    assert (told["pbx/first"].met, told["pbx/first"].n) == (1, 1)
    (whole,) = measurement.read(level, Span.TODAY)
    assert (whole.met, whole.n) == (2, 3)
    assert "; pbx/vip 5 s" in whole.rule


def test_a_queue_has_its_own_formula_in_row_and_list() -> None:
    promises = Promises(queues={"pbx/vip": {"service_level_preset": "answered_of_handled"}})
    gone = [
        call(number, Outcome.ABANDONED, wait_s=30, queue=queue) for number, queue in ((1, "vip"), (2, "a"))
    ]
    measurement = measured(*gone, call(3, queue="vip"), call(4, queue="a"), promises=promises)
    level = FIGURES["service_level"]
    told = {one.id.scope.queue: one for one in measurement.read(level, Span.TODAY, Dim.QUEUE)}
    assert (told["pbx/vip"].met, told["pbx/vip"].n) == (1, 1)
    assert (told["pbx/a"].met, told["pbx/a"].n) == (1, 2)
    assert told["pbx/vip"].rule.startswith("answered_of_handled: ")
    for queue, one in told.items():
        assert (
            len(rows_behind(measurement, FigureId("service_level", Span.TODAY, Scope(queue=queue)))) == one.n
        )
    (both,) = measurement.read(level, Span.TODAY, Dim.CHANNEL, Dim.QUEUE, where=Scope(queue="pbx/vip"))
    assert both.n == 1


def test_a_promise_in_business_time_ends_on_the_next_working_day() -> None:
    friday, monday = at("2026-11-13T15:30"), at("2026-11-16T08:21")
    measurement = measured(mail(1, created=friday), now=monday, promises=IN_BUSINESS)
    (row,) = listed_rows(measurement, [0])
    assert row.due == at("2026-11-16T08:30")
    (soon,) = measurement.read(FIGURES["promise_soon"], Span.NOW)
    assert soon.n == 1
    assert "3600 s of business time (office)" in soon.rule
    (late,) = measured(mail(1, created=friday), now=at("2026-11-16T08:31"), promises=IN_BUSINESS).read(
        FIGURES["promise_late"], Span.NOW
    )
    assert late.n == 1


def test_first_response_and_resolution_are_told_in_both_times() -> None:
    friday = at("2026-11-13T15:30")
    answered, solved = at("2026-11-16T08:20"), at("2026-11-16T09:00")
    done = mail(1, created=friday, answered=answered, status=Status.RESOLVED, resolved=solved)
    measurement = measured(done, now=NOON, promises=IN_BUSINESS, zone="Europe/Warsaw")
    wanted = {
        "resolution": 65.5 * 3600,
        "resolution:business": 1.5 * 3600,
        "resolution_median:business": 1.5 * 3600,
        "resolution_share": 0.0 if 65.5 > 48 and not IN_BUSINESS.of(Channel.EMAIL).in_business_time else 1.0,
    }
    for key, value in wanted.items():
        (told,) = measurement.read(FIGURES[key], Span.TODAY)
        assert told.value == value, key
    view = measured(mail(2, created=NOON - HOUR_MS, answered=NOON - 30 * MINUTE_MS), promises=IN_BUSINESS)
    for key in ("first_response", "first_response:business", "first_response_p95:all"):
        (told,) = view.read(FIGURES[key], Span.TODAY)
        assert told.value == 1800
    (told,) = view.read(FIGURES["first_response:business"], Span.TODAY, Dim.CHANNEL)
    assert "business time (office)" in told.rule


@pytest.mark.parametrize(("answered", "kept"), [("2026-11-16T08:29", 1), ("2026-11-16T08:31", 0)])
def test_the_promise_is_kept_by_its_own_clock(answered: str, kept: int) -> None:
    friday, monday = at("2026-11-13T15:30"), at(answered)
    told = measured(
        mail(1, created=friday, answered=monday, queued=at("2026-11-16T08:00")),
        now=monday + HOUR_MS,
        promises=IN_BUSINESS,
    )
    (share,) = told.read(FIGURES["first_response_share"], Span.TODAY)
    assert (share.met, share.n) == (kept, 1)
