"""The catalogue is whole, and its page in the handbook names every figure."""

from pathlib import Path

import pytest

from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.composed import COMPOSED, Composed
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.quality import FLAWS
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL
from supervisor_app.metrics.wording import Wording

PAGE = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text("utf-8")


@pytest.mark.parametrize("figure", FIGURES.values(), ids=lambda figure: figure.key)
def test_each_figure_is_explained(figure: Figure) -> None:
    assert f"`{figure.key}`" in PAGE
    rule = Wording(Promises()).rule(figure.rule, figure.family, None)
    assert rule
    assert "{" not in rule
    assert figure.unit in ("contacts", "customers", "messages", "points", "stars", "s", "share")
    assert not figure.target or figure.target in Targets.__struct_fields__
    assert figure.shown <= figure.dims | {"whole"}


@pytest.mark.parametrize("figure", COMPOSED.values(), ids=lambda figure: figure.key)
def test_each_figure_of_a_window_alone_is_explained(figure: Composed) -> None:
    assert f"`{figure.key}`" in PAGE
    assert figure.rule
    assert figure.dims


def test_each_flaw_is_explained() -> None:
    assert all(f"`quality:{flaw.key}`" in PAGE for flaw in FLAWS)


def test_the_defaults_of_the_targets_are_formulas() -> None:
    assert Targets().service_level_preset in SERVICE_LEVEL
    assert Targets().abandonment_preset in ABANDONMENT
