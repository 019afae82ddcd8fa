"""One run: an operator lives, is read by hand and by the product, and all its lines are looked for."""

import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.operators.asking import Ask, Rows, nameless
from tests.operators.estimates import NOTHING, Estimate
from tests.operators.expecting import plain
from tests.operators.hand import Hand, Told
from tests.operators.lines import Line
from tests.operators.operator_process import Server, living
from tests.operators.plans import Plan
from tests.operators.product import Product, same, unlike
from tests.operators.trending import EXPORTS
from tests.operators.trending import Told as Trends

_ALIKE = 0.02
"""How far the trends of the product may be off what comes of all exports by hand, which hold more days."""

_SHOWN_FAULTS = 3


@dataclass(frozen=True)
class Outcome:
    """What came of a line: a row of the table, and what was wrong with it."""

    run: str
    text: str
    published: str
    reference: str = ""
    product: str = ""
    tolerance: str = ""
    ok: bool = True
    faults: tuple[str, ...] = ()


def outcomes(plan: Plan, lines: Sequence[Line]) -> list[Outcome]:
    """Let the operator of a plan live, and look for these lines at it."""
    with tempfile.TemporaryDirectory(prefix=f"operator-{plan.name}-") as name:
        folder, steps = Path(name), Steps(plan.name)
        with living(plan, folder) as server:
            steps.ended("lived")
            product = Product(server, plan, folder)
            product.collect()
            steps.ended("collected")
            hand = Hand(_told(server, plan), product.seen_until(), plan.phrases)
            trends = product.trends({name: server.text(name) for name in EXPORTS}, plan, lines)
            steps.ended(f"read {len(hand.naive.seen):,} contacts by hand")
        answers = product.rows(asked_of(lines, plan))
        steps.ended("answered")
        found = [outcome(line, plan, hand, answers, trends) for line in lines]
        steps.ended("worked out by hand")
        return found


class Steps:
    """Says on standard error how long the steps of a run took."""

    def __init__(self, run: str) -> None:
        self._run, self._begun = run, time.monotonic()

    def ended(self, step: str) -> None:
        """A step has ended; the next begins."""
        now = time.monotonic()
        sys.stderr.write(f"{self._run}: {step} in {now - self._begun:.0f} s\n")
        self._begun = now


def asked_of(lines: Iterable[Line], plan: Plan) -> list[Ask]:
    """All that lines ask the product."""
    return [dated(one, plan) for line in lines for one in line.asks if not one.exported]


def dated(asked: Ask, plan: Plan) -> Ask:
    """What is asked with the days it is asked of."""
    return replace(asked, start=asked.start or plan.first.isoformat(), end=asked.end or plan.last.isoformat())


@dataclass(frozen=True)
class Worked:
    """A line worked out both ways; ``faults``: where the product and the reference are not the same."""

    by_hand: Estimate
    product: Estimate
    faults: tuple[str, ...]


def work(
    line: Line, plan: Plan, hand: Hand, answers: Mapping[Ask, Rows], trends: Trends | None = None
) -> Worked:
    """Work a line out by hand and out of the answers of the product."""
    if line.by_hand is not None:
        return _beside(line, hand, trends)
    asks = [dated(one, plan) for one in line.asks]
    theirs = [nameless(hand.rows(one), one) for one in asks]
    ours = [
        rows if one.exported else nameless(answers[one], one) for one, rows in zip(asks, theirs, strict=True)
    ]
    faults = [
        f"{one.key}: {text}"
        for one, product, by_hand in zip(asks, ours, theirs, strict=True)
        for text in unlike(product, by_hand)[:_SHOWN_FAULTS]
    ]
    product, by_hand = _worked(line, ours), _worked(line, theirs)
    if not same(product.value, by_hand.value):
        faults.append(f"comes to {product.value} by the product, {by_hand.value} by hand")
    return Worked(by_hand, product, tuple(faults))


def _beside(line: Line, hand: Hand, trends: Trends | None) -> Worked:
    """What is no figure: by hand, and out of the trends of the product where it tells them."""
    by_hand = line.by_hand(hand) if line.by_hand is not None else NOTHING
    if line.by_trends is None or trends is None:
        return Worked(by_hand, NOTHING, ())
    product = line.by_trends(trends)
    if by_hand.value is None or product.value is None:
        alike = by_hand.value is product.value
    else:
        alike = abs(product.value - by_hand.value) <= _ALIKE * abs(by_hand.value)
    told = f"trends come to {product.value}, {by_hand.value} by hand"
    return Worked(by_hand, product, () if alike else (told,))


def outcome(
    line: Line, plan: Plan, hand: Hand, answers: Mapping[Ask, Rows], trends: Trends | None = None
) -> Outcome:
    """One line by hand and by the product: the same, and as it was published."""
    if line.expected is None:
        return Outcome(line.run, line.text, line.published, product=line.product)
    worked = work(line, plan, hand, answers, trends)
    met = line.expected.met_by(worked.by_hand)
    return Outcome(
        run=line.run,
        text=line.text,
        published=line.published,
        reference=told_as(worked.by_hand),
        product=line.product or told_as(worked.product),
        tolerance=line.expected.tolerance(worked.by_hand),
        ok=met and not worked.faults,
        faults=(*worked.faults, *(() if met else ("not as published",))),
    )


def _worked(line: Line, answers: Sequence[Rows]) -> Estimate:
    return line.working(answers) if line.working is not None else NOTHING


def told_as(estimate: Estimate) -> str:
    """An estimate as the table shows it."""
    return "–" if estimate.value is None else plain(estimate.value)


def _told(server: Server, plan: Plan) -> Told:
    return Told(
        contacts=server.contacts(),
        agents=server.get("/v1/agents"),
        exports={name: server.table(name) for name in EXPORTS},
        zone=plan.zone,
    )
