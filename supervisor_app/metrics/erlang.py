"""Erlang C and Erlang A: what a call meets that comes to a number of agents, computed exactly.

Both take calls at random (Poisson), talks of exponential length and one queue in order of arrival. Under
Erlang C (A. K. Erlang, 1917) everybody waits; under Erlang A (C. Palm, 1946; Mandelbaum and Zeltyn, 2007)
each caller has a patience of exponential length and leaves when it is over. All shares are those of a call
that comes, so that they have a value even where none came.
"""

from collections.abc import Iterator
from itertools import count
from math import exp, expm1, floor, fsum, isfinite, log

from msgspec import Struct

_TINY = 1e-22
"""States this much rarer than the commonest one, and their like beyond, change no digit of a double."""


class Load(Struct, frozen=True):
    """Calls that come in an interval (s) and the mean handling of one (s)."""

    calls: float
    interval_s: float
    handling_s: float

    def __post_init__(self) -> None:
        if self.calls < 0 or self.handling_s < 0 or self.interval_s <= 0:
            raise ValueError("a load has calls and handling of at least 0, in an interval longer than 0 s")

    @property
    def calls_per_s(self) -> float:
        """How many calls come in a second."""
        return self.calls / self.interval_s

    @property
    def erlangs(self) -> float:
        """The offered load: how many agents it keeps busy on average where nobody gives up."""
        return self.calls * self.handling_s / self.interval_s


class ErlangC(Struct, frozen=True, kw_only=True):
    """What calls meet where nobody gives up.

    ``p_wait``: share that waits at all. ``average_wait_s``: mean wait of all (ASA); None where the queue
    grows without end, because the load is not less than the agents. ``service_level``: share answered
    within the threshold. ``occupancy``: share of the agents' time that is handling; None without agents.
    """

    p_wait: float
    average_wait_s: float | None
    service_level: float
    occupancy: float | None

    @property
    def stable(self) -> bool:
        """Whether the queue ever comes to an end."""
        return self.average_wait_s is not None


class ErlangA(Struct, frozen=True, kw_only=True):
    """What calls meet where callers give up.

    ``p_wait``: share that waits at all. ``p_abandon``: share that gives up. ``average_wait_s``: mean wait of
    those answered (ASA); None where nobody is. ``wait_of_all_s``: mean wait, answered or not.
    ``mean_queue``: how many wait on average. ``service_level``: answered within the threshold, of the calls
    that did not give up within the short time. ``occupancy``: as under Erlang C.
    """

    p_wait: float
    p_abandon: float
    average_wait_s: float | None
    wait_of_all_s: float
    mean_queue: float
    service_level: float
    occupancy: float | None


def erlang_b(erlangs: float, agents: int) -> float:
    """The share of time in which all agents are busy where nobody can wait.

    By the recursion B(0) = 1, B(n) = a·B(n−1) / (n + a·B(n−1)), which no load makes overflow.
    """
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = erlangs * blocked / (n + erlangs * blocked)
    return blocked


def erlang_c(load: Load, agents: int, within_s: float) -> ErlangC:
    """P(wait) = n·B / (n − a·(1 − B)); the wait of those who wait is exponential with rate (n − a) / AHT."""
    a = load.erlangs
    if not agents:
        return ErlangC(p_wait=1.0, average_wait_s=None, service_level=0.0, occupancy=None)
    if a >= agents:
        return ErlangC(p_wait=1.0, average_wait_s=None, service_level=0.0, occupancy=1.0)
    if not a:
        return ErlangC(p_wait=0.0, average_wait_s=0.0, service_level=1.0, occupancy=0.0)
    blocked, free = erlang_b(a, agents), agents - a
    p_wait = agents * blocked / (free + a * blocked)
    return ErlangC(
        p_wait=p_wait,
        average_wait_s=p_wait * load.handling_s / free,
        service_level=1 - p_wait * exp(-free * within_s / load.handling_s),
        occupancy=a / agents,
    )


def erlang_a(load: Load, agents: int, patience_s: float, within_s: float, short_s: float = 0.0) -> ErlangA:
    """The birth-death series of the number present: calls come at λ, n busy agents and q callers in the
    queue let go of them at n/AHT + q/patience.

    ``patience_s``: mean patience. ``short_s``: who gives up within it is left out of the service level.
    """
    if not (patience_s > 0 and isfinite(patience_s)):
        raise ValueError(
            "patience is longer than 0 s, and it ends: Erlang C is for callers who never give up"
        )
    if not agents:
        queue = load.calls_per_s * patience_s
        return ErlangA(
            p_wait=1.0, p_abandon=1.0, average_wait_s=None, wait_of_all_s=patience_s,
            mean_queue=queue, service_level=0.0, occupancy=None,
        )  # fmt: skip
    if not load.erlangs:
        return ErlangA(
            p_wait=0.0, p_abandon=0.0, average_wait_s=0.0, wait_of_all_s=0.0,
            mean_queue=0.0, service_level=1.0, occupancy=0.0,
        )  # fmt: skip
    return _Line(load, agents, patience_s).meets(within_s, short_s)


