"""The wallboard: large, of the moment, and without a word about any customer."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.pages.wallboard import Wallboard
from supervisor_app.ui.present import wall
from supervisor_app.ui.present.moment import moment_of
from tests.ui import samples
from tests.ui.window import texts_of
from tests.widgets.layout_check import layout_faults
from widgets.palette import DARK

PLANTED = "Planted"


def shown(qtbot: QtBot, snapshot: Snapshot, size: tuple[int, int] = (1920, 1080)) -> Wallboard:
    """The wallboard in sight, with this snapshot."""
    board = Wallboard(DARK)
    qtbot.addWidget(board)
    board.resize(*size)
    board.show()
    board.show_snapshot(snapshot)
    QApplication.processEvents()
    return board


def planted() -> Snapshot:
    """A day in which everything about customers carries a mark."""
    base = samples.rich()
    rows = tuple(
        replace(
            one,
            subject=f"{PLANTED} subject",
            customer_hint=f"{PLANTED} hint",
            contact=replace(
                one.contact,
                id=f"{PLANTED} {place}",
                customer=f"{PLANTED} customer",
                topic=f"{PLANTED} topic",
                region=f"{PLANTED} region",
                link=f"https://desk.example/{PLANTED}",
            ),
        )
        for place, one in enumerate(base.listed)
    )
    selection = replace(base.selection, text=f"{PLANTED} number") if base.selection else None
    troubled = tuple(replace(one, message=f"{PLANTED} is not allowed") for one in base.health)
    return replace(base, listed=rows, selection=selection, health=troubled)


def test_it_names_no_customer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told = texts_of(shown(qtbot, planted()), monkeypatch)
    assert "Waiting now" in told
    assert "37" in told
    assert PLANTED not in told


def test_the_head_tells_every_sources_age_and_the_desks_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = shown(qtbot, samples.rich())
    told = texts_of(board, monkeypatch)
    for words in ("Exchange 2\u00a0s ago", "Tickets 2\u00a0s ago", "Social 3\u00a0min old", "12:00"):
        assert words in told
    board.tick(61_000)
    assert "12:01" in texts_of(board, monkeypatch)


def test_figures_of_a_past_stretch_name_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told = texts_of(shown(qtbot, samples.rich()), monkeypatch)
    for title in (
        "Queue length today",
        "Wait today, live channels",
        "Contacts per half-hour today",
        "Service level today",
    ):
        assert title in told
    assert "last 30 min" in told


def test_what_a_lost_source_told_is_grey_with_its_age_and_the_rest_is_not() -> None:
    snapshot = samples.lost()
    moment = moment_of(snapshot)
    rows = {row.key: row for row in wall.grid_rows(snapshot, moment, 9)}
    assert rows["phone"].level == "none"
    assert rows["email"].level == "mute"
    assert {cell.level for cell in rows["email"].cells} == {"mute"}
    assert "Tickets 14\u00a0min old" in wall.grid_note(snapshot, moment, 9)
    stale = [tile for tile in wall.wall_tiles(snapshot, moment) if tile.stale]
    assert [tile.detail for tile in stale] == ["Tickets 14\u00a0min old"]


def test_channels_that_have_no_row_are_counted() -> None:
    snapshot = samples.rich()
    assert len(wall.grid_rows(snapshot, moment_of(snapshot), 4)) == 4
    assert "2 channels more" in wall.grid_note(snapshot, moment_of(snapshot), 4)


@pytest.mark.parametrize("size", [(1280, 720), (1280, 800), (1920, 1080), (3840, 2160)], ids=str)
def test_it_grows_with_the_wall(qtbot: QtBot, size: tuple[int, int]) -> None:
    board = shown(qtbot, samples.rich(), size)
    assert layout_faults(board) == []
    assert board._tiles[0].font().pixelSize() == min(size[1] // 54, size[0] // 96)


def test_nothing_on_the_wall_can_be_chosen(qtbot: QtBot) -> None:
    board = shown(qtbot, samples.rich())
    for part in board._parts:
        assert part.focusPolicy() is Qt.FocusPolicy.NoFocus
        QTest.mouseMove(part, part.rect().center())
        assert part.cursor().shape() is Qt.CursorShape.ArrowCursor
    with qtbot.assertNotEmitted(board._tiles[0].clicked):
        QTest.mouseClick(board._tiles[0], Qt.MouseButton.LeftButton)
