"""Trends as charts and tables: what is part of a month is no point of a line, and every number has its n."""

from msgspec.structs import replace

from supervisor_app.domain.trends import Slope
from supervisor_app.ui.present import trends, trends_beside
from tests.ui.trends import KEYS, POOR, RICH


def test_bars_show_parts_of_months_and_gaps_as_such() -> None:
    state = trends.months_state(RICH)
    assert [step.mark for step in state.steps] == ["", "", "", "gap", *[""] * 9, "part"]
    assert [one.key for one in state.series] == ["phone", "portal", "app", "email"]
    assert state.series[2].shade < state.series[1].shade  # two channels of one hue
    assert state.steps[0].label == "Nov 25"
    assert "a part of the month" in state.tips[-1]


def test_lines_leave_parts_of_months_out() -> None:
    shares = trends.shares_state(RICH)
    assert all(one.values[-1] is None and one.values[0] is not None for one in shares.series)
    service, people = trends.service_state(RICH).series
    assert (service.values[0], people.values[0], people.values[-1]) == (0.4, 0.6, None)
    assert trends.shares_state(POOR).series == ()


def test_the_index_begins_where_there_is_one() -> None:
    state = trends.index_state(RICH)
    assert [step.key for step in state.steps] == list(KEYS[12:])
    assert (state.base, [one.key for one in state.series]) == (
        1.0,
        ["all", "phone", "portal", "app", "email"],
    )
    chosen = trends.index_state(replace(RICH, channel="portal"))
    assert [one.key for one in chosen.series] == ["all", "portal"]


def test_a_straight_line_is_worded_with_its_n_alone() -> None:
    told = "−3.2\N{NO-BREAK SPACE}% a year, a line through 13 months"
    assert trends.slope_note(Slope(a_year=-0.032, n=13)) == told
    assert trends.slope_note(None) == ""
    assert trends.months_note(RICH) == f"{told} · pale: in part · hatched: gaps"


def test_r_stands_beside_its_n() -> None:
    state = trends_beside.weather_rows(RICH, "rain_mm")
    cells = dict(zip([one.key for one in state.columns], state.rows[0].cells, strict=True))
    assert (cells["r"].text, cells["n"].text) == ("0.62", "40")
    assert cells["r"].hint == "stands out from chance"


def test_cohorts_are_told_of_1000_customers() -> None:
    assert RICH.cohort is not None
    state = trends_beside.cohort_rows(RICH.cohort)
    phone = next(row for row in state.rows if row.key == "phone")
    assert [cell.text for cell in phone.cells] == ["46.0", "48.8", "27.5", "−36\N{NO-BREAK SPACE}%"]
    assert "4\u202f518 contacts of 9\u202f000 customers" in phone.cells[1].hint
    assert trends_beside.cohort_lines(RICH.cohort, "").upright == 12
    note = trends_beside.cohort_note(RICH.cohort)
    assert note.startswith("6\u202f326 of 15\u202f601 customers")
    assert "n 6\u202f159" in note


def test_shares_that_moved_say_what_of() -> None:
    state = trends_beside.shift_state(RICH)
    before, now, change, times = state.rows[0].cells
    assert (before.hint, now.hint) == ("300 contacts", "350 contacts")
    assert (change.text, times.text) == ("+5.0 pt", "× 1.17")


def test_facts_are_named_as_people_say_them() -> None:
    assert trends_beside.fact_title("e_billing") == "E-billing"
    assert trends_beside.fact_title("segment") == "Segment"
