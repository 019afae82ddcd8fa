"""What was published, as something that an estimate can meet."""

from dataclasses import dataclass
from typing import Protocol

from tests.operators.estimates import Estimate

ERRORS = 3.0
"""How many standard errors are left to chance."""


class Expected(Protocol):
    """Judges an estimate: whether it meets what was published, and within what tolerance."""

    def met_by(self, estimate: Estimate) -> bool:
        """Whether it does."""

    def tolerance(self, estimate: Estimate) -> str:
        """In words."""


@dataclass(frozen=True)
class Near:
    """A value; ``within``: part of it that calibration may be off, beside what is left to chance."""

    value: float
    within: float = 0.03

    def met_by(self, estimate: Estimate) -> bool:
        return estimate.value is not None and abs(estimate.value - self.value) <= self._slack(estimate)

    def tolerance(self, estimate: Estimate) -> str:
        return f"± {plain(self._slack(estimate))}"

    def _slack(self, estimate: Estimate) -> float:
        return ERRORS * estimate.error + self.within * abs(self.value)


@dataclass(frozen=True)
class Between:
    """A range."""

    low: float
    high: float

    def met_by(self, estimate: Estimate) -> bool:
        slack = ERRORS * estimate.error
        return estimate.value is not None and self.low - slack <= estimate.value <= self.high + slack

    def tolerance(self, estimate: Estimate) -> str:
        return f"± {plain(ERRORS * estimate.error)}"


@dataclass(frozen=True)
class Above:
    """More than a value, by more than chance."""

    value: float

    def met_by(self, estimate: Estimate) -> bool:
        return estimate.value is not None and estimate.value - ERRORS * estimate.error > self.value

    def tolerance(self, estimate: Estimate) -> str:
        return f"> {plain(self.value)} + {plain(ERRORS * estimate.error)}"


@dataclass(frozen=True)
class Below:
    """Less than a value, by more than chance."""

    value: float

    def met_by(self, estimate: Estimate) -> bool:
        return estimate.value is not None and estimate.value + ERRORS * estimate.error < self.value

    def tolerance(self, estimate: Estimate) -> str:
        return f"< {plain(self.value)} − {plain(ERRORS * estimate.error)}"


@dataclass(frozen=True)
class AtLeast:
    """At least as many; nothing is left to chance."""

    value: float

    def met_by(self, estimate: Estimate) -> bool:
        return estimate.value is not None and estimate.value >= self.value

    def tolerance(self, estimate: Estimate) -> str:
        return f"≥ {plain(self.value)}"


def plain(value: float) -> str:
    """A number in four digits at most."""
    return f"{value:.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
