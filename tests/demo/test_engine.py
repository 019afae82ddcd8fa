from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.demo.engine import Engine


def _run(whens: list[int], stops: list[int]) -> list[tuple[int, int]]:
    engine, seen = Engine(0), []

    def happen(at: int, number: int) -> None:
        seen.append((at, number))
        if number < 100:
            engine.at(at + 5, happen, number + 100)

    for number, when in enumerate(whens):
        engine.at(when, happen, number)
    for stop in [*sorted(stops), 1000]:
        engine.advance(stop)
    return seen


@given(st.lists(st.integers(0, 500), max_size=30), st.lists(st.integers(0, 900), max_size=10))
def test_slices_change_nothing(whens: list[int], stops: list[int]) -> None:
    assert _run(whens, stops) == _run(whens, [])


def test_order_is_time_then_planning() -> None:
    engine, seen = Engine(0), list[str]()
    for when, word in ((5, "b"), (5, "c"), (1, "a")):
        engine.at(when, lambda at, word: seen.append(f"{at}{word}"), word)
    engine.advance(4)
    assert seen == ["1a"]
    engine.advance(5)
    assert seen == ["1a", "5b", "5c"]
    assert engine.now == 5


def test_the_past_happens_next() -> None:
    engine, seen = Engine(100), list[int]()
    engine.at(3, seen.append)
    engine.advance(100)
    assert seen == [100]
