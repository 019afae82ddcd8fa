"""The time left of promises, cut into buckets."""

from math import inf

import numpy as np

from supervisor_app.domain.snapshot import Level, PromiseBucket
from supervisor_app.metrics import members
from supervisor_app.metrics.layout import Mask
from supervisor_app.metrics.view import View

STEP_S = 120
LAST_S = 1800
SOON_S = members.SOON_MS // 1000

_NAMED = {"late": members.late, "within_10_min": members.soon, "rest": members.rest}


def buckets(view: View) -> tuple[PromiseBucket, ...]:
    """Late, then steps of two minutes up to half an hour, then the rest where promises are longer."""
    left = members.left_ms(view)[view.mask(members.waiting_written)]
    edges = [-inf, *(float(edge) for edge in range(0, LAST_S + 1, STEP_S)), inf]
    # The last regular bucket takes its upper edge in: a promise of 30 min that begins now has 30 min left.
    places = np.searchsorted(np.array(edges[1:-1]) * 1000.0, left, side="right")
    places = np.where(left == LAST_S * 1000, len(edges) - 3, places)
    counts = np.bincount(places, minlength=len(edges) - 1)
    made = [_bucket(edges[i], edges[i + 1], int(counts[i])) for i in range(len(edges) - 1)]
    return tuple(made if counts[-1] else made[:-1])


def in_part(view: View, part: str) -> Mask:
    """The written contacts that wait with so much of their promise left; none for an unknown part."""
    if part in _NAMED:
        return view.mask(_NAMED[part])
    low, _, high = part.removesuffix("_min").partition("_to_")
    left = members.left_ms(view)
    mask = view.mask(members.waiting_written)
    if part.startswith("over_"):
        return mask & (left > LAST_S * 1000)
    if not (low.isdecimal() and high.isdecimal()):
        return np.zeros(len(view.rows), np.bool_)
    end = int(high) * 60_000
    before_end = (left <= end) if end == LAST_S * 1000 else (left < end)
    chosen: Mask = mask & (left >= int(low) * 60_000) & before_end
    return chosen


def _bucket(low_s: float, high_s: float, count: int) -> PromiseBucket:
    level = Level.CRIT if high_s <= 0 else Level.WARN if high_s <= SOON_S else Level.NONE
    return PromiseBucket(low_s=low_s, high_s=high_s, count=count, level=level, part=_part(low_s, high_s))


def _part(low_s: float, high_s: float) -> str:
    if high_s <= 0:
        return "late"
    if high_s == inf:
        return f"over_{LAST_S // 60}_min"
    return f"{round(low_s / 60)}_to_{round(high_s / 60)}_min"
