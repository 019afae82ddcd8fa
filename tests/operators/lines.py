"""A line of what the operators published, as a row of the table: how both sides work it out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from tests.operators.asking import Ask
from tests.operators.estimates import NOTHING, Estimate, Working, share_of
from tests.operators.expecting import ERRORS, Expected
from tests.operators.hand import Hand
from tests.operators.trending import Told

ByHand = Callable[[Hand], Estimate]
ByTrends = Callable[[Told], Estimate]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line. ``run``: the name of the run it is looked for in.

    ``asks`` go to both sides and ``working`` makes the number out of the answers, theirs and ours. What
    is no figure is worked out ``by_hand``, and by the product ``by_trends``; what it cannot tell has no
    such, and ``product`` says why. A line that is neither says why too.
    """

    run: str
    text: str
    published: str
    expected: Expected | None = None
    asks: tuple[Ask, ...] = ()
    working: Working | None = None
    by_hand: ByHand | None = None
    by_trends: ByTrends | None = None
    product: str = ""


def no_figure(run: str, text: str, why: str) -> Line:
    """A line that no figure can say."""
    return Line(run=run, text=text, published="no figure", product=why)


def growth_of_subscribers(hand: Hand) -> Estimate:
    """The mean number of subscribers in the last twelve months over that in the twelve before."""
    numbers = [int(row["subscribers"]) for row in sorted(hand.exports["subscribers"], key=itemgetter("date"))]
    return Estimate(sum(numbers[-12:]) / sum(numbers[-24:-12])) if len(numbers) >= 24 else NOTHING


def subscribers_in_trends(told: Told) -> Estimate:
    """The same out of what contacts are counted against in the months of trends."""
    numbers = [row["of"] for row in told.table("per_1000") if row["of"]]
    return Estimate(sum(numbers[-12:]) / sum(numbers[-24:-12])) if len(numbers) >= 24 else NOTHING


def effect_in_trends(channel: str, fact: str = "e_billing") -> ByTrends:
    """What customers did after a day of their own, over what they did before."""

    def work(told: Told) -> Estimate:
        found = told.table("effects", channel=channel, fact=fact)
        if not found or found[0]["value"] is None:
            return NOTHING
        return Estimate(found[0]["value"], (found[0]["high"] - found[0]["value"]) / ERRORS)

    return work


def share_elsewhere(hand: Hand) -> Estimate:
    """The share of agents who are not at the site where most of them are."""
    sites = Counter(agent.get("site", "") for agent in hand.agents)
    return share_of(len(hand.agents) - sites.most_common(1)[0][1], len(hand.agents))
