"""Agents: what people do and for how long; narrowing by a click; the contacts behind a person."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.pages.agents import AgentsPage
from supervisor_app.ui.present.agents import AgentRow, agent_rows
from supervisor_app.ui.present.figures import of_agent
from supervisor_app.ui.present.moment import moment_of
from tests.ui import samples
from tests.ui.desk import click_spot
from widgets.chip import Chip
from widgets.keyed_table import KeyedTable
from widgets.palette import DARK
from widgets.segment_bar import SegmentBar


def shown(qtbot: QtBot, snapshot: Snapshot) -> AgentsPage:
    """The page in sight, with this snapshot."""
    page = AgentsPage(DARK)
    qtbot.addWidget(page)
    page.resize(1100, 720)
    page.show()
    page.show_snapshot(snapshot)
    QApplication.processEvents()
    return page


def table_of(page: AgentsPage) -> KeyedTable[AgentRow]:
    """The table of people."""
    return page.findChildren(KeyedTable)[0]


def column(page: AgentsPage, key: str) -> list[str]:
    """The texts of one column, top to bottom."""
    model = table_of(page).table
    place = [one.key for one in model.columns].index(key)
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_everybody_is_there_with_their_work(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    anna = column(page, "name").index("Anna K.")
    cells = {key: column(page, key)[anna] for key in ("state", "since", "open", "resolved", "handling")}
    assert cells == {
        "state": "on a call",
        "since": "1:37",
        "open": "9",
        "resolved": "14",
        "handling": "5\N{NO-BREAK SPACE}min",
    }


def test_a_break_names_its_reason(qtbot: QtBot) -> None:
    assert "break · lunch" in column(shown(qtbot, samples.rich()), "state")


def test_time_in_a_state_goes_on_between_snapshots(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    anna = column(page, "name").index("Anna K.")
    page.tick(5_000)
    assert column(page, "since")[anna] == "1:42"


def test_the_desks_clock_counts_not_the_machines() -> None:
    snapshot = replace(samples.rich(), speed=60.0)
    rows = {row.name: row.lasting for row in agent_rows(snapshot, moment_of(snapshot, 1_000))}
    assert rows["Anna K."] == "2:37"


def test_a_click_on_presence_narrows_and_a_second_one_widens(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    strip, everybody = page.findChildren(SegmentBar)[0], len(column(page, "name"))
    click_spot(strip, "writing")
    assert set(column(page, "state")) == {"writing"}
    click_spot(strip, "writing")
    assert len(column(page, "name")) == everybody


def test_the_chip_takes_the_filter_off(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    chip = page.findChildren(Chip)[0]
    assert not chip.isVisible()
    click_spot(page.findChildren(SegmentBar)[0], "free")
    assert chip.isVisible()
    click_spot(chip, "chip")
    assert not chip.isVisible()
    assert len(column(page, "name")) == len(samples.rich().agents)


def test_a_filter_stays_when_a_snapshot_comes_and_says_when_nobody_is_left(qtbot: QtBot) -> None:
    snapshot = samples.rich()
    page = shown(qtbot, snapshot)
    click_spot(page.findChildren(SegmentBar)[0], "free")
    busy = tuple(replace(line, state=PresenceState.ON_CALL) for line in snapshot.agents)
    page.show_snapshot(replace(snapshot, agents=busy))
    assert column(page, "name") == []
    assert table_of(page)._empty_text == "Nobody is free now."


def test_a_click_on_a_person_asks_for_their_contacts(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    table = table_of(page)
    row = column(page, "name").index("Anna K.")
    at = table.visualRect(table.table.index(row, 0)).center()
    with qtbot.waitSignal(page.contacts_wanted) as caught:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [of_agent("p0")]


def test_enter_on_a_person_does_too(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    table_of(page).select("p3")
    with qtbot.waitSignal(page.contacts_wanted) as caught:
        QTest.keyClick(table_of(page), Qt.Key.Key_Return)
    assert caught.args == [of_agent("p3")]


def test_people_of_a_silent_source_are_pale(qtbot: QtBot) -> None:
    snapshot = samples.lost()
    tones = {row.key: (row.tone, row.hue) for row in agent_rows(snapshot, moment_of(snapshot))}
    assert tones["p0"] == ("none", "voice")
    assert tones["p1"] == ("mute", "mute")


def test_those_who_are_away_come_last() -> None:
    snapshot = samples.rich()
    first = replace(snapshot.agents[0], name="Aa", state=PresenceState.OFFLINE)
    snapshot = replace(snapshot, agents=(first, *snapshot.agents[1:]))
    assert agent_rows(snapshot, moment_of(snapshot))[-1].name == "Aa"


@pytest.mark.parametrize("known", [True, False])
def test_occupancy_has_a_column_only_where_it_is_known(qtbot: QtBot, known: bool) -> None:
    snapshot = samples.rich()
    if not known:
        snapshot = replace(snapshot, agents=tuple(replace(line, occupancy=None) for line in snapshot.agents))
    page = shown(qtbot, snapshot)
    table = table_of(page)
    place = [one.key for one in table.table.columns].index("occupancy")
    assert table.isColumnHidden(place) is not known


def test_nobody_known_is_said(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.empty())
    assert table_of(page)._empty_text == "No source tells its agents."
