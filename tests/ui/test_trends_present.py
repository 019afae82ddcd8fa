"""Trends as charts and tables: what is part of a month is no point of a line, and every number has its n."""

from msgspec.structs import replace

from supervisor_app import text
from supervisor_app.domain.trends import Slope
from supervisor_app.ui.present import (
    trends,
    trends_beside,
    trends_cohorts,
    trends_rhythm,
    trends_tables,
)
from tests.ui.sample_trends import KEYS, POOR, RICH


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
    assert trends.slope_note(Slope(a_year=-0.032, n=13, stands_out=True)) == told
    assert trends.slope_note(None) == ""
    scattered = "+2.0\N{NO-BREAK SPACE}% a year, within scatter of 13 months"
    assert trends.slope_note(Slope(a_year=0.02, n=13)) == scattered
    assert trends.months_note(RICH) == f"{told} · pale: in part · hatched: gaps"


def test_r_stands_beside_its_n() -> None:
    state = trends_beside.weather_rows(RICH, "rain_mm")
    cells = dict(zip([one.key for one in state.columns], state.rows[0].cells, strict=True))
    assert (cells["r"].text, cells["n"].text) == ("0.62", "40")
    assert (cells["r"].hint, cells["r"].mark.strip()) == ("more than chance brings", "•")


def test_cohorts_are_told_of_1000_customers() -> None:
    assert RICH.cohort is not None
    state = trends_cohorts.cohort_rows(RICH.cohort)
    phone = next(row for row in state.rows if row.key == "phone")
    assert [cell.text for cell in phone.cells] == ["46.0", "48.8", "27.5", "−36\N{NO-BREAK SPACE}%"]
    assert "4\u202f518 contacts of 9\u202f000 customers" in phone.cells[1].hint
    assert trends_cohorts.cohort_lines(RICH.cohort, "").upright == 12
    note = trends_cohorts.cohort_note(RICH.cohort)
    assert note.startswith("6\u202f326 of 15\u202f601 customers")
    assert "n 6\u202f159" in note


def test_shares_that_moved_say_what_of() -> None:
    state = trends_tables.shift_state(RICH)
    before, now, change, times = state.rows[0].cells
    assert (before.hint, now.hint) == ("300 contacts", "350 contacts")
    assert (change.text, times.text) == ("+5.0\N{NO-BREAK SPACE}pt", "×\N{NO-BREAK SPACE}1.17")


def test_facts_are_named_as_people_say_them() -> None:
    assert trends_cohorts.fact_title("e_billing") == "E-billing"
    assert trends_cohorts.fact_title("segment") == "Segment"


def test_what_stands_out_is_said_in_words() -> None:
    said = "Phone +5.0\N{NO-BREAK SPACE}pt · Portal +5.0\N{NO-BREAK SPACE}pt · • more than chance brings"
    assert trends_tables.shift_note(RICH) == said
    rain = "Saturdays with rain: 1.4 times the contacts of those without · • more than chance brings"
    told = tuple(replace(one, r=0.9 if one.days == "Saturdays" else one.r) for one in RICH.correlations)
    assert trends_beside.weather_note(replace(RICH, correlations=told), "rain_mm") == rain
    monthdays = trends_rhythm.note(RICH, "monthdays")
    assert monthdays.startswith("10th ×\N{NO-BREAK SPACE}0.77 · 20th ×\N{NO-BREAK SPACE}1.15 · of the other")
    assert trends_rhythm.note(RICH, "hours").startswith("19\N{NO-BREAK SPACE}% from 21:00 to 24:00")


def test_what_does_not_stand_out_is_said_not_to() -> None:
    level = tuple(replace(one, stands_out=False) for one in RICH.shifts)
    assert trends_tables.shift_note(replace(RICH, shifts=level)).startswith("No channel moved")
    dry = tuple(replace(one, stands_out=False) for one in RICH.correlations)
    said = trends_beside.weather_note(replace(RICH, correlations=dry), "rain_mm")
    assert said == "Contacts do not go with it by more than chance may bring"
    even = replace(RICH, rhythm=replace(RICH.rhythm, odd_monthdays=()))
    assert trends_rhythm.note(even, "monthdays") == "no day of the month stands out"


def test_a_topic_names_the_month_above_its_share() -> None:
    roaming, payments = trends_tables.topics_state(RICH).rows
    peak = f"Aug 26 ×{text.NO_BREAK}1.70"
    assert [cell.text for cell in roaming.cells] == ["600", "900", f"×{text.NO_BREAK}1.50", peak]
    assert roaming.cells[3].hint == "170 contacts of 100 expected"
    assert (payments.cells[3].text, payments.cells[3].chosen) == ("–", False)
    assert trends_tables.season_note(RICH) == ""
    assert trends_tables.season_note(replace(RICH, topic="Roaming")) == f"above its share: {peak}"
    assert trends_tables.season_note(replace(RICH, topic="Payments")) == ""


def test_a_fact_that_nobody_has_is_no_cohort() -> None:
    assert RICH.cohort is not None
    assert trends_cohorts.nobody_has_it(RICH.cohort) == ""
    without = tuple(one for one in RICH.cohort.sides if one.side == "without")
    said = trends_cohorts.nobody_has_it(replace(RICH.cohort, joined=0, sides=without))
    assert said.startswith("None of 15\u202f601 customers has it")
