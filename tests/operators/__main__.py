"""``make operators``: every published line, by hand from the raw records and by the product, as one table."""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from tests.operators import (
    lines_community_uk,
    lines_discount_ru,
    lines_follows,
    lines_incumbent_cz,
    lines_regional_tj,
    lines_virtual_pl,
    perturbations,
)
from tests.operators.lines import Line
from tests.operators.perturbed import proofs
from tests.operators.plans import Plan
from tests.operators.running import Outcome, Steps, outcomes
from tests.operators.table import print_faults, print_table

MODULES = (
    lines_virtual_pl,
    lines_community_uk,
    lines_regional_tj,
    lines_discount_ru,
    lines_incumbent_cz,
    lines_follows,
)
# the longest first, so that the two that run side by side end together
PLANS = (
    lines_discount_ru.YEARS,
    lines_virtual_pl.PLAN,
    lines_regional_tj.PLAN,
    lines_incumbent_cz.PLAN,
    lines_discount_ru.WEEK,
    lines_discount_ru.PLAN,
    lines_community_uk.PLAN,
)
_AT_ONCE = 2


def lines_of(run: str) -> list[Line]:
    """All lines that are looked for in a run."""
    return [line for module in MODULES for line in module.LINES if line.run == run]


def live(plan: Plan) -> list[Outcome]:
    """One run with all its lines, or with changed causes."""
    if plan not in perturbations.ALL:
        return outcomes(plan, lines_of(plan.name))
    steps = Steps(plan.name)
    found = proofs(plan, perturbations.ALL[plan])
    steps.ended("lived with changed causes")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all operators, or those named; 1 where a line is not as published, or the two sides differ."""
    every = {plan.name: plan for plan in (*PLANS, *perturbations.ALL)}
    parser = argparse.ArgumentParser(prog="python -m tests.operators", description=__doc__)
    parser.add_argument("runs", nargs="*", metavar="RUN", help=f"of {'; '.join(every)} (default: all)")
    wanted = parser.parse_args(arguments).runs or list(every)
    if unknown := set(wanted) - every.keys():
        parser.error(f"there is no run {', '.join(unknown)}")
    plans = [every[name] for name in every if name in wanted]
    with ProcessPoolExecutor(_AT_ONCE) as pool:
        found = dict(zip(plans, pool.map(live, plans), strict=True))
    rows = _in_order(found)
    print_table(rows)
    print_faults(rows)
    return 0 if all(row.ok for row in rows) else 1


def _in_order(found: dict[Plan, list[Outcome]]) -> list[Outcome]:
    """The rows operator by operator as the lines are declared, then those of changed causes."""
    by_run = {plan.name: iter(own) for plan, own in found.items() if plan not in perturbations.ALL}
    lines = [line for module in MODULES for line in module.LINES if line.run in by_run]
    changed = [one for plan, own in found.items() if plan in perturbations.ALL for one in own]
    return [next(by_run[line.run]) for line in lines] + changed


if __name__ == "__main__":
    raise SystemExit(main())
