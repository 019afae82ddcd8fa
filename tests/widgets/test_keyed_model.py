from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from widgets.keyed_model import Column, KeyedTableModel

SampleRow = tuple[int, Any, str]
COLUMNS: tuple[Column[SampleRow], ...] = (
    Column("key", "Key", lambda row: row[0], lambda row: str(row[0])),
    Column("value", "Value", lambda row: row[1], lambda row: str(row[1])),
    Column("name", "Name", lambda row: row[2], lambda row: row[2], align="right"),
)
NUMBERS = st.none() | st.integers(-5, 5) | st.floats(-5, 5)
ROWS = st.dictionaries(st.integers(0, 20), st.tuples(NUMBERS, st.sampled_from(["b", "A", "c", "Ä"])))
ORDERS = st.sampled_from([(-1, False), (0, True), (1, False), (1, True), (2, False), (2, True)])


def _model() -> KeyedTableModel[SampleRow]:
    return KeyedTableModel(COLUMNS, lambda row: row[0])


def _shown(model: KeyedTableModel[SampleRow]) -> list[SampleRow]:
    return [model.row_at(place) for place in range(model.rowCount())]


def _rows(made: dict[int, tuple[Any, str]]) -> list[SampleRow]:
    return [(key, value, name) for key, (value, name) in made.items()]


def _check(model: KeyedTableModel[SampleRow], rows: list[SampleRow], column: int, descending: bool) -> None:
    shown = _shown(model)
    assert sorted(shown, key=lambda row: row[0]) == sorted(rows, key=lambda row: row[0])
    assert [model.place_of(row[0]) for row in shown] == list(range(len(shown)))
    if column < 0:
        return
    values = [row[column] for row in shown]
    known = [value for value in values if value is not None]
    assert values == known + [None] * (len(values) - len(known))
    keys = [value.casefold() if isinstance(value, str) else value for value in known]
    assert keys == sorted(keys, reverse=descending)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(ROWS, ORDERS), min_size=1, max_size=5))
def test_the_model_shows_what_a_naive_sort_would(
    turns: list[tuple[dict[int, Any], tuple[int, bool]]],
) -> None:
    model = _model()
    followed: dict[int, QPersistentModelIndex] = {}
    for made, (column, descending) in turns:
        rows = _rows(made)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        model.sort(column, order)
        model.show_rows(rows)
        _check(model, rows, column, descending)
        if column < 0:
            assert _shown(model) == rows
        for key, index in followed.items():
            assert (index.row() if index.isValid() else None) == model.place_of(key)
        followed = {row[0]: QPersistentModelIndex(model.index(at, 0)) for at, row in enumerate(_shown(model))}


@settings(max_examples=100, deadline=None)
@given(ROWS, ROWS, st.sets(st.integers(0, 20)), ORDERS)
def test_a_change_is_the_same_as_showing_its_outcome(
    before: dict[int, Any], changed: dict[int, Any], removed: set[int], order: tuple[int, bool]
) -> None:
    model = _model()
    model.sort(order[0], Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder)
    model.show_rows(_rows(before))
    model.change_rows(_rows(changed), removed)
    outcome = {key: row for key, row in {**before, **changed}.items() if key in changed or key not in removed}
    _check(model, _rows(outcome), *order)


def test_it_is_never_reset_and_says_what_changed() -> None:
    model = _model()
    said: list[str] = []
    model.modelReset.connect(lambda: said.append("reset"))
    model.rowsInserted.connect(lambda *_: said.append("inserted"))
    model.rowsRemoved.connect(lambda *_: said.append("removed"))
    model.dataChanged.connect(lambda *_: said.append("changed"))
    model.show_rows([(1, 1, "a"), (2, 2, "b")])
    model.show_rows([(1, 1, "a"), (2, 2, "B")])
    model.show_rows([(1, 1, "a")])
    model.show_rows([(1, 1, "a")])
    assert said == ["inserted", "changed", "removed"]


def test_texts_and_numbers_in_one_column_sort_as_texts() -> None:
    model = _model()
    model.sort(1)
    model.show_rows([(1, "b", ""), (2, 3, ""), (3, None, "")])
    model.change_rows([(4, "a", ""), (1, 2, "")])
    assert [row[0] for row in _shown(model)] == [1, 2, 4, 3]


@pytest.mark.parametrize("first", [5, None])
def test_a_number_that_becomes_a_text_moves(first: int | None) -> None:
    model = _model()
    model.sort(1)
    model.show_rows([(1, first, ""), (2, 7, "")])
    model.change_rows([(1, "zebra", "")])
    assert [row[0] for row in _shown(model)] == [2, 1]


def test_cells_are_safe_and_tips_escaped() -> None:
    model = _model()
    model.show_rows([(1, None, "<img src='/dev/zero'>\u202e\n" + "x" * 500)])
    index = model.index(0, 2)
    text = model.data(index)
    assert "\u202e" not in text
    assert len(text) <= 201
    assert "<" not in model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(2, Qt.Orientation.Vertical) is None
