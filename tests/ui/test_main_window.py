"""The window: pages by key and click, ages that grow, nothing drawn where nobody looks."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.main_window import MainWindow
from supervisor_app.ui.pages.agents import AgentsPage
from supervisor_app.ui.pages.daily import DailyPage
from supervisor_app.ui.pages.live import LivePage
from supervisor_app.ui.pages.sources import SourcesPage
from supervisor_app.ui.pages.wallboard import Wallboard
from tests.ui import samples, stories
from tests.ui.desk import Desk, click_spot
from tests.ui.window import Clock, opened, texts_of
from tests.widgets.layout_check import layout_faults
from widgets.nav_list import NavList
from widgets.palette import DARK, LIGHT, Palette, apply_palette
from widgets.segment_bar import SegmentBar
from widgets.status_strip import StatusStrip

PAGES = {
    "live": LivePage,
    "agents": AgentsPage,
    "daily": DailyPage,
    "sources": SourcesPage,
    "wallboard": Wallboard,
}
STATES: dict[str, Callable[[], Snapshot]] = {
    "rich": samples.rich,
    "empty": samples.empty,
    "hostile": samples.hostile,
    "huge": samples.huge,
    "lost": samples.lost,
}
_OF_HOSTILE_TEXT = ("needs", "elided", "is cut to", "higher than its label")


def page_in_sight(window: MainWindow) -> type:
    """What kind of page is shown."""
    kinds = tuple(PAGES.values())
    return next(
        type(one) for one in window.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()
    )


def press(window: MainWindow, key: Qt.Key, ctrl: bool = False) -> None:
    """Press a key in the window."""
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, key, held)
    QApplication.processEvents()


def strip_text(window: MainWindow) -> str:
    """What the line of sources says, numbers and units apart by plain blanks."""
    said = window.findChildren(StatusStrip)[0].accessibleDescription()
    return said.replace("\N{NO-BREAK SPACE}", " ")


def test_before_the_first_snapshot_it_says_so(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, desk)
    assert "Starting …" in texts_of(window, monkeypatch)
    assert not window.findChildren(LivePage)
    window.show_snapshot(samples.rich())
    assert "Starting …" not in texts_of(window, monkeypatch)
    assert page_in_sight(window) is LivePage


def test_pages_by_click(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    nav = window.findChildren(NavList)[0]
    for key in ("agents", "daily", "sources", "live"):
        click_spot(nav, key)
        assert page_in_sight(window) is PAGES[key]


def test_pages_by_key(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    for key, kind in (
        (Qt.Key.Key_2, AgentsPage),
        (Qt.Key.Key_3, SourcesPage),
        (Qt.Key.Key_4, DailyPage),
        (Qt.Key.Key_1, LivePage),
    ):
        press(window, key, ctrl=True)
        assert page_in_sight(window) is kind


def test_a_source_in_the_line_below_leads_to_the_sources(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    click_spot(window.findChildren(StatusStrip)[0], "social")
    assert page_in_sight(window) is SourcesPage


def test_a_page_asked_for_before_the_first_snapshot_opens_with_it(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk)
    window.show_page("sources")
    window.show_snapshot(samples.rich())
    assert page_in_sight(window) is SourcesPage


def test_the_wallboard_fills_the_screen_and_escape_leaves_it(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    press(window, Qt.Key.Key_2, ctrl=True)
    press(window, Qt.Key.Key_F11)
    assert page_in_sight(window) is Wallboard
    assert window.isFullScreen()
    assert not window.findChildren(NavList)[0].isVisible()
    press(window, Qt.Key.Key_Escape)
    assert page_in_sight(window) is AgentsPage
    assert not window.isFullScreen()
    assert window.findChildren(NavList)[0].isVisible()
    press(window, Qt.Key.Key_F11)
    press(window, Qt.Key.Key_F11)
    assert page_in_sight(window) is AgentsPage


def test_f5_asks_every_source_and_ctrl_f_goes_to_the_filter(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    press(window, Qt.Key.Key_F5)
    assert desk.refreshed == 1
    press(window, Qt.Key.Key_2, ctrl=True)
    press(window, Qt.Key.Key_F, ctrl=True)
    assert page_in_sight(window) is LivePage
    assert window.findChildren(LivePage)[0].header.field.hasFocus()


def test_ctrl_q_closes(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    press(window, Qt.Key.Key_Q, ctrl=True)
    assert not window.isVisible()


def test_the_theme_changes_by_key_and_by_button(qtbot: QtBot, desk: Desk, qapp: QApplication) -> None:
    told: list[str] = []
    window = opened(qtbot, desk, samples.rich(), theme_changed=told.append)
    try:
        press(window, Qt.Key.Key_T, ctrl=True)
        button = next(b for b in window.findChildren(QPushButton) if b.text() == "Dark theme")
        assert qapp.palette().window().color().name() == LIGHT.bg
        button.click()
        assert told == ["light", "dark"]
        assert qapp.palette().window().color().name() == DARK.bg
    finally:
        apply_palette(qapp, DARK)


def test_ages_grow_without_a_new_snapshot(qtbot: QtBot, desk: Desk) -> None:
    clock = Clock()
    window = opened(qtbot, desk, samples.rich(), clock=clock)
    assert "Exchange 2 s ago" in strip_text(window)
    clock.ms += 7_000
    window.tick()
    assert "Exchange 9 s ago" in strip_text(window)
    assert "next try in 33 s" in strip_text(window)


def test_silence_makes_every_source_late(qtbot: QtBot, desk: Desk) -> None:
    clock = Clock()
    window = opened(qtbot, desk, samples.rich(), clock=clock)
    clock.ms += 120_000
    window.tick()
    assert "Exchange 2 min old" in strip_text(window)
    assert "Tickets 2 min old" in strip_text(window)


def test_time_passes_by_itself_only_while_somebody_looks(qtbot: QtBot, desk: Desk) -> None:
    clock = Clock()
    window = opened(qtbot, desk, samples.rich(), clock=clock)
    clock.ms += 3_000
    qtbot.waitUntil(lambda: "Exchange 5 s ago" in strip_text(window), timeout=3_000)
    window.hide()
    assert not window._timer.isActive()
    window.show()
    assert window._timer.isActive()
    window.showMinimized()
    assert not window._timer.isActive()


def test_a_hidden_window_draws_nothing_and_catches_up(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, desk, samples.rich())
    window.hide()
    drawn: list[Snapshot] = []
    monkeypatch.setattr(LivePage, "show_snapshot", lambda _page, snapshot: drawn.append(snapshot))
    for seconds in range(5):
        window.show_snapshot(samples.later(samples.rich(), seconds))
    assert drawn == []
    window.show()
    assert [snapshot.at for snapshot in drawn] == [samples.NOON + 4_000]


def test_a_page_out_of_sight_draws_nothing_and_catches_up(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, desk, samples.rich())
    window.show_page("agents")
    window.show_page("live")
    drawn: list[Snapshot] = []
    monkeypatch.setattr(AgentsPage, "show_snapshot", lambda _page, snapshot: drawn.append(snapshot))
    for seconds in range(5):
        window.show_snapshot(samples.later(samples.rich(), seconds))
    assert drawn == []
    window.show_page("agents")
    assert [snapshot.at for snapshot in drawn] == [samples.NOON + 4_000]
    window.show_page("live")
    window.show_page("agents")
    assert len(drawn) == 1


def test_a_notice_is_plain_text_and_stays_until_dismissed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, desk)
    sentence = "The store <img src='/dev/zero'> cannot be opened."
    window.show_notice(sentence)
    assert sentence in texts_of(window, monkeypatch)
    window.show_snapshot(samples.rich())
    assert sentence in texts_of(window, monkeypatch)
    next(b for b in window.findChildren(QPushButton) if b.text() == "Dismiss").click()
    assert sentence not in texts_of(window, monkeypatch)


def test_a_simulated_desk_says_so(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(qtbot, desk, samples.rich())
    for page in ("live", "wallboard"):
        window.show_page(page)
        assert "simulated" in texts_of(window, monkeypatch)


def test_a_story_opens_on_the_live_page(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    window.show_story(stories.story())
    assert window.findChildren(LivePage)[0].contact.isVisible()


def test_a_persons_contacts_are_listed_on_the_live_page(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, samples.rich())
    window.show_page("agents")
    page = window.findChildren(AgentsPage)[0]
    page.contacts_wanted.emit(samples.WAITING)
    assert page_in_sight(window) is LivePage
    assert desk.selected[-1].figure == samples.WAITING


def test_people_in_a_state_are_listed_on_the_agents_page_as_many_as_were_clicked(
    qtbot: QtBot, desk: Desk
) -> None:
    window = opened(qtbot, desk, samples.rich(), size=(1920, 1080))
    strip = window.findChildren(LivePage)[0].panels.findChildren(SegmentBar)[0]
    click_spot(strip, "break")
    assert page_in_sight(window) is AgentsPage
    table = window.findChildren(AgentsPage)[0]._table.table
    assert table.rowCount() == samples.rich().presence_counts[PresenceState.BREAK]
    assert desk.selected == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=str)
@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_the_window_is_whole(
    qtbot: QtBot, desk: Desk, qapp: QApplication, palette: Palette, size: tuple[int, int], page: str
) -> None:
    window = opened(qtbot, desk, palette=palette, size=size)
    window.show_page(page)
    for name, state in STATES.items():
        window.show_snapshot(state())
        QApplication.processEvents()
        faults = layout_faults(window)
        if name == "hostile":
            faults = [fault for fault in faults if not any(word in fault for word in _OF_HOSTILE_TEXT)]
        assert faults == [], name
        assert (window.width(), window.height()) == size


@pytest.mark.parametrize("page", PAGES)
def test_a_hundred_snapshots_leave_nothing_behind(qtbot: QtBot, desk: Desk, page: str) -> None:
    window = opened(qtbot, desk)
    window.show_page(page)
    snapshot = samples.rich()
    for seconds in range(3):
        window.show_snapshot(samples.later(snapshot, seconds))
    before = len(window.findChildren(QObject))
    for seconds in range(3, 103):
        window.show_snapshot(samples.later(snapshot, seconds))
        window.tick()
    QApplication.processEvents()
    assert len(window.findChildren(QObject)) == before


def test_the_window_is_there_before_the_charts() -> None:
    code = "import sys, supervisor_app.ui.main_window; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0
