"""A growing table holds what a plain list of rows would."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.metrics.growing import Growing

pairs = st.tuples(st.integers(0, 9), st.integers(0, 9))
steps = st.lists(
    st.tuples(st.sampled_from(["append", "put", "drop"]), pairs, st.integers(0, 30))
    | st.tuples(st.just("extend"), st.lists(pairs, max_size=40), st.integers(1, 60)),
    max_size=60,
)


@given(steps)
def test_it_is_a_list_whose_last_moves_into_a_hole(drawn: list[tuple[str, object, int]]) -> None:
    table, plain = Growing(2, 0, np.int64), list[object]()
    for what, values, number in drawn:
        place = number % len(plain) if plain else 0
        if what == "append":
            table.append(values)  # type: ignore[arg-type]
            plain.append(values)
        elif what == "extend":
            assert isinstance(values, list)
            table.extend(np.array(values * number, np.int64).reshape(-1, 2).T)
            plain += values * number
        elif plain and what == "put":
            table.put(place, values)  # type: ignore[arg-type]
            plain[place] = values
        elif plain:
            table.drop(place)
            last = plain.pop()
            if place < len(plain):
                plain[place] = last
    assert list(zip(table.row(0).tolist(), table.row(1).tolist(), strict=True)) == plain
    assert table.used == len(plain)
