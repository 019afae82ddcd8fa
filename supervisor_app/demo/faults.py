"""How the demo server misbehaves on request: which faults there are, and which of them are on."""

import math
from enum import StrEnum

import msgspec
from msgspec import Struct

from supervisor_app.demo.dice import generator
from supervisor_app.domain.time import SECOND_MS

_LONGEST_S = 600.0
_FARTHEST_S = 86_400.0


def _check(name: str, value: float, least: float, most: float, kind: str) -> None:
    # sums of shares like 0.7 + 0.2 + 0.1 may pass 1 by a rounding
    if not (math.isfinite(value) and least <= value <= most + 1e-9):
        raise ValueError(f"{name} must be {kind} from {least:g} to {most:g}, not {value:g}")


class Faults(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes wrong, and how badly; 0 means not at all. Shares are of all requests, 0 to 1.

    ``latency``: seconds before every answer. ``drip``: every body comes in ten pieces, so many seconds
    apart. ``busy``: share answered by 429, ``down``: by 503, ``drop``: cut off in the middle of the body.
    ``stale``: contacts and live state are those of so many seconds ago. ``skew``: seconds by which its
    clock is ahead (negative: behind). Raises ValueError for what is out of bounds.
    """

    latency: float = 0.0
    drip: float = 0.0
    busy: float = 0.0
    down: float = 0.0
    drop: float = 0.0
    stale: float = 0.0
    skew: float = 0.0

    def __post_init__(self) -> None:
        for name in ("busy", "down", "drop"):
            _check(name, getattr(self, name), 0.0, 1.0, "a share")
        _check("busy, down and drop together", self.busy + self.down + self.drop, 0.0, 1.0, "a share")
        for name in ("latency", "drip"):
            _check(name, getattr(self, name), 0.0, _LONGEST_S, "seconds")
        _check("stale", self.stale, 0.0, _FARTHEST_S, "seconds")
        _check("skew", self.skew, -_FARTHEST_S, _FARTHEST_S, "seconds")


NO_FAULTS = Faults()

_USUAL = Faults(latency=1.5, drip=0.5, busy=0.2, down=0.1, drop=0.1, stale=120.0, skew=90.0)
"""How bad a fault is that is named without a number."""


def parse_faults(words: str) -> Faults:
    """``busy=0.2,latency,drop=0.1`` as faults. Raises ValueError, with one sentence for a person."""
    given: dict[str, float] = {}
    for word in filter(None, (word.strip() for word in words.split(","))):
        name, equals, number = word.partition("=")
        if name not in Faults.__struct_fields__:
            known = ", ".join(Faults.__struct_fields__)
            raise ValueError(f"there is no fault {name[:40]!r}; write one of {known}")
        if name in given:
            raise ValueError(f"{name} is given twice")
        given[name] = _number(name, number) if equals else getattr(_USUAL, name)
    return Faults(**given)


class Fate(StrEnum):
    """What becomes of one request."""

    ANSWERED = "answered"
    BUSY = "busy"
    DOWN = "down"
    DROPPED = "dropped"


class FaultSwitch:
    """The faults in effect. The same seed and requests meet the same fates; switching starts anew."""

    def __init__(self, faults: Faults = NO_FAULTS, seed: int = 1) -> None:
        self._seed = seed
        self.switch(faults)

    @property
    def faults(self) -> Faults:
        """Those in effect."""
        return self._faults

    @property
    def skew_ms(self) -> int:
        """How far the server's clock is ahead."""
        return round(self._faults.skew * SECOND_MS)

    @property
    def shift_ms(self) -> int:
        """How far what it tells is ahead of the present: by its clock, less what it is behind."""
        return self.skew_ms - round(self._faults.stale * SECOND_MS)

    def switch(self, faults: Faults) -> None:
        """From now on these and no others."""
        self._faults = faults
        self._random = generator("faults", self._seed).random
        # the others move a clock and touch no request
        self.troubles_requests = msgspec.structs.replace(faults, stale=0.0, skew=0.0) != NO_FAULTS

    def fate(self) -> Fate:
        """What becomes of the next request."""
        faults, drawn = self._faults, self._random()
        for fate, share in ((Fate.BUSY, faults.busy), (Fate.DOWN, faults.down), (Fate.DROPPED, faults.drop)):
            if drawn < share:
                return fate
            drawn -= share
        return Fate.ANSWERED


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{name} needs a number after the equals sign, not {text[:40]!r}") from None
