from statistics import mean, pstdev

import pytest

from supervisor_app.demo.dice import drawer, generator, picker
from supervisor_app.demo.plans import Law, Spread


@pytest.mark.parametrize(("law", "cv"), [("lognormal", 0.8), ("exponential", 1.0), ("fixed", 0.0)])
def test_a_spread_has_its_mean_and_width(law: Law, cv: float) -> None:
    draw = drawer(Spread(200.0, cv, law), generator("test", law))
    drawn = [draw() for _ in range(20_000)]
    assert mean(drawn) == pytest.approx(200_000, rel=0.03)
    assert pstdev(drawn) / mean(drawn) == pytest.approx(cv, rel=0.08, abs=0.001)


def test_a_picker_keeps_the_weights() -> None:
    pick = picker({"a": 3.0, "b": 1.0, "never": 0.0}, generator("test"))
    picked = [pick() for _ in range(10_000)]
    assert picked.count("a") == pytest.approx(7500, rel=0.03)
    assert "never" not in picked


def test_generators_depend_on_their_words_alone() -> None:
    assert generator("a", 1).random() == generator("a", 1).random()
    assert generator("a", 1).random() != generator("a", 2).random()
