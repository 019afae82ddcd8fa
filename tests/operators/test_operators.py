"""One small run from end to end: a process serves, the product collects, both come to the same."""

from dataclasses import replace
from datetime import date

from tests.operators import lines_community_uk
from tests.operators.lines import Line
from tests.operators.running import outcomes

PLAN = replace(
    lines_community_uk.PLAN,
    name="community-uk, two days",
    first=date(2026, 9, 8),
    last=date(2026, 9, 10),
    tail_days=1,
)
_SMALL = ("some 30 employees", "who helps", "to be seen: share", "to be seen: time", "to be seen: accepted")


def test_a_small_run_is_as_published_by_hand_and_by_the_product() -> None:
    lines: list[Line] = [line for line in lines_community_uk.LINES if line.text.startswith(_SMALL)]
    found = outcomes(PLAN, lines)
    assert len(found) == 6
    assert [(one.text, one.faults) for one in found if not one.ok] == []
    assert all(one.reference == one.product not in ("", "–") for one in found)
