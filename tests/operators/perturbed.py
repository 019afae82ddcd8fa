"""Causes are changed: figures move as they must, and what is switched off is not found any more.

Both by hand and by the product, over the same contacts, out of profiles whose data is replaced.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from tests.operators.estimates import NOTHING, Estimate
from tests.operators.in_process import lived
from tests.operators.lines import Line
from tests.operators.plans import Plan
from tests.operators.running import Outcome, Worked, told_as

Change = Callable[[Profile], Profile]


@dataclass(frozen=True, kw_only=True)
class Perturbation:
    """One change of causes. ``moved``: lines whose ``expected`` is told of the figure after over before;
    ``gone``: lines that are as published before, and must not be after."""

    text: str
    change: Change
    moved: tuple[Line, ...] = ()
    gone: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, those that move first."""
        return (*self.moved, *self.gone)


def proofs(plan: Plan, perturbations: Sequence[Perturbation]) -> list[Outcome]:
    """Live a plan as it is and with each change, and tell what became of the lines."""
    profile = load(plan.operator)
    lines = [line for one in perturbations for line in one.lines]
    before = dict(zip(lines, _worked(profile, plan, lines), strict=True))
    found = []
    for one in perturbations:
        after = _worked(one.change(profile), plan, one.lines)
        for line, worked in zip(one.lines, after, strict=True):
            told = _moved if line in one.moved else _gone
            found.append(told(one, plan, line, before[line], worked))
    return found


def _worked(profile: Profile, plan: Plan, lines: Sequence[Line]) -> list[Worked]:
    with (
        tempfile.TemporaryDirectory(prefix="changed-") as name,
        lived(profile, plan, Path(name)) as operator,
    ):
        return operator.worked(lines)


def _moved(one: Perturbation, plan: Plan, line: Line, before: Worked, after: Worked) -> Outcome:
    assert line.expected is not None
    by_hand, product = (_over(after.by_hand, before.by_hand), _over(after.product, before.product))
    faults = (*before.faults, *after.faults)
    met = line.expected.met_by(by_hand)
    return Outcome(
        run=plan.name,
        text=f"{one.text}: {line.text}, after over before",
        published=line.published,
        reference=told_as(by_hand),
        product=told_as(product),
        tolerance=line.expected.tolerance(by_hand),
        ok=met and not faults,
        faults=(*faults, *(() if met else ("did not move as it must",))),
    )


def _gone(one: Perturbation, plan: Plan, line: Line, before: Worked, after: Worked) -> Outcome:
    assert line.expected is not None
    faults = [*before.faults, *after.faults]
    if not line.expected.met_by(before.by_hand):
        faults.append(f"not found before either: {told_as(before.by_hand)}")
    if line.expected.met_by(after.by_hand):
        faults.append("found though it is switched off")
    return Outcome(
        run=plan.name,
        text=f"{one.text}: {line.text}",
        published="not found",
        reference=f"{told_as(after.by_hand)}, was {told_as(before.by_hand)}",
        product=line.product or f"{told_as(after.product)}, was {told_as(before.product)}",
        tolerance=line.expected.tolerance(after.by_hand),
        ok=not faults,
        faults=tuple(faults),
    )


def _over(after: Estimate, before: Estimate) -> Estimate:
    if after.value is None or not before.value:
        return NOTHING
    value = after.value / before.value
    errors = (after.error / before.value) ** 2 + (value * before.error / before.value) ** 2
    return Estimate(value, sqrt(errors))
