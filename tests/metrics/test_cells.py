"""Cells are packed without loss, add up from smaller ones, and keep what the declarations ask for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from supervisor_app.metrics.atoms import ATOMS, Added, Atoms, Longest, Number, Sketched, atoms_of, fingerprint
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.cells import Head, Rows, Segment, cells_of, name_of, packed
from supervisor_app.metrics.cubes import (
    DAY,
    EXACT,
    MONTH,
    NUMBERS,
    SHEETS,
    SKETCHES,
    Cube,
    place_of,
)
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import N
from supervisor_app.metrics.members import every, wait_ms
from supervisor_app.metrics.windows import Credit

COUNT, SUM, MOST = Number(every), Added(every, N.POINTS), Longest(every, wait_ms)
WAITS = Sketched(every, wait_ms)
CUBE = Cube("cube", (Dim.HOUR, Dim.QUEUE))
DURATIONS = Cube("durations", (Dim.QUEUE,), EXACT)
EMPTY = Head({}, [], [], {})

contacts = st.lists(
    st.tuples(
        st.integers(0, 24),
        st.integers(-1, 3),
        st.floats(-10, 1e6).map(lambda number: round(number, 3)),
        st.integers(0, 10**10),
    ),
    min_size=1,
    max_size=60,
)


def rows_of(told: list[tuple[int, int, float, int]]) -> Rows:
    """Contacts of an hour, a queue, a number and a duration, as rows."""
    hours, queues, numbers, waits = (np.array(one) for one in zip(*told, strict=True))
    columns = {COUNT: np.ones(len(told), np.bool_), SUM: numbers, MOST: waits}

    def durations(_atom: object, _holds: str) -> tuple[NDArray[np.int64], ...]:
        return np.arange(len(told)), waits, np.ones(len(told), np.int64)

    return Rows(len(told), {Dim.HOUR: hours, Dim.QUEUE: queues}.__getitem__, columns.__getitem__, durations)  # type: ignore[arg-type]


@given(contacts)
def test_what_is_packed_comes_back(told: list[tuple[int, int, float, int]]) -> None:
    table = cells_of(rows_of(told), CUBE, Atoms((COUNT, SUM, MOST)))
    assert table is not None
    found = Segment(packed(EMPTY, [(name_of(Credit.ARRIVED, CUBE), table)])).table(Credit.ARRIVED, CUBE)
    assert found is not None
    hours, queues = found.codes(Dim.HOUR).tolist(), found.codes(Dim.QUEUE).tolist()
    expected: dict[tuple[int, int], list[float]] = {}
    for hour, queue, number, wait in told:
        cell = expected.setdefault((hour, queue), [0, 0.0, 0])
        cell[:] = [cell[0] + 1, cell[1] + number, max(cell[2], wait)]
    assert list(zip(hours, queues, strict=True)) == sorted(expected)
    for place, key in enumerate(zip(hours, queues, strict=True)):
        values = [float(found.number(number)[place]) for number in range(3)]
        assert values == pytest.approx(expected[key], rel=1e-9, abs=1e-5)


@given(contacts)
def test_durations_are_kept_one_by_one(told: list[tuple[int, int, float, int]]) -> None:
    table = cells_of(rows_of(told), DURATIONS, Atoms((), (WAITS,)))
    assert table is not None
    name = name_of(Credit.ARRIVED, DURATIONS)
    found = Segment(packed(EMPTY, [(name, table)])).table(Credit.ARRIVED, DURATIONS)
    assert found is not None
    cells, waits, counts = found.sketch(0)
    queues = found.codes(Dim.QUEUE)[np.repeat(cells, counts)].tolist()
    assert list(zip(queues, np.repeat(waits, counts).tolist(), strict=True)) == sorted(
        (queue, wait) for _, queue, _, wait in told
    )


@given(contacts, st.randoms())
def test_the_same_contacts_give_the_same_bytes_in_any_order(
    told: list[tuple[int, int, float, int]], chance: object
) -> None:
    mixed = list(told)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = (cells_of(rows_of(some), CUBE, Atoms((COUNT, SUM, MOST))) for some in (told, mixed))
    assert one is not None
    assert other is not None
    assert packed(EMPTY, [("t", one)]) == packed(EMPTY, [("t", other)])


def test_the_smallest_cells_that_tell_it_apart_are_taken() -> None:
    def place(grain: str, holds: str, *dims: Dim, figure: str = "") -> str | None:
        found = place_of(grain, dims, holds, linked=False, figure=figure)
        return None if found is None else f"{found.sheet.name}/{found.cube.key}"

    assert place(DAY, NUMBERS) == place(DAY, NUMBERS, Dim.HOUR, Dim.WEEKDAY) == "hours/hours"
    assert place(DAY, NUMBERS, Dim.TOPIC) == "topics/topics"
    assert place(DAY, NUMBERS, Dim.TOPIC, Dim.QUEUE) == "work/work"
    assert place(DAY, NUMBERS, Dim.TOPIC, Dim.REGION, Dim.HOUR) is None
    assert place(DAY, NUMBERS, Dim.TOPIC, Dim.REGION, Dim.HOUR, figure="volume") == "outages/outages"
    assert place(MONTH, NUMBERS, Dim.MONTH, Dim.CHANNEL) == "month/channels"
    assert place(MONTH, NUMBERS, Dim.DAY) is None
    assert place(MONTH, SKETCHES, Dim.QUEUE) == "month_sketches/sketched_places"
    assert place(DAY, SKETCHES, Dim.AGENT) is None
    assert place(DAY, NUMBERS, Dim.HELPER) is None


def test_a_figure_is_put_together_from_what_its_declaration_says() -> None:
    assert atoms_of("customers_waiting") == ()
    assert len(atoms_of("handling")) == 2
    assert [type(one) for one in atoms_of("p90_wait")] == [Sketched]
    kept = {
        atom
        for by_credit in ATOMS.values()
        for atoms in by_credit.values()
        for atom in (*atoms.numbers, *atoms.sketches)
    }
    assert all(atom in kept for key in FIGURES for atom in atoms_of(key))


def test_another_frame_has_another_fingerprint() -> None:
    assert fingerprint("one") == fingerprint("one") != fingerprint("other")
    assert len({sheet.name for sheet in SHEETS}) == len(SHEETS)
