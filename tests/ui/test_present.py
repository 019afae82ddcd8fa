"""From snapshots to what widgets show, without a window."""

import pytest
from msgspec.structs import replace

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Status
from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.domain.time import MINUTE_MS
from supervisor_app.ui.present import bars, charts, figures, rows, rules
from supervisor_app.ui.present.moment import Moment, moment_of
from supervisor_app.ui.present.tiles import main_channel, tiles
from tests.ui import samples

NOON = samples.NOON


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_tiles_say_value_unit_and_target() -> None:
    made = tiles(samples.rich(), Moment(NOON, NOON))
    assert [(tile.state.title, tile.state.value, tile.state.unit) for tile in made] == [
        ("Waiting now", "37", ""),
        ("Longest wait, phone", "2:41", ""),
        ("Service level today", "84", "%"),
        ("First response, e-mail", "18", "min"),
        ("Abandoned today", "3.1", "%"),
    ]
    assert _plain(made[2].state.detail) == "target 80 % · last 30 min 71 %"
    assert _plain(made[4].state.detail) == "target 5 % · 26 of 838"


def test_before_anything_was_measured_tiles_show_no_zero() -> None:
    for tile in tiles(samples.empty(), Moment(NOON, NOON)):
        assert (tile.state.value, tile.state.detail) == ("–", "no data yet")


def test_tiles_of_a_silent_source_are_stale() -> None:
    stale = [tile.state.stale for tile in tiles(samples.lost(), Moment(NOON, NOON))]
    assert stale == [False, False, False, True, False]


def test_what_is_grey_says_how_old_it_is() -> None:
    lost, rich = samples.lost(), samples.rich()
    tile = tiles(lost, Moment(NOON, NOON))[3]
    assert _plain(tile.state.detail) == "Tickets 14 min old"
    for note in (bars.queues_age, bars.channels_age):
        assert _plain(note(lost)) == "Tickets 14 min old"
        assert note(rich) == ""
    silent = replace(lost, channels=tuple(replace(line, current=False) for line in lost.channels))
    assert _plain(bars.promise_note(silent)) == "Tickets 14 min old"
    assert {one.level for one in bars.promise_bins(silent)} == {"mute"}


def test_the_longest_wait_goes_on() -> None:
    made = tiles(samples.rich(), moment_of(samples.rich(), 20_000))
    assert made[1].state.value == "3:01"


def test_a_fast_desk_has_two_clocks() -> None:
    fast = replace(samples.rich(), speed=60.0, wall_at=5_000)
    assert moment_of(fast, 1_000) == Moment(NOON + 60_000, 6_000)


def test_the_main_channel_has_most_contacts() -> None:
    assert main_channel(samples.rich(), Family.LIVE) is Channel.PHONE
    assert main_channel(samples.rich(), Family.WRITTEN) is Channel.EMAIL
    assert main_channel(samples.empty(), Family.LIVE) is None


def test_queue_rows_stand_by_length_and_grey_where_silent() -> None:
    made = bars.queue_rows(samples.rich(), 3)
    assert [(row.label, row.text, row.level) for row in made] == [
        ("Phone, first line", "14", "crit"),
        ("Porting", "8", "warn"),
        ("App chat", "5", "ok"),
    ]
    assert [row.hue for row in bars.queue_rows(samples.lost(), 2)] == ["voice", "mute"]


def test_channel_rows_tell_their_share() -> None:
    first = bars.channel_rows(samples.rich(), 1)[0]
    assert _plain(first.text) == "3 120 · 34 %"


def test_the_promise_in_a_line() -> None:
    assert _plain(bars.promise_note(samples.rich())) == "3 late · 46 within 10 min"
    assert [bin_.label for bin_ in bars.promise_bins(samples.rich()) if bin_.label] == ["late", "10", "20"]


def test_loads_and_presence_count_those_on_shift() -> None:
    made = bars.load_rows(samples.rich(), 2)
    assert [(row.label, _plain(row.text), row.level) for row in made] == [
        ("Anna K.", "97 % · 9 open", "warn"),
        ("Piotr W.", "91 % · 9 open", "warn"),
    ]
    assert sum(segment.count for segment in bars.presence_segments(samples.rich())) == 12
    assert bars.on_shift(samples.rich()) == 12