class _Line:
    """A line in balance.

    ``_free``: the probability that a call finds a free agent; ``_ahead[k]``: that it finds none, and k
    callers who wait already. ``_pace``: calls that all agents take while the patience of one caller lasts.
    """

    def __init__(self, load: Load, agents: int, patience_s: float) -> None:
        self._load, self._agents, self._patience_s = load, agents, patience_s
        self._pace = agents * patience_s / load.handling_s
        self._free, self._ahead = _balance(load.erlangs, agents, load.handling_s / patience_s)

    def meets(self, within_s: float, short_s: float) -> ErlangA:
        """What calls meet in this line."""
        mean_queue = fsum(k * p for k, p in enumerate(self._ahead))
        wait_of_all_s = mean_queue / self._load.calls_per_s
        p_abandon = wait_of_all_s / self._patience_s
        answered = self._free + fsum(p * self._stays(k) for k, p in enumerate(self._ahead))
        in_time = self._free + self._answered_within(within_s)
        return ErlangA(
            p_wait=fsum(self._ahead),
            p_abandon=p_abandon,
            average_wait_s=self._waited_s() / answered,
            wait_of_all_s=wait_of_all_s,
            mean_queue=mean_queue,
            service_level=min(in_time / self._outlasting(short_s), 1.0),
            occupancy=min(self._load.erlangs * answered / self._agents, 1.0),
        )

    def _stays(self, ahead: int) -> float:
        """The chance of being answered at all with so many callers ahead."""
        return self._pace / (self._pace + ahead + 1)

    def _turns(self, within_s: float, pace: float) -> Iterator[float]:
        return _turns(within_s / self._patience_s, pace, len(self._ahead))

    def _answered_within(self, within_s: float) -> float:
        """The share of calls that wait and are answered within the time."""
        turns = enumerate(zip(self._ahead, self._turns(within_s, self._pace + 1), strict=False))
        return fsum(p * turn * self._stays(k) for k, (p, turn) in turns)

    def _outlasting(self, short_s: float) -> float:
        """The share of calls not given up within the time: answered in it, or still waiting after it."""
        turns = zip(self._ahead, self._turns(short_s, self._pace), strict=False)
        not_called_up = fsum(self._ahead) - fsum(p * turn for p, turn in turns)
        still_waiting = exp(-short_s / self._patience_s) * max(not_called_up, 0.0)
        return self._free + self._answered_within(short_s) + still_waiting

    def _waited_s(self) -> float:
        """The wait of those answered, spread over all calls.

        Who has k ahead waits for k + 1 departures, the i-th from the end at a rate of n/AHT + i/patience once
        it is known that the caller stays.
        """
        total = expected = 0.0
        for k, p in enumerate(self._ahead):
            expected += self._patience_s / (self._pace + k + 1)
            total += p * self._stays(k) * expected
        return total


def _balance(erlangs: float, agents: int, leaving: float) -> tuple[float, list[float]]:
    """The probability of a free agent, and those of all agents busy and 0, 1, 2 … callers waiting.

    Worked out from the commonest state to both sides, so that nothing overflows and all that is left out is
    rarer than ``_TINY``. ``leaving``: mean handling over mean patience.
    """

    def departures(present: int) -> float:
        return min(present, agents) + max(present - agents, 0) * leaving

    top = floor(erlangs) if erlangs < agents else agents + floor((erlangs - agents) / leaving)
    upward = _falling(erlangs / departures(present + 1) for present in count(top))
    downward = _falling(departures(present) / erlangs for present in range(top, 0, -1))
    lowest = top - len(downward)
    states = [0.0] * lowest + [*reversed(downward), 1.0, *upward]
    total = fsum(states)
    return fsum(states[:agents]) / total, [state / total for state in states[agents:]]


def _falling(ratios: Iterator[float]) -> list[float]:
    """The running products of ratios that fall from about 1, as long as they count."""
    weight, weights = 1.0, []
    for ratio in ratios:
        weight *= ratio
        if weight < _TINY:
            break
        weights.append(weight)
    return weights


def _turns(time: float, pace: float, size: int) -> Iterator[float]:
    """The chance that the turn of a caller with 0, 1, 2 … ahead has come by a time (in mean patiences).

    Departures ahead of a caller come at rates pace, pace + 1 … pace + k (per mean patience); their sum is at
    most t with probability I(1 − e^−t; k + 1, pace), the regularised incomplete beta function, here as the
    upper tail of a negative binomial distribution. Logarithms keep its first terms from vanishing.
    """
    if time <= 0:
        return
    reached, term, left = -expm1(-time), -pace * time, -expm1(-pace * time)
    for k in range(size):
        yield left
        ratio = reached * (pace + k) / (k + 1)
        term += log(ratio)
        left = max(left - exp(term), 0.0)
        if ratio < 1 and exp(term) < _TINY:
            return
