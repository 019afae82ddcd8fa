"""Some causes changed, over few days: the full proof is in ``make operators``."""

from dataclasses import replace
from datetime import date

import pytest

from tests.operators import perturbations
from tests.operators.perturbed import Perturbation, proofs
from tests.operators.plans import Plan

_TWO_DAYS = replace(perturbations.STAFF, last=date(2026, 9, 9), scale=0.6, lead_days=0, tail_days=0)
_PORTING = replace(perturbations.RHYTHM, scale=0.08, lead_days=0, tail_days=0)
_DISTRICT = replace(perturbations.DISTRICT, scale=0.05, tail_days=0)


def _only(some: tuple[Perturbation, ...], text: str, line: str) -> Perturbation:
    (found,) = [one for one in some if one.text == text]
    moved = tuple(one for one in found.moved if one.text.startswith(line))
    return replace(found, moved=moved, gone=tuple(one for one in found.gone if one.text.startswith(line)))


@pytest.mark.parametrize(
    ("plan", "perturbation"),
    [
        (_TWO_DAYS, _only(perturbations.OF_STAFF, "a third fewer agents", "average_wait")),
        (_TWO_DAYS, _only(perturbations.OF_STAFF, "half the patience", "average_wait")),
        (_PORTING, _only(perturbations.OF_RHYTHM, "porting days off", "on these days numbers are ported")),
        (_DISTRICT, _only(perturbations.OF_DISTRICT, "outages off", "SMS reports")),
    ],
    ids=["fewer agents", "less patience", "no porting days", "no outages"],
)
def test_figures_move_as_their_causes_do(plan: Plan, perturbation: Perturbation) -> None:
    found = proofs(plan, [perturbation])
    assert found
    assert [(one.text, one.faults) for one in found if not one.ok] == []
