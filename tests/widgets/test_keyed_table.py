import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.keyed_table import Column, KeyedTable, shares
from widgets.palette import DARK, LIGHT

SampleRow = tuple[int, float, str]
COLUMNS: tuple[Column[SampleRow], ...] = (
    Column("name", "Name", lambda row: row[2], lambda row: row[2], width=0, hue=lambda row: "voice"),
    Column(
        "value",
        "Value",
        lambda row: row[1],
        lambda row: f"{row[1]:.0f}",
        align="right",
        level=lambda row: "warn" if row[1] > 50 else "none",
        bar=lambda row: row[1] / 100,
    ),
)


@pytest.fixture
def table(qtbot: QtBot) -> KeyedTable[SampleRow]:
    made: KeyedTable[SampleRow] = KeyedTable(DARK, COLUMNS, lambda row: row[0], "No contacts wait now")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def _some(count: int, shift: int = 0) -> list[SampleRow]:
    return [(key, float((key * 37 + shift) % 101), f"row {key}") for key in range(count)]


def _click(qtbot: QtBot, table: KeyedTable[SampleRow], place: int) -> QPoint:
    at = table.visualRect(table.table.index(place, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    return at


def test_a_click_selects_and_a_second_one_activates(qtbot: QtBot, table: KeyedTable[SampleRow]) -> None:
    table.show_rows(_some(20))
    with qtbot.waitSignal(table.selection_changed) as chosen:
        at = _click(qtbot, table, 3)
    assert chosen.args == [3]
    with qtbot.waitSignal(table.row_activated) as activated:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert activated.args == [3]


def test_it_can_be_used_by_keyboard(qtbot: QtBot, table: KeyedTable[SampleRow]) -> None:
    table.show_rows(_some(20))
    table.select(4)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.selected() == 5
    with qtbot.waitSignal(table.row_activated) as activated:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert activated.args == [5]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.selected() is None


def test_a_click_on_the_header_sorts(qtbot: QtBot, table: KeyedTable[SampleRow]) -> None:
    table.show_rows(_some(20))
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    values = [table.table.row_at(place)[1] for place in range(20)]
    assert values in (sorted(values), sorted(values, reverse=True))


def test_selection_and_scroll_outlive_changes(qtbot: QtBot, table: KeyedTable[SampleRow]) -> None:
    table.show_rows(_some(200))
    table.sort_by("value", descending=True)
    table.select(77)
    table.verticalScrollBar().setValue(400)
    for turn in range(30):
        table.show_rows([row for row in _some(200 + turn, turn * 13) if row[0] % 9 or row[0] == 77])
        assert table.selected() == 77
        assert table.verticalScrollBar().value() == 400


def test_a_selected_row_that_leaves_is_no_longer_selected(qtbot: QtBot, table: KeyedTable[SampleRow]) -> None:
    table.show_rows(_some(200))
    table.select(5)
    table.verticalScrollBar().setValue(60)
    with qtbot.waitSignal(table.selection_changed) as changed:
        table.change_rows([], [5])
    assert changed.args == [None]
    assert table.selected() is None
    assert table.verticalScrollBar().value() == 60


def test_nothing_to_show_is_said(table: KeyedTable[SampleRow]) -> None:
    assert not table.is_blank()
    empty = table.grab().toImage()
    table.show_empty_text("")
    assert table.is_blank()
    assert table.grab().toImage() != empty


def test_cut_cells_are_faults(table: KeyedTable[SampleRow]) -> None:
    table.show_rows(_some(5))
    assert table.text_faults() == []
    table.setColumnWidth(1, 30)
    assert any("in value is cut" in fault for fault in table.text_faults())


def test_colours_follow_the_palette(table: KeyedTable[SampleRow]) -> None:
    table.show_rows(_some(5))
    before = table.grab().toImage()
    table.show_palette(LIGHT)
    assert table.grab().toImage() != before


@given(st.integers(0, 2000), st.lists(st.integers(0, 900), max_size=5))
def test_room_is_parted_by_need(room: int, needs: list[int]) -> None:
    parts = shares(room, needs)
    assert len(parts) == len(needs)
    assert sum(parts) <= room or sum(needs) == 0
    if sum(needs) <= room:
        assert all(part >= need for part, need in zip(parts, needs, strict=True))
        assert not needs or sum(parts) == room
    else:
        least_cut = min((part for part, need in zip(parts, needs, strict=True) if part < need), default=0)
        assert all(
            part <= least_cut + len(needs) or part <= need for part, need in zip(parts, needs, strict=True)
        )
