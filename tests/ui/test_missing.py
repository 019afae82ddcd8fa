"""What the window says while a source has not told all it has, or tells nothing any more."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from supervisor_app.domain.snapshot import FigureId, Health, HealthState, Scope, Snapshot
from supervisor_app.ui.main_window import MainWindow
from supervisor_app.ui.pages.live import LivePage
from supervisor_app.ui.present import bars, sources
from supervisor_app.ui.present.missing import missing_note, missing_sources, starting_sentence, without_note
from supervisor_app.ui.present.moment import Moment
from supervisor_app.ui.present.tiles import tiles
from supervisor_app.ui.status_line import StatusLine
from tests.ui import samples
from tests.ui.desk import Desk
from tests.ui.window import opened, texts_of

NOW = Moment(samples.NOON, samples.NOON)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _with(*healths: Health) -> Snapshot:
    return replace(samples.rich(), health=healths)


def _reading(progress: float, state: HealthState = HealthState.OK) -> Health:
    return samples.health("tickets", "Tickets", state, progress=progress)


STARTING = samples.health("exchange", "Exchange", HealthState.STARTING, last_ok=None)


@pytest.mark.parametrize(
    ("healths", "sentence"),
    [
        ((), ""),
        ((STARTING,), "Starting …"),
        ((STARTING, _reading(0.51)), "Reading history, 51 %"),
        ((_reading(0.3), _reading(0.51, HealthState.LATE)), "Reading history, 51 %"),
        ((_reading(0.51), samples.health("x", "X")), ""),
        ((_reading(0.51), samples.health("x", "X", HealthState.LATE)), ""),
        ((STARTING, samples.health("x", "X", HealthState.LOST)), ""),
        ((_reading(0.51, HealthState.LOST),), ""),
    ],
)
def test_half_a_history_is_not_shown(healths: tuple[Health, ...], sentence: str) -> None:
    assert _plain(starting_sentence(_with(*healths))) == sentence


@pytest.mark.parametrize("page", ["live", "agents", "sources", "wallboard"])
def test_pages_come_with_the_first_whole_source_and_stay(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    window = opened(qtbot, desk, _with(STARTING))
    window.show_page(page)
    assert "Starting …" in texts_of(window, monkeypatch)
    window.show_snapshot(_with(_reading(0.51)))
    told = _plain(texts_of(window, monkeypatch))
    assert "Reading history, 51 %" in told
    assert "37" not in told
    if page != "wallboard":
        assert "Tickets 2 s ago, reading history, 51 %" in told
        assert "in history" not in _plain(_totals(window))
    window.show_snapshot(_with(_reading(0.6), samples.health("exchange", "Exchange")))
    assert "Reading history" not in texts_of(window, monkeypatch)
    window.show_snapshot(_with(_reading(0.7)))
    assert "Reading history" not in texts_of(window, monkeypatch)


def _totals(window: MainWindow) -> str:
    return window.findChildren(StatusLine)[0]._totals.full_text()


def test_no_alarm_is_raised_of_half_a_history(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, _with(_reading(0.51)))
    assert not window.findChildren(LivePage)
    assert all(item.level == "none" for item in window._sidebar._nav._items)


def test_sources_that_are_not_of_now() -> None:
    assert missing_sources(samples.rich()) == frozenset()
    assert missing_sources(samples.lost()) == {"tickets"}
    assert missing_sources(samples.filling()) == {"tickets"}
    assert missing_note(samples.rich(), NOW) == ""
    assert _plain(missing_note(samples.lost(), NOW)) == "Tickets 14 min old"
    assert missing_note(samples.filling(), NOW) == "Tickets still reading history"


def test_a_figure_says_which_of_its_sources_it_lacks() -> None:
    waiting, phone = samples.WAITING, FigureId("waiting", scope=Scope(channel="phone"))
    assert _plain(without_note(samples.lost(), waiting, NOW)) == "without Tickets, 14 min old"
    assert without_note(samples.lost(), phone, NOW) == ""
    assert without_note(samples.filling(), waiting, NOW) == "Tickets still reading history"
    assert without_note(_with(STARTING, samples.health("tickets", "Tickets")), waiting, NOW) == (
        "Exchange still starting"
    )
    never = samples.health("tickets", "Tickets", HealthState.LOST, last_ok=None)
    assert without_note(_with(never), waiting, NOW) == "without Tickets, never reached"
    lost = (samples.health(key, key, HealthState.LOST) for key in ("exchange", "tickets", "social"))
    assert _plain(without_note(_with(*lost), waiting, NOW)) == "without 3 sources"


def test_a_partial_figure_is_not_called_good() -> None:
    lines = tuple(replace(line, sources=("exchange", "tickets")) for line in samples.rich().channels)
    made = tiles(replace(samples.filling(), channels=lines), NOW)
    assert {tile.state.lacks for tile in made} == {"Tickets still reading history"}
    assert [tile.state.level for tile in made] == ["warn", "crit", "none", "none", "none"]
    assert {tile.state.lacks for tile in tiles(samples.rich(), NOW)} == {""}


def test_a_tile_marks_time_that_was_not_observed() -> None:
    assert [tile.state.gap for tile in tiles(samples.rich(), NOW)] == [False, False, True, False, False]


def test_a_mark_and_what_is_lacking_are_read_out(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, desk, samples.lost())
    assert "without Tickets" in texts_of(window, monkeypatch)
    assert "part of this time was not observed" in window.findChildren(LivePage)[0].tiles[2]._hint


def test_a_source_that_reads_its_history_is_not_called_good() -> None:
    status = {one.key: one for one in sources.brief_statuses(samples.filling(), NOW)}["tickets"]
    assert (_plain(status.text), status.level) == ("Tickets reading history, 51 %", "none")
    facts = sources.facts(samples.filling().health[1], samples.filling(), NOW)
    assert {fact.key: fact.level for fact in facts}["state"] == "none"


def test_who_is_grey_raises_no_alarm() -> None:
    rows = {row.key: row for row in bars.load_rows(samples.lost(), 12)}
    assert rows["p0"].level == "warn"
    assert (rows["p1"].level, rows["p1"].value) == ("none", None)
