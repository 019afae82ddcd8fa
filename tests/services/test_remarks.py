"""What stood out: which sentences a day has, in which order, and that a plain day has none."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Status
from supervisor_app.domain.snapshot import Level
from supervisor_app.domain.summary import Against, PeriodKind, Remark, Summary
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from supervisor_app.services.frame import Frame
from supervisor_app.services.remarks import MOST
from tests.services.summing import FRIDAY, WARSAW, Summed, at, call, mail

SATURDAY = at("2026-11-14T09:00")
WEEK = timedelta(days=7)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    yield made
    made.close()


def some_calls(day: date, number: int, *, hour: int = 9, step_min: float = 5, **more: Any) -> list[Contact]:
    """Calls of a day, answered at once."""
    start = at(f"{day}T{hour:02}:00")
    tag = more.pop("tag", "")
    return [
        call(f"{day}{tag}-{hour}-{n}", start + round(n * step_min * MINUTE_MS), wait_s=3, **more)
        for n in range(number)
    ]


def four_fridays(number: int, **more: Any) -> list[Contact]:
    """The usual: so many calls on each of the last four Fridays, and something long ago."""
    days = (FRIDAY - n * WEEK for n in range(1, 5))
    return [
        call("first", at("2026-09-01T00:10")),
        *(c for day in days for c in some_calls(day, number, **more)),
    ]


def of(summary: Summary, key: str) -> Remark:
    (found,) = (one for one in summary.remarks if one.key == key)
    return found


def keys(summary: Summary) -> list[str]:
    return [one.key for one in summary.remarks]


def test_a_day_as_others_has_nothing_to_say(desk: Summed) -> None:
    desk.keep([*four_fridays(40), *some_calls(FRIDAY, 40)], SATURDAY)
    assert desk.day(months=False).remarks == ()


def test_a_special_day_names_the_topic_behind_it_and_its_hours(desk: Summed) -> None:
    friday = date(2026, 11, 20)
    before = [c for n in (1, 2, 3) for c in some_calls(friday - n * WEEK, 20, topic="bill")]
    more = [c for n in (1, 2, 3) for c in some_calls(friday - n * WEEK, 10, hour=14, topic="port")]
    today = [
        *some_calls(friday, 20, topic="bill"),
        *some_calls(friday, 30, hour=11, topic="port", step_min=2),
        *some_calls(friday, 10, hour=18, topic="port"),
    ]
    desk.keep([call("first", at("2026-09-01T00:10")), *before, *more, *today], at("2026-11-21T09:00"))
    remark = of(desk.day(friday, months=False), "day")
    assert remark.lead == "Special day."
    assert remark.text == (
        "The 20th brought 2.0 times the contacts of a usual Friday; most of all “port” 4.0 times the usual, "
        "75\xa0% of it between 09:00 and 12:00."
    )
    assert remark.link == "40 contacts"
    assert _listed(desk, remark) == 40


def test_a_public_holiday(tmp_path: Path) -> None:
    desk = Summed(tmp_path, Frame(zone=WARSAW, country="PL"))
    wednesday = date(2026, 11, 11)
    before = [c for n in (1, 2, 4) for c in some_calls(wednesday - n * WEEK, 20)]
    desk.keep([call("first", at("2026-09-01T00:10")), *before, *some_calls(wednesday, 8)], SATURDAY)
    try:
        remark = of(desk.day(wednesday, months=False), "day")
        assert (remark.lead, remark.text) == (
            "Public holiday.",
            "It brought 60\xa0% fewer contacts than a usual Wednesday.",
        )
    finally:
        desk.close()


@pytest.mark.parametrize(("number", "lead"), [(60, "Busy day."), (44, ""), (36, ""), (20, "Quiet day.")])
def test_busy_and_quiet_days(desk: Summed, number: int, lead: str) -> None:
    desk.keep([*four_fridays(40), *some_calls(FRIDAY, number)], SATURDAY)
    summary = desk.day(months=False)
    assert [one.lead for one in summary.remarks if one.key == "day"] == ([lead] if lead else [])


def test_what_stood_out_did_so_against_the_usual_whatever_is_chosen(desk: Summed) -> None:
    thursday = FRIDAY - timedelta(days=1)
    desk.keep([*four_fridays(40), *some_calls(thursday, 60), *some_calls(FRIDAY, 60)], SATURDAY)
    usual, before = desk.day(months=False), desk.day(against=Against.BEFORE, months=False)
    assert usual.remarks == before.remarks
    assert before.headline[0].other == 60.0


def test_a_topic_that_stood_out_of_a_day_as_others(desk: Summed) -> None:
    usual = four_fridays(100, topic="bill", step_min=4)
    today = [
        *some_calls(FRIDAY, 75, topic="bill", step_min=4),
        *some_calls(FRIDAY, 30, hour=15, topic="roaming", step_min=1),
    ]
    more = [c for n in range(1, 5) for c in some_calls(FRIDAY - n * WEEK, 10, topic="roaming", tag="r")]
    desk.keep([*usual, *today, *more], SATURDAY)
    remark = of(desk.day(months=False), "topic")
    assert remark.text == "“roaming” 3.0 times the usual, 100\xa0% of it between 13:00 and 16:00."
    assert (remark.level, remark.link, _listed(desk, remark)) == (Level.WARN, "30 contacts", 30)


def test_a_stretch_under_target(desk: Summed) -> None:
    late = [
        call(
            f"late{n}", at(f"{FRIDAY}T11:00") + n * MINUTE_MS // 2, wait_s=60, owner=("anna", "piotr")[n % 2]
        )
        for n in range(100)
    ]
    desk.keep([*four_fridays(140), *some_calls(FRIDAY, 40, hour=6, step_min=3), *late], SATURDAY)
    remark = of(desk.day(months=False), "under_target")
    assert remark.lead == "11:00–12:00"
    assert remark.text == ("phone service level 0\xa0%, target 80\xa0%: up to 8 agents fewer than needed.")
    assert (remark.level, remark.link, _listed(desk, remark)) == (Level.CRIT, "100 calls", 100)


def test_a_few_late_calls_are_not_worth_a_word(desk: Summed) -> None:
    late = [call(f"late{n}", at(f"{FRIDAY}T11:00") + n * MINUTE_MS, wait_s=60) for n in range(3)]
    desk.keep([*four_fridays(40), *some_calls(FRIDAY, 37, hour=11, step_min=1), *late], SATURDAY)
    assert "under_target" not in keys(desk.day(months=False))


def test_late_answers_say_where(desk: Summed) -> None:
    day = at(f"{FRIDAY}T09:00")
    late = [mail(n, day + n * MINUTE_MS, 45, queue=("porting", "mail")[n % 4 == 0]) for n in range(8)]
    fine = [mail(100 + n, day + n * MINUTE_MS, 10) for n in range(80)]
    desk.keep([call("first", at("2026-09-01T00:10")), *late, *fine], SATURDAY)
    summary = desk.day(months=False)
    remark = of(summary, "late")
    assert (remark.lead, remark.text) == (
        "8 e-mails",
        "missed the 30\xa0min promise, 6 of them in Porting.",
    )
    assert (remark.level, _listed(desk, remark)) == (Level.WARN, 8)
    assert of(summary, "unanswered").text == "Every electronic question was answered."


def test_questions_that_nobody_answered(desk: Summed) -> None:
    day = at("2026-11-12T09:00")
    silent = [mail(n, day + n * MINUTE_MS, None, queue="porting") for n in range(3)]
    letters = [mail(50, day, None, channel=Channel.LETTER), mail(51, day, channel=Channel.LETTER)]
    desk.keep([mail(9, day), *silent, *letters], SATURDAY)
    remark = of(desk.day(date(2026, 11, 12), months=False), "unanswered")
    assert (remark.lead, remark.level) == ("4 written questions", Level.CRIT)
    assert remark.text == "have had no answer yet, 3 of them in Porting."
    assert _listed(desk, remark) == 4


def test_letters_may_take_their_time(desk: Summed) -> None:
    day = at("2026-11-12T09:00")
    desk.keep([mail(1, day), mail(50, day, None, channel=Channel.LETTER)], SATURDAY)
    remark = of(desk.day(date(2026, 11, 12), months=False), "unanswered")
    assert remark.text == "Every electronic question was answered; 1 letter still waits."
    assert (remark.level, _listed(desk, remark)) == (Level.NONE, 1)


def test_of_a_running_day_nobody_says_what_is_unanswered(desk: Summed) -> None:
    noon = at(f"{FRIDAY}T12:00")
    desk.keep([mail(1, noon - HOUR_MS), mail(2, noon - MINUTE_MS, None)], noon)
    assert "unanswered" not in keys(desk.day(months=False))


def test_repeated_solutions(desk: Summed) -> None:
    day = at(f"{FRIDAY}T09:00")
    contacts = [mail(n, day + n * MINUTE_MS, repeat_solution=n < 2) for n in range(5)]
    desk.keep(contacts, SATURDAY)
    remark = of(desk.day(months=False), "repeat_solution")
    assert (remark.lead, remark.text) == ("2 contacts", "had a solution offered again after it had failed.")
    assert _listed(desk, remark) == 2


def test_nonsense_in_the_data_is_listed(desk: Summed) -> None:
    day = at(f"{FRIDAY}T09:00")
    wrong = call("wrong", day, ended=day - HOUR_MS, talk_ms=None, status=Status.CLOSED)
    desk.keep([*some_calls(FRIDAY, 5), wrong], SATURDAY)
    remark = of(desk.day(months=False), "flaw")
    assert (remark.lead, remark.text) == (
        "1 contact",
        "times that run backwards; they are listed as a matter of data quality.",
    )
    assert _listed(desk, remark) == 1


def test_records_of_months(desk: Summed) -> None:
    """Forty days of calls, the last with the longest one and the busiest hour."""
    days = [FRIDAY - timedelta(days=n) for n in range(40, 0, -1)]
    before = [one for day in days for one in some_calls(day, 12, talk_s=300)]
    long = call("long", at(f"{FRIDAY}T15:00"), talk_s=2946)
    contacts = [call("first", at("2026-09-01T00:10")), *before, long]
    desk.keep([*contacts, *some_calls(FRIDAY, 20, hour=11, step_min=2)], SATURDAY)
    summary = desk.day()
    assert of(summary, "longest").text == "49:06 on the phone is the longest of the last 73\xa0days."
    busiest = of(summary, "busiest_hour")
    assert (busiest.lead, busiest.text) == (
        "11:00–12:00",
        "was the busiest hour of the last 73\xa0days: 20 contacts.",
    )
    assert _listed(desk, busiest) == 20
    assert not {"longest", "busiest_hour"} & set(keys(desk.day(FRIDAY - WEEK)))
    assert not {"longest", "busiest_hour"} & set(keys(desk.day(months=False)))


def test_a_week_under_target(desk: Summed) -> None:
    monday = date(2026, 11, 2)
    good = [one for n in range(5) for one in some_calls(monday + timedelta(days=n), 20)]
    bad = [
        call(f"bad{n}-{day}", at(f"2026-11-0{day}T11:00") + n * MINUTE_MS, wait_s=60)
        for day, number in ((3, 10), (5, 20))
        for n in range(number)
    ]
    desk.keep([call("first", at("2026-09-01T00:10")), *good, *bad], SATURDAY)
    summariser = desk.summariser()
    week = summariser.summarise(desk.period(monday, PeriodKind.WEEK), Against.USUAL, months=False)
    remark = of(week, "days_under_target")
    assert (remark.lead, remark.text) == (
        "2 days",
        "of 5 had a phone service level under 80\xa0%; the worst was Thursday 5 with 50\xa0%.",
    )
    assert (remark.link, _listed(desk, remark)) == ("40 calls", 40)


def test_the_most_important_come_first_and_not_too_many(desk: Summed) -> None:
    day = at(f"{FRIDAY}T09:00")
    late = [
        mail(1000 * k + n, day + n * MINUTE_MS, 45, channel=channel)
        for k, channel in enumerate((Channel.EMAIL, Channel.SMS, Channel.FACEBOOK))
        for n in range(6)
    ]
    silent = [mail(9000 + n, day + n * MINUTE_MS, None, repeat_solution=True) for n in range(3)]
    wrong = call("wrong", day, ended=day - HOUR_MS, talk_ms=None)
    slow = [
        call(f"s{n}-{hour}", at(f"{FRIDAY}T{hour}:00") + n * MINUTE_MS, wait_s=60)
        for hour in (11, 14)
        for n in range(20)
    ]
    desk.keep([*four_fridays(20), *late, *silent, *slow, wrong], SATURDAY)
    desk.gap(at(f"{FRIDAY}T20:00"), at(f"{FRIDAY}T21:00"))
    summary = desk.day(months=False)
    assert len(summary.remarks) == MOST
    levels = [one.level for one in summary.remarks]
    assert summary.remarks[0].key == "day"
    assert levels[1:] == sorted(levels[1:], key=(Level.CRIT, Level.WARN, Level.NONE).index)
    assert {"under_target", "late", "unanswered", "repeat_solution"} <= set(keys(summary))


def _listed(desk: Summed, remark: Remark) -> int:
    assert remark.figure is not None
    assert remark.window is not None
    return desk.listed(remark.figure, remark.window)
