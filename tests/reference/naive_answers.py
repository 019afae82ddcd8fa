"""First answers and solutions by hand: over channels of all kinds, in business time, at once, late."""

from collections.abc import Callable

from tests.reference.naive_contact import Seen
from tests.reference.naive_told import Told, counted, ratio, spread

RANKS = {"": "mean", "_median": "0.5", "_p90": "0.9", "_p95": "0.95"}
SOLUTIONS = {f"resolution{part}{time}" for part in ("", "_median", "_p90") for time in ("", ":business")}
SOLUTIONS |= {"resolution_share"}
PACE_MS = 1_800_000

Seconds = Callable[[Seen, str], float]


def solutions(key: str, among: list[Seen], seconds: Seconds) -> Told:
    """How long solutions took. Where no calendar is given all time is business time."""
    solved = [one for one in among if one.solved is not None]
    if key == "resolution_share":
        in_time = [one for one in solved if _took(one) <= seconds(one, "resolution") * 1000]
        return ratio(solved, in_time)
    part = key.removesuffix(":business").removeprefix("resolution")
    return spread(solved, [_took(one) for one in solved], RANKS[part])


def later_answers(among: list[Seen]) -> Told:
    """The mean wait for an answer to who had come back after the first."""
    again = [one for one in among if one.talk.answered_again]
    waited = sum(one.talk.waited_again for one in again)
    answers = sum(one.talk.answered_again for one in again)
    told = counted(again)
    told.value = waited / answers / 1000 if answers else None
    return told


def _took(one: Seen) -> int:
    return (one.solved or 0) - one.created


def at_first_contact(among: list[Seen], counted_: list[Seen], now: int, seconds: Seconds) -> Told:
    """Who was helped for good: not opened again, and the customer did not come again on the topic."""
    solved = [one for one in among if one.human]
    helped = []
    for one in solved:
        again = [
            other
            for other in counted_
            if one.customer
            and other.human
            and (other.customer, other.topic) == (one.customer, one.topic)
            and (one.resolved or 0) < other.created <= (one.resolved or 0) + seconds(one, "repeat") * 1000
        ]
        if one.reopened == 0 and not again:
            helped.append(one)
    told = ratio(solved, helped)
    told.provisional = any(now - (one.resolved or 0) <= seconds(one, "repeat") * 1000 for one in helped)
    return told


def will_be_late(among: list[Seen], counted_: list[Seen], now: int, night: int, seconds: Seconds) -> Told:
    """Who waits in writing and gets their turn too late, each answered in the order in which they are due."""
    writers = [one for one in counted_ if one.open and one.written and one.waits_since is not None]
    dues = [(one.waits_since or 0) + seconds(one, "promise") * 1000 for one in writers]
    answers = sum(
        one.written and one.answered is not None and now - PACE_MS < one.answered <= now for one in counted_
    )
    late = set()
    for one, due in zip(writers, dues, strict=True):
        turn = sum(other <= due for other in dues)
        too_late = not answers or now + turn * PACE_MS / answers > due
        if now <= due < night and too_late:
            late.add(one.id)
    return counted([one for one in among if one.id in late])
