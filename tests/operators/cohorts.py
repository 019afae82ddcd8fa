"""What customers do after they have switched something on, against those who never did: by hand."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from math import sqrt

from tests.operators.estimates import NOTHING, Estimate
from tests.operators.hand import Hand
from tests.operators.plans import Plan

_CLUSTERED = 1.5
"""Calls of one customer come together (again, when it did not help), so that chance moves them further."""


@dataclass
class _Side:
    """What joiners did before or after: so many calls, and so many that were to be expected of them."""

    seen: float = 0.0
    expected: float = 0.0


def calls_after_joining(plan: Plan) -> Callable[[Hand], Estimate]:
    """Calls of joiners after the day over those before, both against what others did on the same days."""

    def work(hand: Hand) -> Estimate:
        joined = _joining_days(hand, plan)
        calls = _calls(hand, plan)
        others = [phone for phone, day in joined.items() if day is None]
        if not others:
            return NOTHING
        by_day = Counter(day for phone in others for day in calls.get(phone, ()))
        expected = [0.0, *accumulate(by_day[day] / len(others) for day in range(plan.span))]
        before, after = _Side(), _Side()
        for phone, day in joined.items():
            if day is None or not 0 < day < plan.span:
                continue
            own = calls.get(phone, [])
            early = bisect_left(own, day)
            before.seen, after.seen = before.seen + early, after.seen + len(own) - early
            before.expected += expected[day]
            after.expected += expected[plan.span] - expected[day]
        return _changed(before, after)

    return work


def _changed(before: _Side, after: _Side) -> Estimate:
    if not (before.seen and after.seen and before.expected and after.expected):
        return NOTHING
    value = (after.seen / after.expected) / (before.seen / before.expected)
    return Estimate(value, value * _CLUSTERED * sqrt(1 / before.seen + 1 / after.seen))


def _joining_days(hand: Hand, plan: Plan) -> dict[str, int | None]:
    """By telephone number the day of the run on which a customer joined; None: not by its end."""
    found: dict[str, int | None] = {}
    for row in hand.exports["customers"]:
        since = row["e_billing_since"]
        day = (date.fromisoformat(since) - plan.first).days if since else None
        found[row["phone"]] = day if day is not None and day < plan.span else None
    return found


def _calls(hand: Hand, plan: Plan) -> dict[str, list[int]]:
    """By telephone number the days of the run on which a customer called, in order."""
    start, end = hand.midnight(plan.first.isoformat()), hand.midnight(plan.last.isoformat())
    zone = hand.zone
    calls: dict[str, list[int]] = {}
    for one in sorted(hand.naive.counted, key=lambda one: one.created):
        if one.channel == "phone" and one.customer and start <= one.created < end:
            local = datetime.fromtimestamp(one.created / 1000, zone).date()
            calls.setdefault(one.customer, []).append((local - plan.first).days)
    return calls
