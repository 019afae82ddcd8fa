"""How a figure by hand is told: its value with the contacts it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import pstdev

from tests.reference.naive_contact import Seen


@dataclass
class Told:
    """A figure by hand: its value, how many contacts it is made of, how many met it, and which they are.

    ``deviation``: of a mean, the standard deviation of the single values.
    """

    value: float | None
    n: int
    met: int | None = None
    ids: list[str] = field(default_factory=list)
    met_ids: list[str] = field(default_factory=list)
    provisional: bool = False
    parts: dict[str, list[str]] = field(default_factory=dict)
    deviation: float | None = None


def ids_of(contacts: Iterable[Seen]) -> list[str]:
    """The ids, sorted."""
    return sorted(one.id for one in contacts)


def counted(contacts: list[Seen], value: int | None = None) -> Told:
    """A number of contacts, or another number that they come to."""
    number = len(contacts) if value is None else value
    return Told(value=float(number), n=len(contacts), ids=ids_of(contacts))


def ratio(below: list[Seen], above: list[Seen]) -> Told:
    """A share; no denominator, no number."""
    value = len(above) / len(below) if below else None
    return Told(value, len(below), len(above), ids_of(below), ids_of(above))


def customers_of(contacts: list[Seen]) -> int:
    """Different customers; one who is not known is somebody else each time."""
    known = {one.customer for one in contacts if one.customer}
    return len(known) + sum(not one.customer for one in contacts)


def spread(contacts: list[Seen], milliseconds: list[int], which: str) -> Told:
    """A statistic of durations in seconds; of none there is no number."""
    ordered, ids = sorted(milliseconds), ids_of(contacts)
    if not ordered:
        return Told(None, 0)
    if which == "longest":
        value = float(ordered[-1])
    elif which in ("mean", "sum"):
        value = sum(ordered) / (len(ordered) if which == "mean" else 1)
    else:
        place = (len(ordered) - 1) * float(which)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        value = ordered[low] + (place - low) * (ordered[high] - ordered[low])
    deviation = pstdev(ordered) / 1000 if which == "mean" else None
    return Told(value / 1000, len(ordered), ids=ids, deviation=deviation)
