"""Runs that take turns, so that a slow moment of the machine falls on all; medians and their spread."""

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple


class Timing(NamedTuple):
    """Seconds of one piece of work: the median of its runs, the least and the most."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, runs: Sequence[float]) -> "Timing":
        """The median, the least and the most of some runs."""
        return cls(median(runs), min(runs), max(runs))


def alternating(work: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Timing]:
    """The timings of pieces of work that give their own seconds, each run once a round."""
    seconds: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, run in work.items():
            gc.collect()
            seconds[name].append(run())
    return {name: Timing.of(told) for name, told in seconds.items()}


def timed(work: Callable[[], object]) -> float:
    """The seconds that work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a head, the first column to the left and the rest to the right."""
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join((row[0].ljust(widths[0]), *cells)))
    return "\n".join(lines)
