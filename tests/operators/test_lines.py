"""Every line that was published has its row: none is there twice, none is left out of the runs."""

from collections import Counter

import pytest

from tests.operators import perturbations
from tests.operators.__main__ import MODULES, PLANS, lines_of
from tests.operators.lines import Line

LINES = [line for module in MODULES for line in module.LINES]
_RUNS = {plan.name for plan in PLANS}

# How many rows the facts of each operator come to, one at least for every figure and sentence.
_LEAST = {"virtual-pl": 45, "community-uk": 17, "regional-tj": 20, "discount-ru": 16, "incumbent-cz": 11}


def test_no_line_is_there_twice() -> None:
    twice = [line for line, number in Counter((one.run, one.text) for one in LINES).items() if number > 1]
    assert twice == []


@pytest.mark.parametrize("operator", _LEAST)
def test_every_operator_has_its_lines(operator: str) -> None:
    found = [line for plan in PLANS if plan.operator == operator for line in lines_of(plan.name)]
    assert len(found) >= _LEAST[operator]


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.run}: {line.text}")
def test_a_line_is_looked_for_or_says_why_not(line: Line) -> None:
    assert line.run in _RUNS
    if line.expected is None:
        assert line.product
        assert not line.asks
    elif line.by_hand is not None:
        assert line.product or line.by_trends is not None
    else:
        assert line.asks
        assert line.working is not None


def test_every_figure_of_self_service_and_talks_is_asked_for() -> None:
    asked = {one.key for line in LINES for one in line.asks}
    asked |= {
        one.key for some in perturbations.ALL.values() for p in some for line in p.lines for one in line.asks
    }
    wanted = {"first_line", "containment", "bot_handling", "response_rate", "continuity", "returning"}
    wanted |= {
        "repeat_solution",
        "escalated",
        "callbacks_kept",
        "first_reaction",
        "peer_help",
        "peer_accepted",
    }
    wanted |= {"peer_answered", "peer_first_answer", "peer_points", "phrases", "talk_time", "longest_talk"}
    assert wanted <= asked


def test_names_of_runs_are_different() -> None:
    names = [plan.name for plan in (*PLANS, *perturbations.ALL)]
    assert len(set(names)) == len(names)
