"""51,708 simulated calls of a year: durations win over stamps, and the figures are the known ones."""

import pytest

from supervisor_app.metrics.erlang import Load, erlang_c
from tests.public.records import Records

YEAR = ("--from", "2021-01-01", "--to", "2022-01-01")
OFFICE = """
[targets]
threshold_s = 60
[channels.phone]
seats = 4
calendar = "office"
[calendars.office.hours]
mon = "08:00-18:00"
tue = "08:00-18:00"
wed = "08:00-18:00"
thu = "08:00-18:00"
fri = "08:00-18:00"
"""
MONTHS = [0.974667, 0.975172, 0.972322, 0.971719, 0.957723, 0.95015]
MONTHS += [0.939631, 0.920885, 0.898845, 0.882318, 0.863011, 0.834534]


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Records:
    records = Records("simulated_call_centre", tmp_path_factory.mktemp("calls"))
    told = records.brought()
    assert (told["read"], told["new"], told["rejected"]) == (51708, 51708, 0)
    return records


def test_waits_handling_and_service_level(calls: Records) -> None:
    found = calls.figures("average_wait", "handling", "service_level", *YEAR)
    assert found["average_wait"]["value"] == pytest.approx(17.034927, abs=5e-7)
    assert found["handling"]["value"] == pytest.approx(299.102595, abs=5e-7)
    assert found["service_level"]["value"] == pytest.approx(0.892164, abs=5e-7)
    waits = [row["wait_s"] for row in calls.rows("contacts", "--figure", "average_wait", *YEAR)]
    assert sum(wait > 0 for wait in waits) == 6417


def test_within_a_minute_by_month(calls: Records) -> None:
    asked = ("service_level", *YEAR, *calls.settings(OFFICE))
    minute = calls.figures(*asked)["service_level"]
    assert (minute["met"], minute["value"]) == (47481, pytest.approx(0.918252, abs=5e-7))
    months = calls.figures(*asked, "--by", "month")
    assert [row["value"] for row in months.values()] == pytest.approx(MONTHS, abs=5e-7)


def test_the_longest_queue_and_the_most_in_service(calls: Records) -> None:
    found = calls.figures("most_waiting", "most_in_service", *YEAR)
    assert (found["most_waiting"]["value"], found["most_in_service"]["value"]) == (9, 4)
    assert "first at 2021-12-07 13:04:11" in found["most_waiting"]["rule"]
    assert len(calls.rows("contacts", "--figure", "most_waiting", *YEAR)) == 9


def test_occupancy_of_the_seats(calls: Records) -> None:
    found = calls.figures("occupancy", *YEAR, *calls.settings(OFFICE))
    assert found["occupancy"]["value"] == pytest.approx(0.411505, abs=5e-7)


def test_durations_agree_with_stamps_but_for_rounding(calls: Records) -> None:
    assert calls.figures("quality:disagrees", *YEAR)["quality:disagrees"]["value"] == 0


def test_erlang_c_by_day(calls: Records) -> None:
    """Of talks of five minutes, as they were made up."""
    found = calls.figures("volume", *YEAR, "--by", "day")
    assert len(found) == 261
    weighed = [0.0, 0.0, 0.0]
    for row in found.values():
        one = erlang_c(Load(row["n"], 36_000, 300), agents=4, within_s=60)
        assert one.average_wait_s is not None
        for place, value in enumerate((one.p_wait, one.average_wait_s, one.service_level)):
            weighed[place] += row["n"] * value / 51_708
    assert [round(weighed[0], 4), round(weighed[1], 2), round(weighed[2], 4)] == [0.1264, 18.84, 0.9162]
