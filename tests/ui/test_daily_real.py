"""The Daily summary over a real store: the words of the reports, lists as long as its numbers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app import text
from supervisor_app.domain.asking import ContactsAsked, SummaryAsked
from supervisor_app.domain.contacts import Outcome
from supervisor_app.reports.cells import numeric
from supervisor_app.reports.page import page_of
from supervisor_app.reports.sheets import Sheet
from supervisor_app.reports.tables import tables_of
from supervisor_app.services.past import Past
from supervisor_app.ui.bridge import Bridge
from supervisor_app.ui.main_window import MainWindow
from supervisor_app.ui.pages.daily import DailyPage
from supervisor_app.ui.present import daily_charts, daily_tables
from supervisor_app.ui.present.daily_tiles import head_tiles
from tests.services.summing import FRAME, WARSAW, Summed, at, call, mail
from tests.ui import samples
from tests.ui.desk import Desk, click_spot
from tests.ui.window import opened
from widgets.figure_table import FigureTable

LIMIT_MS = 20_000
NOW = at("2026-11-14T07:00")


class PastDesk(Desk):
    """A desk whose past is that of a store."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.bridge = Bridge()
        self.past = Past(path, FRAME, self.bridge.post_answer)

    def ask_summary(self, asked: SummaryAsked) -> None:
        """Ask the store."""
        super().ask_summary(asked)
        self.past.ask_summary(asked)

    def ask_contacts(self, asked: ContactsAsked) -> None:
        """Ask the store."""
        super().ask_contacts(asked)
        self.past.ask_contacts(asked)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Summed]:
    """Three weeks: a call an hour, mails, and on the last day more of both, some lost and some late."""
    summed = Summed(tmp_path)
    contacts = [call("first", at("2026-10-23T00:10"))]
    for day in (*range(23, 32), *range(1, 14)):
        month = 10 if day > 20 else 11
        date = f"2026-{month}-{day:02}"
        contacts += [
            call(f"{date}-{hour}", at(f"{date}T{hour:02}:10"), wait_s=hour, topic="Payments")
            for hour in range(8, 18)
        ]
        contacts += [mail(day * 100 + n, at(f"{date}T10:2{n}"), 20, topic="Roaming") for n in range(3)]
    lost: dict[str, Any] = {
        "outcome": Outcome.ABANDONED,
        "answered": None,
        "talk_ms": None,
        "owner": "",
        "agents": (),
    }
    contacts += [call(f"lost{n}", at(f"2026-11-13T12:1{n}"), wait_s=40, **lost) for n in range(4)]
    contacts += [mail(9000 + n, at(f"2026-11-13T13:0{n}"), 55, queue="porting", topic="") for n in range(6)]
    contacts += [mail(9100, at("2026-11-13T15:00"), None)]
    summed.keep(contacts, NOW)
    yield summed
    summed.close()


@pytest.fixture
def past_desk(kept: Summed) -> Iterator[PastDesk]:
    """Somebody who answers from it."""
    desk = PastDesk(kept.path)
    yield desk
    desk.bridge.close()
    desk.past.close(20)


def shown(qtbot: QtBot, desk: PastDesk) -> tuple[MainWindow, DailyPage]:
    """The page with yesterday, whole."""
    snapshot = replace(samples.rich(), at=NOW, wall_at=NOW, zone=WARSAW)
    window = opened(qtbot, desk, snapshot, size=(1920, 1080))
    desk.bridge.answer_ready.connect(window.show_answer)
    window.show_page("daily")
    page = window.findChildren(DailyPage)[0]
    qtbot.waitUntil(lambda: page._came is not None and page._came.whole, timeout=LIMIT_MS)
    QApplication.processEvents()
    return window, page


def words(sheet: Sheet | None) -> list[list[str]]:
    """The texts of a printed table."""
    assert sheet is not None
    return [[cell.text for cell in row] for row in sheet.rows]


def cells(table: FigureTable) -> list[list[str]]:
    """The texts of a table of the page."""
    return [[row.label, *(cell.text for cell in row.cells)] for row in table._table.rows]


def test_page_and_reports_say_the_same(qtbot: QtBot, past_desk: PastDesk) -> None:
    _, page = shown(qtbot, past_desk)
    summary = page.summary
    assert summary is not None
    tables = {table.key: table for table in tables_of(summary)}
    printed = page_of(tables, lambda word: word)
    assert cells(page.overview.channels) == words(printed.channels)
    assert cells(page.overview.agents) == words(printed.agents)
    quality = daily_tables.quality_state(summary)
    shown_values = [row.cells[0].text for row in quality.rows]
    assert shown_values == [row[1] for row in words(printed.quality)]
    cards = {(card.value, card.unit) for card in printed.headline}
    assert {(tile.state.value, tile.state.unit) for tile in head_tiles(summary)} <= cards
    assert len(head_tiles(summary)) == 6
    for row, topic in zip(daily_charts.topic_rows(summary), tables["topics"].records(), strict=True):
        number = text.figure_value(numeric(topic["contacts"]), "contacts")
        assert (row.label, row.value, row.mark) == (topic["name"], topic["contacts"], topic["other"])
        assert row.text.startswith(number)
    state = daily_charts.hours_state(summary)
    for place, hour in enumerate(tables["hours"].records()):
        assert sum(series.values[place] or 0 for series in state.series) == hour["contacts"]
        assert state.marks[place] == hour["other"]


def test_every_number_opens_as_many_contacts_as_it_counts(qtbot: QtBot, past_desk: PastDesk) -> None:
    _, page = shown(qtbot, past_desk)
    overview, summary = page.overview, page.summary
    assert summary is not None

    def listed() -> int:
        asked = past_desk.contacts[-1]
        behind = page.behind

        def came() -> bool:
            return behind._behind is not None and behind._behind.asked == asked and not behind._note.text()

        qtbot.waitUntil(came, timeout=LIMIT_MS)
        behind.back.click()
        return behind.list.table.table.rowCount()

    for place, told in enumerate(tile.told for tile in head_tiles(summary)):
        overview.tiles.chosen.emit(place)
        assert listed() == told.reading.n, told.title
    for row in summary.channels:
        click_spot(overview.channels, (row.channel.value, "contacts"))
        assert listed() == row.contacts.reading.n
    click_spot(overview.channels, ("phone", "abandoned"))
    assert listed() == 14
    for place, topic in enumerate(summary.topics):
        overview.topics.row_clicked.emit(str(place))
        assert listed() == topic.contacts.reading.n, topic.topic
    hour = summary.hours[13]
    for hue, number in hour.by_hue.items():
        click_spot(overview.hours, (hue.value, hour.start))
        assert listed() == number
    click_spot(overview.heats["weekday"], ("Fri", 12))
    assert listed() == 8  # a call on each of four Fridays, and four that were lost
    for place, remark in enumerate(summary.remarks):
        if remark.figure is not None:
            click_spot(overview.story, str(place))
            assert listed() > 0, remark.lead
    overview.tables.show_face("agents")
    for agent in summary.agents:
        for key, told in (("solved", agent.solved), ("handling", agent.handling)):
            if told.reading.n:
                click_spot(overview.agents, (agent.key, key))
                assert listed() == told.reading.n
