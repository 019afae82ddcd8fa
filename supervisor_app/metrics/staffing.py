"""How many agents a load needs and how many were missing: by Erlang C or, with a patience, Erlang A."""

from math import ceil

from msgspec import Struct

from supervisor_app.metrics.erlang import ErlangA, ErlangC, Load, erlang_a, erlang_c

_SLACK = 1e-12
"""Binary fractions of a decimal limit (0.85) may lie this far beside it."""


class StaffingTarget(Struct, frozen=True, kw_only=True):
    """What a staff has to reach.

    ``service_level``: this share answered within ``within_s``. ``max_occupancy``: no busier than this.
    ``patience_s``: mean patience of callers (Erlang A); None: nobody gives up (Erlang C).
    ``max_abandonment``: no larger share gives up; it needs a patience. ``short_s``: who gives up within it
    does not count against the service level.
    """

    service_level: float = 0.8
    within_s: float = 20.0
    max_occupancy: float = 1.0
    patience_s: float | None = None
    max_abandonment: float | None = None
    short_s: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.service_level < 1 and 0 < self.max_occupancy <= 1):
            raise ValueError("a service level lies from 0 to under 1, an occupancy over 0 and up to 1")
        if self.max_abandonment is not None and (self.max_abandonment <= 0 or self.patience_s is None):
            raise ValueError("a limit of abandonment is over 0 and needs the patience of the callers")


def expected(load: Load, target: StaffingTarget, agents: int) -> ErlangA | ErlangC:
    """What calls meet with so many agents, by the model the target names."""
    if target.patience_s is None:
        return erlang_c(load, agents, target.within_s)
    return erlang_a(load, agents, target.patience_s, target.within_s, target.short_s)


def reaches(load: Load, target: StaffingTarget, agents: int) -> bool:
    """Whether so many agents reach the target. Where nothing comes, any number does."""
    if not load.erlangs:
        return True
    met = expected(load, target, agents)
    if met.occupancy is None or met.service_level < target.service_level - _SLACK:
        return False
    if isinstance(met, ErlangC) and not met.stable:
        return False
    if isinstance(met, ErlangA) and target.max_abandonment is not None:
        return met.occupancy <= target.max_occupancy + _SLACK and met.p_abandon <= target.max_abandonment
    return met.occupancy <= target.max_occupancy + _SLACK


def agents_needed(load: Load, target: StaffingTarget) -> int:
    """The fewest agents that reach the target; 0 where nothing comes. More agents never make it worse."""
    few, enough = -1, 0
    while not reaches(load, target, enough):
        few, enough = enough, max(2 * enough, ceil(load.erlangs), 1)
    while enough - few > 1:
        middle = (few + enough) // 2
        if reaches(load, target, middle):
            enough = middle
        else:
            few = middle
    return enough


def rostered(agents: int, shrinkage: float) -> int:
    """How many to roster so that so many are there, when a share of paid time (breaks, illness) is lost."""
    if not 0 <= shrinkage < 1:
        raise ValueError("shrinkage lies from 0 to under 1")
    return ceil(round(agents / (1 - shrinkage), 9))


def short_of(load: Load, target: StaffingTarget, agents: float) -> int:
    """How many agents were missing in an interval in which so many were there on average; 0: enough."""
    return ceil(max(round(agents_needed(load, target) - agents, 9), 0.0))
