"""Whether what was counted can have come about by a chance that is told."""

import math
from collections.abc import Sequence

_SIGMAS = 4.0


def is_share(met: int, n: int, share: float) -> bool:
    """Whether ``met`` of ``n`` is what a chance of ``share`` gives."""
    return n > 0 and abs(met / n - share) <= _SIGMAS * math.sqrt(share * (1 - share) / n) + 1e-9


def is_count(found: int, expected: float) -> bool:
    """Whether so many events are found where a Poisson process expects ``expected``."""
    return abs(found - expected) <= _SIGMAS * math.sqrt(expected) + 1


def batch_interval(values: Sequence[float], batches: int = 20) -> tuple[float, float]:
    """The mean of a long run and the half width within which the true one lies, by batch means."""
    size = len(values) // batches
    means = [sum(values[i * size : (i + 1) * size]) / size for i in range(batches)]
    mean = sum(means) / batches
    spread = math.sqrt(sum((m - mean) ** 2 for m in means) / (batches - 1) / batches)
    return mean, 3.5 * spread  # Student's t of 19 degrees at 99.8 %
