"""Sources: every one with its state and age, and what is odd with its contacts."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.snapshot import FigureId, HealthState, QualityLine, Snapshot
from supervisor_app.ui.pages.source_cards import SourceCard
from supervisor_app.ui.pages.sources import SourcesPage
from supervisor_app.ui.present import sources
from supervisor_app.ui.present.moment import moment_of
from tests.ui import samples
from widgets.facts import Facts
from widgets.keyed_table import KeyedTable
from widgets.palette import DARK

ODD = FigureId("quality:answered_before")


def shown(qtbot: QtBot, snapshot: Snapshot) -> SourcesPage:
    """The page in sight, with this snapshot."""
    page = SourcesPage(DARK)
    qtbot.addWidget(page)
    page.resize(1100, 720)
    page.show()
    page.show_snapshot(snapshot)
    QApplication.processEvents()
    return page


def cards(page: SourcesPage) -> dict[str, str]:
    """What each card in sight says, by its title."""
    QApplication.processEvents()
    return {
        card.accessibleName(): card.findChildren(Facts)[0].accessibleDescription()
        for card in page.findChildren(SourceCard)
        if card.isVisible()
    }


def odd_table(page: SourcesPage) -> KeyedTable[QualityLine]:
    """The table of what is odd."""
    return page.findChildren(KeyedTable)[0]


def test_every_source_has_a_card(qtbot: QtBot) -> None:
    told = cards(shown(qtbot, samples.rich()))
    assert list(told) == ["Exchange", "Tickets", "Social"]
    assert "State: up to date" in told["Tickets"]
    assert "Last poll: 112 changes in 38\N{NO-BREAK SPACE}ms" in told["Tickets"]
    assert "State: late" in told["Social"]
    assert "HTTP 429: asked too often" in told["Social"]
    assert "Next try: in 40\N{NO-BREAK SPACE}s" in told["Social"]
    assert "Put aside: 2 records" in told["Social"]


def test_ages_grow_between_snapshots(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    page.tick(8_000)
    assert "Last answer: 10\N{NO-BREAK SPACE}s ago" in cards(page)["Tickets"]


def test_a_back_fill_tells_how_far_it_has_come(qtbot: QtBot) -> None:
    told = cards(shown(qtbot, samples.empty()))
    assert "History: reading history, 40\N{NO-BREAK SPACE}%" in told["Tickets"]
    assert "Last answer: never" in told["Exchange"]


def test_a_clock_far_off_is_an_alarm() -> None:
    snapshot = samples.rich()
    far = replace(snapshot.health[0], skew_ms=-90_000)
    facts = {fact.key: fact for fact in sources.facts(far, snapshot, moment_of(snapshot))}
    assert (facts["skew"].value, facts["skew"].level) == ("1\u00a0min behind", "warn")


def test_sources_come_and_go(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    page.show_snapshot(samples.empty())
    assert list(cards(page)) == ["Exchange", "Tickets"]
    page.show_snapshot(samples.rich())
    assert list(cards(page)) == ["Exchange", "Tickets", "Social"]


def test_what_is_odd_leads_to_its_contacts(qtbot: QtBot) -> None:
    line = QualityLine(key="answered_before", title="Answered before it came", count=2, figure=ODD)
    page = shown(qtbot, replace(samples.rich(), quality=(line,)))
    table = odd_table(page)
    at = table.visualRect(table.table.index(0, 1)).center()
    with qtbot.waitSignal(page.contacts_wanted) as caught:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [ODD]


def test_what_is_odd_and_has_no_contacts_leads_nowhere(qtbot: QtBot) -> None:
    page = shown(qtbot, samples.rich())
    odd_table(page).select("answered_before")
    with qtbot.assertNotEmitted(page.contacts_wanted):
        QTest.keyClick(odd_table(page), Qt.Key.Key_Return)


def test_nothing_odd_is_said(qtbot: QtBot) -> None:
    clean = QualityLine(key="phantom", title="Phantom contacts", count=0)
    page = shown(qtbot, replace(samples.rich(), quality=(clean,)))
    assert odd_table(page).table.rowCount() == 0
    assert odd_table(page)._empty_text == "Nothing odd was found in the data."


def test_records_put_aside_are_listed(qtbot: QtBot) -> None:
    table = shown(qtbot, samples.rich()).findChildren(KeyedTable)[1]
    cells = [str(table.table.index(0, place).data()) for place in range(4)]
    assert cells == ["11:00", "Social", "m-7", "answered before it came"]


def test_the_worst_source_sets_the_level() -> None:
    moment = moment_of(samples.lost())
    assert sources.worst_level(samples.lost(), moment) == "crit"
    assert sources.troubled(samples.lost(), moment) == 2
    assert sources.worst_level(samples.empty(), moment_of(samples.empty())) == "none"


def test_a_source_never_reached_says_so() -> None:
    snapshot = samples.lost()
    never = replace(snapshot.health[0], state=HealthState.LOST, last_ok=None)
    snapshot = replace(snapshot, health=(never,))
    (status,) = sources.statuses(snapshot, moment_of(snapshot))
    assert (status.text.split(", ")[0], status.level, status.shape) == (
        "Exchange never reached",
        "crit",
        "triangle",
    )
