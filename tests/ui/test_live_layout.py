"""The Live page stays whole in every size, colour and state, and costs what changed."""

import time
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.pages.live import LivePage
from tests.ui import samples, stories
from tests.ui.desk import Desk
from tests.widgets.layout_check import layout_faults
from widgets.palette import DARK, LIGHT, Palette

SIZES = [(1120, 740), (1280, 800), (1760, 1020), (1920, 1080)]
STATES: list[Callable[[], Snapshot]] = [samples.rich, samples.empty, samples.huge, samples.lost]
_OF_HOSTILE_TEXT = ("needs", "elided", "is cut to", "higher than its label")
"""What must be said of texts that fit nowhere; anything else is a fault of ours."""


def _page(qtbot: QtBot, desk: Desk, palette: Palette, size: tuple[int, int], snapshot: Snapshot) -> LivePage:
    page = LivePage(palette, desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.show_snapshot(snapshot)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_empty_or_in_the_way(
    qtbot: QtBot, desk: Desk, state: Callable[[], Snapshot], palette: Palette, size: tuple[int, int]
) -> None:
    page = _page(qtbot, desk, palette, size, state())
    assert layout_faults(page) == []
    assert (page.width(), page.height()) == size


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nor_with_a_contact_open(qtbot: QtBot, desk: Desk, size: tuple[int, int]) -> None:
    page = _page(qtbot, desk, DARK, size, samples.rich())
    page.show_story(stories.story())
    QApplication.processEvents()
    assert layout_faults(page) == []
    assert (page.width(), page.height()) == size


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_hostile_text_moves_nothing(qtbot: QtBot, desk: Desk, size: tuple[int, int]) -> None:
    page = _page(qtbot, desk, DARK, size, samples.hostile())
    page.show_story(stories.hostile_story())
    QApplication.processEvents()
    ours = [fault for fault in layout_faults(page) if not any(word in fault for word in _OF_HOSTILE_TEXT)]
    assert ours == []
    assert (page.width(), page.height()) == size


@pytest.mark.parametrize("faces", [("day", "waits", "hours"), ("now", "promise", "agents")])
def test_every_face_fits(qtbot: QtBot, desk: Desk, faces: tuple[str, ...]) -> None:
    page = _page(qtbot, desk, LIGHT, SIZES[0], samples.rich())
    for place, key in enumerate(faces):
        page.panels.show_face(place, key)
    QApplication.processEvents()
    assert layout_faults(page) == []


def test_widgets_do_not_grow_in_number(qtbot: QtBot, desk: Desk) -> None:
    page = _page(qtbot, desk, DARK, SIZES[0], samples.rich())
    before = len(page.findChildren(QWidget))
    for second in range(100):
        page.show_snapshot(samples.later(samples.rich(), second))
    assert len(page.findChildren(QWidget)) == before


def test_a_refresh_costs_what_changed(qtbot: QtBot, desk: Desk) -> None:
    snapshot = samples.huge()
    page = _page(qtbot, desk, DARK, SIZES[2], snapshot)
    costs = []
    for turn in range(5):
        rows = list(snapshot.listed)
        for place in range(turn, len(rows), 100):
            rows[place] = replace(rows[place], owner_name=f"Ola {turn}")
        snapshot = replace(samples.later(snapshot, 1), listed=tuple(rows))
        begun = time.perf_counter()
        page.show_snapshot(snapshot)
        costs.append(time.perf_counter() - begun)
    assert min(costs) < 0.05
