"""What the Daily summary shows of a summary, in the words of every report."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from supervisor_app.domain.asking import SummaryAsked, SummaryCame
from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.snapshot import FigureId, Level, Span
from supervisor_app.domain.summary import Against, Heat, PeriodKind, Summary
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, Window
from supervisor_app.ui.present import daily, daily_charts, daily_clicks, daily_story, daily_tables
from supervisor_app.ui.present.daily_sending import SENDING_LINES
from supervisor_app.ui.present.daily_tiles import head_tiles
from tests.reports.sample_day import DAY, EMPTY, FRIDAY, RICH, ZONE, told
from tests.reports.samples import MONTH, SAMPLES
from widgets.figure_table import FigureTableState

LACKING = SAMPLES["lacking"]
ASKED = SummaryAsked(kind=PeriodKind.DAY, day=FRIDAY)
MORNING = DAY.end + 6 * HOUR_MS


def column(state: FigureTableState, key: str) -> list[str]:
    """The texts of a column."""
    place = [one.key for one in state.columns].index(key)
    return [row.cells[place].text for row in state.rows]


def test_tiles_say_value_unit_change_and_target() -> None:
    states = [tile.state for tile in head_tiles(RICH)]
    assert [(one.title, one.value, one.unit) for one in states] == [
        ("Contacts", "9\u202f214", ""),
        ("Service level, phone", "81.1", "%"),
        ("First response, e-mail", "21", "min"),
        ("Handling, phone", "3:28", ""),
        ("Solved on first line", "89.0", "%"),
        ("Unanswered", "0", ""),
    ]
    assert [one.detail.replace("\u00a0", " ") for one in states[:5]] == [
        "+12 % on usual",
        "target 80.0 % · −2.9 points",
        "promise 30 min · +15 % on usual",
        "+3 % on usual",
        "+1.4 points",
    ]
    assert states[1].level == "ok"


def test_percentile_and_longest_stand_below_their_figures() -> None:
    handling = told("handling", 2946.0, 4293)
    longest = replace(handling.reading, id=FigureId("longest_handling", Span.WINDOW))
    more = (told("first_response_p90", 1761.0, 1437), replace(handling, reading=longest))
    tiles = head_tiles(replace(RICH, headline=(*RICH.headline, *more)))
    assert len(tiles) == 6
    assert "p90 29\u00a0min" in tiles[2].state.detail
    assert "longest 49:06" in tiles[3].state.detail


def test_what_is_named_in_the_header_is_not_named_again() -> None:
    tiles = head_tiles(replace(RICH, against=Against.YEAR))
    assert tiles[0].state.detail == "+12\u00a0%"


def test_a_gap_is_shown_on_the_tile() -> None:
    gapped = replace(RICH.headline[0], reading=replace(RICH.headline[0].reading, gap=True))
    assert head_tiles(replace(RICH, headline=(gapped,)))[0].state.gap


def test_channels_stand_in_their_order_with_self_service_last() -> None:
    state = daily_tables.channels_state(RICH)
    assert [row.label for row in state.rows][-2:] == ["Voice menu", "Chatbot"]
    assert column(state, "wait")[:2] == ["0:58", "21\u00a0min"]
    assert column(state, "wait")[-1] == "–"
    assert column(state, "change")[0] == "+6\u00a0%"
    assert state.rows[0].cells[5].level == "warn"


def test_a_column_of_dashes_is_left_out() -> None:
    assert "first_line" not in [one.key for one in daily_tables.channels_state(LACKING).columns]
    assert daily_tables.channels_state(EMPTY).columns == ()


def test_what_may_still_change_is_marked_and_the_mark_is_explained() -> None:
    row = RICH.channels[0]
    assert row.on_time is not None
    changing = replace(
        row, on_time=replace(row.on_time, reading=replace(row.on_time.reading, provisional=True))
    )
    summary = replace(RICH, channels=(changing,))
    assert daily_tables.channels_state(summary).rows[0].cells[5].mark == "*"
    assert "* may still change by what happens later." in daily_story.notes_of(summary)
    assert "* may still change by what happens later." not in daily_story.notes_of(RICH)


def test_hours_carry_the_usual_as_marks_and_gaps_as_stretches() -> None:
    state = daily_charts.hours_state(RICH)
    assert (len(state.at), state.end, state.mark_title) == (24, DAY.end, "usual")
    assert state.marks == tuple(hour.usual for hour in RICH.hours)
    assert {series.key for series in state.series} == {
        "voice", "written", "chat", "social", "sms", "in_person"
    }  # fmt: skip
    assert daily_charts.hours_title(RICH) == "Contacts by hour, against usual Friday"
    lacking = daily_charts.hours_state(LACKING)
    assert lacking.gaps == ((DAY.start + 3 * HOUR_MS, DAY.start + 6 * HOUR_MS),)
    assert lacking.series[0].values[3:6] == (None, None, None)
    assert daily_charts.hours_title(LACKING) == "Contacts by hour"


def test_topics_carry_the_usual_and_what_is_clearly_more_stands_out() -> None:
    rows = daily_charts.topic_rows(RICH)
    assert (rows[0].label, rows[0].text, rows[0].hue, rows[0].mark) == (
        "Moving a number",
        "1\u202f820 · +91\u00a0%",
        "warn",
        951.5,
    )
    assert daily_charts.topic_rows(RICH, changes=False)[0].text == "1\u202f820"


def test_heat_maps_name_their_columns_and_days() -> None:
    state = daily_charts.heat_state(RICH.by_monthday, "monthday")
    assert [one.label for one in state.columns if one.label] == ["1", "10", "20", "31"]
    assert state.columns[19].title == "day 20 of the month"
    week = daily_charts.heat_state(RICH.by_weekday, "weekday")
    assert [one.title for one in week.columns][:2] == ["Monday", "Tuesday"]
    assert daily_charts.heat_note(RICH.by_weekday, ZONE) == "mean, 22\u00a0Aug to 20\u00a0Nov"
    assert daily_charts.heat_note(Heat(), ZONE) == ""


def test_a_field_of_a_heat_map_is_of_the_hours_of_its_days() -> None:
    behind = daily_clicks.clicked(RICH, "weekday", "Fri", 9)
    assert behind is not None
    assert behind.title == "Contacts, Friday, 9:00, 13 days"
    start = DAY.start + 9 * HOUR_MS
    assert behind.asked.windows[-1] == Window(start, start + HOUR_MS)
    assert daily_clicks.clicked(replace(RICH, by_weekday=Heat()), "weekday", "Fri", 9) is None


def test_an_hour_of_a_day_leads_to_that_hour() -> None:
    window = Window(DAY.start + 9 * HOUR_MS, DAY.start + 10 * HOUR_MS)
    hours = tuple(replace(hour, window=window) for hour in RICH.hours)
    behind = daily_clicks.clicked(replace(RICH, hours=hours), "hours", "chat", DAY.start + 9 * HOUR_MS)
    assert behind is not None
    assert (behind.title, behind.asked.windows, behind.asked.hue) == (
        "Contacts at 9:00, chat",
        (window,),
        Hue.CHAT,
    )
    assert daily_clicks.clicked(RICH, "hours", "chat", 5) is None


def test_sentences_link_where_there_is_a_figure() -> None:
    items = daily_story.story_items(RICH)
    assert [bool(item.link) for item in items] == [True, True, True, True, False]
    assert items[1].level == "crit"
    behind = daily_clicks.clicked(RICH, "story", "1")
    assert behind is not None
    assert behind.asked.windows == (RICH.remarks[1].window,)
    assert daily_clicks.clicked(RICH, "story", "4") is None


def test_a_change_says_what_was_reported_when_and_what_it_is_since() -> None:
    change = replace(
        LACKING.changes[0],
        title="Contacts",
        unit="contacts",
        figure=FigureId("volume"),
        reported=DAY.end + 6 * HOUR_MS,
        before=9214.0,
        now=9220.0,
        noticed=DAY.end + DAY_MS,
    )
    item = daily_story.story_items(replace(EMPTY, changes=(change,)))[0]
    assert item.lead == "Changed: Contacts"
    assert item.text == "9\u202f214 as reported 21\u00a0Nov 06:00, 9\u202f220 since 22\u00a0Nov 00:00."
    other_rule = replace(change, noticed=None, rule="another")
    item = daily_story.story_items(replace(EMPTY, changes=(other_rule,) * 8))[0]
    assert item.text.endswith("since now; its rule is another now.")
    assert daily_story.story_items(replace(EMPTY, changes=(change,) * 8))[-1].text == "2 other numbers."


def test_notes_say_what_must_be_known() -> None:
    gaps = tuple(Window(DAY.start + n * HOUR_MS, DAY.start + n * HOUR_MS + 20 * MINUTE_MS) for n in range(4))
    notes = daily_story.notes_of(replace(LACKING, gaps=gaps, simulated=True))
    assert notes[0] == "Simulated: these contacts are made up."
    assert notes[1] == "This period has not ended: figures until 20\u00a0Nov 12:00."
    assert notes[2] == "Friday 13 November was not observed."
    assert notes[3] == "Not observed: 20\u00a0Nov 00:00 to 20\u00a0Nov 00:20 (20\u00a0min)."
    assert notes[-1] == "2 other stretches not observed."
    assert daily_story.notes_of(MONTH) == ()


def test_the_usual_is_named_after_the_period() -> None:
    period = daily.period_asked(ASKED, MORNING, ZONE)
    assert dict(daily.against_choices(period))["usual"] == "usual Friday"
    assert len(daily.against_choices(period)) == 4
    week = daily.period_asked(replace(ASKED, kind=PeriodKind.WEEK), MORNING, ZONE)
    assert [key for key, _ in daily.against_choices(week)] == ["usual", "before", "year"]


def test_a_week_has_no_same_weekday_to_be_compared_with() -> None:
    asked = replace(ASKED, against=Against.WEEK)
    assert daily.of_period(asked, PeriodKind.WEEK, FRIDAY, None).against is Against.BEFORE
    assert daily.of_period(asked, PeriodKind.DAY, FRIDAY, None).against is Against.WEEK


def test_steps_are_as_long_as_the_period() -> None:
    span = replace(ASKED, kind=PeriodKind.RANGE, day=date(2026, 11, 3), last=date(2026, 11, 9))
    before = daily.stepped(span, -1, MORNING, ZONE)
    assert (before.day, before.last) == (date(2026, 10, 27), date(2026, 11, 2))
    month = replace(ASKED, kind=PeriodKind.MONTH)
    assert daily.stepped(month, -2, MORNING, ZONE).day == date(2026, 9, 1)
    assert daily.stepped(month, -2, MORNING, ZONE).last is None


@pytest.mark.parametrize(
    ("came", "since_ms", "opened", "again"),
    [
        (None, 60_000, True, False),
        (SummaryCame(asked=ASKED, summary=RICH), 60_000, False, False),
        (SummaryCame(asked=ASKED, summary=RICH), 60_000, True, True),
        (SummaryCame(asked=ASKED, summary=RICH), 20_000, True, False),
        (SummaryCame(asked=ASKED, summary=LACKING), 30_000, False, True),
        (SummaryCame(asked=ASKED, summary=LACKING), 29_000, False, False),
        (SummaryCame(asked=ASKED, failure="locked"), 30_000, False, True),
    ],
)
def test_when_to_look_again(came: SummaryCame | None, since_ms: int, opened: bool, again: bool) -> None:
    assert daily.look_again(came, since_ms, opened=opened) is again


def test_menus_name_sites_and_channels() -> None:
    assert daily.site_choices({"west": "West"}) == (("", "All sites"), ("west", "West"))
    assert daily.channel_choices((Channel.EMAIL,)) == (("", "All channels"), ("email", "E-mail"))


def test_a_level_is_that_of_the_reading() -> None:
    late: Summary = replace(
        RICH,
        headline=(replace(RICH.headline[1], reading=replace(RICH.headline[1].reading, level=Level.CRIT)),),
    )
    assert head_tiles(late)[0].state.level == "crit"


def test_the_lines_to_be_copied_are_those_of_the_docs() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    for line in SENDING_LINES.splitlines():
        if line.startswith(
            ("30 6", "schtasks", "  /TR", "ExecStart", "OnCalendar", "[", "Type", "Description")
        ):
            assert line in docs, line
