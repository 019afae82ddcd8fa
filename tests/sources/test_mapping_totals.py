"""Rows that are totals: sums as they are, rates and means turned back into sums by their weight."""

import itertools
from pathlib import Path

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.totals import Total
from tests.rolled import roll_up
from tests.sources.importing import at, pieces_of, rejected_of, written

HEAD = 'kind = "totals"\nsource = "t"\nzone = "Europe/Warsaw"\n'
DAYS = (
    HEAD
    + """
[columns]
start = "day"
offered = "in"
answered = "up"

[rates]
within = { column = "sl", weight = "answered" }

[means]
wait = { column = "asa", weight = "answered" }
talk = { column = "aht", weight = "answered", unit = "min" }

[constants]
channel = "phone"
threshold = 20
"""
)


def totals_of(folder: Path, text: str, mapping: str) -> list[Total]:
    pieces = pieces_of(written(folder, text), mapping)
    assert not [one for piece in pieces for one in piece.rejected]
    return [total for piece in pieces for total in piece.batch.totals]


def test_rates_and_means_become_sums(tmp_path: Path) -> None:
    text = "day,in,up,sl,asa,aht\n2026-03-02,100,80,90%,12.5,3\n2026-03-03,300,150,0.4,1:00,2\n"
    one, two = totals_of(tmp_path, text, DAYS)
    assert (one.offered, one.answered, one.threshold_s, one.channel) == (100, 80, 20, Channel.PHONE)
    assert one.within == pytest.approx(72)
    assert (one.wait_total_s, one.talk_total_s) == (1000, 80 * 180)
    rolled = roll_up([one, two])
    assert rolled.within_of_answered.value == pytest.approx(132 / 230)
    assert rolled.within_of_offered.value == pytest.approx(132 / 400)
    assert rolled.average_wait.value == pytest.approx((80 * 12.5 + 150 * 60) / 230)
    assert rolled.handling.value == pytest.approx((80 * 180 + 150 * 120) / 230)
    assert rolled.answer_rate.value == pytest.approx(230 / 400)


def test_of_nothing_a_rate_is_nothing_and_what_is_not_told_is_not_zero(tmp_path: Path) -> None:
    text = "day,in,up,sl,asa,aht\n2026-03-02,100,0,,,\n2026-03-03,300,,0.4,60,2\n2026-03-04,5,5,,60,\n"
    none, unknown, some = totals_of(tmp_path, text, DAYS)
    assert (none.within, none.wait_total_s) == (0, 0)
    assert (unknown.answered, unknown.within, unknown.wait_total_s) == (None, None, None)
    assert (some.within, some.wait_total_s) == (None, 300)
    rolled = roll_up([none, unknown, some])
    assert (rolled.average_wait.value, rolled.average_wait.intervals) == (60, 2)
    assert rolled.within_of_answered.value is None


def test_a_rate_may_be_weighed_by_a_number_that_is_a_rate_itself(tmp_path: Path) -> None:
    mapping = DAYS.replace('answered = "up"\n', "").replace(
        "[rates]", '[rates]\nanswered = { column = "up", weight = "offered", percent = true }'
    )
    (one,) = totals_of(tmp_path, "day,in,up,sl,asa,aht\n2026-03-02,200,50,0.5,10,1\n", mapping)
    assert (one.answered, one.within, one.wait_total_s) == (100, 50, 1000)


def test_a_rate_beyond_a_share_is_rejected(tmp_path: Path) -> None:
    (one,) = rejected_of(written(tmp_path, "day,in,up,sl,asa,aht\n2026-03-02,200,50,76,10,1\n"), DAYS)
    assert (one.column, one.reason) == ("sl", "a rate of 76 is no share")
    assert one.remedy == "Write percent = true where 76 means 0.76"


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        ('"day"', "2026-03-29", "2026-03-30"),  # a day of 23 hours
        ('"day"', "2026-10-25", "2026-10-26"),  # and one of 25
        ('"week"', "2026-03-23", "2026-03-30"),
        ('"month"', "2026-12-01", "2027-01-01"),
        ('"hour"', "2026-03-29", "2026-03-29T01:00"),
        ("30", "2026-03-29", "2026-03-29T00:30"),
    ],
)
def test_lengths_are_those_of_the_zone(length: str, start: str, end: str, tmp_path: Path) -> None:
    mapping = (
        HEAD + f'length = {length}\n[columns]\nstart = "t"\noffered = "n"\n[constants]\nchannel = "phone"\n'
    )
    (one,) = totals_of(tmp_path, f"t,n\n{start},1\n", mapping)
    assert (one.start, one.until) == (at(start), at(end))


def test_an_hour_that_comes_twice_is_two_intervals(tmp_path: Path) -> None:
    mapping = (
        HEAD + 'length = "hour"\n[columns]\nstart = "t"\noffered = "n"\n[constants]\nchannel = "phone"\n'
    )
    hours = ["01:00", "02:00", "02:00", "03:00"]
    text = "t,n\n" + "".join(f"2026-10-25 {hour},1\n" for hour in hours)
    totals = totals_of(tmp_path, text, mapping)
    starts = [one.start for one in totals]
    assert [later - sooner for sooner, later in itertools.pairwise(starts)] == [3_600_000] * 3
    assert len({one.id for one in totals}) == 4


def test_an_interval_that_came_before_is_rejected(tmp_path: Path) -> None:
    text = "day,in,up,sl,asa,aht\n2026-03-02,1,1,1,1,1\n2026-03-03,1,1,1,1,1\n2026-03-02,2,1,1,1,1\n"
    (one,) = rejected_of(written(tmp_path, text), DAYS)
    assert (one.line, one.column, one.reason) == (4, "day", "this interval came before")
    assert one.raw == "2026-03-02,2,1,1,1,1"
