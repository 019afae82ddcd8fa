"""The Live page by real clicks: what is asked for, and that the list is what came."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import FigureId, Scope, Selection, Snapshot
from supervisor_app.ui.pages.live import DEFAULT, LivePage
from supervisor_app.ui.present import figures
from tests.ui import samples, stories
from tests.ui.desk import Desk, click_spot
from widgets.bar_list import BarList
from widgets.histogram import Histogram
from widgets.load_bars import LoadBars
from widgets.palette import DARK
from widgets.safe import PlainLabel


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> LivePage:
    """The page with a busy day on it."""
    page = LivePage(DARK, desk)
    qtbot.addWidget(page)
    page.resize(1760, 1020)
    page.show()
    page.show_snapshot(samples.rich())
    return page


def _chosen(snapshot: Snapshot, figure: FigureId, rows: int) -> Snapshot:
    return replace(
        snapshot,
        selection=Selection(figure=figure),
        listed=tuple(samples.listed(number) for number in range(100, 100 + rows)),
        listed_total=rows,
    )


def _rows(page: LivePage) -> list[str]:
    model = page.list.table.table
    return [model.row_at(place).contact.id for place in range(model.rowCount())]


def test_the_list_is_what_is_listed(page: LivePage) -> None:
    snapshot = samples.rich()
    assert _rows(page) == [one.contact.id for one in snapshot.listed]
    assert page.list.head() == "37 contacts make up “Waiting now”"


def test_a_longer_number_has_its_room_before_it_is_painted(page: LivePage) -> None:
    page.show_snapshot(_chosen(samples.rich(), figures.WAITING, 3))
    QTest.qWaitForWindowExposed(page)
    page.show_snapshot(replace(_chosen(samples.rich(), figures.WAITING, 3), listed_total=3_456))
    count = page.list.findChildren(PlainLabel)[0]
    assert "".join(count.full_text().split()) == "3456"
    assert count.width() >= count.fontMetrics().horizontalAdvance(count.full_text())


def test_without_a_selection_it_asks_for_the_default(qtbot: QtBot, desk: Desk) -> None:
    page = LivePage(DARK, desk)
    qtbot.addWidget(page)
    for _ in range(2):
        page.show_snapshot(replace(samples.rich(), selection=None, listed=()))
    assert desk.selected == [DEFAULT]


@pytest.mark.parametrize(
    ("kind", "key", "figure"),
    [
        (BarList, "tickets/porting", figures.of_queue("tickets/porting")),
        (BarList, "email", figures.of_channel(Channel.EMAIL)),
        (Histogram, "late", figures.of_promise("late")),
        (LoadBars, "p3", figures.of_agent("p3")),
    ],
)
def test_a_click_on_a_bar_lists_its_contacts(
    page: LivePage, desk: Desk, kind: type[BarList], key: str, figure: FigureId
) -> None:
    for widget in page.panels.findChildren(kind):
        if any(row.key == key for row in getattr(widget, "_rows", ()) or getattr(widget, "_bins", ())):
            click_spot(widget, key)
    assert [one.figure for one in desk.selected] == [figure]
    assert page.list.is_dimmed()


@pytest.mark.parametrize(("place", "face"), [(0, "day"), (2, "waits"), (3, "hours")])
def test_what_no_figure_lists_cannot_be_clicked(page: LivePage, desk: Desk, place: int, face: str) -> None:
    page.panels.show_face(place, face)
    (chart,) = page.panels._faces[face].widgets
    QTest.mouseMove(chart, chart.rect().center())
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center())
    assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert chart.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert desk.selected == []


def test_a_click_on_a_tile_lists_its_contacts(page: LivePage, desk: Desk) -> None:
    for tile in page.tiles:
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert [one.figure.key for one in desk.selected] == [
        "waiting",
        "longest_wait",
        "service_level",
        "first_response",
        "abandonment",
    ]
    assert desk.selected[1].figure.scope == Scope(channel="phone")


def test_the_old_rows_stay_dimmed_under_their_own_title_until_the_new_ones_come(page: LivePage) -> None:
    before = _rows(page)
    figure = figures.of_queue("tickets/porting")
    page.select(figure)
    page.show_snapshot(samples.later(samples.rich(), 1))
    assert page.list.is_dimmed()
    assert _rows(page) == before
    assert page.list.head().endswith("“Waiting now”")
    page.show_snapshot(_chosen(samples.rich(), figure, 8))
    assert not page.list.is_dimmed()
    assert len(_rows(page)) == 8
    assert page.list.head() == "8 contacts make up “Waiting now, Porting”"


def test_the_cross_of_the_chip_leads_back_to_the_default(page: LivePage, desk: Desk) -> None:
    page.select(figures.of_queue("tickets/porting"))
    assert page.is_filtered
    QTest.mouseClick(page.header.chip, Qt.MouseButton.LeftButton)
    assert desk.selected[-1] == DEFAULT
    assert not page.is_filtered


def test_typing_narrows_once_it_rests(qtbot: QtBot, page: LivePage, desk: Desk) -> None:
    page.focus_filter()
    with qtbot.waitSignal(page.header.text_settled, timeout=2000):
        QTest.keyClicks(page.header.field, "porting")
    assert desk.selected == [Selection(figure=figures.WAITING, text="porting")]


def test_a_narrowed_list_says_so(page: LivePage) -> None:
    page._narrow("porting")
    base = samples.rich()
    few = replace(base, selection=Selection(figure=figures.WAITING, text="porting"), listed=base.listed[:5])
    page.show_snapshot(few)
    assert page.list.head() == "5 of 37 contacts make up “Waiting now”"
    page.show_snapshot(replace(few, listed=()))
    assert not page.list.table.is_blank()


def test_a_click_on_a_row_opens_the_contact(page: LivePage, desk: Desk) -> None:
    table = page.list.table
    at = table.visualRect(table.table.index(2, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.opened == [samples.rich().listed[2].contact.key]
    page.show_story(stories.story(2))
    assert page.contact.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.contact.isVisible()
    assert table.selected() is None


def test_waits_go_on_between_snapshots(page: LivePage) -> None:
    model = page.list.table.table
    index = model.index(0, 4)
    assert model.data(index) == "0:09"
    page.tick(5_000)
    assert model.data(index) == "0:14"
    assert page.tiles[1].accessibleDescription().startswith("2:46")


def test_a_hidden_page_waits_until_it_is_shown(page: LivePage) -> None:
    page.hide()
    page.show_snapshot(_chosen(samples.rich(), figures.WAITING, 3))
    assert len(_rows(page)) == 37
    page.show()
    assert len(_rows(page)) == 3


def test_the_figure_explains_itself(qtbot: QtBot, page: LivePage) -> None:
    page.select(figures.of_queue("tickets/porting"))
    page.show_snapshot(_chosen(samples.rich(), figures.FIRST_RESPONSE, 3))
    page.select(figures.WAITING)
    page.show_snapshot(samples.rich())
    QTest.mouseClick(page.list.rule_button, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert page.list.rule_box.isVisible()
    said = page.list.rule_box.spoken()
    assert "queued and not yet answered" in said
    assert "Europe/Warsaw" in said


def test_switches_show_other_faces(page: LivePage) -> None:
    page.resize(1120, 740)
    words = page.panels.panels[0].switch
    assert words.words() == ("now", "day", "agents")
    words.click("agents")
    loads = page.panels.findChild(LoadBars)
    assert loads is not None
    assert loads.isVisible()
    page.resize(1760, 1020)
    assert loads.isVisible()


def test_rows_of_a_silent_source_are_muted(page: LivePage) -> None:
    page.show_snapshot(samples.lost())
    column = page.list.table.table.columns[4]
    assert column.level is not None
    assert {column.level(one) for one in samples.lost().listed} == {"mute"}


def test_before_anything_is_known_no_zero_is_told(page: LivePage) -> None:
    page.show_snapshot(samples.empty())
    assert page.list.head().startswith("– contacts")
