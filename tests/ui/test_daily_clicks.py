"""The Daily summary by real clicks: where its numbers lead."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.asking import ContactsCame
from supervisor_app.domain.channels import Hue
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.time import HOUR_MS
from supervisor_app.ui.pages.daily import DailyPage
from tests.reports.sample_day import DAY, RICH
from tests.ui import samples, stories
from tests.ui.daily import MORNING, shown
from tests.ui.desk import Desk, click_spot
from tests.ui.window import texts_of

LISTED = tuple(samples.listed(number) for number in range(37))


def behind(desk: Desk, page: DailyPage) -> tuple[str, Scope]:
    """What was asked for by the last click, which must have opened its list."""
    assert page.behind.isVisible()
    asked = desk.contacts[-1]
    page.behind.back.click()
    assert not page.behind.isVisible()
    return asked.figure.key, asked.figure.scope


def test_every_tile_leads_to_its_contacts(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk)
    for tile, told in zip(page.overview.tiles.tiles, RICH.headline, strict=True):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
        assert behind(desk, page) == (told.reading.id.key, told.reading.id.scope)


def _channel(page: DailyPage) -> None:
    click_spot(page.overview.channels, ("phone", "on_time"))


def _agent(page: DailyPage) -> None:
    page.overview.tables.switch.click("agents")
    click_spot(page.overview.agents, ("desk/000", "handling"))


def _quality(page: DailyPage) -> None:
    page.overview.asked.switch.click("quality")
    click_spot(page.overview.quality, ("1", "value"))


def _topic(page: DailyPage) -> None:
    click_spot(page.overview.topics, "1")


def _remark(page: DailyPage) -> None:
    click_spot(page.overview.story, "1")


Click = Callable[[DailyPage], None]


@pytest.mark.parametrize(
    ("click", "figure", "scope"),
    [
        (_channel, "service_level", Scope(channel="phone")),
        (_agent, "handling", Scope(agent="desk/000")),
        (_quality, "response_rate", Scope()),
        (_topic, "volume", Scope(topic="Tariffs and packages")),
        (_remark, "service_level", Scope(channel="phone", part="missed")),
    ],
)
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=str)
def test_numbers_lead_to_their_contacts(
    qtbot: QtBot, desk: Desk, size: tuple[int, int], click: Click, figure: str, scope: Scope
) -> None:
    _, page = shown(qtbot, desk, size=size)
    click(page)
    assert behind(desk, page) == (figure, scope)


def test_a_part_of_an_hours_bar_leads_to_the_contacts_of_its_colour(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk)
    start = DAY.start + 12 * HOUR_MS
    click_spot(page.overview.hours, ("voice", start))
    asked = desk.contacts[-1]
    assert (asked.figure.scope.hour, asked.hue) == ("12", Hue.VOICE)


def test_a_field_of_a_heat_map_leads_to_the_hours_it_is_the_mean_of(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk, size=(1920, 1080))
    click_spot(page.overview.heats["monthday"], ("10", 11))
    asked = desk.contacts[-1]
    assert len(asked.windows) == 3
    assert {window.length_ms for window in asked.windows} == {HOUR_MS}
    page.behind.back.click()
    page.overview.rhythm.switch.click("weekday")
    click_spot(page.overview.heats["weekday"], ("Fri", 11))
    assert len(desk.contacts[-1].windows) == 13


def test_the_list_says_rule_number_and_window_and_is_as_long(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = shown(qtbot, desk)
    QTest.mouseClick(page.overview.tiles.tiles[1], Qt.MouseButton.LeftButton)
    assert "Reading the contacts …" in texts_of(window, monkeypatch)
    told, listed = RICH.headline[1], LISTED
    window.show_answer(ContactsCame(asked=replace(desk.contacts[-1], zone="UTC"), listed=listed[:3]))
    assert not page.behind.list.has_rows  # of another question
    window.show_answer(ContactsCame(asked=desk.contacts[-1], listed=listed, at=MORNING))
    assert page.behind.list.head() == "37 contacts make up “Service level, phone”"
    assert page.behind.list.table.table.rowCount() == 37
    said = page.behind.list.rule_box.spoken()
    assert told.reading.rule in said
    assert "81.1\N{NO-BREAK SPACE}%" in said
    assert "Friday 20 Nov 2026 00:00 to Saturday 21 Nov 2026 00:00, Europe/Warsaw" in said


def test_very_many_contacts_are_all_listed_without_stopping_the_window(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk)
    click_spot(page.overview.topics, "0")
    many = tuple(samples.listed(number) for number in range(9_500))
    window.show_answer(ContactsCame(asked=desk.contacts[-1], listed=many, at=MORNING))
    table = page.behind.list.table.table
    assert page.behind.list.head().startswith("9\N{NARROW NO-BREAK SPACE}500 contacts")
    assert table.rowCount() == 4_000
    qtbot.waitUntil(lambda: table.rowCount() == 9_500)
    assert [table.key(table.row_at(place)) for place in (0, 9_499)] == [
        many[0].contact.key,
        many[-1].contact.key,
    ]
    page.behind.back.click()
    click_spot(page.overview.topics, "1")
    window.show_answer(ContactsCame(asked=desk.contacts[-1], listed=many, at=MORNING))
    page.behind.back.click()
    click_spot(page.overview.topics, "2")
    window.show_answer(ContactsCame(asked=desk.contacts[-1], listed=LISTED, at=MORNING))
    QApplication.processEvents()
    assert table.rowCount() == 37


def test_contacts_that_cannot_be_read_are_said(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = shown(qtbot, desk)
    click_spot(page.overview.topics, "0")
    window.show_answer(ContactsCame(asked=desk.contacts[-1], failure="The store is locked"))
    assert not page.behind.list.has_rows
    assert "The store is locked" in page.behind.list.table._empty_text


def test_what_no_single_contact_carries_says_what_it_is_made_of(qtbot: QtBot, desk: Desk) -> None:
    """Occupancy is made of intervals: the list is empty, and says where they are listed."""
    window, page = shown(qtbot, desk)
    page.overview.tables.switch.click("agents")
    click_spot(page.overview.agents, ("desk/000", "occupancy"))
    reading = RICH.agents[0].occupancy
    assert reading is not None
    window.show_answer(ContactsCame(asked=desk.contacts[-1], reading=reading.reading, at=MORNING))
    assert f"lists the {reading.reading.n} intervals" in page.behind.list.table._empty_text


def test_a_contact_opens_beside_its_list_and_escape_goes_back_step_by_step(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk)
    click_spot(page.overview.topics, "0")
    window.show_answer(ContactsCame(asked=desk.contacts[-1], listed=LISTED[:5], at=MORNING))
    table = page.behind.list.table
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.table.index(1, 0)).center()
    )
    assert desk.opened == [table.selected()]
    window.show_story(stories.story())
    assert page.behind.contact.isVisible()
    QTest.keyClick(page.behind, Qt.Key.Key_Escape)
    assert not page.behind.contact.isVisible()
    assert page.behind.isVisible()
    QTest.keyClick(page.behind, Qt.Key.Key_Escape)
    assert page.overview.isVisible()
