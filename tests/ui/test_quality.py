"""Quality, self-service and peers: what the rows say, where they lead, and when they are offered."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.ui.pages.live import LivePage
from supervisor_app.ui.pages.live_panels import LivePanels
from supervisor_app.ui.present import quality
from tests.ui import sample_quality, samples
from tests.ui.desk import Desk
from tests.widgets.layout_check import layout_faults
from widgets.figure_list import FigureList, FigureRow
from widgets.palette import DARK, LIGHT

SIZES = [(1120, 740), (1280, 800), (1920, 1080)]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _said(rows: tuple[FigureRow, ...]) -> list[tuple[str, str, str]]:
    return [(row.label, _plain(row.value), _plain(row.note)) for row in rows]


def test_quality_in_words() -> None:
    said = _said(quality.quality_rows(sample_quality.served()))
    assert said[:6] == [
        ("Solved on the first line", "89 %", "367 of 412"),
        ("Solved by the first answer", "71 %", "110 of 155"),
        ("One consultant throughout", "97 %", "100 of 103"),
        ("Same consultant again", "80 %", "32 of 40"),
        ("Solution offered twice", "4", ""),
        ("Without an answer yet", "0", ""),
    ]
    assert ("Response rate", "99 %", "313 of 318 · may still change") in said
    assert ("Rating", "4.4", "of 31") in said


def test_what_is_amiss_is_marked() -> None:
    levels = {row.label: row.level for row in quality.quality_rows(sample_quality.served())}
    assert {label for label, level in levels.items() if level == "warn"} == {
        "Solution offered twice",
        "Call-backs overdue",
    }


def test_no_denominator_no_row() -> None:
    base = sample_quality.served()
    figure = FigureId("first_line", Span.TODAY)
    without = replace(base.readings[figure], value=None, n=0, met=0)
    rows = quality.quality_rows(replace(base, readings=base.readings | {figure: without}))
    assert "Solved on the first line" not in {row.label for row in rows}
    assert quality.quality_rows(samples.empty()) == ()


def test_self_service_by_channel() -> None:
    assert _said(quality.service_rows(sample_quality.served())) == [
        ("Voice menu", "71 %", "of 1 204 · 0:42"),
        ("Chatbot", "64 %", "of 310 · 1:33"),
    ]


def test_peers_and_who_helped_most() -> None:
    said = _said(quality.peer_rows(sample_quality.served()))
    assert said[0] == ("Helped by customers", "95 %", "209 of 220")
    assert said[-2:] == [
        ("Customer 3fa9c1", "31 answers", "455 points · 19 accepted"),
        ("Customer b01c77", "12 answers", "115 points · 3 accepted"),
    ]
    assert quality.peer_rows(samples.rich()) == ()


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("first_line", FigureId("first_line", Span.TODAY)),
        ("callbacks_owed|now", FigureId("callbacks_owed", Span.NOW)),
        ("containment|channel=ivr", FigureId("containment", Span.TODAY, Scope(channel="ivr"))),
        ("peer_answered|helper=3fa9", FigureId("peer_answered", Span.TODAY, Scope(helper="3fa9"))),
    ],
)
def test_a_row_leads_to_its_figure(key: str, figure: FigureId) -> None:
    assert quality.row_figure(key) == figure


def test_every_row_leads_to_a_figure_that_was_measured_or_told() -> None:
    snapshot = sample_quality.served()
    for row in (*quality.quality_rows(snapshot), *quality.service_rows(snapshot)):
        assert quality.row_figure(row.key) in snapshot.readings


def _page(qtbot: QtBot, desk: Desk, size: tuple[int, int]) -> LivePage:
    page = LivePage(DARK, desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.show_snapshot(sample_quality.served())
    QApplication.processEvents()
    return page


def _place_of(panels: LivePanels, key: str) -> int:
    return next(place for place, keys in enumerate(panels._parts) if key in keys)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", ["quality", "service", "peers"])
def test_the_faces_fit(qtbot: QtBot, desk: Desk, size: tuple[int, int], key: str) -> None:
    page = _page(qtbot, desk, size)
    page.panels.show_face(_place_of(page.panels, key), key)
    for palette in (DARK, LIGHT):
        page.show_palette(palette)
        QApplication.processEvents()
        assert layout_faults(page) == []


def test_a_click_on_a_row_lists_its_contacts(qtbot: QtBot, desk: Desk) -> None:
    page = _page(qtbot, desk, SIZES[-1])
    place = _place_of(page.panels, "quality")
    page.panels.panels[place].switch.click("quality")
    rows = page.panels.panels[place].findChild(FigureList)
    assert rows is not None
    rows.grab()
    with qtbot.waitSignal(page.panels.figure_chosen) as caught:
        QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPointF(40, 10).toPoint())
    assert caught.args == [FigureId("first_line", Span.TODAY)]


def test_faces_without_anything_to_show_are_not_offered(qtbot: QtBot, desk: Desk) -> None:
    page = _page(qtbot, desk, SIZES[-1])

    def words() -> set[str]:
        return {word for panel in page.panels.panels for word in panel.switch.words()}

    assert {"self-service", "peers"} <= words()
    page.show_snapshot(samples.rich())
    assert not {"self-service", "peers"} & words()


def test_words_that_do_not_fit_fold_into_a_menu(qtbot: QtBot, desk: Desk) -> None:
    page = _page(qtbot, desk, SIZES[0])
    panel = page.panels.panels[_place_of(page.panels, "service")]
    assert panel.switch.is_folded
    assert panel.switch.width() < panel.width() / 2
    menu = panel.switch.findChild(QMenu)
    assert menu is not None
    next(one for one in menu.actions() if one.text() == "self-service").trigger()
    rows = panel.findChild(FigureList)
    assert rows is not None
    assert rows.isVisible()
    page.resize(*SIZES[-1])
    QApplication.processEvents()
    assert not any(one.switch.is_folded for one in page.panels.panels)
