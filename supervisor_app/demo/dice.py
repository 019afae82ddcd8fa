"""Repeatable randomness: one generator per purpose, so that a change in one cause leaves the others alone."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from random import Random

from supervisor_app.demo.plans import Spread

Draw = Callable[[], int]
"""Draws a duration in milliseconds."""


def generator(*parts: object) -> Random:
    """A generator that depends on nothing but the words given."""
    return Random("/".join(map(str, parts)))


def drawer(spread: Spread, rng: Random) -> Draw:
    """A function that draws durations of this spread, in milliseconds."""
    mean_ms = spread.mean_s * 1000.0
    if spread.law == "fixed" or mean_ms <= 0:
        fixed = int(mean_ms)
        return lambda: fixed
    if spread.law == "exponential":
        exponential, rate = rng.expovariate, 1.0 / mean_ms
        return lambda: int(exponential(rate))
    variance = math.log1p(spread.cv * spread.cv)
    mu, sigma, gauss, exp = math.log(mean_ms) - variance / 2, math.sqrt(variance), rng.gauss, math.exp
    return lambda: int(exp(gauss(mu, sigma)))


def picker(weights: dict[str, float], rng: Random) -> Callable[[], str]:
    """A function that picks one of the keys, each as often as its weight says."""
    keys: Sequence[str] = tuple(weights)
    total, bounds = 0.0, []
    for weight in weights.values():
        total += weight
        bounds.append(total)
    random, last = rng.random, len(keys) - 1
    return lambda: keys[min(bisect_right(bounds, random() * total), last)]


def poisson(mean: float, rng: Random) -> int:
    """How many events of a Poisson process happen where ``mean`` of them are expected."""
    # one gap at a time: exact, and the means here are small
    count, passed = 0, rng.expovariate(1.0)
    while passed < mean:
        count += 1
        passed += rng.expovariate(1.0)
    return count