def test_charts_begin_with_the_first_hour_that_says_anything() -> None:
    plot = charts.wait_plot(samples.rich())
    assert plot.start == samples.rich().queue_length.at[0]
    assert plot.end == NOON + 60 * MINUTE_MS
    assert [series.shade for series in plot.series] == [False, True]
    assert plot.y_unit == "duration"
    assert charts.queue_plot(samples.empty()).series == ()
    assert charts.wait_note(samples.rich()) == "shade: p95, up to 0:28 · line: average"
    assert charts.wait_note(samples.empty()) == "line: average"
    assert charts.volume_stack(samples.rich()).gaps != ()


@pytest.mark.parametrize(
    ("figure", "title"),
    [
        (figures.WAITING, "Waiting now"),
        (figures.of_queue("tickets/porting"), "Waiting now, Porting"),
        (figures.of_channel(Channel.EMAIL), "Contacts today, e-mail"),
        (figures.of_agent("p0"), "Work now, Anna K."),
        (figures.of_promise("8_to_10_min"), "Time left of the promise now, 8 to 10 min"),
        (FigureId("unheard_of", Span.LAST_7_DAYS, Scope(queue="x/y")), "Unheard of last 7 days, x/y"),
    ],
)
def test_figures_have_titles(figure: FigureId, title: str) -> None:
    assert figures.figure_title(figure, samples.rich()) == title


def test_rows_tell_the_time_left_the_wait_and_what_the_wait_was() -> None:
    written, live = samples.listed(1), samples.listed(0)
    due = written.due
    assert due is not None
    assert _plain(rows.time_text(written, due - 4 * MINUTE_MS)) == "4 min"
    assert _plain(rows.time_text(written, due + 4 * MINUTE_MS)) == "4 min late"
    assert rows.time_level(written, due + 1) == "crit"
    assert rows.time_text(live, NOON) == "0:09"
    over = replace(live, contact=replace(live.contact, status=Status.CLOSED, wait_ms=48_000))
    assert rows.time_text(over, NOON) == "0:48"
    unknown = replace(live, contact=replace(live.contact, status=Status.CLOSED, queued=None))
    assert rows.time_text(unknown, NOON) == "–"
    assert rows.time_value(unknown) is None


def test_rows_tell_what_is_left_as_a_share() -> None:
    written, live = samples.listed(1), samples.listed(0)
    targets = rows.live_targets(samples.rich())
    assert targets == {Channel.PHONE: 60.0}
    assert rows.time_share(live, NOON, targets) == pytest.approx(51 / 60)
    assert rows.time_share(live, NOON + 600_000, targets) == 0.0
    assert rows.time_share(live, NOON, {}) is None
    assert rows.time_share(written, (written.due or 0) - 15 * MINUTE_MS, {}) == 0.5


def test_sorted_by_time_the_most_urgent_comes_first() -> None:
    waiting = samples.listed(1)
    over = replace(waiting, due=None, contact=replace(waiting.contact, status=Status.CLOSED, wait_ms=5))
    longer = replace(over, contact=replace(over.contact, wait_ms=9))
    values = [rows.time_value(one) for one in (waiting, longer, over)]
    assert values == sorted(values, key=lambda value: value or 0.0)


def test_presence_is_grey_when_nobodys_is_of_now() -> None:
    snapshot = samples.rich()
    old = replace(snapshot, agents=tuple(replace(line, current=False) for line in snapshot.agents))
    assert {segment.hue for segment in bars.presence_segments(old)} == {"mute"}
    assert "voice" in {segment.hue for segment in bars.presence_segments(snapshot)}


def test_a_figure_explains_itself() -> None:
    figure = FigureId("service_level", Span.TODAY, Scope(channel="phone"))
    told = {fact.key: _plain(fact.value) for fact in rules.rule_facts(figure, samples.rich())}
    assert told["value"] == "84.0 %"
    assert told["n"] == "682 of 812"
    assert told["window"] == "00:00 to 12:00, Europe/Warsaw"
    assert told["gap"] == "part of this time was not observed"


def test_a_figure_that_was_not_measured_says_what_is_listed() -> None:
    told = {fact.key: fact.value for fact in rules.rule_facts(FigureId("x"), samples.rich())}
    assert told["n"] == "37"
